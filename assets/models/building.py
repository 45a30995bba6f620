"""Sichuan buildings in small: curved tiled roofs, halls, pavilions, lanterns. It places nothing in a scene by itself."""
import math

import numpy as np

from palette import mix, shade
from shape import place
from shape_more import tube


def roof(s, w, d, y, h, over, ridge, col="slate", curl=None, at=None, steps=4, cols=6, ridge_col=None, thick=None, fine=True):
    """A hipped roof with concave slopes and upturned corners over w × d walls at eave height y; `ridge` is its ridge's length.

    The ribs of the tiles are painted by column. `ridge` 0 makes a pyramid.
    `fine`: small edges are bevelled.
    """
    curl = h * 0.35 if curl is None else curl
    thick = h * 0.06 if thick is None else thick
    ridge_col = ridge_col or shade(col, 0.7)
    hw, hd = w / 2 + over, d / 2 + over

    def point(side, u, v):
        """u in -1..1 along the eave, v in 0..1 from eave to ridge."""
        ex, ez = hw + (ridge / 2 - hw) * v, hd * (1 - v)
        yy = y + h * (0.45 * v + 0.55 * v * v) + curl * abs(u) ** 3 * (1 - v) ** 2
        flare = 1 + 0.05 * abs(u) ** 3 * (1 - v) ** 2
        x, z = {0: (u * ex, ez), 1: (ex, -u * ez), 2: (-u * ex, -ez), 3: (-ex, u * ez)}[side]
        return np.array((x * flare, yy, z * flare))
    for side in range(4):
        n = cols if side % 2 == 0 else max(4, int(cols * d / w))
        us = [-1 + 2 * i / n for i in range(n + 1)]
        vs = [k / steps for k in range(steps + 1)]
        for i in range(n):
            tone = shade(col, 1.12 if i % 2 else 0.94)
            for k in range(steps):
                q = [point(side, us[i], vs[k]), point(side, us[i + 1], vs[k]), point(side, us[i + 1], vs[k + 1]), point(side, us[i], vs[k + 1])]
                if side % 2 and ridge >= 0 and k == steps - 1 or np.linalg.norm(q[2] - q[3]) < 1e-6:
                    q = q[:3]
                s.face(q, shade(tone, 0.92 + 0.1 * vs[k]), at)
            a, b = point(side, us[i], 0), point(side, us[i + 1], 0)
            drop = np.array((0, thick, 0))
            s.face([a - drop, b - drop, b, a], mix("wood_dark", "red_dark", 0.4), at)
            c, e = point(side, us[i + 1], 0.5), point(side, us[i], 0.5)
            lift = np.array((0, thick + h * 0.05, 0))
            s.face([e - lift, c - lift, b - drop, a - drop], "wood_dark", at)
    r = h * 0.045
    for sx in (-1, 1):
        for side in (0, 2):
            path = [point(side, sx, v) + (0, r * 0.6, 0) for v in (0, 0.12, 0.35, 0.65, 1)]
            path[0] = path[0] + (path[0] - path[1]) * 0.35 + (0, curl * 0.12, 0)
            tube(s, path, [r * 0.6, r, r, r, r], ridge_col, 4, at)
    top = y + h
    if ridge > 0:
        s.box((0, top + r * 1.2, 0), (ridge + r * 4, r * 3.2, r * 2), ridge_col, r * 0.4 * fine, at)
        for sx in (-1, 1):
            s.box((sx * (ridge / 2 + r), top + r * 3.8, 0), (r * 2.2, r * 4, r * 1.8), ridge_col, r * 0.4 * fine, at)
        s.cyl(r * 1.6, top + r * 2, top + r * 7, "gold", 6, at, top=r * 0.3)
    else:
        s.lathe([(r * 2, top - r), (r * 2.2, top + r), (r * 1.2, top + r * 2), (r * 2, top + r * 4), (r * 0.3, top + r * 9), (0, top + r * 9)], "gold", 6, at)
    return s


