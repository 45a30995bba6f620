"""Solids as triangles with normals and colours. It knows no file format and no scene.

Axes are glTF's: x east, y up, z south (towards the viewer), metres. A Shape is a bag of triangles; every primitive
appends to it and may be placed by a 4x4 matrix from `place`.
"""
import math

import numpy as np
from mathutils import Euler, Matrix, Vector
from mathutils.geometry import tessellate_polygon

from palette import colour


def place(x=0, y=0, z=0, turn=0, tilt=0, roll=0, scale=1):
    """A placement: degrees, turn about y (up), tilt about x, roll about z; `scale` a number or a triple."""
    s = (scale,) * 3 if isinstance(scale, (int, float)) else scale
    spin = Euler((math.radians(tilt), math.radians(turn), math.radians(roll)), "XZY").to_matrix().to_4x4()
    return Matrix.Translation((x, y, z)) @ spin @ Matrix.Diagonal((*s, 1))


class Shape:
    """Triangles of one material. `box`, `lathe`, `tube` and the rest append to it and return it."""

    def __init__(self):
        self.parts = []

    def add(self, pos, nrm, col, tris, at=None):
        """Appends vertices (n×3), normals (n×3), linear colours (n×3 or one) and triangles (m×3)."""
        pos, nrm = np.array(pos, float).reshape(-1, 3), np.array(nrm, float).reshape(-1, 3)
        col = np.array(colour(col) if isinstance(col, str) else col, float)
        col = np.tile(col, (len(pos), 1)) if col.ndim == 1 else col
        tris = np.array(tris, int).reshape(-1, 3)
        if at is not None:
            m = np.array(at)
            pos = pos @ m[:3, :3].T + m[:3, 3]
            nrm = nrm @ np.linalg.inv(m[:3, :3])
            if np.linalg.det(m[:3, :3]) < 0:
                tris = tris[:, ::-1]
        length = np.linalg.norm(nrm, axis=1, keepdims=True)
        nrm = np.where(length > 1e-9, nrm / np.maximum(length, 1e-9), (0, 1, 0))
        self.parts.append((pos, nrm, col, tris))
        return self

    def arrays(self):
        """All parts as one: positions, normals, colours, triangles."""
        if not self.parts:
            return np.zeros((0, 3)), np.zeros((0, 3)), np.zeros((0, 3)), np.zeros((0, 3), int)
        base = np.cumsum([0] + [len(p[0]) for p in self.parts])
        return (*(np.concatenate([p[i] for p in self.parts]) for i in range(3)),
                np.concatenate([p[3] + b for p, b in zip(self.parts, base)]))

    def put(self, other, at=None):
        """Copies another shape in, placed."""
        for pos, nrm, col, tris in other.parts:
            self.add(pos, nrm, col, tris, at)
        return self

    def tint(self, fn):
        """Recolours: fn(positions, normals, colours) -> colours."""
        self.parts = [(p, n, fn(p, n, c), t) for p, n, c, t in self.parts]
        return self

    def face(self, pts, col, at=None, both=False):
        """A flat polygon, counter-clockwise from its front; `both` gives it a back."""
        pts = [Vector(p) for p in pts]
        normal = sum(((a - pts[0]).cross(b - pts[0]) for a, b in zip(pts[1:], pts[2:])), Vector())
        if len(pts) > 4:
            tris = [t if (pts[t[1]] - pts[t[0]]).cross(pts[t[2]] - pts[t[0]]).dot(normal) > 0 else t[::-1]
                    for t in tessellate_polygon([pts])]
        else:
            tris = [(0, i, i + 1) for i in range(1, len(pts) - 1)]
        gap = normal.normalized() * (1e-4 if both else 0)  # the two sides of a leaf lie a hair apart
        self.add([p + gap for p in pts], [normal] * len(pts), col, tris, at)
        if both:
            self.add([p - gap for p in pts], [-normal] * len(pts), col, [t[::-1] for t in tris], at)
        return self

    def box(self, centre, size, col, bevel=0.0, at=None):
        """A box; with a bevel its edges catch the light, at no extra vertex: normals lean on the large faces."""
        c, h = np.array(centre, float), np.array(size, float) / 2
        b = min(bevel, *(h * 0.49))
        pos, nrm, quads, index = [], [], [], {}
        for axis in range(3):
            u, v = (axis + 1) % 3, (axis + 2) % 3
            for s in (1, -1):
                ring = []
                for su, sv in ((-1, -1), (1, -1), (1, 1), (-1, 1)) if s > 0 else ((-1, -1), (-1, 1), (1, 1), (1, -1)):
                    p, n, key = np.zeros(3), np.zeros(3), [0, 0, 0]
                    p[axis], p[u], p[v] = s * h[axis], su * (h[u] - b), sv * (h[v] - b)
                    n[axis], key[axis], key[u], key[v] = s, s, su, sv
                    index[axis, tuple(key)] = len(pos)
                    ring.append(len(pos))
                    pos.append(c + p)
                    nrm.append(n)
                quads.append(ring)
        tris = [t for q in quads for t in ((q[0], q[1], q[2]), (q[0], q[2], q[3]))]
        if b > 0:
            def out(t):
                """Turns a triangle outwards."""
                a, e, f = (pos[i] for i in t)
                return t if np.dot(np.cross(e - a, f - a), (a + e + f) / 3 - c) > 0 else t[::-1]
            for axis in range(3):
                u, v = (axis + 1) % 3, (axis + 2) % 3
                for su in (-1, 1):
                    for sv in (-1, 1):
                        lo, hi = [0] * 3, [0] * 3
                        lo[axis], hi[axis], lo[u], hi[u], lo[v], hi[v] = -1, 1, su, su, sv, sv
                        q = index[u, tuple(lo)], index[u, tuple(hi)], index[v, tuple(hi)], index[v, tuple(lo)]
                        tris += [out((q[0], q[1], q[2])), out((q[0], q[2], q[3]))]
            for key in ((x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)):
                tris.append(out(tuple(index[a, key] for a in range(3))))
        return self.add(pos, nrm, col, tris, at)

    def lathe(self, profile, col, seg=12, at=None, arc=360, smooth=False, start=0):
        """Turns a profile [(radius, y), …] about y, given from bottom to top on the outside; crisp along the profile unless
        `smooth`. `col` may be a list, one per band."""
        full = arc == 360
        n = seg if full else seg + 1
        ang = [math.radians(start + arc * i / seg) for i in range(n)]
        slopes = [Vector((y1 - y0, r0 - r1)) for (r0, y0), (r1, y1) in zip(profile, profile[1:])]
        slopes = [s.normalized() if s.length else Vector((1, 0)) for s in slopes]
        for k, ((r0, y0), (r1, y1)) in enumerate(zip(profile, profile[1:])):
            s0 = s1 = slopes[k]
            if smooth:
                s0 = (slopes[max(k - 1, 0)] + s0)
                s1 = (slopes[min(k + 1, len(slopes) - 1)] + s1)
            pos, nrm, tris = [], [], []
            for r, y, s in ((r0, y0, s0), (r1, y1, s1)):
                for a in ang:
                    pos.append((r * math.cos(a), y, r * math.sin(a)))
                    nrm.append((s[0] * math.cos(a), s[1], s[0] * math.sin(a)))
            for i in range(seg):
                j = (i + 1) % n
                if r1 > 1e-9:
                    tris.append((i, n + i, n + j))
                if r0 > 1e-9:
                    tris.append((i, n + j, j))
            self.add(pos, nrm, col[k] if isinstance(col, list) else col, tris, at)
        return self

    def cyl(self, r, y0, y1, col, seg=12, at=None, bevel=0.0, top=None):
        """An upright cylinder or cone (`top` the upper radius), closed, chamfered."""
        t, b = r if top is None else top, bevel
        prof = [(0, y0), (max(r - b, 0), y0)] + ([(r, y0 + b)] if b else []) + ([(t, y1 - b)] if b else [])
        return self.lathe(prof + [(max(t - b, 0), y1), (0, y1)], col, seg, at)

    def ball(self, centre, r, col, seg=12, rings=8, at=None, squash=(1, 1, 1)):
        """A smooth ball or, squashed, an ellipsoid."""
        prof = [(math.sin(math.pi * i / rings), -math.cos(math.pi * i / rings)) for i in range(rings + 1)]
        m = place(*centre, scale=tuple(r * s for s in squash))
        return self.lathe(prof, col, seg, at @ m if at is not None else m, smooth=True)
