//! Marks between the notes: dynamics, hairpins, tempo, and the bar lines with their repeats.

use roxmltree::Node;

use super::super::read::{child, children, text_of};
use super::{Reader, What};
use crate::error::{Error, Kind, Wanted};

impl<'n, 'i: 'n> Reader<'_, 'n, 'i> {
    pub(super) fn direction(&mut self, node: Node) -> Result<(), Error> {
        for kind in children(node, "direction-type") {
            for n in kind.children().filter(Node::is_element) {
                match n.tag_name().name() {
                    "dynamics" => {
                        if let Some(level) = n.children().find_map(|d| level(d.tag_name().name())) {
                            self.push(self.now, n, What::Dynamic(level));
                        }
                    }
                    "wedge" => match n.attribute("type") {
                        Some("crescendo") => self.push(self.now, n, What::Wedge(true)),
                        Some("diminuendo") => self.push(self.now, n, What::Wedge(false)),
                        Some("stop") => self.push(self.now, n, What::WedgeStop),
                        _ => {}
                    },
                    "metronome" => self.metronome(n)?,
                    "words" => {
                        let words = text_of(n);
                        if words.starts_with("D.C.") || words.starts_with("D.S.") {
                            return Err(self.error(Kind::Jump(words), n));
                        }
                    }
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
        for jump in ["dacapo", "dalsegno", "tocoda"] {
            if node.has_attribute(jump) {
                return Err(self.error(Kind::Jump(jump.to_owned()), node));
            }
        }
        match node.attribute("tempo").map(str::parse::<f64>) {
            Some(Ok(tempo)) => self.tempo(node, tempo),
            _ => Ok(()),
        }
    }

    fn tempo(&mut self, node: Node, tempo: f64) -> Result<(), Error> {
        if !(5.0..=1000.0).contains(&tempo) {
            return Err(self.error(Kind::Value("tempo", tempo.to_string(), Wanted::Between(5, 1000)), node));
        }
        self.push(self.now, node, What::Tempo(tempo));
        Ok(())
    }

    pub(super) fn barline(&mut self, node: Node) -> Result<(), Error> {
        if matches!(child(node, "bar-style").map(text_of).as_deref(), Some("light-light" | "light-heavy")) {
            self.raw.double = node.attribute("location") != Some("left");
        }
        if let Some(repeat) = child(node, "repeat") {
            match repeat.attribute("direction") {
                Some("forward") => self.raw.repeat_start = true,
                _ => {
                    let times = repeat.attribute("times").unwrap_or("2");
                    let times = times.parse::<u32>().ok().filter(|t| (1..=16).contains(t)).ok_or_else(|| {
                        self.error(Kind::Value("repeat times", times.to_owned(), Wanted::Whole(1, 16)), repeat)
                    })?;
                    self.raw.repeat_end = Some(times);
                }
            }
        }
        if let Some(ending) = child(node, "ending") {
            if ending.attribute("type") == Some("start") {
                let numbers = ending.attribute("number").unwrap_or("1");
                let parsed: Option<Vec<u32>> =
                    numbers.split([',', ' ']).filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect();
                let parsed = parsed.filter(|p| p.iter().all(|n| (1..=16).contains(n))).ok_or_else(|| {
                    self.error(Kind::Value("ending", numbers.to_owned(), Wanted::Whole(1, 16)), ending)
                })?;
                self.raw.ending_start = Some(parsed);
            } else {
                self.raw.ending_stop = true;
            }
        }
        Ok(())
    }
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
