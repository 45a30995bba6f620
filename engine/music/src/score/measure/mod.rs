//! One written measure after another, as the file has them: repeats not yet unfolded, ties not yet merged.

mod attributes;
mod directions;
mod notes;

use roxmltree::Node;

use super::navigation::Jump;
use super::read::{child, children, line, text_of};
use super::{Mode, Notice, Omission};
use crate::TIME_TOLERANCE;
use crate::error::{Error, ErrorKind, ExpectedValue};
use shujin_lesson::Lines;

/// Quarter notes that a measure may hold too many because its durations were rounded.
pub(in crate::score) const ROUNDED: f64 = 0.1;

/// What holds from one measure to the next.
pub(in crate::score) struct State {
    divisions: f64,
    time: Time,
    /// Semitones from what is written to what sounds, and by how many fifths the key moves with them.
    transpose: (i32, i32),
    keys: usize,
}

/// A time signature.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::score) struct Time {
    pub beats: u8,
    pub beat_type: u8,
    /// Quarter notes of a full measure; none where the file gives no time, or none that counts.
    pub full: Option<f64>,
}
/// The key at the start.
#[derive(Default)]
pub(in crate::score) struct InitialKey {
    pub fifths: i8,
    pub mode: Mode,
}

/// A measure as written.
pub(in crate::score) struct WrittenMeasure {
    pub number: String,
    pub line: u32,
    pub time: Time,
    /// Quarter notes that are filled; 0 where nothing is written.
    pub filled: f64,
    /// An upbeat, or what is left of a measure: as long as the parts that sound in it.
    pub implicit: bool,
    /// Whether more than rests is written.
    pub sounds: bool,
    pub items: Vec<Item>,
    pub repeat_start: bool,
    /// A passage that is repeated begins with the next measure.
    pub repeat_next: bool,
    /// How often the passage is played in all.
    pub repeat_end: Option<u32>,
    /// Whether it is taken after a jump, too.
    pub repeat_after_jump: bool,
    /// The numbers of the ending that begins here; none where it has no number.
    pub ending_start: Option<Vec<u32>>,
    pub ending_stop: bool,
    pub double: bool,
    pub marks: NavigationMarks,
}

/// Marks of the way.
#[derive(Clone, Default)]
pub(in crate::score) struct NavigationMarks {
    pub segno: bool,
    pub coda: bool,
    pub to_coda: bool,
    pub fine: bool,
    pub jump: Option<Jump>,
    /// The heading of what frames a trio, and the trio's.
    pub minuet: bool,
    pub trio: bool,
    /// A sign of the coda of which nothing says whether one leaves or goes on there.
    pub coda_sign: bool,
}

impl WrittenMeasure {
    /// Quarter notes. An empty measure takes its time; a short one (an upbeat, before a repeat) its own.
    pub fn length(&self) -> f64 {
        if self.filled < TIME_TOLERANCE { self.time.full.unwrap_or(4.0) } else { self.filled }
    }

    /// Without its notes: what it says of the tempo stays.
    pub fn silent(mut self) -> Self {
        self.items.retain(|item| matches!(item.what, ItemKind::Tempo(_)));
        self
    }

    /// Takes over what the same measure of another part says of the way and the time.
    pub fn join(&mut self, other: &WrittenMeasure) {
        let filled = other.filled.min(self.time.full.unwrap_or(f64::MAX));
        self.filled = match (self.sounds, other.sounds) {
            // A rest for the whole measure is written in an upbeat, too.
            (true, false) if self.implicit => self.filled,
            (false, true) if self.implicit => filled,
            _ => self.filled.max(filled),
        };
        self.sounds |= other.sounds;
        self.repeat_start |= other.repeat_start;
        self.repeat_end = self.repeat_end.max(other.repeat_end);
        self.repeat_after_jump |= other.repeat_after_jump;
        if self.ending_start.is_none() {
            self.ending_start.clone_from(&other.ending_start);
        }
        self.ending_stop |= other.ending_stop;
        self.double |= other.double;
        let (own, theirs) = (&mut self.marks, &other.marks);
        own.segno |= theirs.segno;
        own.coda |= theirs.coda;
        own.to_coda |= theirs.to_coda;
        own.fine |= theirs.fine;
        own.coda_sign |= theirs.coda_sign;
        own.minuet |= theirs.minuet;
        own.trio |= theirs.trio;
        own.jump = own.jump.or(theirs.jump);
    }
}

