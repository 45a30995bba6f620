//! What is announced to those who do not see what comes up: verdicts, what is said, where one has come to, what there is to do, numbers
//! that have changed. Each once, the most pressing first, and never more than a voice can say.
//!
//! Does: choose and pace, from what of the accessible tree is live. Does not: know who listens; nothing of it is told or kept.

use super::widget::Live;
use bevy::prelude::Resource;
use std::collections::BTreeMap;

/// Between two announcements, s: a screen reader hears each change by itself.
const APART: f32 = 0.8;

/// How long a text stands before it is announced, s: where a card comes up the focus goes there first, which cuts short what is being said.
const AFTER: f32 = 0.3;

/// How long an announcement stays, s; then its element is empty again, so that the same can be said once more.
const STAYS: f32 = 6.0;

/// How long a number must stand still before it is said, s.
const SETTLED: f32 = 1.0;

/// Between two announcements of numbers, s.
const READINGS_APART: f32 = 4.0;

/// How long a text may be missing and still be the same one when it comes back, s: it is drawn anew.
const MISSING: f32 = 0.25;

/// What of a text on the screen can be announced.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// Its id.
    pub id: String,
    /// How it is announced.
    pub live: Live,
    /// What it says, or what its value is of.
    pub name: String,
    /// The value.
    pub value: String,
}

/// A text that is on the screen, as it was last announced.
struct Shown {
    /// What it says without its numbers.
    gist: String,
    missing: f32,
}

/// A number on the screen.
struct Reading {
    name: String,
    /// What it shows, for how long, and what was last said of it.
    shows: String,
    still: f32,
    said: String,
    missing: f32,
}

/// Chooses what is said next.
#[derive(Resource, Default)]
pub struct Announcer {
    shown: BTreeMap<String, Shown>,
    readings: BTreeMap<String, Reading>,
    waiting: Vec<Waiting>,
    /// What is said now: politely, and at once.
    said: [String; 2],
    /// How long it still stays, s, and how long nothing else and no number is said.
    stays: f32,
    pause: f32,
    pause_readings: f32,
}

/// A text that is to be said.
struct Waiting {
    live: Live,
    id: String,
    text: String,
    age: f32,
}

impl Announcer {
    /// What stands in the element that waits its turn, and in the one that does not.
    pub fn said(&self) -> [&str; 2] {
        [&self.said[0], &self.said[1]]
    }

    /// Looks at what is on the screen, so many seconds after the last look.
    pub fn hear(&mut self, heard: &[Heard], passed: f32) {
        self.shown.values_mut().for_each(|shown| shown.missing += passed);
        self.readings.values_mut().for_each(|reading| reading.missing += passed);
        for one in heard {
            match one.live {
                Live::No | Live::Aloud => {}
                Live::Reading => self.read(one, passed),
                live => self.text(one, live),
            }
        }
        self.shown.retain(|_, shown| shown.missing < MISSING);
        self.readings.retain(|_, reading| reading.missing < MISSING);
        // What is no longer there is not said late; a verdict is.
        let shown = &self.shown;
        self.waiting.retain(|one| one.live == Live::Verdict || shown.contains_key(&one.id));
    }

    fn text(&mut self, one: &Heard, live: Live) {
        let gist = without_numbers(&one.name);
        let known = self.shown.get_mut(&one.id).map(|shown| {
            shown.missing = 0.0;
            std::mem::replace(&mut shown.gist, gist.clone()) == gist
        });
        if known == Some(true) {
            return;
        }
        self.shown.insert(one.id.clone(), Shown { gist, missing: 0.0 });
        self.waiting.retain(|waiting| waiting.id != one.id);
        self.waiting.push(Waiting { live, id: one.id.clone(), text: one.name.clone(), age: 0.0 });
    }

    fn read(&mut self, one: &Heard, passed: f32) {
        let new = || Reading {
            name: String::new(),
            shows: one.value.clone(),
            still: 0.0,
            // What stands there from the beginning is read when it is looked for.
            said: one.value.clone(),
            missing: 0.0,
        };
        let reading = self.readings.entry(one.id.clone()).or_insert_with(new);
        (reading.missing, reading.still) = (0.0, reading.still + passed);
        one.name.clone_into(&mut reading.name);
        if reading.shows != one.value {
            (reading.shows, reading.still) = (one.value.clone(), 0.0);
        }
    }

    /// Goes on by so many seconds; `words` says several numbers at once.
    pub fn say(&mut self, passed: f32, words: impl Fn(&[(String, String)]) -> String) {
        for left in [&mut self.stays, &mut self.pause, &mut self.pause_readings] {
            *left = (*left - passed).max(0.0);
        }
        self.waiting.iter_mut().for_each(|one| one.age += passed);
        if self.stays <= 0.0 {
            self.said = Default::default();
        }
        let ripe = (0..self.waiting.len()).filter(|at| self.waiting[*at].age >= AFTER);
        let next = ripe.min_by_key(|at| self.waiting[*at].live);
        let is_urgent = next.is_some_and(|at| self.waiting[at].live == Live::Verdict);
        if self.pause > 0.0 && !is_urgent {
            return;
        }
        if let Some(at) = next {
            let text = self.waiting[at].text.clone();
            if self.put(usize::from(is_urgent), text) {
                self.waiting.remove(at);
            }
        } else if self.waiting.is_empty() && self.pause_readings <= 0.0 {
            self.say_readings(words);
        }
    }

