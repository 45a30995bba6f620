"""Repeatable noise: the same numbers on every machine, no random generator. It draws nothing."""
import numpy as np


def hash01(x, y=0, z=0):
    """A number in 0..1 from up to three integers (numbers or arrays)."""
    with np.errstate(over="ignore"):
        h = (np.asarray(x).astype(np.int64) * 374761393 + np.asarray(y).astype(np.int64) * 668265263
             + np.asarray(z).astype(np.int64) * 2147483647) & 0xFFFFFFFF
        h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
        h = ((h ^ (h >> 15)) * 2246822519) & 0xFFFFFFFF
        h = h ^ (h >> 16)
    r = h / 4294967295.0
    return float(r) if np.ndim(r) == 0 else r


def value(x, y):
    """Smooth value noise in 0..1."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    i, j = np.floor(x), np.floor(y)
    u, v = x - i, y - j
    u, v = u * u * (3 - 2 * u), v * v * (3 - 2 * v)
    a, b, c, d = hash01(i, j), hash01(i + 1, j), hash01(i, j + 1), hash01(i + 1, j + 1)
    return (a * (1 - u) + b * u) * (1 - v) + (c * (1 - u) + d * u) * v


def fbm(x, y, octaves=3):
    """Several octaves of value noise, 0..1."""
    total, amp, norm = 0.0, 1.0, 0.0
    for k in range(octaves):
        total = total + amp * value(np.asarray(x) * 2 ** k + 17.3 * k, np.asarray(y) * 2 ** k - 9.7 * k)
        norm += amp
        amp *= 0.5
    r = total / norm
    return float(r) if np.ndim(r) == 0 else r


class Rng:
    """A little stream of repeatable numbers."""

    def __init__(self, seed):
        self.seed, self.n = seed, 0

    def __call__(self, a=0.0, b=1.0):
        """The next number, between a and b."""
        self.n += 1
        return a + (b - a) * hash01(self.n, self.seed)

    def pick(self, items):
        """One of the items."""
        return items[min(len(items) - 1, int(self() * len(items)))]
