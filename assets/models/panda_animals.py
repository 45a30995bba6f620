"""The giant panda, grown up and young: one skin over a sitting skeleton, and what it does. No surroundings."""
import math

import numpy as np
from mathutils import Matrix, Vector

from flesh import Flesh, coat
from furniture import limb
from palette import mix, shade
from panda_things import culm
from rig import Rig, aim, beats, spin, wave
from shape import Shape, place

W, B = "panda_white", "panda_black"
JOINTS = (  # name, place, parent; of those with a side, the left one
    ("Hips", (0, 0.26, -0.06), None), ("Spine", (0, 0.46, -0.08), "Hips"), ("Chest", (0, 0.72, -0.05), "Spine"),
    ("Neck", (0, 0.96, 0.0), "Chest"), ("Head", (0, 1.10, 0.06), "Neck"), ("Jaw", (0, 1.13, 0.20), "Head"), ("Ear", (0.235, 1.48, 0.05), "Head"),
    ("Shoulder", (0.14, 0.88, -0.02), "Chest"), ("Upper", (0.33, 0.85, 0.02), "Shoulder"), ("Fore", (0.60, 0.70, 0.10), "Upper"), ("Paw", (0.62, 0.66, 0.44), "Fore"),
    ("Thigh", (0.26, 0.22, 0.06), "Hips"), ("Shin", (0.43, 0.22, 0.46), "Thigh"), ("Foot", (0.47, 0.17, 0.74), "Shin"),
)
SIDED = ("Ear", "Shoulder", "Upper", "Fore", "Paw", "Thigh", "Shin", "Foot")
GRIP = (0.0, -0.045, 0.15)  # where a culm lies in the paw, seen from its joint
NAPE = Vector((0, 1.04, 0.02))  # what the head's size is measured from
MOUTH = (0.105, 1.10, 0.43)  # the corner where the molars are


def both(fn):
    """Calls fn(side name, sign) for left and right."""
    for side, sx in (("L", 1), ("R", -1)):
        fn(side, sx)


def trunk():
    """Body and limbs."""
    f = Flesh(0.030, 0.044)
    f.ball("Hips", (0, 0.25, -0.10), (0.45, 0.27, 0.40)).ball("Spine", (0, 0.44, 0.01), (0.455, 0.40, 0.40))
    f.ball("Chest", (0, 0.76, -0.03), (0.37, 0.28, 0.31)).ball("Hips", (0, 0.15, -0.50), (0.09, 0.08, 0.09))
    f.bone("Neck", (0, 0.84, -0.03), (0, 1.00, 0.02), 0.22, 0.17)

    def side(k, sx):
        """Shoulder, foreleg, hind leg."""
        f.bone("Shoulder" + k, (0.08 * sx, 0.88, -0.05), (0.30 * sx, 0.85, 0.0), 0.20, 0.185)
        f.bone("Upper" + k, (0.33 * sx, 0.84, 0.02), (0.60 * sx, 0.70, 0.10), 0.175, 0.145)
        f.bone("Fore" + k, (0.60 * sx, 0.70, 0.10), (0.62 * sx, 0.66, 0.42), 0.145, 0.108)
        f.ball("Paw" + k, (0.62 * sx, 0.645, 0.52), (0.112, 0.088, 0.135))
        f.bone("Thigh" + k, (0.24 * sx, 0.23, 0.02), (0.43 * sx, 0.215, 0.46), 0.225, 0.175)
        f.bone("Shin" + k, (0.43 * sx, 0.215, 0.46), (0.465 * sx, 0.17, 0.70), 0.172, 0.125)
        f.ball("Foot" + k, (0.475 * sx, 0.195, 0.775), (0.118, 0.165, 0.085))
    both(side)
    return f


def skull():
    """Head without its lower jaw and ears."""
    f = Flesh(0.028, 0.05)
    f.ball("Head", (0, 1.325, 0.09), (0.315, 0.265, 0.285)).ball("Head", (0, 1.13, 0.40), (0.128, 0.085, 0.125))
    f.bone("Head", (0, 1.34, 0.27), (0, 1.195, 0.445), 0.105, 0.075).bone("Neck", (0, 1.12, 0.02), (0, 0.86, -0.03), 0.265, 0.27)
    both(lambda k, sx: f.ball("Head", (0.175 * sx, 1.185, 0.14), (0.205, 0.17, 0.215)))
    return f


