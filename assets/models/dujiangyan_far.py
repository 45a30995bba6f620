"""What lies round Dujiangyan: mountains up the Min, the plain's fields, its hamlets among bamboo. Nothing of the works."""
import math

import numpy as np

from building import cottage
from dujiangyan_land import land, step
from noise import Rng, fbm, hash01
from palette import mix, shade
from shape import place
from woods import broad, bush, grove

# farmhouses: x, z, turn, width
HOUSES = ((279, -3, 35, 10), (263, -9, -50, 8), (240, 32, 60, 8), (232, -72, 40, 9), (240, -88, -50, 8), (300, -62, 0, 9), (292, 70, 60, 9), (60, 142, 15, 9), (76, 152, -60, 8), (46, 154, 20, 8),
          (334, 12, 30, 9), (344, -88, 0, 9), (-40, 112, 10, 8), (-52, 124, -70, 7), (176, 176, 30, 9), (188, 186, -60, 8))


def ground(x, z):
    """Height of the land at a point."""
    return float(land(np.array([x]), np.array([z]))[0][0])


# The ridges from near to far: distance, height, how many parts, rows of facets, colour of the crest (the farther three in linear light: bluer than any paint).
RIDGES = ((430, 108, 46, 3, mix("forest_blue", "pine", 0.5)), (540, 156, 44, 3, mix("forest_blue", "cloth_blue", 0.55)), (670, 176, 46, 2, (0.032, 0.125, 0.255)),
          (820, 226, 42, 2, (0.062, 0.185, 0.34)), (1000, 350, 40, 2, (0.13, 0.27, 0.42)))
GORGE = math.radians(147)  # where the Min comes from


def mountains(s):
    """Ridges behind one another, each higher and bluer, from the north-east over the gorge to the south-west; the plain stays open. Each is
    deep at its crest and pales downward into the mist of its valley; snow lies on the last, up the Min alone."""
    for k, (far, high, n, bands, tone) in enumerate(RIDGES):
        rows = []
        for i in range(n + 1):
            end = float(step(0, 0.2, i / n) * step(1, 0.82, i / n))
            a0 = math.radians(58 + 206 * i / n)
            up = math.exp(-((a0 - GORGE) / 0.5) ** 2)
            peak = 1 - abs(2 * fbm(i * 0.34 + 31 * k, k * 7.7, 2) - 1)
            h = high * (0.22 + 0.6 * peak + 0.26 * hash01(i, k, 2)) * (0.1 + 0.9 * end)
            if k < 2:  # the gorge
                h *= 1 - 0.9 * math.exp(-((a0 - GORGE) / 0.22) ** 2)
            if k == 4:
                h *= 0.55 + 0.5 * up
            row = []
            for j, (out, q) in enumerate(((0, 1), (0.4, 0.6), (0.85, 0.26), (1.5, -0.12)) if bands == 3 else ((0, 1), (0.5, 0.5), (1.3, -0.1))):
                spur = (hash01(i, j, k + 5) - 0.5) * (0 < j < bands)
                a = a0 + math.radians(206 / n) * 0.5 * (j % 2)
                r = far * (1 + 0.12 * (fbm(i * 0.4, k * 5.1, 2) - 0.5)) - (out + 0.35 * spur) * (0.5 * high * end + 0.5 * h)
                white = (0.0, 0.3, 0.66, 0.85)[j] if bands == 3 else (0.0, 0.5, 0.85)[j]
                snow = float(step(0.42, 0.58, h / high)) * float(step(0.3, 0.7, up)) * (1.0, 0.12, 0.0)[j] if k == 4 else 0
                row.append(((1.15 * r * math.cos(a) - 20, h * (q + 0.22 * spur) - 4 * (j == bands), -0.74 * r * math.sin(a) - 30), mix(mix(tone, "mist", white * (0.6 + 0.1 * k)), "white", snow)))
            rows.append(row)
        for i, (a, b) in enumerate(zip(rows, rows[1:])):
            for j in range(bands):
                for m, q in enumerate(((a[j], a[j + 1], b[j + 1]), (a[j], b[j + 1], b[j])) if j % 2 else ((a[j], a[j + 1], b[j]), (a[j + 1], b[j + 1], b[j]))):
                    p = np.array([c[0] for c in q[::-1]])
                    s.add(p, [np.cross(p[1] - p[0], p[2] - p[0])] * 3, np.array([shade(c[1], 0.95 + 0.1 * hash01(i, j, k + m)) for c in q[::-1]]), [(0, 1, 2)])


CROPS = ("rape", "paddy", "grass_deep", "paddy_water", "leaf_light", "paddy", "grass_dry", "leaf", "paddy", "grass_deep")


