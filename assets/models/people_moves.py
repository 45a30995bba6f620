"""What people do: functions (pose, phase) for a Figure's clips. Feet stay where they stand; hands reach for points."""
import numpy as np

from people import HAND
from rig import aim, beats, wave


class Moves:
    """The clips of one figure; points are in its own space."""

    def __init__(self, figure):
        self.f, self.rig = figure, figure.rig

    def feet(self, p):
        """Both feet stay on the ground."""
        for k, sx in (("L", 1), ("R", -1)):
            p.reach("Thigh" + k, "Shin" + k, "Foot" + k, self.f.at("Foot", sx), (0.1 * sx, 0, 1), np.eye(3))

    def hand(self, p, k, tip, fingers, palm, pole=None, grip=HAND):
        """Brings a hand so that what lies `grip` beyond the wrist is at a point, the fingers and the palm looking as told."""
        sx = 1 if k == "L" else -1
        d, _, inward = self.f.palm(sx)
        fingers = np.array(fingers, float) / np.linalg.norm(fingers)
        r = aim(d, inward, fingers, palm)
        p.reach("Upper" + k, "Fore" + k, "Hand" + k, np.array(tip) - fingers * grip, pole or (0.8 * sx, -0.7, -0.5), r)

    def hang(self, p, u, k):
        """An arm hangs and swings a little."""
        sx = 1 if k == "L" else -1
        p.turn("Upper" + k, x=-2 + 1.5 * wave(u, 1, 0.1 * sx), z=1.0 * wave(u, 2) * sx).turn("Fore" + k, x=-7 - 2 * wave(u, 1, 0.2))

    def trunk(self, p, u, look=0.0, nod=0.0, breaths=2):
        """Weight from foot to foot, breathing, the head's turn."""
        s, b = wave(u, 1), wave(u, breaths)
        p.move("Hips", x=0.020 * s, y=-0.006 - 0.004 * s * s).turn("Hips", z=1.2 * s, y=1.5 * s)
        p.turn("Spine", z=-1.8 * s, x=-0.6 * b).turn("Chest", x=-1.0 * b, y=0.12 * look).turn("Neck", x=0.8 * b + 0.3 * nod, y=0.3 * look, z=0.6 * s)
        p.turn("Head", y=0.58 * look, x=0.7 * nod, z=-0.5 * s)
        self.feet(p)

    def stand(self, p, u):
        """Stands, breathes, looks about."""
        self.trunk(p, u, float(beats(u, (0.0, 0), (0.16, 14), (0.34, 14), (0.5, -4), (0.62, -16), (0.80, -16), (0.95, 0))), 2 * wave(u, 2))
        for k in "LR":
            self.hang(p, u, k)

    def explain(self, p, u, k="R"):
        """One hand explains."""
        sx = 1 if k == "L" else -1
        a = beats(u, (0.0, (0, 0, 0)), (0.14, (1, 0.2, 0)), (0.30, (0.9, 1, 0.5)), (0.42, (1, 0.1, 1)), (0.56, (0.9, 0.9, 0.3)), (0.70, (1, 0.3, 0.9)), (0.86, (0.3, 0, 0)))
        low, near = self.f.at("Hand", sx, 0.02, -0.10, 0.10), self.f.at("Chest", sx, 0.20, -0.10, 0.42)
        tip = low + (near - low) * a[0] + np.array((0.10 * sx * a[2], 0.10 * a[1], 0.05 * a[2]))
        self.hand(p, k, tip, np.array((0.05 * sx, -1, 0.25)) * (1 - a[0]) + np.array((0.25 * sx - 0.3 * sx * a[1], 0.15 + 0.25 * a[1], 0.9)) * a[0], np.array((-sx, 0, 0.1)) * (1 - a[0]) + np.array((-0.45 * sx, 0.9, -0.2)) * a[0])

    def gaze(self, p, u):
        """A child: looks up at what is shown, up to the elder, bobs on its toes."""
        self.trunk(p, u, float(beats(u, (0.0, 6), (0.22, 6), (0.34, -32), (0.52, -32), (0.64, 10), (0.9, 8))), float(beats(u, (0.0, -14), (0.22, -12), (0.34, -22), (0.52, -20), (0.64, -12), (0.9, -14))), 3)
        self.hang(p, u, "L")
        self.hang(p, u, "R")

    def talk(self, p, u):
        """Talks: the right hand explains, the head nods."""
        self.trunk(p, u, 5 * wave(u, 1), float(beats(u, (0.0, 0), (0.12, 6), (0.2, -1), (0.44, 7), (0.54, -1), (0.72, 6), (0.84, 0))))
        self.hang(p, u, "L")
        self.explain(p, u)

    def point(self, to, hold=0.62):
        """A clip that points to somewhere, looks there and back."""
        to = np.array(to, float)

        def fn(p, u):
            """The right arm is out for most of a round."""
            up = float(beats(u, (0.04, 0), (0.20, 1), (0.20 + hold * 0.8, 1), (0.92, 0)))
            side = float(np.degrees(np.arctan2(to[0], to[2])))
            look = side * float(beats(u, (0.0, 0.0), (0.14, 1), (0.46, 1), (0.56, 0.0), (0.66, 0.0), (0.74, 0.9), (0.90, 0.0)))
            self.trunk(p, u, look, 3 * wave(u, 3))
            p.turn("Chest", y=side * 0.15 * up)
            self.hang(p, u, "L")
            start = p.where("UpperR")[1]
            d = (to - start) / np.linalg.norm(to - start)
            low, far = self.f.at("Hand", -1, 0.02, -0.12, 0.09), start + d * 0.66 + np.array((0, 0.02 * wave(u, 4), 0))
            tip = low + (far - low) * up + np.array((-0.10, 0, 0.10)) * np.sin(np.pi * up)
            self.hand(p, "R", tip, np.array((0.05, -1, 0.25)) * (1 - up) + d * up, np.array((1, 0, 0.1)) * (1 - up) + np.array((0.35, -0.9, 0)) * up)
        return fn

    def hold(self, k, at, fn):
        """A clip in which one hand stays at a point (in another's hand), the rest as in `fn`."""
        sx = 1 if k == "L" else -1

        def both(p, u):
            """The clip, then the hand."""
            fn(p, u)
            for j in ("Upper", "Fore", "Hand"):
                p.turns.pop(j + k, None)
            d = np.array(at) - p.where("Upper" + k)[1]
            self.hand(p, k, at, d, (-sx, 0, 0), (0.5 * sx, -0.4, -0.8), 0.09)
        return both


