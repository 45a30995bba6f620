"""People."""
from furniture import limb
from mathutils import Vector
from palette import mix, shade
from shape import place


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
