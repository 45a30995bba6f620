//! Where each node is in this tick: by its parent, for the picture, and in the world, for what is solid. Where it rests is the scene's
//! ([`shujin_lesson::model::rests`]); binds move it from there, each after the one before; what is loose is where it has fallen.
//!
//! Does not: know what is shown, nor move with a clip. A clip moves what is below the root of a model, never the root. Small movements
//! (`idle`) are decoration: [`idling`] gives them to whoever draws, and nothing of the lesson depends on them.
//!
//! Angles go through `libm`, so that a node stands at the same place, to the last bit, in a browser and natively.

use crate::{DynamicBodies, Play, TICK};
use shujin_lesson::{
    Files,
    format::{Bind, Idle, IdleKind, Node, Property, Scene},
    model::{LocalPose, Matrix, Model, Rest, multiply, own, rests},
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
}

/// The models of a scene as far as their forms are needed, by path; none for one that cannot be read.
pub(crate) struct Models<'a>(HashMap<&'a str, Option<Model>>);

impl<'a> Models<'a> {
    /// Reads each file once. Of one whose nodes all have places of their own and are nothing to stand on, nothing is needed.
    pub(crate) fn read(scene: &'a Scene, files: &Files) -> Models<'a> {
        let wanted = scene.nodes.iter().filter(|node| node.solid || node.at.is_none());
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
    /// Where the nodes of a scene rest.
    pub(crate) fn new(scene: &Scene, models: &Models<'_>) -> Places {
        let rests = rests(&scene.nodes, |node| own(node, models.of(node)?));
        let mut order: Vec<usize> = (0..rests.len()).collect();
        order.sort_by_key(|i| rests[*i].depth);
        let (mut moves, mut moving) = (vec![false; rests.len()], Vec::new());
        for i in order {
            let above = rests[i].parent.is_some_and(|parent| moves[parent] || scene.nodes[parent].loose);
            moves[i] = above || scene.nodes[i].is_bound();
            moving.extend(moves[i].then_some(i));
        }
        let place = |(i, rest): (usize, &Rest)| Place {
            parent: rest.parent,
            rest: rest.local,
            now: rest.local,
            world: rest.world,
            is_bound: scene.nodes[i].is_bound(),
            moves: moves[i],
            changed: false,
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

    /// A node and those that it moves with, by their numbers.
    pub(crate) fn line(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node), |node| self.parent(*node))
    }

    /// Has each node be where its binds say now.
    pub(crate) fn update(&mut self, play: &Play) {
        let nodes = &play.lesson.scene.nodes;
        for i in self.moving.iter().copied() {
            let place = &self.nodes[i];
            // What is loose was put where it fell, and is moved by nothing else.
            let Some(node) = nodes.get(i).filter(|node| !node.loose) else { continue };
            let now = if place.is_bound { bound(place.rest, &node.binds, play) } else { place.now };
            let above = place.parent.map(|parent| &self.nodes[parent]);
            let changed = now != place.now || above.is_some_and(|above| above.changed);
            let world = changed.then(|| above.map_or(now.matrix(), |above| multiply(above.world, now.matrix())));
            let place = &mut self.nodes[i];
            (place.now, place.changed) = (now, changed);
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
