"""Trains a small network on procedural instances, then names held-out instances and real meshes.

recognise.py TRAIN_SET TEST_SET REAL_SET [--epochs N] [--seed S]

The network sees views of the training instances alone. Reported, each with a Wilson interval of
95 % over objects: canonical views of held-out instances among all classes; canonical views of the
real meshes of the classes that both have, where the network chooses among all of its classes, and
among the shared ones only. Chance is 1 / classes; for the real meshes also the accuracy that naming
the commonest class would have, and the mean over classes, which common ones do not dominate.
"""

import argparse
import math
import time

import numpy as np
import torch
from torch import nn

import sets


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs))
        self.shortcut = nn.Sequential() if stride == 1 and inputs == outputs else nn.Sequential(
            nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return torch.relu(self.body(x) + self.shortcut(x))


def network(classes, width=32):
    return nn.Sequential(
        nn.Conv2d(3, width, 5, 2, 2, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
        Block(width, 2 * width, 2), Block(2 * width, 4 * width, 2), Block(4 * width, 8 * width, 2),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(8 * width, classes))


def tensor(images):
    return torch.from_numpy(images).permute(0, 3, 1, 2).float().div_(127.5).sub_(1.0)


def jittered(batch, generator):
    """Shifted, mirrored, brighter or darker, now and then without colour."""
    n = batch.shape[0]
    batch = nn.functional.pad(batch, (6, 6, 6, 6), mode="replicate")
    x, y = torch.randint(0, 13, (2,), generator=generator).tolist()
    batch = batch[:, :, y:y + 64, x:x + 64]
    flip = torch.rand(n, generator=generator) < 0.5
    batch = torch.where(flip[:, None, None, None], batch.flip(3), batch)
    gain = 0.75 + 0.5 * torch.rand(n, 1, 1, 1, generator=generator)
    tint = 0.85 + 0.3 * torch.rand(n, 3, 1, 1, generator=generator)
    grey = (torch.rand(n, 1, 1, 1, generator=generator) < 0.25).float()
    batch = grey * batch.mean(1, keepdim=True) + (1 - grey) * batch
    return ((batch + 1) * gain * tint - 1).clamp(-1, 1)


def train(images, labels, classes, epochs, seed):
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    net = network(classes)
    steps = epochs * math.ceil(len(images) / 128)
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=0.2, total_steps=steps)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.1)
    for epoch in range(epochs):
        begin, total, right = time.time(), 0.0, 0
        net.train()
        for rows in torch.randperm(len(images), generator=generator).split(128):
            output = net(jittered(tensor(images[rows.numpy()]), generator))
            loss = loss_of(output, labels[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item() * len(rows)
            right += (output.argmax(1) == labels[rows]).sum().item()
        print(f"epoch {epoch + 1}/{epochs}: loss {total / len(images):.3f}, "
              f"{100 * right / len(images):.1f} % right, {time.time() - begin:.0f} s", flush=True)
    return net.eval()


def outputs(net, images):
    with torch.no_grad():
        return torch.cat([net(tensor(part)) for part in np.array_split(images, max(1, len(images) // 256))])


def wilson(right, n, z=1.96):
    share = right / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return f"{100 * share:.1f} % [{100 * (middle - half):.1f}, {100 * (middle + half):.1f}] of {n}"


def per_class(predicted, truth, names):
    return {name: float((predicted[truth == i] == i).mean())
            for i, name in enumerate(names) if (truth == i).any()}


def report(title, predicted, truth, names, chance):
    print(f"{title}: {wilson(int((predicted == truth).sum()), len(truth))}; chance {100 * chance:.1f} %")
    shares = per_class(predicted, truth, names)
    print(f"  mean over {len(shares)} classes {100 * np.mean(list(shares.values())):.1f} %; commonest class "
          f"{100 * np.bincount(truth).max() / len(truth):.1f} %")
    return shares


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("train"), parser.add_argument("test"), parser.add_argument("real")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    torch.set_num_threads(torch.get_num_threads() if torch.get_num_threads() > 1 else 2)

    images, _, classes, objects = sets.load(arguments.train)
    names = sorted(set(classes))
    index = {name: i for i, name in enumerate(names)}
    labels = torch.tensor([index[c] for c in classes])
    print(f"{len(images)} pictures of {len(set(objects))} instances, {len(names)} classes")
    net = train(images, labels, len(names), arguments.epochs, arguments.seed)

    images, _, classes, _ = sets.load(arguments.test, canonical_only=True)
    truth = np.array([index[c] for c in classes])
    predicted = outputs(net, images).argmax(1).numpy()
    shares = report("held-out instances, canonical view", predicted, truth, names, 1 / len(names))
    for name, share in sorted(shares.items(), key=lambda item: item[1])[:12]:
        wrong = predicted[(truth == index[name]) & (predicted != index[name])]
        taken = names[np.bincount(wrong).argmax()] if len(wrong) else "-"
        print(f"  {name:20} {100 * share:5.1f} %  most often taken for {taken}")

    images, _, classes, _ = sets.load(arguments.real, classes=index, canonical_only=True)
    truth = np.array([index[c] for c in classes])
    scores = outputs(net, images)
    shares = report("real meshes, all classes to choose from", scores.argmax(1).numpy(), truth, names, 1 / len(names))
    shared = sorted(set(truth))
    among = np.array(shared)[scores[:, shared].argmax(1).numpy()]
    shares = report(f"real meshes, the {len(shared)} shared classes to choose from", among, truth, names, 1 / len(shared))
    for name, share in sorted(shares.items(), key=lambda item: -(truth == index[item[0]]).sum())[:20]:
        print(f"  {name:20} {100 * share:5.1f} % of {(truth == index[name]).sum()}")


if __name__ == "__main__":
    main()