def black(f):
    """The line, positive on the black coat: forelegs, the band over the shoulders, hind legs."""
    def near(p, *names):
        """The distance to some joints' forms."""
        return np.min([d(p) for j, d in f.forms if j.rstrip("LR") in names], axis=0)

    def line(p):
        """Positive where black."""
        x, y, z = np.abs(p[:, 0]), p[:, 1], p[:, 2]
        trunk = near(p, "Hips", "Spine", "Chest", "Neck")
        band = y - 0.74 - 0.03 * np.clip((0.1 - z) / 0.3, 0, 1)
        arm = np.minimum(trunk - near(p, "Upper", "Fore", "Paw") + 0.03, x - 0.25)
        leg = np.minimum(trunk - near(p, "Thigh", "Shin", "Foot") - 0.015, z - 0.08)
        return np.maximum(np.maximum(band, arm), leg)
    return line


def face(wear, head):
    """Eye patches, eyes, nose and mouth, ears, jaw."""
    def side(k, sx):
        """One half of the face."""
        tear = []
        for i in range(16):
            a = 2 * math.pi * i / 16
            drop = 1 + 0.30 * math.sin(a) * (math.sin(a) < 0)  # longer below
            x, y = 0.064 * math.cos(a) * (1 - 0.16 * math.sin(a)), 0.088 * math.sin(a) * drop
            tilt = math.radians(33 * sx)
            tear.append((x * math.cos(tilt) - y * math.sin(tilt), x * math.sin(tilt) + y * math.cos(tilt)))
        s = Shape()
        p, n, t = head.patch((0.142 * sx, 1.318, 0.5), tear, (0.30 * sx, 0.05, 1), 0.005, 3)
        s.add(p, n, B, t)
        eye = head.settle(np.array([(0.124 * sx, 1.335, 0.42)]))[0]
        s.ball(tuple(eye - (0.0, 0, 0.008)), 0.033, mix("wood_dark", "ink", 0.75), 10, 6, squash=(1, 1, 0.85))
        s.ball(tuple(eye + (0.010, 0.012, 0.020)), 0.0095, "white", 6, 4)
        s.ball(tuple(eye + (-0.010, -0.010, 0.020)), 0.005, shade("white", 0.8), 5, 3)
        wear(s, "Head")
        e = Shape()
        m = place(0.25 * sx, 1.535, 0.05, roll=-24 * sx, turn=16 * sx)
        e.lathe([(0, -0.055), (0.075, -0.045), (0.108, -0.01), (0.112, 0.02), (0.085, 0.038), (0.05, 0.022), (0, 0.012)], [B] * 4 + [shade(B, 0.75)] * 2, 14, m @ place(tilt=90), smooth=True)
        wear(e, "Ear" + k)
    both(side)
    s = Shape()
    s.ball((0, 1.198, 0.522), 0.05, "ink", 12, 7, squash=(1.2, 0.72, 0.62))
    s.ball((0, 1.216, 0.548), 0.012, shade("slate", 0.9), 6, 4, squash=(1.7, 0.6, 0.5))
    p, n, t = head.patch((0, 1.135, 0.6), [(0.006, 0.03), (-0.006, 0.03), (-0.006, -0.03), (0.006, -0.03)], (0, 0, 1), 0.003, 1)
    s.add(p, n, "ink", t)
    for sx in (-1, 1):  # the mouth's line runs up to the cheeks
        q = [head.settle(np.array([v]))[0] for v in ((0, 1.083, 0.52), (0.045 * sx, 1.068, 0.50), (0.085 * sx, 1.078, 0.46), (0.115 * sx, 1.105, 0.41))]
        limb(s, q, (0.006, 0.007, 0.007, 0.004), "ink", 4, None, 1)
    wear(s, "Head")
    j = Shape()
    m = place(0, 1.068, 0.355, tilt=-6)
    j.lathe([(0, -0.060), (0.55, -0.052), (0.85, -0.026), (0.98, 0.0), (0.90, 0.016)], W, 14, m @ place(scale=(0.108, 1, 0.132)), smooth=True)
    j.lathe([(0.90, 0.016), (0, 0.010)], "red_dark", 14, m @ place(scale=(0.108, 1, 0.132)))
    wear(j, "Jaw")


