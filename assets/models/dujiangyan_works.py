"""Dujiangyan's works in the river: fish mouth, levee, spillway, throat, bridge, and the old builders' tools. No land."""
import math

import numpy as np

from dujiangyan_land import CREST, LINES, SPILL, curve, land, sides
from noise import Rng, hash01
from palette import mix, shade
from shape import place
from shape_more import boulder, prism, sheet, tube


def edge(line, side, x):
    """The point (x, z) on a stream's edge nearest to an x."""
    p = line[:, :2] + sides(line) * side * line[:, 2:]
    k = np.argsort(p[:, 0])
    return x, float(np.interp(x, p[k, 0], p[k, 1]))


def dike(s, xs, top=5.4, grass=True):
    """An embankment filling the ground between inner and outer river over a run of x."""
    rows = []
    for x in xs:
        a, b = edge(LINES["inner"], -1, x)[1], edge(LINES["outer"], 1, x)[1]
        w = b - a
        i = min(5.0, w * 0.3)
        mid = min(2.2, w * 0.12)
        rows.append([(x, -2.6, a - 2.5), (x, 0.5, a + 0.3), (x, top - 0.4, a + i), (x, top, a + i + 0.5), (x, top, a + i + mid), (x, top + 0.25 * grass, a + w / 2),
                     (x, top, b - i - mid), (x, top, b - i - 0.5), (x, top - 0.4, b - i), (x, 0.5, b - 0.3), (x, -2.4, b + 2.5)])
    mid = mix("grass", "grass_dry", 0.3) if grass else "cobble"
    tone = ["stone_dark", "stone", "cobble", "stone_light", "sand", mid, "sand", "stone_light", "cobble", "stone", "stone_dark"]
    for j in range(10):
        sheet(s, [r[j:j + 2] for r in rows], lambda i, k, p: shade(mix(tone[j], tone[j + 1], 0.5) if j not in (4, 5) else (mid if grass else "cobble"), 0.93 + 0.12 * hash01(i, j)))
    for end in (rows[0], rows[-1]):
        s.face(end if end is rows[-1] else end[::-1], "cobble")
    return s


def fish_mouth(s):
    """The nose that parts the river: a blunt stone prow with stepped courses and a platform."""
    tip, tail = np.array((-136.0, -33.0)), -104.0
    a, b = np.array(edge(LINES["inner"], -1, tail)), np.array(edge(LINES["outer"], 1, tail))

    def outline(grow, n=7):
        """The prow's plan, grown outwards."""
        ax = (a + b) / 2 - tip
        length = np.linalg.norm(ax)
        ax = ax / length
        nx = np.array((ax[1], -ax[0]))
        w = np.linalg.norm(a - b) / 2
        half = [(t, (w + 2.5) * math.sin(min(1, t * 1.05 + 0.02) * math.pi / 2) ** 0.8) for t in np.linspace(0, 1, n)]
        left = [tip + ax * (length * t) + nx * (k + grow) - ax * grow * (1 - t) for t, k in half]
        right = [tip + ax * (length * t) - nx * (k + grow) - ax * grow * (1 - t) for t, k in half]
        return [tuple(p) for p in left + right[::-1]]
    prism(s, outline(4.5), -3, 0.9, shade("cobble", 0.72), bevel=0.5, batter=1.2, top_col="stone")
    prism(s, outline(2.2), 0.5, 2.7, shade("cobble", 0.9), bevel=0.4, batter=0.8, top_col="stone")
    prism(s, outline(0.4), 2.0, 4.7, "cobble", bevel=0.4, batter=0.7, top_col="stone_light")
    prism(s, outline(-1.6), 4.6, 5.4, "stone", bevel=0.15, top_col="sand")
    rim = [(x, 5.4, z) for x, z in outline(-2.0)]
    for p, q in zip(rim[:6] + rim[7:13], rim[1:7] + rim[8:14]):
        for t in (0.0, 0.5):
            s.box((p[0] + (q[0] - p[0]) * t, 5.9, p[2] + (q[2] - p[2]) * t), (0.32, 1.1, 0.32), "stone_light", 0.05)
        for y in (5.75, 6.25):
            tube(s, [(p[0], y, p[2]), (q[0], y, q[2])], 0.06, "stone_dark", 4)
    r = Rng(4)
    for k in range(26):  # cobbles strewn before the prow, as the old cages leave them
        ang, d = r(2.2, 4.6), r(6, 16)
        size = r(0.7, 1.7)
        boulder(s, (tip[0] + 6 + d * math.cos(ang), -0.6, tip[1] + 2 + d * 0.8 * math.sin(ang)), (size, size * 0.7, size), "cobble", k, 0.3, 0, base="stone_dark")
    return s


