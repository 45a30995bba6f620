"""Dujiangyan's green: forest on Yulei and the gorge, trees along levee and canals, tea terraces, reeds. No ground."""
import math

import numpy as np

from dujiangyan_ground import bands, woods
from dujiangyan_land import ERWANG, LIDUI, LINES, land, sides
from dujiangyan_works import edge
from noise import Rng, fbm, hash01
from palette import mix, shade
from woods import broad, bush, cedar, cypress, ginkgo, grove, reeds, spire

TEA = (62, 128, 13.5, 27.0)  # where the slope is terraced: from x, to x, lowest and highest step


def is_tea(x, z, y):
    """Whether a place belongs to the terraces."""
    return TEA[0] - 5 < x < TEA[1] + 5 and TEA[2] - 3 < y < TEA[3] + 4 and z < -40


def bare(x, z):
    """Where no tree may stand: on works and buildings."""
    return (math.hypot((x - ERWANG[0]) / 1.25, z - ERWANG[1] - 4) < 28 or (abs(x - ERWANG[0]) < 7 and -84 < z < -40) or math.hypot(x - LIDUI[0], z - LIDUI[1]) < 28
            or (156 < x < 222 and -62 < z < 12) or (64 < x < 145 and -25 < z < 84) or math.hypot(x + 140, z + 88) < 9)


def seen(views, x, y, z):
    """How near the nearest viewpoint is that has a point in its picture, m; 9999 if none has."""
    best = 9999.0
    for eye, look in views.values():
        d, f = np.array((x, y, z)) - eye, np.array(look, float) - eye
        f /= np.linalg.norm(f)
        side = np.cross(f, (0, 1, 0))
        side /= np.linalg.norm(side)
        deep, right, up = d @ f, d @ side, d @ np.cross(side, f)
        if deep > 0 and abs(right) < 0.98 * deep + 8 and abs(up) < 0.54 * deep + 14:
            best = min(best, float(np.linalg.norm(d)))
    return best


def forest(s, views):
    """Clumps where the noise says wood, single trees between them; firs high up and in the gorge, broad crowns low, bamboo in the hollows.
    Finely made where a viewpoint is near, sparsely where none looks."""
    spots = []
    gap = 7.2
    for i in range(int(-340 / gap), int(300 / gap)):
        for j in range(int(-235 / gap), int(205 / gap)):
            spots.append(((i + 0.5 * (j % 2) + 0.7 * (hash01(i, j, 31) - 0.5)) * gap, (j + 0.7 * (hash01(i, j, 32) - 0.5)) * gap, i, j))
    ys, nears = land(*np.array([p[:2] for p in spots]).T)
    for (x, z, i, j), y, near in zip(spots, ys, nears):
        if near < 10.5 or y < 9 or bare(x, z) or is_tea(x, z, y) or (x > 208 and y < 12):
            continue
        away = seen(views, x, y + 4, z)
        w, pick = woods(x, z, y), hash01(i, j, 33)
        if pick > (0.95 if w > 0.53 else 0.6 if w > 0.47 else 0.07) * (0.2 if away > 560 else 0.5 if away > 400 else 1):
            continue
        if any(math.hypot(x - e[0], z - e[2]) < 13 for e, _ in views.values()):
            continue
        fine = away < 105
        h = (8.5 + 5 * hash01(i, j, 34)) * (1.15 if away > 300 else 1.0)
        kind = hash01(i, j, 35) + 0.35 * (fbm(x / 40 + 9, z / 40, 2) - 0.5)
        seed = abs(i * 97 + j)
        if y > 34 + 30 * hash01(i, j, 36) or x < -190 or kind < 0.30:
            cedar(s, x, y, z, h * 1.15, seed, mix("pine", "forest", 0.7 * hash01(i, j, 37)), fine, away > 170)
        elif kind > 0.88 and y < 40 and away < 260:
            grove(s, x, y, z, h * 0.95, seed, 8 if away < 110 else 5)
        elif kind > 0.83 and away < 400:
            ginkgo(s, x, y, z, h * 0.8, seed, fine)
        else:
            tone = hash01(i, j, 38)
            broad(s, x, y, z, h * 0.92, seed, "forest_deep" if tone < 0.5 else "forest", mix("grass_deep", "leaf", tone), 1 + (tone > 0.6), fine, 5 if away < 230 else 4)
    for k in range(420):  # scrub on the slope over the inner river
        x, z = -35 + 205 * hash01(k, 51), -32 - 58 * hash01(k, 52)
        y, near = (float(q[0]) for q in land(np.array([x]), np.array([z])))
        if 12 < near < 46 and y > 6 and not bare(x, z) and not is_tea(x, z, y) and fbm(x / 18, z / 18, 2) > 0.46:
            h = 1.4 + 2.2 * hash01(k, 53)
            bush(s, x, y - 0.5, z, h * 0.6, h, mix("forest", "forest_deep", hash01(k, 54)), mix("leaf", "grass_deep", hash01(k, 55)), k, 4)