def paws(r, f):
    """Claws and the false thumb of the fore paws; pads of the hind soles."""
    def side(k, sx):
        """One side's."""
        s = Shape()
        for q in (-1.5, -0.5, 0.5, 1.5):
            x = 0.62 * sx + 0.05 * q
            limb(s, [(x, 0.648, 0.615), (x, 0.622, 0.66)], (0.036, 0.030), shade(B, 1.12), 6, None, 1)
            s.lathe([(0.013, 0), (0, 0.05)], shade("stone_dark", 0.75), 5, place(x, 0.616, 0.672, tilt=118))
        limb(s, [(0.555 * sx, 0.59, 0.53), (0.575 * sx, 0.565, 0.60)], (0.042, 0.032), shade(B, 1.12), 7, None, 2)
        r.wear(s, "Paw" + k)
        s = Shape()
        oval = lambda a, b, n=10: [(a * math.cos(2 * math.pi * i / n), b * math.sin(2 * math.pi * i / n)) for i in range(n)]
        for (x, y), o in [((0, -0.055), oval(0.066, 0.046, 12))] + [((0.040 * q, 0.052 - 0.010 * q * q), oval(0.019, 0.024, 8)) for q in (-2, -1, 0, 1, 2)]:
            p, n, t = f.patch((0.478 * sx + x, 0.195 + y, 0.95), o, (0.06 * sx, 0.05, 1), 0.006, 1)
            s.add(p, n, mix("wood_dark", "stone_dark", 0.45), t)
        r.wear(s, "Foot" + k)
    both(side)


def panda(sc, name, at, turn=0, size=1.0, cell=0.079, fine=0.055, big=1.0):
    """A sitting panda facing +z before turning, its joints and skin; clips are added by `adult` or `young`. About 1.6 m high at size 1;
    `big` is the head's own size, larger in the young."""
    head_size = Matrix.Translation(NAPE) @ Matrix.Scale(big, 4) @ Matrix.Translation(-NAPE)
    r = Rig(sc, name, at, turn, size)
    for joint, place_, parent in JOINTS:
        if joint in ("Jaw", "Ear"):
            place_ = tuple(head_size @ Vector(place_))
        if joint in SIDED:
            up = lambda k: parent + k if parent in SIDED else parent
            both(lambda k, sx: r.joint(joint + k, (place_[0] * sx, *place_[1:]), up(k)))
        else:
            r.joint(joint, place_, parent)
    f, head = trunk(), skull()
    half = round(0.80 / cell)
    low, high = ((-half - 0.5) * cell, -0.06, -0.68), ((half + 0.5) * cell, 1.24, 0.94)
    p, t = f.mesh(cell, low, high)
    p[:, 1] = np.maximum(p[:, 1], 0.005)
    r.wear(coat(f, p, t, [black(f)], [W, B], cell, lambda q: (head.far(q) > -0.05) & (q[:, 1] < 1.2)), f.weigh)
    half = round(0.46 / fine)
    p, t = head.mesh(fine, ((-half - 0.5) * fine, 0.60, -0.40), ((half + 0.5) * fine, 1.70, 0.66))
    blend = lambda q: {"Head": 1e-9 + np.clip((q[:, 1] - 0.98) / 0.10, 0, 1), "Neck": 1 - np.clip((q[:, 1] - 0.98) / 0.10, 0, 1)}
    wear = lambda shape, weigh: r.wear(Shape().put(shape, head_size), weigh)
    wear(coat(head, p, t, [lambda q: 0.028 - f.far(q)], [W, B], fine, lambda q: f.far(q) > -0.06), blend)
    face(wear, head)
    paws(r, f)
    return r


def hold(axis, along=(0, 0, 1)):
    """The paw's rotation that lays a culm along an axis, the paw pointing along `along`."""
    return aim((1, 0, 0), (0, 0, 1), axis, along)