    fn say_readings(&mut self, words: impl Fn(&[(String, String)]) -> String) {
        let is_due = |reading: &&mut Reading| reading.still >= SETTLED && reading.shows != reading.said;
        let due: Vec<&mut Reading> = self.readings.values_mut().filter(is_due).collect();
        let said: Vec<(String, String)> = due.iter().map(|r| (r.name.clone(), r.shows.clone())).collect();
        if !said.is_empty() && self.said[0] != words(&said) {
            due.into_iter().for_each(|reading| reading.said.clone_from(&reading.shows));
            self.put(0, words(&said));
            self.pause_readings = READINGS_APART;
        }
    }

    /// Puts a text where it is heard. What stands there already is taken away first: only what changes is heard.
    fn put(&mut self, element: usize, text: String) -> bool {
        let is_new = self.said[element] != text;
        self.said = Default::default();
        if is_new {
            (self.said[element], self.stays, self.pause) = (text, STAYS, APART);
        }
        is_new
    }
}

/// What a text says without its numbers: an explanation is not said again because a number in it has changed.
pub(super) fn without_numbers(text: &str) -> String {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '−' | '+');
    text.chars().filter(|c| !is_of_number(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(id: &str, live: Live, name: &str, value: &str) -> Heard {
        Heard { id: id.into(), live, name: name.into(), value: value.into() }
    }

    /// Everything that is said in so many tenths of a second, with the tenth in which it is heard.
    fn all(announcer: &mut Announcer, tenths: usize, screen: impl Fn(usize) -> Vec<Heard>) -> Vec<(usize, String)> {
        let mut out: Vec<(usize, String)> = Vec::new();
        let mut before = announcer.said().map(str::to_owned);
        for tenth in 0..tenths {
            announcer.hear(&screen(tenth), 0.1);
            announcer.say(0.1, |all| all.iter().map(|(name, value)| format!("{name} {value};")).collect());
            for (now, before) in announcer.said().iter().zip(&before) {
                if *now != before && !now.is_empty() {
                    out.push((tenth, (*now).to_owned()));
                }
            }
            before = announcer.said().map(str::to_owned);
        }
        out
    }

    fn texts(said: &[(usize, String)]) -> Vec<&str> {
        said.iter().map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn an_explanation_whose_numbers_change_is_said_once() {
        let screen = |tenth| vec![heard("about", Live::Said, &format!("{tenth}.5 m³/s run here."), "")];
        assert_eq!(texts(&all(&mut Announcer::default(), 120, screen)), ["0.5 m³/s run here."]);
    }

    #[test]
    fn a_verdict_comes_first_and_at_once_and_each_is_said_once() {
        let screen = |tenth| match tenth {
            0..5 => vec![heard("step", Live::Step, "Do", ""), heard("line", Live::Said, "Look", "")],
            _ => vec![heard("feedback", Live::Said, "Because", ""), heard("verdict", Live::Verdict, "Right", "")],
        };
        let said = all(&mut Announcer::default(), 60, screen);
        assert_eq!(texts(&said), ["Look", "Right", "Because"], "the step is gone when its turn comes");
        assert!(said[1].0 <= 8, "the verdict waits for nothing that was said before: {said:?}");
    }

    #[test]
    fn two_right_answers_in_quick_succession_have_a_verdict_each() {
        let screen =
            |tenth| if (20..23).contains(&tenth) { vec![] } else { vec![heard("verdict", Live::Verdict, "Right", "")] };
        assert_eq!(texts(&all(&mut Announcer::default(), 60, screen)), ["Right", "Right"]);
    }

    #[test]
    fn what_comes_again_is_said_again() {
        let screen = |tenth| if tenth % 40 < 20 { vec![heard("picture", Live::Arrival, "A", "")] } else { vec![] };
        assert_eq!(texts(&all(&mut Announcer::default(), 80, screen)), ["A", "A"]);
    }

    #[test]
    fn a_number_is_said_when_it_stands_still_and_not_more_often_than_a_voice_can_say() {
        // It moves for two seconds, and stands.
        let moves = |tenth: usize| vec![heard("value", Live::Reading, "Water", &tenth.min(20).to_string())];
        assert_eq!(texts(&all(&mut Announcer::default(), 120, moves)), ["Water 20;"]);
        // One that grows every one and a half seconds.
        let grows = |tenth: usize| vec![heard("value", Live::Reading, "Swings", &(tenth / 15).to_string())];
        let said = all(&mut Announcer::default(), 120, grows);
        assert!((2..=3).contains(&said.len()), "{said:?}");
    }
}
