//! Where each node is in this tick: by its parent, for the picture, and in the world, for what is solid. Where it rests is the scene's
//! ([`shujin_lesson::model::rests`]); binds move it from there, each after the one before; what is loose is where it has fallen; what a hand
//! has put somewhere is there, and moves with what it lies on.
//!
//! Does not: know what is shown, nor move with a clip. A clip moves what is below the root of a model, never the root. Small movements
//! (`idle`) are decoration: [`idling`] gives them to whoever draws, and nothing of the lesson depends on them.
//!
//! Angles go through `libm`, so that a node stands at the same place, to the last bit, in a browser and natively.

use crate::{DynamicBodies, Play, TICK, colliders::Geometry};
use shujin_lesson::{
    Files,
    format::{Bind, Idle, IdleKind, Node, Property, Scene},
    model::{CARRIERS, IDENTITY, LocalPose, Matrix, Model, Rest, inverse, multiply, own, rests, transform},
};
use std::collections::HashMap;
use std::f32::consts::TAU;

/// Farther off than this, m, and larger than so many times, nothing is moved: physics that reckons with greater numbers comes to none
/// at all.
const FARTHEST: f32 = 1.0e4;

/// Smaller than this part of itself nothing becomes.
const SMALLEST: f32 = 0.001;

/// Where nodes are, by their numbers in the scene.
#[derive(Default)]
pub struct Places {
    nodes: Vec<Place>,
    /// Numbers of the nodes that binds move, and of those that move with such or with what is loose; parents before children.
    moving: Vec<usize>,
}

struct Place {
    /// Where the scene has it.
    home: Rest,
    parent: Option<usize>,
    rest: LocalPose,
    now: LocalPose,
    world: Matrix,
    /// A bind of its own moves it.
    is_bound: bool,
    /// Something moves it.
    moves: bool,
    /// It has moved since the tick before.
    changed: bool,
    /// It was put elsewhere in this tick.
    is_put: bool,
    /// It is in somebody's hand: neither solid nor in anybody's way.
    lifted: bool,
    /// It can be put elsewhere.
    can_be_put: bool,
    /// Least and greatest corner of such a one in its own space, m.
    bounds: Option<[[f32; 3]; 2]>,
}

/// Where a thing is put: on which node, and how it lies there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seat {
    /// The number of the node that it lies on and moves with.
    pub on: usize,
    /// The point in that node's own space to which it comes, m.
    pub at: [f32; 3],
    /// By how much it is turned about the upright axis from how it rests, radians.
    pub turn: f32,
    /// The point of the thing that comes there, by its bounds: 0 is their lower, 0.5 their middle, 1 their upper end along x, y, z; its own
    /// origin where there is none.
    pub by: Option<[f32; 3]>,
}

/// The models of a scene as far as their forms are needed, by path; none for one that cannot be read.
pub(crate) struct Models<'a>(HashMap<&'a str, Option<Model>>);

impl<'a> Models<'a> {
    /// Reads each file once. Of one whose nodes all have places of their own, stay there and are nothing to stand on, nothing is needed.
    pub(crate) fn read(scene: &'a Scene, files: &Files, can_move: &dyn Fn(&str) -> bool) -> Models<'a> {
        let wanted = scene.nodes.iter().filter(|node| node.solid || node.at.is_none() || can_move(&node.id));
        let mut read = HashMap::new();
        for model in wanted.filter_map(|node| node.model.as_ref()) {
            read.entry(model.file.as_str()).or_insert_with(|| Model::forms(&model.file, files).ok());
        }
        Models(read)
    }

    /// The model of a node.
    pub(crate) fn of(&self, node: &Node) -> Option<&Model> {
        self.0.get(node.model.as_ref()?.file.as_str())?.as_ref()
    }
}

impl Places {
    /// Where the nodes of a scene rest; those that `can_move` may be put elsewhere.
    pub(crate) fn new(scene: &Scene, models: &Models<'_>, can_move: &dyn Fn(&str) -> bool) -> Places {
        let rests = rests(&scene.nodes, |node| own(node, models.of(node)?));
        let mut order: Vec<usize> = (0..rests.len()).collect();
        order.sort_by_key(|i| rests[*i].depth);
        let (mut moves, mut moving) = (vec![false; rests.len()], Vec::new());
        for i in order {
            let node = &scene.nodes[i];
            let above = rests[i].parent.is_some_and(|parent| moves[parent] || scene.nodes[parent].loose);
            moves[i] = above || node.is_bound() || can_move(&node.id);
            moving.extend(moves[i].then_some(i));
        }
        let bounds = |i: usize| {
            let node = scene.nodes.get(i).filter(|node| can_move(&node.id))?;
            Geometry::of(node, models)?.bounds()
        };
        let place = |(i, rest): (usize, &Rest)| Place {
            home: *rest,
            parent: rest.parent,
            rest: rest.local,
            now: rest.local,
            world: rest.world,
            is_bound: scene.nodes[i].is_bound(),
            moves: moves[i],
            changed: false,
            is_put: false,
            lifted: false,
            can_be_put: can_move(&scene.nodes[i].id),
            bounds: bounds(i),
        };
        Places { nodes: rests.iter().enumerate().map(place).collect(), moving }
    }

