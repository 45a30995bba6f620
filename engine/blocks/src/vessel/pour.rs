//! What can be poured now, and where to.

use super::contents::{Parts, Refusal, Vessels};
use super::intents::Pour;
use crate::take::Hands;
use shujin_lesson::Lesson;
use shujin_lesson::format::Vessel;
use shujin_play::{HANDS, Play};

/// The vessel of this node.
pub(super) fn vessel<'l>(lesson: &'l Lesson, node: &str) -> Option<&'l Vessel> {
    lesson.scene.vessels.iter().find(|vessel| vessel.node == node)
}

/// The vessel that a hand holds.
pub fn in_hand(play: &Play, hand: u8) -> Option<&Vessel> {
    vessel(&play.lesson, Hands::of(play)?.holds(hand)?)
}

/// The vessels that are seen and into which this one is poured.
pub fn targets<'p>(play: &'p Play, from: &'p Vessel) -> impl Iterator<Item = &'p Vessel> {
    play.lesson.scene.vessels.iter().filter(|to| from.pours_into(&to.node) && play.shows(&to.node))
}

/// Whether a hand gets at a vessel: one that can be taken must be in it.
fn reaches(play: &Play, hand: u8, from: &Vessel) -> bool {
    let is_taken = play.lesson.scene.takes.iter().any(|take| take.node == from.node);
    let is_held = || in_hand(play, hand).is_some_and(|held| held.node == from.node);
    hand < HANDS && play.shows(&from.node) && (!is_taken || is_held())
}

/// Whether there is room for this in a vessel.
pub(super) fn has_room(play: &Play, to: &Vessel, parts: &Parts) -> bool {
    let inside = Vessels::of(play).map_or(0, |vessels| vessels.amount(&to.node));
    inside + parts.values().sum::<u64>() <= to.holds.0
}

/// What would go from one vessel into the other; nothing where nobody can want that: a dose that there is not, a vessel that is not at hand or
/// is not seen.
///
/// # Errors
/// Why it does not go.
pub(super) fn flow(play: &Play, pour: &Pour) -> Option<Result<Parts, Refusal>> {
    let lesson = &play.lesson;
    let from = vessel(lesson, &pour.from).filter(|from| reaches(play, pour.hand, from))?;
    let to = vessel(lesson, &pour.to).filter(|to| play.shows(&to.node))?;
    from.doses.iter().find(|dose| dose.0 == pour.dose)?;
    let parts = Vessels::of(play)?.dose_of(&from.node, pour.dose);
    Some(match () {
        () if !from.pours_into(&to.node) => Err(Refusal::Fits),
        () if !play.holds_if_any(from.when.as_ref()) => Err(Refusal::Needs),
        () if parts.is_empty() => Err(Refusal::Empty),
        () if !has_room(play, to, &parts) => Err(Refusal::Full),
        () => Ok(parts),
    })
}

/// The doses that a hand can pour now from one vessel into another, µL, the least first.
pub fn doses_into(play: &Play, hand: u8, from: &Vessel, to: &Vessel) -> Vec<u64> {
    let pour = |dose: u64| Pour { from: from.node.clone(), to: to.node.clone(), dose, hand };
    let fits = |dose: &u64| matches!(flow(play, &pour(*dose)), Some(Ok(_)));
    from.doses.iter().map(|dose| dose.0).filter(fits).collect()
}

/// What a touch of a node pours: out of the vessel in the first hand the largest dose that fits; where none does, the least, of which is then said why
/// it is not poured.
pub(super) fn by_touch(play: &Play, node: &str) -> Option<Pour> {
    let from = in_hand(play, 0)?;
    let to = targets(play, from).find(|to| to.node == node)?;
    let dose = doses_into(play, 0, from, to).last().copied().or_else(|| Some(from.doses.first()?.0))?;
    Some(Pour { from: from.node.clone(), to: to.node.clone(), dose, hand: 0 })
}
