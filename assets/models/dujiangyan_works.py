"""Dujiangyan's works in the river: fish mouth, levee, spillway, throat, bridge, and the old builders' tools. No land."""
import math

import numpy as np

from dujiangyan_ground import bands
from dujiangyan_land import CREST, LINES, SPILL, bluff, curve, land, sides, step
from noise import Rng, hash01
from palette import mix, shade
from shape import place
from shape_more import boulder, tube


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
        rows.append([(x, -1.0, a - 2.5), (x, 2.1, a + 0.2 + i * 0.3), (x, top - 0.4, a + i), (x, top, a + i + 0.5), (x, top, a + i + mid), (x, top + 0.25 * grass, a + w / 2),
                     (x, top, b - i - mid), (x, top, b - i - 0.5), (x, top - 0.4, b - i), (x, 2.1, b - 0.2 - i * 0.3), (x, -1.0, b + 2.5)])
    mid = mix("grass", "grass_dry", 0.3) if grass else "cobble"
    mid = mix("grass", "leaf_light", 0.3) if grass else "cobble"
    stone = [shade("stone", 0.8), "cobble", "stone_light", mix("sand", "stone_light", 0.3), mid]
    bands(s, rows, stone + stone[::-1])
    for end in (rows[0], rows[-1]):
        s.face(end if end is rows[-1] else end[::-1], "cobble")
    return s


def nose(tip, a, b, n=9):
    """The fish mouth's rim in plan from one end of its tail round the tip to the other: point, outward normal, part of the way to the tail."""
    axis = (a + b) / 2 - tip
    length, wide = np.linalg.norm(axis), np.linalg.norm(a - b) / 2
    axis = axis / length
    across = np.array((axis[1], -axis[0]))
    round_ = 0.62 * wide
    plan = [(round_ * (1 - math.cos(q)), round_ * math.sin(q)) for q in np.radians((0, 16, 32, 48, 64, 80))]
    x0, y0 = plan[-1]
    plan += [(x0 + (length - x0) * t, y0 + (wide - y0) * float(step(0, 1.15, t))) for t in np.linspace(0, 1, n)[1:]]
    us = [x / length for x, _ in plan]
    rim = [tip + axis * x + across * y for x, y in plan[:0:-1]] + [tip + axis * x - across * y for x, y in plan]
    out = []
    for k, p in enumerate(rim):
        d = rim[min(k + 1, len(rim) - 1)] - rim[max(k - 1, 0)]
        m = np.array((-d[1], d[0])) / np.linalg.norm(d)
        out.append((p, m if np.dot(m, p - (a + b) / 2) > 0 else -m, (us[:0:-1] + us)[k]))
    return out


def fish_mouth(s):
    """The nose that parts the river: round in plan as a fish's mouth, low at the tip and rising to the levee, faced in courses of set stone
    under a pale coping, on a broad foot of cobbles."""
    tip, tail = np.array((-138.0, -34.0)), -104.0
    a, b = np.array(edge(LINES["inner"], -1, tail)), np.array(edge(LINES["outer"], 1, tail))
    rim = nose(tip, a, b)
    top = lambda u: 3.0 + 2.4 * float(step(0.0, 0.75, u))
    rows, inner = [], []
    for p, m, u in rim:
        h = top(u)
        at = lambda out, y: (p[0] + m[0] * out, y, p[1] + m[1] * out)
        row = [at(6.2, -0.4), at(3.6, 1.55), at(2.3, 1.75)]
        for k in range(3):  # three courses, each set back a little
            y = 1.75 + (h - 0.55 - 1.75) * (k + 1) / 3
            row += [at(1.75 - 0.62 * k, y), at(1.75 - 0.62 * k - 0.42, y + 0.02)]
        lip = 0.3 + 0.9 * min(1, 2.5 * u)
        row += [at(0.32, h), at(0.32 - lip, h), at(0.22 - lip, h - 0.25)]
        rows.append(row)
        inner.append(row[-1])
    stones = [mix("stone_dark", "slate_light", 0.3), mix("cobble", "stone", 0.5)]
    for c in (mix("stone_dark", "slate_light", 0.2), mix("stone_dark", "stone", 0.5), "stone"):
        stones += [c, mix(c, "stone_light", 0.55)]
    bands(s, rows, stones + ["cobble", mix("stone_light", "white", 0.35), "stone"], 0.3)
    n = len(rim) // 2
    for k in range(n):  # the floor between the copings: paving, and a path along the middle
        l0, l1, r0, r1 = (np.array(q) for q in (inner[k], inner[k + 1], inner[-1 - k], inner[-2 - k]))
        cut = lambda l, r, t: l + (r - l) * t
        for t0, t1, c in ((0, 0.34, "cobble"), (0.34, 0.66, "sand"), (0.66, 1, "cobble")):
            q = [cut(l0, r0, t0), cut(l1, r1, t0), cut(l1, r1, t1), cut(l0, r0, t1)]
            s.face(q[::-1] if np.cross(q[1] - q[0], q[3] - q[0])[1] < 0 else q, shade(c, 0.94 + 0.12 * hash01(k, int(t0 * 9))))
    posts = [(p - m * 0.3, top(u)) for p, m, u in rim if u > 0.2]
    cut = len(posts) // 2
    for side in (posts[:cut], posts[cut:]):
        for (p, h), (q, g) in zip(side, side[1:]):
            for t in (0.0, 0.5):
                s.box((p[0] + (q[0] - p[0]) * t, h + (g - h) * t + 0.5, p[1] + (q[1] - p[1]) * t), (0.3, 1.1, 0.3), "stone_light")
            for lift in (0.45, 0.95):
                tube(s, [(p[0], h + lift, p[1]), (q[0], g + lift, q[1])], 0.07, "stone_light", 3, cap=False)
    r = Rng(4)
    for k in range(16):  # boulders strewn before the nose
        ang, d = r(2.0, 4.7), r(8, 17)
        size, x, z = r(0.6, 1.5), tip[0] + 3 + d * math.cos(ang), tip[1] + 1 + d * 0.85 * math.sin(ang)
        boulder(s, (x, float(land(np.array([x]), np.array([z]))[0][0]) + 0.2 * size, z), (size, size * 0.7, size), mix("cobble", "stone_light", r()), k, 0.3, 0, base="stone_dark")
    return s


