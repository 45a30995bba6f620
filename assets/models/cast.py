"""Who appears in the scenes: the keeper, the visitors and their guide at the river, the musician. It places nobody."""
import numpy as np
from mathutils import Vector

from palette import mix, shade
from people import HAND, Figure
from people_moves import Keeper, Moves, Musician
from shape import place
from shape_more import tube


def keeper(sc, at, turn):
    """Keeper Lin: green work clothes, cap and boots, a clipboard on the left arm, a pencil in the right hand."""
    green, skin = "cloth_green", shade("skin", 0.93)
    f = Figure(sc, "Keeper", at, turn, 1.74, skin=skin)
    f.legs(mix("cloth_green", "navy", 0.55), ankle=0.046).trunk(green, belt="wood_dark", belly=0.008).collar(shade(green, 1.25)).neck()
    f.arms(green, cuff=shade(green, 0.75)).shoes("rubber", "rubber", 0.36).face(brow=mix("hair", "stone", 0.3), blush=0.3)
    f.hair(mix("hair", "stone", 0.35), "short", capped=True).cap(green)
    f.on(0.085, 0.03, 0.085, 0.085, shade(green, 1.3)).on(-0.085, 0.06, 0.075, 0.032, "white").on(0, 0.10, 0.02, 0.02, "gold").on(0, 0.0, 0.02, 0.02, "gold").on(0, -0.09, 0.02, 0.02, "gold")
    moves = Keeper(f)
    h, (d, thumb, inward) = f.at("Hand"), f.palm(1)
    mid = h + d * 0.105 + inward * 0.030 + thumb * 0.05
    turn_to = np.eye(4)
    turn_to[:3, 0], turn_to[:3, 1], turn_to[:3, 2], turn_to[:3, 3] = d, inward, -thumb, mid
    board, m = f.rig.thing("KeeperBoard", "HandL", tuple(mid)).of(), np.array(f.rig.m) @ turn_to
    board.box((0, 0, 0), (0.235, 0.012, 0.325), "wood_light", 0.004, m)
    board.box((0, 0.008, 0.012), (0.205, 0.005, 0.275), "white", 0.001, m)
    board.box((0, 0.012, -0.15), (0.09, 0.016, 0.03), "steel", 0.004, m)
    for k in range(6):
        z = -0.09 + 0.036 * k
        board.face([(-0.085, 0.0112, z + 0.004), (0.085 - 0.02 * (k % 2), 0.0112, z + 0.004), (0.085 - 0.02 * (k % 2), 0.0112, z), (-0.085, 0.0112, z)], shade("cloth_blue", 1.1), m)
    moves.paper, moves.axes = mid + inward * 0.011, (d, -thumb, inward)
    h, (d, thumb, inward) = f.at("Hand", -1), f.palm(-1)
    pen = f.rig.thing("KeeperPencil", "HandR", tuple(h + d * 0.10))
    a, b = h + d * 0.075 + thumb * 0.05 + inward * 0.02, h + d * HAND * 0.86 + inward * 0.045 - thumb * 0.005
    tube(pen.of(), [a - (b - a) * 0.5, b - (b - a) * 0.12, b], [0.006, 0.006, 0.001], "gold", 5, f.rig.m)
    f.rig.clip("Stand", 7.0, moves.stand).clip("Talk", 5.0, moves.talk).clip("Write", 6.0, moves.write)
    return f


def visitors(sc, at, turn, see):
    """A grandparent and a grandchild, hand in hand, before something to see (a point seen from the grandparent, before its turn)."""
    coat = mix("slate", "navy", 0.35)
    f = Figure(sc, "Visitor1", at, turn, 1.66, "old", skin=shade("skin", 0.96))
    f.legs(mix("navy", "slate_dark", 0.5)).trunk(coat, hem=-0.17, belly=0.016).collar(shade(coat, 0.85)).neck().arms(coat, cuff="white").shoes("black")
    f.face(brow="stone_light", old=True).hair("stone_light", "thin")
    for k in range(4):
        f.on(0, 0.09 - 0.085 * k, 0.075, 0.012, "gold_pale")
    beside = tuple(place(*at, turn=turn) @ Vector((0.56, 0, 0.06)))
    g = Figure(sc, "Child1", beside, turn, 1.16, "child")
    g.legs("cloth_blue", long=False).trunk("red", hem=-0.07).collar("white", 0.02).neck().arms("red", long=False).shoes("white", "coral").face().hair("hair", "braids").pack("gold")
    a, b = Moves(f), Moves(g)
    world = (np.array(f.rig.m)[:3] @ (0.335, 0.69, 0.10, 1))  # where the two hands meet
    inside = lambda r: (np.linalg.inv(np.array(r.m)) @ (*world, 1))[:3]
    f.rig.clip("Stand", 7.0, a.hold("L", inside(f.rig), a.stand)).clip("Point", 7.0, a.hold("L", inside(f.rig), a.point(see, 0.5)))
    g.rig.clip("Stand", 7.0, b.hold("R", inside(g.rig), b.gaze))
    return f, g


def guide(sc, at, turn, to):
    """A water engineer in helmet and vest who shows visitors the river."""
    f = Figure(sc, "Guide", at, turn, 1.70)
    shirt = mix("cloth_blue", "white", 0.25)
    f.legs("navy").trunk(shirt, hem=-0.09).collar(shirt).neck().arms(shirt, cuff=shade(shirt, 0.8)).shoes("wood_dark", "ink").face().hair("hair", "bob", capped=True).helmet("gold_pale")
    vest = shade("coral", 1.05)
    f.vest(vest, "gold_pale")
    moves = Moves(f)
    f.rig.clip("Stand", 7.0, moves.stand).clip("Point", 8.0, moves.point(to)).clip("Talk", 5.0, moves.talk)
    return f


def musician(sc, at, turn, height, pluck, press):
    """A woman in a plain stage dress, seated; `pluck` and `press` are where her fingers meet the strings, in scene coordinates."""
    f = Figure(sc, "Musician", at, turn, height, seated=True)
    silk = mix("river_pale", "white", 0.35)
    f.skirt(silk, "river", 0.05).trunk(silk, hem=-0.05, waist=0.92, belt="river_deep").neck().arms(silk, fat=1.12, cuff="river").shoes("red_dark").face(blush=0.45).hair("hair", "bun")
    f.on(-0.018, 0.09, 0.02, 0.16, "river").on(0.018, 0.09, 0.02, 0.16, "river")
    moves = Musician(f, pluck, press)
    f.rig.clip("Play", 4.0, moves.play).clip("Rest", 7.0, moves.rest)
    return f
