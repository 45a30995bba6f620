"""Dujiangyan's ground as facets: terrain, its colours, the banks. The lie of the land is dujiangyan_land.py's."""
import numpy as np
from mathutils import Vector
from mathutils.geometry import delaunay_2d_cdt

from dujiangyan_land import LINES, RUNS, land, poured, sides, step, swept
from noise import fbm, hash01
from palette import mix, shade

# rows of corners along the streams: how far apart, and where across: parts of the half width when full, then metres from the bed's edge
ROWS = {"main": (12, (0.0, 0.39, 0.45), (-2.5, 4.0, 10.5)), "inner": (9.5, (0.0, 0.39, 0.45), (-2.5, 4.0, 10.5)), "outer": (10, (0.0, 0.39, 0.45), (-2.5, 4.0, 10.5)),
        "throat": (6, (0.0, 0.5), (-0.5, 3.5, 9)), **{k: (10, (0.0, 0.5), (-0.4, 4.0, 9.5)) for k in ("canal_a", "canal_b", "canal_c")}}
LEVELS = (7.4, 10.4, 18, 42, 100, 220)


def want(x, z):
    """How close corners should stand: close where viewpoints look."""
    if -180 < x < 60 and -40 < z < 40 + 0.3 * x + 30:
        return 0
    if -215 < x < 225 and -150 < z < 100 or 200 < x < 310 and -70 < z < 50:
        return 1
    if -310 < x < 330 and -220 < z < 170:
        return 2
    r = np.hypot(x, 1.25 * z)
    return 3 if r < 560 else 4 if r < 1000 else 5


class Corners:
    """Points in the plane, none closer to another than it was told."""

    def __init__(self):
        self.pts, self.cells = [], {}

    def add(self, x, z, gap):
        """Takes a point unless one is nearer than `gap`."""
        i, j, n = int(x // 8), int(z // 8), int(gap // 8) + 1
        for a in range(i - n, i + n + 1):
            for b in range(j - n, j + n + 1):
                for p, q in self.cells.get((a, b), ()):
                    if (p - x) ** 2 + (q - z) ** 2 < gap * gap:
                        return
        self.cells.setdefault((i, j), []).append((x, z))
        self.pts.append((x, z))


def corners():
    """Where the ground's corners stand: along the streams first, then scattered, closer where it is looked at."""
    out = Corners()
    for key in ("inner", "outer"):  # where they part within the main stream
        p = np.array(RUNS[key][0][:4], float)
        for t in np.arange(0, 3, 0.2):
            k = int(t)
            out.add(*(p[k] + (p[k + 1] - p[k]) * (t - k))[:2].tolist(), 1.7)
    for key, (every, parts, metres) in ROWS.items():
        line = LINES[key]
        full = RUNS[key][0][len(RUNS[key][0]) // 2][2]
        n = sides(line)
        way = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line[:, :2], axis=0).T))])
        for i, s in enumerate(np.arange(every / 2, way[-1], every)):
            x, z, w, nx, nz = (float(np.interp(s, way, c)) for c in (line[:, 0], line[:, 1], line[:, 2], n[:, 0], n[:, 1]))
            out_of_sight = max(x - (340 if key[0] == "c" else 265), -290 - x)
            if (out_of_sight > 0 and i % 2) or (out_of_sight > 120 and i % 4):
                continue
            for side in (1, -1):
                for d in [full * t for t in parts] + [w + m for m in metres]:
                    if d < w - (3.5 if w > 15 else 1.5) or d in [w + m for m in metres]:
                        out.add(x + nx * d * side, z + nz * d * side, 1.7 if abs(x) < 300 else 4)
    for k, gap in enumerate(LEVELS):
        for i in range(int(-1500 / gap), int(1500 / gap)):
            for j in range(int(-1100 / gap), int(1100 / gap)):
                x, z = (i + 0.5 * (j % 2) + 0.62 * (hash01(i, j, k) - 0.5)) * gap, (j + 0.62 * (hash01(i, j, k + 20) - 0.5)) * gap * 0.87
                if want(x, z) == k:
                    out.add(x, z, gap * 0.62)
    return np.array(out.pts)


