"""The physics room: walls seen from inside, blackboard, window on the hills, shelves of apparatus, stools. No experiment."""
import math

import numpy as np

from furniture import frame
from nature import boulder
from noise import Rng, hash01
from palette import mix, shade
from shape import place
from shape_more import sheet, tube

W, D, H = 8.4, 6.4, 3.9  # room: x ±W/2, z from -D*0.55 to D*0.45
BACK, FRONT = -3.4, 3.0


def panel(s, origin, ux, uy, w, h, col, cell=0.35, holes=()):
    """A wall of small cells (so that baked shade shows), its front at ux × uy; `holes` are (u0, v0, u1, v1) left open."""
    us = sorted({0, w, *[x for q in holes for x in (q[0], q[2])], *np.arange(cell, w, cell)})
    vs = sorted({0, h, *[x for q in holes for x in (q[1], q[3])], *np.arange(cell, h, cell)})
    o, ux, uy = np.array(origin, float), np.array(ux, float), np.array(uy, float)
    for k, (v0, v1) in enumerate(zip(vs, vs[1:])):
        runs, run = [], [us[0]]
        for u0, u1 in zip(us, us[1:]):
            if any(a <= (u0 + u1) / 2 <= c and b <= (v0 + v1) / 2 <= d for a, b, c, d in holes):
                runs.append(run)
                run = [u1]
            else:
                run.append(u1)
        for r in runs + [run]:
            if len(r) > 1:
                sheet(s, [[o + ux * u + uy * v for u in r] for v in (v0, v1)], col)
    return s


