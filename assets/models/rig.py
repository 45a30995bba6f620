"""Characters that move: joints below a root node, one skinned body, clips. It models nothing and writes no file by itself.

A rig is authored in its own space (standing at the origin, facing +z, its left side at +x, before `turn` and `size`), its joints
upright in the bind pose. A clip is a function that sets a Pose at a phase 0..1; it is sampled finely and its keys are thinned.
"""
import math

import numpy as np

from shape import place

FINE, MOST = 96, 24  # samples of a clip; keys that a channel may keep
TURN_BY, MOVE_BY = 0.006, 0.0012  # what thinning may change: radians, metres


def spin(x=0.0, y=0.0, z=0.0):
    """A rotation (3×3) by degrees: about x (nods forward), then z (leans to its right), then y (turns to its left)."""
    return np.array(place(turn=y, tilt=x, roll=z).to_3x3())


def about(axis, angle):
    """A rotation by radians about an axis."""
    x, y, z = np.array(axis, float) / np.linalg.norm(axis)
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + math.sin(angle) * k + (1 - math.cos(angle)) * k @ k


def frame_of(a, b):
    """Three axes: along a, square to a and b, and the third."""
    x = np.array(a, float) / np.linalg.norm(a)
    z = np.cross(x, b)
    z /= np.linalg.norm(z)
    return np.stack([x, np.cross(z, x), z], axis=1)


def aim(a, b, to_a, to_b):
    """The rotation that takes direction a to to_a and keeps b as near to to_b as that allows."""
    return frame_of(to_a, to_b) @ frame_of(a, b).T


def quaternion(m):
    """A rotation matrix as (x, y, z, w)."""
    k = np.array([[m[0, 0] - m[1, 1] - m[2, 2], 0, 0, 0], [m[0, 1] + m[1, 0], m[1, 1] - m[0, 0] - m[2, 2], 0, 0],
                  [m[0, 2] + m[2, 0], m[1, 2] + m[2, 1], m[2, 2] - m[0, 0] - m[1, 1], 0],
                  [m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1], m[0, 0] + m[1, 1] + m[2, 2]]]) / 3
    q = np.linalg.eigh(k)[1][:, -1]
    q = q if q[3] >= 0 else -q
    return q / np.linalg.norm(q)


def beats(u, *marks):
    """A value that rests and changes softly: marks are (phase, value), a round; values are numbers or tuples."""
    marks = [(p, np.array(v, float)) for p, v in marks]
    first, last = marks[0], marks[-1]
    marks = [(last[0] - 1, last[1])] + marks + [(first[0] + 1, first[1])]
    for (p, v), (q, w) in zip(marks, marks[1:]):
        if p <= u <= q and q > p:
            t = (u - p) / (q - p)
            return v + (w - v) * (t * t * (3 - 2 * t))
    return first[1]


def wave(u, times=1, shift=0.0):
    """A sine of the phase, `times` in a round."""
    return math.sin(2 * math.pi * (times * u + shift))


