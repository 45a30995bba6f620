"""Writes the tables of nodes, joints and clips in README.md from the .glb files (`python3 list.py`), or fails if it is stale (`python3 list.py --check`)."""
import json
import os
import struct
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = ["culture/dujiangyan/models/dujiangyan.glb", "career/panda-keeper/models/panda-keeper.glb", "lab/pendulum/models/pendulum.glb", "music/jasmine-flower/models/jasmine-stage.glb"]
MARK = "<!-- made by list.py -->"


def read(path):
    """The JSON part of a .glb."""
    with open(path, "rb") as f:
        f.seek(12)
        return json.loads(f.read(struct.unpack("<I4s", f.read(8))[0]))


def turned(q, v):
    """A point turned by a quaternion (x, y, z, w)."""
    x, y, z, w = q
    t = [2 * (y * v[2] - z * v[1]), 2 * (z * v[0] - x * v[2]), 2 * (x * v[1] - y * v[0])]
    return [v[0] + w * t[0] + y * t[2] - z * t[1], v[1] + w * t[1] + z * t[0] - x * t[2], v[2] + w * t[2] + x * t[1] - y * t[0]]


def rows(doc):
    """One row per node that is no joint: name, origin, bounds, triangles, materials; in scene coordinates, as the file stands."""
    parent = {c: i for i, n in enumerate(doc["nodes"]) for c in n.get("children", [])}
    joints = {j for s in doc.get("skins", []) for j in s["joints"]}

    def placed(i, v):
        """A point of a node in the scene."""
        n = doc["nodes"][i]
        v = [a + b for a, b in zip(turned(n.get("rotation", [0, 0, 0, 1]), v), n.get("translation", [0, 0, 0]))]
        return placed(parent[i], v) if i in parent else v
    for i, n in enumerate(doc["nodes"]):
        if i in joints:
            continue
        prims = doc["meshes"][n["mesh"]]["primitives"] if "mesh" in n else []
        acc = [doc["accessors"][p["attributes"]["POSITION"]] for p in prims]
        corners = [placed(i, [a[k[d]][d] for d in range(3)]) for a in acc for k in
                   (tuple("max" if e >> d & 1 else "min" for d in range(3)) for e in range(8))]
        lo, hi = ([f(c[k] for c in corners) for k in range(3)] if acc else None for f in (min, max))
        tris = sum(doc["accessors"][p["indices"]]["count"] // 3 for p in prims)
        yield n["name"], doc["nodes"][parent[i]]["name"] if i in parent else "", placed(i, [0, 0, 0]), lo, hi, tris, ", ".join(doc["materials"][p["material"]]["name"] for p in prims)


def clips(doc):
    """One row per clip: whose it is, name, seconds, channels, keys."""
    for a in doc.get("animations", []):
        joints = {c["target"]["node"] for c in a["channels"]}
        who = next(s for s in doc["skins"] if joints & set(s["joints"]))
        acc = [doc["accessors"][s["input"]] for s in a["samplers"]]
        yield who["name"], a["name"], max(x["max"][0] for x in acc), len(a["channels"]), sum(x["count"] for x in acc)


def table():
    """The whole generated part."""
    say = lambda v: " ".join(f"{x + 0.0:.2f}" for x in v) if v else "—"
    out = [MARK]
    for name in FILES:
        path = os.path.join(HERE, "../../scenes", name)
        doc = read(path)
        all_rows = list(rows(doc))
        out += ["", f"### {name}", "", f"{sum(r[5] for r in all_rows)} triangles, {os.path.getsize(path)} bytes.", "",
                "| node | parent | origin | lowest corner | highest corner | triangles | materials |", "|---|---|---|---|---|---|---|"]
        out += [f"| {n} | {p} | {say(o)} | {say(lo)} | {say(hi)} | {t} | {m} |" for n, p, o, lo, hi, t, m in all_rows]
        if doc.get("skins"):
            own = {s["name"]: [doc["nodes"][j]["name"].removeprefix(s["name"]) for j in s["joints"]] for s in doc["skins"]}
            out += ["", "| character | joints |", "|---|---|"] + [f"| {k} | {' '.join(v)} |" for k, v in own.items()]
            out += ["", "| clip | of | seconds | channels | keys |", "|---|---|---|---|---|"]
            out += [f"| {name} | {who} | {t:g} | {n} | {k} |" for who, name, t, n, k in clips(doc)]
        views = doc["scenes"][0]["extras"]["viewpoints"]
        out += ["", "| viewpoint | eye | target |", "|---|---|---|"] + [f"| {k} | {say(v['eye'])} | {say(v['target'])} |" for k, v in views.items()]
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    readme = os.path.join(HERE, "README.md")
    with open(readme, encoding="utf-8") as f:
        text = f.read()
    new = text[:text.index(MARK)] + table()
    if "--check" in sys.argv:
        sys.exit(0 if new == text else "assets/models/README.md is stale: run python3 assets/models/list.py")
    with open(readme, "w", encoding="utf-8") as f:
        f.write(new)
