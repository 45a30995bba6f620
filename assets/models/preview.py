"""Renders a .glb as the engine draws it (vertex colours, one sun, a sky), to look at. It changes no file of the project.

blender -b --factory-startup -P preview.py -- FILE.glb OUT_PREFIX [view …] [clip@seconds …]

A view is one of the file's scene extras, or `name:x,y,z:x,y,z` (eye, target). Each clip@seconds poses its character; with
`clip@a,b,c` a picture is taken at each of the times.
"""
import json
import struct
import sys

import bpy
import numpy
from mathutils import Vector

numpy.bool = bool  # Debian's importer still says np.bool
path, prefix, *names = sys.argv[sys.argv.index("--") + 1:]
clips = {n.split("@")[0]: [float(t) for t in n.split("@")[1].split(",")] for n in names if "@" in n}
names = [n for n in names if "@" not in n]
with open(path, "rb") as f:
    f.seek(12)
    doc = json.loads(f.read(struct.unpack("<I4s", f.read(8))[0]))
extras = doc["scenes"][0]["extras"]
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.import_scene.gltf(filepath=path)
night, room = extras.get("light") == "night", extras.get("light") == "room"


def lit(t, colour, indoors):
    """The house material's light without shadows: colour × (hemisphere + sun)."""
    def node(kind, op, a, b):
        """One node of arithmetic."""
        n = t.nodes.new(kind)
        n.operation = op
        for k, v in enumerate((a, b)):
            if hasattr(v, "node"):
                t.links.new(v, n.inputs[k])
            else:
                n.inputs[k].default_value = v
        return n.outputs["Value"] if op == "DOT_PRODUCT" or kind == "ShaderNodeMath" else n.outputs["Vector"]
    normal = t.nodes.new("ShaderNodeNewGeometry").outputs["Normal"]
    sun = Vector((0.5, -0.45, 0.8) if indoors else (0.55, -0.35, 0.75)).normalized()
    direct = node("ShaderNodeMath", "MAXIMUM", node("ShaderNodeVectorMath", "DOT_PRODUCT", normal, tuple(sun)), 0.0)
    up = node("ShaderNodeMath", "MULTIPLY_ADD", node("ShaderNodeVectorMath", "DOT_PRODUCT", normal, (0, 0, 1)), 0.5)
    up.node.inputs[2].default_value = 0.5
    flat = 0.62 if indoors else 0.36
    sky = node("ShaderNodeVectorMath", "SCALE", (0.30, 0.36, 0.42) if not indoors else (0.25, 0.25, 0.25), (0, 0, 0))
    t.links.new(up, sky.node.inputs["Scale"])
    warm = node("ShaderNodeVectorMath", "SCALE", (0.80, 0.72, 0.58) if not indoors else (0.4, 0.37, 0.31), (0, 0, 0))
    t.links.new(direct, warm.node.inputs["Scale"])
    total = node("ShaderNodeVectorMath", "ADD", node("ShaderNodeVectorMath", "ADD", sky, warm), (flat, flat, flat))
    return node("ShaderNodeVectorMath", "MULTIPLY", colour, total)


for m in bpy.data.materials:
    kind = m.name.split(".")[0]
    m.use_nodes = True
    t = m.node_tree
    t.nodes.clear()
    out, attr = t.nodes.new("ShaderNodeOutputMaterial"), t.nodes.new("ShaderNodeVertexColor")
    glow = kind == "glow" or night
    body = t.nodes.new("ShaderNodeEmission")
    t.links.new(attr.outputs[0] if glow else lit(t, attr.outputs[0], room), body.inputs[0])
    alpha = {"water": 0.86, "glass": 0.28}.get(kind)
    if alpha:
        mixer, clear = t.nodes.new("ShaderNodeMixShader"), t.nodes.new("ShaderNodeBsdfTransparent")
        mixer.inputs[0].default_value = alpha
        t.links.new(clear.outputs[0], mixer.inputs[1])
        t.links.new(body.outputs[0], mixer.inputs[2])
        body = mixer
    cull, none = t.nodes.new("ShaderNodeMixShader"), t.nodes.new("ShaderNodeBsdfTransparent")
    t.links.new(t.nodes.new("ShaderNodeNewGeometry").outputs["Backfacing"], cull.inputs[0])
    t.links.new(body.outputs[0], cull.inputs[1])
    t.links.new(none.outputs[0], cull.inputs[2])
    t.links.new(cull.outputs[0], out.inputs[0])
sc = bpy.context.scene
sc.render.engine = "CYCLES"
sc.cycles.samples, sc.cycles.max_bounces, sc.cycles.use_denoising = 6, 0, False
sc.cycles.transparent_max_bounces = 24
sc.render.resolution_x, sc.render.resolution_y = 960, 540
sc.view_settings.view_transform = "Standard"
world = sc.world or bpy.data.worlds.new("sky")
sc.world = world
world.use_nodes = True
sky = {"night": ((0.010, 0.013, 0.04), 1), "room": ((0.95, 0.93, 0.88), 0.75)}.get(extras.get("light"), ((0.62, 0.78, 0.86), 0.62))
world.node_tree.nodes["Background"].inputs[0].default_value = (*sky[0], 1)
world.node_tree.nodes["Background"].inputs[1].default_value = sky[1]
cam = bpy.data.objects.new("cam", bpy.data.cameras.new("cam"))
sc.collection.objects.link(cam)
sc.camera = cam
cam.data.clip_end, cam.data.clip_start = 5000, 0.05
cam.data.sensor_fit, cam.data.angle_y = "VERTICAL", 0.87


def blender(v):
    """glTF axes to Blender's."""
    return Vector((v[0], -v[2], v[1]))


def pose(moment):
    """Plays each asked clip to its moment; characters without one keep the bind pose."""
    for o in bpy.data.objects:
        for track in o.animation_data.nla_tracks if o.animation_data else ():
            o.animation_data.action = None
            track.mute = track.name not in clips
            for strip in track.strips if not track.mute else ():
                times = clips[track.name]
                strip.frame_start, strip.extrapolation = -times[min(moment, len(times) - 1)] * sc.render.fps, "HOLD"
    sc.frame_set(0)


views = {n: ([*v["eye"]], [*v["target"]]) for n, v in extras["viewpoints"].items() if not names or n in names}
for n in names:
    if ":" in n:
        n, *ends = n.split(":")
        views[n] = tuple([float(x) for x in e.split(",")] for e in ends)
for moment in range(max((len(t) for t in clips.values()), default=1)):
    pose(moment)
    for name, (eye, target) in views.items():
        eye, target = blender(eye), blender(target)
        cam.location = eye
        cam.rotation_euler = (eye - target).to_track_quat("Z", "Y").to_euler()
        sc.render.filepath = f"{prefix}-{name}{f'-{moment}' if clips else ''}.png"
        bpy.ops.render.render(write_still=True)