class Keeper(Moves):
    """A keeper with a clipboard on the left arm."""

    def board(self, p, u, near=0.0):
        """The left arm carries the board; `near` brings it up to write on."""
        at = self.f.at("Chest", 1, 0.04, -0.16 + 0.05 * near, 0.25 + 0.04 * near) + np.array((0, 0.004 * wave(u, 2), 0))
        self.hand(p, "L", at, (-0.75, 0.02, 0.60), (-0.15, 0.80, -0.55), (0.9, -0.6, -0.3), 0.08)

    def stand(self, p, u):
        """Stands with the board."""
        super().stand(p, u)
        self.board(p, u)

    def talk(self, p, u):
        """Explains with the right hand, the board in the left."""
        super().talk(p, u)
        self.board(p, u)

    def write(self, p, u):
        """Writes two lines, looks up, nods."""
        up = float(beats(u, (0.0, 0), (0.60, 0), (0.70, 1), (0.84, 1), (0.96, 0)))
        line = float(beats(u, (0.0, 0), (0.26, 1), (0.32, 0), (0.58, 1), (0.70, 1), (0.97, 0)))
        self.trunk(p, u, 12 * (1 - up) - 6 * up, 30 * (1 - up) + 4 * up + 3 * wave(u, 6) * up)
        self.board(p, u, 1)
        p.turn("HandL", x=0)
        mid = p.point("HandL", self.paper)
        r = p.where("HandL")[0]
        across, down, out = r @ self.axes[0], r @ self.axes[1], r @ self.axes[2]
        tip = mid + across * (0.06 - 0.11 * line) + down * (0.02 * (u > 0.29) - 0.02) + out * (0.012 + 0.05 * up) + across * 0.010 * wave(u, 14) * (1 - up) - np.array((0, 0.04, 0.02)) * up
        self.hand(p, "R", tip, np.array((0.62, -0.35, 0.55)), np.array((0.45, -0.75, -0.3)), (-0.9, -0.6, -0.2), HAND * 0.86)


