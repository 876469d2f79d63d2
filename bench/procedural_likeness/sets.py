"""Reads a dataset folder of Turntable: pictures, masks and labels, straight from its shards."""

import io
import json
import pathlib
import tarfile

import numpy as np
from PIL import Image


def records(folder):
    """Yields (record, {extension: bytes}) of all samples, in order."""
    for shard in sorted(pathlib.Path(folder, "shards").glob("*.tar")):
        with tarfile.open(shard) as archive:
            files = {}
            key = None
            for member in archive:
                name, extension = member.name.split(".", 1)
                if name != key and files:
                    yield json.loads(files["json"]), files
                    files = {}
                key = name
                files[extension] = archive.extractfile(member).read()
            if files:
                yield json.loads(files["json"]), files


def pixels(data):
    return np.asarray(Image.open(io.BytesIO(data)))


def load(folder, classes=None, canonical_only=False):
    """Images (N, H, W, 3) uint8, masks (N, H, W) bool, class names and objects, each a list of N."""
    images, masks, names, objects = [], [], [], []
    for record, files in records(folder):
        if classes is not None and record["class"] not in classes:
            continue
        if canonical_only and record["cell"] != "canonical":
            continue
        images.append(pixels(files["jpg"]))
        masks.append(pixels(files["mask.png"]) > 127)
        names.append(record["class"])
        objects.append(record["object"])
    if not images:
        raise SystemExit(f"{folder}: no samples of the classes asked for")
    return np.stack(images), np.stack(masks), names, objects
