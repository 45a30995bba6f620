"""Smooth skins: round forms that flow into one another, meshed, weighted by what they grow on, and cut along colour lines.

It knows no animal and no file. A form belongs to a joint; where forms meet, the skin follows both.
"""
import numpy as np

from palette import colour
from shape import Shape


class Flesh:
    """A body made of forms; `soft` is how far they flow together, in metres."""

    def __init__(self, soft=0.03, bend=0.05):
        self.forms, self.soft, self.bend = [], soft, bend

    def ball(self, joint, centre, radii):
        """An ellipsoid."""
        c, r = np.array(centre, float), np.array((radii,) * 3 if isinstance(radii, (int, float)) else radii, float)

        def far(p):
            """Nearly the distance to it, less than 0 inside."""
            k0, k1 = np.linalg.norm((p - c) / r, axis=-1), np.linalg.norm((p - c) / (r * r), axis=-1)
            return np.where(k1 > 1e-9, k0 * (k0 - 1) / np.maximum(k1, 1e-9), -r.min())
        self.forms.append((joint, far))
        return self

    def bone(self, joint, a, b, ra, rb):
        """A limb from a to b, round at its ends."""
        a, b = np.array(a, float), np.array(b, float)

        def far(p):
            """The distance to it."""
            t = np.clip((p - a) @ (b - a) / np.dot(b - a, b - a), 0, 1)
            return np.linalg.norm(p - a - t[..., None] * (b - a), axis=-1) - (ra + (rb - ra) * t)
        self.forms.append((joint, far))
        return self

    def far(self, p):
        """The distance to the whole."""
        d = np.stack([f(p) for _, f in self.forms])
        low = d.min(axis=0)
        return low - self.soft * np.log(np.exp(-(d - low) / self.soft).sum(axis=0))

    def out(self, p, h=1e-3):
        """The direction outwards at points."""
        g = np.stack([self.far(p + e) - self.far(p - e) for e in np.eye(3) * h], axis=-1)
        return g / np.maximum(np.linalg.norm(g, axis=-1, keepdims=True), 1e-12)

    def weigh(self, p):
        """{joint: weights} at points."""
        got = {}
        for joint, f in self.forms:
            got[joint] = got.get(joint, 0) + np.exp(-np.maximum(f(p), -0.02) / self.bend)
        return got

    def settle(self, p, steps=4):
        """Points moved to the surface."""
        for _ in range(steps):
            p = p - self.out(p) * self.far(p)[:, None]
        return p

    def mesh(self, cell, low, high, relax=4):
        """The surface within a box as points and triangles (a net over cubes of `cell`), evened out."""
        axes = [np.arange(a, b + cell, cell) for a, b in zip(low, high)]
        n = np.array([len(a) for a in axes])
        grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
        d = self.far(grid.reshape(-1, 3)).reshape(n)
        corners = [(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)]
        part = lambda a, o: a[o[0]:n[0] - 1 + o[0], o[1]:n[1] - 1 + o[1], o[2]:n[2] - 1 + o[2]]
        total, count = np.zeros((*(n - 1), 3)), np.zeros(n - 1)
        for a in corners:
            for b in corners:
                if sum(b) - sum(a) == 1 and all(y >= x for x, y in zip(a, b)):
                    da, db = part(d, a), part(d, b)
                    cross = (da < 0) != (db < 0)
                    t = np.where(cross, da / np.where(cross, da - db, 1), 0)[..., None]
                    total += np.where(cross[..., None], part(grid, a) * (1 - t) + part(grid, b) * t, 0)
                    count += cross
        live = count > 0
        index = np.full(n - 1, -1)
        index[live] = np.arange(live.sum())
        p = total[live] / count[live][:, None]
        quads = []
        for axis in range(3):
            u, v = (axis + 1) % 3, (axis + 2) % 3
            a = np.moveaxis(d, axis, 0)
            cross = np.moveaxis((a[1:] < 0) != (a[:-1] < 0), 0, axis)
            for cellpos in np.argwhere(cross):
                if 0 < cellpos[u] < n[u] - 1 and 0 < cellpos[v] < n[v] - 1:
                    q = []
                    for du, dv in ((-1, -1), (0, -1), (0, 0), (-1, 0)):
                        c = cellpos.copy()
                        c[u] += du
                        c[v] += dv
                        q.append(index[tuple(c)])
                    quads.append(q if d[tuple(cellpos)] < 0 else q[::-1])
        quads = np.array(quads)
        for _ in range(relax):
            mid, near = np.zeros_like(p), np.zeros(len(p))
            for k in range(4):
                np.add.at(mid, quads[:, k], p[quads[:, (k + 1) % 4]] + p[quads[:, k - 1]])
                np.add.at(near, quads[:, k], 2)
            p = self.settle(p * 0.4 + mid / near[:, None] * 0.6, 1)
        p = self.settle(p)
        short = np.linalg.norm(p[quads[:, 0]] - p[quads[:, 2]], axis=1) <= np.linalg.norm(p[quads[:, 1]] - p[quads[:, 3]], axis=1)
        a, b, c, e = quads.T
        tris = np.where(short[:, None, None], np.stack([np.stack([a, b, c], 1), np.stack([a, c, e], 1)], 1), np.stack([np.stack([a, b, e], 1), np.stack([b, c, e], 1)], 1))
        return p, tris.reshape(-1, 3)

    def patch(self, centre, outline, toward, lift=0.004, rings=2):
        """A patch that lies on the surface: `outline` points (x, y) about the centre, square to `toward`, laid on along it."""
        z = np.array(toward, float) / np.linalg.norm(toward)
        x = np.cross((0, 1, 0), z)
        x /= np.linalg.norm(x)
        y = np.cross(z, x)
        flat = [np.zeros(2)] + [np.array(q, float) * r / rings for r in range(1, rings + 1) for q in outline]
        p = np.array([np.array(centre) + x * a + y * b for a, b in flat])
        for _ in range(8):
            p = p - z * (self.far(p) / np.maximum(self.out(p) @ z, 0.3))[:, None]
        n, m = self.out(p), len(outline)
        tris = [(0, 1 + i, 1 + (i + 1) % m) for i in range(m)]
        for r in range(rings - 1):
            for i in range(m):
                a, b = 1 + r * m + i, 1 + r * m + (i + 1) % m
                tris += [(a, a + m, b + m), (a, b + m, b)]
        return p + n * lift, n, tris


