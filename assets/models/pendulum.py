"""Makes lab/pendulum/models/pendulum.glb: the table, the stand, the instruments. Run: see README.md.

The pendulum swings in the plane z = 0 about the node Pivot. GateRail slides on the stand's rod (in y), PhotoGate along the rail (in x too),
ThreadEnd hangs from the wheel (in y); the thread is the engine's: Pivot, Eye, WheelIn, and from WheelOut down to ThreadEnd.
"""
import math
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import numpy as np

from furniture import book, digits
from palette import mix, shade
from pendulum_room import board, lamps, shell, shelves, stool, window
from scene import Scene
from shape import place
from shape_more import prism, tube

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../scenes/lab/pendulum/models")
TOP = 0.80                    # table top
PIVOT = (0.0, 2.36, 0.0)      # 1.56 m above the table
ROD = -0.17                   # z of the stand's rod
WHEEL = (0.62, 2.46, -0.1)    # over which the free end of the thread hangs, beyond where the light gate is parked
TRAY = (-0.52, 1.25, 0.38)    # floor of the box with the bobs
R = 0.035                     # radius of a bob
VIEWS = {
    "overview": ((1.5, 1.95, 3.0), (-0.05, 1.55, -0.5)),
    "bench": ((0.0, 1.6, 2.55), (0, 1.57, 0)),
    "tray": ((-0.45, 1.55, 1.1), (-0.52, 1.28, 0.38)),
    "top": ((0.3, 2.5, 1.0), (0.3, 2.4, -0.1)),
    "protractor": ((0.0, 2.28, 0.95), (0, 2.25, 0)),
    "gate": ((0.42, 1.36, 0.62), (0, 1.34, -0.02)),
    "stopwatch": ((0.62, 1.15, 0.75), (0.62, 0.86, 0.16)),
    "room": ((-2.6, 1.75, 2.6), (0.9, 1.35, -1.6)),
}


def table(s):
    """A sturdy oak table with a slate inlay."""
    s.box((0, TOP - 0.035, 0), (2.3, 0.07, 1.0), "wood_light", 0.015)
    for i in range(22):
        for j in range(9):
            x, z = -1.05 + i * 0.1, -0.4 + j * 0.1
            s.face([(x - .05, TOP + .001, z + .05), (x + .05, TOP + .001, z + .05), (x + .05, TOP + .001, z - .05), (x - .05, TOP + .001, z - .05)], shade("slate", 1.0 + 0.05 * ((i + j) % 2)))
    s.box((0, TOP - 0.12, 0), (2.1, 0.1, 0.84), "wood", 0.01)
    for a in (-1, 1):
        for b in (-1, 1):
            s.box((a * 1.0, (TOP - 0.16) / 2, b * 0.37), (0.1, TOP - 0.16, 0.1), "wood", 0.015)
        s.box((a * 1.0, 0.16, 0), (0.07, 0.07, 0.7), "wood", 0.01)
    s.box((0, 0.16, 0), (2.0, 0.07, 0.07), "wood", 0.01)
    for sx in (-1, 1):
        s.box((0.5 * sx, TOP - 0.125, 0.424), (0.62, 0.1, 0.02), "wood_light", 0.008)
        s.ball((0.5 * sx, TOP - 0.125, 0.445), 0.02, "brass", 10, 6)


