//! Eyes below the ground: a viewpoint with solid ground over it and nothing under it to stand on. Likewise things to be touched,
//! and such as lie far from wherever one can stand.
//!
//! Rooms are not meant: they have a floor. Looked at is the column through the eyes, with every node where it rests, and the
//! water in it. Nothing is said of a scene of more triangles than [`MOST`].

use super::Check;
use super::models::Models;
use crate::format::{Node, Point, Property, Scene, Shape};
use crate::model::{IDENTITY, Matrix, carriers, multiply, placed, transform, triangles};
use crate::report::say;
use crate::source::way;
use std::collections::{BTreeMap, HashMap};
use std::f32::consts::TAU;

/// Most triangles that are looked at.
const MOST: usize = 2_000_000;

/// Most triangles that are looked at for things to be touched, each counted as often as that is.
const WORK: usize = 20_000_000;

/// Sides that round forms have here, and rows of them a ball: a little less than the form itself.
const SIDES: u16 = 16;
const ROWS: u16 = 8;

type Triangle = [[f32; 3]; 3];

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
        let mut forms = Forms { scene, ids, models, nodes: BTreeMap::new(), count: 0 };
        self.eyes(&mut forms);
        self.touched(&mut forms);
    }

    /// Things to be touched that lie below the ground, or too far from wherever one can stand.
    fn touched(&mut self, forms: &mut Forms<'_>) {
        let scene = self.scene;
        let talks = |node: &Node| scene.blocks().any(|block| block.is_touched(&node.id));
        let mut looked = 0_usize;
        for (n, node) in scene.nodes.iter().enumerate() {
            let wanted = node.examine || node.usable || talks(node);
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
            let form = self.form(&self.scene.nodes[n]);
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
        let rests = |node: &&Node| !node.hidden && node.binds.is_empty();
        node.solid && self.carriers(node).iter().all(rests)
    }

    /// Whether something moves or turns a node.
    fn moves(&self, node: &'a Node) -> bool {
        self.carriers(node).iter().flat_map(|node| &node.binds).any(|bind| bind.property != Property::Shown)
    }

    /// Where a node is that is written with a place of its own: by its parent's; any other stays where it is.
    fn above(&self, node: &'a Node) -> Matrix {
        let carriers = self.carriers(node);
        let carried = carriers.iter().take_while(|node| node.at.is_some()).count();
        let placed = carriers.iter().skip(1).take(carried).map(|node| placed(node, IDENTITY));
        placed.fold(IDENTITY, |below, above| multiply(above, below))
    }

    /// The surfaces of a node over and under a place on the map.
    fn column(&mut self, n: usize, x: f32, z: f32) -> Vec<Surface> {
        self.keep(n);
        let Some(form) = self.nodes.get(&n).filter(|form| form.covers(x, z)) else { return Vec::new() };
        form.triangles.iter().filter_map(|t| height(t, x, z)).map(|(y, up)| Surface { y, up }).collect()
    }

    fn form(&self, node: &'a Node) -> Form {
        let mut triangles: Vec<Triangle> = match (&node.model, &node.shape) {
            (Some(model), _) => {
                let held = self.models.get(model.file.as_str()).and_then(Option::as_ref);
                let (points, indices) = held.map_or((Vec::new(), Vec::new()), |held| triangles(node, &held.model));
                let corner = |i: u32| points.get(i as usize).copied().unwrap_or_default();
                indices.into_iter().map(|t| t.map(corner)).collect()
            }
            (None, Some(shape)) => simple(shape).map(|t| t.map(|p| transform(placed(node, IDENTITY), p))).collect(),
            (None, None) => Vec::new(),
        };
        let above = self.above(node);
        if above != IDENTITY {
            triangles.iter_mut().flatten().for_each(|p| *p = transform(above, *p));
        }
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

/// The height of a triangle at a place on the map, if it covers it, and whether it faces up.
fn height(t: &Triangle, x: f32, z: f32) -> Option<(f32, bool)> {
    let [a, b, c] = t;
    // Counted against the clock seen from above, a face looks up.
    let area = (b[2] - a[2]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[2] - a[2]);
    let u = ((z - a[2]) * (c[0] - a[0]) - (x - a[0]) * (c[2] - a[2])) / area;
    let v = ((b[2] - a[2]) * (x - a[0]) - (b[0] - a[0]) * (z - a[2])) / area;
    let covers = area != 0.0 && u >= 0.0 && v >= 0.0 && u + v <= 1.0;
    covers.then(|| (a[1] + u * (b[1] - a[1]) + v * (c[1] - a[1]), area > 0.0))
}

/// The upper and the lower side of a simple form about its own middle: what else it has stands upright.
fn simple(shape: &Shape) -> impl Iterator<Item = Triangle> {
    let round = |radius: f32, y: f32, k: u16| {
        let a = f32::from(k) / f32::from(SIDES) * TAU;
        [radius * a.cos(), y, radius * a.sin()]
    };
    let mut upper: Vec<Triangle> = Vec::new();
    match shape {
        Shape::Box(Point(size)) => {
            let [x, y, z] = size.map(|side| side / 2.0);
            upper.push([[-x, y, -z], [-x, y, z], [x, y, z]]);
            upper.push([[-x, y, -z], [x, y, z], [x, y, -z]]);
        }
        Shape::Cylinder(Point([radius, h, _])) => {
            let y = h / 2.0;
            upper.extend((0..SIDES).map(|k| [[0.0, y, 0.0], round(*radius, y, k + 1), round(*radius, y, k)]));
        }
        Shape::Sphere(radius) => {
            let ring = |row: u16, k: u16| {
                let a = f32::from(row) / f32::from(ROWS) * TAU / 4.0;
                round(radius.0 * a.sin(), radius.0 * a.cos(), k)
            };
            for (row, k) in (0..ROWS).flat_map(|row| (0..SIDES).map(move |k| (row, k))) {
                upper.push([ring(row, k), ring(row + 1, k + 1), ring(row + 1, k)]);
                upper.push([ring(row, k), ring(row, k + 1), ring(row + 1, k + 1)]);
            }
        }
        Shape::Thread { .. } => {}
    }
    let lower: Vec<Triangle> = upper.iter().map(|[a, b, c]| [*a, *c, *b].map(|[x, y, z]| [x, -y, z])).collect();
    upper.into_iter().chain(lower)
}
