"""The keeper's yard without what is handled in it: ground, wall and moat, panda house, changing room, grove. No animals."""
import math

import numpy as np

from building import roof
from furniture import frame
from nature import bamboo, broadleaf, shrub, tuft
from noise import Rng, fbm, hash01
from palette import mix, shade
from shape import place
from shape_more import boulder, sheet, tube


def wall_x(z):
    """The wall's line between the panda's grass and the keepers' paving."""
    return 2.6 + 0.7 * math.sin(z * 0.35)


def ground(s):
    """Grass on the left, paving on the right, rising into the grove behind."""
    xs, zs = np.arange(-22, 22.1, 0.62), np.arange(-17, 15.1, 0.62)
    x, z = np.meshgrid(xs, zs, indexing="ij")
    out = np.maximum(0, np.maximum(np.abs(x) - 12, np.maximum(-z - 9, (z - 9.5) * 0.4)))
    wx = 2.6 + 0.7 * np.sin(z * 0.35)
    inside = (x < wx - 1.9) & (z > -4.3)
    y = 0.16 * out ** 1.25 + np.where(inside, 0.3 * (fbm(x / 4, z / 4) - 0.5) * np.clip((wx - 1.9 - x) / 2, 0, 1) * np.clip((z + 4.3) / 2, 0, 1), 0)
    ditch = np.exp(-((x - wx + 1.15) / 0.62) ** 4) * (z > -4.6) * (z < 9.4)
    y = y - 0.85 * ditch

    def col(i, j, p):
        """Painted by place."""
        n, f = fbm(p[0] / 2.6, p[2] / 2.6, 3), fbm(p[0] / 0.9 + 4, p[2] / 0.9, 2)
        g = mix(mix("grass", "grass_deep", n * 1.1), "leaf_light", 0.35 * max(0, f - 0.5))
        if p[0] > wall_x(p[2]) - 0.2 and abs(p[0]) < 12.3 and -9 < p[2] < 9.6:
            g = mix(mix("stone_light", "sand", 0.55), "stone", 0.35 * f)
        worn = math.exp(-((p[0] + 4.2) ** 2 + (p[2] + 2.9) ** 2 * 0.7) / 5) if p[0] < 1 else 0
        g = mix(g, "sand", 0.75 * worn)
        if ditch[i, j] > 0.3:
            g = mix("cobble", "stone_dark", 0.5 * f)
        return mix(g, "forest", min(1, 0.12 * out[i, j]))
    return sheet(s, np.stack([x, y, z], -1), col)


def paving(s):
    """Flags set into the keepers' side."""
    for i in range(15):
        for j in range(22):
            x, z = 3.6 + i * 0.62 + 0.3 * (j % 2), -8.5 + j * 0.82
            if x < wall_x(z) + 0.55 or x > 11.6 or hash01(i, j) < 0.12:
                continue
            s.box((x, 0.012, z), (0.56, 0.05, 0.74), shade(mix("stone_light", "sand", 0.5 * hash01(i, j, 2)), 0.86 + 0.2 * hash01(i, j, 1)), 0)


def wall(s, water):
    """A waist-high wall of coursed stone with a timber rail, beside a shallow moat."""
    zs = np.arange(-4.4, 9.5, 0.55)
    for k, (a, b) in enumerate(zip(zs, zs[1:])):
        if 3.3 < a < 4.6:
            continue
        xa, xb = wall_x(a), wall_x(b)
        m = place((xa + xb) / 2, 0, (a + b) / 2, turn=math.degrees(math.atan2(xb - xa, b - a)))
        for row in range(3):
            s.box((0, 0.12 + 0.25 * row - 0.02, 0.08 * (row % 2)), (0.36 - 0.03 * row, 0.25, 0.56), shade(mix("stone", "sand", 0.5 * hash01(k, row)), 0.85 + 0.3 * hash01(k, row, 1)), 0.04 * (row > 0), m)
        s.box((0, 0.80, 0), (0.44, 0.09, 0.6), "stone_light", 0.02, m)
    for a in (3.3, 4.9):
        s.box((wall_x(a), 0.65, a - 0.1), (0.2, 1.3, 0.2), "wood_dark", 0.03)
    for y in (0.35, 0.7, 1.05):
        s.box((wall_x(4.05) , y, 4.0), (0.06, 0.12, 1.45), "wood", 0.015)
    tube(s, [(wall_x(z), 1.2, z) for z in zs[:14]], 0.045, "wood", 6)
    tube(s, [(wall_x(z), 1.2, z) for z in zs[17:]], 0.045, "wood", 6)
    for z in list(zs[:14:3]) + list(zs[17::3]):
        s.box((wall_x(z), 1.0, z), (0.08, 0.42, 0.08), "wood_dark", 0.01)
    sheet(water, [[(wall_x(z) - 1.75 + 1.2 * u, -0.5, z) for z in np.arange(-4.9, 9.8, 0.7)] for u in (0, 0.5, 1)], lambda i, j, p: mix("river", "river_pale", 0.25 + 0.3 * (i != 1)))


