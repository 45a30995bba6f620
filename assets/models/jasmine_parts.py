"""The jasmine stage's things: platform, screen, guzheng, branch, lotus lamps, pavilion, hills. No light, no placing of lamps."""
import math

import numpy as np
from mathutils import Vector

from furniture import frame
from noise import Rng, fbm, hash01
from palette import colour, mix, shade
from shape import place
from shape_more import sheet, tube

DECK, R = 0.5, 4.4


def platform(s):
    """A round deck of radiating boards with a brocade ring inlaid, on piles, a low rail at the back half."""
    rings = [(0, 0.9), (0.9, 1.75), (1.75, 2.6), (2.6, 3.3), (3.3, 3.55), (3.55, 4.4)]
    for k, (r0, r1) in enumerate(rings):
        n = (10, 20, 30, 36, 48, 44)[k]
        for i in range(n):
            a0, a1 = 2 * math.pi * (i + 0.03) / n, 2 * math.pi * (i + 0.97) / n
            tone = shade(mix("wood", "wood_light", hash01(i, k)), 0.85 + 0.3 * hash01(i, k, 1))
            if k == 4:
                tone = ("red", "gold", "red", "river")[i % 4]
            mid = (r0 + r1) / 2
            for q0, q1 in ((r0, mid), (mid, r1)):
                pts = [(q0 * math.cos(a0), DECK, q0 * math.sin(a0)), (q0 * math.cos(a1), DECK, q0 * math.sin(a1)), (q1 * math.cos(a1), DECK, q1 * math.sin(a1)), (q1 * math.cos(a0), DECK, q1 * math.sin(a0))]
                s.face(pts if q0 > 0 else pts[1:], tone)
    s.lathe([(R, DECK - 0.03), (0, DECK - 0.03)], shade("wood_dark", 0.45), 32)
    s.lathe([(R - 0.05, DECK - 0.28), (R + 0.04, DECK - 0.24), (R + 0.04, DECK + 0.015), (R - 0.16, DECK + 0.02)], ["wood_dark", "wood", "wood_light"], 64)
    for i in range(18):
        a = 2 * math.pi * i / 18
        s.cyl(0.1, -0.8, DECK - 0.05, "wood_dark", 8, place(0.93 * R * math.cos(a), 0, 0.93 * R * math.sin(a)))
    posts = [math.radians(d) for d in np.linspace(180, 360, 15)]
    at = lambda a, y: (0.965 * R * math.cos(a), y, 0.965 * R * math.sin(a))
    for a in posts:
        s.box((0, 0.36, 0), (0.1, 0.72, 0.1), "red_dark", 0.02, place(*at(a, DECK), turn=-math.degrees(a)))
        s.ball(at(a, DECK + 0.76), 0.06, "gold", 8, 5)
    for y in (0.22, 0.62):
        tube(s, [at(a, DECK + y) for a in np.linspace(math.pi, 2 * math.pi, 43)], 0.028, "red_dark", 5)
    for k in range(4):
        s.box((0, DECK - 0.13 - 0.13 * k, R + 0.12 + 0.28 * k), (1.8, 0.1, 0.34), "wood_light", 0.02)


