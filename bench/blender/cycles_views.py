"""Renders scenes.json with Cycles as the published 3DIEBench set was rendered.

    blender --background --factory-startup --python cycles_views.py -- SCENES.json OUT \
        [--spp 100] [--adaptive 0.01] [--seed 0] [--resume] [--views N]

Writes OUT/<name>.png (8-bit, Filmic, no dither) and OUT/timings.json: seconds that each import and
each render took, by the wall clock; Blender's own start is not counted. Run inside Blender 3.4;
4.0 and later changed the sun's law and would make another picture.
"""

import argparse
import colorsys
import json
import math
import pathlib
import sys
import time

import bpy
import mathutils

SIZE = 256
FIELD_OF_VIEW = 0.691111  # radians; a 50 mm lens on a 36 mm sensor


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("scenes", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--spp", type=int, default=100)
    parser.add_argument("--adaptive", type=float, default=0.01, help="noise threshold; 0 is off")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true", help="keep pictures that are there")
    parser.add_argument("--views", type=int, default=0, help="only the first N; 0 is all")
    return parser.parse_args(sys.argv[sys.argv.index("--") + 1:])


def set_up_cycles(arguments):
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.samples = arguments.spp
    cycles.seed = arguments.seed
    cycles.use_adaptive_sampling = arguments.adaptive > 0
    if arguments.adaptive > 0:
        cycles.adaptive_threshold = arguments.adaptive
    cycles.use_denoising = False
    cycles.max_bounces = 3
    cycles.diffuse_bounces = 3
    cycles.glossy_bounces = 0
    cycles.transmission_bounces = 0
    cycles.transparent_max_bounces = 8
    cycles.volume_bounces = 0
    scene.render.resolution_x = scene.render.resolution_y = SIZE
    scene.render.resolution_percentage = 100
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_mode = "RGB"
    scene.render.image_settings.color_depth = "8"
    scene.render.dither_intensity = 0.0
    # Keeps the scene's data between the views of one object: the faster choice for Blender.
    scene.render.use_persistent_data = True
    scene.view_settings.view_transform = "Filmic"
    scene.view_settings.look = "None"


def add_world(scene):
    world = bpy.data.worlds.new("world")
    world.use_nodes = True
    background = world.node_tree.nodes["Background"]
    background.inputs["Color"].default_value = (0.05, 0.05, 0.05, 1.0)
    background.inputs["Strength"].default_value = 1.0
    scene.world = world


def add_camera(scene):
    data = bpy.data.cameras.new("camera")
    data.angle = FIELD_OF_VIEW
    data.clip_start, data.clip_end = 0.1, 1000.0
    camera = bpy.data.objects.new("camera", data)
    half = math.sqrt(0.5)
    camera.location = (0.0, 2.5 * half, 2.5 * half)
    camera.rotation_mode = "QUATERNION"
    camera.rotation_quaternion = (-camera.location).to_track_quat("-Z", "Y")
    scene.collection.objects.link(camera)
    scene.camera = camera


def add_floor(scene):
    side = 5000.0
    mesh = bpy.data.meshes.new("floor")
    corners = [(-side, -side, -1), (side, -side, -1), (side, side, -1), (-side, side, -1)]
    mesh.from_pydata(corners, [], [(0, 1, 2, 3)])
    material = bpy.data.materials.new("floor")
    material.use_nodes = False
    mesh.materials.append(material)
    scene.collection.objects.link(bpy.data.objects.new("floor", mesh))
    return material


def add_light(scene, name, kind):
    data = bpy.data.lights.new(name, kind)
    light = bpy.data.objects.new(name, data)
    light.rotation_mode = "QUATERNION"
    scene.collection.objects.link(light)
    return light


def build_stage():
    scene = bpy.context.scene
    for thing in list(bpy.data.objects):
        bpy.data.objects.remove(thing)
    add_world(scene)
    add_camera(scene)
    sun = add_light(scene, "sun", "SUN")
    sun.data.energy = 1.5
    sun.data.angle = math.pi / 2
    spot = add_light(scene, "spot", "SPOT")
    spot.data.energy = 500.0
    spot.data.spot_size = math.pi / 8
    spot.data.spot_blend = 0.15
    spot.data.shadow_soft_size = 0.25
    return add_floor(scene), spot


def used_vertices(thing):
    """World-space vertices that faces use: loose ones do not count for the bounding box."""
    mesh = thing.data
    indices = {index for polygon in mesh.polygons for index in polygon.vertices}
    return [thing.matrix_world @ mesh.vertices[index].co for index in indices]


def import_model(path):
    """Imports an OBJ; returns [(object, rest matrix)], centred and of unit diagonal."""
    before = set(bpy.data.objects)
    bpy.ops.wm.obj_import(filepath=str(path))
    things = [thing for thing in bpy.data.objects if thing not in before]
    for thing in [thing for thing in things if thing.type != "MESH"]:
        things.remove(thing)
        bpy.data.objects.remove(thing)
    bpy.context.view_layer.update()
    points = [point for thing in things for point in used_vertices(thing)]
    low = mathutils.Vector([min(point[axis] for point in points) for axis in range(3)])
    high = mathutils.Vector([max(point[axis] for point in points) for axis in range(3)])
    normalise = mathutils.Matrix.Scale(1.0 / (high - low).length, 4) @ \
        mathutils.Matrix.Translation(-(low + high) / 2.0)
    return [(thing, normalise @ thing.matrix_world) for thing in things]


def remove_model(parts):
    for thing, _ in parts:
        bpy.data.objects.remove(thing)
    bpy.ops.outliner.orphans_purge(do_local_ids=True, do_recursive=True)


def pose(latent, parts, floor, spot):
    x, y, z, floor_hue, theta, phi, spot_hue = latent
    rotation = mathutils.Euler((x, y, z), "XYZ").to_matrix().to_4x4()
    for thing, rest in parts:
        thing.matrix_world = rotation @ rest
    floor.diffuse_color = (*colorsys.hsv_to_rgb(floor_hue, 0.6, 0.6), 1.0)
    spot.data.color = colorsys.hsv_to_rgb(spot_hue, 1.0, 0.8)
    spot.location = (
        4 * math.sin(theta) * math.cos(phi),
        4 * math.sin(theta) * math.sin(phi),
        4 * math.cos(theta),
    )
    spot.rotation_quaternion = (-spot.location).to_track_quat("-Z", "Y")


def render_to(path):
    bpy.context.scene.render.filepath = str(path)
    started = time.perf_counter()
    bpy.ops.render.render(write_still=True)
    return time.perf_counter() - started


def main():
    arguments = parse_arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    set_up_cycles(arguments)
    floor, spot = build_stage()
    scenes = json.loads(arguments.scenes.read_text())
    if arguments.views:
        scenes = scenes[:arguments.views]
    timings = {"spp": arguments.spp, "adaptive": arguments.adaptive,
               "blender": bpy.app.version_string,
               "threads": bpy.context.scene.render.threads, "imports": {}, "renders": {}}
    loaded, parts = None, []
    for scene in scenes:
        picture = arguments.out / f"{scene['name']}.png"
        if arguments.resume and picture.is_file():
            continue
        if scene["model"] != loaded:
            remove_model(parts)
            started = time.perf_counter()
            parts = import_model(arguments.scenes.parent / scene["unpacked"])
            timings["imports"][scene["model"]] = time.perf_counter() - started
            loaded = scene["model"]
        pose(scene["latent"], parts, floor, spot)
        timings["renders"][scene["name"]] = render_to(picture)
    (arguments.out / "timings.json").write_text(json.dumps(timings, indent=1) + "\n")


main()