def spillway(s):
    """Feishayan: a low, broad, cobbled sill between two training walls."""
    line = curve(SPILL, 4)
    n = sides(line)
    rows = []
    for k, ((x, z, w), (nx, nz)) in enumerate(zip(line, n)):
        t = k / (len(line) - 1)
        y = np.interp(t, (0, 0.1, 0.2, 0.37, 0.6, 0.8, 1), (0.0, 1.4, CREST, CREST - 0.1, 0.85, -0.15, -2.0))
        rows.append([(x + nx * w * u, y, z + nz * w * u) for u in np.linspace(-1, 1, 9)])
    for i, (p, q) in enumerate(zip(rows, rows[1:])):
        for j in range(8):
            tone = mix("stone_light", "white", 0.4) if i == 3 else mix(("sand", "gravel", "cobble", "stone", "rock_warm")[int(4.99 * hash01(i, j, 1))], "stone", 0.5 + 0.3 * i / len(rows))
            s.face([p[j + 1], p[j], q[j], q[j + 1]], shade(tone, 0.9 + 0.2 * hash01(i, j)))
    for k in (3, 6, 9):  # lines of set stones along the sill
        k = min(k, len(rows) - 1)
        for j in range(16):
            u = -0.94 + j * 1.88 / 15
            x, z, w = line[k]
            p = (x + n[k][0] * w * u, rows[k][4][1], z + n[k][1] * w * u)
            s.box((p[0], p[1] + 0.1, p[2]), (2.3, 0.7, 1.1), shade("stone_light", 0.85 + 0.2 * hash01(j, k)), 0)
    for side in (1, -1):
        path = [(x + nx * (w + 1.2) * side, z + nz * (w + 1.2) * side) for (x, z, w), (nx, nz) in zip(line, n)][1:-2]
        for k, ((x0, z0), (x1, z1)) in enumerate(zip(path, path[1:])):
            a = math.degrees(math.atan2(-(z1 - z0), x1 - x0))
            s.box((0, 0, 0), (math.hypot(x1 - x0, z1 - z0) * 1.05, 8.2, 2.6), shade(mix("cobble", "stone", 0.5 * hash01(k, 7)), 0.86 + 0.16 * hash01(k, 8 + side)), 0, place((x0 + x1) / 2, 1.4, (z0 + z1) / 2, turn=a))
            for lift in (3.7,) if side > 0 else ():  # a course of squared stone
                s.box((0, 0, 0), (math.hypot(x1 - x0, z1 - z0) * 1.02, 0.42, 2.76), shade("stone_dark", 0.95 + 0.2 * hash01(k, lift * 10)), 0, place((x0 + x1) / 2, lift, (z0 + z1) / 2, turn=a))
            s.box((0, 0, 0), (math.hypot(x1 - x0, z1 - z0) * 1.05, 0.5, 3.0), shade("stone_light", 0.86 + 0.2 * hash01(k, 9 + side)), 0, place((x0 + x1) / 2, 5.6, (z0 + z1) / 2, turn=a))
    return s


