"""What a panda keeper handles: clothes, basin, scale, food, tools, records. Each function fills one named node."""
import math

from mathutils import Vector

from furniture import digits, frame, limb
from noise import Rng
from palette import mix, shade
from shape import place
from shape_more import boulder, sheet, tube


def uniform(s, m):
    """A green jacket on a hanger, hanging below the hook at its origin, facing +z."""
    g = "cloth_green"
    tube(s, [(0, 0.02, 0), (0.03, 0.05, 0), (0, 0.08, 0), (-0.02, 0.06, 0)], 0.006, "steel", 5, m)
    tube(s, [(-0.2, -0.08, 0), (0, 0.01, 0), (0.2, -0.08, 0)], 0.012, "wood_light", 5, m)
    rows = [[(0.2 * u * (1 + 0.0 * k), -0.05 - 0.07 * abs(u) if k == 0 else -0.06 - 0.17 * k, z * (0.6 + 0.14 * k)) for u, z in
             ((-1, 0), (-.6, .07), (0, .085), (.6, .07), (1, 0), (.6, -.06), (0, -.07), (-.6, -.06))] for k in range(5)]
    sheet(s, rows[::-1], lambda i, j, p: shade(g, 0.95 + 0.08 * (j % 2)), m, close=True, both=True)
    for sx in (-1, 1):
        limb(s, [(0.19 * sx, -0.15, 0), (0.27 * sx, -0.38, 0.02), (0.28 * sx, -0.62, 0.03)], (0.065, 0.06, 0.055), shade(g, 0.93), 8, m)
        s.box((0.1 * sx, -0.52, 0.1), (0.12, 0.13, 0.012), shade(g, 1.25), 0.004, m)
    for k in range(5):
        s.ball((0, -0.14 - 0.13 * k, 0.082 + 0.014 * k), 0.013, "gold_pale", 8, 4, m)
    s.box((-0.1, -0.24, 0.088), (0.09, 0.04, 0.008), "white", 0.002, m)


def boots(s, m):
    """A pair of rubber boots standing side by side."""
    for sx in (-1, 1):
        b = m @ place(0.09 * sx, 0, 0, turn=4 * sx)
        s.lathe([(0.062, 0.06), (0.068, 0.2), (0.076, 0.36)], "rubber", 12, b, smooth=True)
        s.lathe([(0.076, 0.36), (0.08, 0.365), (0.08, 0.385), (0.066, 0.385), (0.06, 0.3), (0, 0.28)], ["gold"] * 3 + ["ink"] * 2, 12, b)
        limb(s, [(0, 0.068, 0.0), (0, 0.066, 0.1), (0, 0.06, 0.15)], (0.063, 0.06, 0.052), "rubber", 12, b)
        s.box((0, 0.012, 0.06), (0.125, 0.024, 0.3), "gold", 0.01, b)


def basin(sc, at):
    """A stone-topped wash basin with its tap and a piece of soap as nodes of their own."""
    m = place(*at)
    n = sc.node("WashBasin", at)
    s = n.of()
    s.box((0, 0.4, 0), (0.62, 0.8, 0.44), "wood", 0.02, m)
    for sx in (-1, 1):
        s.box((0.15 * sx, 0.42, 0.224), (0.26, 0.62, 0.012), "wood_light", 0.008, m)
        s.ball((0.04 * sx, 0.45, 0.238), 0.014, "brass", 8, 5, m)
    s.lathe([(0.3, 0.8), (0.36, 0.84), (0.36, 0.87), (0.31, 0.87), (0.24, 0.79), (0, 0.77)], ["white"] * 3 + [shade("white", .95), shade("white", .85)], 20, m @ place(scale=(1, 1, 0.72)))
    n.of("water").lathe([(0.27, 0.825), (0, 0.826)], "river_pale", 16, m @ place(scale=(1, 1, 0.72)))
    t = sc.node("Tap", (at[0], at[1] + 0.87, at[2] - 0.18), n).of()
    tube(t, [(0, 0.84, -0.19), (0, 1.06, -0.19), (0, 1.11, -0.15), (0, 1.11, -0.06), (0, 1.07, -0.02), (0, 1.03, -0.02)], 0.02, "brass", 8, m)
    t.box((0, 1.135, -0.16), (0.15, 0.024, 0.03), "brass", 0.008, m)
    for sx, c in ((-1, "plastic_red"), (1, "plastic_blue")):
        t.ball((0.085 * sx, 1.135, -0.16), 0.022, c, 8, 5, m)
    p = sc.node("Soap", (at[0] + 0.25, at[1] + 0.875, at[2] + 0.1), movable=True).of()
    p.box((0.25, 0.882, 0.1), (0.13, 0.016, 0.09), "wood_pale", 0.004, m)
    p.box((0.25, 0.91, 0.1), (0.09, 0.04, 0.06), mix("leaf_light", "white", 0.55), 0.016, m)


