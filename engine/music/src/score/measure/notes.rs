//! One note: pitch, length, ties, slurs, accents, syllable.

use roxmltree::Node;

use super::super::Omission;
use super::super::read::{child, children, text_of};
use super::{ItemKind, Reader, WrittenNote};
use crate::error::{Error, ErrorKind, ExpectedValue};

/// Where something struck sounds of which the file does not say where it stands: B4, the middle of the staff.
const STRUCK: u8 = 71;
/// Quarter notes. A 1024th is 0.0039; what is shorter is a slip of the notation program, and not played.
const SHORTEST: f64 = 0.001;

impl<'n, 'i: 'n> Reader<'_, 'n, 'i> {
    pub(super) fn note(&mut self, node: Node) -> Result<(), Error> {
        let grace = child(node, "grace").is_some();
        let length = if grace { 0.0 } else { self.duration(node)? };
        let chord = child(node, "chord").is_some();
        let at = if chord { self.last } else { self.now };
        if !chord {
            self.last = self.now;
            self.now += length;
            self.end = self.end.max(self.now);
        }
        if child(node, "cue").is_some() {
            let measure = self.number.clone();
            self.leave_out(node, Omission::Cue { measure });
            return Ok(());
        }
        let (pitch, unpitched) = self.pitch(node)?;
        let mut note = WrittenNote { chord, length, pitch, unpitched, lyric: lyric(node), ..Default::default() };
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
        if grace {
            self.push(at, ItemKind::Grace(note));
        } else if length > SHORTEST {
            self.push(at, ItemKind::Note(note));
        }
        Ok(())
    }

    /// The pitch (none for a rest), and whether it is only where something struck stands on the staff.
    fn pitch(&mut self, node: Node) -> Result<(Option<u8>, bool), Error> {
        if child(node, "rest").is_some() {
            return Ok((None, false));
        }
        if let Some(unpitched) = child(node, "unpitched") {
            let place = child(unpitched, "display-step").zip(child(unpitched, "display-octave"));
            let midi = place.and_then(|(step, octave)| {
                let octave = text_of(octave).parse::<i32>().ok().filter(|octave| (0..=9).contains(octave))?;
                u8::try_from(12 * (octave + 1) + degree(&text_of(step))?).ok().filter(|midi| *midi < 128)
            });
            return Ok((Some(midi.unwrap_or(STRUCK)), true));
        }
        let pitch = child(node, "pitch").ok_or_else(|| self.error(ErrorKind::Missing("note", "pitch"), node))?;
        let step = child(pitch, "step").ok_or_else(|| self.error(ErrorKind::Missing("pitch", "step"), pitch))?;
        let octave = child(pitch, "octave").ok_or_else(|| self.error(ErrorKind::Missing("pitch", "octave"), pitch))?;
        let Some(base) = degree(&text_of(step)) else {
            return Err(self.error(ErrorKind::Value("step", text_of(step), ExpectedValue::Letter), step));
        };
        let octave = self.whole(octave, "octave", 0, 9)?;
        let alter = match child(pitch, "alter") {
            Some(alter) => self.number(alter, "alter", -3.0, 3.0, ExpectedValue::Between(-3, 3))?,
            None => 0.0,
        };
        // Quarter tones round to the nearer semitone.
        let semitones = libm::round(alter);
        if (alter - semitones).abs() > 0.1 {
            let measure = self.number.clone();
            self.leave_out(node, Omission::Microtone { measure });
        }
        let midi = 12 * (octave + 1) + base + semitones as i32 + self.state.transpose.0;
        match u8::try_from(midi) {
            Ok(midi) if midi < 128 => Ok((Some(midi), false)),
            _ => Err(self.error(ErrorKind::Value("pitch", midi.to_string(), ExpectedValue::Whole(0, 127)), pitch)),
        }
    }
}

/// Semitones from C to a step.
fn degree(step: &str) -> Option<i32> {
    [("C", 0), ("D", 2), ("E", 4), ("F", 5), ("G", 7), ("A", 9), ("B", 11)]
        .into_iter()
        .find_map(|(name, semitones)| (name == step).then_some(semitones))
}

/// First verse; the syllables of an elision are joined.
fn lyric(node: Node) -> Option<String> {
    let lyric = children(node, "lyric").find(|l| matches!(l.attribute("number"), None | Some("1")))?;
    let text: String = children(lyric, "text").map(text_of).collect();
    Some(text).filter(|t| !t.is_empty())
}
