"""Dujiangyan's lie of the land: the streams' centre lines and the height of the ground. It makes no mesh; dujiangyan_ground.py does.

A diorama, not a survey: one unit is one metre of the diorama, the real reach of about 1.5 km compressed to 600 by 400. x is
roughly down the valley (really south-east), z across it (really south-west); y = 0 is low water.
"""
import numpy as np

from noise import fbm

# centre lines: x, z, half width, from upstream to downstream
STREAMS = {
    "main": [(-640, -330, 34), (-560, -270, 34), (-460, -250, 33), (-380, -205, 33), (-310, -158, 34), (-255, -118, 36), (-210, -88, 40), (-172, -60, 46), (-140, -38, 50)],
    "inner": [(-125.8, -58.6, 25), (-98, -42, 23.5), (-68, -31, 22), (-25, -24, 21), (30, -18, 21), (80, -16, 22), (120, -20, 20), (148, -27, 14), (166, -31, 9)],
    "outer": [(-154.2, -17.4, 25), (-126, 5, 28), (-98, 25, 32), (-50, 48, 35), (10, 64, 37), (70, 76, 38), (130, 90, 40), (190, 112, 43), (250, 146, 46), (310, 190, 48),
              (400, 262, 50), (520, 330, 52), (660, 380, 55)],
    "throat": [(160, -30, 11), (172, -32.5, 7.5), (185, -33, 7), (198, -31.5, 7.5), (212, -28, 10), (230, -24, 12)],
    "canal_a": [(222, -26, 6), (244, -44, 5), (272, -88, 5), (310, -124, 5), (400, -180, 5), (640, -260, 6)],
    "canal_b": [(224, -24, 6), (262, -25, 5), (310, -32, 5), (420, -20, 5), (660, -40, 6)],
    "canal_c": [(222, -22, 6), (246, -2, 5), (274, 26, 5), (310, 48, 5), (420, 100, 5), (660, 190, 6)],
}
# the spillway: from the inner river's edge over the crest to the outer river; level where water first crosses
SPILL = [(101, -2, 22), (102, 8, 22), (103, 20, 22.5), (105, 34, 23), (107, 46, 24), (109, 58, 25)]
SPILL_Y = [0.0, 0.0, -0.15, -0.6, -1.0, -1.2]
CREST, PLAIN = 2.0, 4.2
ERWANG, LIDUI = (-42.0, -84.0), (186.0, -7.0)


def curve(pts, step=6.0):
    """Points along a Catmull-Rom curve about `step` apart, with half widths: rows of x, z, half width."""
    p = np.array(pts, float)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    out = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:]):
        n = max(2, int(np.ceil(np.hypot(*(c - b)[:2]) / step)))
        for t in np.arange(n) / n:
            out.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3))
    return np.array(out + [p[-2]])


def sides(line):
    """Unit vectors to the left of the flow (north, towards -z for a stream that runs to +x) at each row of a curve."""
    t = np.gradient(line[:, :2], axis=0)
    t /= np.linalg.norm(t, axis=1, keepdims=True)
    return np.stack([t[:, 1], -t[:, 0]], axis=1)


LINES = {k: curve(v) for k, v in STREAMS.items()}
# Where the scene's water runs, a little longer than the beds: x, z, half the width when full, height at low water; and how much it rises till
# it is full. Width and rise both follow the root of the flow, so that the surface sweeps a valley with straight sides: the beds lie below it.
RUNS = {
    "main": ([(x, z, 37, 0.2 - 0.056 * i) for i, (x, z, _) in enumerate(STREAMS["main"][:-1])] + [(-164, -54.5, 50, -0.25)], 5.5),
    "inner": ([(-182, -69, 23.4, -0.24), (-154, -63.5, 23.4, -0.28)] + [(x, z, min(23.4, 0.98 * w), -0.32) for x, z, w in STREAMS["inner"]], 5.5),
    "outer": ([(-182, -65, 28.7, -0.24), (-168, -42, 28.7, -0.28)] + [(x, z, min(30.0, w + 4), -0.3 - 0.095 * i) for i, (x, z, w) in enumerate(STREAMS["outer"][:7])], 5.5),
    "below": ([(80, 78, 37.5, -0.86)] + [(x, z, w - 3, -0.97 - 0.2 * i) for i, (x, z, w) in enumerate(STREAMS["outer"][6:])], 5.5),
    "throat": ([(x, z, w, -0.33 - 0.05 * i) for i, (x, z, w) in enumerate(STREAMS["throat"])], 4.0),
    **{k: ([(x, z, w + 3, -1.5 - 0.035 * i) for i, (x, z, w) in enumerate(STREAMS[k])], 3.2) for k in ("canal_a", "canal_b", "canal_c")},
}
SPINE = np.vstack([LINES["main"][:-1], LINES["inner"][1:], LINES["throat"][3:]])
SOUTH = np.vstack([LINES["main"][:-1], LINES["outer"][1:]])


def away(x, z, line):
    """Distance from a stream's edge (negative in it) and on which side (+1 left of the flow), for arrays x, z."""
    a, b = line[:-1], line[1:]
    px, pz = x[..., None], z[..., None]
    dx, dz = b[:, 0] - a[:, 0], b[:, 1] - a[:, 1]
    t = np.clip(((px - a[:, 0]) * dx + (pz - a[:, 1]) * dz) / (dx * dx + dz * dz), 0, 1)
    ex, ez = px - a[:, 0] - t * dx, pz - a[:, 1] - t * dz
    gap = np.hypot(ex, ez) - (a[:, 2] + t * (b[:, 2] - a[:, 2]))
    k = np.argmin(gap, axis=-1)[..., None]
    cross = np.take_along_axis(dx * ez - dz * ex, k, -1)[..., 0]
    return np.take_along_axis(gap, k, -1)[..., 0], np.where(cross < 0, 1, -1)


