//! One written measure after another, as the file has them: repeats not yet unfolded, ties not yet merged.

mod attributes;
mod directions;
mod notes;

use roxmltree::Node;

use super::read::{child, children, line, text_of};
use super::{Mode, Notice};
use crate::SAME;
use crate::error::{Error, Kind, Wanted};

/// What holds from one measure to the next.
pub(in crate::score) struct State {
    divisions: f64,
    beats: u8,
    beat_type: u8,
    transpose: i32,
    keys: usize,
}
/// The key at the start.
#[derive(Default)]
pub(in crate::score) struct Opening {
    pub fifths: i8,
    pub mode: Mode,
}

/// A measure as written.
pub(in crate::score) struct Raw {
    pub number: String,
    pub line: u32,
    pub beats: u8,
    pub beat_type: u8,
    /// Quarter notes.
    pub length: f64,
    pub items: Vec<Item>,
    pub repeat_start: bool,
    /// How often the passage is played in all.
    pub repeat_end: Option<u32>,
    pub ending_start: Option<Vec<u32>>,
    pub ending_stop: bool,
    pub double: bool,
}

/// Something at a moment of the measure (quarter notes from its start).
pub(in crate::score) struct Item {
    pub at: f64,
    pub line: u32,
    pub what: What,
}

pub(in crate::score) enum What {
    Note(RawNote),
    /// A level, 0 to 1.
    Dynamic(f64),
    /// A hairpin opens: louder (true) or softer.
    Wedge(bool),
    WedgeStop,
    /// Quarter notes per minute.
    Tempo(f64),
}

#[derive(Default)]
pub(in crate::score) struct RawNote {
    pub length: f64,
    pub pitch: Option<u8>,
    pub accent: f64,
    pub lyric: Option<String>,
    pub tie_start: bool,
    pub tie_stop: bool,
    /// (number, starts here).
    pub slurs: Vec<(String, bool)>,
}

pub(in crate::score) fn read_part(part: Node, notices: &mut Vec<Notice>) -> Result<(Opening, Vec<Raw>), Error> {
    let mut state = State { divisions: 1.0, beats: 4, beat_type: 4, transpose: 0, keys: 0 };
    let mut opening = Opening::default();
    let mut raw = Vec::new();
    for node in children(part, "measure") {
        raw.push(Reader::new(node, &mut state, &mut opening, notices).read()?);
    }
    if raw.is_empty() {
        return Err(Error::at(Kind::Empty, line(part), None));
    }
    Ok((opening, raw))
}

struct Reader<'a, 'n, 'i> {
    node: Node<'n, 'i>,
    state: &'a mut State,
    opening: &'a mut Opening,
    notices: &'a mut Vec<Notice>,
    number: String,
    now: f64,
    /// Where the last note that is not a chord member began: the next chord member begins there too.
    last: f64,
    end: f64,
    raw: Raw,
}

impl<'a, 'n, 'i: 'n> Reader<'a, 'n, 'i> {
    fn new(node: Node<'n, 'i>, state: &'a mut State, opening: &'a mut Opening, notices: &'a mut Vec<Notice>) -> Self {
        let number = node.attribute("number").unwrap_or("?").to_owned();
        let raw = Raw {
            number: number.clone(),
            line: line(node),
            beats: state.beats,
            beat_type: state.beat_type,
            length: 0.0,
            items: Vec::new(),
            repeat_start: false,
            repeat_end: None,
            ending_start: None,
            ending_stop: false,
            double: false,
        };
        Reader { node, state, opening, notices, number, now: 0.0, last: 0.0, end: 0.0, raw }
    }

    fn read(mut self) -> Result<Raw, Error> {
        for node in self.node.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "attributes" => self.attributes(node)?,
                "note" => self.note(node)?,
                "backup" => {
                    self.now -= self.duration(node)?;
                    if self.now < -SAME {
                        return Err(self.error(Kind::Backup, node));
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
        self.raw.beats = self.state.beats;
        self.raw.beat_type = self.state.beat_type;
        let full = f64::from(self.state.beats) * 4.0 / f64::from(self.state.beat_type);
        if self.end > full + SAME {
            let rounded = libm::round(self.end * 1000.0) / 1000.0;
            return Err(self.error(Kind::Overfull(rounded, full), self.node));
        }
        // An empty measure still takes its time; a short one (pickup, before a repeat) its own.
        self.raw.length = if self.end < SAME { full } else { self.end };
        Ok(self.raw)
    }

    fn duration(&self, node: Node) -> Result<f64, Error> {
        let name = if node.has_tag_name("note") { "note" } else { "backup or forward" };
        let duration = child(node, "duration").ok_or_else(|| self.error(Kind::Missing(name, "duration"), node))?;
        Ok(self.number(duration, "duration", 0.0, 1e9, Wanted::NotNegative)? / self.state.divisions)
    }

    fn number(&self, node: Node, name: &'static str, low: f64, high: f64, expected: Wanted) -> Result<f64, Error> {
        let text = text_of(node);
        match text.parse::<f64>() {
            Ok(value) if (low..=high).contains(&value) => Ok(value),
            _ => Err(self.error(Kind::Value(name, text, expected), node)),
        }
    }

    fn whole(&self, node: Node, name: &'static str, low: i32, high: i32) -> Result<i32, Error> {
        let text = text_of(node);
        match text.parse::<i32>() {
            Ok(value) if (low..=high).contains(&value) => Ok(value),
            _ => Err(self.error(Kind::Value(name, text, Wanted::Whole(low, high)), node)),
        }
    }

    fn push(&mut self, at: f64, node: Node, what: What) {
        self.raw.items.push(Item { at, line: line(node), what });
    }

    fn notice(&mut self, node: Node, what: &str) {
        self.notices.push(Notice { line: line(node), what: format!("measure {}: {what}", self.number) });
    }

    fn error(&self, kind: Kind, node: Node) -> Error {
        Error::at(kind, line(node), Some(&self.number))
    }
}
