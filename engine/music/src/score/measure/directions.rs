//! Marks between the notes: dynamics, hairpins, tempo, and the bar lines with their repeats.

use roxmltree::Node;

use super::super::Omission;
use super::super::navigation::{self, Jump, NavigationMark, Target, Until};
use super::super::read::{child, children, text_of};
use super::{ItemKind, Reader};
use crate::error::{Error, ErrorKind, ExpectedValue};

impl<'n, 'i: 'n> Reader<'_, 'n, 'i> {
    pub(super) fn direction(&mut self, node: Node) -> Result<(), Error> {
        for kind in children(node, "direction-type") {
            for n in kind.children().filter(Node::is_element) {
                match n.tag_name().name() {
                    "dynamics" => {
                        if let Some(level) = n.children().find_map(|d| level(d.tag_name().name())) {
                            self.push(self.now, ItemKind::Dynamic(level));
                        }
                    }
                    "wedge" => match n.attribute("type") {
                        Some("crescendo") => self.push(self.now, ItemKind::Wedge(true)),
                        Some("diminuendo") => self.push(self.now, ItemKind::Wedge(false)),
                        Some("stop") => self.push(self.now, ItemKind::WedgeStop),
                        _ => {}
                    },
                    "metronome" => self.metronome(n)?,
                    "words" => {
                        if let Some(word) = navigation::read(&text_of(n)) {
                            self.mark(word);
                        }
                    }
                    "segno" => self.raw.marks.segno = true,
                    "coda" => self.raw.marks.coda_sign = true,
                    _ => {}
                }
            }
        }
        child(node, "sound").map_or(Ok(()), |s| self.sound(s))
    }

    fn metronome(&mut self, node: Node) -> Result<(), Error> {
        let (Some(unit), Some(rate)) = (child(node, "beat-unit"), child(node, "per-minute")) else {
            return Ok(());
        };
        // "about 72" and the like are words, not numbers: <sound tempo> speaks then.
        let Ok(rate) = text_of(rate).parse::<f64>() else {
            return Ok(());
        };
        let quarters = match text_of(unit).as_str() {
            "whole" => 4.0,
            "half" => 2.0,
            "quarter" => 1.0,
            "eighth" => 0.5,
            "16th" => 0.25,
            _ => return Ok(()),
        };
        let dotted = if child(node, "beat-unit-dot").is_some() { 1.5 } else { 1.0 };
        self.tempo(node, rate * quarters * dotted)
    }

    pub(super) fn sound(&mut self, node: Node) -> Result<(), Error> {
        let says = |name| node.attribute(name).is_some_and(|value| !["no", ""].contains(&value.trim()));
        let marks = &mut self.raw.marks;
        marks.segno |= says("segno");
        marks.coda |= says("coda");
        marks.to_coda |= says("tocoda");
        marks.fine |= says("fine");
        for (name, to) in [("dacapo", Target::Start), ("dalsegno", Target::Segno)] {
            if says(name) && marks.jump.is_none() {
                // Words beside it say how far.
                marks.jump = Some(Jump { to, until: Until::Open });
            }
        }
        match node.attribute("tempo").map(|tempo| tempo.trim().parse::<f64>()) {
            Some(Ok(tempo)) => self.tempo(node, tempo),
            _ => Ok(()),
        }
    }

    fn mark(&mut self, word: NavigationMark) {
        let marks = &mut self.raw.marks;
        match word {
            NavigationMark::Jump(jump) => marks.jump = Some(jump),
            NavigationMark::Fine => marks.fine = true,
            NavigationMark::ToCoda => marks.to_coda = true,
            NavigationMark::Coda => marks.coda_sign = true,
            NavigationMark::Segno => marks.segno = true,
            NavigationMark::Minuet => marks.minuet = true,
            NavigationMark::Trio => marks.trio = true,
        }
    }

    fn tempo(&mut self, node: Node, tempo: f64) -> Result<(), Error> {
        if (5.0..=1000.0).contains(&tempo) {
            self.push(self.now, ItemKind::Tempo(tempo));
        } else {
            let measure = self.number.clone();
            self.leave_out(node, Omission::Tempo { measure, found: tempo });
        }
        Ok(())
    }

    /// Whether a bar line stands at its measure's end; where the file does not say it, after notes.
    fn is_at_end(&self, barline: Node) -> bool {
        barline.attribute("location").map_or(self.end > 0.0, |location| location == "right")
    }

    pub(super) fn barline(&mut self, node: Node) -> Result<(), Error> {
        if matches!(child(node, "bar-style").map(text_of).as_deref(), Some("light-light" | "light-heavy")) {
            self.raw.double = node.attribute("location") != Some("left");
        }
        if let Some(repeat) = child(node, "repeat") {
            match repeat.attribute("direction") {
                // At the end of a measure it is the next one that is repeated.
                Some("forward") if self.is_at_end(node) => self.raw.repeat_next = true,
                Some("forward") => self.raw.repeat_start = true,
                _ => {
                    self.raw.repeat_after_jump = repeat.attribute("after-jump") == Some("yes");
                    let times = repeat.attribute("times").unwrap_or("2");
                    let times = times.parse::<u32>().ok().filter(|t| (1..=16).contains(t)).ok_or_else(|| {
                        self.error(
                            ErrorKind::Value("repeat times", times.to_owned(), ExpectedValue::Whole(1, 16)),
                            repeat,
                        )
                    })?;
                    self.raw.repeat_end = Some(times);
                }
            }
        }
        if let Some(ending) = child(node, "ending") {
            if ending.attribute("type") == Some("start") {
                // `1, 2`, `1.` and `1-3` are written, and nothing, for the next one.
                let numbers = ending.attribute("number").unwrap_or_default();
                let parsed: Option<Vec<u32>> = numbers
                    .split([',', ' ', '.'])
                    .filter(|n| !n.is_empty())
                    .map(run)
                    .collect::<Option<Vec<_>>>()
                    .map(|runs| runs.concat());
                let parsed = parsed.filter(|p| p.iter().all(|n| (1..=16).contains(n))).ok_or_else(|| {
                    self.error(ErrorKind::Value("ending", numbers.to_owned(), ExpectedValue::Whole(1, 16)), ending)
                })?;
                self.raw.ending_start = Some(parsed);
            } else {
                self.raw.ending_stop = true;
            }
        }
        Ok(())
    }
}

/// A number, or a run of them, as `1-3`.
fn run(text: &str) -> Option<Vec<u32>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let [first, last] = [first, last].map(|number| number.trim().parse::<u32>().ok().filter(|n| (1..=16).contains(n)));
    Some((first?..=last?).collect())
}

/// Loudness of a dynamic mark: even steps for the ear, the loudest at 1.
fn level(mark: &str) -> Option<f64> {
    Some(match mark {
        "pppp" | "ppppp" | "pppppp" => 0.15,
        "ppp" => 0.2,
        "pp" => 0.3,
        "p" => 0.42,
        "mp" => 0.55,
        "mf" => 0.68,
        "f" | "sf" | "fp" | "rf" | "rfz" | "sfp" => 0.8,
        "ff" | "fz" | "sfz" => 0.9,
        "fff" | "ffff" | "fffff" | "ffffff" | "sffz" => 1.0,
        _ => return None,
    })
}