class Pose:
    """One moment of a rig: each joint's turn, and the few that move."""

    def __init__(self, rig):
        self.rig, self.turns, self.moves, self.sizes = rig, {}, {}, {}

    def turn(self, joint, x=0.0, y=0.0, z=0.0):
        """Turns a joint by degrees, after what turned it before."""
        self.turns[joint] = self.turns.get(joint, np.eye(3)) @ spin(x, y, z)
        return self

    def move(self, joint, x=0.0, y=0.0, z=0.0):
        """Moves a joint off its place."""
        self.moves[joint] = self.moves.get(joint, np.zeros(3)) + (x, y, z)
        return self

    def size(self, thing, factor):
        """Makes a thing smaller; 0.001 hides it."""
        self.sizes[thing] = np.full(3, float(factor))
        return self

    def where(self, joint):
        """A joint's rotation and place in the rig's own space."""
        at, parent = self.rig.places[joint], self.rig.parents[joint]
        r, p = self.where(parent) if parent else (np.eye(3), np.zeros(3))
        home = at - (self.rig.places[parent] if parent else 0) + self.moves.get(joint, 0)
        return r @ self.turns.get(joint, np.eye(3)), p + r @ home

    def point(self, joint, at):
        """Where a point of the bind pose that goes with a joint now is."""
        r, p = self.where(joint)
        return p + r @ (np.array(at, float) - self.rig.places[joint])

    def reach(self, upper, fore, hand, target, pole, hold=None):
        """Bends a limb so that its hand's (foot's) joint comes to a target, the elbow (knee) towards `pole`; `hold` is the hand's rotation."""
        a, b, c = (self.rig.places[j] for j in (upper, fore, hand))
        b1, b2 = b - a, c - b
        l1, l2 = np.linalg.norm(b1), np.linalg.norm(b2)
        base, start = self.where(self.rig.parents[upper])[0], self.where(upper)[1]
        d = np.array(target, float) - start
        far = min(max(np.linalg.norm(d), abs(l1 - l2) * 1.02 + 1e-4), (l1 + l2) * 0.998)
        d /= np.linalg.norm(d)
        side = np.array(pole, float) - d * np.dot(pole, d)
        side /= np.linalg.norm(side)
        cos = (l1 * l1 + far * far - l2 * l2) / (2 * l1 * far)
        elbow = d * (l1 * cos) + side * (l1 * math.sqrt(max(0.0, 1 - cos * cos)))
        bend, n = np.cross(b1, b2), -np.cross(d, side)
        ru = aim(b1, np.cross(bend, b1), elbow, np.cross(n, elbow))
        e2 = d * far - elbow
        rf = aim(b2, np.cross(bend, b2), e2, np.cross(n, e2))
        if hold is not None:  # half of the hand's twist is the forearm's
            local = rf.T @ hold
            axis = b2 / l2
            q = quaternion(local)
            rf = rf @ about(axis, math.atan2(float(np.dot(q[:3], axis)), float(q[3])))
            self.turns[hand] = rf.T @ hold
        self.turns[upper], self.turns[fore] = base.T @ ru, ru.T @ rf
        return self


class Rig:
    """A character being made."""

    def __init__(self, sc, name, at, turn=0, size=1.0):
        self.scene, self.name, self.size, self.angle = sc, name, size, turn
        self.root = sc.node(name, at, movable=True)
        self.body = sc.node(name + "Body", at, self.root)
        self.body.skin, self.body.rig = [], self
        self.places, self.parents, self.joints, self.things, self.clips = {}, {}, {}, {}, []
        self.m = place(*at, turn=turn, scale=size)
        sc.rigs.append(self)

    def joint(self, name, at, parent=None):
        """Adds a joint at a place of the rig's own space; names are without the rig's name."""
        self.places[name], self.parents[name] = np.array(at, float), parent
        node = self.scene.node(self.name + name, tuple(np.array(self.m)[:3] @ (*at, 1.0)), self.joints.get(parent, self.root))
        node.spin, node.joint = spin(y=self.angle), True
        self.joints[name] = node
        return node

    def thing(self, name, joint, at):
        """A rigid node that a joint carries; its shapes are authored in scene coordinates, as of any node."""
        node = self.things[name.removeprefix(self.name)] = self.scene.node(name, tuple(np.array(self.m)[:3] @ (*at, 1.0)), self.joints[joint])
        node.spin = spin(y=self.angle)
        return node

    def wear(self, shape, weigh, material="house"):
        """Adds a shape in the rig's own space to the skin. `weigh`: a joint's name, or a function of points (n×3) to {joint: n weights}."""
        pos, nrm, col, tris = shape.arrays()
        self.body.of(material).add(pos, nrm, col, tris, self.m)
        w = {weigh: np.ones(len(pos))} if isinstance(weigh, str) else weigh(pos)
        full = np.zeros((len(pos), len(self.joints)))
        names = list(self.joints)
        for joint, v in w.items():
            full[:, names.index(joint)] += v
        self.body.skin.append(four(full))
        return self

    def clip(self, name, seconds, fn):
        """Adds a clip `<rig><name>` that plays over and over: fn(pose, phase) sets the pose."""
        poses = []
        for k in range(FINE):
            poses.append(Pose(self))
            fn(poses[-1], k / FINE)
        self.clips.append((self.name + name, seconds, poses + poses[:1]))
        return self


def four(full):
    """Each row's four greatest weights as joints and bytes whose sum is 255."""
    pick = np.argsort(-full, axis=1, kind="stable")[:, :4]
    pick = np.pad(pick, ((0, 0), (0, 4 - pick.shape[1])))
    w = np.take_along_axis(full, pick, axis=1)
    w[:, full.shape[1]:] = 0
    w = np.where(w < 0.02 * w[:, :1], 0, w)
    w = np.round(w / w.sum(axis=1, keepdims=True) * 255).astype(int)
    w[:, 0] += 255 - w.sum(axis=1)
    return np.where(w > 0, pick, 0).astype("u1"), w.astype("u1")


