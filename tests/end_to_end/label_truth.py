"""Makes models of known shape, and measures what pictures of them show.

  label_truth.py models FOLDER WHEEL.png    writes three OBJ models and a map
  label_truth.py measure DATASET WHEEL.png  compares every accepted picture with its labels

The models are unions of convex parts (a ball, a box, a chair of boxes), so that their silhouettes
can be worked out exactly here: a part's is the convex hull of its projected vertices.
"""
import io
import json
import math
import os
import sys
import tarfile

import numpy as np
from PIL import Image

# Bounds: what the labels promise.
POSITION_PX = 0.5
SIZE = 0.01
HUE_DEG = 2.0
TURN_DEG = 1.0
SHARE = 0.01
OVERLAP = 0.98
POSE_DEG = 4.0


def box(centre, size):
    c, h = np.asarray(centre, float), np.asarray(size, float) / 2
    corners = [[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
    return c + np.asarray(corners) * h


def ball(rings=48, sectors=96):
    polar = np.linspace(0, math.pi, rings + 1)[1:-1]
    azimuth = np.arange(sectors) * 2 * math.pi / sectors
    rim = [[math.sin(p) * math.cos(a), math.sin(p) * math.sin(a), math.cos(p)]
           for p in polar for a in azimuth]
    return np.vstack([[[0, 0, 1]], rim, [[0, 0, -1]]])


def ball_faces(rings=48, sectors=96):
    ring = lambda r, s: 1 + r * sectors + s % sectors
    last = 1 + (rings - 1) * sectors
    faces = []
    for s in range(sectors):
        faces.append([0, ring(0, s), ring(0, s + 1)])
        faces.append([last, ring(rings - 2, s + 1), ring(rings - 2, s)])
        for r in range(rings - 2):
            faces.append([ring(r, s), ring(r + 1, s), ring(r + 1, s + 1), ring(r, s + 1)])
    return faces


BOX_FACES = [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]


def parts_of(name):
    """Convex parts in source units; the importer scales the whole to a bounding-box diagonal of 1."""
    if name == "ball":
        return [ball()]
    if name == "crate":
        return [box((0, 0, 0), (1.0, 0.7, 0.5))]
    return [box((0, 0, 0.5), (0.5, 0.5, 0.06)), box((0, -0.22, 0.85), (0.5, 0.06, 0.65)),
            box((0.2, 0.2, 0.25), (0.06, 0.06, 0.5)), box((-0.2, 0.2, 0.25), (0.06, 0.06, 0.5)),
            box((0.2, -0.2, 0.25), (0.06, 0.06, 0.5)), box((-0.2, -0.2, 0.25), (0.06, 0.06, 0.5)),
            box((0.22, 0, 0.72), (0.05, 0.45, 0.05))]  # one arm: no symmetry is left


def write_models(folder, wheel):
    for name in ("ball", "crate", "chair"):
        lines, first = ["mtllib model.mtl", "usemtl grey"], 1
        for part in parts_of(name):
            lines += ["v %.9g %.9g %.9g" % tuple(v) for v in part]
            faces = ball_faces() if name == "ball" else BOX_FACES
            lines += ["f " + " ".join(str(first + i) for i in face) for face in faces]
            first += len(part)
        path = os.path.join(folder, name, name)
        os.makedirs(path, exist_ok=True)
        with open(os.path.join(path, "model.obj"), "w") as out:
            out.write("\n".join(lines) + "\n")
        with open(os.path.join(path, "model.mtl"), "w") as out:
            out.write("newmtl grey\nKd 0.6 0.6 0.6\nKs 0 0 0\nillum 1\n")
    # A colour for every azimuth: three incommensurate waves; the brightness tells heights apart.
    azimuth = (np.arange(1024) + 0.5) / 1024 * 2 * math.pi
    row = np.stack([0.5 + 0.35 * np.sin(azimuth + c) * np.cos((2 + c) * azimuth + 2 * c)
                    for c in range(3)], axis=1)
    height = 0.75 + 0.25 * np.cos(np.linspace(0, math.pi, 512))
    Image.fromarray((255 * height[:, None, None] * row[None]).round().astype(np.uint8)).save(wheel)


def read(dataset):
    folder = os.path.join(dataset, "shards")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".tar"):
            continue
        with tarfile.open(os.path.join(folder, name)) as tar:
            files = {m.name: tar.extractfile(m).read() for m in tar.getmembers()}
        for key in sorted({n.split(".")[0] for n in files}):
            picture = np.asarray(Image.open(io.BytesIO(files[key + ".jpg"])).convert("RGB"))
            mask = np.asarray(Image.open(io.BytesIO(files[key + ".mask.png"]))) > 127
            yield json.loads(files[key + ".json"]), picture, mask


def matrix(values):
    return np.asarray(values).reshape(4, 4)


def rotation(q):
    x, y, z, w = q
    return np.array([[1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
                     [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
                     [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)]])


def project(record, world):
    fx, fy, cx, cy = record["intrinsics"]
    to_world = matrix(record["camera_to_world"])
    local = (world - to_world[:3, 3]) @ to_world[:3, :3]
    return np.stack([cx - fx * local[:, 0] / local[:, 2], cy + fy * local[:, 1] / local[:, 2]], 1)


def normalised(name):
    """In the object frame: OBJ files have +Y up, which the importer turns to +Z."""
    parts = [np.stack([p[:, 0], -p[:, 2], p[:, 1]], 1) for p in parts_of(name)]
    every = np.vstack(parts)
    low, high = every.min(0), every.max(0)
    return [(p - (low + high) / 2) / np.linalg.norm(high - low) for p in parts]


def hull(points):
    """Andrew's monotone chain; counter-clockwise in a frame with y up."""
    points = sorted(map(tuple, points))

    def half(walk):
        chain = []
        for p in walk:
            while len(chain) > 1 and ((chain[-1][0] - chain[-2][0]) * (p[1] - chain[-2][1]) -
                                      (chain[-1][1] - chain[-2][1]) * (p[0] - chain[-2][0])) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]
    return np.asarray(half(points) + half(reversed(points)))


def silhouette(record, parts, object_to_world, x0, y0, x1, y1):
    """Pixel centres of [x0, x1) x [y0, y1) that some part covers."""
    seen = np.zeros((y1 - y0, x1 - x0), bool)
    for part in parts:
        world = part @ object_to_world[:3, :3].T + object_to_world[:3, 3]
        outline = hull(project(record, world))
        # Row by row: a convex outline covers one stretch of each.
        rows = np.arange(y0, y1) + 0.5
        left, right = np.full(len(rows), np.inf), np.full(len(rows), -np.inf)
        for a, b in zip(outline, np.roll(outline, -1, axis=0)):
            if a[1] == b[1]:
                continue
            meets = (np.minimum(a[1], b[1]) <= rows) & (rows <= np.maximum(a[1], b[1]))
            u = a[0] + (rows - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            left = np.where(meets, np.minimum(left, u), left)
            right = np.where(meets, np.maximum(right, u), right)
        columns = np.arange(x0, x1) + 0.5
        seen |= (left[:, None] <= columns) & (columns <= right[:, None])
    return seen


def centroid(mask):
    rows, columns = np.nonzero(mask)
    return np.array([columns.mean() + 0.5, rows.mean() + 0.5])


def overlap(a, b):
    return (a & b).sum() / max(1, (a | b).sum())


def linear(code):
    c = code / 255.0
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def hue_of(rgb):
    """Degrees, of linear colour: the hue that HSV gave to the light, whatever grey it fell on."""
    r, g, b = rgb
    high, low = max(rgb), min(rgb)
    if high == r:
        sixth = ((g - b) / (high - low)) % 6
    elif high == g:
        sixth = (b - r) / (high - low) + 2
    else:
        sixth = (r - g) / (high - low) + 4
    return 60 * sixth


def apart(a, b, turn=360.0):
    return abs((a - b + turn / 2) % turn - turn / 2)


def eroded(mask, steps):
    for _ in range(steps):
        padded = np.pad(mask, 1)
        mask = (padded[1:-1, 1:-1] & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] &
                padded[1:-1, 2:])
    return mask


def map_colours(wheel, directions, turn):
    """The map along world directions, its content turned from +X towards +Y by `turn`. The middle
    column looks along +Y; azimuths grow to the left."""
    height, width, _ = wheel.shape
    azimuth = np.arctan2(directions[:, 1], directions[:, 0]) - turn
    x = (0.5 - (azimuth - math.pi / 2) / (2 * math.pi)) % 1.0 * width
    y = np.arccos(np.clip(directions[:, 2], -1, 1)) / math.pi * height
    return wheel[np.minimum(y.astype(int), height - 1), x.astype(int) % width].astype(float)


def measured_turn(record, picture, background, wheel):
    rows, columns = np.nonzero(background)
    pick = np.random.default_rng(1).choice(len(rows), min(len(rows), 1500), replace=False)
    rows, columns = rows[pick], columns[pick]
    fx, fy, cx, cy = record["intrinsics"]
    local = np.stack([(columns + 0.5 - cx) / fx, -(rows + 0.5 - cy) / fy, -np.ones(len(rows))], 1)
    world = local @ matrix(record["camera_to_world"])[:3, :3].T
    world /= np.linalg.norm(world, axis=1, keepdims=True)
    seen = picture[rows, columns].astype(float)
    misfit = lambda degrees: np.abs(map_colours(wheel, world, math.radians(degrees)) - seen).mean()
    best = min(np.arange(0, 360, 3.0), key=misfit)
    return min(np.arange(best - 3, best + 3.01, 0.25), key=misfit)


def measure(dataset, wheel_path):
    wheel = np.asarray(Image.open(wheel_path).convert("RGB"))
    errors = {}

    def note(name, value, bound):
        errors.setdefault(name, (bound, []))[1].append(float(value))

    count = 0
    for record, picture, mask in read(dataset):
        count += 1
        height, width = mask.shape
        parts = normalised(record["class"])
        to_world = matrix(record["object_to_world"])
        every = np.vstack(parts) @ to_world[:3, :3].T + to_world[:3, 3]
        points = project(record, every)
        margin = 260
        wide = silhouette(record, parts, to_world, -margin, -margin, width + margin,
                          height + margin)
        frame = wide[margin:-margin, margin:-margin]
        # What the labels say of one another, recomputed.
        note("position label, px",
             np.abs(project(record, to_world[None, :3, 3])[0] - record["position"]).max(), 1e-3)
        low, high = points.min(0), points.max(0)
        note("full box, px", np.abs(np.concatenate([low, high]) - record["full_box"]).max(), 0.02)
        note("quaternion", np.abs(rotation(record["quaternion"]) * np.cbrt(
            np.linalg.det(to_world[:3, :3])) - to_world[:3, :3]).max(), 1e-9)
        # What the picture shows.
        truncation = 1 - frame.sum() / wide.sum()
        occlusion = 1 - mask.sum() / frame.sum()
        note("truncation", abs(truncation - record.get("truncation", 0)), SHARE)
        note("occlusion", abs(occlusion - record.get("occlusion", 0)), SHARE)
        cover = record["factors"]["cover"]
        if truncation == 0 and cover > 0:
            note("cover asked and got", abs(cover - occlusion), SHARE)
        note("mask outside the silhouette, share", (mask & ~frame).sum() / frame.sum(), 0.02)
        if cover == 0:
            note("overlap of mask and silhouette, lack", 1 - overlap(mask, frame), 1 - OVERLAP)
        if cover == 0 and truncation == 0:
            note("position, px", np.abs(centroid(mask) - centroid(frame)).max(), POSITION_PX)
            rows, columns = np.nonzero(mask)
            longest = max(np.ptp(rows), np.ptp(columns)) + 1
            note("apparent size from the area, ratio",
                 abs(math.sqrt(mask.sum() / wide.sum()) - 1), SIZE)
            note("apparent size from the box, px", abs(longest - record["apparent_size"]), 1.5)
            if record["class"] == "chair":
                note("pose by silhouette, degrees", pose_error(record, parts, to_world, mask),
                     POSE_DEG)
        inner = eroded(mask, 3)
        if inner.sum() > 60 and record["factors"]["light_hue_saturation"] > 0:
            colour = linear(picture[inner]).mean(0)
            note("light hue, degrees",
                 apart(hue_of(colour), 360 * record["factors"]["light_hue"]), HUE_DEG)
        if cover == 0:
            background = eroded(~frame, 4)
            turn = measured_turn(record, picture, background, wheel)
            note("background turn, degrees",
                 apart(turn, math.degrees(record["factors"]["turn"])), TURN_DEG)
    print("%d pictures measured" % count)
    failed = count < 400
    for name, (bound, values) in errors.items():
        worst = max(values)
        failed |= worst > bound or not math.isfinite(worst)
        print("%-40s n %4d  mean %9.2g  most %9.2g  bound %9.2g%s" %
              (name, len(values), sum(values) / len(values), worst, bound,
               "  FAILED" if worst > bound else ""))
    needed = {"position, px", "apparent size from the area, ratio", "light hue, degrees",
              "background turn, degrees", "occlusion", "pose by silhouette, degrees",
              "cover asked and got"}
    for name in needed - set(errors):
        print("nothing measured: " + name)
        failed = True
    return 1 if failed else 0


def pose_error(record, parts, to_world, mask):
    """How far the pose whose silhouette fits best is from the label's, among turns of it by -8 to 8
    degrees about each world axis."""
    best, turned_by = -1.0, 0.0
    height, width = mask.shape
    for axis in range(3):
        for degrees in (-8, -4, -2, 0, 2, 4, 8):
            a = math.radians(degrees)
            i, j = [(1, 2), (2, 0), (0, 1)][axis]
            turn = np.eye(3)
            turn[i, i] = turn[j, j] = math.cos(a)
            turn[i, j], turn[j, i] = -math.sin(a), math.sin(a)
            moved = to_world.copy()
            moved[:3, :3] = turn @ to_world[:3, :3]
            fit = overlap(mask, silhouette(record, parts, moved, 0, 0, width, height))
            if fit > best:
                best, turned_by = fit, abs(degrees)
    return turned_by


if __name__ == "__main__":
    if sys.argv[1] == "models":
        write_models(sys.argv[2], sys.argv[3])
    else:
        sys.exit(measure(sys.argv[2], sys.argv[3]))
