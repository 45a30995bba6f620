"""Makes culture/dujiangyan/models/dujiangyan.glb and streams.json. Run: see README.md."""
import json
import math
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import numpy as np

from building import hall, pavilion
from cast import guide, visitors
from dujiangyan_far import mountains, plain
from dujiangyan_folk import farmers, farmers_safe, folk, workers
from dujiangyan_follows import FLOOD_Y, SILT_Y, flood, silt
from dujiangyan_forest import forest, pebbles, shore, terraces
from dujiangyan_ground import bank, terrain
from dujiangyan_land import CREST, ERWANG, LIDUI, LINES, SPILL, SPILL_Y, STREAMS, curve
from dujiangyan_works import bridge, cage, cliff, deck, dike, fish_mouth, macha, marker, spillway, throat
from palette import mix, shade
from scene import Scene
from shape import place
from shape_more import prism, tube
from woods import ginkgo

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../scenes/culture/dujiangyan/models")


# The scene's own viewpoints.
VIEWS = {
    "overview": ((-30, 114, 226), (12, 31, -18)),
    "fish-mouth": ((-186, 26, -8), (-112, 2, -30)),
    "feishayan": ((84, 18.5, 68), (105, 0, 8)),
    "baopingkou": ((128, 11.5, -7), (187, 7.5, -31)),
    "bridge": ((-113, 14, -24), (-180, 0, -56)),
    "temple": ((-104, 39, -54), (40, 5, -58)),
    "plain": ((188.4, 20.5, -18.5), (330, -19, -31)),
}


VISITORS = (144.6, 5.4, -3.3)  # the grandparent, on the levee's path, where Baopingkou opens


def lidui(s):
    """The hill cut off from Yulei, a cliff towards the throat, with the Fulong temple on top."""
    cx, cz = LIDUI
    ring = [(cx + 25 * math.cos(a) * (1 + 0.08 * math.sin(3 * a)), cz + 17 * math.sin(a) * (1 + 0.06 * math.sin(2 * a + 1))) for a in np.linspace(0, 2 * math.pi, 25)[:-1]]
    ring = [(x, max(z, float(np.interp(x, LINES["throat"][:, 0], LINES["throat"][:, 1] + LINES["throat"][:, 2])) - 1.0)) for x, z in ring]
    top = [(cx + (x - cx) * 0.78, 13.5, cz + (z - cz) * 0.8 + 0.6) for x, z in ring]
    order = ring + ring[:1]
    cliff(s, [(x, -3.2, z) for x, z in order][::-1], (top + top[:1])[::-1], 12, rows=6, rough=2.6)
    s.face([p for p in top[::-1]], mix("grass", "sand", 0.3))
    for k, (x, _, z) in enumerate(top):
        x2, _, z2 = top[(k + 1) % len(top)]
        tube(s, [(x * 0.97 + cx * 0.03, 14.5, z * 0.97 + cz * 0.03), (x2 * 0.97 + cx * 0.03, 14.5, z2 * 0.97 + cz * 0.03)], 0.14, "stone_light", 4)
        s.box((x * 0.97 + cx * 0.03, 14.05, z * 0.97 + cz * 0.03), (0.5, 1.5, 0.5), "stone_light", 0)
    hall(s, 15, 9, 9, place(cx - 6, 13.4, cz + 1, turn=-62), bays=3, base=0.8, storeys=2, steps=2)
    hall(s, 10, 7, 6, place(cx + 9, 13.4, cz + 2, turn=-62), bays=3, base=0.6, steps=2, cols=4, fine=False)
    pavilion(s, 2.4, 5, place(cx - 15, 13.4, cz - 6), fine=False)
    for k, (x, z) in enumerate(((cx - 2, cz - 11.5), (cx + 17, cz + 5.5), (cx + 3, cz + 10), (cx - 9, cz + 9.5))):
        ginkgo(s, x, 13.4, z, 8.5 - k % 2, k + 40)


def erwang(s):
    """The Two Kings' temple climbing the slope in terraces, with a long stair."""
    x0, z0 = ERWANG
    for y, z, w, d in ((14, 6, 56, 22), (21, -9.5, 48, 12), (28, -23, 38, 14)):
        prism(s, [(x0 - w / 2, z0 + z - d / 2), (x0 + w / 2, z0 + z - d / 2), (x0 + w / 2, z0 + z + d / 2), (x0 - w / 2, z0 + z + d / 2)], y - 12, y + 1.2, "cobble", bevel=0.3, batter=0.8, top_col="stone_light")
    hall(s, 22, 10, 10, place(x0, 29.2, z0 - 22), bays=5, storeys=2, base=1, steps=2, fine=False)
    hall(s, 18, 8, 8, place(x0, 22.2, z0 - 9), bays=5, base=0.8, storeys=2, steps=2, cols=4, fine=False)
    for sx in (-1, 1):
        hall(s, 11, 7, 6, place(x0 + sx * 17, 22.2, z0 - 9), bays=3, steps=2, cols=4, fine=False)
        hall(s, 12, 7, 6, place(x0 + sx * 19, 15.2, z0 + 4, turn=-sx * 90), bays=2, steps=2, cols=4, fine=False)
        pavilion(s, 2.4, 5.5, place(x0 + sx * 14, 29.2, z0 - 19), fine=False)
    hall(s, 12, 5, 7, place(x0, 15.2, z0 + 9), bays=3, storeys=2, wall="red_dark", steps=2, cols=4, fine=False)
    for k in range(20):
        s.box((x0, 4.2 + k * 0.56, z0 + 35.5 - k * 0.95), (7 - 0.06 * k, 1.4, 1.1), shade("stone_light", 0.92 + 0.1 * (k % 2)), 0)
    for k in range(9):
        s.box((x0, 15.3 + k * 0.8, z0 + 1.8 - k * 0.55), (5, 1.4, 0.7), shade("stone_light", 0.92 + 0.1 * (k % 2)), 0)


