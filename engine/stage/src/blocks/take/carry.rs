//! Where a thing in hand is seen: where its pointer points, over the place that it would come to, or, where no pointer holds it, in the lower
//! middle of what is seen; and how it glides from the one to the other.
//!
//! Decoration: a lesson hears only what was taken and where it was put.

use super::rings;
use crate::{
    input::{grab::Grabs, pointer::Eye},
    lesson::Lesson,
    screen::Screen,
    ui::arrange::Free,
    world::{Placed, pick::Pick},
};
use bevy::prelude::*;
use shujin_blocks::take::{Hands, Open, Put, all_places, open_places};
use shujin_lesson::model::Matrix;
use shujin_play::Intent;
use std::collections::BTreeMap;

/// A pointer that points so near to a place means it, the angle at the eye, radians; or into the ring that is seen there, so much larger.
const NEAR: f32 = 0.09;
const ABOUT: f32 = 1.15;

/// By how much a thing is lifted over the place that it is aimed at, as a part of its size, and at least so much, m.
const LIFTED: (f32, f32) = (0.35, 0.03);

/// How large a thing in hand is seen that no pointer holds, as a part of its distance; and where, as parts of what is free.
const SEEN: f32 = 0.16;
const IN_HAND: Vec2 = Vec2::new(0.5, 0.86);

/// What is in hand comes so far before what it would go into, as a part of its size; and never nearer to the eye than this, m.
const BEFORE: (f32, f32) = (1.1, 0.25);

/// How fast a thing glides: after so many seconds two thirds of the way are done.
const GLIDE: f32 = 0.07;

/// Nearer to its place than this a thing is there, m.
const THERE: f32 = 0.004;

/// What is carried, and what still glides to its place: where each is drawn, by its node.
#[derive(Resource, Default)]
pub struct Carried {
    drawn: BTreeMap<String, Transform>,
    /// The place that each hand aims at.
    aims: BTreeMap<u8, Open>,
}

impl Carried {
    /// The place at which a hand aims.
    pub fn aimed(&self, hand: u8) -> Option<&Open> {
        self.aims.get(&hand)
    }
}

/// Finds the place that each dragging hand aims at.
pub fn aim(
    lesson: Option<Res<Lesson>>,
    mut grabs: ResMut<Grabs>,
    mut carried: ResMut<Carried>,
    things: Query<&Placed>,
) {
    let carried = carried.bypass_change_detection();
    carried.aims.clear();
    let Some(lesson) = lesson else { return };
    let hands: Vec<(u8, Option<Ray3d>)> = grabs.pointers().map(|(hand, pointer)| (hand, pointer.ray)).collect();
    for (hand, ray) in hands {
        let Some(held) = Hands::of(&lesson.play).and_then(|hands| hands.holds(hand)) else { continue };
        let radius = things.iter().find(|placed| placed.node == held).map_or(0.0, |placed| placed.radius);
        let open = ray.and_then(|ray| {
            let off = |open: &Open| off_ring(ray, open, radius).min(off(ray, open.at));
            nearest(open_places(&lesson.play, hand), off)
        });
        // At a place that refuses it says why.
        let other = || {
            let ray = ray?;
            nearest(all_places(&lesson.play), |(_, at)| off(ray, *at)).map(|(place, _)| place.to_owned())
        };
        let place = open.as_ref().map(|open| open.place.clone()).or_else(other);
        grabs.aim(hand, place.map(|place| Intent::of(Put { place, hand })));
        carried.aims.extend(open.map(|open| (hand, open)));
    }
}

/// The place that is meant most, of those that are meant at all: less than 1 off.
fn nearest<P>(places: Vec<P>, off: impl Fn(&P) -> f32) -> Option<P> {
    let meant = places.into_iter().map(|place| (off(&place), place)).filter(|(off, _)| *off < 1.0);
    meant.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, place)| place)
}

/// How far a ray points beside a point; at 1 it does not mean it any more.
fn off(ray: Ray3d, at: [f32; 3]) -> f32 {
    (Vec3::from(at) - ray.origin).angle_between(*ray.direction) / NEAR
}

/// How far a ray points beside the middle of the ring that is seen at a place, for a thing of this radius; at 1 it is beside the ring.
fn off_ring(ray: Ray3d, open: &Open, radius: f32) -> f32 {
    let (at, way, size) = rings::lie(open, radius, ray.origin);
    let far = way.dot(at - ray.origin) / way.dot(*ray.direction);
    if far.is_finite() && far > 0.0 { ray.get_point(far).distance(at) / (size * ABOUT) } else { f32::INFINITY }
}