def house(s):
    """The panda house: white walls, dark timbers, a tiled roof, the feeding den with its grille and hatch."""
    m, lime = place(-6.2, 0, -6.9), mix("plaster", "white", 0.7)
    s.box((0, 0.15, 0.2), (9.6, 0.3, 5.0), "stone", 0.06, m)
    s.box((0, 1.75, -1.9), (9.0, 2.9, 0.2), lime, 0, m)
    for x, w in ((-3.3, 2.4), (3.3, 2.4)):
        s.box((x, 1.75, 1.8), (w, 2.9, 0.2), lime, 0, m)
    for sx in (-1, 1):
        s.box((4.4 * sx, 1.75, 0), (0.2, 2.9, 3.8), lime, 0, m)
        s.box((2.0 * sx, 1.75, 0), (0.16, 2.9, 3.6), mix("plaster", "sand", 0.4), 0, m)
    s.box((0, 2.75, 1.8), (4.4, 0.9, 0.2), lime, 0, m)
    s.box((0, 0.34, 0), (8.8, 0.1, 3.7), mix("sand", "stone", 0.4), 0, m)
    for x in (-4.5, -2.1, 2.1, 4.5):
        s.box((x, 1.75, 1.93), (0.24, 3.0, 0.16), "wood_dark", 0.03, m)
    for y in (0.42, 2.32, 3.12):
        for x, w in (((-3.3, 2.4), (3.3, 2.4)) if y < 1 else ((0, 9.1),)):
            s.box((x, y, 1.94), (w, 0.16, 0.12), "wood_dark", 0.02, m)
    for sx in (-1, 1):
        w = m @ place(3.3 * sx, 1.45, 1.93)
        s.box((0, 0, 0), (1.2, 1.0, 0.04), "slate_dark", 0, w)
        frame(s, 1.2, 1.0, 0.1, 0.12, "wood", w)
        for k in (-1, 0, 1):
            s.box((0.3 * k, 0, 0.03), (0.04, 1.0, 0.04), "wood_light", 0, w)
            s.box((0, 0.25 * k, 0.03), (1.2, 0.04, 0.04), "wood_light", 0, w)
    roof(s, 9.0, 4.0, 3.2, 1.7, 0.75, 5.4, "slate", at=m, cols=18, steps=5)


def den(s):
    """The feeding den's front: steel bars, a sliding door and the hatch shelf."""
    m = place(-6.2, 0.35, -5.1)
    for k in range(16):
        x = -1.9 + k * 3.8 / 15
        if 0.15 < x < 1.45:
            continue
        s.cyl(0.028, 0, 1.95, "steel_dark", 7, m @ place(x))
    for y in (0.08, 0.75, 1.9):
        s.box((-0.93, y, 0), (2.05, 0.06, 0.07), "steel_dark", 0.01, m)
        s.box((1.7, y, 0), (0.5, 0.06, 0.07), "steel_dark", 0.01, m)
    frame(s, 1.3, 1.8, 0.08, 0.1, "iron", m @ place(0.8, 0.95, 0))
    s.box((1.58, 1.07, 0.1), (0.3, 0.05, 0.05), "steel", 0.01, m)  # the staple that the lock hangs on
    s.box((-1.0, 0.5, 0.22), (0.9, 0.06, 0.4), "steel", 0.015, m)
    for sx in (-1, 1):
        s.box((-1.0 + 0.4 * sx, 0.25, 0.34), (0.06, 0.5, 0.06), "steel_dark", 0.01, m)


def changing(s):
    """The changing room: three timber walls under a tiled lean-to, bench, pegs, mirror."""
    m = place(7.6, 0, -6.6)
    s.box((0, 0.06, 0), (7.2, 0.12, 3.6), "wood_light", 0.03, m)
    for k in range(24):
        s.box((-3.45 + k * 0.3, 1.4, -1.65), (0.285, 2.6, 0.08), shade(mix("wood_pale", "wood_light", hash01(k)), 0.92 + 0.1 * hash01(k, 2)), 0, m)
    for sx in (-1, 1):
        for k in range(11):
            s.box((3.5 * sx, 1.4, -1.5 + k * 0.3), (0.08, 2.6, 0.285), shade(mix("wood_pale", "wood_light", hash01(k, 5)), 0.95), 0, m)
        s.box((3.5 * sx, 1.45, 1.65), (0.2, 2.7, 0.2), "wood_dark", 0.03, m)
    s.box((0, 2.72, 1.65), (7.2, 0.2, 0.18), "wood_dark", 0.03, m)
    s.box((0, 0.95, -1.58), (7.0, 0.1, 0.06), "wood", 0.01, m)
    s.box((0, 1.78, -1.57), (7.0, 0.12, 0.07), "wood", 0.02, m)
    roof(s, 7.2, 3.5, 2.82, 1.25, 0.5, 4.6, mix("slate", "brick", 0.12), at=m, cols=14, steps=4)
    w = m @ place(1.9, 1.62, -1.56)
    s.box((0, 0, 0), (0.62, 0.86, 0.03), mix("glass", "steel", 0.35), 0.01, w)
    s.face([(-.25, -.3, .02), (-.05, -.3, .02), (.22, .35, .02), (.02, .35, .02)], mix("glass", "white", 0.6), w)
    frame(s, 0.62, 0.86, 0.06, 0.06, "wood_dark", w)


