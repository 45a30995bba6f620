//! Where a thing in hand is seen: where its pointer points, over the place that it would come to, or, where no pointer holds it, in the lower
//! middle of what is seen; and how it glides from the one to the other.
//!
//! Decoration: a lesson hears only what was taken and where it was put.

use crate::{
    input::{grab::Grabs, pointer::Eye},
    lesson::Lesson,
    screen::Screen,
    ui::arrange::Free,
    world::Placed,
};
use bevy::prelude::*;
use shujin_blocks::take::{Hands, Open, Put, all_places, open_places};
use shujin_lesson::model::Matrix;
use shujin_play::Intent;
use std::collections::BTreeMap;

/// A pointer that points so near to a place means it: the angle at the eye, radians.
const NEAR: f32 = 0.09;

/// By how much a thing is lifted over the place that it is aimed at, as a part of its size, and at least so much, m.
const LIFTED: (f32, f32) = (0.35, 0.03);

/// How large a thing in hand is seen that no pointer holds, as a part of its distance; and where, as parts of what is free.
const SEEN: f32 = 0.16;
const IN_HAND: Vec2 = Vec2::new(0.5, 0.86);

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
pub fn aim(lesson: Option<Res<Lesson>>, mut grabs: ResMut<Grabs>, mut carried: ResMut<Carried>) {
    let carried = carried.bypass_change_detection();
    carried.aims.clear();
    let Some(lesson) = lesson else { return };
    let hands: Vec<(u8, Option<Ray3d>)> = grabs.pointers().map(|(hand, pointer)| (hand, pointer.ray)).collect();
    for (hand, ray) in hands {
        let open = ray.and_then(|ray| nearest(ray, open_places(&lesson.play, hand), |open| open.at));
        // At a place that refuses it says why.
        let other = || nearest(ray?, all_places(&lesson.play), |(_, at)| *at).map(|(place, _)| place.to_owned());
        let place = open.as_ref().map(|open| open.place.clone()).or_else(other);
        grabs.aim(hand, place.map(|place| Intent::of(Put { place, hand })));
        carried.aims.extend(open.map(|open| (hand, open)));
    }
}

/// The place nearest to a ray, if it is near.
fn nearest<P>(ray: Ray3d, places: Vec<P>, at: impl Fn(&P) -> [f32; 3]) -> Option<P> {
    let angle = |place: &P| (Vec3::from(at(place)) - ray.origin).angle_between(*ray.direction);
    let near = places.into_iter().map(|place| (angle(&place), place)).filter(|(angle, _)| *angle < NEAR);
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, place)| place)
}

/// Draws what is in hand where it is carried, and what was let go on its way to its place.
pub fn carry(
    lesson: Option<Res<Lesson>>,
    (grabs, mut carried): (Res<Grabs>, ResMut<Carried>),
    (time, screen, free, eye): (Res<Time<Real>>, Res<Screen>, Res<Free>, Eye),
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
                held(placed, home, (pointer, carried.aims.get(&hand)), &eye, free.0)
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
    eye: &Eye,
    free: Rect,
) -> Transform {
    if let Some(open) = aim {
        let mut over = transform_of(open.world);
        over.translation.y += (placed.radius * LIFTED.0).max(LIFTED.1);
        return over;
    }
    let middle = home.transform_point(placed.middle);
    let to = |point: Vec3| Transform { translation: home.translation + point - middle, ..home };
    if let Some(ray) = pointer {
        // As far from the eye as where it was taken: depth is never guessed.
        return to(ray.get_point((middle - ray.origin).length()));
    }
    let at = free.min + free.size() * IN_HAND;
    eye.ray(at).map_or(home, |ray| to(ray.get_point((placed.radius / SEEN).max(0.3))))
}

fn transform_of(m: Matrix) -> Transform {
    Transform::from_matrix(Mat4::from_cols_array_2d(&m))
}