def washing(sc, at):
    """What is seen of washing at a basin that stands at `at`: the water from its tap, two hands below it with their sleeves pushed up, suds on
    them. Each is a node of its own, shown by the scene."""
    m = place(*at)
    w = sc.node("TapWater", (at[0], at[1] + 1.0, at[2] - 0.02), movable=True).of("water")
    w.lathe([(0.02, 0.85), (0.024, 0.93), (0.017, 1.03)], ["foam", "river_pale"], 8, m @ place(z=-0.02))
    for k in range(7):  # where it meets the bowl
        a = 2 * math.pi * k / 7
        w.ball((0.055 * math.cos(a), 0.842, -0.02 + 0.045 * math.sin(a)), 0.017, "foam", 6, 3, m, (1.2, 0.5, 1.2))
    for name, sx in (("HandLeft", -1), ("HandRight", 1)):
        h = sc.node(name, (at[0] + 0.06 * sx, at[1] + 0.95, at[2] + 0.03), movable=True).of()
        # arms reach in from where one stands, the sleeves pushed up
        limb(h, [(0.3 * sx, 0.86, 0.78), (0.25 * sx, 0.98, 0.5), (0.19 * sx, 1.03, 0.33)], (0.07, 0.064, 0.056), "cloth_green", 9, m)
        limb(h, [(0.2 * sx, 1.025, 0.36), (0.13 * sx, 1.0, 0.2), (0.08 * sx, 0.97, 0.1)], (0.044, 0.04, 0.034), "skin", 9, m)
        h.ball((0.06 * sx, 0.955, 0.045), 0.056, "skin", 10, 6, m, (0.85, 0.5, 1.1))
        for f in range(4):
            x = (0.024 + 0.024 * f) * sx
            limb(h, [(x, 0.957, 0.0), (x * 0.9 - 0.004 * sx, 0.95, -0.055), (x * 0.8 - 0.01 * sx, 0.932, -0.095 + 0.009 * abs(f - 1))], (0.0145, 0.013, 0.011), shade("skin", 1.02 - 0.02 * (f % 2)), 6, m, 2)
        limb(h, [(0.03 * sx, 0.975, 0.06), (0.008 * sx, 0.982, 0.02)], (0.016, 0.012), "skin", 6, m, 2)
    u = sc.node("Suds", (at[0], at[1] + 0.97, at[2]), movable=True).of()
    rnd = Rng(21)
    for k in range(15):  # on the backs of both hands and between them
        a, d = 2.4 * k, 0.03 * k ** 0.5
        u.ball((1.1 * d * math.cos(a), 0.984 - 1.4 * d * d + rnd(-0.006, 0.01), 0.03 + 0.75 * d * math.sin(a)), rnd(0.011, 0.024), mix("white", "foam", rnd()), 7, 4, m)
    for x, y, z, r in ((-0.1, 1.07, 0.02, 0.012), (0.07, 1.1, -0.01, 0.016), (0.13, 1.05, 0.05, 0.01)):  # some have come loose
        u.ball((x, y, z), r, "white", 8, 5, m)