def shore(s):
    """Trees that people planted, and reeds at the water."""
    for k, x in enumerate((-84, -62, -38, -14, 8, 30, 52)):
        a, b = edge(LINES["inner"], -1, x)[1], edge(LINES["outer"], 1, x)[1]
        broad(s, x, 5.3, (a + b) / 2 + 2.5 * (-1) ** k, 6.5 + x % 3, k + 90, "forest", mix("leaf", "leaf_light", k % 3 / 2), 2)
    for k, x in enumerate((136, 146, 156)):
        a, b = edge(LINES["inner"], -1, x)[1], edge(LINES["outer"], 1, x)[1]
        (cypress if k % 2 else ginkgo)(s, x, 5.4, (a + b) / 2 + 6 * k - 2, 7.5, k + 190)
    for sx in (-1, 1):
        for k in range(4):
            x, z = ERWANG[0] + sx * 6.6, -51 - 6.2 * k
            y = float(land(np.array([x]), np.array([z]))[0][0])
            cypress(s, x, y, z, 8.5, k)
        for k, (dx, dz) in enumerate(((33, 6), (31, -8), (27, -24), (34, -20))):
            x, z = ERWANG[0] + sx * dx, ERWANG[1] + dz
            (ginkgo if (k + sx) % 3 == 0 else broad)(s, x, float(land(np.array([x]), np.array([z]))[0][0]), z, 10, k + 70)
    for k, (x, z) in enumerate(((-22, -58), (-9, -52), (4, -60), (-16, -46), (-74, -62), (-84, -76), (18, -56))):  # maples turning red by the temple
        broad(s, x, float(land(np.array([x]), np.array([z]))[0][0]), z, 5.5 + k % 3, k + 170, "red_dark", mix("coral", "gold", 0.3 * (k % 3)), 2)
    for key, side, off in (("canal_a", 1, 8.5), ("canal_b", -1, 8.5), ("canal_c", 1, 8.5), ("outer", -1, 11)):
        line = LINES[key]
        n = sides(line) * side
        for k in range(6, len(line), 3):
            x, z = line[k][0] + n[k][0] * (line[k][2] + off), line[k][1] + n[k][1] * (line[k][2] + off)
            y, near = land(np.array([x]), np.array([z]))
            if near[0] > 7.5 and -150 < x < 420 and math.hypot(x - 252, z + 8) > 17 and y[0] < 9 and hash01(k, int(x)) < 0.8:
                (cypress if k % 2 else broad)(s, x, float(y[0]), z, 6 + 3 * hash01(k, 5), k + int(x), fine=key != "outer" and x < 320)
    r, n = Rng(12), 0
    for k in range(900):
        x, z = r(-215, 210), r(-95, 112)
        y, near = (float(q[0]) for q in land(np.array([x]), np.array([z])))
        if near < -3 and (y > 1.9 and fbm(x / 9, z / 9, 2) > 0.52 or near > -5.5 and y > 1.2) and n < 90 and not (60 < x < 145 and z > -30):
            n += 1
            reeds(s, x, y, z, r(1.6, 2.6), k, 4)


def pebbles(s):
    """Cobbles on the flats by the fish mouth, where one stands close."""
    r = Rng(31)
    for k in range(96):
        x, z, size = r(-205, -70), r(-72, 46), r(0.35, 0.95)
        y, near = (float(q[0]) for q in land(np.array([x]), np.array([z])))
        if near < -3 and y > 0.35 and math.hypot(x + 120, (z + 27) * 1.3) > 20:
            tone = mix(("cobble", "gravel", "stone")[k % 3], "rock_warm", 0.3 * r())
            spire(s, x, y - 0.15, z, [(size, 0), (size * 0.8, size * 0.55), (0, size * 0.75)], [shade(tone, 0.7), tone, shade(tone, 1.08)], 4, r(0, 6))


def terraces(s):
    """Tea on the slope between temple and cut: level steps, each with a wall of stones and a row of bushes' green."""
    xs = np.arange(TEA[0], TEA[1] + 0.1, 6.0)
    zs = np.linspace(-36, -125, 240)
    grid = np.array([land(np.full(zs.shape, x), zs)[0] for x in xs])
    for k, h in enumerate(np.arange(TEA[2], TEA[3], 2.6)):
        rows = []
        for x, col in zip(xs, grid):
            z = float(zs[np.argmax(col > h)])
            rows.append([(x, h - 1.5, z + 2.4), (x, h + 0.9, z + 1.7), (x, h + 1.0, z - 0.2), (x, h + 1.7, z - 0.9), (x, h + 1.7, z - 2.6), (x, h + 0.6, z - 4.2)])
        ends = int(3 * hash01(k, 41)), len(rows) - 2 - int(3 * hash01(k, 42))
        skip = [abs(b[0][2] - a[0][2]) > 9 or not ends[0] <= i <= ends[1] for i, (a, b) in enumerate(zip(rows, rows[1:]))]
        for (a, b), no in zip(zip(rows, rows[1:]), skip):
            if not no:
                bands(s, [a, b], [mix("earth", "grass_deep", 0.7), mix("grass_dry", "grass", 0.6), shade("forest", 0.85), mix("leaf", "grass_deep", 0.25 + 0.3 * (k % 2)), "grass"])
