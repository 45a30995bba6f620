"""Figures of people: one skin over a skeleton, dressed by parameters. It knows no place and no clip (people_moves.py has those).

All measures are of a grown person of 1.70 m; `height` sizes the whole, `age` changes the build.
"""
import math

import numpy as np

from furniture import limb
from palette import colour, mix, shade
from rig import Rig, ramp
from shape import Shape, place
from shape_more import sheet, tube

STANDING = {
    "Hips": (0, 0.93, 0), "Spine": (0, 1.06, -0.01), "Chest": (0, 1.22, -0.015), "Neck": (0, 1.425, -0.015), "Head": (0, 1.49, 0.0),
    "Upper": (0.165, 1.352, -0.016), "Fore": (0.240, 1.095, -0.034), "Hand": (0.275, 0.852, 0.020),
    "Thigh": (0.092, 0.90, 0.0), "Shin": (0.105, 0.495, 0.014), "Foot": (0.112, 0.085, -0.015),
}
SEATED = {  # on a seat 0.45 m high, the hands before the body
    **{k: (x, y - 0.385, z) for k, (x, y, z) in STANDING.items()},
    "Fore": (0.285, 0.79, 0.055), "Hand": (0.215, 0.85, 0.295), "Thigh": (0.092, 0.53, 0.02), "Shin": (0.105, 0.515, 0.43), "Foot": (0.112, 0.085, 0.40),
}
CHILD = {  # a shorter neck and legs, a larger head
    "Upper": (0.136, 1.352, -0.016), "Fore": (0.205, 1.12, -0.034), "Hand": (0.238, 0.905, 0.018),
}
PARENT = {"Hips": None, "Spine": "Hips", "Chest": "Spine", "Neck": "Chest", "Head": "Neck", "Upper": "Chest", "Fore": "Upper", "Hand": "Fore", "Thigh": "Hips", "Shin": "Thigh", "Foot": "Shin"}
BEYOND = {"Fore": "Hand", "Shin": "Foot"}
PAIRS = ("Upper", "Fore", "Hand", "Thigh", "Shin", "Foot")
HAND = 0.155  # from the wrist to the fingers' ends
HEAD = [  # rings of the head over its joint: height, half width, half depth, forward
    (-0.045, 0.000, 0.000, 0.050), (-0.040, 0.038, 0.030, 0.050), (-0.018, 0.064, 0.060, 0.036), (0.022, 0.081, 0.088, 0.018), (0.070, 0.092, 0.104, 0.004),
    (0.120, 0.096, 0.108, -0.004), (0.165, 0.086, 0.097, -0.008), (0.198, 0.058, 0.066, -0.012), (0.212, 0.000, 0.000, -0.012),
]


def loft(rings, col, seg=12, push=None):
    """A smooth skin through level rings (height, half width, half depth, forward[, aside]) from below to above; `col` one or one a ring.

    `push(angle, k)` may widen ring k at an angle (0 = left, 90° = front).
    """
    pos, cols = [], []
    for k, (y, rx, rz, z, *x) in enumerate(rings):
        for i in range(seg):
            a = 2 * math.pi * i / seg
            w = push(a, k) if push else 1
            pos.append(((x[0] if x else 0) + rx * w * math.cos(a), y, z + rz * w * math.sin(a)))
            cols.append(col[k] if isinstance(col, list) else col)
    tris = []
    for k in range(len(rings) - 1):
        for i in range(seg):
            a, b = k * seg + i, k * seg + (i + 1) % seg
            if rings[k][1] > 0:
                tris.append((a, b + seg, b))
            if rings[k + 1][1] > 0:
                tris.append((a, a + seg, b + seg))
    pos, tris = np.array(pos), np.array(tris)
    nrm = np.zeros_like(pos)
    face = np.cross(pos[tris[:, 1]] - pos[tris[:, 0]], pos[tris[:, 2]] - pos[tris[:, 0]])
    for k in range(3):
        np.add.at(nrm, tris[:, k], face)
    for k, ring in enumerate(rings):  # a pole has one normal
        if ring[1] == 0:
            nrm[k * seg:(k + 1) * seg] = (0, 1 if k else -1, 0)
    return Shape().add(pos, nrm, np.array([colour(c) for c in cols]), tris)