def ramp(p, a, b):
    """0 at or before point a, 1 at or beyond b, soft between: weights along a limb."""
    a, b = np.array(a, float), np.array(b, float)
    t = np.clip((p - a) @ (b - a) / np.dot(b - a, b - a), 0, 1)
    return t * t * (3 - 2 * t)


def thin(values, allowed, slerp):
    """The samples to keep, so that straight lines between them stay near enough to all."""
    keep = [0, len(values) - 1]
    while len(keep) < MOST:
        worst, where = allowed, None
        for a, b in zip(keep, keep[1:]):
            if b - a < 2:
                continue
            t = (np.arange(a + 1, b) - a)[:, None] / (b - a)
            line = values[a] * (1 - t) + values[b] * t
            if slerp:
                line /= np.linalg.norm(line, axis=1, keepdims=True)
            gap = np.linalg.norm(values[a + 1:b] - line, axis=1)
            if gap.max() > worst:
                worst, where = gap.max(), a + 1 + int(gap.argmax())
        if where is None:
            break
        keep = sorted(keep + [where])
    return keep


def channels(rig):
    """For each clip its channels: (joint, path, times, values). Every clip moves every joint that any clip of the rig moves."""
    turned = [j for j in rig.joints if any(j in p.turns for _, _, poses in rig.clips for p in poses)]
    moved = [j for j in rig.joints if any(j in p.moves for _, _, poses in rig.clips for p in poses)]
    sized = [t for t in rig.things if any(t in p.sizes for _, _, poses in rig.clips for p in poses)]
    stand = spin(y=rig.angle)
    for name, seconds, poses in rig.clips:
        out = []
        for path, joints, allowed in (("rotation", turned, TURN_BY / 2), ("translation", moved, MOVE_BY), ("scale", sized, 0.01)):
            for j in joints:
                top, rows = path != "scale" and rig.parents[j] is None, []
                for p in poses:
                    if path == "rotation":
                        r = p.turns.get(j, np.eye(3))
                        q = quaternion(stand @ r if top else r)
                        rows.append(-q if rows and np.dot(q, rows[-1]) < 0 else q)
                    elif path == "scale":
                        rows.append(p.sizes.get(j, np.ones(3)))
                    else:
                        v = rig.size * (rig.places[j] - (0 if top else rig.places[rig.parents[j]]) + p.moves.get(j, 0))
                        rows.append(stand @ v if top else v)
                rows = np.array(rows)
                rows[-1] = rows[0]
                keep = thin(rows, allowed, path == "rotation")
                out.append((j, path, np.array(keep) / FINE * seconds, rows[keep]))
        yield name, out


def file_parts(scene, order, store):
    """The file's `skins` and `animations`; `store` puts an array into the file and gives its accessor."""
    skins, animations = [], []
    for rig in scene.rigs:
        inverse = []
        for n in rig.joints.values():
            m = np.eye(4)
            m[:3, :3] = n.spin.T
            m[:3, 3] = -n.spin.T @ (np.array(n.at) - np.array(rig.root.at))
            inverse.append(m.T.ravel())
        skins.append({"name": rig.name, "inverseBindMatrices": store(np.round(np.array(inverse), 6).astype("<f4") + np.float32(0), None, "MAT4", 5126),
                      "skeleton": order[id(rig.root)], "joints": [order[id(n)] for n in rig.joints.values()]})
        for name, chans in channels(rig):
            times, doc = {}, {"name": name, "samplers": [], "channels": []}
            for joint, path, t, v in chans:
                t = np.round(t, 5).astype("<f4")
                if t.tobytes() not in times:
                    times[t.tobytes()] = store(t, None, "SCALAR", 5126, bounds=True)
                kind = "VEC4" if path == "rotation" else "VEC3"
                doc["channels"].append({"sampler": len(doc["samplers"]), "target": {"node": order[id((rig.joints | rig.things)[joint])], "path": path}})
                doc["samplers"].append({"input": times[t.tobytes()], "output": store(np.round(v, 6).astype("<f4") + np.float32(0), None, kind, 5126)})
            animations.append(doc)
    return skins, animations
