"""A scene of named nodes, its ambient occlusion and its .glb file. It models nothing itself.

Nodes are authored in scene coordinates; a node's `at` is its origin (what an engine turns it about) and is subtracted on
writing. The writer is our own and not Blender's exporter because the same input must give the same bytes and the
normals must arrive as they were set.
"""
import json
import math
import struct

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

import rig
from shape import Shape

MATERIALS = {
    "house": {"pbrMetallicRoughness": {"metallicFactor": 0, "roughnessFactor": 0.9}},
    "water": {"pbrMetallicRoughness": {"baseColorFactor": [1, 1, 1, 0.86], "metallicFactor": 0, "roughnessFactor": 0.25}, "alphaMode": "BLEND"},
    "glass": {"pbrMetallicRoughness": {"baseColorFactor": [1, 1, 1, 0.28], "metallicFactor": 0, "roughnessFactor": 0.1}, "alphaMode": "BLEND"},
    "glow": {"pbrMetallicRoughness": {"metallicFactor": 0, "roughnessFactor": 1}, "extensions": {"KHR_materials_unlit": {}}},
}


class Node:
    """A named node. `movable` things cast no baked shade on the rest, so that they may leave their place."""

    def __init__(self, scene, name, at=(0, 0, 0), parent=None, movable=False, extras=None):
        self.name, self.at, self.parent, self.extras = name, tuple(map(float, at)), parent, extras
        self.movable = movable or bool(parent and parent.movable)
        self.shapes, self.children = {}, []
        self.spin, self.skin, self.joint, self.rig = None, None, False, None  # set by rig.py: turn in the scene, skin's weights, is a joint, whose
        (parent.children if parent else scene.roots).append(self)
        scene.nodes.append(self)

    def of(self, material="house"):
        """The node's shape in a material, made at first use."""
        return self.shapes.setdefault(material, Shape())


