"""Makes career/panda-keeper/models/panda-keeper.glb: a keeper's yard of about 24 m by 18 m. Run: see README.md."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import panda_things as things
import panda_yard as yard
from cast import keeper
from furniture import book
from noise import hash01
from panda_animals import adult, young
from scene import Scene
from shape import place

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../scenes/career/panda-keeper/models")
VIEWS = {
    "overview": ((2.6, 5.2, 13.2), (-0.4, 0.6, -1.2)),
    "changing": ((7.6, 1.6, -0.6), (7.6, 1.0, -6)),
    "weighing": ((6.9, 1.65, 3.4), (6.5, 0.9, 0.4)),
    "panda": ((-0.9, 1.35, 5.4), (-3.2, 0.75, 1.6)),
    "den": ((-4.2, 1.6, -0.3), (-6.2, 0.9, -5.2)),
    "board": ((8.6, 1.6, 4.4), (10.6, 1.3, 2.4)),
}


def main():
    sc = Scene({k: {"eye": list(e), "target": list(t)} for k, (e, t) in VIEWS.items()})
    yard.ground(sc.node("Ground").of())
    yard.paving(sc.node("Paving", movable=True).of())
    w = sc.node("Wall")
    yard.wall(w.of(), sc.node("Moat").of("water"))
    yard.house(sc.node("PandaHouse", (-6.2, 0, -6.9)).of())
    yard.den(sc.node("FeedingDen", (-6.2, 0.35, -5.1)).of())
    yard.changing(sc.node("ChangingRoom", (7.6, 0, -6.6)).of())
    yard.bench(sc.node("Bench", (6.0, 0.12, -7.7)).of())
    yard.climb(sc.node("ClimbingFrame").of())
    yard.grove(sc.node("BambooGrove").of())
    t = sc.node("WorkTables").of()
    yard.table(t, 6.6, 0.5, 2.4, 0.9)
    yard.table(t, 10.6, 5.4, 1.1, 0.7, 90)

    def thing(name, fn, at, **kw):
        """A movable thing at a place."""
        fn(sc.node(name, at, movable=True).of(), place(*at, **kw))
    thing("Uniform", things.uniform, (5.28, 1.79, -7.94))
    thing("Boots", things.boots, (6.7, 0.12, -7.05), turn=-12)
    things.basin(sc, (9.5, 0.12, -7.75))
    things.washing(sc, (9.5, 0.12, -7.75))
    things.padlock(sc, (-4.62, 1.25, -4.93))
    things.scale(sc, (6.3, 0.85, 0.45), 0)
    thing("BreadTray", things.tray, (7.35, 0.85, 0.52), turn=4)
    k = 0
    for i in range(3):
        for j in range(2):
            k += 1
            thing(f"CornBread{k}", things.wowotou, (7.17 + 0.18 * i, 0.88, 0.43 + 0.19 * j))
    thing("BambooBundle", things.bundle, (4.75, 0.02, 0.75), turn=68)
    for k, (x, z, a) in enumerate(((5.45, 0.32, 12), (5.62, 0.5, -6), (5.5, 0.7, 4)), 1):
        thing(f"BambooPiece{k}", lambda s, m, k=k: things.culm(s, m, 0.62, 0.024, k + 30), (x, 0.85, z), turn=a + 4)
    thing("FeedBowl", things.bowl, (-4.6, 0.0, -3.6))
    thing("Broom", things.broom, (10.7, 0.12, -5.5), roll=5)
    thing("Shovel", things.shovel, (10.72, 0.12, -6.1), roll=-6, turn=-90)
    thing("Bucket", things.bucket, (10.1, 0.0, -4.1), turn=30)
    things.notice(sc.node("ObservationBoard", (10.9, 0, 2.2)).of(), place(10.9, 0, 2.2, turn=-50))
    thing("LogBook", lambda s, m: book(s, 0.3, 0.4, 0.035, m, "red"), (10.6, 0.85, 5.25), turn=-80)
    keeper(sc, (4.3, 0.03, 2.5), -75)
    adult(sc, (-3.2, 0.02, 1.6), 25)
    young(sc, (-8.2, 1.2, 1.1), 30, 0.55)
    heap = sc.node("BambooHeap", (-2.0, 0, 2.6), movable=True).of()
    for k in range(8):
        things.culm(heap, place(-2.1 + 0.1 * (k % 3), 0.03 + 0.03 * (k // 3), 2.75 + 0.07 * k - 0.2, turn=20 + 35 * hash01(k)), 0.9, 0.022, k + 50)
    sc.occlude(2.2, 18, shadow=(0.36, 0.36, 0.40))
    os.makedirs(OUT, exist_ok=True)
    sc.write(os.path.join(OUT, "panda-keeper.glb"))


main()
