"""Trees for forests seen from some way off: few triangles, corners shared, light painted from foot to crown. It scatters nothing by itself."""
import math

import numpy as np

from noise import Rng, hash01
from palette import colour, mix, shade
from shape_more import ico


def spire(s, x, y, z, profile, tones, seg=5, turn=0.0):
    """A body turned about an upright axis: profile [(radius, height above y), …] from below, one tone each; smooth around."""
    pos, nrm, col, rings, tris = [], [], [], [], []
    for k, (r, h) in enumerate(profile):
        n = 1 if r == 0 else seg
        rings.append((len(pos), n))
        (ra, ha), (rb, hb) = profile[max(k - 1, 0)], profile[min(k + 1, len(profile) - 1)]
        for i in range(n):
            a = turn + 2 * math.pi * i / seg
            pos.append((x + r * math.cos(a), y + h, z + r * math.sin(a)))
            nrm.append(((hb - ha) * math.cos(a), ra - rb, (hb - ha) * math.sin(a)) if n > 1 else (0, 1 if k else -1, 0))
            col.append(colour(tones[k]))
    for (a, n), (b, m) in zip(rings, rings[1:]):
        for i in range(seg):
            j = (i + 1) % seg
            if m > 1:
                tris.append((a + i % n, b + i, b + j))
            if n > 1:
                tris.append((a + i, b + j % m, a + j))
    return s.add(pos, nrm, np.array(col), tris)


def trunk(s, x, y, z, h, r):
    """Three sides of bark."""
    return spire(s, x, y - 0.6, z, [(r, 0), (r * 0.6, h + 0.6)], ["wood_dark", "wood_dark"], 3)


def lump(s, x, y, z, size, tall, low, high, seed):
    """A crown: twelve corners, dark below, bright above."""
    v, f = ico(0)
    k = [1 + 0.34 * (hash01(i, seed) - 0.5) for i in range(12)]
    pos = [(x + size * p.x * q, y + tall * p.y * q, z + size * p.z * q) for p, q in zip(v, k)]
    col = [mix(low, high, min(1, max(0, 0.5 + 0.62 * p.y))) for p in v]
    return s.add(pos, [(p.x / size, p.y / tall, p.z / size) for p in v], np.array(col), f)


def cedar(s, x, y, z, h, seed=0, tone="pine", fine=True, far=False):
    """A fir of the gorge: a few ragged skirts; from some way off two and no stem; from afar one cone, dark at the foot."""
    r = Rng(seed + 1)
    if far:
        w = h * r(0.17, 0.21)
        return spire(s, x, y, z, [(w, h * 0.03), (0, h)], [shade(tone, 0.62), mix(tone, "grass_deep", 0.24)], 5, r(0, 6))
    if fine:
        trunk(s, x, y, z, h * 0.22, h * 0.03)
    top = mix(tone, "grass_deep", 0.35)
    for k, (b, w, t) in enumerate(((0.12, 0.23, 0.56), (0.38, 0.18, 0.78), (0.62, 0.12, 1.0)) if fine else ((0.02, 0.23, 0.66), (0.42, 0.16, 1.0))):
        w *= h * r(0.9, 1.12)
        spire(s, x, y, z, [(w, h * b), (0, h * t)], [shade(tone, 0.62 + 0.1 * k), mix(tone, top, 0.3 + 0.35 * k)], 5 if fine else 4, r(0, 6))
    return s


def cypress(s, x, y, z, h, seed=0, tone="forest_deep", fine=True):
    """The slender cypress of temple courts and graves."""
    r = Rng(seed + 2)
    w = h * r(0.12, 0.15)
    if not fine:
        return spire(s, x, y - 0.5, z, [(w * 0.6, 0), (w, h * 0.36), (0, h)], [shade(tone, 0.55), mix(tone, "grass_deep", 0.2), mix(tone, "leaf", 0.5)], 4, r(0, 6))
    return spire(s, x, y - 0.5, z, [(w * 0.4, 0), (w, h * 0.22), (w * 0.85, h * 0.52), (0, h)],
                 [shade(tone, 0.5), shade(tone, 0.75), mix(tone, "grass_deep", 0.35), mix(tone, "leaf", 0.5)], 5, r(0, 6))


def broad(s, x, y, z, h, seed=0, low="forest_deep", high="leaf", lumps=2, fine=True, seg=5):
    """A round-headed tree: nan, camphor, oak; from afar one crown down to the ground."""
    r = Rng(seed + 3)
    if not fine:
        return bush(s, x, y, z, h * r(0.28, 0.34), h * 0.9, low, high, r(0, 6), seg)
    trunk(s, x, y, z, h * 0.45, h * 0.035)
    lump(s, x, y + h * 0.64, z, h * r(0.28, 0.34), h * 0.34, low, high, seed)
    a = r(0, 6.28)
    for k in range(lumps - 1):
        q = h * r(0.18, 0.23)
        lump(s, x + h * 0.24 * math.cos(a + 2.3 * k), y + h * r(0.44, 0.58), z + h * 0.24 * math.sin(a + 2.3 * k), q, q, low, mix(low, high, 0.75), seed + k + 1)
    return s