def padlock(sc, at):
    """A keeper's padlock, larger than life so that it is read from afar, and its shackle, a node of its own that turns about one leg."""
    m = place(*at)
    b = sc.node("Padlock", at, movable=True).of()
    b.box((0, -0.02, 0), (0.24, 0.2, 0.085), "brass", 0.025, m)
    b.box((0, -0.02, 0.044), (0.18, 0.13, 0.006), shade("brass", 1.2), 0.004, m)
    b.lathe([(0.024, 0.0), (0.024, 0.008), (0, 0.008)], "ink", 10, m @ place(0, 0.005, 0.044, tilt=90))
    b.box((0, -0.035, 0.048), (0.016, 0.05, 0.006), "ink", 0.001, m)
    k = sc.node("PadlockShackle", (at[0] - 0.075, at[1] + 0.08, at[2]), movable=True).of()
    arc = [(-0.075, 0.04, 0), (-0.075, 0.14, 0)] + [(-0.075 * math.cos(a), 0.14 + 0.075 * math.sin(a), 0) for a in [math.pi * i / 8 for i in range(1, 8)]] + [(0.075, 0.14, 0), (0.075, 0.075, 0)]
    tube(k, arc, 0.019, "steel", 8, m)


def scale(sc, at, turn):
    """A bench scale: a bronze-green body, a broad pan (child ScalePan), a round face with ticks and a pointer (child ScaleNeedle)."""
    m = place(*at, turn=turn)
    w = lambda x, y, z: tuple(m @ Vector((x, y, z)))
    n = sc.node("Scale", at)
    s = n.of()
    s.box((0, 0.05, 0), (0.52, 0.1, 0.46), "cloth_green", 0.03, m)
    s.box((0, 0.12, -0.02), (0.4, 0.06, 0.34), shade("cloth_green", 0.8), 0.02, m)
    s.cyl(0.035, 0.1, 0.24, "steel_dark", 10, m)
    s.box((0, 0.26, -0.21), (0.1, 0.3, 0.06), "cloth_green", 0.02, m)
    f = m @ place(0, 0.6, -0.2, tilt=90)
    s.lathe([(0.21, -0.05), (0.225, -0.03), (0.225, 0.03), (0.205, 0.04), (0.2, 0.02), (0, 0.02)], ["brass"] * 4 + ["white"], 28, f)
    s.face([(0.2 * math.cos(-k * math.pi / 12), 0.2 * math.sin(-k * math.pi / 12), -0.26) for k in range(24)], "cloth_green", m)
    d = m @ place(0, 0.6, -0.178)
    for k in range(41):
        a = math.radians(225 - 270 * k / 40)
        r0, t = (0.15 if k % 5 == 0 else 0.168), 0.0036 if k % 5 == 0 else 0.002
        c, q = math.cos(a), math.sin(a)
        s.face([(r0 * c - t * q, r0 * q + t * c, 0), (r0 * c + t * q, r0 * q - t * c, 0), (0.19 * c + t * q, 0.19 * q - t * c, 0), (0.19 * c - t * q, 0.19 * q + t * c, 0)][::1], "ink", d, both=True)
        if k % 10 == 0:
            digits(s, str(k), 0.034, "red_dark", d @ place(0.118 * c, 0.118 * q, 0))
    nd = sc.node("ScaleNeedle", w(0, 0.6, -0.172), n).of()
    a = math.radians(225)
    c, q = math.cos(a), math.sin(a)
    nd.face([(-0.03 * c + .008 * q, -0.03 * q - .008 * c, .006), (-0.03 * c - .008 * q, -0.03 * q + .008 * c, .006), (0.165 * c, 0.165 * q, .006)], "red", m @ place(0, 0.6, -0.178), both=True)
    nd.cyl(0.014, 0, 0.014, "brass", 10, m @ place(0, 0.6, -0.178, tilt=90))
    p = sc.node("ScalePan", w(0, 0.24, 0.02), n).of()
    p.lathe([(0, 0.235), (0.25, 0.24), (0.31, 0.29), (0.315, 0.3), (0.3, 0.3), (0.245, 0.256), (0, 0.252)], ["steel_dark", "steel_dark", "steel", "steel", shade("steel", .95), shade("steel", .85)], 24, m @ place(z=0.02))