def paint(c, n, y, near, seen):
    """A facet's colour from its middle (x, z), slope (the normal's height), height, distance from the water's bed, and `seen`:
    the part of its full width at which the river reaches it."""
    x, z = c
    f, h = fbm(x / 9, z / 9, 2), hash01(int(x * 7), int(z * 7))
    if near < (4.2 if np.hypot(x - 228, z + 24) > 42 else 0.8) or poured(np.array(x), np.array(z)):
        if seen < 0.42:  # wet: what the river left last
            tone = mix(mix("stone_dark", "river_deep", 0.15), "earth", 0.28 + 0.12 * h)
        elif y > 1.95:  # bars: sand, and grass where no flood came for long
            tone = mix("sand", "gravel", 0.45 + 0.3 * h) if f < 0.57 else mix("grass_dry", "sand", 0.25 + 0.3 * h)
        elif y < 1.1:
            tone = mix(mix("cobble", "stone_dark", 0.35 + 0.2 * h), "sand", 0.22)
        else:
            tone = mix("gravel", "stone_light", 0.3 + 0.3 * h) if f < 0.55 else mix("cobble", "gravel", 0.45 + 0.3 * h)
    elif n < 0.53 + 0.16 * (fbm(x / 26 + 3, z / 26, 2) - 0.5) and y > 8:  # rock in beds
        tone = mix("rock_warm", "rock", 0.5 + 0.5 * np.sin(y * 0.8 + 2 * fbm(x / 50, z / 50, 2)))
        tone = mix(tone, mix("forest", "stone", h), 0.4)
    elif y > 9:
        wood = float(step(0.40, 0.52, woods(x, z, y)))
        steep = float(step(0.86, 0.62, n))
        open_land = mix(mix("grass", "leaf_light", 0.4 * h), "grass_dry", 0.7 * float(step(0.50, 0.66, f)))
        open_land = mix(open_land, "grass_deep", 0.75 * steep)
        tone = mix(open_land, mix("forest", "forest_deep", 0.2 + 0.5 * h), max(wood, 0.3 * steep))
        tone = mix(tone, "forest_blue", 0.45 * float(step(55, 110, y)))
    else:
        h = hash01(int(x / 26), int(z / 26), 4)  # in larger pieces: level ground shares its corners
        tone = mix(mix("grass", "grass_deep", 0.25 + 0.5 * h), "leaf_light", 0.3 * (1 - h))
    tone = mix(tone, "mist_blue", 0.4 * float(step(380, 800, np.hypot(x, z * 1.25))))
    return shade(tone, 0.95 + 0.1 * h)


def woods(x, z, y):
    """How wooded a place is, 0..1: belts along the hill's shoulders and gullies."""
    return 0.75 * fbm(x / 44 + 2, z / 30 + 0.4, 3) + 0.22 * float(step(14, 60, y)) + 0.05


def terrain(s):
    """The land as facets, each of one colour."""
    pts = corners()
    flat, _, tris, *_ = delaunay_2d_cdt([Vector(p) for p in pts], [], [], 0, 1e-4)
    pts = np.array([tuple(p) for p in flat])
    y, _ = land(pts[:, 0], pts[:, 1])
    p = np.stack([pts[:, 0], y, pts[:, 1]], -1)
    tris = np.array([t if np.cross(p[t[1]] - p[t[0]], p[t[2]] - p[t[0]])[1] > 0 else t[::-1] for t in tris])
    mid = p[tris].mean(axis=1)
    nrm = np.cross(p[tris[:, 1]] - p[tris[:, 0]], p[tris[:, 2]] - p[tris[:, 0]])
    nrm /= np.maximum(np.linalg.norm(nrm, axis=1, keepdims=True), 1e-9)
    _, near = land(mid[:, 0], mid[:, 2])
    # the outer bed is high: its river lies in a narrower part of it most of the year, and a dark band would pass for water
    seen = np.min([swept(mid[:, 0], mid[:, 2], ([(x, z, w, 0) for x, z, w, _ in pts], 2.0 if k in ("outer", "below") else 1.0)) for k, (pts, _) in RUNS.items()], axis=0)
    tone = np.array([paint((m[0], m[2]), n[1], m[1], d, w) for m, n, d, w in zip(mid, nrm, near, seen)])
    far = np.hypot(mid[:, 0], 1.1 * mid[:, 2]) > 335
    for t, c in zip(tris[~far], tone[~far]):
        s.face(p[t], tuple(c))
    # far off no facet is told from the next: corners are shared
    normal, colour, count = np.zeros_like(p), np.zeros_like(p), np.zeros((len(p), 1))
    for t, n, c in zip(tris[far], nrm[far], tone[far]):
        normal[t] += n
        colour[t] += c
        count[t] += 1
    used = np.flatnonzero(count[:, 0])
    place = np.full(len(p), -1)
    place[used] = np.arange(len(used))
    return s.add(p[used], normal[used], colour[used] / count[used], place[tris[far]])


def bands(s, rows, tones, vary=0.13):
    """Strips between rows of points, seen from above, each of its own colour and cut into stones by a change of shade, `vary` wide."""
    rows = np.array(rows, float)
    lean = np.cross(rows[1:, :-1] - rows[:-1, :-1], rows[:-1, 1:] - rows[:-1, :-1])[..., 1].sum()
    for i, (a, b) in enumerate(zip(rows, rows[1:])):
        for j, tone in enumerate(tones):
            q = [a[j], b[j], b[j + 1], a[j + 1]]
            s.face(q if lean > 0 else q[::-1], shade(tone, 1 + vary * (hash01(i, j, 3) - 0.5)))
    return s


def bank(s, line, side, lo=None, hi=None, top=4.6, col="cobble"):
    """A stone revetment along one side (+1 left) of a stream between row numbers: wet course, dry course, coping, path, grass."""
    line = line[slice(lo, hi)]
    line = np.vstack([line[:-1:2], line[-1:]])
    n = sides(line) * side
    foot = 2.0 if top > 4.5 else 1.2
    rows = []
    for i, ((x, z, w), (nx, nz)) in enumerate(zip(line, n)):
        h = min(top, 2.2 + 1.1 * i) if top < 4.5 else top  # a canal's begins in the ground
        rows.append([(x + nx * (w + o), y, z + nz * (w + o)) for o, y in ((-2.6, -0.8 if top > 4.5 else -2.4), (1.0, min(foot, h)), (3.2, h - 0.3), (3.5, h), (6.0, h), (9.8, h - 2.4))])
    return bands(s, rows, [shade("stone", 0.8), col, "stone_light", mix("sand", "stone_light", 0.4), "grass"])