def bush(s, x, y, z, r, h, low, high, turn=0.0, seg=5):
    """A crown of eleven corners standing on the ground."""
    return spire(s, x, y - 0.22 * h, z, [(r * 0.7, 0), (r, h * 0.62), (0, h * 1.15)], [low, mix(low, high, 0.6), high], seg, turn)


def ginkgo(s, x, y, z, h, seed=0, fine=True):
    """Gold in autumn, an egg on a straight stem; from afar no stem."""
    if not fine:
        return bush(s, x, y, z, h * 0.27, h * 0.85, mix("gold", "wood", 0.4), mix("rape", "gold_pale", 0.25), seed, 4)
    trunk(s, x, y, z, h * 0.4, h * 0.035)
    lump(s, x, y + h * 0.62, z, h * 0.25, h * 0.38, mix("gold", "wood", 0.4), mix("rape", "gold_pale", 0.25), seed)
    return lump(s, x + h * 0.1, y + h * 0.42, z + h * 0.08, h * 0.19, h * 0.2, mix("gold", "wood", 0.45), "gold", seed + 1)


def plume(s, p, d, length, wide, low, high):
    """A spray of leaves along a direction: six corners, dark beneath."""
    d = np.array(d) / np.linalg.norm(d)
    side = np.cross(d, (0, 1, 0))
    side /= np.linalg.norm(side)
    up = np.cross(side, d)
    out = [d * length, side * wide, up * wide * 0.8, -side * wide, -up * wide * 0.8, -d * length * 0.7]
    ring = [(i, i % 4 + 1) for i in (1, 2, 3, 4)]
    tris = [(0, i, j) for i, j in ring] + [(5, j, i) for i, j in ring]
    a, b, c = (out[i] for i in tris[0])
    tris = tris if np.dot(np.cross(b - a, c - a), a + b + c) > 0 else [q[::-1] for q in tris]
    tones = [high, mix(low, high, 0.6), high, mix(low, high, 0.6), low, mix(low, high, 0.2)]
    return s.add([p + o for o in out], out, np.array([colour(q) for q in tones]), tris)


def grove(s, x, y, z, h, seed=0, plumes=8):
    """A clump of bamboo: thin stems that part, sprays of leaves that hang out from them in tiers, as behind every farmhouse."""
    r = Rng(seed + 4)
    low, high = mix("forest", "bamboo", 0.25), mix("bamboo", "leaf_light", 0.3 + r(0, 0.4))
    for k in range(plumes):
        a, t = 2.4 * k + r(-0.3, 0.3), 0.36 + 0.58 * k / (plumes - 1)
        dx, dz, out = math.cos(a), math.sin(a), h * r(0.10, 0.17) * (1.1 - 0.4 * t)
        p = np.array((x + out * dx, y + h * t, z + out * dz))
        plume(s, p, (dx, 1.3 * t - 0.5, dz), h * r(0.2, 0.27), h * r(0.10, 0.125), shade(low, 0.75 + 0.4 * t), mix(low, high, 0.35 + 0.65 * t))
        if k % 2:
            spire(s, x + 0.3 * out * dx, y - 0.4, z + 0.3 * out * dz, [(h * 0.013, 0), (0, h * (t + 0.1))], ["bamboo", "bamboo_pale"], 3)
    return s


def reeds(s, x, y, z, h, seed=0, blades=5):
    """A tuft of reeds at the water's edge."""
    r = Rng(seed + 5)
    for k in range(blades):
        a = 2.4 * k + r(0, 0.6)
        d, w = h * 0.22 * (k > 0), h * 0.09
        foot = [(x + d * math.cos(a) + w * math.cos(a + b), y - 0.2, z + d * math.sin(a) + w * math.sin(a + b)) for b in (0, 2.1, 4.2)]
        tip = (x + d * 2.6 * math.cos(a), y + h * r(0.75, 1.1), z + d * 2.6 * math.sin(a))
        s.add(foot + [tip], [(math.cos(a + b), 0.6, math.sin(a + b)) for b in (0, 2.1, 4.2)] + [(0, 1, 0)],
              np.array([colour("grass_deep")] * 3 + [colour(mix("grass_dry", "bamboo_dry", r()))]), [(0, 3, 1), (1, 3, 2), (2, 3, 0)])
    return s