def stand(s):
    """A cast base on three feet, a steel rod, a boss and an arm that carries the pin."""
    prism(s, [(-0.28, ROD - 0.14), (0.28, ROD - 0.14), (0.24, ROD + 0.13), (-0.24, ROD + 0.13)], TOP + 0.02, TOP + 0.06, "iron", bevel=0.012, batter=0.01)
    for x, z in ((-0.23, ROD - 0.1), (0.23, ROD - 0.1), (-0.2, ROD + 0.1), (0.2, ROD + 0.1)):
        s.cyl(0.03, TOP, TOP + 0.025, "ink", 10, place(x, 0, z))
        s.cyl(0.016, TOP + 0.055, TOP + 0.085, "brass", 8, place(x, 0, z))
    s.lathe([(0.055, TOP + .055), (0.05, TOP + .1), (0.026, TOP + .13), (0, TOP + .13)], "iron", 16, place(z=ROD))
    s.cyl(0.0165, TOP + 0.06, PIVOT[1] + 0.13, "steel", 12, place(z=ROD), bevel=0.004)
    s.ball((0, PIVOT[1] + 0.14, ROD), 0.026, "brass", 12, 8)
    s.box((0, PIVOT[1], ROD), (0.085, 0.1, 0.075), "red", 0.012)
    s.cyl(0.009, 0.03, 0.09, "brass", 8, place(0, PIVOT[1], ROD, roll=-90))
    s.box((0.1, PIVOT[1], ROD), (0.012, 0.07, 0.02), "brass", 0.004)
    s.cyl(0.013, 0, 0.15, "steel", 12, place(0, PIVOT[1], ROD + 0.02, tilt=90))
    s.cyl(0.024, 0.148, 0.163, "brass", 16, place(0, PIVOT[1], ROD, tilt=90), bevel=0.003)
    s.cyl(0.006, 0.16, 0.186, "steel", 10, place(0, PIVOT[1], ROD, tilt=90), bevel=0.002)
    x, y, z = WHEEL
    # An eye above the pin leads the thread over the protractor to the wheel.
    tube(s, [(0, y, ROD), (0, y + 0.01, -0.02), (0, y - 0.02, 0)], 0.006, "steel", 8)
    s.lathe([(0.006, -0.004), (0.014, -0.004), (0.014, 0.004), (0.006, 0.004)], "brass", 12, place(0, y - 0.02, 0))
    s.box((0, y, ROD), (0.05, 0.05, 0.06), "red", 0.008)
    tube(s, [(0, y, ROD), (x, y, ROD)], 0.009, "steel", 10)
    s.cyl(0.006, 0, 0.09, "steel_dark", 8, place(x, y, ROD, tilt=90))
    s.lathe([(0, -0.009), (0.032, -0.009), (0.026, 0), (0.032, 0.009), (0, 0.009)], "brass", 24, place(x, y, z, tilt=90))


def thread_end(s):
    """The wooden grip on the thread's free end; its node is where the thread comes in."""
    x, y, z = WHEEL
    m = place(x + 0.028, PIVOT[1], z)
    s.lathe([(0, 0.004), (0.008, 0), (0.012, -0.012), (0.03, -0.03), (0.034, -0.06), (0.03, -0.1), (0.016, -0.122), (0, -0.125)], ["brass"] * 2 + ["red"] * 5, 18, m, smooth=True)
    s.cyl(0.0345, -0.066, -0.056, "gold_pale", 18, m)


def bob(s, at, grams, col, ink):
    """A hollow ball with an eye on top and its grams in front; its node is its centre."""
    m = place(*at)
    s.lathe([(R * math.sin(a), -R * math.cos(a)) for a in np.linspace(0, math.pi, 15)], [col] * 6 + ["brass"] * 2 + [col] * 6, 24, m, smooth=True)
    s.lathe([(0.009, 0.033), (0.007, 0.039), (0, 0.039)], "steel_dark", 12, m)
    tube(s, [(0.007 * math.sin(a), 0.044 + 0.007 * math.cos(a), 0) for a in np.linspace(0, 2 * math.pi, 11)], 0.002, "steel_dark", 5, m, cap=False)
    s.lathe([(0.024, 0.024), (0.023, R + 0.0006), (0, R + 0.0006)], "paper", 20, m @ place(tilt=90))
    digits(s, str(grams), 0.017, ink, m @ place(z=R + 0.0012), width=0.0085, stroke=0.2)


def hook(s):
    """What hangs on the thread: a swivel and a hook; its node is where the centre of a bob comes to hang."""
    m = place(0, PIVOT[1] - 1.0, 0)
    s.lathe([(0, 0.083), (0.007, 0.085), (0.009, 0.091), (0.006, 0.099), (0, 0.1)], "brass", 12, m)
    tube(s, [(0, 0.085, 0), (0, 0.073, 0)] + [(0.0115 * math.sin(a), 0.0585 + 0.0115 * math.cos(a), 0) for a in np.linspace(0.2, 4.4, 11)], 0.0028, "steel", 6, m)
    # Specks within where a bob hangs: with them the node is as large as what is pulled aside, and names keep off it.
    for x, y in ((-R, 0), (R, 0), (0, -R)):
        s.box((x * 0.97, y * 0.97, 0), (0.0006, 0.0006, 0.0006), "steel_dark", 0, m)