    /// How a node stands now in the space of its parent, or in the world where it has none: metres, a unit quaternion, factors.
    pub fn local(&self, node: usize) -> Option<LocalPose> {
        Some(self.nodes.get(node)?.now)
    }

    /// The matrix from a node's own space to the world now, m.
    pub fn world(&self, node: usize) -> Option<Matrix> {
        Some(self.nodes.get(node)?.world)
    }

    /// The number of the node that a node moves with.
    pub fn parent(&self, node: usize) -> Option<usize> {
        self.nodes.get(node)?.parent
    }

    /// Whether a bind moves a node, or something that it moves with is moved.
    pub(crate) fn moves(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|place| place.moves)
    }

    /// Whether a node can be put elsewhere.
    pub fn can_be_put(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|place| place.can_be_put)
    }

    /// The matrix from a node's own space to the world, m, where the scene has it: with what it moves with there as it is now.
    pub fn home(&self, node: usize) -> Option<Matrix> {
        let home = self.nodes.get(node)?.home;
        let above = home.parent.map_or(Some(IDENTITY), |parent| self.world(parent))?;
        Some(multiply(above, home.local.matrix()))
    }

    /// The matrix from a node's own space to the world, m, as if it were put there now.
    pub fn if_put(&self, node: usize, seat: Seat) -> Option<Matrix> {
        Some(multiply(self.world(seat.on)?, self.lying(node, seat)?.matrix()))
    }

    /// A node and those that it moves with, by their numbers.
    pub(crate) fn line(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node), |node| self.parent(*node))
    }

    /// Puts a node somewhere, or back to where the scene has it. One that would come to lie on itself stays where it is; whether it was put.
    pub(crate) fn put(&mut self, node: usize, seat: Option<Seat>) -> bool {
        let Some(place) = self.nodes.get(node) else { return false };
        let (parent, rest) = match seat {
            None => (place.home.parent, place.home.local),
            Some(seat) => match self.lying(node, seat).filter(|_| self.line(seat.on).all(|on| on != node)) {
                Some(lying) => (Some(seat.on), lying),
                None => return false,
            },
        };
        let place = &mut self.nodes[node];
        (place.parent, place.rest, place.is_put) = (parent, rest, true);
        // What it lies on comes before it.
        let mut moving = std::mem::take(&mut self.moving);
        moving.sort_by_cached_key(|i| (self.line(*i).take(self.nodes.len()).count(), *i));
        self.moving = moving;
        true
    }

    /// How a node lies in the space of what it is put on: as large and turned as it rests in the world, with the point that is meant at the
    /// place that is meant.
    fn lying(&self, node: usize, seat: Seat) -> Option<LocalPose> {
        let (place, on) = (self.nodes.get(node)?, self.nodes.get(seat.on)?);
        let rest = LocalPose::of(place.home.world);
        let turned = LocalPose { at: [0.0; 3], ..LocalPose::default() }.turned(1, seat.turn).matrix();
        let own = multiply(turned, LocalPose { at: [0.0; 3], ..rest }.matrix());
        let anchor = seat.by.zip(place.bounds).map_or([0.0; 3], |(by, [low, high])| {
            // Along the world's axes: what stands on its lower end does so however its model lies.
            let corners =
                (0..8).map(|i| transform(own, [0, 1, 2].map(|axis| if i >> axis & 1 == 0 { low } else { high }[axis])));
            let (low, high) = corners.fold(([f32::MAX; 3], [f32::MIN; 3]), |(low, high), corner| {
                ([0, 1, 2].map(|i| low[i].min(corner[i])), [0, 1, 2].map(|i| high[i].max(corner[i])))
            });
            [0, 1, 2].map(|i| low[i] + (high[i] - low[i]) * by[i])
        });
        let to = transform(on.home.world, seat.at);
        let mut world = own;
        (0..3).for_each(|i| world[3][i] = to[i] - anchor[i]);
        Some(LocalPose::of(multiply(inverse(on.home.world)?, world)))
    }

    /// Takes a node into a hand, or lets it be where it is put.
    pub(crate) fn lift(&mut self, node: usize, lifted: bool) {
        if let Some(place) = self.nodes.get_mut(node) {
            place.lifted = lifted;
        }
    }

    /// Whether a node, or something that it moves with, is in a hand.
    pub(crate) fn is_lifted(&self, node: usize) -> bool {
        self.line(node).take(CARRIERS).any(|i| self.nodes[i].lifted)
    }

    /// Has each node be where its binds say now.
    pub(crate) fn update(&mut self, play: &Play) {
        let nodes = &play.lesson.scene.nodes;
        for i in self.moving.iter().copied() {
            let place = &self.nodes[i];
            // What is loose was put where it fell, and is moved by nothing else.
            let Some(node) = nodes.get(i).filter(|node| !node.loose) else { continue };
            let now = if place.is_bound { bound(place.rest, &node.binds, play) } else { place.rest };
            let above = place.parent.map(|parent| &self.nodes[parent]);
            let changed = now != place.now || place.is_put || above.is_some_and(|above| above.changed);
            let world = changed.then(|| above.map_or(now.matrix(), |above| multiply(above.world, now.matrix())));
            let place = &mut self.nodes[i];
            (place.now, place.changed, place.is_put) = (now, changed, false);
            place.world = world.unwrap_or(place.world);
        }
    }

    /// Has what is loose be where it has fallen.
    pub(crate) fn lay(&mut self, bodies: &DynamicBodies) {
        for (node, body) in bodies.poses() {
            let Some(place) = self.nodes.get_mut(node) else { continue };
            let now = LocalPose { at: body.at, turn: body.turn, ..place.now };
            place.changed = now != place.now;
            if place.changed {
                (place.now, place.world) = (now, now.matrix());
            }
        }
    }
}