def screen(s, glow):
    """A broad paper screen of three leaves in a lacquered frame: the score's place, left plain."""
    w, h, y = 2.15, 2.35, DECK + 0.42 + 1.18
    for k, (x, z, turn) in enumerate(((-2.2, -2.62, 10), (0, -2.82, 0), (2.2, -2.62, -10))):
        m = place(x, y, z, turn=turn)
        frame(s, w, h, 0.075, 0.1, "red_dark", m)
        rows = [[(w * (u - .5), h * (v - .5), 0) for u in np.linspace(0, 1, 7)] for v in np.linspace(0, 1, 7)]
        sheet(glow, rows, lambda i, j, p: shade(mix("lamp", "paper", 0.42), 0.24 + 0.30 * math.exp(-((i - 3) ** 2 + (j - 3) ** 2) / 9)), m)
        s.box((0, 0, -0.02), (w, h, 0.02), mix("paper", "wood_pale", 0.5), 0, m)
        for sx in (-1, 1):
            s.box((sx * (w / 2 + 0.03), -h / 2 - 0.3, 0), (0.09, 0.5, 0.5), "wood_dark", 0.02, m)
        s.box((0, -h / 2 - 0.2, 0), (w, 0.22, 0.05), "red", 0.02, m)
        for i in range(9):
            s.box((-w * .42 + w * .84 * i / 8, -h / 2 - 0.2, 0.03), (0.09, 0.09, 0.02), "gold", 0.01, m @ place())
        for sx in (-1, 1):
            for sy in (-1, 1):
                s.box((sx * (w / 2 - 0.13), sy * (h / 2 - 0.13), 0.012), (0.26, 0.02, 0.02), "red_dark", 0, m)
                s.box((sx * (w / 2 - 0.13), sy * (h / 2 - 0.26), 0.012), (0.26, 0.02, 0.02), "red_dark", 0, m)
                s.box((sx * (w / 2 - 0.26), sy * (h / 2 - 0.13), 0.012), (0.02, 0.28, 0.02), "red_dark", 0, m)


STOOL = (-0.22, -0.46)  # x, z of the stool behind the zither


def string(k):
    """String k of the zither, 0 the lowest: its right end, the top of its bridge, its left end, as who plays it (facing +z) sees it."""
    z = 0.135 - 0.27 * k / 20
    x = 0.48 - 0.82 * (k / 20) ** 0.9
    y = 0.742 + 0.045 * (1 - (2 * x / 1.63) ** 2) - 0.03 * (abs(z) / 0.16) ** 2
    return (-0.70, 0.771, z), (x, y + 0.046, z), (0.68, 0.771, z)


def on_string(k, t):
    """A point of string k: t from 0 (right end) to 1 (bridge) to 2 (left end)."""
    a, b = string(k)[int(min(t, 1.999)):][:2]
    t -= int(min(t, 1.999))
    return tuple(p + (q - p) * t for p, q in zip(a, b))


def guzheng(s, m):
    """A zither of 21 strings, 1.63 m long, its bridges in a slant, on two stands. Who plays sits behind it and faces +z."""
    rows = []
    for u in np.linspace(-0.5, 0.5, 13):
        x, w = u * 1.63, 0.165 + 0.012 * math.cos(u * 6)
        bend = 0.045 * (1 - (2 * u) ** 2)
        rows.append([(x, 0.66 + bend * .3 - .05, w), (x, 0.69 + bend, w), (x, 0.725 + bend, w * .6), (x, 0.738 + bend, 0), (x, 0.725 + bend, -w * .6), (x, 0.69 + bend, -w), (x, 0.66 + bend * .3 - .05, -w)])
    for j in range(6):
        edge = shade("red", 1.0) if j in (0, 5) else mix("wood_light", "wood", 0.25 + 0.2 * (j % 2))
        sheet(s, [r[j:j + 2][::-1] for r in rows], edge, m)
    for r, k in ((rows[0], -1), (rows[-1], 1)):
        s.face(r[::k], "wood_dark", m)
    s.face([(r[0]) for r in rows] + [r[-1] for r in rows[::-1]], "wood_dark", m, both=True)
    for i, (r, q) in enumerate(zip(rows, rows[1:])):  # a gilt line and brocade lozenges along both long sides
        for e, k in ((0, 1), (6, -1)):
            mid = (np.array(r[e]) + np.array(q[e]) + np.array(r[e + k]) + np.array(q[e + k])) / 4 + (0, 0, 0.003 * k)
            s.face([mid + (-.03, 0, 0), mid + (0, -.012, 0), mid + (.03, 0, 0), mid + (0, .012, 0)], "gold", m, both=True)
    for x in (-0.7, 0.68):
        s.box((x, 0.742 + 0.012, 0), (0.03, 0.03, 0.3), "wood_dark", 0.006, m)
    for k in range(21):
        right, top, left = string(k)
        bx, y, z = top
        s.face([(bx - .02, y - .056, z), (bx + .02, y - .056, z), (bx, y - .001, z)], "white", m, both=True)
        c = "river" if k % 5 == 2 else "gold_pale"
        for a, b in ((right, top), (top, left)):
            s.face([(a[0], a[1], a[2] - .0022), (a[0], a[1], a[2] + .0022), (b[0], b[1], b[2] + .0022), (b[0], b[1], b[2] - .0022)], c, m)
    for x in (-0.52, 0.52):
        for z in (-0.13, 0.13):
            tube(s, [(x - .06, 0, z * 1.3), (x, 0.64, z)], 0.024, "red_dark", 6, m)
        s.box((x, 0.62, 0), (0.07, 0.05, 0.34), "red_dark", 0.012, m)
        s.box((x - .045, 0.14, 0), (0.045, 0.045, 0.32), "red_dark", 0.01, m)
    s.cyl(0.17, 0.39, 0.44, "red", 18, m @ place(STOOL[0], 0, STOOL[1]), bevel=0.015)
    s.lathe([(0.13, 0), (0.15, 0.06), (0.09, 0.22), (0.15, 0.39)], "wood_dark", 14, m @ place(STOOL[0], 0, STOOL[1]))