/// Something at a moment of the measure (quarter notes from its start).
pub(in crate::score) struct Item {
    pub at: f64,
    pub what: ItemKind,
}

pub(in crate::score) enum ItemKind {
    Note(WrittenNote),
    /// A note that takes no time of its own.
    Grace(WrittenNote),
    /// A level, 0 to 1.
    Dynamic(f64),
    /// A hairpin opens: louder (true) or softer.
    Wedge(bool),
    WedgeStop,
    /// Quarter notes per minute.
    Tempo(f64),
}

#[derive(Clone, Default)]
pub(in crate::score) struct WrittenNote {
    /// Sounds with the one before.
    pub chord: bool,
    pub length: f64,
    pub pitch: Option<u8>,
    /// Struck, not tuned: the pitch is where it stands on the staff.
    pub unpitched: bool,
    pub accent: f64,
    pub lyric: Option<String>,
    pub tie_start: bool,
    pub tie_stop: bool,
    /// (number, starts here).
    pub slurs: Vec<(String, bool)>,
}

pub(in crate::score) fn read_part(
    part: Node,
    lines: &Lines,
    notices: &mut Vec<Notice>,
) -> Result<(InitialKey, Vec<WrittenMeasure>), Error> {
    let time = Time { beats: 4, beat_type: 4, full: None };
    let mut state = State { divisions: 1.0, time, transpose: (0, 0), keys: 0 };
    let mut opening = InitialKey::default();
    let mut raw = Vec::new();
    for node in children(part, "measure") {
        raw.push(Reader::new(node, lines, &mut state, &mut opening, notices).read()?);
    }
    coda_signs(&mut raw);
    for index in 1..raw.len() {
        raw[index].repeat_start |= raw[index - 1].repeat_next;
    }
    if raw.is_empty() {
        return Err(Error::at(ErrorKind::Empty, line(part, lines), None));
    }
    Ok((opening, raw))
}

/// Of signs of the coda that say nothing else the last is where it begins; at the others one leaves for it.
fn coda_signs(raw: &mut [WrittenMeasure]) {
    let known = raw.iter().any(|raw| raw.marks.coda);
    let last = raw.iter().rposition(|raw| raw.marks.coda_sign).filter(|_| !known);
    for (index, raw) in raw.iter_mut().enumerate().filter(|(_, raw)| raw.marks.coda_sign) {
        if Some(index) == last {
            raw.marks.coda = true;
        } else if !raw.marks.coda {
            raw.marks.to_coda = true;
        }
    }
}

struct Reader<'a, 'n, 'i> {
    node: Node<'n, 'i>,
    lines: &'a Lines,
    state: &'a mut State,
    opening: &'a mut InitialKey,
    notices: &'a mut Vec<Notice>,
    number: String,
    now: f64,
    /// Where the last note that is not a chord member began: the next chord member begins there too.
    last: f64,
    end: f64,
    raw: WrittenMeasure,
}