def spillway(s):
    """Feishayan: a low, broad, cobbled sill between two training walls."""
    line = curve(SPILL, 4)
    n = sides(line)
    rows = []
    for k, ((x, z, w), (nx, nz)) in enumerate(zip(line, n)):
        t = k / (len(line) - 1)
        y = np.interp(t, (0, 0.1, 0.2, 0.5, 0.8, 1), (-2.6, 1.2, CREST, CREST - 0.3, 0.6, -2.0))
        rows.append([(x + nx * w * u, y, z + nz * w * u) for u in np.linspace(-1, 1, 9)])
    sheet(s, [r[::-1] for r in rows], lambda i, j, p: shade(mix("cobble", "sand", 0.4 * hash01(i, j, 1)), 0.75 + 0.3 * hash01(i, j)), flat=True)
    for k in (3, 6, 9):  # lines of set stones along the sill
        k = min(k, len(rows) - 1)
        for j in range(16):
            u = -0.94 + j * 1.88 / 15
            x, z, w = line[k]
            p = (x + n[k][0] * w * u, rows[k][4][1], z + n[k][1] * w * u)
            s.box((p[0], p[1] + 0.1, p[2]), (2.3, 0.7, 1.1), shade("stone_light", 0.85 + 0.2 * hash01(j, k)), 0)
    for side in (1, -1):
        path = [(x + nx * (w + 1.2) * side, z + nz * (w + 1.2) * side) for (x, z, w), (nx, nz) in zip(line, n)][1:-2]
        for (x0, z0), (x1, z1) in zip(path, path[1:]):
            a = math.degrees(math.atan2(-(z1 - z0), x1 - x0))
            s.box((0, 0, 0), (math.hypot(x1 - x0, z1 - z0) * 1.05, 8.2, 2.6), shade("cobble", 0.95), 0, place((x0 + x1) / 2, 1.4, (z0 + z1) / 2, turn=a))
            s.box((0, 0, 0), (math.hypot(x1 - x0, z1 - z0) * 1.05, 0.5, 3.0), "stone_light", 0, place((x0 + x1) / 2, 5.6, (z0 + z1) / 2, turn=a))
    return s


def cliff(s, foot, head, seed, cols=("rock_warm", "rock"), rows=7, rough=3.0):
    """A faceted rock face from a line of foot points up to a line of head points."""
    grid = []
    for i, (f, h) in enumerate(zip(foot, head)):
        f, h = np.array(f, float), np.array(h, float)
        row = []
        for k in range(rows + 1):
            t = k / rows
            j = np.array([hash01(i, k, seed) - 0.5, 0.5 * (hash01(i, k, seed + 1) - 0.5), hash01(i, k, seed + 2) - 0.5]) * rough * (0 < k < rows)
            row.append(f + (h - f) * np.array((t ** 1.6, t, t ** 1.6)) + j)
        grid.append(row)
    grid = np.array(grid).transpose(1, 0, 2)
    return sheet(s, grid, lambda i, j, p: shade(mix(cols[0], cols[1], 0.5 + 0.5 * math.sin(p[1] * 0.9 + 0.4 * math.sin(p[0] * 0.3))), (0.85 + 0.5 * hash01(i, j, seed)) * (0.7 if p[1] < 1.2 else 1.1)), flat=True)


