//! What holds for the measures that follow: divisions, key, time signature, transposition.

use roxmltree::Node;

use super::super::read::{child, children, text_of};
use super::super::{Mode, Omission};
use super::{Reader, Time};
use crate::error::{Error, ErrorKind, ExpectedValue};

impl<'n, 'i: 'n> Reader<'_, 'n, 'i> {
    pub(super) fn attributes(&mut self, node: Node) -> Result<(), Error> {
        // It stands last and holds for the key before it.
        if let Some(transpose) = child(node, "transpose") {
            let step = |name| child(transpose, name).and_then(|c| text_of(c).parse::<i32>().ok());
            let chromatic = step("chromatic").unwrap_or(0).clamp(-60, 60);
            let octaves = step("octave-change").unwrap_or(0).clamp(-5, 5);
            self.state.transpose = (chromatic + 12 * octaves, fifths(chromatic, step("diatonic")));
        }
        for n in node.children().filter(Node::is_element) {
            match n.tag_name().name() {
                "divisions" => {
                    self.state.divisions = self.number(n, "divisions", 1e-6, 1e6, ExpectedValue::Positive)?;
                }
                "key" => self.key(n)?,
                "time" => self.time(n)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn key(&mut self, node: Node) -> Result<(), Error> {
        let Some(fifths) = child(node, "fifths") else {
            return Ok(());
        };
        let written = self.whole(fifths, "fifths", -7, 7)?;
        // A clarinet in B flat plays C major from a page in D major. Beyond seven signs the other name of the same key is meant.
        let sounding = written + self.state.transpose.1;
        let fifths = (sounding - 12 * ((sounding > 7) as i32) + 12 * ((sounding < -7) as i32)) as i8;
        self.state.keys += 1;
        if self.state.keys > 1 {
            if fifths != self.opening.fifths {
                let measure = self.number.clone();
                self.leave_out(node, Omission::KeyChange { measure });
            }
            return Ok(());
        }
        self.opening.fifths = fifths;
        self.opening.mode = match child(node, "mode").map(text_of).as_deref() {
            None | Some("major" | "none" | "") => Mode::Major,
            Some("minor") => Mode::Minor,
            Some(_) => Mode::Other,
        };
        Ok(())
    }

    fn time(&mut self, node: Node) -> Result<(), Error> {
        if child(node, "senza-misura").is_some() {
            self.state.time.full = None;
            return Ok(());
        }
        let missing = |name| self.error(ErrorKind::Missing("time", name), node);
        let mut pairs = Vec::new();
        let (mut beats, mut types) = (children(node, "beats"), children(node, "beat-type"));
        loop {
            match (beats.next(), types.next()) {
                (Some(beats), Some(unit)) => pairs.push((self.beats(beats)?, self.beat_type(unit)?)),
                (None, None) => break,
                (Some(_), None) => return Err(missing("beat-type")),
                (None, Some(_)) => return Err(missing("beats")),
            }
        }
        // Pairs one after another are one measure: 2/4 + 3/8 is 7/8.
        let unit = pairs.iter().map(|(_, unit)| *unit).max().ok_or_else(|| missing("beats"))?;
        let sum: u32 = pairs.iter().map(|(beats, of)| beats * u32::from(unit / of)).sum();
        let beats = u8::try_from(sum)
            .ok()
            .filter(|beats| *beats <= 64)
            .ok_or_else(|| self.error(ErrorKind::Value("beats", sum.to_string(), ExpectedValue::Whole(1, 64)), node))?;
        self.state.time = Time { beats, beat_type: unit, full: Some(f64::from(beats) * 4.0 / f64::from(unit)) };
        Ok(())
    }

    /// A sum of beats, as in `3+2`.
    fn beats(&self, node: Node) -> Result<u32, Error> {
        let text = text_of(node);
        let each = text.split('+').map(|one| one.trim().parse::<u32>().ok().filter(|beats| (1..=64).contains(beats)));
        let sum = each.sum::<Option<u32>>().filter(|beats| *beats <= 64);
        sum.ok_or_else(|| self.error(ErrorKind::Value("beats", text, ExpectedValue::Whole(1, 64)), node))
    }

    fn beat_type(&self, node: Node) -> Result<u8, Error> {
        let found = text_of(node).parse::<u8>().ok().filter(|unit| unit.is_power_of_two() && *unit <= 64);
        found.ok_or_else(|| self.error(ErrorKind::Value("beat-type", text_of(node), ExpectedValue::PowerOfTwo), node))
    }
}

/// By how many fifths a key moves with so many semitones, which are so many steps of the staff.
fn fifths(chromatic: i32, diatonic: Option<i32>) -> i32 {
    match diatonic {
        Some(diatonic) => (7 * chromatic - 12 * diatonic).clamp(-12, 12),
        // The name with the fewest signs.
        None => (7 * chromatic + 5).rem_euclid(12) - 5,
    }
}
