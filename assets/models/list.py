"""Writes the table of nodes in README.md from the .glb files (`python3 list.py`), or fails if it is stale (`python3 list.py --check`)."""
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


def rows(doc):
    """One row per node: name, origin, bounds, triangles, materials; in scene coordinates."""
    parent = {c: i for i, n in enumerate(doc["nodes"]) for c in n.get("children", [])}

    def origin(i):
        """A node's place in the scene."""
        here = doc["nodes"][i].get("translation", [0, 0, 0])
        return here if i not in parent else [a + b for a, b in zip(here, origin(parent[i]))]
    for i, n in enumerate(doc["nodes"]):
        o, prims = origin(i), doc["meshes"][n["mesh"]]["primitives"] if "mesh" in n else []
        acc = [doc["accessors"][p["attributes"]["POSITION"]] for p in prims]
        lo = [min(a["min"][k] for a in acc) + o[k] for k in range(3)] if acc else None
        hi = [max(a["max"][k] for a in acc) + o[k] for k in range(3)] if acc else None
        tris = sum(doc["accessors"][p["indices"]]["count"] // 3 for p in prims)
        yield n["name"], doc["nodes"][parent[i]]["name"] if i in parent else "", o, lo, hi, tris, ", ".join(doc["materials"][p["material"]]["name"] for p in prims)


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
