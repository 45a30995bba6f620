//! Which panels are open and which are put away to a tab.
//!
//! On a wide screen each is open until somebody puts it away; on a narrow one there is one sheet at a time: what is being said before what there is
//! to do. What is said anew comes to the front.

use super::room::Room;
use std::collections::BTreeMap;

/// A panel that can be put away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Panel {
    /// What there is to do.
    Task,
    /// What can be set and read.
    Side,
    /// What is being said or asked.
    Talk,
    /// What is to be read while hands are busy, as notes above their keys.
    Notes,
}

impl Panel {
    /// Its word in ids.
    pub fn word(self) -> &'static str {
        match self {
            Panel::Task => "task",
            Panel::Side => "side",
            Panel::Talk => "talk",
            Panel::Notes => "notes",
        }
    }
}

/// What somebody has opened and put away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folds {
    /// On a wide screen.
    chosen: BTreeMap<Panel, bool>,
    /// The sheet on a narrow screen, or none of them; nothing while nobody has chosen.
    sheet: Option<Option<Panel>>,
    /// The same before somebody began to speak.
    before: Option<Option<Panel>>,
    /// What was said last.
    said: Option<String>,
    /// How many tasks were done.
    task: usize,
}

impl Folds {
    /// Opens a panel or puts it away.
    pub fn fold(&mut self, panel: Panel, open: bool) {
        self.chosen.insert(panel, open);
        if panel != Panel::Notes {
            self.sheet = Some(open.then_some(panel));
        }
    }

    /// Notes what is being said now; anything new comes to the front, and when all is said what was there before is there again.
    pub fn hear(&mut self, said: Option<String>) {
        if self.said == said {
            return;
        }
        match (&self.said, &said) {
            (None, Some(_)) => self.before = self.sheet.take(),
            (_, Some(_)) => self.sheet = None,
            (_, None) => self.sheet = self.before.take(),
        }
        self.chosen.remove(&Panel::Talk);
        self.said = said;
    }

    /// Notes how many tasks are done: a new one is shown, also where the last one was put away.
    pub fn go_on(&mut self, task: usize) {
        if std::mem::replace(&mut self.task, task) != task {
            self.chosen.remove(&Panel::Task);
        }
    }

    /// What is said now; nothing where nothing is.
    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }

    /// Whether a panel is open here; `has` tells which of them there are to open.
    pub fn is_open(&self, panel: Panel, room: &Room, has: impl Fn(Panel) -> bool) -> bool {
        if panel == Panel::Notes {
            return self.chosen.get(&panel).copied().unwrap_or(!room.is_flat());
        }
        if !room.is_narrow() {
            return self.chosen.get(&panel).copied().unwrap_or(true);
        }
        let first = || [Panel::Talk, Panel::Side].into_iter().find(|panel| has(*panel));
        // What is gone leaves its place to what there is.
        let sheet = self.sheet.filter(|chosen| chosen.is_none_or(&has)).unwrap_or_else(first);
        sheet == Some(panel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::math::Vec2;

    #[test]
    fn on_a_narrow_screen_there_is_one_sheet_and_what_is_said_comes_first() {
        let room = Room::of(Vec2::new(390.0, 844.0), 1.0, 0.0);
        let open = |folds: &Folds, has: &[Panel]| -> Vec<Panel> {
            let all = [Panel::Task, Panel::Side, Panel::Talk];
            all.into_iter().filter(|panel| folds.is_open(*panel, &room, |one| has.contains(&one))).collect()
        };
        let all = [Panel::Task, Panel::Side, Panel::Talk];
        let mut folds = Folds::default();
        assert_eq!(open(&folds, &[Panel::Task, Panel::Side]), [Panel::Side]);
        folds.fold(Panel::Task, true);
        assert_eq!(open(&folds, &[Panel::Task, Panel::Side]), [Panel::Task]);
        folds.hear(Some("a question".into()));
        assert_eq!(open(&folds, &all), [Panel::Talk]);
        // Somebody looks at the instruments before answering.
        folds.fold(Panel::Side, true);
        folds.hear(Some("a question".into()));
        assert_eq!(open(&folds, &all), [Panel::Side]);
        folds.hear(Some("the verdict".into()));
        assert_eq!(open(&folds, &all), [Panel::Talk]);
        folds.hear(None);
        assert_eq!(open(&folds, &[Panel::Task, Panel::Side]), [Panel::Task]);
        folds.fold(Panel::Task, false);
        assert!(open(&folds, &[Panel::Task, Panel::Side]).is_empty());
    }

    #[test]
    fn on_a_wide_screen_all_are_open_until_one_is_put_away() {
        let room = Room::default();
        let mut folds = Folds::default();
        assert!(folds.is_open(Panel::Task, &room, |_| true) && folds.is_open(Panel::Talk, &room, |_| true));
        folds.fold(Panel::Talk, false);
        assert!(folds.is_open(Panel::Task, &room, |_| true) && !folds.is_open(Panel::Talk, &room, |_| true));
        folds.hear(Some("something new".into()));
        assert!(folds.is_open(Panel::Talk, &room, |_| true));
        folds.fold(Panel::Task, false);
        folds.go_on(0);
        assert!(!folds.is_open(Panel::Task, &room, |_| true));
        folds.go_on(1);
        assert!(folds.is_open(Panel::Task, &room, |_| true), "a new task is shown");
    }
}
