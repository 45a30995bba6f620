//! Eyes below the ground: a viewpoint with solid ground over it and nothing under it to stand on. Likewise things to be touched,
//! and such as lie far from wherever one can stand.
//!
//! Rooms are not meant: they have a floor. Looked at is the column through the eyes, with every node where it rests, and the
//! water in it. Nothing is said of a scene of more triangles than [`MOST`].

use super::Check;
use super::models::Models;
use super::triangle::{Triangle, height, simple};
use crate::format::{Bind, Node, Property, Scene};
use crate::model::{Rest, carriers, own, rests, transform, triangles};
use crate::report::say;
use crate::source::way;
use std::collections::{BTreeMap, HashMap};

/// Most triangles that are looked at.
const MOST: usize = 2_000_000;

/// Most triangles that are looked at for things to be touched, each counted as often as that is.
const WORK: usize = 20_000_000;

/// A surface in a column.
#[derive(Clone, Copy)]
struct Surface {
    y: f32,
    /// Whether it is seen from above: one can stand on it.
    up: bool,
}

/// The triangles of nodes in the world, of each only if it is asked for.
struct Forms<'a> {
    scene: &'a Scene,
    ids: HashMap<&'a str, &'a Node>,
    models: &'a Models<'a>,
    /// Where each node rests.
    rests: Vec<Rest>,
    nodes: BTreeMap<usize, Form>,
    /// How many there are.
    count: usize,
}

/// A node's triangles, with the rectangle around them on the map: x and z.
struct Form {
    triangles: Vec<Triangle>,
    least: [f32; 2],
    greatest: [f32; 2],
}

impl Check<'_> {
    pub(super) fn ground(&mut self, models: &Models<'_>) {
        let scene = self.scene;
        let ids: HashMap<&str, &Node> = scene.nodes.iter().rev().map(|n| (n.id.as_str(), n)).collect();
        let placed = |node: &Node| own(node, &models.get(node.model.as_ref()?.file.as_str())?.as_ref()?.model);
        let rests = rests(&scene.nodes, placed);
        let mut forms = Forms { scene, ids, models, rests, nodes: BTreeMap::new(), count: 0 };
        self.eyes(&mut forms);
        self.touched(&mut forms);
    }

    /// Things to be touched that lie below the ground, or too far from wherever one can stand.
    fn touched(&mut self, forms: &mut Forms<'_>) {
        let scene = self.scene;
        let talks = |node: &Node| scene.blocks().any(|block| block.is_touched(&node.id));
        let mut looked = 0_usize;
        for (n, node) in scene.nodes.iter().enumerate() {
            let wanted = node.answers_touch() || talks(node);
            if !wanted || node.loose || forms.moves(node) {
                continue;
            }
            looked += 1;
            if looked.saturating_mul(forms.count.max(scene.nodes.len())) > WORK {
                return;
            }
            let Some([low, high]) = forms.bounds(n) else { continue };
            let (id, key) = (&node.id, if node.at.is_some() { "at" } else { "id" });
            let way = way!["node", n, key];
            if let Some((over, top)) = forms.buried(n, low, high) {
                let over = &scene.nodes[over].id;
                let y = high[1];
                self.put(
                    "underground",
                    &way,
                    say!("place-below-ground", over, top, id, y),
                    say!("place-thing-can-seen-touched"),
                    say!("place-height-greater"),
                );
            } else if let Some(far) = reach(scene, low, high).filter(|far| *far > FAR) {
                self.put(
                    "out-of-reach",
                    &way,
                    say!("place-far-from-viewpoints", far, id),
                    say!("place-within-metres", far = FAR),
                    say!("place-change-give-viewpoint-nearby"),
                );
            }
        }
    }

    /// Eyes below the ground.
    fn eyes(&mut self, forms: &mut Forms<'_>) {
        let scene = self.scene;
        for (i, viewpoint) in scene.viewpoints.iter().enumerate() {
            let [x, eye, z] = viewpoint.eye.0;
            let mut over: Option<(f32, usize)> = None;
            let mut floor = scene.blocks().any(|block| block.is_floor(viewpoint.eye.0));
            for (n, node) in scene.nodes.iter().enumerate().filter(|(_, node)| node.solid) {
                if !forms.stays(node) {
                    continue;
                }
                for surface in forms.column(n, x, z).into_iter().filter(|s| s.up) {
                    floor |= surface.y <= eye;
                    if surface.y > eye && over.is_none_or(|(y, _)| surface.y < y) {
                        over = Some((surface.y, n));
                    }
                }
            }
            let Some((top, over)) = over.filter(|_| !floor) else { continue };
            let mut stands_on = |n: usize, node: &Node| {
                let lifts = forms.moves(node);
                forms.column(n, x, z).iter().any(|s| lifts || (s.up && s.y <= eye))
            };
            if scene.nodes.iter().enumerate().any(|(n, node)| stands_on(n, node)) || forms.count > MOST {
                continue;
            }
            let (id, wanted) = (&scene.nodes[over].id, top + scene.walk.eye_height.0);
            self.put(
                "underground",
                &way!["viewpoint", i, "eye"],
                say!("place-eyes-below-ground", id, top),
                say!("place-eyes-above-ground"),
                say!("place-height-about", wanted),
            );
        }
    }
}

/// How far a thing may lie from wherever one can stand, m.
const FAR: f32 = 100.0;

/// What covers a thing and reaches this far on the map is ground and no table, m.
const WIDE: f32 = 5.0;