def cut(p, tris, line, snap):
    """Splits triangles where line(p) is 0: points, triangles, for each whether line > 0 on it, and of which old one it is a part."""
    g = line(p)
    g = np.where(np.abs(g) < snap, 0.0, g)
    p, edges, out, side, source = list(p), {}, [], [], []

    def between(i, j):
        """The point on an edge where the line crosses it."""
        a, b = min(i, j), max(i, j)
        if (a, b) not in edges:
            edges[a, b] = len(p)
            p.append(p[a] + (p[b] - p[a]) * (g[a] / (g[a] - g[b])))
        return edges[a, b]
    for origin, t in enumerate(tris):
        s = [np.sign(g[i]) for i in t]
        if min(s) >= 0 or max(s) <= 0:
            parts = [(tuple(t), max(s) > 0)]
        elif 0 in s:  # one point lies on the line
            k = s.index(0)
            a, b, c = t[k], t[(k + 1) % 3], t[(k + 2) % 3]
            m = between(b, c)
            parts = [((a, b, m), g[b] > 0), ((a, m, c), g[c] > 0)]
        else:
            k = next(k for k in range(3) if s[k] != s[(k + 1) % 3] and s[k] != s[(k + 2) % 3])
            a, b, c = t[k], t[(k + 1) % 3], t[(k + 2) % 3]
            m, q = between(a, b), between(a, c)
            parts = [((a, m, q), g[a] > 0), ((m, b, c), g[b] > 0), ((m, c, q), g[b] > 0)]
        for tri, over in parts:
            out.append(tri)
            side.append(over)
            source.append(origin)
    return np.array(p), np.array(out), np.array(side), np.array(source)


def coat(flesh, p, tris, lines, colours, cell, keep=None):
    """A Shape of the mesh: where lines[k] is positive, colours[k + 1] lies over the earlier ones. `keep` says of points whether they stay
    (others lie hidden in another mesh)."""
    if keep is not None:
        tris = tris[keep(p)[tris].any(axis=1)]
    which = np.zeros(len(tris), int)
    for k, line in enumerate(lines):
        p, tris, side, source = cut(p, tris, line, cell * 0.12)
        which = np.where(side, k + 1, which[source])
    s, n = Shape(), flesh.out(p)
    for k, c in enumerate(colours):
        if (which == k).any():
            used, t = np.unique(tris[which == k], return_inverse=True)
            s.add(p[used], n[used], colour(c), t.reshape(-1, 3))
    return s