/// How a node stands that rests so, with its binds one after the other.
fn bound(rest: LocalPose, binds: &[Bind], play: &Play) -> LocalPose {
    binds.iter().fold(rest, |mut pose, bind| {
        let x = play.number(&bind.to);
        match bind.property {
            Property::AtX => pose.at[0] += metres(x),
            Property::AtY => pose.at[1] += metres(x),
            Property::AtZ => pose.at[2] += metres(x),
            Property::TurnX => return pose.turned(0, radians(x)),
            Property::TurnY => return pose.turned(1, radians(x)),
            Property::TurnZ => return pose.turned(2, radians(x)),
            Property::Scale => return pose.scaled(factor(x)),
            Property::Shown => {}
        }
        pose
    })
}

/// A number too large for `f32` is none.
fn metres(x: f64) -> f32 {
    let x = x as f32;
    if x.is_finite() { x.clamp(-FARTHEST, FARTHEST) } else { 0.0 }
}

/// Degrees in radians, within one turn.
fn radians(x: f64) -> f32 {
    if x.is_finite() { (libm::fmod(x, 360.0) as f32).to_radians() } else { 0.0 }
}

/// What is no number makes as small as can be.
fn factor(x: f64) -> f32 {
    if x.is_nan() { SMALLEST } else { (x as f32).clamp(SMALLEST, FARTHEST) }
}

/// A pose with a node's small movement over it, so many ticks after the lesson was opened.
pub fn idling(pose: LocalPose, idle: &Idle, tick: u64) -> LocalPose {
    let period = f64::from(idle.period.0.max(1.0));
    let part = libm::fmod(tick as f64 * TICK / period, 1.0);
    let turned = part as f32 * TAU;
    let wave = libm::sinf(turned);
    let by = idle.by.map_or(6.0, |a| a.0).to_radians() * wave;
    match idle.kind {
        IdleKind::Sway => pose.turned(2, by),
        IdleKind::Nod => pose.turned(0, by),
        IdleKind::Turn => pose.turned(1, turned),
        IdleKind::Breathe => pose.scaled(1.0 + 0.02 * wave),
    }
}