def culm(s, m, length=0.9, r=0.022, seed=0, leaves=True):
    """A cut piece of bamboo lying along x, with joints and a few leaves."""
    n = max(2, int(length / 0.22))
    tone = mix("bamboo", "bamboo_pale", 0.15 + 0.5 * ((seed * 37) % 10) / 10)
    lay = m @ place(0, r, 0, roll=-90)
    prof = [(0, -length / 2), (r, -length / 2)]
    for k in range(1, n):
        y = -length / 2 + length * k / n
        prof += [(r, y - r * 0.4), (r * 1.22, y), (r, y + r * 0.4)]
    prof += [(r, length / 2), (0, length / 2)]
    s.lathe(prof, ["bamboo_pale"] + [tone] * (len(prof) - 3) + ["bamboo_pale"], 7, lay)
    if leaves:
        rnd = Rng(seed + 3)
        for k in range(5):
            x, a = rnd(-0.1, 0.5) * length, rnd(-0.9, 0.9)
            dx, dz, up = math.cos(a) * 0.17, math.sin(a) * 0.17, rnd(0.0, 0.06)
            s.face([(x, r, 0), (x + dx * .5 + dz * .12, r + up, dz * .5 - dx * .12), (x + dx, r + up * .6, dz), (x + dx * .5 - dz * .12, r + up, dz * .5 + dx * .12)], mix("leaf", "leaf_light", rnd()), m, both=True)


def bundle(s, m):
    """A sheaf of fresh bamboo tied with two red bands."""
    rnd = Rng(12)
    for k in range(11):
        row = 0 if k < 5 else 1 if k < 9 else 2
        i = k - (0, 5, 9)[row]
        z = (i - (2, 1.5, 1)[row]) * 0.056
        culm(s, m @ place(rnd(-.06, .06), row * 0.05, z, turn=rnd(-2, 2)), rnd(1.25, 1.5), 0.026, k, leaves=True)
    for x in (-0.32, 0.3):
        path = [(x, 0.085 + 0.1 * math.sin(a), 0.175 * math.cos(a)) for a in [2 * math.pi * i / 12 for i in range(13)]]
        tube(s, path, 0.014, "red", 5, m, cap=False)


def wowotou(s, m, r=0.075):
    """A steamed corn bread: a hollow cone of yellow dough."""
    s.lathe([(0, 0.02 * r), (r * 0.7, 0.03 * r), (r, 0.25 * r), (r * 0.92, 0.7 * r), (r * 0.6, 1.3 * r), (r * 0.3, 1.62 * r), (0, 1.72 * r)], [shade("corn", .7)] + ["corn"] * 3 + [shade("corn", 1.12)] * 2, 14, m, smooth=True)


def tray(s, m):
    """A wooden steaming tray with a slatted floor."""
    s.box((0, 0.012, 0), (0.62, 0.012, 0.42), "wood_light", 0.002, m)
    for k in range(9):
        s.box((-0.27 + k * 0.0675, 0.022, 0), (0.04, 0.01, 0.41), "wood_pale", 0.003, m)
    frame(s, 0.62, 0.42, 0.03, 0.07, "wood", m @ place(0, 0.035, 0, tilt=-90))


def bowl(s, m):
    """A steel feeding bowl."""
    s.lathe([(0, 0), (0.2, 0.0), (0.23, 0.03), (0.19, 0.11), (0.2, 0.12), (0.18, 0.12), (0.15, 0.045), (0, 0.03)], ["steel_dark", "steel", "steel", "white", "steel", shade("steel", .85), shade("steel", .7)], 24, m)


def broom(s, m):
    """A bamboo besom standing on its bristles."""
    tube(s, [(0, 0.35, 0), (0, 1.5, 0)], 0.017, "bamboo_dry", 7, m)
    rnd = Rng(3)
    for k in range(26):
        a, r = 2.4 * k, 0.014 * k ** 0.5
        tube(s, [(0.4 * r * math.cos(a), 0.5, 0.4 * r * math.sin(a)), (r * 2.6 * math.cos(a), rnd(0, 0.05), r * 1.5 * math.sin(a))], [0.012, 0.006], mix("bamboo_dry", "wood", rnd()), 3, m, cap=False)
    for y in (0.4, 0.46):
        s.lathe([(0.05, y - .016), (0.058, y), (0.05, y + .016)], "red", 10, m)


