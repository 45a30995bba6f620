//! Nodes, light, views, ways: references and ranges.

use super::{Check, IdKind};
use crate::format::{Action, Node, Property, Shape};
use crate::report::{Phrase, say};
use crate::source::{Seg, way};
use std::collections::BTreeSet;

impl Check<'_> {
    pub(crate) fn places(&mut self) {
        let scene = self.scene;
        let shown: BTreeSet<&str> = scene
            .rules
            .iter()
            .flat_map(|r| &r.actions)
            .filter_map(|a| if let Action::Show(node) = a { Some(node.as_str()) } else { None })
            .collect();
        for (i, node) in scene.nodes.iter().enumerate() {
            self.node(i, node, &shown);
        }
        self.parent_rings();
        self.light();
        self.walk();
        self.viewpoints();
    }

    fn node(&mut self, i: usize, node: &Node, shown: &BTreeSet<&str>) {
        if let Some(scale) = node.scale {
            self.range(&way!["node", i, "scale"], f64::from(scale), 0.01, 100.0);
        }
        if let Some(parent) = &node.parent {
            self.refer(IdKind::NODE, parent, &way!["node", i, "parent"]);
        }
        if node.model.is_some() && node.shape.is_some() {
            self.put(
                "two-forms",
                &way!["node", i, "shape"],
                say!("model 和 shape 都写了", "both `model` and `shape`"),
                say!("只写一个", "one of them"),
                say!("删去 model 或 shape。", "delete `model` or `shape`."),
            );
        }
        if let Some(idle) = &node.idle {
            self.range(&way!["node", i, "idle", "period"], f64::from(idle.period.0), 1.0, 3600.0);
        }
        if let Some(shape) = &node.shape {
            self.shape(i, shape);
        }
        if node.loose {
            self.loose(i, node);
        }
        let form = matches!(node.shape, Some(Shape::Box(_) | Shape::Sphere(_) | Shape::Cylinder(_)));
        if let Some(parent) = node.parent.as_ref().filter(|_| form && node.at.is_none() && !node.loose) {
            let id = &node.id;
            self.put(
                "no-place",
                &way!["node", i, "parent"],
                say!("挂在 `{parent}` 上、没写 at 的 `{id}`", "`{id}`, a part of `{parent}` without `at`"),
                say!("`at = …`：离 `{parent}` 多远", "`at = …`: how far it is from `{parent}`"),
                say!(
                    "写上 at，如 at = \"0 0 0 m\"；不写就留在场景的原点。",
                    "write it, as in at = \"0 0 0 m\"; without it the thing stays at the scene's origin."
                ),
            );
        }
        if matches!(node.shape, Some(Shape::Thread { .. })) {
            self.thread(i, node);
        }
        if node.hidden && !shown.contains(node.id.as_str()) {
            let id = &node.id;
            self.put(
                "never-shown",
                &way!["node", i, "hidden"],
                say!("隐藏的 `{id}`，没有规则让它出现", "`{id}`, hidden, and no rule shows it"),
                say!("某条规则 {{ show = \"{id}\" }}", "a rule with {{ show = \"{id}\" }}"),
                say!("加一条规则，或删掉 hidden。", "add such a rule, or delete `hidden`."),
            );
        }
    }

    /// What falls is moved by nothing else, and has a form that the reckoning knows.
    fn loose(&mut self, i: usize, node: &Node) {
        let simple = matches!(node.shape, Some(Shape::Box(_) | Shape::Sphere(_) | Shape::Cylinder(_)));
        let against = [
            (!simple, say!("没有 box、sphere 或 cylinder", "no `box`, `sphere` or `cylinder`")),
            (node.solid, say!("同时写了 solid", "`solid` beside it")),
            (node.parent.is_some(), say!("同时写了 parent", "`parent` beside it")),
            (node.is_bound(), say!("同时写了会移动它的 bind", "a `bind` that moves it beside it")),
            (node.idle.is_some(), say!("同时写了 idle", "`idle` beside it")),
        ];
        for (_, found) in against.into_iter().filter(|(wrong, _)| *wrong) {
            self.put(
                "loose-and-bound",
                &way!["node", i, "loose"],
                found,
                say!("一个只由重力推动的简单形体", "a simple form that gravity alone moves"),
                say!("改掉这一项，或删去 loose。", "mend that, or delete `loose`."),
            );
        }
    }

    /// A thread is where its ends are, whatever else is written.
    fn thread(&mut self, i: usize, node: &Node) {
        let moved = node.binds.iter().position(|b| b.property != Property::Shown);
        let written = [
            (node.at.is_some(), "at"),
            (node.turn.is_some(), "turn"),
            (node.scale.is_some(), "scale"),
            (node.parent.is_some(), "parent"),
            (node.idle.is_some(), "idle"),
            (node.solid, "solid"),
        ];
        let bound = moved.map(|k| ("bind", way!["node", i, "bind", k, "property"]));
        let written = written.into_iter().filter(|(there, _)| *there).map(|(_, key)| (key, way!["node", i, key]));
        for (key, way) in written.chain(bound) {
            self.put(
                "thread-moved",
                &way,
                say!("线上不起作用的 `{key}`", "`{key}`, which does nothing to a thread"),
                say!("只由 from 和 to 定位的线", "a thread that its `from` and `to` alone place"),
                say!(
                    "删去这一项；要移动线，就移动它两端的物件。",
                    "delete it; to move a thread, move the nodes at its ends."
                ),
            );
        }
    }

    fn shape(&mut self, i: usize, shape: &Shape) {
        match shape {
            Shape::Box(size) => {
                for side in size.0 {
                    self.positive(&way!["node", i, "shape", "box"], f64::from(side));
                }
            }
            Shape::Sphere(radius) => self.positive(&way!["node", i, "shape", "sphere"], f64::from(radius.0)),
            Shape::Cylinder(size) => {
                for side in &size.0[..2] {
                    self.positive(&way!["node", i, "shape", "cylinder"], f64::from(*side));
                }
            }
            Shape::Thread { from, to } => {
                self.refer(IdKind::NODE, from, &way!["node", i, "shape", "thread", "from"]);
                self.refer(IdKind::NODE, to, &way!["node", i, "shape", "thread", "to"]);
            }
        }
    }

    fn light(&mut self) {
        let light = &self.scene.light;
        self.range(&way!["light", "strength"], f64::from(light.strength), 0.0, 3.0);
        if light.mist_from.0 >= light.mist_to.0 || light.mist_from.0 < 0.0 {
            let (from, to) = (light.mist_from.0, light.mist_to.0);
            self.put(
                "out-of-range",
                &way!["light", "mist_from"],
                Phrase::same(format!("{from} m … {to} m")),
                say!("0 ≤ mist_from < mist_to", "0 ≤ mist_from < mist_to"),
                say!("让雾先开始、后变浓。", "let the mist begin before it is thick."),
            );
        }
    }

    fn walk(&mut self) {
        let walk = &self.scene.walk;
        self.refer(IdKind::VIEWPOINT, &walk.start, &way!["walk", "start"]);
        self.range(&way!["walk", "speed"], f64::from(walk.speed), 0.5, 20.0);
        self.range(&way!["walk", "eye_height"], f64::from(walk.eye_height.0), 0.3, 30.0);
        if let (Some(min), Some(max)) = (walk.min, walk.max)
            && min.0.iter().zip(max.0).any(|(low, high)| *low >= high)
        {
            self.put(
                "out-of-range",
                &way!["walk", "min"],
                Phrase::same(format!("{:?} … {:?}", min.0, max.0)),
                say!("min 的每个数都小于 max 的", "each number of `min` below that of `max`"),
                say!("对调写反的数。", "swap the numbers that are the wrong way round."),
            );
        }
    }

    fn viewpoints(&mut self) {
        let scene = self.scene;
        for (i, viewpoint) in scene.viewpoints.iter().enumerate() {
            if let Some(view) = viewpoint.view {
                self.range(&way!["viewpoint", i, "view"], f64::from(view.0), 20.0, 75.0);
            }
            if viewpoint.eye == viewpoint.look {
                self.put(
                    "out-of-range",
                    &way!["viewpoint", i, "look"],
                    say!("与 eye 相同的点", "the same point as `eye`"),
                    say!("另一个点", "another point"),
                    say!("让眼睛看向别处。", "let the eyes look somewhere else."),
                );
            }
        }
        for (i, path) in scene.paths.iter().enumerate() {
            self.refer(IdKind::VIEWPOINT, &path.from, &way!["path", i, "from"]);
            self.refer(IdKind::VIEWPOINT, &path.to, &way!["path", i, "to"]);
        }
    }

    /// A list that needs so many entries.
    pub(crate) fn at_least(&mut self, way: &[Seg], length: usize, least: usize) {
        if length < least {
            let key = way.iter().rev().find_map(|seg| if let Seg::Key(key) = seg { Some(key.as_str()) } else { None });
            let key = key.unwrap_or("");
            self.put(
                "wrong-length",
                way,
                say!("`{key}` 有 {length} 项", "`{key}`, a list of {length}"),
                say!("至少 {least} 项", "{least} or more"),
                say!("补足。", "add what is missing."),
            );
        }
    }
}
