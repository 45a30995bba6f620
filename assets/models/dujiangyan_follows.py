"""What follows at Dujiangyan from too much water and too little digging: the flood on the plain, the sandbanks in the inner river. Scenes show and lift them."""
import math

import numpy as np

from dujiangyan_land import LINES, away, land
from noise import fbm, hash01
from palette import mix, shade
from shape_more import sheet

# The flood's surface where it is authored: over the crops (4.5; far off 4.8), under the eaves. A scene lifts and sinks it.
FLOOD_Y = 4.9
# how near to the outer river's edge the flood comes: its own bank keeps the two apart
OUTER_BANK = 15
# The sandbanks' tops where they are authored: a hand above the inner river as it stands in spring. A scene lifts them.
SILT_Y = 2.1
# along the inner river's middle line (x where they begin and end), how far right of it, half width
BARS = ((-66, -22, 2.5, 6.0), (-12, 40, -3.0, 7.5), (46, 92, 3.5, 8.5), (98, 136, -2.5, 6.5))


def flooded(x, z):
    """Whether the flood can stand at points: on low ground that is not the outer river's."""
    y, _ = land(x, z)
    gap, side = away(x, z, LINES["outer"])
    # along a curve's inner side the sign may turn far away: only near the river it means a side
    return (y < 6.0) & (gap > OUTER_BANK) & ((side > 0) | (z < 60))


def runs(ok):
    """First and one past the last of each run of true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], ok.astype(int), [0]])))
    return zip(edges[::2], edges[1::2])


def flood(s):
    """Muddy water over the plain's fields, flat, in strips: finer where one looks from near."""
    tone = mix(mix("river", "earth", 0.5), "slate_light", 0.25)
    for step, x0, x1, z0, z1, hole in ((6, 196, 436, -222, 216, None), (36, 184, 868, -474, 462, (436, 216))):
        xs, zs = np.arange(x0, x1 + 0.1, step), np.arange(z0, z1 + 0.1, step)
        x, z = np.meshgrid(xs, zs, indexing="ij")
        ok = flooded(x, z)
        whole = ok[1:, 1:] & ok[:-1, 1:] & ok[1:, :-1] & ok[:-1, :-1]
        if hole:  # the finer part lies there already
            whole &= ~((x[1:, 1:] <= hole[0] + 0.1) & (np.abs(z[:-1, :-1] + step / 2) < hole[1]))
        for j in range(len(zs) - 1):
            for a, b in runs(whole[:, j]):
                p, q, r, t = xs[a], xs[b], zs[j], zs[j + 1]
                s.face([(p, FLOOD_Y, r), (p, FLOOD_Y, t), (q, FLOOD_Y, t), (q, FLOOD_Y, r)], shade(tone, 0.96 + 0.08 * hash01(j, a)))


def silt(s):
    """Sandbanks in the inner river: long lenses of sand and gravel, coarse on the upstream end, wet at the foot."""
    line = LINES["inner"]
    middle = lambda x: float(np.interp(x, line[:, 0], line[:, 1]))
    for k, (x0, x1, off, wide) in enumerate(BARS):
        rows = []
        for u in np.linspace(-1, 1, 11):
            x = (x0 + x1) / 2 + (x1 - x0) / 2 * u
            w = wide * (0.35 + 0.65 * math.sqrt(max(0.0, 1 - u * u)))
            z = middle(x) + off + 1.6 * math.sin(2.1 * u + k)
            rows.append([(x, SILT_Y - 1.6 * (u * u + v * v) + 0.16 * (fbm(x / 5, (z + w * v) / 3 + k, 2) - 0.5), z + w * v) for v in np.linspace(-1, 1, 7)])

        def tone(i, j, p):
            """Sand on top, gravel upstream, wet below."""
            dry = float(np.clip((p[1] - SILT_Y + 1.1) / 0.5, 0, 1))
            top = mix(mix("sand", "gravel", 0.25 + 0.5 * (i < 4)), "cobble", 0.3 * hash01(i, j, k))
            return shade(mix(mix("stone_dark", "earth", 0.4), top, dry), 0.94 + 0.12 * hash01(i, j, k + 7))
        sheet(s, rows, tone, flat=True)