class Scene:
    """A file being made."""

    def __init__(self, viewpoints=None, light="day"):
        self.roots, self.nodes, self.rigs = [], [], []
        self.extras = {"units": "metres", "viewpoints": viewpoints or {}, "light": light}

    def node(self, name, at=(0, 0, 0), parent=None, movable=False, extras=None):
        """Adds a node."""
        assert all(n.name != name for n in self.nodes), name
        return Node(self, name, at, parent, movable, extras)

    def tree(self, nodes):
        """A ray-casting tree over the opaque triangles of nodes."""
        pos, tris, base = [], [], 0
        for n in nodes:
            for mat, s in n.shapes.items():
                if mat != "house":
                    continue
                p, _, _, t = s.arrays()
                pos.append(p)
                tris.append(t + base)
                base += len(p)
        if not base:
            return None
        return BVHTree.FromPolygons(np.concatenate(pos).tolist(), np.concatenate(tris).tolist())

    def occlude(self, radius, rays=20, shadow=(0.40, 0.36, 0.40), strength=1.0, skip=()):
        """Multiplies ambient occlusion into the colours: rays over the hemisphere up to `radius` metres; shade tends to `shadow`."""
        gold = math.pi * (3 - 5 ** 0.5)
        local = [(math.sqrt((k + 0.5) / rays), gold * k) for k in range(rays)]
        local = [(r * math.cos(a), r * math.sin(a), math.sqrt(max(0, 1 - r * r))) for r, a in local]
        fixed = self.tree([n for n in self.nodes if not n.movable and n.name not in skip])
        dark = np.array(shadow)
        for n in self.nodes:
            if n.name in skip:
                continue
            trees = [fixed] + ([self.tree([n])] if n.movable else [])
            trees = [t for t in trees if t]
            for mat, s in n.shapes.items():
                if mat != "house":
                    continue
                p, nr, c, t = s.arrays()
                keys, inv = np.unique(np.round(np.hstack([p / radius * (1000 if n.skin else 50), nr * 8])).astype(int), axis=0, return_inverse=True)
                first = np.full(len(keys), -1)
                first[inv[::-1]] = np.arange(len(p))[::-1]
                light = np.array([openness(trees, p[i], nr[i], local, radius) for i in first])[inv.ravel()]
                k = (1 - (1 - light) * strength)[:, None]
                s.parts = [(p, nr, c * (dark + (1 - dark) * k), t)]

    def write(self, path):
        """Writes the .glb. Vertices equal to the last digit are shared."""
        blob, views, accessors, meshes, nodes = bytearray(), [], [], [], []
        used = [m for m in MATERIALS if any(m in n.shapes and n.shapes[m].parts for n in self.nodes)]

        def store(array, target, kind, comp, bounds=False, norm=False):
            """Puts an array into the binary chunk and returns its accessor."""
            while len(blob) % 4:
                blob.append(0)
            views.append({"buffer": 0, "byteOffset": len(blob), "byteLength": array.nbytes} | ({"target": target} if target else {}))
            blob.extend(array.tobytes())
            acc = {"bufferView": len(views) - 1, "componentType": comp, "count": len(array), "type": kind}
            if norm:
                acc["normalized"] = True
            if bounds:
                acc["min"], acc["max"] = [[float(v) for v in np.atleast_1d(f(array, axis=0))] for f in (np.min, np.max)]
            accessors.append(acc)
            return len(accessors) - 1

        order = {id(n): i for i, n in enumerate(self.nodes)}
        for n in self.nodes:
            out = {"name": n.name}
            home = np.array(n.at) - (np.array(n.parent.at) if n.parent else 0)
            if n.parent and n.parent.spin is not None:
                home = n.parent.spin.T @ home
            elif n.spin is not None:
                out["rotation"] = [round(float(v), 6) for v in rig.quaternion(n.spin)]
            if np.any(home):
                out["translation"] = [round(float(v), 5) for v in home]
            if n.children:
                out["children"] = [order[id(c)] for c in n.children]
            if n.extras:
                out["extras"] = n.extras
            prims = []
            for m in used:
                if m not in n.shapes or not n.shapes[m].parts:
                    continue
                p, nr, c, t = n.shapes[m].arrays()
                a, b, d = (p[t[:, i]] for i in range(3))
                t = t[np.linalg.norm(np.cross(b - a, d - a), axis=1) > 1e-10]
                if n.spin is not None:
                    p, nr = (p - np.array(n.at)) @ n.spin + np.array(n.at), nr @ n.spin
                rows = np.zeros(len(p), dtype=[("p", "<f4", 3), ("n", "<i2", 3), ("c", "<u2", 4), ("j", "u1", 4), ("w", "u1", 4)])
                if n.skin:
                    rows["j"], rows["w"] = (np.concatenate([k[i] for k in n.skin]) for i in (0, 1))
                rows["p"], rows["n"] = np.round(p - np.array(n.at), 5) + 0.0, np.round(nr * 4000)
                rows["c"][:, :3] = np.round(np.clip(c, 0, 1) * 65535)
                rows["c"][:, 3] = 65535
                _, first, inv = np.unique(rows.view(np.dtype((np.void, rows.itemsize))).ravel(), return_index=True, return_inverse=True)
                keep = np.argsort(first)
                rank = np.empty_like(keep)
                rank[keep] = np.arange(len(keep))
                idx, src = rank[inv.ravel()][t].ravel(), first[keep]
                live, idx = np.unique(idx, return_inverse=True)
                src = src[live]
                unit = rows["n"][src].astype(float)
                unit /= np.linalg.norm(unit, axis=1, keepdims=True)
                small = len(src) < 65536
                prims.append({"attributes": {
                    "POSITION": store(rows["p"][src].copy(), 34962, "VEC3", 5126, bounds=True),
                    "NORMAL": store(unit.astype("<f4"), 34962, "VEC3", 5126),
                    "COLOR_0": store(rows["c"][src].copy(), 34962, "VEC4", 5123, norm=True)} | ({
                    "JOINTS_0": store(rows["j"][src].copy(), 34962, "VEC4", 5121),
                    "WEIGHTS_0": store(rows["w"][src].copy(), 34962, "VEC4", 5121, norm=True)} if n.skin else {}),
                    "indices": store(idx.astype("<u2" if small else "<u4"), 34963, "SCALAR", 5123 if small else 5125),
                    "material": used.index(m)})
            if prims:
                out["mesh"] = len(meshes)
                meshes.append({"name": n.name, "primitives": prims})
                if n.skin:
                    out["skin"] = self.rigs.index(n.rig)
            nodes.append(out)
        skins, animations = rig.file_parts(self, order, store)
        while len(blob) % 4:
            blob.append(0)
        doc = {"asset": {"version": "2.0", "generator": "assets/models", "copyright": "the project's authors, MIT OR Apache-2.0"},
               "scene": 0, "scenes": [{"nodes": [order[id(n)] for n in self.roots], "extras": self.extras}], "nodes": nodes, "meshes": meshes,
               "materials": [{"name": m, **MATERIALS[m]} for m in used],
               "accessors": accessors, "bufferViews": views, "buffers": [{"byteLength": len(blob)}]}
        if self.rigs:
            doc |= {"skins": skins, "animations": animations}
        if "glow" in used:
            doc["extensionsUsed"] = ["KHR_materials_unlit"]
        text = json.dumps(doc, separators=(",", ":"), ensure_ascii=False).encode()
        text += b" " * (-len(text) % 4)
        with open(path, "wb") as f:
            f.write(struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(blob)))
            f.write(struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(blob), b"BIN\0") + blob)
        tris = sum(len(s.arrays()[3]) for n in self.nodes for s in n.shapes.values())
        for n in (n for n in self.nodes if not n.joint):
            print(f"  {n.name}: {sum(len(s.arrays()[3]) for s in n.shapes.values())}")
        print(f"{path}: {tris} triangles, {28 + len(text) + len(blob)} bytes, {len(nodes)} nodes")


def openness(trees, p, n, local, radius):
    """How open the sky is at a point, 0..1; near things count more than far ones."""
    n = Vector(n)
    side = n.orthogonal().normalized()
    up = n.cross(side)
    start = Vector(p) + n * (radius * 0.004)
    blocked = 0.0
    for x, y, z in local:
        ray, worst = side * x + up * y + n * z, 0.0
        for t in trees:
            hit = t.ray_cast(start, ray, radius)
            if hit[3] is not None:
                worst = max(worst, 1 - hit[3] / radius)
        blocked += worst
    return 1 - blocked / len(local)
