"""Pandas and the keeper, built of round limbs with joints where they move. No surroundings."""

from mathutils import Vector

from furniture import limb
from palette import mix, shade
from shape import place


def panda(sc, name, at, turn=0, size=1.0, prefix="Panda"):
    """A sitting panda facing +z before turning; head and arms are child nodes that turn about neck and shoulders.

    Returns the root node. Grown up: about 1.5 m sitting height at size 1.
    """
    m = place(*at, turn=turn, scale=size)
    where = lambda x, y, z: tuple(m @ Vector((x, y, z)))
    root = sc.node(name, at, movable=True)
    s = root.of()
    W, B = "panda_white", "panda_black"
    prof = [(0, 0.02), (0.34, 0.03), (0.50, 0.14), (0.56, 0.34), (0.55, 0.52), (0.49, 0.70), (0.42, 0.84), (0.37, 0.95), (0.28, 1.06), (0, 1.12)]
    s.lathe(prof, [W] * 6 + [B] * 3, 20, m @ place(scale=(1, 1, 0.92), tilt=-4), smooth=True)
    for sx in (-1, 1):  # hind legs stretched forward, soles to the viewer
        limb(s, [(0.30 * sx, 0.22, 0.18), (0.40 * sx, 0.19, 0.46), (0.44 * sx, 0.20, 0.66)], (0.2, 0.19, 0.15), B, 12, m)
        s.ball((0.445 * sx, 0.23, 0.745), 0.15, shade(B, 1.3), 12, 6, m, (0.95, 1.1, 0.55))
        s.ball((0.45 * sx, 0.22, 0.81), 0.075, "wood_dark", 10, 5, m, (1.1, 0.9, 0.35))
        for k in (-1, 0, 1):
            s.ball((0.45 * sx + 0.065 * k, 0.335, 0.795), 0.03, "wood_dark", 6, 4, m, (1, 1, 0.5))
    s.ball((0, 0.2, -0.52), 0.12, W, 10, 6, m)
    h = sc.node(prefix + "Head", where(0, 1.08, 0.04), root).of()
    h.ball((0, 1.32, 0.12), 0.37, W, 20, 12, m, (1.1, 0.95, 0.96))
    for sx in (-1, 1):
        h.ball((0.30 * sx, 1.60, 0.04), 0.135, B, 12, 7, m, (1, 1, 0.62))
        h.ball((0.31 * sx, 1.24, 0.2), 0.19, W, 12, 7, m)
        h.ball((0, 0, 0), 1, B, 12, 7, m @ place(0.165 * sx, 1.36, 0.405, roll=-32 * sx, turn=24 * sx, tilt=-8, scale=(0.082, 0.118, 0.05)))
        h.ball((0.155 * sx, 1.375, 0.452), 0.028, "ink", 8, 5, m)
        h.ball((0.163 * sx, 1.386, 0.474), 0.0095, "white", 6, 4, m)
    h.ball((0, 1.215, 0.40), 0.155, W, 14, 8, m, (1.05, 0.82, 0.85))
    h.ball((0, 1.275, 0.525), 0.05, "ink", 10, 6, m, (1.25, 0.8, 0.7))
    limb(h, [(-0.06, 1.185, 0.525), (0, 1.170, 0.537), (0.06, 1.185, 0.525)], (0.011,) * 3, "ink", 5, m, 1)
    for side, sx in (("L", 1), ("R", -1)):
        a = sc.node(prefix + "Arm" + side, where(0.36 * sx, 0.92, 0.04), root).of()
        hand = (0.20, 0.80, 0.56) if side == "L" else (0.26, 0.62, 0.60)
        limb(a, [(0.33 * sx, 0.90, 0.05), (0.50 * sx, 0.68, 0.24), (hand[0] * sx, hand[1], hand[2])], (0.17, 0.165, 0.125), B, 12, m)
        for k in (-1, 0, 1):
            limb(a, [((hand[0] - 0.03) * sx, hand[1] + 0.05 * k, hand[2] + 0.09), ((hand[0] - 0.07) * sx, hand[1] + 0.05 * k, hand[2] + 0.125)], (0.03, 0.02), shade(B, 1.4), 6, m, 2)
    return root


