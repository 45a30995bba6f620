//! Where on its thing a name may stand: on a surface of it that is seen, or over one. Elsewhere it would name another thing.
//!
//! Each ray is held against every surface's box, so few names are looked at in a frame. A place is kept in the thing's own space: it goes with
//! the thing, and with the eye, until it is looked at again.

use super::{
    clear::{extent, seen_at},
    label::TagOf,
    panels::Over,
};
use crate::{screen::Screen, world::Placed, world::pick::Pick};
use bevy::prelude::*;

/// A place for a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// A point of the thing, in its own space, m; of water in the world's.
    pub at: Vec3,
    /// Over that point, or on it.
    pub stands: Stands,
}

/// How a name stands to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Its lower edge is there.
    Over,
    /// Its middle is there.
    On,
}

impl Spot {
    /// What a name of this size covers whose point is seen at `at`, logical pixels.
    pub fn rect(self, at: Vec2, size: Vec2) -> Rect {
        let middle = match self.stands {
            Stands::Over => at - Vec2::Y * size.y / 2.0,
            Stands::On => at,
        };
        Rect::from_center_size(middle, size)
    }
}

/// Places found, by what is named, the best first of each.
#[derive(Resource, Default)]
pub struct Spots {
    found: Vec<(Over, Vec<Spot>)>,
    /// Whose turn it is.
    next: usize,
    /// Names looked at since the eye last moved.
    since: usize,
    /// From where one looked, and when a name was looked at last, s.
    eye: GlobalTransform,
    looked: f32,
}

impl Spots {
    /// The places of a name.
    pub fn of(&self, over: &Over) -> &[Spot] {
        self.found.iter().find(|(one, _)| one == over).map_or(&[], |(_, spots)| spots)
    }

    fn set(&mut self, over: &Over, spots: Vec<Spot>) {
        match self.found.iter_mut().find(|(one, _)| one == over) {
            Some((_, old)) => *old = spots,
            None => self.found.push((over.clone(), spots)),
        }
    }
}

/// Rays in a frame after which no further name is looked at.
const RAYS: usize = 30;

/// Places of one name that are kept: a panel or another name may lie on some.
const ENOUGH: usize = 4;

/// How often a name is looked at while nobody moves, s: things move.
const CALM: f32 = 0.25;

/// How far beside its ray a small thing is still met, as a part of the distance: some ten pixels of 720 at 45°.
const BESIDE: f32 = 0.012;

/// How far under a thing's top it is met, logical pixels.
const UNDER_TOP: [f32; 2] = [4.0, 14.0];

/// Where a thing is looked for in the rectangle in which it is seen, parts of its width and height.
const WITHIN: [[f32; 2]; 15] = [
    [0.5, 0.15],
    [0.5, 0.5],
    [0.5, 0.85],
    [0.2, 0.5],
    [0.8, 0.5],
    [0.35, 0.3],
    [0.65, 0.3],
    [0.35, 0.7],
    [0.65, 0.7],
    [0.5, 0.3],
    [0.5, 0.7],
    [0.15, 0.2],
    [0.85, 0.2],
    [0.15, 0.85],
    [0.85, 0.85],
];

/// Of what is long so many points are looked at.
const ALONG: usize = 7;

/// How much nearer than a water something stands that hides it, as a part of the distance: what it runs on is met beside it.
const BEFORE: f32 = 0.97;

