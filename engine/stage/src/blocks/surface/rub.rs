//! Strokes: a pointer that rubs a surface, or goes over it with its tool, wants each cell that it points to. And what is heard of that.

use super::cells::Cells;
use crate::{
    input::grab::Grabs,
    lesson::Lesson,
    screen::Screen,
    world::{Placed, pick::Pick},
};
use bevy::prelude::*;
use shujin_blocks::surface::{Stroke, Surfaces, can_work, struck};
use shujin_blocks::take::Hands;
use shujin_play::Intent;

/// What is heard of strokes: the lowest pitch (MIDI), by how much it rises until all is done, loudness (0–1) and length (s).
const STROKE: (u8, f64, f64, f64) = (60, 24.0, 0.22, 0.08);

/// What is heard when all is done: pitch (MIDI), loudness (0–1) and length (s).
const DONE: (u8, f64, f64) = (88, 0.5, 0.5);

/// Wants the cells over which pointers go.
pub fn rub(
    lesson: Option<Res<Lesson>>,
    (grabs, pick): (Res<Grabs>, Pick),
    mut screen: ResMut<Screen>,
    things: Query<(&Placed, &GlobalTransform)>,
) {
    let Some(play) = lesson.as_ref().map(|lesson| &lesson.play).filter(|play| Surfaces::of(play).is_some()) else {
        return;
    };
    for (hand, pointer) in grabs.pointers() {
        let held = Hands::of(play).and_then(|hands| hands.holds(hand));
        let open = play.lesson.scene.surfaces.iter().filter(|surface| can_work(play, surface, hand));
        // Without a tool only that is rubbed on which the press began.
        let mut meant = open.filter(|surface| surface.tool.is_some() || grabs.rubs(hand) == Some(&surface.node));
        let Some(ray) = pointer.ray else { continue };
        let met = meant.find_map(|surface| Some((surface, pick.under(ray, pointer.contact, &surface.node, held)?)));
        let Some((surface, at)) = met else { continue };
        if let Some((placed, space)) = things.iter().find(|(placed, _)| placed.node == surface.node) {
            let cells = Cells::new(surface, placed.bounds);
            let cell = cells.at(space.affine().inverse().transform_point3(at));
            // What would do nothing is not recorded sixty times a second.
            if struck(play, surface, cell, hand).is_some() {
                screen.submit(Intent::of(Stroke { node: surface.node.clone(), cell, hand }));
            }
        }
    }
}

/// Has strokes be heard: higher the more is done.
pub fn sound(lesson: Option<ResMut<Lesson>>, mut before: Local<Vec<f64>>) {
    let Some(mut lesson) = lesson.filter(|lesson| !lesson.play.lesson.scene.surfaces.is_empty()) else {
        before.clear();
        return;
    };
    let scene = &lesson.play.lesson.scene;
    let share = |node: &str| lesson.play.number_of(&format!("covered.{node}"));
    let now: Vec<f64> = scene.surfaces.iter().map(|surface| share(&surface.node)).collect();
    let grown = |(before, now): (&f64, &f64)| (now > before).then_some(*now);
    let grown: Vec<f64> = before.iter().zip(&now).filter_map(grown).collect();
    *before = now;
    let heard = |share: f64| {
        let (lowest, rises, loud, long) = STROKE;
        if share >= 1.0 { DONE } else { (lowest + (rises * share) as u8, loud, long) }
    };
    lesson.sounds.extend(grown.into_iter().map(heard));
}