def keeper(sc, at, turn=0):
    """A keeper of 1.7 m in green work clothes, cap and boots; head and right arm are child nodes."""
    m = place(*at, turn=turn)
    where = lambda x, y, z: tuple(m @ Vector((x, y, z)))
    root = sc.node("Keeper", at, movable=True)
    s = root.of()
    green, trousers = "cloth_green", mix("cloth_green", "navy", 0.55)
    for sx in (-1, 1):
        s.box((0.105 * sx, 0.05, 0.05), (0.12, 0.1, 0.28), "rubber", 0.03, m)
        s.lathe([(0.072, 0.06), (0.082, 0.34), (0.088, 0.36), (0.07, 0.37)], "rubber", 10, m @ place(0.105 * sx))
        limb(s, [(0.105 * sx, 0.32, 0), (0.105 * sx, 0.56, 0.012), (0.095 * sx, 0.86, 0)], (0.07, 0.082, 0.1), trousers, 10, m)
    s.lathe([(0, .78), (0.17, 0.79), (0.185, 0.92), (0.17, 1.08), (0.195, 1.28), (0.19, 1.38), (0.12, 1.45), (0.06, 1.47)], [green] * 7, 14, m @ place(scale=(1.08, 1, 0.68)), smooth=True)
    s.lathe([(0.19, 0.93), (0.193, 0.99)], "wood_dark", 14, m @ place(scale=(1.06, 1, 0.69)))
    s.box((0.09, 1.27, 0.126), (0.08, 0.09, 0.012), shade(green, 1.35), 0.004, m)
    s.box((-0.09, 1.29, 0.128), (0.07, 0.035, 0.012), "white", 0.003, m)
    s.cyl(0.055, 1.43, 1.53, "skin", 10, m)
    s.lathe([(0.085, 1.43), (0.065, 1.49)], shade(green, 1.2), 10, m)
    limb(s, [(0.20, 1.37, 0), (0.255, 1.13, 0.01), (0.23, 0.93, 0.08)], (0.07, 0.06, 0.045), green, 10, m)
    s.ball((0.225, 0.87, 0.1), 0.05, "skin", 10, 6, m)
    h = sc.node("KeeperHead", where(0, 1.5, 0), root).of()
    h.ball((0, 1.62, 0.01), 0.118, "skin", 16, 10, m, (0.92, 1.14, 0.98))
    h.lathe([(0.122, 1.60), (0.126, 1.66), (0.115, 1.73), (0.06, 1.775), (0, 1.78)], "hair", 14, m @ place(z=-0.012), smooth=True, arc=360)
    h.lathe([(0.128, 1.685), (0.124, 1.73), (0.1, 1.785), (0.04, 1.81), (0, 1.812)], green, 14, m, smooth=True)
    h.box((0, 1.69, 0.15), (0.17, 0.014, 0.12), shade(green, 0.8), 0.006, m @ place(0, 0, 0, tilt=4))
    h.ball((0, 1.605, 0.122), 0.02, mix("skin", "coral", 0.25), 8, 5, m, (0.8, 1.2, 0.9))
    for sx in (-1, 1):
        h.ball((0.042 * sx, 1.635, 0.108), 0.0135, "ink", 8, 5, m, (1, 1.2, 0.6))
        h.ball((0.11 * sx, 1.615, 0.0), 0.028, "skin", 8, 5, m, (0.5, 1, 0.8))
        h.ball((0.06 * sx, 1.585, 0.097), 0.02, mix("skin", "coral", 0.45), 8, 5, m, (1, 0.7, 0.5))
    limb(h, [(-0.028, 1.562, 0.114), (0, 1.555, 0.118), (0.028, 1.562, 0.114)], (0.006,) * 3, "red_dark", 5, m, 1)
    a = sc.node("KeeperArmR", where(-0.20, 1.38, 0), root).of()
    limb(a, [(-0.20, 1.37, 0), (-0.27, 1.14, 0.03), (-0.19, 1.12, 0.25)], (0.07, 0.06, 0.045), green, 10, m)
    a.ball((-0.175, 1.12, 0.30), 0.05, "skin", 10, 6, m)
    board = m @ place(-0.09, 1.13, 0.36, tilt=-38)
    a.box((0, 0, 0), (0.24, 0.32, 0.014), "wood_light", 0.004, board)
    a.box((0, -0.01, -0.009), (0.21, 0.27, 0.004), "white", 0, board)
    a.box((0, -0.01, 0.009), (0.21, 0.27, 0.004), "white", 0, board)
    return root