def carry(p, k, grip, axis, along, pole):
    """Brings the paw so that its grip is at a point and the culm lies along an axis."""
    r = hold(axis, along)
    p.reach("Upper" + k, "Fore" + k, "Paw" + k, np.array(grip) - r @ np.array(GRIP), pole, r)


def lap(p, k, sx, dx=0.0, dy=0.0, dz=0.0):
    """A fore paw rests on belly and thigh."""
    r = aim((0, 0, 1), (0, -1, 0), (-0.55 * sx, -0.30, 0.75), (-0.3 * sx, -0.8, -0.5))
    p.reach("Upper" + k, "Fore" + k, "Paw" + k, (0.44 * sx + dx, 0.50 + dy, 0.36 + dz), (0.9 * sx, -0.5, -0.35), r)


def breathe(p, u, times, deep=1.0):
    """Chest and belly rise a little."""
    b = wave(u, times) * deep
    p.turn("Spine", x=-0.8 * b).turn("Chest", x=-0.9 * b).turn("Neck", x=1.2 * b)
    p.move("Chest", y=0.006 * b, z=0.004 * b)


def flick(u, at, width=0.018):
    """A short flick, 1 at its height."""
    d = (u - at) / width
    return math.exp(-d * d)


def eat(p, u):
    """Lifts the culm to the side of the mouth, bites and chews, lowers it."""
    up = float(beats(u, (0.02, 0), (0.17, 1), (0.80, 1), (0.95, 0)))
    chew = float(beats(u, (0.19, 0), (0.23, 1), (0.84, 1), (0.90, 0)))
    beat = 0.5 - 0.5 * math.cos(2 * math.pi * 6 * (u - 0.21) / 0.66)
    breathe(p, u, 2, 0.8)
    p.turn("Spine", x=3 - 4 * up, y=2 * up).turn("Chest", x=4 - 4 * up, z=-1.5 * up)
    p.turn("Neck", x=8 - 10 * up + 2 * wave(u, 1), y=5 * up)
    p.turn("Head", x=7 - 12 * up + 2.5 * chew * beat, y=7 * up + 1.5 * wave(u, 2), z=(-9 * up) + 2.0 * chew * wave(u, 3))
    p.turn("Jaw", x=max(15 * chew * beat, 11 * float(beats(u, (0.10, 0), (0.17, 1), (0.21, 0)))), y=3.0 * chew * wave(u, 6, 0.1))
    p.turn("EarL", z=6 * flick(u, 0.5)).turn("EarR", z=-7 * flick(u, 0.93))
    mouth = p.point("Head", MOUTH)
    head = p.where("Head")[0]
    axis = head @ np.array((0.86, 0.10, 0.44)) / np.linalg.norm((0.86, 0.10, 0.44))
    push = 0.20 - 0.06 * float(beats(u, (0.0, 0), (0.2, 0), (0.78, 1), (0.9, 1)))
    low, lax = np.array((0.30, 0.63, 0.55)), np.array((0.86, 0.42, 0.10))
    grip = low + (mouth + axis * push - low) * up + np.array((0.04, 0.0, 0.07)) * math.sin(math.pi * up)
    a = lax / np.linalg.norm(lax) * (1 - up) + axis * up
    carry(p, "L", grip, a, np.array((-0.35, 0.0, 0.9)) * (1 - up) + np.array((-0.30, 0.75, 0.50)) * up, (0.9, -0.75, -0.25))
    lap(p, "R", -1, dy=0.008 * wave(u, 2))
    p.turn("FootL", x=3 * wave(u, 1), z=2 * wave(u, 2)).turn("FootR", x=3 * wave(u, 1, 0.3))


def rest(p, u):
    """Leans back, breathes, looks round slowly, flicks an ear."""
    look = float(beats(u, (0.05, 0), (0.22, 1), (0.38, 1), (0.55, -0.8), (0.72, -0.8), (0.9, 0)))
    breathe(p, u, 3)
    p.turn("Spine", x=-5, y=3 * look).turn("Chest", x=2, y=4 * look)
    p.turn("Neck", x=4, y=9 * look).turn("Head", x=5 + 3 * wave(u, 2), y=16 * look, z=-4 * look)
    p.turn("EarL", z=11 * (flick(u, 0.30) + flick(u, 0.345)), y=5 * flick(u, 0.33)).turn("EarR", z=-11 * (flick(u, 0.66) + flick(u, 0.70)))
    lap(p, "L", 1, dy=0.008 * wave(u, 3))
    lap(p, "R", -1, dy=0.008 * wave(u, 3))
    p.turn("FootR", x=4 * float(beats(u, (0.4, 0), (0.5, 1), (0.6, 0))))
    p.size("Bamboo", 0.001) if "Bamboo" in p.rig.things else None