def throat(s):
    """Baopingkou: the cut's left cliff under Yulei hill, stepped water-gauge marks and the abutments."""
    line = LINES["throat"]
    n = sides(line)
    k = list(range(0, len(line) - 3))
    off = lambda i, d: (line[i][0] + n[i][0] * (line[i][2] + d), line[i][1] + n[i][1] * (line[i][2] + d))
    foot, head = [], []
    for i in k:
        t = i / k[-1]
        x, z = off(i, -0.6)
        foot.append((x, -3, z))
        x, z = off(i, 7)
        y = 5.5 + 21 * max(0, math.sin(math.pi * min(1, t * 1.1 + .03))) ** 0.6 + 3 * hash01(i, 3)
        head.append((x, y, z))
    cliff(s, foot, head, 3)
    back = [(x, float(land(np.array([x]), np.array([z - 14]))[0][0]) - 0.5, z - 14) for x, _, z in head]
    sheet(s, [[b for b in back], [h for h in head]][::-1], lambda i, j, p: shade(mix("grass_deep", "forest", 0.45), 0.92 + 0.16 * hash01(i, j)), flat=True)
    return s


def bridge(s):
    """Anlan: planks on cables, between roofed gate towers, over stone piers on the levee and in the outer river."""
    from building import pavilion
    mid, d = np.array((-100.0, -18.0)), np.array((0.5, -0.866))
    stops = [54, 6, -34, -82]
    deck = 8.2
    at = lambda t, y, w=0.0: (mid[0] + d[0] * t + d[1] * w, y, mid[1] + d[1] * t - d[0] * w)
    turn = math.degrees(math.atan2(-d[1], d[0]))
    for k, t in enumerate(stops):
        x, _, z = at(t, 0)
        s.box((0, 1.8, 0), (6.0, 11.6, 8.0), "stone", 0.5, place(x, 0, z, turn=turn))
        s.box((0, 7.75, 0), (6.8, 0.6, 8.8), "stone_light", 0.15, place(x, 0, z, turn=turn))
        if k in (0, 1, 3):
            pavilion(s, 4.6 if k != 1 else 5.4, 9.5, place(x, 7.8, z, turn=turn + 45), sides=4, storeys=2 if k == 1 else 1, base=0.3)
        else:
            for w in (-2.2, 2.2):
                px, _, pz = at(t, 0, w)
                s.box((px, 10.0, pz), (0.7, 4.6, 0.7), "wood_dark", 0.1)
            s.box((0, 12.4, 0), (0.6, 0.6, 6.2), "wood", 0.1, place(x, 0, z, turn=turn))
    for a, b in zip(stops, stops[1:]):
        n = int(abs(a - b) / 2.0)
        sag = lambda u: -0.055 * abs(a - b) * 4 * u * (1 - u) * 0.55
        for i in range(n):
            u = (i + 0.5) / n
            t, y = a + (b - a) * u, deck + sag(u)
            x, _, z = at(t, 0)
            slope = math.degrees(math.atan2(sag(u + 0.01) - sag(u - 0.01), 0.02 * (b - a)))
            s.box((0, 0, 0), (1.6, 0.16, 3.3), shade("wood_light", 0.85 + 0.3 * hash01(i, int(abs(a)))), 0, place(x, y, z, turn=turn, roll=slope))
        us = [i / 8 for i in range(9)]
        for w, lift, r in ((-1.7, 0.0, 0.14), (1.7, 0.0, 0.14), (-1.8, 0.75, 0.1), (1.8, 0.75, 0.1), (-1.8, 1.4, 0.14), (1.8, 1.4, 0.14)):
            tube(s, [at(a + (b - a) * u, deck + lift + sag(u) * (1 if lift < 1 else 0.94), w) for u in us], r, "wood_dark" if lift < 1 else "iron", 4, cap=False)
        for i in range(0, n + 1, 3):
            for w in (-1.8, 1.8):
                u = i / n
                p = at(a + (b - a) * u, deck + sag(u), w)
                s.box((p[0], p[1] + 0.7, p[2]), (0.16, 1.5, 0.16), "wood", 0)
    return s