def main():
    sc = Scene({k: {"eye": list(e), "target": list(t)} for k, (e, t) in VIEWS.items()})
    s = sc.node("Terrain").of()
    terrain(s)
    pebbles(s)
    L = LINES
    bank(s, L["main"], 1, 40, None)
    bank(s, L["main"], -1, 40, None)
    bank(s, L["inner"], 1, None, -5)
    bank(s, L["outer"], -1, None, 104)
    bank(s, L["outer"], 1, 52, 100)
    bank(s, L["throat"], -1, 8, None)
    bank(s, L["throat"], 1, 10, None)
    for k in "abc":
        for side in (1, -1):
            bank(s, L["canal_" + k], side, 7, 38, top=4.4)
    fish_mouth(sc.node("FishMouth", (-125, 5.4, -27)).of())
    lev = sc.node("Levee", (-20, 5.4, 2)).of()
    dike(lev, np.arange(-108, 79.1, 5.5))
    dike(lev, np.arange(128, 167, 5))
    spillway(sc.node("Feishayan", (103, CREST, 18)).of())
    throat(sc.node("Baopingkou", (185, 0, -33)).of())
    lidui(sc.node("Lidui", (LIDUI[0], 13.5, LIDUI[1])).of())
    bridge(sc.node("AnlanBridge", (-100, 8.2, -18)).of())
    erwang(sc.node("ErwangTemple", (ERWANG[0], 15.2, ERWANG[1])).of())
    wood, f, v = sc.node("Trees"), sc.node("Fields", (260, 4.3, 0)), sc.node("Village", (260, 4.2, 0))
    forest(wood.of(), VIEWS)
    shore(wood.of())
    terraces(f.of())
    plain(f.of(), v.of(), wood.of())
    mountains(sc.node("Mountains").of())
    for name, make, x, z, y in (("Macha", macha, -88, -13, 5.5), ("BambooCage", cage, -74, -3.5, 5.6), ("StoneMarker", marker, 158.5, -9.5, 5.4)):
        n = sc.node(name, (x, y, z), movable=True)
        make(n.of(), place(x, y, z, turn=-65 if name == "StoneMarker" else 25))
    guide(sc, (-126.3, 5.4, -28.05), -70, (2.5, 0.6, 8))
    visitors(sc, VISITORS, 128, (-0.6, 2.4, 7))
    folk(sc.node("Folk").of(), deck)
    # what a scene shows, hides and lifts as the water goes
    workers(sc.node("Workers", (80.9, 5.85, 44.0), movable=True).of())
    farmers(sc.node("Farmers", (256.0, 4.25, -22.0), movable=True).of())
    farmers_safe(sc.node("FarmersSafe", (203.5, 13.5, -5.0), movable=True).of())
    silt(sc.node("Silt", (40.0, SILT_Y, -18.0), movable=True).of())
    flood(sc.node("Flood", (300.0, FLOOD_Y, -20.0), movable=True).of("water"))
    sc.occlude(16, 18, skip=("Mountains",))
    os.makedirs(OUT, exist_ok=True)
    sc.write(os.path.join(OUT, "dujiangyan.glb"))
    streams = {k: [[round(float(q), 2) for q in p] for p in curve(v, 12)] for k, v in STREAMS.items()}
    doc = {"units": "metres of the diorama; y = 0 is low water; y up, z towards the viewer", "columns": ["x", "z", "half_width"], "streams": streams,
           "spill": {"columns": ["x", "z", "half_width", "y"], "crest": CREST, "line": [[*p, y] for p, y in zip(SPILL, SPILL_Y)]},
           "viewpoints": sc.extras["viewpoints"], "nodes": {}}
    for n in sc.nodes:
        if n.joint or n.rig or not n.shapes:
            continue
        p = np.concatenate([q.arrays()[0] for q in n.shapes.values()])
        doc["nodes"][n.name] = {"origin": n.at, "min": p.min(axis=0).round(2).tolist(), "max": p.max(axis=0).round(2).tolist()}
    with open(os.path.join(OUT, "streams.json"), "w") as f:
        json.dump(doc, f, separators=(",", ":"))


main()
