"""Makes culture/dujiangyan/models/dujiangyan.glb and streams.json. Run: see README.md."""
import json
import math
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import numpy as np

from building import cottage, hall, pavilion
from cast import guide, visitors
from dujiangyan_land import CREST, ERWANG, LIDUI, LINES, SPILL, SPILL_Y, STREAMS, bank, curve, land, sides, step, terrain, water
from dujiangyan_works import bridge, cage, cliff, dike, edge, fish_mouth, macha, marker, spillway, throat
from nature import broadleaf, conifer
from noise import Rng, fbm, hash01
from palette import mix, shade
from scene import Scene
from shape import place
from shape_more import prism, sheet, tube

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../scenes/culture/dujiangyan/models")


def ground(x, z):
    """Height of the land at a point."""
    return float(land(np.array([x]), np.array([z]))[0][0])


VIEWS = {
    "overview": ((-30, 205, 285), (0, -10, -12)),
    "fish_mouth": ((-122.5, 7.0, -27), (-230, 14, -92)),
    "bridge": ((-97, 9.9, -22.5), (-60, 9, -95)),
    "levee": ((-62, 7.0, 2.2), (60, 4, 6)),
    "spillway": ((79, 7.4, 23), (112, 1.5, 4)),
    "throat": ((146, 7.1, -7), (180, 6.5, -34)),
    "temple_terrace": ((-54, 16.9, -68.0), (-122, 1, -18)),
    "plain": ((299, 6.3, 32.8), (212, 5.5, -16)),
}


def mountains(s):
    """Three faceted ridges behind one another, each paler, around the north and west."""
    for k, (far, high, tone) in enumerate(((430, 150, mix("forest_blue", "mist_blue", 0.25)), (600, 235, mix("mist_blue", "hill_far", 0.4)), (800, 330, mix("mist", "mist_blue", 0.45)))):
        rows = [[] for _ in range(6)]
        n = 60
        for i in range(n + 1):
            a = math.radians(-20 + 235 * i / n)
            h = high * (0.42 + 0.85 * fbm(i * 0.30 + 31 * k, k * 7.7, 2)) * (0.06 + 0.94 * math.sin(math.pi * min(1, max(0, (i + 1) / (n + 2)))) ** 0.8)
            if k == 0:
                h *= 1 - 0.75 * math.exp(-((a - math.radians(152)) / 0.16) ** 2)
            r = far * (1 + 0.1 * (hash01(i, k) - 0.5))
            spur = 0.6 * (fbm(i * 0.9 + 5, k * 3.1, 2) - 0.5)
            for j, (dr, t) in enumerate(((-110, -0.1), (-82, 0.2), (-58, 0.44), (-28, 0.72), (0, 1), (90, -0.1))):
                q = r + dr + (hash01(i, j, k) - 0.5) * 26 * (0 < j < 4) + 90 * spur * (1 - t) * (j > 0)
                rows[j].append((1.15 * q * math.cos(a), h * min(1, t * (0.85 + 0.3 * hash01(i, j, k + 9)) if j < 4 else t), -0.72 * q * math.sin(a) - 40))
        snow = lambda p: float(step(0.72, 0.9, p[1] / high)) * (0.75 if k == 2 else 0)
        sheet(s, [r[::-1] for r in rows], lambda i, j, p: mix(shade(mix(tone, "mist", 0.35 * (1 - min(1, max(0, p[1]) / high))), 0.9 + 0.2 * hash01(i, j, k)), "white", snow(p)), flat=True)


def patch(s, pts, col, low):
    """One field: a sheet a hand's breadth over the ground, with sides, following its slope."""
    y, near = land(*np.array(pts).T)
    top = [(x, h + 0.3 + low, z) for (x, z), h in zip(pts, y)]
    x, z = VIEWS["plain"][0][0], VIEWS["plain"][0][2]
    if math.hypot(pts[0][0] - x, pts[0][1] - z) < 75:  # rows of plants near the viewpoint on the plain
        a, b, c, d = (np.array(p) for p in top)
        for k in range(8):
            t, q = k / 8, (k + 1) / 8
            s.face([a + (b - a) * t, a + (b - a) * q, d + (c - d) * q, d + (c - d) * t], shade(col, 1.06 if k % 2 else 0.86))
    else:
        s.face(top, col)
    for p, q in zip(top, top[1:] + top[:1]) if pts[0][0] < 345 else ():
        s.face([(p[0], p[1] - 1.2, p[2]), (q[0], q[1] - 1.2, q[2]), q, p], "earth")