def macha(s, at):
    """Three legs of timber lashed at the head, a crossbar frame, a ballast of cage stones: the cofferdam's unit, 6 m tall."""
    feet = [(2.3 * math.cos(a), 0, 2.3 * math.sin(a)) for a in (math.radians(90), math.radians(210), math.radians(330))]
    for k, f in enumerate(feet):
        head = (-f[0] * 0.16, 6.2, -f[2] * 0.16)
        tube(s, [(f[0] * 1.04, -0.2, f[2] * 1.04), head], [0.2, 0.15], shade("wood", 0.85 + 0.15 * k), 7, at)
        g = feet[(k + 1) % 3]
        tube(s, [tuple(0.66 * f[i] + (2.0 if i == 1 else 0) for i in range(3)), tuple(0.66 * g[i] + (2.0 if i == 1 else 0) for i in range(3))], 0.12, "wood_light", 6, at)
    for y in (5.25, 5.45, 5.65):
        s.lathe([(0.36, y - 0.09), (0.44, y), (0.36, y + 0.09)], "bamboo_dry", 8, at)
    s.lathe([(0, 2.05), (1.15, 2.1), (1.15, 2.2), (0, 2.2)], "wood_dark", 6, at)
    r = Rng(8)
    for k in range(9):
        a, d = 2.4 * k, 0.24 * k ** 0.6
        boulder(s, (d * math.cos(a), 2.45 + 0.25 * (k < 4), d * math.sin(a)), r(0.3, 0.42), "cobble", k, 0.25, 1, at, flat=False, base="stone_dark")
    return s


def cage(s, at, length=6.0, r=0.75):
    """A bamboo sausage full of cobbles: woven strips in both directions around the stones."""
    rnd = Rng(5)
    for k in range(20):
        x = -length / 2 + 0.5 + (length - 1) * (k + 0.5) / 20
        a, d = 2.4 * k, r * 0.48
        boulder(s, (x, r + d * math.sin(a), d * math.cos(a)), rnd(0.38, 0.46), mix("cobble", "stone_light", rnd()), k, 0.2, 1, at, flat=False, base="stone_dark")
    rad = lambda x: r * (1 - 0.75 * abs(2 * x / length) ** 6)
    xs = np.linspace(-length / 2, length / 2, 13)
    for twist in (1, -1):
        for k in range(7):
            path = [(x, r + rad(x) * math.sin(a), rad(x) * math.cos(a)) for x in xs for a in [2 * math.pi * k / 7 + twist * x * 1.05]]
            tube(s, path, 0.045, shade("bamboo_dry", 0.8 + 0.08 * (k % 4)), 3, at, cap=False)
    for x in np.linspace(-length * 0.44, length * 0.44, 6):
        ring = [(x, r + rad(x) * 1.03 * math.sin(a), rad(x) * 1.03 * math.cos(a)) for a in np.linspace(0, 2 * math.pi, 15)]
        tube(s, ring, 0.06, "bamboo_dry", 4, at, cap=False)
    return s


def marker(s, at):
    """A water-gauge stone: eleven marks on a leaning slab, an iron bar lying at its foot."""
    s.box((0, 0.15, 0), (2.6, 0.3, 1.6), "stone_dark", 0.08, at)
    s.box((0, 1.9, -0.1), (1.2, 3.4, 0.42), "stone_light", 0.1, at)
    for k in range(11):
        s.box((-0.18 if k % 5 else 0, 0.55 + k * 0.27, 0.12), (0.6 if k % 5 else 0.96, 0.06, 0.03), "red_dark" if k == 8 else "ink", 0, at)
    tube(s, [(-1.0, 0.45, 0.55), (1.0, 0.45, 0.55)], 0.14, "iron", 8, at)
    return s
