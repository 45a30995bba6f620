"""Dujiangyan's ground: the streams' centre lines, the height of the land, terrain, banks and water strips. No buildings.

A diorama, not a survey: one unit is one metre of the diorama, the real reach of about 1.5 km compressed to 600 by 400. x is
roughly down the valley (really south-east), z across it (really south-west); y = 0 is low water.
"""
import numpy as np

from noise import fbm
from palette import mix, shade
from shape_more import sheet

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


def land(x, z):
    """Height of the ground, and its distance from the nearest stream's edge, for arrays x, z."""
    x, z = np.asarray(x, float), np.asarray(z, float)
    gaps = {k: away(x, z, v)[0] for k, v in LINES.items()}
    near = np.min(list(gaps.values()), axis=0)
    d_in, side_in = away(x, z, SPINE)
    d_out, side_out = away(x, z, SOUTH)
    rough = fbm(x / 46, z / 46, 4)
    fine = fbm(x / 14 + 7, z / 14, 2) - 0.5
    y = np.full(x.shape, PLAIN)
    # Yulei hill along the inner river's left bank, ending in the throat's cliff
    left = np.where(side_in > 0, d_in, 0)
    hill = (7 + 62 * step(10, 150, left) + 22 * step(4, 26, left)) * (0.45 + 0.9 * rough) * step(5, 30, left) + fine * 9 * step(8, 40, left)
    hill *= 1 - step(188, 236 + 30 * rough, x + 0.22 * (z + 40))
    y = y + np.where(side_in > 0, hill, 0)
    # the gorge's right side and the low hills to the south-west
    right = np.where(side_out < 0, d_out, 0)
    west = 1 - step(-220, -40, x + 0.25 * z)
    south = (18 + 70 * west) * step(30 + 60 * (1 - west), 210, right) * (0.3 + 1.1 * rough) * (1 - step(60, 300, x))
    gorge = 46 * step(4, 60, right) * (1 - step(-300, -200, x))
    y = y + np.where(side_out < 0, south + gorge, 0)
    # a terrace for the Erwang temple
    e = np.hypot((x - ERWANG[0]) / 1.5, (z - ERWANG[1]))
    k = 1 - step(15, 30, e)
    y = y * (1 - k) + (14 + 7 * step(2, -8, z - ERWANG[1]) + 7 * step(-10, -20, z - ERWANG[1])) * k
    # banks and beds
    depth = np.where(gaps["inner"] < gaps["outer"], 3.2, 2.2)
    bars = 2.0 * step(0.5, 0.72, fbm(x / 26 + 3, z / 13, 2)) * step(-6, -15, gaps["outer"]) * step(-60, -20, x)
    bed = -depth + bars + 0.5 * fine
    t = step(-2, 9, near)
    y = bed * (1 - t) + np.maximum(y, 3.4) * t
    spill = step(26, 21, np.abs(x - 103)) * step(-10, 0, z + 2) * step(70, 58, z)
    return np.where(spill > 0.01, np.minimum(y, CREST - 0.9), y), near


def lines_of(core, fine, far):
    """Grid lines: `fine` spacing inside ±core, growing outwards to ±far."""
    out, v, s = list(np.arange(0, core[1] + 0.1, fine)), core[1], fine
    while v < far:
        s = min(s * 1.35, 46)
        v += s
        out.append(v)
    v, s, low = core[0], fine, list(np.arange(core[0], 0, fine))
    while v > -far:
        s = min(s * 1.35, 46)
        v -= s
        low.insert(0, v)
    return np.array(low + out)