def step(a, b, v):
    """Smoothstep."""
    t = np.clip((v - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def swept(x, z, run):
    """Height at which a stream's edge first reaches a point when it swells, for arrays x, z."""
    pts, rise = run
    p = np.array(pts, float)
    a, b = p[:-1], p[1:]
    px, pz = x[..., None], z[..., None]
    dx, dz = b[:, 0] - a[:, 0], b[:, 1] - a[:, 1]
    t = np.clip(((px - a[:, 0]) * dx + (pz - a[:, 1]) * dz) / (dx * dx + dz * dz), 0, 1)
    far = np.hypot(px - a[:, 0] - t * dx, pz - a[:, 1] - t * dz)
    return np.min(a[:, 3] + t * (b[:, 3] - a[:, 3]) + rise * far / (a[:, 2] + t * (b[:, 2] - a[:, 2])), axis=-1)


def bluff(x):
    """Height of the cliff's edge over the throat, along x."""
    return 5.5 + 21 * np.sin(np.pi * np.clip((x - 147) / 68, 0, 1)) ** 0.8


def bed(x, z):
    """Height of the gravel: channels that the water fills first, flats and bars beside them."""
    low = np.min([swept(x, z, r) for r in RUNS.values()], axis=0) - 0.4
    bars = step(0.42, 0.72, fbm(x / 34 + 3, z / 17 + 2, 2))
    flat = 1.35 + 1.1 * bars + 0.5 * (fbm(x / 11, z / 11, 2) - 0.5)
    flat = flat - 0.8 * step(40, 16, np.hypot((x + 134) * 0.8, (z + 32) * 1.1))
    return np.minimum(low, np.where(poured(x, z), np.minimum(flat, trough(z)), flat))


def poured(x, z):
    """Whether the weir or what goes over it has taken the ground away."""
    return (np.abs(x - 101 - z * 0.14) < 31) & (z > -14) & (z < 84)


def trough(z):
    """Height of the ground under the weir and of the trough that the fall has dug down to the outer river."""
    return np.interp(z, [-12, -2, 5, 12, 20, 34, 46, 58, 70, 84], [0.6, -0.4, 0.6, 1.2, 1.1, 0.3, -0.7, -1.6, -1.5, -1.5])


def land(x, z):
    """Height of the ground, and its distance from the nearest stream's edge, for arrays x, z."""
    x, z = np.asarray(x, float), np.asarray(z, float)
    gaps = {k: away(x, z, v) for k, v in LINES.items()}
    near = np.min([g for g, _ in gaps.values()], axis=0)
    d_in, side_in = away(x, z, SPINE)
    d_out, side_out = away(x, z, SOUTH)
    rough = fbm(x / 46, z / 46, 4)
    fine = fbm(x / 14 + 7, z / 14, 2) - 0.5
    y = np.full(x.shape, PLAIN)
    # Yulei hill along the inner river's left bank: spurs and gullies, ending in the throat's cliff
    left = np.where(side_in > 0, d_in, 0)
    spur = np.abs(2 * fbm((x + 0.45 * z) / 62 + 4.2, z / 210 + 1, 2) - 1)
    hill = (7 + 62 * step(10, 150, left) + 22 * step(4, 26, left)) * (0.45 + 0.9 * rough) * step(5, 30, left) + fine * 8 * step(8, 40, left)
    hill += (26 * spur - 6) * step(22, 90, left)
    hill *= 1 - 0.52 * step(30, 62, x) * (1 - step(118, 150, x)) * (1 - step(64, 100, left))  # a gentle hollow, for tea
    hill *= 1 - step(188, 236 + 30 * rough, x + 0.22 * (z + 40))
    y = y + np.where(side_in > 0, hill, 0)
    d_cut, side_cut = gaps["throat"]
    k_cut = (1 - step(12, 46, d_cut)) * ((side_cut > 0) & (x > 147) & (x < 215))
    y = np.where(k_cut > 0, np.maximum(y, y * (1 - k_cut) + (bluff(x) - 0.6) * k_cut), y)
    # the gorge's right side and the low hills to the south-west
    right = np.where(side_out < 0, d_out, 0)
    west = 1 - step(-240, -90, x + 0.25 * z)
    south = (16 + 72 * west) * step(16 + 84 * (1 - west), 230, right) * (0.3 + 1.1 * rough) * (1 - step(60, 300, x))
    gorge = (46 + 22 * spur) * step(4, 60, right) * (1 - step(-300, -200, x))
    y = y + np.where(side_out < 0, south + gorge, 0)
    # a terrace for the Erwang temple
    e = np.hypot((x - ERWANG[0]) / 1.5, (z - ERWANG[1]))
    k = 1 - step(15, 30, e)
    y = y * (1 - k) + (14 + 7 * step(-4, -13, z - ERWANG[1]) + 7 * step(-17, -26, z - ERWANG[1])) * k  # each rise behind its wall
    t = step(-2, 9, near - 4.5 * (k_cut > 0) * (x > 158))
    y = bed(x, z) * (1 - t) + np.maximum(y, 3.4) * t
    return np.where(poured(x, z), np.minimum(y, trough(z)), y), near