/// Looks where names may stand, for as many as there are rays in a frame.
pub fn look(
    time: Res<Time<Real>>,
    camera: Query<(&Camera, &GlobalTransform), With<Camera3d>>,
    things: Query<(&Placed, &GlobalTransform)>,
    tags: Query<&TagOf>,
    screen: Res<Screen>,
    pick: Pick,
    mut spots: ResMut<Spots>,
) {
    let Ok((camera, eye)) = camera.single() else { return };
    let mut names: Vec<&TagOf> = tags.iter().filter(|tag| !tag.is_arrow).collect();
    names.sort_by_key(|tag| tag.rank);
    spots.found.retain(|(over, _)| names.iter().any(|tag| tag.over == *over));
    if spots.eye != *eye {
        (spots.eye, spots.since) = (*eye, 0);
    }
    let now = time.elapsed_secs();
    // Those first that have never been looked at.
    let is_new = |tag: &&TagOf| spots.found.iter().all(|(over, _)| *over != tag.over);
    let (new, mut known): (Vec<&TagOf>, Vec<&TagOf>) = names.iter().copied().partition(is_new);
    let is_known = new.is_empty() && spots.since >= names.len();
    if names.is_empty() || (is_known && now - spots.looked < CALM) {
        return;
    }
    spots.looked = now;
    let seer = Seer { camera, eye, pick: &pick, screen: &screen, rays: 0.into() };
    let from = known.iter().position(|tag| tag.rank >= spots.next).unwrap_or(0);
    known.rotate_left(from);
    let turns: Vec<&TagOf> = new.into_iter().chain(known).take(if is_known { 1 } else { usize::MAX }).collect();
    for tag in turns {
        let found = match &tag.over {
            Over::Node(id) => things.iter().find(|(placed, _)| placed.node == *id).map(|(p, at)| seer.thing(p, at)),
            Over::Line(points) => Some(seer.water(points)),
        };
        spots.set(&tag.over, found.unwrap_or_default());
        spots.next = tag.rank + 1;
        spots.since += 1;
        if seer.rays.get() >= RAYS {
            break;
        }
    }
}

/// Who looks.
struct Seer<'a> {
    camera: &'a Camera,
    eye: &'a GlobalTransform,
    pick: &'a Pick<'a, 'a>,
    screen: &'a Screen,
    /// Rays of this frame.
    rays: std::cell::Cell<usize>,
}

impl Seer<'_> {
    fn sees(&self, point: Vec3) -> Option<Vec2> {
        seen_at(self.camera, self.eye, point, self.screen.room.scale)
    }

    /// The ray through a place of the canvas, logical pixels.
    fn ray(&self, at: Vec2) -> Option<Ray3d> {
        self.rays.set(self.rays.get() + 1);
        self.camera.viewport_to_world(self.eye, at * self.screen.room.scale).ok()
    }

    /// Where the name of a thing may stand.
    fn thing(&self, placed: &Placed, at: &GlobalTransform) -> Vec<Spot> {
        let view = Rect { min: Vec2::ZERO, max: self.screen.room.size };
        let meets = |place: Vec2| self.pick.meets(self.ray(place)?, BESIDE, &placed.node);
        let mut spots = Vec::new();
        let top = self.sees(at.transform_point(placed.top)).filter(|top| view.contains(*top));
        if top.is_some_and(|top| UNDER_TOP.iter().any(|under| meets(top + Vec2::Y * under).is_some())) {
            spots.push(Spot { at: placed.top, stands: Stands::Over });
        }
        // What is partly behind the eye may be anywhere.
        let seen = extent(self.camera, self.eye, placed, at, self.screen.room.scale).unwrap_or(view).intersect(view);
        if seen.is_empty() {
            return spots;
        }
        let back = at.affine().inverse();
        let within = WITHIN.iter().map(|part| seen.min + Vec2::from(*part) * seen.size());
        let on = within.filter_map(meets).map(|met| Spot { at: back.transform_point3(met), stands: Stands::On });
        let room = ENOUGH - spots.len();
        spots.extend(on.take(room));
        spots
    }

    /// Where the name of a water may stand: over what is seen of it, from its middle out.
    fn water(&self, points: &[[f32; 3]]) -> Vec<Spot> {
        let view = Rect { min: Vec2::ZERO, max: self.screen.room.size };
        let seen: Vec<(Vec3, Vec2)> = points
            .iter()
            .map(|point| Vec3::from(*point))
            .filter_map(|point| Some((point, self.sees(point).filter(|at| view.contains(*at))?)))
            .collect();
        let step = seen.len().div_ceil(ALONG).max(1);
        let is_clear = |(point, at): &(Vec3, Vec2)| {
            let far = point.distance(self.eye.translation());
            self.ray(*at).is_some_and(|ray| self.pick.is_clear(ray, far * BEFORE))
        };
        let clear: Vec<Vec3> = seen.iter().step_by(step).filter(|one| is_clear(one)).map(|(point, _)| *point).collect();
        let middle = clear.len() / 2;
        let mut order: Vec<usize> = (0..clear.len()).collect();
        order.sort_by_key(|place| place.abs_diff(middle));
        order.into_iter().take(ENOUGH).map(|place| Spot { at: clear[place], stands: Stands::Over }).collect()
    }
}
