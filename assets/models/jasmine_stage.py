"""Makes music/jasmine-flower/models/jasmine-stage.glb: a stage on the water by night. Run: see README.md.

Night is painted into the colours (night.py): light the scene with plain white and nothing else.
"""
import math
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mathutils import Vector

import night
from building import hall, lantern, pavilion
from cast import musician
from jasmine_parts import DECK, MOON, STOOL, branch, guzheng, hills, lotus, on_string, platform, pond, screen, sky
from nature import bamboo, broadleaf
from noise import Rng, hash01
from palette import mix, shade
from scene import Scene
from shape import place
from shape_more import boulder, tube

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../scenes/music/jasmine-flower/models")
VIEWS = {
    "overview": ((0.0, 2.9, 10.2), (0.0, 1.95, -2.2)),
    "stage": ((0.0, 2.1, 4.6), (0, 1.75, -2.8)),
    "guzheng": ((1.1, 2.15, 3.2), (0.0, 1.25, 1.2)),
    "jasmine": ((3.3, 1.9, 6.4), (4.8, 1.75, 3.4)),
    "pond": ((-7.5, 3.4, 9.0), (1.5, 1.4, -4)),
}
POSTS = ((-3.75, -0.9), (3.75, -0.9), (-3.1, 2.3), (3.1, 2.3))


def post(s, glow, x, z):
    """A lamp post with two lanterns under a little roof-beam."""
    h = 2.6 if z < 0 else 2.1
    s.box((x, DECK + h / 2, z), (0.11, h, 0.11), "red_dark", 0.02)
    s.box((x, DECK + 0.09, z), (0.26, 0.18, 0.26), "stone", 0.04)
    s.box((x, DECK + h - 0.06, z), (1.0, 0.08, 0.1), "red_dark", 0.02)
    spots = []
    for sx in (-1, 1):
        s.box((x + 0.5 * sx, DECK + h - 0.02, z), (0.08, 0.12, 0.13), "gold", 0.02)
        lantern(s, glow, 0.2, place(x + 0.4 * sx, DECK + h - 0.12, z))
        spots.append((x + 0.4 * sx, DECK + h - 0.4, z))
    return spots


def shore(s, glow):
    """The far bank with its pavilion and a small tower, lit windows, reeds and bamboo in front."""
    for x, z, w in ((-13, -15, 7), (16, -20, 9), (-24, -21, 9)):
        boulder(s, (x, -.7, z), (w, 1.5, w * .45), mix("forest_deep", "earth", .2), int(x + 40), .15, 2)
    pavilion(s, 1.9, 4.4, place(-12.2, .6, -14.3), sides=6, storeys=2, pillars="red")
    hall(s, 6, 3.6, 4.2, place(15.5, .7, -19.6, turn=-16), bays=3, storeys=2)
    for x, y, z, w, h, t in ((-12.2, 1.9, -14.3, 1.3, 1.1, 0),):
        glow.box((x, y, z), (w, h, w), mix("lamp", "coral", .25), 0)
    for k in range(3):
        glow.box((0, 0, 0), (1.1, 1.0, .04), mix("lamp", "coral", .2), 0, place(15.5, .7, -19.6, turn=-16) @ place(-2 + 2 * k, 2.0, 1.5))
    r = Rng(9)
    for k in range(12):
        x, z = (-16 + r(0, 7), -14 + r(-2, 1.5)) if k % 2 else (13 + r(0, 9), -19 + r(-2, 2))
        broadleaf(s, place(x, 0, z), r(2.6, 4.6), k, "forest_deep", "forest", 2)
    for k in range(14):
        bamboo(s, place(-8.6 - r(0, 3.4), -.2, -4.8 + r(-2.2, 2.6)), r(4.2, 6.6), k + 70, leaves=6, nodes=3)


