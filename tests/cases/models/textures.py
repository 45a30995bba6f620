#!/usr/bin/env python3
"""Makes the models with textures, t01 to t06: a square of two triangles a face, with pictures from Pillow. Run in this folder."""
import io
import json
import struct

from PIL import Image


def picture(kind, size, pixel):
    image = Image.new("RGBA" if kind == "PNG" else "RGB", size)
    for y in range(size[1]):
        for x in range(size[0]):
            image.putpixel((x, y), pixel(x, y))
    out = io.BytesIO()
    image.save(out, kind, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {}))
    return out.getvalue()


def model(name, image, mime, places, info=None, sampler=None, kind=5126, extra=None):
    """One square; `places` are the coordinates of its four corners on the picture."""
    points = struct.pack("<12f", 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0)
    code = {5126: "<8f", 5123: "<8H"}[kind]
    views, blob = [], b""
    for part in [points, struct.pack("<6H", 0, 1, 2, 0, 2, 3), struct.pack(code, *sum(places, [])), image]:
        views.append({"buffer": 0, "byteOffset": len(blob), "byteLength": len(part)})
        blob += part + b"\0" * (-len(part) % 4)
    accessors = [
        {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]},
        {"bufferView": 1, "componentType": 5123, "count": 6, "type": "SCALAR"},
        {"bufferView": 2, "componentType": kind, "count": 4, "type": "VEC2", "normalized": kind != 5126},
    ]
    texture = {"source": 0} | ({"sampler": 0} if sampler else {})
    root = {
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"name": "Yard", "mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 2}, "indices": 1, "material": 0}]}],
        "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0} | (info or {})}}],
        "textures": [texture], "images": [{"bufferView": 3, "mimeType": mime}],
        "bufferViews": views, "accessors": accessors, "buffers": [{"byteLength": len(blob)}],
    } | ({"samplers": [sampler]} if sampler else {}) | (extra or {})
    text = json.dumps(root).encode()
    text += b" " * (-len(text) % 4)
    whole = struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(blob))
    whole += struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(blob), b"BIN\0") + blob
    with open(name, "wb") as file:
        file.write(whole)


RED, BLUE, CLEAR = (255, 0, 0, 255), (0, 0, 255, 255), (0, 255, 0, 0)
palette = picture("PNG", (4, 4), lambda x, y: RED if x < 2 else BLUE)
left = [[0.1, 0.1], [0.3, 0.1], [0.3, 0.3], [0.1, 0.3]]
model("t01-palette.glb", palette, "image/png", left)
model("t02-photograph.glb", picture("JPEG", (32, 32), lambda x, y: (x * 8, y * 8, 0)), "image/jpeg",
      [[0, 1], [1, 1], [1, 0], [0, 0]])
model("t03-transform.glb", palette, "image/png", left,
      {"extensions": {"KHR_texture_transform": {"offset": [0.5, 0], "scale": [1, 1]}}},
      extra={"extensionsUsed": ["KHR_texture_transform"], "extensionsRequired": ["KHR_texture_transform"]})
model("t04-clamped.glb", palette, "image/png", [[5 + u, v] for u, v in left], sampler={"wrapS": 33071, "wrapT": 33071})
model("t05-whole-numbers-and-holes.glb", picture("PNG", (4, 4), lambda x, y: CLEAR if y % 2 else RED), "image/png",
      [[0, 0], [65535, 0], [65535, 65535], [0, 65535]], kind=5123)
model("t06-no-picture.glb", b"no picture at all", "image/png", left)
