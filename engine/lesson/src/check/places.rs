//! Nodes, light, views, ways: references and ranges.

use super::{Check, IdKind};
use crate::format::{Action, Node, Shape};
use crate::report::{Message, say};
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
                say!("place-both-model-shape"),
                say!("place-one-of-them"),
                say!("place-delete-model-shape"),
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
                say!("place-part-without", parent, id),
                say!("place-how-far-from", parent),
                say!("place-write-at"),
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
                say!("place-hidden-no-rule-shows", id),
                say!("place-rule-that-shows", id),
                say!("place-add-such-rule-delete"),
            );
        }
    }

    /// What falls is moved by nothing else, and has a form that the reckoning knows.
    fn loose(&mut self, i: usize, node: &Node) {
        let simple = matches!(node.shape, Some(Shape::Box(_) | Shape::Sphere(_) | Shape::Cylinder(_)));
        let against = [
            (!simple, say!("place-no-simple-form")),
            (node.solid, say!("place-solid-beside")),
            (node.parent.is_some(), say!("place-parent-beside")),
            (node.is_bound(), say!("place-bind-moves-beside")),
            (node.idle.is_some(), say!("place-idle-beside")),
        ];
        for (_, found) in against.into_iter().filter(|(wrong, _)| *wrong) {
            self.put(
                "loose-and-bound",
                &way!["node", i, "loose"],
                found,
                say!("place-simple-form-gravity-alone"),
                say!("place-mend-delete-loose"),
            );
        }
    }

    /// A thread is where its ends are, whatever else is written.
    fn thread(&mut self, i: usize, node: &Node) {
        let moved = node.binds.iter().position(|b| b.property.moves());
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
                say!("place-does-nothing-thread", key),
                say!("place-thread-from-alone"),
                say!("place-delete-move-thread-move"),
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
                Message::same(format!("{from} m … {to} m")),
                say!("place-mist-bounds"),
                say!("place-let-mist-begin-before"),
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
                Message::same(format!("{:?} … {:?}", min.0, max.0)),
                say!("place-each-number-min-below"),
                say!("place-swap-numbers-wrong-way"),
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
                    say!("place-same-point-eye"),
                    say!("place-another-point"),
                    say!("place-let-eyes-look-somewhere"),
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
                say!("place-list-length", key, length),
                say!("place-at-least", least),
                say!("place-add-what-missing"),
            );
        }
    }
}