def beg(p, u):
    """Sits up, looks up at the visitor, lifts a paw twice."""
    up = float(beats(u, (0.0, 0.35), (0.14, 1), (0.86, 1), (1.0, 0.35)))
    wag = float(beats(u, (0.0, 0.15), (0.18, 0.9), (0.32, 0.55), (0.46, 1.0), (0.60, 0.6), (0.74, 1.0), (0.92, 0.15)))
    breathe(p, u, 2)
    p.turn("Spine", x=-3 * up).turn("Chest", x=-4 * up, z=3 * wag).turn("Neck", x=-2 * up)
    p.turn("Head", x=-5 * up + 2 * wave(u, 2), z=7 * float(beats(u, (0, 0), (0.3, 1), (0.6, 1), (0.8, -0.4))), y=4 * wave(u, 1))
    p.turn("Jaw", x=5 * flick(u, 0.46, 0.05) + 5 * flick(u, 0.74, 0.05)).turn("EarL", z=-4 * up).turn("EarR", z=4 * up)
    low, high = np.array((-0.46, 0.54, 0.40)), np.array((-0.36, 0.98, 0.60))
    r = aim((0, 0, 1), (0, -1, 0), np.array((0.35, -0.20, 0.8)) * (1 - wag) + np.array((0.10, 0.80, 0.55)) * wag, np.array((0.2, -0.8, -0.4)) * (1 - wag) + np.array((0.1, -0.45, 0.9)) * wag)
    p.reach("UpperR", "ForeR", "PawR", low + (high - low) * wag, (-0.9, -0.7, -0.2), r)
    lap(p, "L", 1)
    p.size("Bamboo", 0.001)


HIGH = 0.64  # how high the hips' joint is when she walks
STRIDE, STEP = 1.03, 0.91  # a walk: metres and seconds of one round of the four legs, as fast as the scene moves her
DUTY = 0.68  # the part of a round that a foot is on the ground


def tread(u, high):
    """A foot's place on its line: how far ahead of its middle, how high, how far (0..1) its heel is off. On the ground it goes back
    as fast as the panda goes on."""
    u, half = u % 1, STRIDE * DUTY / 2
    heel = float(beats(u, (0.0, 0), (DUTY - 0.20, 0), (DUTY + 0.04, 1), (0.88, -0.2), (0.97, 0)))
    if u < DUTY:
        return half - STRIDE * u, 0.0, heel
    k = (u - DUTY) / (1 - DUTY)
    return half * (2 * k * k * (3 - 2 * k) - 1), high * math.sin(math.pi * k), heel