impl<'a, 'n, 'i: 'n> Reader<'a, 'n, 'i> {
    fn new(
        node: Node<'n, 'i>,
        lines: &'a Lines,
        state: &'a mut State,
        opening: &'a mut InitialKey,
        notices: &'a mut Vec<Notice>,
    ) -> Self {
        let number = node.attribute("number").unwrap_or("?").to_owned();
        let raw = WrittenMeasure {
            number: number.clone(),
            line: line(node, lines),
            time: state.time,
            filled: 0.0,
            implicit: node.attribute("implicit") == Some("yes"),
            sounds: false,
            items: Vec::new(),
            repeat_start: false,
            repeat_next: false,
            repeat_end: None,
            repeat_after_jump: false,
            ending_start: None,
            ending_stop: false,
            double: false,
            marks: NavigationMarks::default(),
        };
        Reader { node, lines, state, opening, notices, number, now: 0.0, last: 0.0, end: 0.0, raw }
    }

    fn read(mut self) -> Result<WrittenMeasure, Error> {
        for node in self.node.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "attributes" => self.attributes(node)?,
                "note" => self.note(node)?,
                "backup" => {
                    self.now -= self.duration(node)?;
                    if self.now < -TIME_TOLERANCE {
                        return Err(self.error(ErrorKind::Backup, node));
                    }
                }
                "forward" => {
                    self.now += self.duration(node)?;
                    self.end = self.end.max(self.now);
                }
                "direction" => self.direction(node)?,
                "sound" => self.sound(node)?,
                "barline" => self.barline(node)?,
                _ => {}
            }
        }
        self.raw.time = self.state.time;
        self.raw.sounds = self.raw.items.iter().any(|item| match &item.what {
            ItemKind::Note(note) => note.pitch.is_some() || note.unpitched,
            _ => false,
        });
        self.raw.filled = self.end;
        if let Some(full) = self.state.time.full.filter(|full| self.end > full + TIME_TOLERANCE) {
            // What notation programs round, and a rest that is said to fill the measure, is no music too much.
            if self.end <= full + ROUNDED || self.is_one_rest() {
                self.raw.filled = full;
            } else {
                let found = libm::round(self.end * 1000.0) / 1000.0;
                let measure = self.number.clone();
                self.leave_out(self.node, Omission::Overfull { measure, found, full });
            }
        }
        Ok(self.raw)
    }

    /// Whether the measure holds only rests, each from its beginning.
    fn is_one_rest(&self) -> bool {
        self.raw.items.iter().all(|item| match &item.what {
            ItemKind::Note(note) => note.pitch.is_none() && item.at < TIME_TOLERANCE,
            ItemKind::Grace(_) => false,
            _ => true,
        })
    }

    fn duration(&self, node: Node) -> Result<f64, Error> {
        let name = if node.has_tag_name("note") { "note" } else { "backup or forward" };
        let duration = child(node, "duration").ok_or_else(|| self.error(ErrorKind::Missing(name, "duration"), node))?;
        Ok(self.number(duration, "duration", 0.0, 1e9, ExpectedValue::NotNegative)? / self.state.divisions)
    }

    fn number(
        &self,
        node: Node,
        name: &'static str,
        low: f64,
        high: f64,
        expected: ExpectedValue,
    ) -> Result<f64, Error> {
        let text = text_of(node);
        match text.parse::<f64>() {
            Ok(value) if (low..=high).contains(&value) => Ok(value),
            _ => Err(self.error(ErrorKind::Value(name, text, expected), node)),
        }
    }

    fn whole(&self, node: Node, name: &'static str, low: i32, high: i32) -> Result<i32, Error> {
        let text = text_of(node);
        match text.parse::<i32>() {
            Ok(value) if (low..=high).contains(&value) => Ok(value),
            _ => Err(self.error(ErrorKind::Value(name, text, ExpectedValue::Whole(low, high)), node)),
        }
    }

    fn push(&mut self, at: f64, what: ItemKind) {
        self.raw.items.push(Item { at, what });
    }

    fn leave_out(&mut self, node: Node, what: Omission) {
        self.notices.push(Notice { line: line(node, self.lines), what });
    }

    fn error(&self, kind: ErrorKind, node: Node) -> Error {
        Error::at(kind, line(node, self.lines), Some(&self.number))
    }
}