def cliff(s, foot, head, seed, rows=7, rough=3.0):
    """A faceted rock face from a line of foot points up to a line of head points: beds of pale and dark stone, the hard ones jutting out."""
    grid = []
    for i, (f, h) in enumerate(zip(foot, head)):
        f, h = np.array(f, float), np.array(h, float)
        row = []
        for k in range(rows + 1):
            t = k / rows
            j = np.array([hash01(i, k, seed) - 0.5, 0.35 * (hash01(i, k, seed + 1) - 0.5), hash01(i, k, seed + 2) - 0.5]) * rough * (0 < k < rows)
            ledge = (f - h) * (1, 0, 1) * (0.1 if k % 2 else -0.06) * (1 < k < rows)
            row.append(f + (h - f) * np.array((t ** 1.5, t, t ** 1.5)) + j + ledge)
        grid.append(row)
    for i, (p, q) in enumerate(zip(grid, grid[1:])):
        for k in range(rows):
            bed = ["rock_warm", mix("sand", "rock_warm", 0.45), mix("rock", "stone_dark", 0.3), mix("rock_warm", "brick", 0.25)][(k + (i // 5)) % 4 if k < rows - 1 else 1]
            wet = 0.62 if (p[k][1] + p[k + 1][1]) / 2 < 2.2 else 1.0
            tone = shade(bed, wet * (0.9 + 0.24 * hash01(i, k, seed)))
            for t in (([p[k], q[k], q[k + 1]], [p[k], q[k + 1], p[k + 1]]) if (i + k) % 2 else ([p[k], q[k], p[k + 1]], [q[k], q[k + 1], p[k + 1]])):
                s.face(t, shade(tone, 0.95 + 0.1 * hash01(i, k, len(t) + seed)))
    return s


def throat(s):
    """Baopingkou: the cut's left cliff under Yulei hill."""
    line = LINES["throat"]
    n = sides(line)
    k = list(range(0, len(line) - 3))
    off = lambda i, d: (line[i][0] + n[i][0] * (line[i][2] + d), line[i][1] + n[i][1] * (line[i][2] + d))
    foot, head = [], []
    for i in k:
        x, z = off(i, -0.6)
        foot.append((x, -1.5, z))
        x, z = off(i, 8.5)
        head.append((x, max(float(bluff(x)), float(land(np.array([x]), np.array([z]))[0][0])) + 0.3 + 1.2 * hash01(i, 3), z))
    return cliff(s, foot, head, 3, rows=8)


STOPS, DECK = (54, 6, -34, -82), 8.2  # the bridge's piers along it, from the hill, and its planks' height
MIDDLE, ALONG = (-100.0, -18.0), (0.5, -0.866)


def over(t, y, w=0.0):
    """A point of the bridge: along it, its height, across it."""
    return MIDDLE[0] + ALONG[0] * t + ALONG[1] * w, y, MIDDLE[1] + ALONG[1] * t - ALONG[0] * w


def hang(a, b, u):
    """How low the cables hang at a part of the way between two piers."""
    return -0.055 * abs(a - b) * 4 * u * (1 - u) * 0.55


def deck(t, w):
    """A point on the bridge's planks, and which way along the bridge is."""
    a, b = next((a, b) for a, b in zip(STOPS, STOPS[1:]) if a >= t >= b)
    return over(t, DECK + hang(a, b, (t - a) / (b - a)), w), math.degrees(math.atan2(ALONG[0], ALONG[1]))


def bridge(s):
    """Anlan: planks on cables, between roofed gate towers, over stone piers on the levee and in the outer river."""
    from building import pavilion
    at, stops, high = over, STOPS, DECK
    turn = math.degrees(math.atan2(-ALONG[1], ALONG[0]))
    for k, t in enumerate(stops):
        x, _, z = at(t, 0)
        s.box((0, 1.8, 0), (6.0, 11.6, 8.0), "stone", 0.5, place(x, 0, z, turn=turn))
        s.box((0, 7.75, 0), (6.8, 0.6, 8.8), "stone_light", 0.15, place(x, 0, z, turn=turn))
        if k in (0, 1, 3):
            pavilion(s, 4.6 if k != 1 else 5.4, 9.5, place(x, 7.8, z, turn=turn + 45), sides=4, storeys=2 if k == 1 else 1, base=0.3, fine=False)
        else:
            for w in (-2.2, 2.2):
                px, _, pz = at(t, 0, w)
                s.box((px, 10.0, pz), (0.7, 4.6, 0.7), "wood_dark", 0.1)
            s.box((0, 12.4, 0), (0.6, 0.6, 6.2), "wood", 0.1, place(x, 0, z, turn=turn))
    for a, b in zip(stops, stops[1:]):
        n = int(abs(a - b) / 2.0)
        sag = lambda u: hang(a, b, u)
        for i in range(n):
            u = (i + 0.5) / n
            t, y = a + (b - a) * u, high + sag(u)
            x, _, z = at(t, 0)
            slope = math.degrees(math.atan2(sag(u + 0.01) - sag(u - 0.01), 0.02 * (b - a)))
            s.box((0, 0, 0), (1.6, 0.16, 3.3), shade("wood_light", 0.85 + 0.3 * hash01(i, int(abs(a)))), 0, place(x, y, z, turn=turn, roll=slope))
        us = [i / 8 for i in range(9)]
        for w, lift, r in ((-1.7, 0.0, 0.14), (1.7, 0.0, 0.14), (-1.8, 0.75, 0.1), (1.8, 0.75, 0.1), (-1.8, 1.4, 0.14), (1.8, 1.4, 0.14)):
            tube(s, [at(a + (b - a) * u, high + lift + sag(u) * (1 if lift < 1 else 0.94), w) for u in us], r, "wood_dark" if lift < 1 else "iron", 3, cap=False)
        for i in range(0, n + 1, 3):
            for w in (-1.8, 1.8):
                u = i / n
                p = at(a + (b - a) * u, high + sag(u), w)
                s.box((p[0], p[1] + 0.7, p[2]), (0.16, 1.5, 0.16), "wood", 0)
    return s


def macha(s, at):
    """Three legs of timber lashed at the head, a crossbar frame, a ballast of cage stones: the cofferdam's unit, 6 m tall."""
    feet = [(2.3 * math.cos(a), 0, 2.3 * math.sin(a)) for a in (math.radians(90), math.radians(210), math.radians(330))]
    for k, f in enumerate(feet):
        head = (-f[0] * 0.16, 6.2, -f[2] * 0.16)
        tube(s, [(f[0] * 1.04, -0.2, f[2] * 1.04), head], [0.2, 0.15], shade("wood", 0.85 + 0.15 * k), 6, at)
        g = feet[(k + 1) % 3]
        tube(s, [tuple(0.66 * f[i] + (2.0 if i == 1 else 0) for i in range(3)), tuple(0.66 * g[i] + (2.0 if i == 1 else 0) for i in range(3))], 0.12, "wood_light", 5, at)
    for y in (5.25, 5.45, 5.65):
        s.lathe([(0.36, y - 0.09), (0.44, y), (0.36, y + 0.09)], "bamboo_dry", 8, at)
    s.lathe([(0, 2.05), (1.15, 2.1), (1.15, 2.2), (0, 2.2)], "wood_dark", 6, at)
    r = Rng(8)
    for k in range(9):
        a, d = 2.4 * k, 0.24 * k ** 0.6
        boulder(s, (d * math.cos(a), 2.45 + 0.25 * (k < 4), d * math.sin(a)), r(0.3, 0.42), "cobble", k, 0.25, 0, at, flat=False, base="stone_dark")
    return s


def cage(s, at, length=6.0, r=0.75):
    """A bamboo sausage full of cobbles: woven strips in both directions around the stones."""
    rnd = Rng(5)
    for k in range(15):
        x = -length / 2 + 0.5 + (length - 1) * (k + 0.5) / 15
        a, d = 2.4 * k, r * 0.48
        boulder(s, (x, r + d * math.sin(a), d * math.cos(a)), rnd(0.42, 0.5), mix("cobble", "stone_light", rnd()), k, 0.2, 0, at, flat=False, base="stone_dark")
    rad = lambda x: r * (1 - 0.75 * abs(2 * x / length) ** 6)
    xs = np.linspace(-length / 2, length / 2, 9)
    for twist in (1, -1):
        for k in range(5):
            path = [(x, r + rad(x) * math.sin(a), rad(x) * math.cos(a)) for x in xs for a in [2 * math.pi * k / 5 + twist * x * 1.05]]
            tube(s, path, 0.045, shade("bamboo_dry", 0.8 + 0.08 * (k % 4)), 3, at, cap=False)
    for x in np.linspace(-length * 0.42, length * 0.42, 5):
        ring = [(x, r + rad(x) * 1.03 * math.sin(a), rad(x) * 1.03 * math.cos(a)) for a in np.linspace(0, 2 * math.pi, 10)]
        tube(s, ring, 0.06, "bamboo_dry", 3, at, cap=False)
    return s


def marker(s, at):
    """A water-gauge stone: eleven marks on a leaning slab, an iron bar lying at its foot."""
    s.box((0, 0.15, 0), (2.6, 0.3, 1.6), "stone_dark", 0.08, at)
    s.box((0, 1.9, -0.1), (1.2, 3.4, 0.42), "stone_light", 0.1, at)
    for k in range(11):
        s.box((-0.18 if k % 5 else 0, 0.55 + k * 0.27, 0.12), (0.6 if k % 5 else 0.96, 0.06, 0.03), "red_dark" if k == 8 else "ink", 0, at)
    tube(s, [(-1.0, 0.45, 0.55), (1.0, 0.45, 0.55)], 0.14, "iron", 8, at)
    return s