class Musician(Moves):
    """Who sits at a guzheng: `pluck` and `press` are rows of points on strings, in scene coordinates."""

    def __init__(self, figure, pluck, press):
        super().__init__(figure)
        inside = np.linalg.inv(np.array(self.rig.m))
        self.pluck, self.press = ([(inside @ (*p, 1.0))[:3] for p in row] for row in (pluck, press))

    def sway(self, p, u, lean, look):
        """The trunk sways and breathes."""
        s = wave(u, 1)
        p.turn("Spine", x=lean * 0.5, z=1.6 * s, y=1.5 * wave(u, 1, 0.25)).turn("Chest", x=lean * 0.5 - 0.8 * wave(u, 2), z=1.0 * s)
        p.turn("Neck", x=look * 0.35, z=-1.2 * s).turn("Head", x=look * 0.65 + 1.5 * wave(u, 2, 0.3), z=-1.8 * s)

    def play(self, p, u):
        """The right hand plucks string after string, the left presses behind the bridges."""
        n = len(self.pluck)
        self.sway(p, u, 9, 20)
        p.turn("Head", y=-8 + 6 * wave(u, 1, 0.4))
        k = int(u * n) % n
        t = u * n - k
        a, b = self.pluck[k], self.pluck[(k + 1) % n]
        lift = np.sin(np.pi * min(1, t / 0.8)) if t < 0.8 else 0  # up after the pluck, over, down upon the next
        go = min(1, t / 0.8)
        tip = a + (b - a) * (go * go * (3 - 2 * go)) + np.array((0, 0.045 * lift, -0.020 * lift))
        self.hand(p, "R", tip, (0.10, -0.62, 0.55 - 0.15 * lift), (0.10, -0.45, -0.9), (-0.9, -0.35, -0.3), HAND)
        m = len(self.press)
        mark = [((i + 0.5) / m, self.press[i]) for i in range(m)]
        rest = [((i + 1.0) / m - 1e-3, (self.press[i] + self.press[(i + 1) % m]) / 2 + (0, 0.05, -0.01)) for i in range(m)]
        tip = beats(u, *sorted(mark + rest, key=lambda q: q[0])) + np.array((0, 0.006 * wave(u, 8), 0))
        self.hand(p, "L", tip, (-0.12, -0.50, 0.75), (0.0, -0.75, -0.5), (0.9, -0.35, -0.3), HAND)

    def rest(self, p, u):
        """The hands lie in the lap; she breathes and looks up to the listeners."""
        self.sway(p, u, 1 + wave(u, 1), float(beats(u, (0.1, 5), (0.35, -3), (0.6, -3), (0.85, 5))))
        p.turn("Head", y=float(beats(u, (0.15, 0), (0.35, 12), (0.5, 12), (0.7, -9), (0.85, 0))))
        seat = self.f.joints["Thigh"][1]
        for k, sx in (("L", 1), ("R", -1)):
            self.hand(p, k, (0.02 * sx, seat + (0.125 if k == "L" else 0.155), 0.20), (-0.85 * sx, -0.10, 0.40), (0.0, -1, -0.1), (0.9 * sx, -0.5, -0.4), 0.10)