def hall(s, w, d, h, at=None, col="slate", bays=3, base=0.6, wall="plaster", pillars="red", eave=None, storeys=1, over=None, steps=3, cols=5, fine=True):
    """A hall on a stone base: pillars, lattice doors, a curved roof; `storeys` 2 adds a smaller one above. Not `fine`: for one seen
    from some way off and from the front."""
    over = w * 0.1 if over is None else over
    eave = h * 0.62 if eave is None else eave
    s.box((0, base / 2, 0), (w + over * 1.3, base, d + over * 1.3), "stone_light", base * 0.12 * fine, at)
    s.box((0, base + eave / 2, -d * 0.04), (w * 0.92, eave, d * 0.8), wall, 0, at)
    for i in range(bays + 1):
        x = (-0.5 + i / bays) * w
        for z in (d / 2, -d / 2) if fine else (d / 2,):
            s.box((x, base + eave / 2, z), (w * 0.032, eave, w * 0.032), pillars, 0, at)
    for i in range(bays):
        x = (-0.5 + (i + 0.5) / bays) * w
        s.box((x, base + eave * 0.42, d * 0.365), (w / bays * 0.62, eave * 0.78, w * 0.015), "red_dark" if pillars == "red" else "wood_dark", 0, at)
        for k in (-1, 0, 1):
            s.box((x + k * w / bays * 0.2, base + eave * 0.52, d * 0.378), (w / bays * 0.13, eave * 0.42, w * 0.01), "gold_pale", 0, at)
    for z in (d / 2, -d / 2) if fine else (d / 2,):
        s.box((0, base + eave * 0.93, z), (w * 1.03, eave * 0.14, w * 0.03), mix(pillars, "gold", 0.15), 0, at)
    rh = h * 0.42
    if storeys == 1:
        return roof(s, w, d, base + eave, rh, over, w * 0.55, col, at=at, steps=steps, cols=cols, fine=fine)
    roof(s, w, d, base + eave, rh * 0.6, over, w * 0.5, col, at=at, steps=steps, cols=cols, fine=fine)
    up = at if at is not None else place()
    y2 = base + eave + rh * 0.32
    s.box((0, y2 + eave * 0.3, 0), (w * 0.6, eave * 0.6, d * 0.55), "red_dark", 0, at)
    for i in range(4):
        s.box(((-0.5 + i / 3) * w * 0.6, y2 + eave * 0.3, d * 0.28), (w * 0.03, eave * 0.6, w * 0.03), pillars, 0, at)
        if i < 3:
            s.box(((-0.5 + (i + .5) / 3) * w * 0.6, y2 + eave * 0.4, d * 0.281), (w * 0.12, eave * 0.3, w * 0.02), "gold_pale", 0, at)
    return roof(s, w * 0.62, d * 0.6, y2 + eave * 0.58, rh * 0.75, over * 0.85, w * 0.36, col, at=up, steps=steps, cols=cols, fine=fine)