def blossom(s, m, r=0.05, open_=1.0):
    """A five-petalled jasmine with a pale heart and a green tube."""
    for k in range(5):
        a = 2 * math.pi * k / 5
        d, n = np.array((math.cos(a), 0, math.sin(a))), np.array((-math.sin(a), 0, math.cos(a)))
        up = np.array((0, 1, 0))
        p = [d * r * .12, d * r * .55 + n * r * .36 + up * r * .16 * open_, d * r * 1.1 + n * r * .1 + up * r * .06 * open_, d * r * 1.1 - n * r * .1 + up * r * .06 * open_, d * r * .55 - n * r * .36 + up * r * .16 * open_]
        s.face(p, shade("blossom", .9 - .12 * (k % 2)), m, both=True)
    s.ball((0, r * .08, 0), r * .16, "gold_pale", 6, 4, m)
    s.cyl(r * .1, -r * .6, 0, "leaf_light", 5, m, top=r * .16)


def branch(s, glow, m, seed=1, reach=2.4, flowers=13, droop=0.5):
    """A jasmine spray: an arching stem, paired leaves, blossoms and buds."""
    r = Rng(seed)
    on = lambda t: Vector((reach * t, 0.55 * math.sin(t * 2.4) * reach * .3 - droop * t * t, 0.2 * math.sin(3 * t)))
    tube(s, [on(k / 14) for k in range(15)], [0.022 * (1 - 0.8 * k / 14) + .003 for k in range(15)], mix("wood_dark", "forest", .45), 6, m)
    for k in range(20):
        t = 0.12 + 0.86 * k / 19
        p = on(t)
        for side in (-1, 1):
            d = Vector((0.6, 0.35 * side + r(-.3, .3), 0.7 * side + r(-.5, .5))).normalized() * r(.15, .25)
            w = d.cross(Vector((0, 0.4, 1))).normalized() * d.length * .26
            mid = p + d * .5 + Vector((0, .02, 0))
            tone = mix("forest", "leaf_light", r(.05, .75))
            s.face([p, mid + w, mid], tone, m, both=True)
            s.face([mid + w, p + d, mid], tone, m, both=True)
            s.face([p, mid, mid - w], shade(tone, .82), m, both=True)
            s.face([mid, p + d, mid - w], shade(tone, .82), m, both=True)
    for k in range(flowers):
        p = on(0.2 + 0.8 * (k + .5) / flowers)
        a = r(0, 6.28)
        d = Vector((0.3 * math.cos(a), r(.1, .7), 0.8 * abs(math.sin(a)) + .25)).normalized() * r(.09, .17)
        tube(s, [p, p + d], .005, "leaf", 4, m, cap=False)
        q = p + d
        size = r(.085, .13)
        if k % 4 == 3:
            glow.ball(tuple(q), size * .3, shade("blossom", .8), 8, 6, m, (1, 1.5, 1))
        else:
            blossom(glow, m @ place(*q, tilt=r(35, 80), turn=(r(-35, 35) - 165)), size)