def main():
    sc = Scene({k: {"eye": list(e), "target": list(t)} for k, (e, t) in VIEWS.items()}, "night")
    platform(sc.node("Platform", (0, DECK, 0)).of())
    scr = sc.node("Screen", (0, DECK + 1.6, -2.82))
    screen(scr.of(), scr.of("glow"))
    lan = sc.node("Lanterns", (0, DECK, 0))
    spots = [p for x, z in POSTS for p in post(lan.of(), lan.of("glow"), x, z)]
    zither = place(0, DECK, 1.3, scale=1.25)
    guzheng(sc.node("Guzheng", (0, DECK, 1.3)).of(), zither)
    pluck = [tuple(zither @ Vector(on_string(k, 0.42))) for k in (16, 12, 9, 13, 10, 14)]
    press = [tuple(zither @ Vector(on_string(k, 1.35))) for k in (13, 10, 12)]
    musician(sc, (1.25 * STOOL[0], DECK, 1.3 + 1.25 * STOOL[1]), 0, 1.70 * 1.22, pluck, press)
    jn = sc.node("JasmineBranch", (5.3, 0.7, 3.5))
    j = jn.of()
    for k, (y, turn, tilt, seed) in enumerate(((1.25, 158, 8, 1), (1.75, 175, -6, 2), (1.15, 120, 0, 3), (1.6, 205, 4, 4), (2.1, 150, 10, 6))):
        branch(j, jn.of("glow"), place(5.3, y + .1, 3.5, turn=turn, roll=36 - 9 * k, scale=1.35), seed, 1.35 + .1 * (k % 2), 9)
    tube(j, [(5.35, .6, 3.5), (5.27, 1.1, 3.47), (5.33, 1.7, 3.53), (5.3, 2.25, 3.5)], [.07, .055, .045, .03], "wood_dark", 7)
    pot = sc.node("Pot", (5.3, .25, 3.5)).of()
    pot.lathe([(0, -.5), (.3, -.5), (.42, .1), (.44, .34), (.5, .42), (.5, .5), (.42, .5), (0, .44)], ["river_deep"] * 5 + ["gold", "earth_dark"], 20, place(5.3, .25, 3.5))
    boulder(pot, (5.35, -.35, 3.5), (1.25, .5, 1.0), "stone", 5, .2, 2, base="stone_dark")
    lot = sc.node("LotusLamps", (0, 0, 0))
    floats = [(-5.6, 2.6), (-4.2, 5.0), (5.9, 3.4), (6.8, -.6), (-7.1, .6), (3.6, 5.8), (-6.2, -4.0), (5.6, -4.8), (-1.6, 6.3)]
    for k, (x, z) in enumerate(floats):
        lotus(lot.of(), lot.of("glow"), place(x, .02, z, turn=k * 20), .26)
    m = sc.node("Moon", MOON).of("glow")
    m.lathe([(2.3, 0), (0, 0)], "moon", 40, place(9.5, 15.5, -44, tilt=90))
    sky(sc.node("Sky").of("glow"))
    st = sc.node("Stars").of("glow")
    for k in range(120):
        x, y, q = -58 + 116 * hash01(k), 11 + 28 * hash01(k, 2), .03 + .07 * hash01(k, 3) ** 2
        if math.hypot(x - 9.5, y - 15.5) > 6:
            st.face([(x, y - q, -52), (x + q, y, -52), (x, y + q, -52), (x - q, y, -52)], mix("mist_blue", "moon", hash01(k, 4)))
    hills(sc.node("Hills").of("glow"))
    lights = [(x, y, z, "coral", 0.85, 0.2) for x, y, z in spots] + [(x, y, z, "lamp", 0.10, 0.42) for x, y, z in spots]
    lights += [(x, 0.12, z, mix("lamp", "coral", 0.5), 1.0, 0.28) for x, z in floats] + [(x, 0.1, z, "coral", 0.16, 0.7) for x, z in floats]
    lights += [(-12.2, 1.9, -14.3, "lamp", 0.5, 0.5)] + [(15.5 - 2 * k, 2.6, -19.6, "lamp", 0.5, 0.4) for k in (-1, 0, 1)]
    pond(sc.node("Water").of("glow"), lights)
    sh = sc.node("Pavilion", (-12.2, .6, -14.3))
    shore(sh.of(), sh.of("glow"))
    lamps = [(x, y, z, "lamp", 1.0, 1.75) for x, y, z in spots] + [(x, .35, z, "coral", .5, .7) for x, z in floats]
    lamps += [(0, 2.6, -1.6, "lamp", .75, 2.4), (4.6, 2.3, 4.6, "lamp", .9, 1.3), (0, 3.0, 2.6, "lamp", .6, 1.8), (-12.2, 2.4, -13.0, "lamp", 1.2, 2.5), (15.0, 3.2, -17.2, "lamp", 1.2, 2.6)]
    night.paint(sc, lamps, ((.25, .55, -.45), shade("mist_blue", .34)), (.10, .13, .30), clear=("Lanterns", "LotusLamps", "Screen"))
    os.makedirs(OUT, exist_ok=True)
    sc.write(os.path.join(OUT, "jasmine-stage.glb"))


main()