class Figure:
    """A person being made: `rig` is the character, `joints` the places in its own space."""

    def __init__(self, sc, name, at, turn=0, height=1.70, age="adult", seated=False, skin="skin"):
        self.joints = {**(SEATED if seated else STANDING), **(CHILD if age == "child" else {})}
        self.age, self.skin, self.seated = age, skin, seated
        self.rig = Rig(sc, name, at, turn, height / 1.70)
        for joint, parent in PARENT.items():
            for k, sx in (("L", 1), ("R", -1)) if joint in PAIRS else (("", 1),):
                x, y, z = self.joints[joint]
                self.rig.joint(joint + k, (x * sx, y, z), parent and parent + (k if parent in PAIRS else ""))
        self.big = {"child": 1.30, "old": 1.10}.get(age, 1.10)  # the head

    def at(self, joint, sx=1, dx=0.0, dy=0.0, dz=0.0):
        """A point beside a joint."""
        x, y, z = self.joints[joint]
        return np.array(((x + dx) * sx, y + dy, z + dz))

    def spine(self, p):
        """Weights along the trunk."""
        y = p[:, 1]
        j = {k: self.joints[k][1] for k in ("Hips", "Spine", "Chest", "Neck")}
        up = lambda a, b: np.clip((y - a) / (b - a), 0, 1)
        s, c, n = up(j["Spine"] - 0.07, j["Spine"] + 0.07), up(j["Chest"] - 0.08, j["Chest"] + 0.08), up(j["Neck"] - 0.03, j["Neck"] + 0.03)
        return {"Hips": 1 - s, "Spine": s * (1 - c), "Chest": c * (1 - n), "Neck": n}

    def along(self, chain, k, sx, soft=0.07):
        """Weights along a limb of joints."""
        at = [self.at(j, sx) for j in chain]

        def weigh(p):
            """Each joint takes over where its own begins."""
            rest, out = np.ones(len(p)), {}
            for a, b, name in list(zip(at, at[1:], chain[1:]))[::-1]:
                d = (b - a) / np.linalg.norm(b - a)
                if name in BEYOND:  # across a bent joint the seam halves its angle
                    c = self.at(BEYOND[name], sx) - b
                    d = d + c / np.linalg.norm(c)
                    d /= np.linalg.norm(d)
                t = ramp(p, b - d * soft, b + d * soft)
                out[name + k] = rest * t
                rest = rest * (1 - t)
            return {**out, chain[0] + k: rest}
        return weigh

    def sides(self):
        """Left and right."""
        return (("L", 1), ("R", -1))

    def trunk(self, col, hem=-0.10, wide=1.0, belly=0.0, belt=None, waist=1.0, flare=1.13):
        """Shirt or jacket from the hem (seen from the hip joint) to the collar."""
        h, s, c, n = (self.joints[k][1] for k in ("Hips", "Spine", "Chest", "Neck"))
        k = wide * (0.84 if self.age == "child" else 1)
        rings = [(h + hem + 0.01, 0.150 * k, 0.10, 0.0), (h + hem, 0.172 * k * flare, 0.122 * flare, 0.0), (h + 0.01, 0.184 * k, 0.128 + belly * 0.5, 0.003), (s, 0.152 * k * waist, 0.108 * waist + belly, 0.004 + belly * 0.5),
                 (c - 0.03, 0.164 * k, 0.118 + belly * 0.6, 0.0), (c + 0.06, 0.182 * k, 0.122, -0.006), (n - 0.090, 0.196 * k, 0.108, -0.014), (n - 0.050, 0.184 * k, 0.092, -0.018), (n - 0.018, 0.110 * k, 0.068, -0.018), (n + 0.008, 0.060, 0.056, -0.015)]
        self.rings = np.array(rings)
        self.rig.wear(loft(rings, col), self.spine)
        if belt:
            wide = [(y, *(float(np.interp(y, self.rings[:, 0], self.rings[:, i])) + d for i, d in ((1, 0.008), (2, 0.008), (3, 0)))) for y in (h + 0.045, h + 0.085)]
            self.rig.wear(loft(wide, belt), self.spine)
        return self

    def collar(self, col, high=0.045):
        """A standing collar."""
        n = self.joints["Neck"][1]
        self.rig.wear(loft([(n - 0.02, 0.074, 0.070, -0.015), (n + high - 0.012, 0.060, 0.058, -0.010), (n + high - 0.014, 0.052, 0.050, -0.010)], col), "Neck")
        return self

    def neck(self):
        """The neck."""
        n = self.joints["Neck"][1]
        self.rig.wear(loft([(n - 0.03, 0.056, 0.056, -0.012), (n + 0.05, 0.050, 0.052, -0.004), (n + 0.10, 0.052, 0.056, 0.0)], shade(self.skin, 0.92), 8), lambda p: {"Neck": 1 - ramp(p, (0, n, 0), (0, n + 0.09, 0)), "Head": ramp(p, (0, n, 0), (0, n + 0.09, 0))})
        return self

    def arms(self, col, long=True, cuff=None, fat=1.0):
        """Sleeves and hands; short sleeves leave the forearm bare."""
        f = fat * (0.84 if self.age == "child" else 1)
        for k, sx in self.sides():
            u, e, h = self.at("Upper", sx), self.at("Fore", sx), self.at("Hand", sx)
            d = (h - e) / np.linalg.norm(h - e)
            w = self.along(("Upper", "Fore") if long else ("Upper", "Fore", "Hand"), k, sx, 0.05)
            s = Shape()
            if long:
                limb(s, [u - (0.018 * sx, -0.006, 0), u * 0.5 + e * 0.5, e * 0.75 + u * 0.25, e, e * 0.75 + h * 0.25, h - d * 0.028], [v * f for v in (0.060, 0.057, 0.051, 0.048, 0.046, 0.043)], col, 8, None, 2, False)
            else:
                limb(s, [u - (0.018 * sx, -0.006, 0), u * 0.5 + e * 0.5, u * 0.22 + e * 0.78], [v * f for v in (0.060, 0.060, 0.060)], col, 8, None, 2, False)
                limb(s, [u * 0.4 + e * 0.6, e * 0.85 + u * 0.15, e, e * 0.85 + h * 0.15, h], [v * f for v in (0.043, 0.041, 0.040, 0.038, 0.028)], self.skin, 7, None, 1, False)
            if cuff:
                tube(s, [h - d * 0.050, h + d * 0.004], [0.052 * f, 0.053 * f], cuff, 8)
            self.rig.wear(s, w)
            self.hand(k, sx, h, d, f)
        return self

    def palm(self, sx):
        """In the bind pose: where the fingers point, the thumb's side, and where the palm looks."""
        d = self.at("Hand", sx) - self.at("Fore", sx)
        d /= np.linalg.norm(d)
        thumb = np.array((0, 0, 1.0)) - d * d[2] if not self.seated else np.array((-sx, 0, 0)) + d * d[0] * sx
        thumb /= np.linalg.norm(thumb)
        return d, thumb, np.cross(d, thumb) * sx

    def hand(self, k, sx, h, d, f):
        """A mitten with a thumb, its palm towards the body."""
        s = Shape()
        _, fwd, inward = self.palm(sx)
        m = np.eye(4)
        m[:3, 0], m[:3, 1], m[:3, 2], m[:3, 3] = np.cross(d, fwd), d, fwd, h
        m[:3, 0] *= 0.52 * f
        limb(s, [(0, -0.012, 0), (0, 0.035, 0), (0, 0.090, 0.004), (0, HAND - 0.02, 0.010)], (0.029, 0.041, 0.036, 0.022), self.skin, 6, m, 1, False)
        limb(s, [h + d * 0.028 + fwd * 0.032, h + d * 0.066 + fwd * 0.058 + inward * 0.012], (0.017 * f, 0.013 * f), self.skin, 5, None, 1, False)
        self.rig.wear(s, "Hand" + k)

    def legs(self, col, long=True, fat=1.0, ankle=0.060):
        """Trousers, `ankle` their half width below, or shorts over bare legs."""
        f = fat * (0.84 if self.age == "child" else 1)
        for k, sx in self.sides():
            a, b, c = self.at("Thigh", sx), self.at("Shin", sx), self.at("Foot", sx)
            up = np.array((0, 0.0, 0)) if not self.seated else np.array((0, 0, -0.05))
            w = self.along(("Thigh", "Shin", "Foot"), k, sx, 0.07)
            s = Shape()
            if long:
                limb(s, [a + up, a * 0.5 + b * 0.5, b * 0.85 + a * 0.15, b * 0.85 + c * 0.15, b * 0.3 + c * 0.7, c + np.array((0, 0.0, 0.0))], [v * f for v in (0.088, 0.084, 0.070, 0.066, ankle, ankle)], col, 8, None, 1, False)
            else:
                limb(s, [a + up, a * 0.5 + b * 0.5, b * 0.85 + a * 0.15], [v * f for v in (0.090, 0.088, 0.086)], col, 8, None, 1, False)
                limb(s, [a * 0.4 + b * 0.6, b, b * 0.6 + c * 0.4, c], [v * f for v in (0.058, 0.052, 0.052, 0.036)], self.skin, 7, None, 1, False)
            self.rig.wear(s, w)
        h = self.joints["Hips"][1]
        k = f * 0.95
        self.rig.wear(loft([(h - 0.10, 0.0, 0.0, 0.0), (h - 0.085, 0.13 * k, 0.09 * k, 0.0), (h - 0.02, 0.165 * k, 0.112 * k, 0.0), (h + 0.04, 0.158 * k, 0.108, 0.0)], col, 10), self.spine)
        return self

    def shoes(self, col, sole="white", boot=None):
        """Shoes; with `boot` (a height) rubber boots."""
        f = 0.88 if self.age == "child" else 1
        for k, sx in self.sides():
            x, y, z = self.at("Foot", sx)
            s, m = Shape(), place(x, 0, z, turn=7 * sx)
            foot = [(0.012, 0.046, 0.128, 0.052), (0.034, 0.050, 0.136, 0.054), (0.062, 0.047, 0.112, 0.034), (0.092, 0.043, 0.066, 0.004), (0.125, 0.041, 0.048, -0.004)]
            s.put(loft([(a, b * f, c * f, d * f) for a, b, c, d in foot], col, 8), m)
            s.put(loft([(0.0, 0.050 * f, 0.134 * f, 0.052 * f), (0.016, 0.053 * f, 0.140 * f, 0.054 * f)], sole, 8), m)
            self.rig.wear(s, "Foot" + k)
            if boot:
                b = Shape()
                b.put(loft([(0.10, 0.050, 0.060, 0.0), (0.16, 0.058, 0.062, 0.0), (boot, 0.076, 0.080, 0.012), (boot + 0.018, 0.079, 0.083, 0.012), (boot + 0.014, 0.066, 0.07, 0.012)], col, 10), place(x, 0, z))
                self.rig.wear(b, self.along(("Shin", "Foot"), k, sx, 0.05))
        return self

    def face(self, brow="hair", old=False, blush=0.35):
        """Head with ears and the few marks that read from afar."""
        h, b = self.joints["Head"], self.big
        m = place(0, h[1], h[2], scale=b)
        s = Shape()
        child = self.age == "child"
        cheeks = [(y, rx * (1.04 if child and y < 0.08 else 1), rz, z) for y, rx, rz, z in HEAD]
        s.put(loft(cheeks, self.skin, 12), m)
        warm = mix(self.skin, "coral", blush)
        front = lambda x, y: (lambda rx, rz, z: z + rz * math.sqrt(max(0.0, 1 - (x / rx) ** 2)))(*[float(np.interp(y, [r[0] for r in cheeks], [r[i] for r in cheeks])) for i in (1, 2, 3)])
        ey = 0.076 if child else 0.084
        for sx in (-1, 1):
            x = 0.036 * sx
            s.ball((x, ey, front(x, ey) - 0.002), 0.0115 if child else 0.0105, "ink", 6, 5, m, (1.0, 1.25, 0.55))
            s.ball((x + 0.003, ey + 0.005, front(x, ey) + 0.0035), 0.003, "white", 4, 2, m)
            q = [(x + 0.018 * t * sx, ey + 0.027 + 0.004 * (1 - t * t) - 0.003 * t * (1 if old else 0), front(x + 0.018 * t * sx, ey + 0.027) + 0.0015) for t in (-1, 0, 1)]
            tube(s, q, [0.0022, 0.0042, 0.0025], brow, 4, m)
            s.ball((0.094 * sx, 0.070, -0.010), 0.024, shade(self.skin, 0.95), 6, 4, m, (0.45, 1.15, 0.75))
            p = (0.050 * sx, 0.042)
            s.face([(0.019 * math.cos(t), 0.0125 * math.sin(t), 0.0) for t in np.linspace(0, 2 * math.pi, 9)[:-1]], warm, m @ place(p[0], p[1], front(*p) + 0.0008, turn=30 * sx, tilt=-4))
        s.ball((0, 0.052, front(0, 0.052) + 0.002), 0.0145, mix(self.skin, "coral", 0.16), 6, 4, m, (0.85, 1.25 if not child else 0.95, 0.95))
        q = [(x, 0.014 + 0.003 * abs(x / 0.022) ** 2, front(x, 0.014) + 0.0015) for x in (-0.024, -0.010, 0.010, 0.024)]
        tube(s, q, [0.0016, 0.0036, 0.0036, 0.0016], mix("red_dark", self.skin, 0.25), 4, m)
        self.rig.wear(s, "Head")
        return self

    def hair(self, col="hair", style="short", capped=False):
        """Hair: `short`, `bob` (to the jaw), `bun`, `thin` (an old man's, the forehead high), `braids`; `capped` leaves out what a hat hides."""
        m = place(0, self.joints["Head"][1], self.joints["Head"][2], scale=self.big)
        line = {"thin": 0.185, "short": 0.150, "bob": 0.148, "bun": 0.152, "braids": 0.150}[style]
        low = {"thin": 0.035, "short": 0.030, "bob": -0.055, "bun": 0.0, "braids": 0.0}[style]
        src = np.array(HEAD)
        rings = []
        for y in (low, max(low + 0.04, 0.045), 0.085, 0.125, 0.160, 0.190, 0.214, 0.224):
            rx, rz, z = (float(np.interp(min(y * 0.985, 0.2), src[:, 0], src[:, i])) for i in (1, 2, 3))
            if y > 0.2:
                rx, rz = (0.052, 0.060) if y < 0.22 else (0.0, 0.0)
            thick = 1.10 if y > 0.03 else 1.16
            rings.append((y, max(rx, 0.07 if y < 0.03 else 0) * thick if rx else 0, rz * thick, z - 0.006))

        def push(a, k):
            """Hidden under the face before the hairline; the temples go lower than the brow."""
            front = math.sin(a)
            edge = line - 0.045 * (1 - max(0, front)) if front > 0.15 else -1
            return 0.86 if rings[k][0] < edge else 1
        s = Shape()
        s.put(loft(rings[:5] if capped else rings, col, 12, push), m)
        if style == "bun":
            s.ball((0, 0.195, -0.085), 0.052, col, 9, 5, m, (1, 0.9, 0.9))
            s.box((0, 0.20, -0.088), (0.17, 0.008, 0.008), "gold", 0.002, m)
        if style == "braids":
            for sx in (-1, 1):
                limb(s, [(0.085 * sx, 0.05, -0.045), (0.108 * sx, -0.02, -0.03), (0.105 * sx, -0.10, -0.01)], (0.026, 0.028, 0.014), col, 5, m, 1, False)
                s.ball((0.107 * sx, -0.075, -0.015), 0.022, "red", 5, 3, m, (1, 0.6, 1))
        self.rig.wear(s, "Head")
        return self

    def cap(self, col):
        """A cap with a peak."""
        m = place(0, self.joints["Head"][1] + 0.002, self.joints["Head"][2], scale=self.big)
        s = Shape()
        s.put(loft([(0.128, 0.108, 0.121, -0.008), (0.165, 0.110, 0.122, -0.010), (0.205, 0.088, 0.098, -0.012), (0.234, 0.040, 0.046, -0.014), (0.240, 0, 0, -0.014)], col, 12), m)
        peak = [(0.100 * math.cos(math.radians(a)), 0.0, 0.092 + 0.085 * math.sin(math.radians(a))) for a in range(0, 181, 30)]
        peak = [(0.108, 0, 0.03)] + peak + [(-0.108, 0, 0.03)]
        low = [(x, 0.134 + y - 0.16 * max(0, z - 0.09), z) for x, y, z in peak]
        s.face(low[::-1], shade(col, 0.78), m)
        s.face([(x, y - 0.009, z) for x, y, z in low], shade(col, 0.55), m)
        for p, q in zip(low, low[1:]):
            s.face([p, q, (q[0], q[1] - 0.009, q[2]), (p[0], p[1] - 0.009, p[2])], shade(col, 0.7), m)
            s.face([q, p, (p[0], p[1] - 0.009, p[2]), (q[0], q[1] - 0.009, q[2])], shade(col, 0.7), m)
        self.rig.wear(s, "Head")
        return self

    def straw_hat(self, col="wood_pale"):
        """A broad hat of straw."""
        m = place(0, self.joints["Head"][1], self.joints["Head"][2] - 0.01, scale=self.big)
        s = Shape()
        s.lathe([(0.0, 0.150), (0.20, 0.142), (0.205, 0.150), (0.118, 0.172)], [shade(col, 0.7), col, col], 16, m)
        s.lathe([(0.121, 0.166), (0.119, 0.192)], "red", 16, m)
        s.lathe([(0.118, 0.188), (0.100, 0.235), (0.05, 0.255), (0, 0.258)], col, 16, m, smooth=True)
        self.rig.wear(s, "Head")
        return self

    def helmet(self, col="white"):
        """A site helmet."""
        m = place(0, self.joints["Head"][1], self.joints["Head"][2] - 0.005, scale=self.big)
        s = Shape()
        s.put(loft([(0.132, 0.122, 0.142, 0.004), (0.142, 0.124, 0.144, 0.004), (0.150, 0.112, 0.124, -0.004), (0.195, 0.100, 0.112, -0.008), (0.238, 0.060, 0.068, -0.010), (0.250, 0, 0, -0.010)], col, 12), m)
        s.box((0, 0.225, -0.01), (0.03, 0.05, 0.16), shade(col, 0.9), 0.012, m)
        self.rig.wear(s, "Head")
        return self

    def on(self, x, y, w, h, col, thick=0.012):
        """A flat piece on the front: a pocket, a badge, a button; x, y from the chest's joint."""
        y += self.joints["Chest"][1]
        rx, rz, forward = (float(np.interp(y, self.rings[:, 0], self.rings[:, k])) for k in (1, 2, 3))
        z = forward + rz * math.sqrt(max(0.0, 1 - (x / rx) ** 2)) - 0.004
        turn = math.degrees(math.asin(max(-1, min(1, x / rx)))) * 0.75
        self.rig.wear(Shape().box((0, 0, 0), (w, h, thick), col, 0, place(x, y, z, turn=turn)), self.spine)
        return self

    def vest(self, col, band):
        """A sleeveless vest over the shirt, open in front, with a pale band."""
        h, s, c, n = (self.joints[k][1] for k in ("Hips", "Spine", "Chest", "Neck"))
        wide = [(y, *(float(np.interp(y, self.rings[:, 0], self.rings[:, k])) for k in (1, 2, 3))) for y in (h - 0.075, s, s + 0.05, s + 0.09, c + 0.06, n - 0.095, n - 0.045)]
        rings = [(y, rx + (0.010 if y < c + 0.1 else -0.035), rz + 0.010, z) for y, rx, rz, z in wide]

        def push(a, k):
            """Drawn in where it is open in front."""
            return 0.86 if math.sin(a) > 0.95 else 1
        self.rig.wear(loft(rings, [col, col, band, band, col, col, col], push=push), self.spine)
        return self

    def pack(self, col):
        """A school bag on the back."""
        c = self.joints["Chest"]
        k = 0.84 if self.age == "child" else 1
        s = Shape().box((0, c[1] - 0.02, -0.175), (0.25 * k, 0.30, 0.12), col, 0.035).box((0, c[1] - 0.07, -0.24), (0.19 * k, 0.14, 0.04), shade(col, 0.8), 0.015)
        for sx in (-1, 1):
            tube(s, [(0.085 * sx * k, c[1] + 0.12, -0.13), (0.10 * sx * k, c[1] + 0.165, -0.02), (0.105 * sx * k, c[1] + 0.09, 0.108), (0.115 * sx * k, c[1] - 0.06, 0.108), (0.12 * sx * k, c[1] - 0.12, -0.08)], 0.014, shade(col, 0.75), 4)
        self.rig.wear(s, "Chest")
        return self

    def skirt(self, col, hem_col=None, low=0.06, wide=1.0):
        """A long skirt, standing or over the knees of one who sits."""
        h = self.joints["Hips"][1]
        if not self.seated:
            rings = [(low, 0.20 * wide, 0.19 * wide, 0.02), (low + 0.05, 0.196 * wide, 0.185 * wide, 0.02), (0.5 * (low + h), 0.175, 0.15, 0.01), (h - 0.04, 0.172, 0.125, 0), (h + 0.06, 0.155, 0.112, 0)]
            w = lambda p: (lambda t, s: {"Hips": t, "ThighL": (1 - t) * s, "ThighR": (1 - t) * (1 - s)})(np.clip((p[:, 1] - h + 0.35) / 0.3, 0, 1), np.clip(0.5 + p[:, 0] / 0.2, 0, 1))
            self.rig.wear(loft(rings, [hem_col or col] * 2 + [col] * 3, 14), w)
            return self
        seat = self.joints["Thigh"][1]
        s = Shape()
        path = [(0, seat + 0.01, -0.08), (0, seat + 0.012, 0.10), (0, seat - 0.002, 0.28), (0, seat - 0.010, 0.43), (0, seat - 0.06, 0.485), (0, seat - 0.22, 0.475), (0, low + 0.06, 0.47), (0, low, 0.475)]
        size = [(0.15, 0.095), (0.185, 0.10), (0.19, 0.092), (0.19, 0.085), (0.195, 0.085), (0.205, 0.10), (0.225, 0.125), (0.23, 0.13)]
        rows, n = [], 14
        for i, (p, (a, b)) in enumerate(zip(path, size)):
            p0, p1 = np.array(path[max(0, i - 1)]), np.array(path[min(len(path) - 1, i + 1)])
            t = (p1 - p0) / np.linalg.norm(p1 - p0)
            up = np.cross(t, (1.0, 0, 0))
            rows.append([np.array(p) + np.array((a * math.cos(2 * math.pi * k / n), 0, 0)) + up * b * math.sin(2 * math.pi * k / n) for k in range(n)])
        sheet(s, rows, lambda i, j, p: (hem_col or col) if i >= 6 else col, close=True)
        w = lambda p: (lambda t, s, q: {"Hips": t, "ThighL": (1 - t) * s * (1 - q), "ThighR": (1 - t) * (1 - s) * (1 - q), "ShinL": (1 - t) * s * q, "ShinR": (1 - t) * (1 - s) * q})(
            np.clip(1 - (p[:, 2] - 0.02) / 0.15, 0, 1), np.clip(0.5 + p[:, 0] / 0.16, 0, 1), np.clip((seat - 0.02 - p[:, 1]) / 0.12, 0, 1) * (p[:, 2] > 0.30))
        self.rig.wear(s, w)
        return self
