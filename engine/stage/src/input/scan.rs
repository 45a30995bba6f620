//! One switch: what can be pressed is gone through by itself, an element a step, and any press chooses the one that is reached.
//!
//! The switch is a key (Enter, space), or a touch of whatever is no button. It goes the order of the keyboard, but what belongs to the screen (home,
//! settings, languages) last, and sliders by the buttons beside them. After some rounds in which nobody pressed, it rests until the next
//! press. Two switches need nothing of it: Tab goes on and Enter chooses. Does not: know what an element does.

use super::{focus::Focus, keyboard::ENTERS};
use crate::{
    lesson::Lesson,
    screen::Screen,
    ui::{a11y::LastTree, draw::Pressable},
};
use bevy::prelude::*;

/// The first element stays longer by so much: one must see first where it begins.
const FIRST: f32 = 1.5;

/// Rounds without a press after which it rests.
const ROUNDS: u32 = 3;

/// Presses that follow one another sooner than this are one, s.
const DEBOUNCE: f32 = 0.4;

/// What is heard at each step, and at the first of a round: pitch (MIDI), loudness (0–1), length (s).
const STEP: (u8, f64, f64) = (72, 0.12, 0.08);
const ROUND: (u8, f64, f64) = (79, 0.18, 0.12);

/// The switch, and where the scan is.
#[derive(Resource, Default)]
pub struct Scan {
    /// Somebody pressed what is no button.
    pressed: bool,
    /// Until the next step, and since the last press, s.
    left: f32,
    since: f32,
    rounds: u32,
    /// It rests, or has not begun.
    rests: bool,
    /// The card that waited at the last look: a new one is begun with.
    card: Option<String>,
    is_on: bool,
}

impl Scan {
    /// The switch was pressed by a pointer.
    pub fn press(&mut self) {
        self.pressed = true;
    }

    /// Begins with this element.
    fn begin(&mut self, at: Option<&str>, period: f32, focus: &mut Focus) {
        focus.set(at.map(str::to_owned));
        (self.left, self.rounds, self.rests) = (period * FIRST, 0, false);
    }

    /// Goes on by so many seconds. Whether a step was made: the first of a round, or another.
    fn go_on(&mut self, all: &[String], period: f32, passed: f32, focus: &mut Focus) -> Option<bool> {
        self.left -= passed;
        if self.rests || self.left > 0.0 || all.is_empty() {
            return None;
        }
        let at = focus.at().and_then(|id| all.iter().position(|other| other == id));
        let next = at.map_or(0, |at| at + 1) % all.len();
        self.rounds += u32::from(next == 0);
        if self.rounds >= ROUNDS {
            self.rests = true;
            focus.set(None);
            return None;
        }
        focus.set(Some(all[next].clone()));
        self.left = if next == 0 { period * FIRST } else { period };
        Some(next == 0)
    }
}

/// Goes through what can be pressed while the learner has it so.
pub fn read(
    (mut screen, tree, time): (ResMut<Screen>, Res<LastTree>, Res<Time<Real>>),
    keys: Res<ButtonInput<KeyCode>>,
    (mut scan, mut focus): (ResMut<Scan>, ResMut<Focus>),
    buttons: Query<&Pressable>,
    lesson: Option<ResMut<Lesson>>,
) {
    let period = screen.scan;
    let was_on = std::mem::replace(&mut scan.is_on, period > 0.0);
    if period <= 0.0 {
        scan.pressed = false;
        return;
    }
    let passed = time.delta_secs();
    scan.since += passed;
    let all: Vec<String> = tree.scanned().map(str::to_owned).collect();
    let card = tree.on_card().map(str::to_owned);
    let is_new = card != scan.card && card.is_some();
    scan.card = card;
    let pressed = std::mem::take(&mut scan.pressed) || keys.any_just_pressed(ENTERS);
    if pressed && scan.since >= DEBOUNCE {
        scan.since = 0.0;
        match focus.act(buttons.iter()).filter(|_| !scan.rests) {
            Some(act) => {
                focus.press();
                screen.acts.push(act);
                // What comes of it is looked at before the scan goes on.
                (scan.left, scan.rounds) = (period * FIRST, 0);
            }
            None => scan.begin(all.first().map(String::as_str), period, &mut focus),
        }
        return;
    }
    if !was_on || is_new {
        let first = scan.card.clone().filter(|card| all.contains(card)).or_else(|| all.first().cloned());
        scan.begin(first.as_deref(), period, &mut focus);
        return;
    }
    if let Some(is_first) = scan.go_on(&all, period, passed, &mut focus)
        && let Some(mut lesson) = lesson
    {
        lesson.sounds.push(if is_first { ROUND } else { STEP });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(all: &[&str]) -> Vec<String> {
        all.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn it_goes_round_and_rests_after_three_rounds() {
        let all = ids(&["a", "b", "c"]);
        let (mut scan, mut focus, mut seen) = (Scan::default(), Focus::default(), Vec::new());
        scan.begin(Some("a"), 1.0, &mut focus);
        for _ in 0..200 {
            if scan.go_on(&all, 1.0, 0.1, &mut focus).is_some() {
                seen.push(focus.at().unwrap_or_default().to_owned());
            }
        }
        assert_eq!(seen, ["b", "c", "a", "b", "c", "a", "b", "c"]);
        assert!(scan.rests && focus.at().is_none());
    }

    #[test]
    fn what_is_gone_is_gone_on_from_the_first() {
        let (mut scan, mut focus) = (Scan::default(), Focus::default());
        scan.begin(Some("gone"), 1.0, &mut focus);
        assert_eq!(scan.go_on(&ids(&["a", "b"]), 1.0, 2.0, &mut focus), Some(true));
        assert_eq!(focus.at(), Some("a"));
    }
}