def tray(s):
    """An open box on a post, four pits with a number before each; within reach of the hook."""
    x, y, z = TRAY
    s.cyl(0.11, TOP, TOP + 0.02, "wood_dark", 20, place(x, 0, z), bevel=0.006)
    s.cyl(0.018, TOP + 0.02, y - 0.012, "wood", 12, place(x, 0, z))
    s.box((x, y - 0.006, z), (0.44, 0.012, 0.13), "wood_dark", 0.003)
    for a in (-1, 1):
        s.box((x, y + 0.012, z + a * 0.061), (0.44, 0.036, 0.008), "wood_light", 0.002)
        s.box((x + a * 0.216, y + 0.012, z), (0.008, 0.036, 0.13), "wood_light", 0.002)
    for k, (grams, _, _) in enumerate(BOBS):
        m = place(x + (k - 1.5) * 0.1, y + 0.012, z + 0.0652)
        s.face([(-.03, -.013, 0), (.03, -.013, 0), (.03, .013, 0), (-.03, .013, 0)], "paper", m)
        digits(s, str(grams), 0.018, "ink", m @ place(z=0.0006), stroke=0.18)


BOBS = ((50, "river", "ink"), (100, "red", "ink"), (200, "cloth_blue", "ink"), (500, "ink", "ink"))


def spot(k):
    """The centre of the bob in this pit, from 0."""
    return (TRAY[0] + (k - 1.5) * 0.1, TRAY[1] + R, TRAY[2])


def protractor(s):
    """A white half-disc behind the pivot, 0° straight down, ticks each 2°, longer each 10°, figures each 30°."""
    r, z = 0.26, -0.035
    m = place(PIVOT[0], PIVOT[1], z)
    rim = [(r * math.sin(a), -r * math.cos(a)) for a in np.radians(np.linspace(-90, 90, 37))]
    pts = [(r, 0.045), (-r, 0.045)] + rim
    for w, zz, c in ((1.0, 0.0, "white"),):
        s.face([(x, y, zz) for x, y in pts], c, m)
        s.face([(x, y, zz - 0.01) for x, y in pts[::-1]], "stone_light", m)
        for (xa, ya), (xb, yb) in zip(pts, pts[1:] + pts[:1]):
            s.face([(xa, ya, zz - .01), (xb, yb, zz - .01), (xb, yb, zz), (xa, ya, zz)], "gold", m)
    f = m @ place(z=0.0015)
    band = [(rr * math.sin(a), -rr * math.cos(a)) for rr in (0.172, 0.176) for a in np.radians(np.linspace(-90, 90, 25))]
    for k in range(24):
        a, b, c, d = band[k], band[k + 1], band[26 + k], band[25 + k]
        s.face([(*d, 0), (*c, 0), (*b, 0), (*a, 0)][::-1], "red", f, both=True)
    for deg in range(-90, 91, 2):
        a, major = math.radians(deg), deg % 10 == 0
        r0, t = (0.205 if major else 0.228), (0.0016 if major else 0.0009)
        d, n = np.array((math.sin(a), -math.cos(a))), np.array((math.cos(a), math.sin(a)))
        q = [d * r0 - n * t, d * r0 + n * t, d * 0.252 + n * t, d * 0.252 - n * t]
        s.face([(*p, 0) for p in q], "red" if deg == 0 else "ink", f, both=True)
        if deg % 30 == 0:
            digits(s, str(abs(deg)), 0.018, "ink", f @ place(*(d * 0.19 + np.array((0, 0.012 if abs(deg) == 90 else 0)))), stroke=0.16)


