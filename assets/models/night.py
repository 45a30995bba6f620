"""Paints night into vertex colours: moonlight, a blue sky, warm lamps with shadows. For scenes whose engine light is plain white.

It replaces `Scene.occlude`; "glow" and "water" shapes are left alone (they are painted by hand).
"""
import math

import numpy as np
from mathutils import Vector

from palette import colour
from scene import openness


def paint(sc, lamps, moon, ambient, radius=3.0, rays=14, skip=(), clear=()):
    """lamps: [(x, y, z, colour, strength, reach m)]; moon: (direction to it, colour); ambient: colour from the sky above; nodes in
    `clear` cast no shadow (lamps are inside them)."""
    gold = math.pi * (3 - 5 ** 0.5)
    local = [(math.sqrt((k + 0.5) / rays) * math.cos(gold * k), math.sqrt((k + 0.5) / rays) * math.sin(gold * k), math.sqrt(1 - (k + 0.5) / rays)) for k in range(rays)]
    tree = sc.tree([n for n in sc.nodes if n.name not in skip and n.name not in clear])
    to_moon, moon_col, sky = Vector(moon[0]).normalized(), np.array(colour(moon[1])), np.array(colour(ambient))
    for n in sc.nodes:
        for mat, s in n.shapes.items():
            if mat != "house" or n.name in skip:
                continue
            p, nr, c, t = s.arrays()
            keys, inv = np.unique(np.round(np.hstack([p / radius * (1000 if n.skin else 60), nr * 8])).astype(int), axis=0, return_inverse=True)
            first = np.full(len(keys), -1)
            first[inv[::-1]] = np.arange(len(p))[::-1]
            light = np.zeros((len(keys), 3))
            for k, i in enumerate(first):
                here, up = Vector(p[i]), Vector(nr[i])
                start = here + up * 0.01
                light[k] = sky * (0.35 + 0.65 * openness([tree], p[i], nr[i], local, radius)) * (0.75 + 0.25 * up.y)
                facing = up.dot(to_moon)
                if facing > 0 and tree.ray_cast(start, to_moon, 80)[3] is None:
                    light[k] += moon_col * facing
                for x, y, z, lc, power, reach in lamps:
                    d = Vector((x, y, z)) - here
                    dist = d.length
                    lit = (up.dot(d) / max(dist, 1e-6) + 0.25) / 1.25
                    if dist > reach * 3.5 or lit <= 0:
                        continue
                    hit = tree.ray_cast(start, d.normalized(), dist - 0.35)[3] if dist > 0.4 else None
                    light[k] += np.array(colour(lc)) * (power * lit / (1 + (dist / reach) ** 2) * max(0, 1 - dist / (reach * 3.5)) * (1 if hit is None else 0.12))
            full = c * light[inv.ravel()]
            s.parts = [(p, nr, 1 - np.exp(-1.25 * full), t)]  # a soft shoulder, so that nothing burns out
