"""Trees, bamboo, shrubs and rocks of the house style. It scatters nothing by itself."""
import math

from mathutils import Vector

from noise import Rng
from palette import mix, shade
from shape import place
from shape_more import boulder, tube


def broadleaf(s, at, h=8.0, seed=0, leaf="forest", light="leaf", blobs=3, level=1):
    """A round-headed tree of a few lumps on a trunk."""
    r = Rng(seed)
    s.lathe([(h * 0.045, -h * 0.05), (h * 0.025, h * 0.5)], "wood_dark", 5, at)
    for k in range(blobs):
        a, d = 2.4 * k + r(0, 1), h * 0.16 * (k > 0)
        size = h * (0.3 if k == 0 else r(0.19, 0.24))
        y = h * (0.68 if k == 0 else r(0.48, 0.72))
        boulder(s, (d * 1.3 * math.cos(a), y, d * 1.3 * math.sin(a)), (size, size * 0.9, size), mix(leaf, light, r(0.35, 0.8)), seed + k, 0.22, level, at,
                base=shade(leaf, 0.8))
    return s


def conifer(s, at, h=9.0, seed=0, col="pine", tiers=4):
    """A fir of stacked, ragged cones: the dark uprights of the Min River's slopes."""
    r = Rng(seed)
    s.lathe([(h * 0.03, -h * 0.05), (h * 0.02, h * 0.25)], "wood_dark", 4, at)
    for k in range(tiers):
        y0, rad = h * (0.16 + 0.19 * k), h * 0.21 * (1 - 0.2 * k) * r(0.92, 1.08)
        tone = mix(col, "grass_deep", 0.12 * k)
        s.lathe([(0.0, y0 + h * 0.03), (rad, y0), (0, y0 + h * 0.36)], [shade(tone, 0.6), shade(tone, 1.0 + 0.12 * k)], 6, at, start=r(0, 60))
    return s


def bamboo(s, at, h=6.0, seed=0, leaves=6, col="bamboo", seg=5, radius=None, nodes=6):
    """One culm with joints, bending at its tip, and sprays of leaves."""
    r = Rng(seed)
    lean, a = h * r(0.08, 0.2), r(0, 6.28)
    radius = h * 0.0085 if radius is None else radius

    def on(t):
        """The culm's axis."""
        b = lean * t ** 2.4
        return Vector((b * math.cos(a), h * t - 0.25 * b * t, b * math.sin(a)))
    tube(s, [on(t) for t in (0, 0.3, 0.55, 0.75, 0.9, 1)], [radius, radius, radius * 0.85, radius * 0.7, radius * 0.45, radius * 0.15],
         mix(col, "bamboo_pale", r(0, 0.6)), seg, at, cap=False)
    for k in range(1, nodes):
        p = on(0.75 * k / nodes)
        s.lathe([(radius * 1.02, -radius * .5), (radius * 1.3, 0), (radius * 1.02, radius * .5)], "bamboo_pale", seg, (at if at is not None else place()) @ place(*p))
    for k in range(leaves):
        p, b = on(0.42 + 0.58 * (k + 0.5) / leaves), a + 2.4 * k + r(-0.4, 0.4)
        for j in (-0.5, 0.0, 0.5):
            d = Vector((math.cos(b + j), r(-0.55, -0.05), math.sin(b + j)))
            side = d.cross(Vector((0, 1, 0))).normalized() * h * 0.022
            length = h * r(0.1, 0.17)
            tip = p + d * length
            mid = p + d * length * 0.45 + Vector((0, h * 0.008, 0))
            tone = mix("forest", "leaf_light", r(0.15, 0.85))
            s.face([p, mid + side, tip, mid - side], tone, at, both=True)
    return s


def shrub(s, at, r=0.5, seed=0, col="grass_deep", light="leaf"):
    """A low bush of two lumps."""
    boulder(s, (0, r * 0.5, 0), (r, r * 0.75, r), light, seed, 0.3, 1, at, base=shade(col, 0.75))
    return boulder(s, (r * 0.7, r * 0.3, r * 0.3), (r * 0.6, r * 0.5, r * 0.6), mix(col, light, 0.5), seed + 5, 0.3, 1, at, base=shade(col, 0.75))


def tuft(s, at, h=0.35, seed=0, blades=7, col="grass"):
    """A tuft of grass."""
    r = Rng(seed)
    for k in range(blades):
        a, lean = r(0, 6.28), r(0.15, 0.6)
        d, w = Vector((math.cos(a), 0, math.sin(a))), Vector((-math.sin(a), 0, math.cos(a))) * h * 0.06
        top = d * h * lean + Vector((0, h * r(0.6, 1), 0))
        s.face([w, top, -w], mix(col, "leaf_light", r()), at, both=True)
    return s
