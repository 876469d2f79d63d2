"""Compares COCO and BOP exports with the records of their dataset.

    read_exports.py DATASET COCO BOP

Poses: points of the model, projected by the record (docs/conventions.md) and by BOP's K [R|t]. Depth
and masks: each pixel of a mask, taken back into the model's frame by its depth, lies in the model's
box, where models_info.json has one. Run lengths: against the stored masks.
"""

import csv
import json
import pathlib
import struct
import sys
import tarfile
import zlib

import numpy as np


def read_png(data):
    """A grey PNG of 8 or 16 bits as an array."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, body = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        chunk = data[at + 8:at + 8 + size]
        crc, = struct.unpack(">I", data[at + 8 + size:at + 12 + size])
        assert zlib.crc32(kind + chunk) == crc
        if kind == b"IHDR":
            width, height, bits, colour = struct.unpack(">IIBB", chunk[:10])
            assert colour == 0
        elif kind == b"IDAT":
            body += chunk
        at += 12 + size
    step = bits // 8
    rows = np.frombuffer(zlib.decompress(body), np.uint8).reshape(height, 1 + width * step)
    out = np.zeros((height, width * step), np.int64)
    for y in range(height):
        line, above = rows[y, 1:].astype(np.int64), out[y - 1] if y else np.zeros(width * step, int)
        for x in range(width * step):
            left = out[y, x - step] if x >= step else 0
            corner = above[x - step] if x >= step else 0
            out[y, x] = (line[x] + predict(rows[y, 0], left, above[x], corner)) & 255
    return out if step == 1 else out[:, ::2] * 256 + out[:, 1::2]


def predict(kind, left, above, corner):
    if kind == 4:
        guess = left + above - corner
        distances = [abs(guess - v) for v in (left, above, corner)]
        return (left, above, corner)[distances.index(min(distances))]
    return (0, left, above, (left + above) // 2)[kind]


def decode(counts, size):
    runs, at = [], 0
    while at < len(counts):
        value, shift, more = 0, 0, True
        while more:
            digit = ord(counts[at]) - 48
            at += 1
            value |= (digit & 31) << shift
            shift += 5
            more = bool(digit & 32)
            if not more and digit & 16:
                value -= 1 << shift
        runs.append(value + (runs[-2] if len(runs) > 2 else 0))
    return np.repeat(np.arange(len(runs)) % 2, runs).reshape(size[1], size[0]).T


def read_dataset(folder):
    """Records and masks by index."""
    records, masks = {}, {}
    for path in sorted((folder / "shards").glob("*.tar")):
        archive = tarfile.open(path)
        for member in archive:
            data = archive.extractfile(member).read()
            key, extension = member.name.split(".", 1)
            if extension == "json":
                records[int(key)] = json.loads(data)
            elif extension == "mask.png":
                masks[int(key)] = data
    return records, masks


def check_coco(folder, records, masks):
    seen = 0
    for path in sorted((folder / "annotations").glob("instances_*.json")):
        tree = json.loads(path.read_text())
        names = {c["id"]: c["name"] for c in tree["categories"]}
        files = {i["id"]: i["file_name"] for i in tree["images"]}
        for a in tree["annotations"]:
            record = records[a["image_id"]]
            assert record["split"] == path.stem.split("_", 1)[1]
            assert names[a["category_id"]] == record["class"]
            assert (folder / "images" / files[a["image_id"]]).is_file()
            mask = decode(a["segmentation"]["counts"], a["segmentation"]["size"])
            assert (mask == (read_png(masks[a["image_id"]]) > 0)).all()
            ys, xs = np.nonzero(mask)
            corner = [int(xs.min()), int(ys.min())]
            assert a["bbox"] == corner + [int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1]
            assert a["area"] == mask.sum() == record["mask_pixels"]
            assert a["turntable"]["factors"] == record["factors"]
            seen += 1
    assert seen == len(records), (seen, len(records))


def project_record(record, points):
    """By docs/conventions.md; pixel centres at half integers."""
    to_world = np.array(record["object_to_world"]).reshape(4, 4)
    camera = np.array(record["camera_to_world"]).reshape(4, 4)
    homogeneous = np.c_[points, np.ones(len(points))]
    seen = (np.linalg.inv(camera) @ to_world @ homogeneous.T).T
    fx, fy, cx, cy = record["intrinsics"]
    depth = -seen[:, 2]
    return np.c_[cx + fx * seen[:, 0] / depth, cy - fy * seen[:, 1] / depth]


def check_depth(scene, view, gt, camera, box):
    """Pixels of the mask, taken back by depth and pose, lie on or in the model's box."""
    mask = read_png((scene / "mask_visib" / f"{view:06}_000000.png").read_bytes()) > 0
    depth = read_png((scene / "depth" / f"{view:06}.png").read_bytes()) * camera["depth_scale"]
    ys, xs = np.nonzero(mask)
    k = np.array(camera["cam_K"]).reshape(3, 3)
    z = depth[ys, xs]
    assert (z > 0).all()
    points = np.linalg.inv(k) @ np.stack([xs, ys, np.ones(len(xs))]) * z
    rotation = np.array(gt["cam_R_m2c"]).reshape(3, 3)
    model = (rotation.T @ (points - np.array(gt["cam_t_m2c"])[:, None])).T
    low = np.array([box["min_x"], box["min_y"], box["min_z"]])
    high = low + [box["size_x"], box["size_y"], box["size_z"]]
    slack = 1.0  # mm, of a model 1000 mm across: steps of the depth, and the box's own rounding
    assert (model > low - slack).all() and (model < high + slack).all(), (scene, view)


def check_bop(folder, records):
    boxes = json.loads((folder / "models" / "models_info.json").read_text())
    objects = {row["obj_id"]: row for row in csv.DictReader((folder / "objects.csv").open())}
    points = np.random.default_rng(1).uniform(-0.5, 0.5, (50, 3))
    seen = 0
    for scene in sorted(folder.glob("*/0*")):
        cameras = json.loads((scene / "scene_camera.json").read_text())
        infos = json.loads((scene / "scene_gt_info.json").read_text())
        for view, (gt,) in json.loads((scene / "scene_gt.json").read_text()).items():
            record, camera, (info,) = records[gt["sample"]], cameras[view], infos[view]
            assert int(view) == record["view"]
            assert objects[str(gt["obj_id"])]["object"] == record["object"]
            pose = np.c_[np.array(gt["cam_R_m2c"]).reshape(3, 3), gt["cam_t_m2c"]]
            shown = np.array(camera["cam_K"]).reshape(3, 3) @ pose @ np.c_[
                points * 1000.0, np.ones(len(points))].T
            shown = (shown[:2] / shown[2]).T + 0.5
            assert np.abs(shown - project_record(record, points)).max() < 1e-8
            assert info["px_count_visib"] == record["mask_pixels"]
            assert abs(np.linalg.det(pose[:, :3]) - 1.0) < 1e-12
            if str(gt["obj_id"]) in boxes:
                check_depth(scene, int(view), gt, camera, boxes[str(gt["obj_id"])])
            seen += 1
    assert seen == len(records), (seen, len(records))


def main():
    dataset, coco, bop = map(pathlib.Path, sys.argv[1:])
    records, masks = read_dataset(dataset)
    check_coco(coco, records, masks)
    check_bop(bop, records)


main()