def block(s, u, v, w, d, i, j, lift, place_at, pale):
    """A block of fields: cut in strips along or across, of two crops at most."""
    n = 1 + int(hash01(i, j, 3) * (2.2 if pale == 0 else 3.99))
    along = hash01(i, j, 4) < 0.5
    first, second = CROPS[int(hash01(i // 2, j // 2, 9) * 9.99)], CROPS[int(hash01(i, j, 6) * 9.99)]
    for k in range(n):
        a, b = -1 + 2 * k / n + 0.05, -1 + 2 * (k + 1) / n - 0.05
        box = ((a, -1), (b, -1), (b, 1), (a, 1)) if along else ((-1, a), (1, a), (1, b), (-1, b))
        pts = [place_at(u + p * w, v + q * d) for p, q in box]
        y, near = land(*np.array(pts).T)
        if near.min() < 9.8 or np.ptp(y) > 1.5 or y.max() > 8.5 or any(math.hypot(x - a, z - b) < 0.85 * e + 2.5 for x, z in pts for a, b, _, e in HOUSES):
            continue
        tone = mix(first if hash01(i, j, k) < 0.62 else second, "grass_deep", 0.1)
        tone = mix(shade(tone, 0.88 + 0.16 * hash01(i, j, k + 11)), "mist_blue", pale)
        top = [(x, max(h, 4.2) + lift, z) for (x, z), h in zip(pts, y)][::-1]
        if pale == 0 and math.hypot(pts[0][0] - 250, pts[0][1] + 10) < 75 and not tone[2] > tone[0]:
            a, b, c, e = (np.array(p) for p in top)
            for q in range(5):  # rows of plants where one stands close
                t, r = q / 5, (q + 1) / 5
                s.face([a + (b - a) * t, a + (b - a) * r, e + (c - e) * r, e + (c - e) * t], shade(tone, 1.06 if q % 2 else 0.9))
        else:
            s.face(top, tone)


def fields(s):
    """Patchwork between the canals and on the south bank; beyond, the same in larger pieces."""
    c, sn = math.cos(0.30), math.sin(0.30)
    turn = lambda u, v: (u * c - v * sn, u * sn + v * c)
    for i in range(-21, 26):
        for j in range(-26, 26):
            x, z = turn(120 + i * 14.5, j * 10.5)
            if (x > 206 or (z > 80 and x > -130)) and x < 430 and abs(z) < 235:
                block(s, 120 + i * 14.5, j * 10.5 + 3 * (hash01(i, 8) - 0.5), 6.7, 4.7, i, j, 0.3, turn, 0)
    for i in range(-2, 16):
        for j in range(-12, 13):
            x, z = turn(200 + i * 44, j * 36)
            if ((x > 440 or abs(z) > 245) and x > 230 or (z > 245 and x > -100)) and x < 860 and abs(z) < 470 and hash01(i, j, 17) > 0.12:
                block(s, 200 + i * 44, j * 36, 20.5, 16.5, i + 40, j + 40, 0.6, turn, 0.18 + 0.2 * float(step(430, 800, x)))


def hamlet(houses, trees, x, z, seed, size=1.0):
    """A lin-pan far off: roofs among bamboo and tall trees, an island in the fields."""
    r = Rng(seed)
    y = ground(x, z)
    for k in range(2 + seed % 2):
        a = r(0, 6.28)
        px, pz, t, w = x + 5 * size * math.cos(a + 2.2 * k), z + 4 * size * math.sin(a + 2.2 * k), r(0, 3.14), 4.6 * size
        u, v = (math.cos(t) * w, math.sin(t) * w), (-math.sin(t) * w * 0.55, math.cos(t) * w * 0.55)
        low, top = y + 2.6 * size, y + 4.9 * size
        e = [(px + i * u[0] + j * v[0], low, pz + i * u[1] + j * v[1]) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        m = [(px - u[0], top, pz - u[1]), (px + u[0], top, pz + u[1])]
        for q, tone in (([e[3], e[2], m[1], m[0]], "slate"), ([e[1], e[0], m[0], m[1]], shade("slate", 0.85))):
            houses.face(q, tone)
        for p, q in zip(e, e[1:] + e[:1]) if x < 420 else ():
            houses.face([(q[0], y, q[2]), (p[0], y, p[2]), p, q], "plaster")
    for k in range(5):
        a, d = 2 * math.pi * k / 5 + r(0, 0.8), size * r(7, 11)
        tall = size * r(3.2, 5.2)
        tone = "forest" if k % 3 else "grass_deep"
        bush(trees, x + d * math.cos(a), y, z + 0.8 * d * math.sin(a), tall * 1.15, tall * 1.9, "forest_deep", mix(tone, "bamboo", 0.4 * (k % 2)), r(0, 6), 5 if x < 420 else 4)


FAR = ((388, 40), (372, -62), (424, -118), (446, 66), (398, 132), (466, -30), (516, 20), (500, 118), (540, -96), (590, 70), (356, 176), (330, -158), (610, -10), (250, 216), (560, 180), (650, 130), (460, -190), (690, 30), (300, 250))


def plain(f, village, trees):
    """Fields, the farmhouses near by, the hamlets beyond."""
    fields(f)
    for k, (x, z, t, w) in enumerate(HOUSES):
        assert land(np.array([x]), np.array([z]))[1][0] > 9, ("a house on a bank", x, z)
        y = ground(x, z)
        cottage(village, w * 1.25, w * 0.8, w * 0.85, place(x, y - 0.1, z, turn=t), wall="plaster" if k % 3 else "wood_pale")
        r = Rng(k + 60)
        for q in range(4):  # bamboo behind, a tree or two beside
            a, d = math.radians(200 - t + 55 * q) + r(-0.2, 0.2), w * r(1.0, 1.25)
            px, pz = x + d * math.cos(a), z + d * math.sin(a)
            if land(np.array([px]), np.array([pz]))[1][0] > 9 and not any(math.hypot(px - h[0], pz - h[1]) < 7 for h in HOUSES) and not (x > 200 and px < x - 1):
                if q % 2 == 0:
                    grove(trees, px, ground(px, pz), pz, r(8, 11), k * 5 + q, 8 if math.hypot(x - 250, z) < 80 else 5)
                else:
                    broad(trees, px, ground(px, pz), pz, r(8, 11), k * 5 + q, lumps=2 if math.hypot(x - 250, z) < 60 else 1, fine=x < 300)
    for k, (x, z) in enumerate(FAR):
        hamlet(village, trees, x, z, k + 3, 1.0 + 0.25 * (x > 480))
