"""Longer forms: tubes along paths, prisms, lofts, sheets, boulders. Functions over Shape; they know no scene."""
import math

import numpy as np
from mathutils import Vector

from noise import fbm, hash01
from palette import colour


def tube(s, path, radius, col, seg=6, at=None, cap=True):
    """A round tube along points; radius a number or one per point; smooth around."""
    path = [Vector(p) for p in path]
    radii = [radius] * len(path) if isinstance(radius, (int, float)) else radius
    pos, nrm, tris, side = [], [], [], None
    for i, p in enumerate(path):
        t = (path[min(i + 1, len(path) - 1)] - path[max(i - 1, 0)]).normalized()
        if side is None:
            side = t.orthogonal()
        side = (side - t * side.dot(t)).normalized()
        up = t.cross(side)
        for k in range(seg):
            a = 2 * math.pi * k / seg
            n = side * math.cos(a) + up * math.sin(a)
            pos.append(p + n * radii[i])
            nrm.append(n)
    for i in range(len(path) - 1):
        for k in range(seg):
            a, b = i * seg + k, i * seg + (k + 1) % seg
            tris += [(a, b, b + seg), (a, b + seg, a + seg)]
    s.add(pos, nrm, col, tris, at)
    if cap:
        s.face(pos[:seg][::-1], col, at)
        s.face(pos[-seg:], col, at)
    return s


def prism(s, outline, y0, y1, col, at=None, bevel=0.0, top_col=None, batter=0.0, bottom=False):
    """Extrudes an outline [(x, z), …] from y0 up to y1; `batter` leans the sides inwards, `bevel` chamfers the upper edge."""
    pts = [Vector((p[0], p[1])) for p in outline]
    if sum(a.x * b.y - b.x * a.y for a, b in zip(pts, pts[1:] + pts[:1])) > 0:
        pts.reverse()

    def inset(d):
        """The outline moved inwards by d."""
        out, n = [], len(pts)
        for i, p in enumerate(pts):
            e0, e1 = (p - pts[i - 1]).normalized(), (pts[(i + 1) % n] - p).normalized()
            n0, n1 = Vector((-e0.y, e0.x)), Vector((-e1.y, e1.x))
            m = n0 + n1
            m = m / max(m.length_squared / 2, 0.35)
            out.append(p - m * d)
        return out
    rings = [(pts, y0), (inset(batter), y1 - bevel)] + ([(inset(batter + bevel), y1)] if bevel else [])
    top = top_col if top_col is not None else col
    for k, ((r0, a), (r1, b)) in enumerate(zip(rings, rings[1:])):
        for i in range(len(pts)):
            j = (i + 1) % len(pts)
            s.face([(r0[i].x, a, r0[i].y), (r0[j].x, a, r0[j].y), (r1[j].x, b, r1[j].y), (r1[i].x, b, r1[i].y)], top if k else col, at)
    last = rings[-1][0]
    s.face([(p.x, y1, p.y) for p in last], top, at)
    if bottom:
        s.face([(p.x, y0, p.y) for p in reversed(pts)], col, at)
    return s


def sheet(s, rows, col, at=None, flat=False, both=False, close=False):
    """A surface through rows of points (rows × columns); its front is where row→, column↑ turn counter-clockwise.

    `col` is one colour or a function of (row, column, point); `close` joins last column to first.
    """
    grid = np.array(rows, float)
    n, m = grid.shape[:2]
    cols = [[colour(col(i, j, grid[i, j])) if callable(col) else colour(col) for j in range(m)] for i in range(n)]
    cells = [(i, j, i + 1, (j + 1) % m) for i in range(n - 1) for j in range(m if close else m - 1)]
    if flat:
        for i, j, k, q in cells:
            pts = [grid[i, j], grid[i, q], grid[k, q], grid[k, j]]
            c = np.mean([cols[i][j], cols[i][q], cols[k][q], cols[k][j]], axis=0)
            if np.linalg.norm(pts[0] - pts[2]) > 0:
                s.face(pts, tuple(c), at, both)
        return s
    norm = np.zeros_like(grid)
    tris = []
    for i, j, k, q in cells:
        for t in (((i, j), (i, q), (k, q)), ((i, j), (k, q), (k, j))):
            a, b, c = (grid[x] for x in t)
            w = np.cross(b - a, c - a)
            for x in t:
                norm[x] += w
            tris.append([x[0] * m + x[1] for x in t])
    flatc = np.array(cols).reshape(-1, 3)
    gap = norm / np.maximum(np.linalg.norm(norm, axis=-1, keepdims=True), 1e-9) * (1e-4 if both else 0)
    s.add(grid + gap, norm, flatc, tris, at)
    if both:
        s.add(grid - gap, -norm, flatc, [t[::-1] for t in tris], at)
    return s


def ico(level=1):
    """An icosphere's unit points and triangles."""
    g = (1 + 5 ** 0.5) / 2
    v = [Vector(p).normalized() for p in ((-1, g, 0), (1, g, 0), (-1, -g, 0), (1, -g, 0), (0, -1, g), (0, 1, g), (0, -1, -g),
                                          (0, 1, -g), (g, 0, -1), (g, 0, 1), (-g, 0, -1), (-g, 0, 1))]
    f = [(0, 11, 5), (0, 5, 1), (0, 1, 7), (0, 7, 10), (0, 10, 11), (1, 5, 9), (5, 11, 4), (11, 10, 2), (10, 7, 6), (7, 1, 8),
         (3, 9, 4), (3, 4, 2), (3, 2, 6), (3, 6, 8), (3, 8, 9), (4, 9, 5), (2, 4, 11), (6, 2, 10), (8, 6, 7), (9, 8, 1)]
    for _ in range(level):
        mid, out = {}, []

        def half(a, b):
            """The point between two, made once."""
            k = (min(a, b), max(a, b))
            if k not in mid:
                mid[k] = len(v)
                v.append((v[a] + v[b]).normalized())
            return mid[k]
        for a, b, c in f:
            x, y, z = half(a, b), half(b, c), half(c, a)
            out += [(a, x, z), (b, y, x), (c, z, y), (x, y, z)]
        f = out
    return v, f


def boulder(s, centre, size, col, seed=0, rough=0.25, level=1, at=None, flat=True, base=None):
    """A lumpy ico-ball: rocks (flat) and crowns of trees (smooth-ish). `base` is the colour underneath."""
    v, f = ico(level)
    size = (size,) * 3 if isinstance(size, (int, float)) else size
    pts = [np.array(p) * (1 + rough * (2 * fbm(p[0] * 1.7 + seed * 9.1, p[1] * 1.7 + p[2] * 1.3 + seed * 3.7) - 1)) for p in v]
    pts = [p * size + np.array(centre) for p in pts]
    low = colour(base) if base is not None else colour(col)
    tone = [np.array(low) + (np.array(colour(col)) - low) * min(1, max(0, (p.y + 0.7) / 1.4)) for p in v]
    if not flat:
        nrm = [np.array(p) / np.array(size) for p in v]
        return s.add(pts, nrm, np.array(tone), f, at)
    for k, t in enumerate(f):
        c = np.mean([tone[i] for i in t], axis=0) * (0.93 + 0.14 * hash01(k, seed))
        s.face([pts[i] for i in t], tuple(c), at)
    return s