/// How far a thing is from the nearest place where one can stand; nothing where one can go anywhere.
fn reach(scene: &Scene, low: [f32; 3], high: [f32; 3]) -> Option<f32> {
    let apart = |from: [f32; 3], to: [f32; 3]| {
        let gaps = (0..3).map(|axis| (low[axis] - to[axis]).max(from[axis] - high[axis]).max(0.0));
        gaps.map(|gap| gap * gap).sum::<f32>().sqrt()
    };
    let eyes = scene.viewpoints.iter().map(|viewpoint| apart(viewpoint.eye.0, viewpoint.eye.0));
    let walked = match (scene.walk.free, scene.walk.min, scene.walk.max) {
        (true, Some(min), Some(max)) => Some(apart(min.0, max.0)),
        (true, ..) => return None,
        (false, ..) => None,
    };
    eyes.chain(walked).reduce(f32::min)
}

impl<'a> Forms<'a> {
    /// The box around a node; nothing where it has no form.
    fn bounds(&mut self, n: usize) -> Option<[[f32; 3]; 2]> {
        self.keep(n);
        let form = self.nodes.get(&n).filter(|form| !form.triangles.is_empty())?;
        let mut points = form.triangles.iter().flatten();
        let first = *points.next()?;
        Some(points.fold([first, first], |[low, high], p| {
            [std::array::from_fn(|i| low[i].min(p[i])), std::array::from_fn(|i| high[i].max(p[i]))]
        }))
    }

    /// The wide solid ground over the middle of a thing under which there is none, with its height.
    fn buried(&mut self, thing: usize, low: [f32; 3], high: [f32; 3]) -> Option<(usize, f32)> {
        let [x, z] = [(low[0] + high[0]) / 2.0, (low[2] + high[2]) / 2.0];
        let middle = [x, high[1], z];
        if self.scene.blocks().any(|block| block.is_floor(middle)) {
            return None;
        }
        let mut over = None;
        for n in (0..self.scene.nodes.len()).filter(|n| *n != thing) {
            let ups: Vec<f32> = self.column(n, x, z).into_iter().filter(|s| s.up).map(|s| s.y).collect();
            if ups.iter().any(|y| *y <= high[1]) {
                return None;
            }
            let ground = self.stays(&self.scene.nodes[n]) && self.nodes.get(&n).is_some_and(Form::is_wide);
            let top = ups.into_iter().reduce(f32::max).filter(|_| ground);
            over = over.or(top.map(|top| (n, top)));
        }
        over.filter(|_| self.count <= MOST)
    }

    /// Reads the triangles of a node, unless there are too many.
    fn keep(&mut self, n: usize) {
        if self.count <= MOST && !self.nodes.contains_key(&n) {
            let form = self.form(n);
            self.count += form.triangles.len();
            self.nodes.insert(n, form);
        }
    }

    /// A node and those that it moves with.
    fn carriers(&self, node: &'a Node) -> Vec<&'a Node> {
        carriers(node, |id| self.ids.get(id).copied()).collect()
    }

    /// Solid ground that is there in any case, and nowhere else.
    fn stays(&self, node: &'a Node) -> bool {
        let goes = |bind: &Bind| bind.property.moves() || bind.property == Property::Shown;
        let rests = |node: &&Node| !node.hidden && !node.binds.iter().any(goes);
        node.solid && self.carriers(node).iter().all(rests)
    }

    /// Whether something moves or turns a node.
    fn moves(&self, node: &'a Node) -> bool {
        self.carriers(node).iter().any(|node| node.is_bound())
    }

    /// The surfaces of a node over and under a place on the map.
    fn column(&mut self, n: usize, x: f32, z: f32) -> Vec<Surface> {
        self.keep(n);
        let Some(form) = self.nodes.get(&n).filter(|form| form.covers(x, z)) else { return Vec::new() };
        form.triangles.iter().filter_map(|t| height(t, x, z)).map(|(y, up)| Surface { y, up }).collect()
    }

    fn form(&self, n: usize) -> Form {
        let (node, world) = (&self.scene.nodes[n], self.rests[n].world);
        let triangles: Vec<Triangle> = match (&node.model, &node.shape) {
            (Some(model), _) => {
                let held = self.models.get(model.file.as_str()).and_then(Option::as_ref);
                let read = held.map(|held| triangles(node, &held.model, world));
                let (points, indices) = read.unwrap_or_default();
                let corner = |i: u32| points.get(i as usize).copied().unwrap_or_default();
                indices.into_iter().map(|t| t.map(corner)).collect()
            }
            (None, Some(shape)) => simple(shape).map(|t| t.map(|p| transform(world, p))).collect(),
            (None, None) => Vec::new(),
        };
        let mut form = Form { triangles, least: [f32::INFINITY; 2], greatest: [f32::NEG_INFINITY; 2] };
        for [x, _, z] in form.triangles.iter().flatten() {
            form.least = [form.least[0].min(*x), form.least[1].min(*z)];
            form.greatest = [form.greatest[0].max(*x), form.greatest[1].max(*z)];
        }
        form
    }
}

impl Form {
    fn is_wide(&self) -> bool {
        (0..2).all(|axis| self.greatest[axis] - self.least[axis] >= WIDE)
    }

    /// Whether a place on the map lies in the rectangle around it.
    fn covers(&self, x: f32, z: f32) -> bool {
        (self.least[0]..=self.greatest[0]).contains(&x) && (self.least[1]..=self.greatest[1]).contains(&z)
    }
}