def paint(x, z, y, near):
    """The land's colours."""
    n = fbm(x / 30 + 5, z / 30, 3)
    f = fbm(x / 9, z / 9, 2)
    out = np.zeros(x.shape + (3,))
    gy, gx = np.gradient(y)
    steep = np.hypot(gx / np.maximum(1, np.gradient(x, axis=1)), gy / np.maximum(1, np.gradient(z, axis=0)))
    for i in np.ndindex(x.shape):
        c = mix("grass", "grass_deep", 0.2 + 0.7 * n[i])
        c = mix(c, "grass_dry", 0.5 * step(0.55, 0.8, f[i]))
        c = mix(c, "forest", 0.85 * step(9, 26, y[i]))
        c = mix(c, "forest_blue", 0.7 * step(50, 105, y[i]))
        c = mix(c, mix("rock_warm", "stone", f[i]), 0.75 * step(0.75, 1.25, steep[i]) * step(4, 9, y[i]))
        c = mix(mix("sand", "gravel", f[i]), c, step(1, 8, near[i]) if y[i] < 9 else 1)
        if near[i] < 0:
            # Gravel, darker where it is deep: what is not covered by a stream lies dry and must not look like water.
            c = mix(mix("gravel", "earth_dark", 0.4), mix("gravel", "sand", f[i]), float(step(-2.6, 0.3, y[i])))
        c = mix(c, "mist_blue", 0.5 * float(step(330, 720, np.hypot(x[i], z[i] * 1.25))))
        out[i] = c
    return out


def terrain(s):
    """The land as one sheet, finely meshed in the middle."""
    xs, zs = lines_of((-240, 300), 8.2, 700), lines_of((-116, 132), 7.0, 480)
    x, z = np.meshgrid(xs, zs)
    y, near = land(x, z)
    col = paint(x, z, y, near)
    grid = np.stack([x, y, z], -1).transpose(1, 0, 2)
    col = col.transpose(1, 0, 2)
    return sheet(s, grid, lambda i, j, p: col[i, j])


def bank(s, line, side, lo=None, hi=None, top=4.6, col="cobble", crown=None):
    """A stone revetment along one side (+1 left) of a stream between row numbers."""
    line = line[slice(lo, hi)]
    line = np.vstack([line[:-1:2], line[-1:]])
    n = sides(line) * side
    rows = []
    for (x, z, w), (nx, nz) in zip(line, n):
        rows.append([(x + nx * (w + o), y, z + nz * (w + o)) for o, y in ((-3, -2.8), (0.2, 0.6), (3.2, top - 0.3), (3.6, top), (5.6, top), (9.5, top - 2.2))])
    if side < 0:
        rows = [r[::-1] for r in rows]
    tone = [shade(col, 0.5), shade(col, 0.7), shade(col, 0.92), "stone_light", crown or mix("sand", "grass_dry", 0.5), "grass"]
    tone = tone[::-1] if side < 0 else tone
    return sheet(s, [r[::-1] for r in rows], lambda i, j, p: shade(tone[::-1][j], 0.94 + 0.1 * (i % 2)), flat=False)


def water(s, line, across=4, lift=0.0, heights=None, pale=0.0, start=None):
    """A strip of water along a stream, rows following the flow; paler at its edges and where it runs fast. `start` turns the
    first row, so that it meets the stream above."""
    if heights is None:
        line = np.vstack([line[:-1:2], line[-1:]])
    n = sides(line)
    if start is not None:
        n[0] = start
    rows = []
    for i, ((x, z, w), (nx, nz)) in enumerate(zip(line, n)):
        w += 1.2
        y = lift + (heights[i] if heights is not None else 0)
        rows.append([(x + nx * w * t, y, z + nz * w * t) for t in np.linspace(-1, 1, across + 1)])

    def tone(i, j, p):
        """Deep green in the middle, pale at the banks, streaked along."""
        edge = abs(2 * j / across - 1)
        streak = fbm(p[0] / 24, p[2] / 7 + j, 2)
        return mix(mix("river_deep", "river", 0.35 + 0.5 * streak), "river_pale", 0.55 * edge ** 2 + pale + 0.25 * max(0, streak - 0.6))
    return sheet(s, [r[::-1] for r in rows], tone)
