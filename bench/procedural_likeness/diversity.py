"""How unlike each other the instances of a class are, against the real meshes of that class.

diversity.py TEST_SET REAL_SET [MODEL.pt]

For each class that both sets have at least three objects of, over all pairs of objects in their
canonical view: the mean cosine distance between embeddings, and the mean intersection over union
of silhouettes that are centred and scaled to one box. A small distance and a large IoU mean
copies. The embedding is the last hidden layer of an ImageNet network (TorchScript, 224 px, input
(x / 255 - 0.5) / 0.5); without one the colour-free picture itself, 32 x 32, mean removed.
"""

import argparse
import itertools

import numpy as np
import torch
from PIL import Image

import sets


def silhouette(mask, side=48):
    rows, columns = np.where(mask)
    if len(rows) == 0:
        return np.zeros((side, side), bool)
    cut = mask[rows.min():rows.max() + 1, columns.min():columns.max() + 1]
    scale = side / max(cut.shape)
    size = [max(1, round(s * scale)) for s in cut.shape]
    small = np.asarray(Image.fromarray(cut).resize((size[1], size[0]), Image.NEAREST))
    out = np.zeros((side, side), bool)
    top, left = (side - size[0]) // 2, (side - size[1]) // 2
    out[top:top + size[0], left:left + size[1]] = small
    return out


def embeddings(images, model):
    if model is None:
        small = [np.asarray(Image.fromarray(i).convert("L").resize((32, 32), Image.BOX), float).ravel()
                 for i in images]
        flat = np.stack(small)
        return flat - flat.mean(1, keepdims=True)
    network = torch.jit.load(model).eval()
    out = []
    with torch.no_grad():
        for image in images:
            big = np.asarray(Image.fromarray(image).resize((224, 224), Image.BICUBIC), np.float32)
            x = torch.from_numpy((big / 255.0 - 0.5) / 0.5).permute(2, 0, 1)[None]
            out.append(network(x)[0].numpy())
    flat = np.stack(out)
    return flat - flat.mean(0, keepdims=True)


def spread(vectors, masks):
    """Mean cosine distance and mean IoU over all pairs."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    pairs = list(itertools.combinations(range(len(unit)), 2))
    distance = np.mean([1 - unit[a] @ unit[b] for a, b in pairs])
    iou = np.mean([(masks[a] & masks[b]).sum() / max(1, (masks[a] | masks[b]).sum()) for a, b in pairs])
    return distance, iou


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("test"), parser.add_argument("real")
    parser.add_argument("model", nargs="?")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    both = {}
    for side, folder in (("procedural", arguments.test), ("real", arguments.real)):
        images, masks, classes, _ = sets.load(folder, canonical_only=True)
        both[side] = (images, [silhouette(m) for m in masks], np.array(classes))
    # One mean for both, so that neither set's own centre makes its distances larger.
    all_images = np.concatenate([both["procedural"][0], both["real"][0]])
    vectors = embeddings(all_images, arguments.model)
    cut = len(both["procedural"][0])
    parts = {"procedural": vectors[:cut], "real": vectors[cut:]}
    print(f"{'class':20} {'objects':>13}   {'cosine distance':>21}   {'silhouette IoU':>21}")
    print(f"{'':20} {'proc.':>6} {'real':>6}   {'proc.':>10} {'real':>10}   {'proc.':>10} {'real':>10}")
    ratios = []
    for name in sorted(set(both["procedural"][2]) & set(both["real"][2])):
        row = {}
        for side in both:
            chosen = np.where(both[side][2] == name)[0]
            row[side] = (len(chosen), *spread(parts[side][chosen], [both[side][1][i] for i in chosen])) \
                if len(chosen) >= 3 else None
        if None in row.values():
            continue
        p, r = row["procedural"], row["real"]
        ratios.append((p[1] / r[1], p[2] / r[2]))
        print(f"{name:20} {p[0]:6} {r[0]:6}   {p[1]:10.3f} {r[1]:10.3f}   {p[2]:10.3f} {r[2]:10.3f}")
    if ratios:
        middle = np.exp(np.mean(np.log(ratios), axis=0))
        print(f"geometric mean of procedural / real over {len(ratios)} classes: distance {middle[0]:.2f}, IoU {middle[1]:.2f}")


if __name__ == "__main__":
    main()