/// Draws what is in hand where it is carried, and what was let go on its way to its place.
pub fn carry(
    lesson: Option<Res<Lesson>>,
    (grabs, mut carried): (Res<Grabs>, ResMut<Carried>),
    (time, screen, free, eye, pick): (Res<Time<Real>>, Res<Screen>, Res<Free>, Eye, Pick),
    mut things: Query<(&Placed, &mut Transform, Option<&ChildOf>)>,
    globals: Query<&GlobalTransform>,
) {
    let carried = carried.bypass_change_detection();
    let Some((lesson, hands)) = lesson.as_ref().and_then(|lesson| Some((lesson, Hands::of(&lesson.play)?))) else {
        carried.drawn.clear();
        return;
    };
    let play = &lesson.play;
    let share = if screen.reduce_motion { 1.0 } else { 1.0 - (-time.delta_secs() / GLIDE).exp() };
    for (placed, mut transform, above) in &mut things {
        if !play.places.can_be_put(placed.number) {
            continue;
        }
        let Some(home) = play.places.world(placed.number).map(transform_of) else { continue };
        let hand = hands.full().find(|(_, node)| *node == placed.node).map(|(hand, _)| hand);
        let wanted = match hand {
            None => home,
            Some(hand) => {
                let pointer = grabs.pointers().find(|(of, _)| *of == hand).and_then(|(_, pointer)| pointer.ray);
                held(placed, home, (pointer, carried.aims.get(&hand)), (&eye, &pick), free.0)
            }
        };
        let from = carried.drawn.get(&placed.node).copied().unwrap_or(home);
        let now = Transform {
            translation: from.translation.lerp(wanted.translation, share),
            rotation: from.rotation.slerp(wanted.rotation, share),
            scale: wanted.scale,
        };
        if hand.is_none() && now.translation.distance(wanted.translation) < THERE {
            carried.drawn.remove(&placed.node);
            continue;
        }
        carried.drawn.insert(placed.node.clone(), now);
        let space = above.and_then(|above| globals.get(above.parent()).ok()).copied().unwrap_or_default();
        let local = GlobalTransform::from(now).reparented_to(&space);
        transform.set_if_neq(local);
    }
}

/// Where a thing in hand is to be seen that is at `home` when it is put down.
fn held(
    placed: &Placed,
    home: Transform,
    (pointer, aim): (Option<Ray3d>, Option<&Open>),
    (eye, pick): (&Eye, &Pick),
    free: Rect,
) -> Transform {
    if let Some(open) = aim {
        let mut over = transform_of(open.world);
        over.translation.y += (placed.radius * LIFTED.0).max(LIFTED.1);
        return over;
    }
    let middle = home.transform_point(placed.middle);
    let in_hand = || Some((eye.ray(free.min + free.size() * IN_HAND)?, (placed.radius / SEEN).max(BEFORE.1)));
    // Under a pointer it is as far from the eye as where it was taken: depth is never guessed.
    let along = pointer.map(|ray| (ray, (middle - ray.origin).length())).or_else(in_hand);
    along.map_or(home, |(ray, far)| {
        let room = pick.reach(ray, &placed.node).map_or(far, |met| met - placed.radius * BEFORE.0);
        let at = ray.get_point(far.min(room).max(BEFORE.1));
        Transform { translation: home.translation + at - middle, ..home }
    })
}

fn transform_of(m: Matrix) -> Transform {
    Transform::from_matrix(Mat4::from_cols_array_2d(&m))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_ring_is_meant_to_its_edge_and_no_further() {
        let open =
            |stands| Open { place: "peg".into(), world: Mat4::IDENTITY.to_cols_array_2d(), at: [0.0; 3], stands };
        let eye = Vec3::new(0.0, 0.5, 0.9);
        let ray = |at: Vec3| Ray3d::new(eye, Dir3::new(at - eye).expect("a way"));
        let edge = Vec3::X * rings::lie(&open(true), 0.3, eye).2;
        for stands in [true, false] {
            assert!(off_ring(ray(edge), &open(stands), 0.3) < 1.0, "{stands}");
            assert!(off(ray(edge), [0.0; 3]) > 1.0, "that is far from its middle");
            assert!(off_ring(ray(edge * 1.2), &open(stands), 0.3) > 1.0, "{stands}");
        }
        let behind = Ray3d::new(Vec3::new(0.0, 0.5, 0.9), Dir3::Z);
        assert!(off_ring(behind, &open(false), 0.3) > 1.0);
    }
}
