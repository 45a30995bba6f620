//! One note: pitch, length, ties, slurs, accents, syllable.

use roxmltree::Node;

use super::super::read::{child, children, text_of};
use super::{RawNote, Reader, What};
use crate::error::{Error, Kind, Wanted};

/// Quarter notes. A 1024th is 0.0039; what is shorter is a slip of the notation program, and not played.
const SHORTEST: f64 = 0.001;

impl<'n, 'i: 'n> Reader<'_, 'n, 'i> {
    pub(super) fn note(&mut self, node: Node) -> Result<(), Error> {
        if child(node, "grace").is_some() {
            self.notice(node, "a grace note is not sounded");
            return Ok(());
        }
        let length = self.duration(node)?;
        let chord = child(node, "chord").is_some();
        let at = if chord { self.last } else { self.now };
        if !chord {
            self.last = self.now;
            self.now += length;
            self.end = self.end.max(self.now);
        }
        if child(node, "cue").is_some() {
            return Ok(());
        }
        let pitch = self.pitch(node)?;
        let mut note = RawNote { length, pitch, lyric: lyric(node), ..Default::default() };
        for tie in children(node, "tie") {
            match tie.attribute("type") {
                Some("start") => note.tie_start = true,
                _ => note.tie_stop = true,
            }
        }
        for notations in children(node, "notations") {
            for slur in children(notations, "slur") {
                let number = slur.attribute("number").unwrap_or("1").to_owned();
                match slur.attribute("type") {
                    Some("start") => note.slurs.push((number, true)),
                    Some("stop") => note.slurs.push((number, false)),
                    _ => {}
                }
            }
            if let Some(articulations) = child(notations, "articulations") {
                if child(articulations, "accent").is_some() {
                    note.accent = 0.12;
                }
                if child(articulations, "strong-accent").is_some() {
                    note.accent = 0.18;
                }
            }
        }
        if length > SHORTEST {
            self.push(at, node, What::Note(note));
        }
        Ok(())
    }

    fn pitch(&mut self, node: Node) -> Result<Option<u8>, Error> {
        if child(node, "rest").is_some() {
            return Ok(None);
        }
        if child(node, "unpitched").is_some() {
            self.notice(node, "an unpitched note is taken as a rest");
            return Ok(None);
        }
        let pitch = child(node, "pitch").ok_or_else(|| self.error(Kind::Missing("note", "pitch"), node))?;
        let step = child(pitch, "step").ok_or_else(|| self.error(Kind::Missing("pitch", "step"), pitch))?;
        let octave = child(pitch, "octave").ok_or_else(|| self.error(Kind::Missing("pitch", "octave"), pitch))?;
        let base = match text_of(step).as_str() {
            "C" => 0,
            "D" => 2,
            "E" => 4,
            "F" => 5,
            "G" => 7,
            "A" => 9,
            "B" => 11,
            other => {
                return Err(self.error(Kind::Value("step", other.to_owned(), Wanted::Letter), step));
            }
        };
        let octave = self.whole(octave, "octave", 0, 9)?;
        let alter = match child(pitch, "alter") {
            // Quarter tones round to the nearer semitone.
            Some(a) => libm::round(self.number(a, "alter", -3.0, 3.0, Wanted::Between(-3, 3))?) as i32,
            None => 0,
        };
        let midi = 12 * (octave + 1) + base + alter + self.state.transpose;
        match u8::try_from(midi) {
            Ok(midi) if midi < 128 => Ok(Some(midi)),
            _ => Err(self.error(Kind::Value("pitch", midi.to_string(), Wanted::Whole(0, 127)), pitch)),
        }
    }
}

/// First verse; the syllables of an elision are joined.
fn lyric(node: Node) -> Option<String> {
    let lyric = children(node, "lyric").find(|l| matches!(l.attribute("number"), None | Some("1")))?;
    let text: String = children(lyric, "text").map(text_of).collect();
    Some(text).filter(|t| !t.is_empty())
}
