#!/usr/bin/env python3
"""The curve of quality against speed from what bench/against_blender left in its folder.

    report.py FOLDER --views 50

Prints a table (also FOLDER/report.md) and writes FOLDER/report.json. Quality is the PSNR of the
8-bit picture, before JPEG, against the same program's converged picture. A rate is images a second
by the wall clock at that many views an object: Cycles' is import plus render, Blender's start and
any JPEG or shard not counted; ours is the whole `turntable generate`, cold with the import added.
"""

import argparse
import json
import pathlib
import platform
import subprocess

import numpy

import png_rows


def psnr(image, reference):
    error = image.astype(float) - reference.astype(float)
    return 10 * numpy.log10(255.0**2 / max(numpy.mean(error**2), 1e-12))


def quality(folder, converged):
    names = sorted(path.name for path in converged.glob("*.png"))
    values = [psnr(png_rows.read(folder / name), png_rows.read(converged / name))
              for name in names]
    return {"views": len(values), "psnr_mean": float(numpy.mean(values)),
            "psnr_min": float(min(values))}


def cycles_row(folder, scenes, views):
    """Seconds an object = import + views times the mean of its renders here."""
    timings = json.loads((folder / "timings.json").read_text())
    total = 0.0
    for model, seconds in timings["imports"].items():
        renders = [timings["renders"][scene["name"]] for scene in scenes
                   if scene["model"] == model]
        total += seconds + views * sum(renders) / len(renders)
    rate = len(timings["imports"]) * views / total
    render_rate = len(timings["renders"]) / sum(timings["renders"].values())
    return {"images_per_second": rate, "render_only_images_per_second": render_rate}


def our_row(folder, import_seconds, images):
    seconds = float((folder / "generate.seconds").read_text())
    return {"images_per_second": images / seconds,
            "cold_images_per_second": images / (seconds + import_seconds)}


def cpu_name():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def conditions(folder):
    blender = json.loads((folder / "cycles-100" / "timings.json").read_text())
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True,
                            text=True).stdout.strip()
    return {"cpu": cpu_name(), "threads": blender["threads"], "blender": blender["blender"],
            "commit": commit}


def rows_of(folder, views):
    scenes = json.loads((folder / "scenes.json").read_text())
    objects = len({scene["model"] for scene in scenes})
    name = "cycles-100"
    rows = [{"setting": "Cycles, 100 samples, adaptive 0.01",
             **quality(folder / name, folder / "cycles-converged"),
             **cycles_row(folder / name, scenes, views)}]
    import_seconds = float((folder / "import.seconds").read_text())
    settings = sorted(folder.glob("ours-at-*"), key=lambda path: float(path.name.split("-")[-1]))
    for path in settings:
        target = path.name.split("-")[-1]
        rows.append({"setting": f"ours, noise target {target}",
                     **quality(path, folder / "ours-converged"),
                     **our_row(path, import_seconds, objects * views)})
    base = rows[0]["images_per_second"]
    for row in rows:
        row["ratio"] = row["images_per_second"] / base
    return rows


def table(rows, where):
    lines = [f"{where['cpu']}, {where['threads']} threads, Blender {where['blender']}, "
             f"turntable {where['commit']}", "",
             "| setting | images/s | with import | times Cycles | PSNR mean | min |",
             "|---|---:|---:|---:|---:|---:|"]
    for row in rows:
        cold = row.get("cold_images_per_second")
        lines.append(f"| {row['setting']} | {row['images_per_second']:.3g} | "
                     f"{f'{cold:.3g}' if cold else ''} | {row['ratio']:.1f} | "
                     f"{row['psnr_mean']:.1f} | {row['psnr_min']:.1f} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--views", type=int, default=50)
    arguments = parser.parse_args()
    where = conditions(arguments.folder)
    rows = rows_of(arguments.folder, arguments.views)
    report = {"conditions": where, "views_per_object": arguments.views, "rows": rows}
    (arguments.folder / "report.json").write_text(json.dumps(report, indent=1) + "\n")
    text = table(rows, where)
    (arguments.folder / "report.md").write_text(text)
    print(text, end="")


if __name__ == "__main__":
    main()
