#!/usr/bin/env python3
"""The 24 views that bench/against_blender renders with both programs.

    make_scenes.py MODELS.tsv ARCHIVES OUT

Writes OUT/scenes.json (name, archive, model, the seven latents of 3DIEBench, drawn from its laws
with a fixed seed) and unpacks each model to OUT/models/<class>/<model>/, the layout "folders".
"""

import csv
import json
import math
import pathlib
import random
import sys
import zipfile

SEED = 20221101
VIEWS = 2


def draw_latents(rng):
    """Angles about X, Y, Z; floor hue; the spot's polar angle and azimuth; its hue."""
    return [
        rng.uniform(-math.pi / 2, math.pi / 2),
        rng.uniform(-math.pi / 2, math.pi / 2),
        rng.uniform(-math.pi / 2, math.pi / 2),
        rng.uniform(0, 1),
        rng.uniform(0, math.pi / 4),
        rng.uniform(0, 2 * math.pi),
        rng.uniform(0, 1),
    ]


def unpack(archive, model, target):
    """The model's own folder: its OBJ, MTL and textures."""
    folder = str(pathlib.PurePosixPath(model).parent) + "/"
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            if name.startswith(folder) and not name.endswith("/"):
                path = target / name[len(folder):]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(packed.read(name))


def main():
    table, archives, out = (pathlib.Path(argument) for argument in sys.argv[1:4])
    rng = random.Random(SEED)
    scenes = []
    with table.open() as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            stem = pathlib.PurePosixPath(row["model"]).stem
            unpack(archives / f"{row['archive']}.sh3f", row["model"],
                   out / "models" / row["class"] / stem)
            for view in range(VIEWS):
                scenes.append({
                    "name": f"{row['class']}_{view}",
                    "archive": row["archive"],
                    "model": row["model"],
                    "unpacked": f"models/{row['class']}/{stem}/{stem}.obj",
                    "latent": draw_latents(rng),
                })
    (out / "scenes.json").write_text(json.dumps(scenes, indent=1) + "\n")


if __name__ == "__main__":
    main()