def ruler(s):
    """1.5 m, its zero at the pivot's height, divisions downwards: centimetres, longer at 5, figures each 10."""
    x, z = -0.36, -0.12
    m = place(x, PIVOT[1], z)
    for k in range(15):
        s.box((0, -0.05 - 0.1 * k, 0), (0.056, 0.1, 0.012), "wood_pale" if k % 2 else mix("gold", "wood_pale", 0.45), 0, m)
    s.box((0, 0.012, 0), (0.062, 0.024, 0.016), "brass", 0.004, m)
    s.box((0, -1.512, 0), (0.062, 0.024, 0.016), "brass", 0.004, m)
    f = m @ place(z=0.0068)
    for k in range(151):
        w, t = (0.05 if k % 10 == 0 else 0.026 if k % 5 == 0 else 0.016), 0.0014 if k % 10 == 0 else 0.0008
        y = -0.01 * k
        s.face([(0.027 - w, y - t, 0), (0.027, y - t, 0), (0.027, y + t, 0), (0.027 - w, y + t, 0)], "red_dark" if k % 10 == 0 else "ink", f)
        if k % 10 == 0 and 0 < k < 150:
            digits(s, str(k), 0.016, "ink", f @ place(-0.012, y - 0.014, 0), stroke=0.16)
    for y in (-0.18, -1.3):
        s.box((0.18, y, -0.03), (0.38, 0.02, 0.016), "steel_dark", 0.004, m)
        s.box((0.36, y, ROD - z), (0.06, 0.05, 0.06), "iron", 0.008, m)


def gate_rail(s):
    """A bar along x that a sleeve holds to the rod; at its left end a stop, where the gate's beam crosses the lowest point."""
    m = place(0, PIVOT[1] - 1.0 - 0.075, 0)
    s.box((0, 0, ROD), (0.06, 0.07, 0.06), "river", 0.01, m)
    s.cyl(0.01, 0.03, 0.065, "brass", 8, m @ place(0, 0, ROD, roll=90), bevel=0.002)
    s.box((0.29, 0, ROD + 0.04), (0.62, 0.02, 0.014), "steel", 0.003, m)
    for k in range(11):
        x, h = 0.05 * k, 0.011 if k % 2 == 0 else 0.006
        s.face([(x - .001, .008 - h, 0), (x + .001, .008 - h, 0), (x + .001, .008, 0), (x - .001, .008, 0)], "ink", m @ place(z=ROD + 0.0476))
    for x in (-0.025, 0.605):
        s.box((x, 0, ROD + 0.04), (0.016, 0.04, 0.024), "brass", 0.004, m)


def photogate(s):
    """A fork open upwards; its light beam runs along z through the node's origin; its foot rides on the rail."""
    y = PIVOT[1] - 1.0
    m = place(0, y, 0)
    for z in (-0.062, 0.062):
        s.box((0, -0.022, z), (0.05, 0.085, 0.026), "ink", 0.006, m)
        s.cyl(0.008, 0, 0.003, "red", 10, m @ place(0, 0, z - math.copysign(0.0125, z), tilt=90 if z < 0 else -90))
        s.box((0, 0.004, z + math.copysign(0.0135, z)), (0.03, 0.012, 0.002), "gold", 0, m)
    s.box((0, -0.075, 0), (0.05, 0.03, 0.15), "ink", 0.006, m)
    s.box((0, -0.075, -0.1), (0.03, 0.022, 0.06), "steel_dark", 0.004, m)
    s.box((0, -0.075, ROD + 0.04), (0.05, 0.044, 0.034), "river", 0.006, m)


def gate_grip(s):
    """The grip by which the light gate is pushed, so far below the beam that neither hand nor name covers the bob; its node is the fork's."""
    m = place(0, PIVOT[1] - 1.0, 0.03)
    s.cyl(0.007, -0.165, -0.085, "steel_dark", 8, m)
    s.lathe([(0, -0.215), (0.02, -0.211), (0.029, -0.195), (0.03, -0.175), (0.022, -0.162), (0, -0.16)], "gold", 16, m, smooth=True)