def lotus(s, glow, m, r=0.22):
    """A floating lotus lamp with a small flame."""
    for ring, (n, k, up) in enumerate(((8, 1.0, .5), (8, .7, .85))):
        for i in range(n):
            a = 2 * math.pi * (i + .5 * ring) / n
            d, q = np.array((math.cos(a), 0, math.sin(a))), np.array((-math.sin(a), 0, math.cos(a)))
            o = np.array((0, 0.02, 0))
            glow.face([o + d * r * .2, o + d * r * k * .75 + q * r * .3 + (0, r * up * .35, 0), o + d * r * k * 1.1 + (0, r * up * .85, 0), o + d * r * k * .75 - q * r * .3 + (0, r * up * .35, 0)], mix("coral", "gold_pale", .25 + .4 * ring), m, both=True)
    glow.lathe([(0, .04), (r * .14, r * .3), (r * .1, r * .55), (0, r * .95)], ["gold_pale", "moon", "moon"], 7, m)
    s.lathe([(0, 0.0), (r * 1.5, 0.01), (r * 1.5, 0.016), (0, .02)], "forest", 12, m)


def hills(glow):
    """Four ridges in paling indigo, mist between them."""
    for k, (z, base, amp, col) in enumerate(((-46, 8.5, 8.5, mix("indigo", "mist_blue", .34)), (-38, 5.0, 6.5, mix("indigo", "mist_blue", .22)), (-31, 2.8, 4.0, mix("indigo", "river_deep", .24)), (-25, 1.2, 2.2, mix("indigo_deep", "pine", .35)))):
        xs = np.linspace(-92, 92, 77)
        ys = [base * .5 + amp * 1.55 * max(.02, fbm(x * .05 + 9 * k, k * 5.1, 3) - .12) * (1 - .45 * math.exp(-((x - 8) / 9) ** 2)) * min(1, (93 - abs(x)) / 30) for x in xs]
        deep = mix(col, "indigo_deep", .35)
        sheet(glow, [[(x, -.2, z) for x in xs], [(x, y * .45, z) for x, y in zip(xs, ys)], [(x, y, z) for x, y in zip(xs, ys)]], lambda i, j, p: (mix(col, "mist_blue", .22), col, deep)[i])


SKY = ((0.0, mix("indigo", "mist_blue", .30)), (.10, mix("indigo", "mist_blue", .14)), (.3, "indigo"), (.62, mix("indigo", "indigo_deep", .7)), (1.0, "indigo_deep"))


def sky_at(x, y, z):
    """The sky's colour in a direction, brighter about the moon."""
    d = Vector((x, y, z)).normalized()
    c = SKY[-1][1]
    for (h0, c0), (h1, c1) in zip(SKY, SKY[1:]):
        if d.y <= h1:
            c = mix(c0, c1, max(0, d.y - h0) / (h1 - h0))
            break
    near = d.dot(Vector(MOON).normalized())
    return mix(mix(c, "mist_blue", .22 * max(0, near) ** 14), "moon", .26 * max(0, near) ** 420)


MOON = (9.5, 15.5, -44)


def sky(glow):
    """A dome of night seen from inside, finer about the moon."""
    ups = [math.radians(d) for d in (-2, 2, 5, 8, 11, 14, 16, 17.5, 19, 20.5, 22, 24, 27, 32, 40, 52, 68, 90)]
    turns = sorted({*range(0, 360, 10), *(270 + d for d in (2, 4, 6, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 22, 24, 26, 28))})
    rows = [[(88 * math.cos(u) * math.cos(math.radians(t)), 88 * math.sin(u), 88 * math.cos(u) * math.sin(math.radians(t))) for t in turns] for u in ups]
    return sheet(glow, rows, lambda i, j, p: sky_at(*p), close=True)


