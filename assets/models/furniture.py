"""Small parts several scenes use: digits, limbs with round ends, leaves of a book, frames. It places nothing by itself."""
import math

from mathutils import Vector

from palette import shade
from shape_more import tube

SEGMENTS = {"0": "abcdef", "1": "bc", "2": "abdeg", "3": "abcdg", "4": "bcfg", "5": "acdfg", "6": "acdefg", "7": "abc", "8": "abcdefg", "9": "abcdfg", "-": "g", ".": "p"}
STROKES = {"a": (0, 1, 1, 1), "b": (1, .5, 1, 1), "c": (1, 0, 1, .5), "d": (0, 0, 1, 0), "e": (0, 0, 0, .5), "f": (0, .5, 0, 1), "g": (0, .5, 1, .5), "p": (.4, 0, .6, 0)}


def digits(s, text, height, col, at, width=None, stroke=0.14):
    """Seven-stroke figures, centred, lying in the placement's x–y plane and facing +z."""
    w = height * 0.5 if width is None else width
    pitch, t = w * 1.5, height * stroke
    x0 = -pitch * len(text) / 2 + (pitch - w) / 2
    for i, ch in enumerate(text):
        for seg in SEGMENTS.get(ch, ""):
            a, b, c, d = STROKES[seg]
            xa, ya, xb, yb = x0 + i * pitch + a * w, (b - .5) * height, x0 + i * pitch + c * w, (d - .5) * height
            lo, hi = (min(xa, xb) - t / 2, min(ya, yb) - t / 2), (max(xa, xb) + t / 2, max(ya, yb) + t / 2)
            s.face([(lo[0], lo[1], 0), (hi[0], lo[1], 0), (hi[0], hi[1], 0), (lo[0], hi[1], 0)], col, at)
    return s


def limb(s, path, radii, col, seg=10, at=None, round_ends=3, cap=True):
    """A tube with round ends: arms, legs, sausages of dough. Without `cap` its very tips are open, where nobody sees them."""
    path, radii = [Vector(p) for p in path], list(radii)
    d0, d1 = (path[0] - path[1]).normalized(), (path[-1] - path[-2]).normalized()
    head = [(path[0] + d0 * radii[0] * math.sin(a), radii[0] * math.cos(a)) for a in (math.pi / 2 * k / round_ends * 0.985 for k in range(round_ends, 0, -1))]
    tail = [(path[-1] + d1 * radii[-1] * math.sin(a), radii[-1] * math.cos(a)) for a in (math.pi / 2 * k / round_ends * 0.985 for k in range(1, round_ends + 1))]
    pts = head + list(zip(path, radii)) + tail
    return tube(s, [p for p, _ in pts], [r for _, r in pts], col, seg, at, cap)


def frame(s, w, h, bar, depth, col, at=None, bevel=None):
    """A rectangular frame in the x–y plane around a w × h opening, centred."""
    bevel = bar * 0.15 if bevel is None else bevel
    for sy in (-1, 1):
        s.box((0, sy * (h + bar) / 2, 0), (w + 2 * bar, bar, depth), col, bevel, at)
    for sx in (-1, 1):
        s.box((sx * (w + bar) / 2, 0, 0), (bar, h, depth), col, bevel, at)
    return s


def book(s, w, d, t, at, cover="red", page="white", lines=6):
    """A bound book lying flat, its upper page ruled."""
    s.box((0, t / 2, 0), (w, t, d), cover, t * 0.2, at)
    s.box((0, t + 0.004, 0), (w * 0.92, 0.008, d * 0.92), page, 0.001, at)
    for k in range(lines):
        z = -d * 0.34 + d * 0.68 * k / max(1, lines - 1)
        y = t + 0.0085
        s.face([(-w * .38, y, z + .003), (w * .38, y, z + .003), (w * .38, y, z - .003), (-w * .38, y, z - .003)], shade("cloth_blue", 1.1), at)
    return s