def stopwatch(sc, at):
    """A big-faced stopwatch lying at a slant; its hands are nodes of their own, each turning about the normal of the face."""
    m = place(*at, tilt=-62)
    n = sc.node("Stopwatch", at, movable=True)
    s = n.of()
    f = m @ place(tilt=90)
    s.lathe([(0, -0.03), (0.11, -0.03), (0.128, -0.018), (0.128, 0.012), (0.116, 0.022), (0.108, 0.012), (0, 0.012)], ["brass"] * 5 + ["white"], 36, f)
    s.cyl(0.016, 0.125, 0.155, "brass", 12, m)
    s.cyl(0.025, 0.15, 0.175, "red", 14, m, bevel=0.004)
    for a in (-38, 38):
        s.cyl(0.012, 0.122, 0.15, "brass", 10, m @ place(roll=a), bevel=0.003)
    tube(s, [(0.05 * math.sin(a) * .6, 0.185 + 0.03 * math.cos(a), 0) for a in np.linspace(0, 2 * math.pi, 15)], 0.005, "brass", 5, m, cap=False)
    for k in range(60):
        a = math.radians(6 * k)
        r0, t = (0.084, .0016) if k % 5 == 0 else (0.093, .0009)
        d, q = np.array((math.sin(a), math.cos(a))), np.array((math.cos(a), -math.sin(a)))
        s.face([(*p, 0.0128) for p in (d * r0 - q * t, d * r0 + q * t, d * 0.102 + q * t, d * 0.102 - q * t)], "ink", m, both=True)
        if k % 10 == 0:
            digits(s, str(k or 60), 0.017, "ink", m @ place(*(d * 0.067), 0.0128), stroke=0.16)
    s.lathe([(0.026, 0.0), (0.0275, 0.0)], "ink", 24, m @ place(0, -0.034, 0.0130, tilt=90))
    for name, c, length, w, z, col in (("StopwatchHand", (0, 0), 0.094, .0028, .018, "red"), ("StopwatchMinuteHand", (0, -0.034), 0.023, .0016, .015, "ink")):
        o = m @ place(*c, z)
        h = sc.node(name, tuple(o.translation), movable=True).of()
        h.face([(-w, -length * .22, 0), (w, -length * .22, 0), (w * .5, length, 0), (-w * .5, length, 0)], col, o)
        h.lathe([(w * 2, 0), (w * 1.6, 0.002), (0, 0.002)], "brass", 10, o @ place(tilt=90))
    n.extras = {"tilt": "the face looks up and forward, leaning back 62 degrees from upright; hands turn about the face's normal"}
    s.box((at[0], TOP + 0.018, at[2] - 0.075), (0.2, 0.036, 0.09), "wood", 0.008)


def main():
    sc = Scene({k: {"eye": list(e), "target": list(t)} for k, (e, t) in VIEWS.items()}, "room")
    room = sc.node("Room")
    shell(room.of())
    window(room.of(), room.of("glow"))
    lamps(room.of(), room.of("glow"))
    board(sc.node("Blackboard", (-1.55, 1.9, -3.36)).of())
    sh = sc.node("Shelves", (3.94, 0, -0.7))
    shelves(sh.of(), sh.of("glass"))
    st = sc.node("Stools").of()
    for x, z in ((-1.7, 0.75), (1.75, -0.5), (-2.6, -1.7), (2.35, 1.35)):
        stool(st, x, z)
    table(sc.node("Table", (0, TOP, 0)).of())
    stand(sc.node("Stand", (0, TOP, ROD)).of())
    sc.node("Pivot", PIVOT)
    protractor(sc.node("Protractor", (PIVOT[0], PIVOT[1], -0.035), movable=True).of())
    ruler(sc.node("Ruler", (-0.36, PIVOT[1], -0.12), movable=True).of())
    photogate(sc.node("PhotoGate", (0, PIVOT[1] - 1.0, 0), movable=True).of())
    gate_grip(sc.node("GateGrip", (0, PIVOT[1] - 1.0, 0), movable=True).of())
    gate_rail(sc.node("GateRail", (0, PIVOT[1] - 1.0, 0), movable=True).of())
    hook(sc.node("Hook", (0, PIVOT[1] - 1.0, 0), movable=True).of())
    thread_end(sc.node("ThreadEnd", (WHEEL[0] + 0.028, PIVOT[1], WHEEL[2]), movable=True).of())
    stopwatch(sc, (0.62, TOP + 0.075, 0.2))
    tray(sc.node("BobBox", TRAY).of())
    for k, (grams, col, ink) in enumerate(BOBS):
        bob(sc.node(f"Bob{grams}", spot(k), movable=True).of(), spot(k), grams, col, ink)
    nb = sc.node("NoteBook", (0.15, TOP, 0.3), movable=True).of()
    book(nb, 0.3, 0.22, 0.02, place(0.12, TOP + .002, 0.3, turn=8), "cloth_blue", lines=8)
    nb.cyl(0.006, -0.09, 0.09, "gold", 6, place(0.3, TOP + 0.01, 0.31, tilt=90, turn=20), bevel=0.003)
    sc.occlude(1.0, 20, shadow=(0.42, 0.38, 0.38))
    os.makedirs(OUT, exist_ok=True)
    sc.write(os.path.join(OUT, "pendulum.glb"))


main()