EYE = (0.0, 2.9, 10.2)  # whence the reflections are painted: the scene's first viewpoint


def mirrored(x, y, z):
    """Where a light at a point lies mirrored in the water, seen from EYE: x, z."""
    t = EYE[1] / (EYE[1] + y)
    return EYE[0] + t * (x - EYE[0]), EYE[2] + t * (z - EYE[2])


def pond(w, lights):
    """Still night water, opaque and painted: deep blue, the sky's paler blue towards the far shore, the moon's path, and each of `lights`
    [(x, y, z, colour, strength, width m)] drawn out towards the viewer and broken by ripples. Fine where the stage is, coarse elsewhere."""
    xs = np.concatenate([np.linspace(-92, -18, 12)[:-1], np.linspace(-18, -9, 14)[:-1], np.linspace(-9, 9, 61), np.linspace(9, 18, 16)[1:], np.linspace(18, 92, 12)[1:]])
    zs = np.concatenate([np.linspace(-70, -26, 8)[:-1], np.linspace(-26, -7, 20)[:-1], np.linspace(-7, 10, 44), np.linspace(10, 80, 9)[1:]])
    spots = []
    for x, y, z, col, power, wide in lights:
        px, pz = mirrored(x, y, z)
        away = np.array((px - EYE[0], pz - EYE[2]))
        far = np.linalg.norm(away)
        spots.append((px, pz, away / far, wide, 0.16 * far * (0.6 + wide), np.array(colour(col)) * power))

    def tone(x, z):
        """The water's colour at a place."""
        ripple, fine = fbm(x / 4.2, z / 0.8, 2), fbm(x / 1.5 + 3, z / 0.28, 2)
        c = np.array(mix("indigo_deep", (0.010, 0.024, 0.085), 0.55 + 0.35 * ripple))
        sky = min(1, max(0, (6 - z) / 34)) ** 1.6  # flat glances carry the horizon's light
        c = c + (np.array(mix("indigo", "mist_blue", 0.16)) - c) * sky * (0.55 + 0.45 * ripple)
        centre = 3.3 + 6.2 * (6.4 - z) / 50.4  # towards the moon from where the jasmine is seen: from the stage it lies beside the screen
        path = math.exp(-((x - centre - 1.2 * (ripple - 0.5)) / (0.55 + 0.035 * (10 - z))) ** 2) * float(np.clip((-1 - z) / 5, 0, 1))
        c = c + np.array(colour("moon")) * 0.85 * path * max(0.06, 2.6 * fine - 0.8)
        for px, pz, d, wide, long, col in spots:
            ex, ez = x - px, z - pz
            along, across = ex * d[0] + ez * d[1], ex * d[1] - ez * d[0]
            if abs(along) < 3 * long and abs(across) < 4 * wide:
                across += 0.9 * wide * (fine - 0.5)
                c = c + col * math.exp(-(along / long) ** 2 - (across / wide) ** 2) * max(0.1, 2.2 * fine - 0.55)
        near = math.hypot(x, z)
        c = c + np.array(mix("lamp", "coral", 0.35)) * 0.10 * math.exp(-((near - R) / 1.0) ** 2) * (0.5 + ripple)
        return 1 - np.exp(-1.1 * c) if near > R - 0.3 else c * 0.3
    grid = [[np.array((x, 0.0, z)) for z in zs] for x in xs]
    tones = [[tone(x, z) for z in zs] for x in xs]
    # what the platform hides is left out
    rows = []
    for i in range(len(xs) - 1):
        run = []
        for j in range(len(zs)):
            hidden = max(math.hypot(xs[i + a], zs[j]) for a in (0, 1)) < R - 0.9
            if hidden and len(run) > 1:
                rows.append((i, run))
            run = [] if hidden else run + [j]
        rows.append((i, run))
    for i, run in rows:
        if len(run) > 1:
            sheet(w, [[grid[k][j] for j in run] for k in (i, i + 1)], lambda a, b, p: tuple(tones[i + a][run[b]]))
    return w
