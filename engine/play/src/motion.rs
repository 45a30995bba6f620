//! What moves in a tick, in this order: nodes by their binds, the ground with who stands on it, the learner, what is loose. And which
//! nodes are seen at all.
//!
//! Does not: know how any of them moves. That is for [`crate::Places`], [`crate::ground`], [`crate::Walker`] and
//! [`crate::DynamicBodies`].

use crate::{Play, Seat};
use shujin_lesson::{
    format::{Clip, Node, Property},
    model::CARRIERS,
};

impl Play {
    /// Has every node be where its binds say, and nobody be moved by it: so a lesson begins.
    pub(crate) fn settle(&mut self) {
        self.update_places();
        if let Some(mut ground) = self.walker.ground.take() {
            ground.settle(self);
            self.walker.ground = Some(ground);
        }
        if let Some(mut bodies) = self.bodies.take() {
            bodies.settle(self);
            self.bodies = Some(bodies);
        }
    }

    pub(crate) fn update_places(&mut self) {
        let mut places = std::mem::take(&mut self.places);
        places.update(self);
        self.places = places;
    }

    /// Moves what is solid to where its node is, with who stands on it and what lies on it.
    pub(crate) fn move_ground(&mut self) {
        if let Some(mut ground) = self.walker.ground.take() {
            let ride = ground.follow(self, self.walker.feet());
            self.walker.ground = Some(ground);
            ride.into_iter().for_each(|ride| self.walker.ride(ride));
        }
        if let Some(mut bodies) = self.bodies.take() {
            bodies.follow(self);
            self.bodies = Some(bodies);
        }
    }

    pub(crate) fn fall(&mut self) {
        if let Some(bodies) = &mut self.bodies {
            bodies.step();
            self.places.lay(bodies);
        }
    }

    pub(crate) fn walk(&mut self) {
        if let Some(viewpoint) = self.walker.step() {
            self.visited(viewpoint);
        }
    }

    /// Whether a node is seen now: no rule hides it, what binds it to be shown holds, and so it is with what it moves with.
    /// What is not seen cannot be touched.
    pub fn shows(&self, node: &str) -> bool {
        let nodes = &self.lesson.scene.nodes;
        nodes.iter().position(|n| n.id == node).is_none_or(|number| self.shows_number(number))
    }

    /// The same for a node by its number in the scene.
    pub(crate) fn shows_number(&self, number: usize) -> bool {
        let nodes = &self.lesson.scene.nodes;
        let shows = |number: usize| nodes.get(number).is_none_or(|node| self.shows_itself(node));
        self.places.line(number).take(CARRIERS).all(shows)
    }

    /// Puts a node somewhere, or back to where the scene has it (`None`): from the next update of places on it is there, and moves with what
    /// it lies on. Only for nodes that a block may move. Whether it was put: nothing comes to lie on itself.
    pub fn put(&mut self, node: usize, seat: Option<Seat>) -> bool {
        self.places.put(node, seat)
    }

    /// Takes a node into a hand, where it is neither solid nor lies anywhere, or out of it.
    pub fn lift(&mut self, node: usize, lifted: bool) {
        self.places.lift(node, lifted);
    }

    /// The movement that a node's model plays now, if any: the first whose `when` holds.
    pub fn clip<'a>(&self, node: &'a Node) -> Option<&'a Clip> {
        node.clips.iter().find(|clip| self.holds_if_any(clip.when.as_ref()))
    }

    /// Whether a node is seen now as far as it alone is asked.
    pub fn shows_itself(&self, node: &Node) -> bool {
        let mut bound = node.binds.iter().filter(|b| b.property == Property::Shown);
        !self.hidden.contains(&node.id) && bound.all(|b| self.holds(&b.to))
    }
}
