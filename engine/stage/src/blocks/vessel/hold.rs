//! A vessel that is dragged pours its least dose again and again while it is held over another; and what is heard of pouring.

use super::super::lasting::Lasting;
use crate::{input::grab::Grabs, lesson::Lesson, screen::Screen, world::pick::Pick};
use bevy::prelude::*;
use shujin_blocks::vessel::{Pour, Vessels, in_hand, targets};
use shujin_play::{Intent, TICKS_PER_SECOND};

/// From one dose to the next, ticks; the first comes as late, so that nothing is spilt in passing.
const EACH: u64 = TICKS_PER_SECOND / 4;

/// What is heard of a dose: the lowest pitch (MIDI), by how much it rises until the vessel is full, loudness (0–1) and length (s).
const POURED: (u8, f64, f64, f64) = (62, 20.0, 0.3, 0.12);

/// What is heard where nothing goes: pitch (MIDI), loudness (0–1) and length (s).
const REFUSED: (u8, f64, f64) = (41, 0.6, 0.2);

/// Pours out of vessels that are held over others.
pub fn hold(
    lesson: Option<Res<Lesson>>,
    (grabs, pick): (Res<Grabs>, Pick),
    mut screen: ResMut<Screen>,
    mut over: Local<Lasting>,
) {
    let Some(play) = lesson.as_ref().map(|lesson| &lesson.play).filter(|play| Vessels::of(play).is_some()) else {
        over.keep(|_| false);
        return;
    };
    over.keep(|hand| grabs.pointers().any(|(of, _)| of == hand));
    for (hand, pointer) in grabs.pointers() {
        let met = in_hand(play, hand).zip(pointer.ray).and_then(|(from, ray)| {
            let below = |node: &str| pick.under(ray, pointer.contact, node, Some(&from.node)).is_some();
            Some((from, targets(play, from).find(|to| below(&to.node))?))
        });
        let Some((from, to)) = met else {
            over.leave(hand);
            continue;
        };
        if over.is_due(hand, &to.node, play.tick, (EACH, true))
            && let Some(dose) = from.doses.first()
        {
            screen.submit(Intent::of(Pour { from: from.node.clone(), to: to.node.clone(), dose: dose.0, hand }));
        }
    }
}

/// Has each dose be heard, higher the fuller the vessel is, and a refusal.
pub fn sound(lesson: Option<ResMut<Lesson>>, mut before: Local<Option<[Option<u64>; 2]>>) {
    let now = lesson.as_ref().and_then(|lesson| {
        let all = Vessels::of(&lesson.play)?;
        Some([all.poured().map(|flow| flow.tick), all.refused().map(|one| one.tick)])
    });
    let changed = before.zip(now).map(|(was, is)| [was[0] != is[0], was[1] != is[1]]);
    *before = now;
    let (Some(mut lesson), Some([has_poured, is_refused])) = (lesson, changed) else { return };
    let full = || {
        let all = Vessels::of(&lesson.play)?;
        let to = &all.poured()?.to;
        let vessel = lesson.play.lesson.scene.vessels.iter().find(|vessel| vessel.node == *to)?;
        Some(all.amount(to) as f64 / vessel.holds.0 as f64)
    };
    let (lowest, rises, loud, long) = POURED;
    let dose = has_poured.then(full).flatten().map(|full| (lowest + (rises * full) as u8, loud, long));
    lesson.sounds.extend(dose);
    lesson.sounds.extend(is_refused.then_some(REFUSED));
}