def bench(s):
    """A slatted bench with pegs above it."""
    m = place(6.0, 0.12, -7.7)
    for k in range(4):
        s.box((0, 0.45, -0.18 + 0.12 * k), (2.6, 0.045, 0.1), shade("wood", 0.95 + 0.08 * (k % 2)), 0.012, m)
    for x in (-1.1, 0, 1.1):
        s.box((x, 0.21, 0), (0.08, 0.42, 0.42), "wood_dark", 0.015, m)
    for k in range(6):
        tube(s, [(-1.2 + 0.48 * k, 1.66, -0.42), (-1.2 + 0.48 * k, 1.68, -0.26)], 0.018, "brass", 6, m)


def table(s, x, z, w, d, turn=0):
    """A plain work table."""
    m = place(x, 0, z, turn=turn)
    s.box((0, 0.82, 0), (w, 0.06, d), "wood_light", 0.02, m)
    s.box((0, 0.74, 0), (w * 0.92, 0.1, d * 0.86), "wood", 0.01, m)
    for a in (-1, 1):
        for b in (-1, 1):
            s.box((a * w * 0.44, 0.39, b * d * 0.4), (0.08, 0.78, 0.08), "wood", 0.015, m)
    s.box((0, 0.22, 0), (w * 0.86, 0.04, d * 0.8), "wood_light", 0.01, m)


def climb(s):
    """Logs and a platform in the grass."""
    for x, z in ((-9.3, 0.2), (-6.9, 0.2), (-9.3, 2.2), (-6.9, 2.2)):
        s.cyl(0.13, -0.2, 1.05, "wood", 8, place(x, 0, z))
    for k in range(9):
        tube(s, [(-9.7, 1.08, 0 + k * 0.28), (-6.5, 1.08, 0 + k * 0.28)], 0.13, shade("wood_light", 0.85 + 0.25 * hash01(k)), 7)
    tube(s, [(-6.6, 1.0, 1.2), (-5.3, 0.1, 2.6)], 0.16, "wood", 8)
    tube(s, [(-10.5, 0.1, 4.6), (-7.4, 0.3, 5.4)], [0.26, 0.22], "wood_dark", 9)
    for k, (x, z, r) in enumerate(((-5.2, 6.6, 0.55), (-4.5, 7.1, 0.36), (-10.6, -1.2, 0.7), (-0.6, -2.6, 0.42), (-9.9, 7.6, 0.6))):
        boulder(s, (x, r * 0.25, z), (r * 1.2, r * 0.8, r), "stone", k + 3, 0.25, 2 if r > 0.58 else 1, base="stone_dark")


def grove(s):
    """The bamboo grove behind and around, with shrubs and a few trees."""
    r = Rng(6)
    for k in range(62):
        side = k % 4
        x, z = ((r(-13, 13), r(-12.5, -9.8)), (r(-15, -12.4), r(-9, 9)), (r(-11, 3), r(-13, -10)), (r(12.6, 15), r(-9, 6)))[side]
        bamboo(s, place(x, 0.1, z), r(4.6, 7.4), k, leaves=5 if side < 2 else 4, nodes=3, seg=4)
    for k in range(9):
        x, z = -11.2 + 0.5 * hash01(k) + (k % 3) * 0.5, -3.2 + k * 0.28
        bamboo(s, place(x, 0, z), r(2.6, 4.2), k + 200, leaves=5, nodes=4)
    for k in range(16):
        a = math.radians(150 + k * 15)
        x, z = 19 * math.cos(a), 14 * math.sin(a) - 1
        if z < 7:
            broadleaf(s, place(x, 1.2, z), r(6, 9), k + 7, mix("forest", "pine", hash01(k)), mix("leaf", "grass_deep", hash01(k, 3)), 2)
    for k in range(15):
        x, z = ((-11.6, -4 + k * 1.0), (-10 + k, -9.2), (11.9, -2.5 + k * 0.8))[k % 3]
        shrub(s, place(x, 0, z), r(0.35, 0.6), k, "grass_deep", "leaf")
    for k in range(60):
        x, z = r(-11, 0.4), r(-3.5, 9)
        tuft(s, place(x, 0, z), r(0.18, 0.4), k, 5)