def pavilion(s, r, h, at=None, sides=6, col="slate", pillars="red", storeys=1, base=0.4, fine=True):
    """An open pavilion: a ring of pillars under a pointed roof with upturned corners."""
    s.lathe([(r * 1.25, 0), (r * 1.2, base), (0, base)], "stone_light", sides, at)
    for i in range(sides):
        a = 2 * math.pi * i / sides
        s.box((r * 0.88 * math.cos(a), base + h * 0.3, r * 0.88 * math.sin(a)), (r * 0.1, h * 0.6, r * 0.1), pillars, r * 0.02 * fine, at)
    y = base + h * 0.56
    for level in range(storeys):
        k = 1 - 0.34 * level
        for i in range(sides):
            a0, a1 = 2 * math.pi * i / sides, 2 * math.pi * (i + 1) / sides
            tone = shade(col, 1.06 if i % 2 else 0.95)

            def pt(t, v):
                """Along one side t 0..1, eave to point v 0..1."""
                e0, e1 = np.array((math.cos(a0), 0, math.sin(a0))), np.array((math.cos(a1), 0, math.sin(a1)))
                q = e0 * (1 - t) + e1 * t
                corner = abs(2 * t - 1) ** 3 * (1 - v) ** 2
                return q * r * k * 1.45 * (1 - v * (1 if level == storeys - 1 else 0.62)) * (1 + 0.06 * corner) + np.array((0, y + h * 0.42 * k * (0.4 * v + 0.6 * v * v) + corner * h * 0.13 * k, 0))
            for j in range(4):
                for v in range(3):
                    q = [pt((j + 1) / 4, v / 3), pt(j / 4, v / 3), pt(j / 4, (v + 1) / 3), pt((j + 1) / 4, (v + 1) / 3)]
                    s.face(q[:3] if v == 2 and level == storeys - 1 else q, shade(tone, 1.04 if j % 2 else 0.97), at)
                s.face([pt(j / 4, 0), pt((j + 1) / 4, 0), (0, y - h * 0.02, 0)], "wood_dark", at)
            tube(s, [pt(0, v) + (0, r * 0.03, 0) for v in (0, 0.2, 0.55, 1)], r * 0.04, shade(col, 0.7), 4, at)
        y += h * 0.36 * k
        if level < storeys - 1:
            s.lathe([(r * 0.55, y - h * 0.3), (r * 0.5, y + h * 0.02)], "red_dark", sides, at)
    top = y + h * 0.05
    s.lathe([(r * 0.1, top - r * 0.1), (r * 0.13, top), (r * 0.05, top + r * 0.1), (r * 0.1, top + r * 0.2), (0, top + r * 0.45)], "gold", 6, at)
    return s


def cottage(s, w, d, h, at=None, roof_col="slate", wall="plaster"):
    """A west-Sichuan farmhouse: white walls, dark timbers, a gabled tiled roof."""
    s.box((0, h * 0.3, 0), (w, h * 0.6, d), wall, 0, at)
    for i in range(4):
        s.box(((-0.5 + i / 3) * w, h * 0.3, d / 2), (w * 0.035, h * 0.6, w * 0.03), "wood_dark", 0, at)
    s.box((0, h * 0.42, d / 2), (w, h * 0.035, w * 0.03), "wood_dark", 0, at)
    s.box((0, h * 0.22, d / 2), (w * 0.22, h * 0.42, w * 0.04), "wood", 0, at)
    e, o = h * 0.58, w * 0.1
    for z in (1, -1):
        pts = [(-w / 2 - o, e - o * 0.3, z * (d / 2 + o)), (w / 2 + o, e - o * 0.3, z * (d / 2 + o)), (w / 2 + o, h, 0), (-w / 2 - o, h, 0)]
        s.face(pts if z > 0 else [pts[1], pts[0], pts[3], pts[2]], shade(roof_col, 1.05 if z > 0 else 0.9), at)
        s.face((pts if z < 0 else [pts[1], pts[0], pts[3], pts[2]]), "wood_dark", at and at @ place(0, -h * 0.03, 0))
    for x in (-1, 1):
        g = [(x * w / 2, e, d / 2), (x * w / 2, e, -d / 2), (x * w / 2, h * 0.98, 0)]
        s.face(g if x > 0 else g[::-1], wall, at)
    return s.box((0, h, 0), (w + 2.2 * o, h * 0.05, h * 0.06), shade(roof_col, 0.7), 0, at)


def lantern(s, glow, r=0.2, at=None, tassel=True):
    """A round paper lantern hanging below its origin: a glowing body, gilt caps, a tassel."""
    body = [(r * 0.45, -r * 2.1), (r * 0.85, -r * 1.8), (r, -r * 1.2), (r * 0.85, -r * 0.6), (r * 0.45, -r * 0.3)]
    glow.lathe(body, ["red", "coral", "coral", "red"], 10, at, smooth=True)
    s.cyl(r * 0.5, -r * 0.3, -r * 0.12, "gold", 8, at)
    s.cyl(r * 0.5, -r * 2.28, -r * 2.1, "gold", 8, at)
    tube(s, [(0, 0, 0), (0, -r * 0.15, 0)], r * 0.04, "wood_dark", 4, at)
    if tassel:
        s.cyl(r * 0.05, -r * 3.5, -r * 2.25, "red", 5, at, top=r * 0.09)
    return s