def walk(p, u):
    """On all fours, slowly, the head low: left hind foot, left fore paw, right hind foot, right fore paw, a quarter of a round apart. The
    skin sits upright, so the trunk is laid forward; hind legs then point down by themselves."""
    sway = lambda big, at: big * math.cos(2 * math.pi * (u - at))
    mid = (1 + DUTY) / 2  # when the left hind foot is in the middle of its swing
    yaw, roll, turn, lean = -sway(5, 0), -sway(5, mid), -sway(5, 0.25), -sway(4, mid + 0.25)
    p.move("Hips", x=-sway(0.022, mid), y=HIGH - 0.26 + 0.010 * wave(u, 2, 0.1), z=-0.33).turn("Hips", x=45, y=yaw, z=roll)
    p.turn("Spine", x=37, y=-(lean - roll) / 2, z=-(turn - yaw) / 2).turn("Chest", x=10, y=-(lean - roll) / 2, z=-(turn - yaw) / 2).move("Chest", y=0.09)
    p.turn("Neck", x=-10 + 1.5 * wave(u, 2), z=turn * 0.6, y=lean * 0.5).turn("Head", x=-40 + 2.5 * wave(u, 2, 0.2), z=turn * 0.4, y=lean * 0.5)
    p.turn("EarL", z=3 * wave(u, 2)).turn("EarR", z=-3 * wave(u, 2))

    def side(k, sx):
        """Hind leg and foreleg of one side."""
        at = u - (0.0 if sx > 0 else 0.5)
        z, y, heel = tread(at, 0.07)
        r, flat = spin(y=6 * sx) @ spin(x=90 + 38 * heel), spin(y=6 * sx) @ spin(x=90)
        toe = np.array((0, 0.16, 0.11))
        p.reach("Thigh" + k, "Shin" + k, "Foot" + k, np.array((0.255 * sx, 0.125 + y, -0.36 + z)) + flat @ toe - r @ toe, (0.75 * sx, 0.2, 1), r)
        z, y, heel = tread(at - 0.25, 0.08)
        p.turn("Shoulder" + k, y=-38 * sx).move("Shoulder" + k, y=0.20 * z, z=-0.02 + 0.25 * y)
        r, flat = spin(y=-22 * sx) @ spin(x=55 * heel), spin(y=-22 * sx)
        toe = np.array((0, -0.10, 0.15))
        p.reach("Upper" + k, "Fore" + k, "Paw" + k, np.array((0.27 * sx, 0.108 + y, 0.25 + z)) + flat @ toe - r @ toe, (0.8 * sx, 0, -0.8), r)
    both(side)
    p.size("Bamboo", 0.001)


def play(p, u):
    """A young one: rolls its shoulders and paws at its own foot."""
    go = float(beats(u, (0.0, 0), (0.15, 1), (0.72, 1), (0.9, 0)))
    pat = 0.5 - 0.5 * math.cos(2 * math.pi * 5 * u)
    breathe(p, u, 3, 0.7)
    p.turn("Hips", z=-3 * wave(u, 1)).turn("Spine", x=9 * go, y=-8 * go, z=4 * wave(u, 2)).turn("Chest", x=9 * go, y=-7 * go + 4 * wave(u, 2))
    p.turn("Neck", x=8 * go, y=-3 * go).turn("Head", x=8 * go, z=9 * wave(u, 1, 0.1) * (0.4 + 0.6 * go), y=-6 * go)
    p.turn("ShoulderL", y=6 * wave(u, 2), z=5 * wave(u, 2, 0.2)).turn("ShoulderR", y=6 * wave(u, 2), z=-5 * wave(u, 2, 0.2))
    p.turn("EarL", z=9 * flick(u, 0.4)).turn("EarR", z=-9 * flick(u, 0.77)).turn("Jaw", x=7 * go * pat)
    p.turn("ThighR", x=-16 * go, z=2 * go).turn("FootR", x=10 * wave(u, 3) * go, z=6 * wave(u, 2) * go)
    foot = p.point("FootR", (-0.44, 0.30, 0.84))
    low = np.array((-0.44, 0.50, 0.38))
    hit = foot + np.array((0.0, 0.06 + 0.10 * pat, -0.10))
    p.reach("UpperR", "ForeR", "PawR", low + (hit - low) * go, (-1, 0.1, -0.2), aim((0, 0, 1), (0, -1, 0), (0.1, -0.35 - 0.2 * pat, 0.9), (0, -1, -0.3)))
    lap(p, "L", 1, dx=-0.10 * go, dy=0.02 * wave(u, 2), dz=0.12 * go)


def adult(sc, at, turn):
    """The grown panda with a culm in its left paw."""
    r = panda(sc, "Panda", at, turn)
    paw = np.array(r.places["PawL"]) + GRIP
    n = r.thing("PandaBamboo", "PawL", tuple(paw))
    culm(n.of(), r.m @ place(paw[0] + 0.15, paw[1] - 0.021, paw[2]), 0.70, 0.021, 77)
    return r.clip("Eat", 7.5, eat).clip("Rest", 8.0, rest).clip("Beg", 5.0, beg).clip("Walk", STEP, walk)


def young(sc, at, turn, size):
    """A young one on the climbing frame."""
    return panda(sc, "YoungPanda", at, turn, size, 0.088, 0.062, 1.15).clip("Play", 6.0, play).clip("Rest", 8.0, rest)
