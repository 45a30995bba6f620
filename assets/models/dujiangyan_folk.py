"""People at Dujiangyan who only give the place its scale: seen from some way off, a hundred triangles each, in many clothes. They do not move;
whom water drives away stands a second time where it is dry."""
import math

import numpy as np

from dujiangyan_land import land
from noise import Rng
from palette import colour, mix, shade
from shape import place
from shape_more import ico, tube

COATS = ("coral", "cloth_blue", "gold", "red_dark", "cloth_green", "white", "river_deep", "navy")


def turned(s, at, rings, seg=6):
    """A body of oval rings (height, half width, half depth, forward, tone) from below; the last may be a point."""
    pos, nrm, col, tris = [], [], [], []
    for y, rx, rz, z, tone in rings:
        for k in range(seg):
            a = 2 * math.pi * k / seg
            pos.append((rx * math.cos(a), y, z + rz * math.sin(a)))
            nrm.append((math.cos(a), 0.25, math.sin(a)))
            col.append(colour(tone))
    for i in range(len(rings) - 1):
        for k in range(seg):
            a, b = i * seg + k, i * seg + (k + 1) % seg
            tris.append((a, a + seg, b + seg))
            if rings[i][1] > 0:
                tris.append((a, b + seg, b))
    return s.add(pos, nrm, np.array(col), tris, at)


def person(s, x, y, z, turn, high=1.7, coat="cloth_blue", legs="navy", hat=None, seed=0, staff=None, yoke=False):
    """Someone standing at a point of the ground, looking towards +z turned by `turn`; `hat` is `straw`, `helmet` or none."""
    r = Rng(seed + 300)
    at = place(x, y - 0.02, z, turn=turn, scale=high / 1.7)
    skin, hair = shade("skin", r(0.88, 1.0)), mix("hair", "stone", r(0, 0.3))
    stride = r(0.02, 0.16)
    for sx in (-1, 1):
        turned(s, at, [(0.0, 0.055, 0.10, stride * sx + 0.03, "ink"), (0.08, 0.06, 0.075, stride * sx, legs), (0.84, 0.09, 0.1, 0, legs)], 4)
        lift = 0.36 if (staff or yoke) and sx == 1 else 0.0
        hand = (0.27 * sx, 0.82 + lift * 1.3, 0.06 + lift * 0.8 + stride * sx * -0.6)
        tube(s, [(0.19 * sx, 1.38, 0), (0.26 * sx, 1.1 + lift * 0.2, lift * 0.2 - 0.02), hand], [0.06, 0.055, 0.04], coat, 4, at, cap=False)
    turned(s, at, [(0.70, 0.165, 0.125, 0, shade(coat, 0.85)), (1.02, 0.15, 0.11, 0, coat), (1.32, 0.20, 0.12, 0, coat), (1.44, 0.06, 0.06, 0, skin)])
    v, f = ico(0)
    head = np.array([(0.098 * p.x, 1.575 + 0.125 * p.y, 0.01 + 0.11 * p.z) for p in v])
    s.add(head, [tuple(p) for p in v], np.array([colour(hair if p.z < 0.1 and p.y > -0.6 or p.y > 0.75 else skin) for p in v]), f, at)
    if hat == "straw":
        turned(s, at, [(1.60, 0.30, 0.30, 0, shade("wood_pale", 0.75)), (1.64, 0.29, 0.29, 0, "wood_pale"), (1.77, 0, 0, 0, "wood_pale")], 7)
    if hat == "helmet":
        turned(s, at, [(1.62, 0.135, 0.15, 0.015, "gold_pale"), (1.69, 0.105, 0.115, 0, "gold_pale"), (1.735, 0, 0, 0, "white")])
    if staff:  # a levelling staff, red and white
        for k in range(4):
            s.box((0.30, 0.35 + 0.7 * k, 0.40), (0.09, 0.7, 0.035), "white" if k % 2 else "red", 0, at)
    if yoke:
        tube(s, [(-0.95, 1.40, 0), (0.95, 1.40, 0)], 0.03, "bamboo_dry", 3, at, cap=False)
        for sx in (-1, 1):
            tube(s, [(0.9 * sx, 1.40, 0), (0.9 * sx, 0.55, 0)], 0.012, "wood_dark", 3, at, cap=False)
            turned(s, at, [(0.22, 0.20, 0.20, 0, "bamboo_dry"), (0.52, 0.27, 0.27, 0, "bamboo"), (0.62, 0.0, 0.0, 0, "leaf_light")], 6)
            last = s.parts[-1]
            last[0][:] += np.array(at)[:3, :3] @ (0.9 * sx, 0, 0)
    return s


def folk(s, deck):
    """Those who stay where they are: at the rail over the plain, on the bridge (`deck` gives a point of it)."""
    for k, (x, z, turn, high, coat) in enumerate(RAIL):
        person(s, x, 13.5, z, turn, high, coat, ("navy", "slate_dark", "cloth_blue")[k % 3], None, k)
    for k, (t, w) in enumerate(((40, 0.8), (37.5, -0.6), (24, 0.3), (-11, 0.6), (-22, 0.5), (-60, -0.5))):
        (x, y, z), turn = deck(t, w)
        person(s, x, y + 0.1, z, turn + 180 * (k % 3 == 0), (1.7, 1.62, 1.75, 1.2)[k % 4], COATS[k % 8], ("navy", "slate_dark")[k % 2], "straw" if k == 2 else None, k + 40)


def workers(s):
    """Two surveyors on the weir's wall: they stand on the weir, whose height a scene changes."""
    person(s, 81.6, 5.85, 49.0, 130, 1.7, "coral", "navy", "helmet", 21, staff=True)
    person(s, 80.3, 5.85, 39.5, 60, 1.66, "cloth_blue", "slate_dark", "helmet", 22)


def farmers(s):
    """Those who work in the fields."""
    for k, (x, z, turn) in enumerate(FIELD):
        y = float(land(np.array([x]), np.array([z]))[0][0])
        person(s, x, y + 0.05, z, turn, 1.66, COATS[(k + 1) % 8], "slate_dark", "straw", k + 60, yoke=k % 3 == 0)


def farmers_safe(s):
    """The same people on Lidui's terrace, 9 m above the plain, while their fields stand under water; they look at them."""
    for k, (x, z, turn) in enumerate(TERRACE):
        person(s, x, 13.5, z, turn, 1.66, COATS[(k + 1) % 8], "slate_dark", "straw", k + 60)


# x, z, where they look, how tall, in what
RAIL = ((197.2, -15.3, 84, 1.68, "coral"), (199.0, -13.9, 96, 1.74, "cloth_blue"), (198.0, -14.8, 88, 1.15, "gold"), (201.5, -10.8, 70, 1.66, "white"))
# farmers: x, z, where they look
FIELD = ((247, -13, 60), (251, -10, 200), (262, 0.5, -40), (252, -44, 120), (276, -50, 10))
# where they wait for the water to go
TERRACE = ((203.5, -6.0, 85), (204.0, -3.6, 95), (202.6, -8.4, 80), (204.2, -9.4, 70), (201.6, 1.4, 100))