def shell(s):
    """Floor with the window's light on it, walls with a green dado, ceiling."""
    x0, x1 = -W / 2, W / 2
    nx, nz = 34, 26
    for i in range(nx):
        for j in range(nz):
            xa, xb = x0 + W * i / nx, x0 + W * (i + 1) / nx
            za, zb = BACK + (FRONT - BACK) * j / nz, BACK + (FRONT - BACK) * (j + 1) / nz
            tone = shade(mix("wood_light", "wood", 0.25 + 0.5 * hash01(i, j // 4)), 0.95 + 0.08 * hash01(i, j // 4, 2))
            cx, cz = (xa + xb) / 2, (za + zb) / 2
            u = cx - 0.9 + 0.55 * (cz - BACK)
            if 0.1 < u < 2.5 and -2.5 < cz < -0.2 and abs(u - 1.3) > 0.06:
                tone = mix(tone, "gold_pale", 0.62)
            s.face([(xa, 0, zb), (xb, 0, zb), (xb, 0, za), (xa, 0, za)], tone)
    for a, b, hole in (((x0, BACK), (1, 0, 0), (5.2, 0, 7.6, 0)), ((x1, BACK), (0, 0, 1), None), ((x0, FRONT), (0, 0, -1), None), ((x1, FRONT), (-1, 0, 0), None)):
        w = W if b[0] else FRONT - BACK
        o = (a[0], 0, a[1])
        panel(s, o, b, (0, 1, 0), w, 1.0, mix("board", "river_pale", 0.55))
        holes = ((5.2, 0.05, 7.6, 1.85),) if hole else ()
        panel(s, (a[0], 1.0, a[1]), b, (0, 1, 0), w, H - 1.0, "plaster", holes=holes)
    panel(s, (x0, H, BACK), (1, 0, 0), (0, 0, 1), W, FRONT - BACK, "white", 0.6)
    for z, sx in ((BACK + 0.02, 1),):
        s.box((0, 1.0, z), (W, 0.05, 0.04), "wood", 0.01)
        s.box((0, 0.07, z), (W, 0.14, 0.04), "wood_dark", 0.01)
    for x in (x0 + 0.02, x1 - 0.02):
        s.box((x, 1.0, (BACK + FRONT) / 2), (0.04, 0.05, FRONT - BACK), "wood", 0.01)
        s.box((x, 0.07, (BACK + FRONT) / 2), (0.04, 0.14, FRONT - BACK), "wood_dark", 0.01)


def window(s, glow):
    """The window in the back wall and, behind it, morning hills, a river, a city with its tower."""
    cx, cy, w, h = -W / 2 + 6.4, 1.95, 2.4, 1.8
    m = place(cx, cy, BACK)
    frame(s, w, h, 0.1, 0.2, "wood", m)
    for x in (-0.4, 0.4):
        s.box((x, 0, 0), (0.05, h, 0.08), "wood_light", 0.01, m)
    s.box((0, 0.35, 0), (w, 0.05, 0.08), "wood_light", 0.01, m)
    s.box((0, -h / 2 - 0.12, 0.12), (w + 0.4, 0.06, 0.34), "wood_light", 0.02, m)
    o = place(cx, cy, BACK - 1.6)
    sky = [(-1.6, "paper"), (-0.2, "gold_pale"), (0.5, mix("river_pale", "paper", .5)), (1.8, mix("mist_blue", "white", .25))]
    sheet(glow, [[(x, y, -1.0) for x in (-4, 0, 4)] for y, _ in sky], lambda i, j, p: sky[i][1], o)
    glow.lathe([(0, 0), (0.22, 0)], "paper", 20, o @ place(-1.25, 0.45, -0.9, tilt=-90))
    for k, (z, base, amp, top, col) in enumerate(((-.8, -0.05, .5, .05, mix("mist_blue", "white", .35)), (-.6, -.35, .42, 0, mix("hill_far", "river_pale", .3)), (-.35, -.62, .3, 0, mix("forest_blue", "grass", .2)), (-.1, -.95, .25, 0, "grass_deep"))):
        xs = np.linspace(-4, 4, 33)
        ys = [base + amp * (0.5 * math.sin(x * 1.3 + k * 2) + 0.35 * math.sin(x * 2.9 + k) + .2 * hash01(i, k)) * 0.6 for i, x in enumerate(xs)]
        sheet(glow, [[(x, -2.6, z) for x in xs], [(x, y, z) for x, y in zip(xs, ys)]], lambda i, j, p: mix(col, "mist", 0.0 if i else .35), o)
    for k in range(26):  # the city at the hills' foot
        x, hh = -2.3 + k * 0.18, 0.1 + 0.3 * hash01(k, 9)
        glow.box((x, -.68 + hh / 2, -.3), (0.13, hh, 0.02), mix("mist_blue", "paper", 0.3 + 0.4 * hash01(k)), 0, o)
    t = o @ place(0.62, -.6, -.28)
    for r0, y0, r1, y1, c in ((.07, 0, .025, .62, "slate_light"), (.06, .62, .06, .74, "coral"), (.02, .74, .006, 1.15, "red")):
        glow.face([(-r0, y0, 0), (r0, y0, 0), (r1, y1, 0), (-r1, y1, 0)], c, t)


def board(s):
    """The blackboard, its tray with chalk and sponge; on it a pendulum and axes that are still empty."""
    m = place(-1.55, 1.9, BACK + 0.04)
    s.box((0, 0, 0), (3.7, 1.55, 0.05), "board", 0.01, m)
    frame(s, 3.7, 1.55, 0.08, 0.08, "wood", m)
    s.box((0, -0.86, 0.1), (3.7, 0.04, 0.14), "wood", 0.01, m)
    for k, c in enumerate(("white", "gold_pale", "coral", "river_pale")):
        s.cyl(0.014, 0, 0.11, c, 7, m @ place(0.9 + k * 0.17, -0.825, 0.1, roll=90))
    s.box((-1.4, -0.8, 0.1), (0.2, 0.08, 0.09), "wood_light", 0.015, m)
    chalk = m @ place(0, 0, 0.03)
    swing(s, chalk)
    axes(s, chalk)


# Letters as chalk strokes, in boxes 1 high.
LETTERS = {
    "L": [[(0, 1), (0, 0), (.55, 0)]],
    "T": [[(0, 1), (.8, 1)], [(.4, 1), (.4, 0)]],
    "2": [[(0, .78), (.1, .94), (.3, 1), (.5, .93), (.56, .74), (.46, .5), (0, 0), (.6, 0)]],
    "θ": [[(.3 + .3 * math.sin(a), .5 + .5 * math.cos(a)) for a in np.linspace(0, 2 * math.pi, 17)], [(.04, .5), (.56, .5)]],
}


def stroke(s, at, points, t=0.012, col="white"):
    """A chalk line, `t` wide, along points of the placement's x–y plane."""
    for a, b in zip(points, points[1:]):
        dx, dy = (t * v / (2 * math.dist(a, b)) for v in (b[0] - a[0], b[1] - a[1]))
        s.face([(a[0] - dy, a[1] + dx, 0), (a[0] + dy, a[1] - dx, 0), (b[0] + dy, b[1] - dx, 0), (b[0] - dy, b[1] + dx, 0)], col, at, both=True)


def letter(s, at, which, corner, height, col="white"):
    """A letter whose box has its lower left corner there."""
    for points in LETTERS[which]:
        stroke(s, at, [(corner[0] + x * height, corner[1] + y * height) for x, y in points], height * 0.11, col)


def swing(s, at):
    """A pendulum aside, with what is to be measured: its length L and its angle θ."""
    stroke(s, at, [(-1.45, .58), (-.55, .58)], .03)
    stroke(s, at, [(-1.0, .58), (-1.0, -.42)], .008, "mist")
    stroke(s, at, [(-1.0, .58), (-.55, -.3)], .014)
    s.ball((-.53, -.35, 0), .07, "coral", 16, 6, at, (1, 1, .15))
    stroke(s, at, [(-1.0 + .5 * math.sin(a), .58 - .5 * math.cos(a)) for a in np.linspace(0, .47, 9)], .01, "gold_pale")
    letter(s, at, "L", (-.66, .12), .15)
    letter(s, at, "θ", (-.915, -.12), .14, "gold_pale")


def axes(s, at):
    """Axes for T² and L, empty: what will stand there the pupil finds out."""
    for tip in ((1.4, -.48), (.08, .6)):
        stroke(s, at, [(.08, -.48), tip], .014)
    stroke(s, at, [(1.33, -.445), (1.4, -.48), (1.33, -.515)], .012)
    stroke(s, at, [(.045, .53), (.08, .6), (.115, .53)], .012)
    letter(s, at, "L", (1.32, -.68), .14)
    letter(s, at, "T", (-.22, .42), .14)
    letter(s, at, "2", (-.1, .52), .07)


def shelves(s, glass):
    """A tall shelf on the right wall: flasks, weights, a globe, books, a model of an orbit."""
    m = place(W / 2 - 0.26, 0, -0.7, turn=-90)
    s.box((0, 1.2, -0.2), (2.8, 2.4, 0.04), "wood", 0, m)
    for y in (0.06, 0.6, 1.15, 1.7, 2.36):
        s.box((0, y, 0), (2.8, 0.05, 0.42), "wood_light", 0.012, m)
    for x in (-1.4, 0, 1.4):
        s.box((x, 1.2, 0), (0.06, 2.4, 0.44), "wood", 0.012, m)
    r = Rng(3)
    x = -1.3
    while x < -0.2:
        w, h = r(0.035, 0.07), r(0.26, 0.38)
        s.box((x + w / 2, 1.175 + h / 2, 0), (w * 0.94, h, 0.26), r.pick(["red", "board", "cloth_blue", "gold", "slate", "brick", "river"]), 0.006, m)
        x += w
    for k, (x, y) in enumerate(((0.25, 1.725), (0.6, 1.725), (0.95, 1.725), (1.2, 1.725))):
        t = m @ place(x, y, 0)
        glass.lathe([(0.0, 0.005), (0.1, 0.01), (0.1, 0.03), (0.035, 0.2), (0.03, 0.3), (0.045, 0.31)], "glass", 12, t, smooth=True)
        s.lathe([(0.0, 0.01), (0.09, 0.012), (0.09, 0.03), (0.062, 0.1), (0, 0.1)], ("coral", "river", "gold", "cloth_blue")[k], 12, t)
    t = m @ place(0.7, 1.175, 0)
    s.cyl(0.12, 0, 0.03, "wood_dark", 14, t)
    s.cyl(0.015, 0.03, 0.12, "brass", 8, t)
    s.ball((0, 0.27, 0), 0.15, "cloth_blue", 18, 12, t)
    for k in range(5):
        a = 1.3 * k
        boulder(s, (0.11 * math.cos(a), 0.27 + 0.06 * math.sin(2 * a), 0.11 * math.sin(a)), 0.05, "leaf", k, 0.3, 1, t, flat=False)
    for k in range(3):
        t = m @ place(-1.1 + k * 0.4, 0.625, 0)
        s.box((0, 0.13, 0), (0.32, 0.26, 0.3), ("wood_pale", "cloth_green", "brick")[k], 0.015, t)
        s.box((0, 0.16, 0.152), (0.14, 0.07, 0.006), "white", 0, t)
    for k in range(4):
        s.cyl(0.05 + 0.012 * k, 0.625, 0.7 + 0.035 * k, "brass", 14, m @ place(0.2 + 0.24 * k), bevel=0.01)
    t = m @ place(-0.75, 1.725, 0)
    s.cyl(0.13, 0, 0.025, "iron", 12, t)
    tube(s, [(0, 0.02, 0), (0, 0.34, 0)], 0.012, "brass", 6, t)
    for k, (rr, c) in enumerate(((0.12, "gold"), (0.2, "river"))):
        tube(s, [(rr * math.cos(a), 0.34, rr * math.sin(a)) for a in [2 * math.pi * i / 20 for i in range(21)]], 0.006, "brass", 4, t, cap=False)
        s.ball((rr * math.cos(k + 1), 0.34, rr * math.sin(k + 1)), 0.035, c, 10, 6, t)
    s.ball((0, 0.36, 0), 0.055, "gold", 12, 8, t)


def stool(s, x, z):
    """A round stool."""
    m = place(x, 0, z)
    s.cyl(0.18, 0.44, 0.49, "wood_light", 16, m, bevel=0.012)
    for k in range(4):
        a = math.pi / 4 + k * math.pi / 2
        tube(s, [(0.13 * math.cos(a), 0.45, 0.13 * math.sin(a)), (0.19 * math.cos(a), 0, 0.19 * math.sin(a))], 0.02, "steel_dark", 6, m)
    tube(s, [(0.165 * math.cos(a), 0.18, 0.165 * math.sin(a)) for a in [2 * math.pi * i / 16 for i in range(17)]], 0.012, "steel_dark", 5, m, cap=False)


def lamps(s, glow):
    """Two round hanging lamps."""
    for x in (-1.9, 1.9):
        m = place(x, 3.1, 0.2)
        tube(s, [(0, 0.1, 0), (0, 0.8, 0)], 0.012, "iron", 5, m)
        s.lathe([(0.42, -0.02), (0.4, 0.06), (0.12, 0.2), (0, 0.2)], "cloth_green", 18, m)
        glow.lathe([(0, -0.09), (0.12, -0.07), (0.15, 0.0), (0.36, 0.0)], "paper", 16, m)