def shovel(s, m):
    """A shovel standing on its blade."""
    tube(s, [(0, 0.33, 0), (0, 1.35, 0)], 0.018, "wood_light", 7, m)
    tube(s, [(-0.07, 1.37, 0), (0.07, 1.37, 0)], 0.02, "wood", 7, m)
    rows = [[(x * w, y, 0.03 * (1 - x * x) - 0.01) for x in (-1, -.5, 0, .5, 1)] for y, w in ((0.0, 0.05), (0.07, 0.115), (0.3, 0.13), (0.36, 0.12))]
    sheet(s, rows, "steel", m, both=True)
    s.cyl(0.026, 0.3, 0.46, "steel_dark", 8, m)


def bucket(s, m):
    """A lidless bucket for droppings, with its bail."""
    s.lathe([(0, 0), (0.13, 0), (0.17, 0.3), (0.185, 0.31), (0.185, 0.33), (0.165, 0.33), (0.125, 0.04), (0, 0.03)], ["plastic_blue"] * 5 + [shade("plastic_blue", .7)] * 2, 20, m)
    tube(s, [(0.18 * math.cos(a), 0.31 + 0.19 * math.sin(a), 0.06 * math.sin(a)) for a in [math.pi * k / 10 for k in range(11)]], 0.007, "steel", 5, m)
    rnd = Rng(4)
    for k in range(5):
        boulder(s, (0.05 * math.cos(2.4 * k), 0.06 + 0.01 * k, 0.05 * math.sin(2.4 * k)), (0.05, 0.032, 0.032), mix("grass_deep", "earth_dark", rnd()), k, 0.15, 1, m, flat=False)


def notice(s, m):
    """A roofed notice board on two posts, with sheets and a growth curve."""
    for sx in (-1, 1):
        s.box((0.72 * sx, 0.95, 0), (0.09, 1.9, 0.09), "wood_dark", 0.02, m)
    s.box((0, 1.3, 0), (1.36, 0.92, 0.05), "board", 0.01, m)
    frame(s, 1.3, 0.86, 0.06, 0.08, "wood", m @ place(0, 1.3, 0))
    s.face([(-0.95, 1.86, 0.3), (0.95, 1.86, 0.3), (0.95, 2.08, 0), (-0.95, 2.08, 0)], "slate", m, both=True)
    s.face([(0.95, 1.86, -0.3), (-0.95, 1.86, -0.3), (-0.95, 2.08, 0), (0.95, 2.08, 0)], "slate", m, both=True)
    s.box((0, 2.09, 0), (1.94, 0.05, 0.07), "slate_dark", 0.01, m)
    for x, y, w, h, c in ((-0.42, 1.36, 0.36, 0.5, "white"), (0.02, 1.42, 0.34, 0.4, "paper"), (0.43, 1.32, 0.32, 0.52, "white")):
        s.box((x, y, 0.032), (w, h, 0.01), c, 0.002, m)
        s.ball((x, y + h / 2 - 0.03, 0.04), 0.014, "red", 6, 4, m)
    for k in range(6):
        s.box((-0.42, 1.52 - 0.07 * k, 0.038), (0.27, 0.012, 0.004), "ink", 0, m)
        s.box((0.43 - 0.1 + 0.04 * k, 1.14 + 0.014 * k * k / 2 + 0.03, 0.038), (0.026, 0.06 + 0.014 * k * k, 0.004), ("coral", "gold")[k % 2], 0, m)
    s.ball((0.02, 1.45, 0.036), 0.09, "panda_white", 14, 8, m, (1.1, .95, .1))
    for sx in (-1, 1):
        s.ball((0.02 + 0.075 * sx, 1.53, 0.035), 0.035, "panda_black", 10, 6, m, (1, 1, .15))
        s.ball((0.02 + 0.038 * sx, 1.46, 0.046), 0.022, "panda_black", 10, 6, m, (.8, 1.1, .15))
    s.ball((0.02, 1.42, 0.047), 0.014, "panda_black", 8, 5, m, (1.2, .8, .2))