HOUSES = ((279, -3, 35, 10), (263, -9, -50, 8), (240, 32, 60, 8), (232, -72, 40, 9), (240, -88, -50, 8), (300, -62, 0, 9), (292, 70, 60, 9), (60, 142, 15, 9), (76, 152, -60, 8), (46, 154, 20, 8),
          (334, 12, 30, 9), (344, -88, 0, 9), (-40, 112, 10, 8))


def plain(fields, village):
    """Patchwork fields between the canals and on the south bank, and farmhouses under trees."""
    c, sn = math.cos(0.30), math.sin(0.30)
    crops = ["rape", "paddy", "paddy_water", "paddy", "leaf_light", "rape", "grass_dry", "grass_deep"]
    for i in range(-22, 30):
        for j in range(-26, 26):
            u, v = 120 + i * 15.4, j * 10.4 + 3 * (hash01(i, 8) - 0.5)
            if hash01(i, j, 5) < 0.04:
                continue
            w, d = 7.35, 4.85
            pts = [(u * c - v * sn + a * c - b * sn, u * sn + v * c + a * sn + b * c) for a, b in ((-w, d), (w, d), (w, -d), (-w, -d))]
            x, z = pts[0]
            if not (x > 212 or (z > 84 and x > -110)) or x > 440 or abs(z) > 235:
                continue
            y, near = land(*np.array(pts).T)
            if near.min() < 10.5 or np.ptp(y) > 1.6 or y.max() > 8 or any(math.hypot(x - a, z - b) < 1.5 * s for a, b, _, s in HOUSES):
                continue
            k = int(hash01((i + j // 3) // 2, j // 2, 9) * 7.99)
            col = mix(shade(crops[k], 0.86 + 0.14 * hash01(i, j)), "grass_deep", 0.12)
            patch(fields, pts, mix(col, "mist_blue", 0.35 * float(step(300, 480, x))), 0.3 * (k in (0, 5)))
    for k, (x, z, t, w) in enumerate(HOUSES):
        assert land(np.array([x]), np.array([z]))[1][0] > 9, ("a house on a bank", x, z)
        cottage(village, w * 1.25, w * 0.8, w * 0.85, place(x, ground(x, z) - 0.1, z, turn=t), wall="plaster" if k % 3 else "wood_pale")


def trees(s):
    """Firs and round-heads on the hills, a few along levee and canals."""
    r = Rng(21)
    spots, n = [], 0
    while n < 760 and len(spots) < 168:
        n += 1
        x, z = (r(-330, 300), r(-205, 200)) if n % 3 else (r(-120, 200), r(-190, -60))
        y, near = (float(v[0]) for v in land(np.array([x]), np.array([z])))
        clear = math.hypot(x - ERWANG[0], z - ERWANG[1]) > 30 and math.hypot(x - LIDUI[0], z - LIDUI[1]) > 26 and not (150 < x < 205 and -50 < z < 12) and not (66 < x < 142 and -25 < z < 72)
        if near < 11 or not clear or (y < 6 and r() < 0.8) or any(math.hypot(x - a, z - b) < 7 for a, b in spots):
            continue
        if any(math.hypot(x - e[0][0], z - e[0][2]) < 14 for e in VIEWS.values()):
            continue
        if len(spots) > 40 and y > 12 and fbm(x / 40 + 2, z / 40, 2) < 0.42:
            continue
        spots.append((x, z))
        h = r(8, 14) * (1.15 if y > 30 else 0.9)
        if r() < 0.62 and y > 10:
            conifer(s, place(x, y, z), h * 1.2, n, mix("pine", "forest", r()), tiers=3)
        else:
            broadleaf(s, place(x, y, z), h * 0.85, n, mix("forest", "grass_deep", r()), "leaf", blobs=2, level=0)
    for x in (-30, -4, 22, 48, 140):
        a, b = edge(LINES["inner"], -1, x)[1], edge(LINES["outer"], 1, x)[1]
        broadleaf(s, place(x, 5.3, (a + b) / 2 + 3), 7 + x % 3, int(x + 90), "forest", "leaf_light", blobs=2, level=int(x in (-30, 140)))
    for x, z in ((289, 6), (270, -10), (250, 38), (292, -8), (250, -76), (262, -72), (236, 32), (294, -68), (284, 72), (54, 134), (80, 142), (-18, -68), (-12, -92), (-76, -98)):
        broadleaf(s, place(x, ground(x, z), z), 7.5, int(x), "forest", "leaf", blobs=2, level=int(235 < x < 280 and z > 0))


def lidui(s):
    """The hill cut off from Yulei, a cliff towards the throat, with the Fulong temple on top."""
    cx, cz = LIDUI
    ring = [(cx + 25 * math.cos(a) * (1 + 0.08 * math.sin(3 * a)), cz + 17 * math.sin(a) * (1 + 0.06 * math.sin(2 * a + 1))) for a in np.linspace(0, 2 * math.pi, 25)[:-1]]
    ring = [(x, max(z, float(np.interp(x, LINES["throat"][:, 0], LINES["throat"][:, 1] + LINES["throat"][:, 2])) - 1.0)) for x, z in ring]
    top = [(cx + (x - cx) * 0.78, 13.5, cz + (z - cz) * 0.8 + 0.6) for x, z in ring]
    order = ring + ring[:1]
    cliff(s, [(x, -3.2, z) for x, z in order][::-1], (top + top[:1])[::-1], 12, rows=6, rough=3.4)
    s.face([p for p in top[::-1]], mix("grass", "sand", 0.3))
    for k, (x, _, z) in enumerate(top):
        x2, _, z2 = top[(k + 1) % len(top)]
        tube(s, [(x * 0.97 + cx * 0.03, 14.5, z * 0.97 + cz * 0.03), (x2 * 0.97 + cx * 0.03, 14.5, z2 * 0.97 + cz * 0.03)], 0.14, "stone_light", 4)
        s.box((x * 0.97 + cx * 0.03, 14.05, z * 0.97 + cz * 0.03), (0.5, 1.5, 0.5), "stone_light", 0)
    hall(s, 15, 9, 9, place(cx - 6, 13.4, cz + 1, turn=-62), bays=3, base=0.8, storeys=2, steps=2)
    hall(s, 10, 7, 6, place(cx + 9, 13.4, cz + 2, turn=-62), bays=3, base=0.6, steps=2, cols=4)
    pavilion(s, 2.4, 5, place(cx - 15, 13.4, cz - 6))
    for k, (x, z) in enumerate(((cx + 2, cz - 9), (cx + 16, cz - 5), (cx + 2, cz + 10))):
        broadleaf(s, place(x, 13.4, z), 6.5, k + 40, "forest", "leaf")


def erwang(s):
    """The Two Kings' temple climbing the slope in terraces, with a long stair."""
    x0, z0 = ERWANG
    for y, z, w, d in ((14, 6, 56, 22), (21, -9.5, 48, 12), (28, -23, 38, 14)):
        prism(s, [(x0 - w / 2, z0 + z - d / 2), (x0 + w / 2, z0 + z - d / 2), (x0 + w / 2, z0 + z + d / 2), (x0 - w / 2, z0 + z + d / 2)], y - 12, y + 1.2, "cobble", bevel=0.3, batter=0.8, top_col="stone_light")
    hall(s, 22, 10, 10, place(x0, 29.2, z0 - 22), bays=5, storeys=2, base=1, steps=2)
    hall(s, 18, 8, 8, place(x0, 22.2, z0 - 9), bays=5, base=0.8, storeys=2, steps=2, cols=4)
    for sx in (-1, 1):
        hall(s, 11, 7, 6, place(x0 + sx * 17, 22.2, z0 - 9), bays=3, steps=2, cols=4)
        hall(s, 12, 7, 6, place(x0 + sx * 19, 15.2, z0 + 4, turn=-sx * 90), bays=2, steps=2, cols=4)
        pavilion(s, 2.4, 5.5, place(x0 + sx * 14, 29.2, z0 - 19))
    hall(s, 12, 5, 7, place(x0, 15.2, z0 + 9), bays=3, storeys=2, wall="red_dark", steps=2, cols=4)
    for k in range(20):
        s.box((x0, 4.2 + k * 0.56, z0 + 35.5 - k * 0.95), (7 - 0.06 * k, 1.4, 1.1), shade("stone_light", 0.92 + 0.1 * (k % 2)), 0)
    for k in range(9):
        s.box((x0, 15.3 + k * 0.8, z0 + 1.8 - k * 0.55), (5, 1.4, 0.7), shade("stone_light", 0.92 + 0.1 * (k % 2)), 0)


def main():
    sc = Scene({k: {"eye": list(e), "target": list(t)} for k, (e, t) in VIEWS.items()})
    s = sc.node("Terrain").of()
    terrain(s)
    L = LINES
    bank(s, L["main"], 1, 30, None)
    bank(s, L["main"], -1, 30, None)
    bank(s, L["inner"], 1, None, -5)
    bank(s, L["outer"], -1, None, None)
    bank(s, L["outer"], 1, 52, None)
    bank(s, L["throat"], -1, 8, None)
    bank(s, L["throat"], 1, 10, None)
    for k in "abc":
        for side in (1, -1):
            bank(s, L["canal_" + k], side, 7, None, top=4.4)
    fish_mouth(sc.node("FishMouth", (-125, 5.4, -27)).of())
    lev = sc.node("Levee", (-20, 5.4, 2)).of()
    dike(lev, np.arange(-108, 79.1, 5.5))
    dike(lev, np.arange(128, 167, 5))
    spillway(sc.node("Feishayan", (103, CREST, 18)).of())
    throat(sc.node("Baopingkou", (185, 0, -33)).of())
    lidui(sc.node("Lidui", (LIDUI[0], 13.5, LIDUI[1])).of())
    bridge(sc.node("AnlanBridge", (-100, 8.2, -18)).of())
    erwang(sc.node("ErwangTemple", (ERWANG[0], 15.2, ERWANG[1])).of())
    trees(sc.node("Trees").of())
    mountains(sc.node("Mountains").of())
    f, v = sc.node("Fields", (260, 4.3, 0)), sc.node("Village", (260, 4.2, 0))
    plain(f.of(), v.of())
    for name, make, x, z, y in (("Macha", macha, -88, -13, 5.5), ("BambooCage", cage, -74, -3.5, 5.6), ("StoneMarker", marker, 158.5, -9.5, 5.4)):
        n = sc.node(name, (x, y, z), movable=True)
        make(n.of(), place(x, y, z, turn=-65 if name == "StoneMarker" else 25))
    guide(sc, (-126.3, 5.4, -28.05), -70, (2.5, 0.6, 8))
    visitors(sc, (150.3, 5.4, -5.95), 112, (-0.6, 2.4, 7))
    spill = curve(SPILL, 6)
    fall = np.interp(np.linspace(0, 1, len(spill)), np.linspace(0, 1, len(SPILL_Y)), SPILL_Y)
    for name, parts in (("WaterMain", [("main", 6, 0)]), ("WaterInner", [("inner", 4, 0.02)]), ("WaterOuter", [("outer", 6, 0.01)]), ("WaterPlain", [("throat", 4, 0.03), ("canal_a", 2, 0), ("canal_b", 2, 0.01), ("canal_c", 2, -0.01)])):
        w = sc.node(name).of("water")
        for key, across, lift in parts:
            water(w, L[key], across, lift, pale=0.12 if key == "throat" else 0, start=sides(L["main"])[-1] if key in ("inner", "outer") else None)
    water(sc.node("WaterSpill").of("water"), spill, 6, 0, fall, pale=0.3)
    sc.occlude(16, 18, skip=("Mountains",))
    os.makedirs(OUT, exist_ok=True)
    sc.write(os.path.join(OUT, "dujiangyan.glb"))
    streams = {k: [[round(float(q), 2) for q in p] for p in curve(v, 12)] for k, v in STREAMS.items()}
    doc = {"units": "metres of the diorama; y = 0 is low water; y up, z towards the viewer", "columns": ["x", "z", "half_width"], "streams": streams,
           "spill": {"columns": ["x", "z", "half_width", "y"], "crest": CREST, "line": [[*p, y] for p, y in zip(SPILL, SPILL_Y)]},
           "nodes_of": {"WaterMain": ["main"], "WaterInner": ["inner"], "WaterOuter": ["outer"], "WaterPlain": ["throat", "canal_a", "canal_b", "canal_c"], "WaterSpill": ["spill"]},
           "viewpoints": sc.extras["viewpoints"], "nodes": {}}
    for n in sc.nodes:
        if n.joint or n.rig or not n.shapes:
            continue
        p = np.concatenate([q.arrays()[0] for q in n.shapes.values()])
        doc["nodes"][n.name] = {"origin": n.at, "min": p.min(axis=0).round(2).tolist(), "max": p.max(axis=0).round(2).tolist()}
    with open(os.path.join(OUT, "streams.json"), "w") as f:
        json.dump(doc, f, separators=(",", ":"))


main()
