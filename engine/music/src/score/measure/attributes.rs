//! What holds for the measures that follow: divisions, key, time signature, transposition.

use roxmltree::Node;

use super::super::Mode;
use super::super::read::{child, text_of};
use super::Reader;
use crate::error::{Error, Kind, Wanted};

impl<'n, 'i: 'n> Reader<'_, 'n, 'i> {
    pub(super) fn attributes(&mut self, node: Node) -> Result<(), Error> {
        for n in node.children().filter(Node::is_element) {
            match n.tag_name().name() {
                "divisions" => {
                    self.state.divisions = self.number(n, "divisions", 1e-6, 1e6, Wanted::Positive)?;
                }
                "key" => self.key(n)?,
                "time" => self.time(n)?,
                "transpose" => {
                    let step = |name| child(n, name).and_then(|c| text_of(c).parse::<i32>().ok()).unwrap_or(0);
                    self.state.transpose = (step("chromatic") + 12 * step("octave-change")).clamp(-60, 60);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn key(&mut self, node: Node) -> Result<(), Error> {
        let Some(fifths) = child(node, "fifths") else {
            return Ok(());
        };
        let fifths = self.whole(fifths, "fifths", -7, 7)? as i8;
        self.state.keys += 1;
        if self.state.keys > 1 {
            if fifths != self.opening.fifths {
                self.notice(node, "a change of key is not shown: numbered notation keeps the first");
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
            return Ok(());
        }
        let beats = child(node, "beats").ok_or_else(|| self.error(Kind::Missing("time", "beats"), node))?;
        let unit = child(node, "beat-type").ok_or_else(|| self.error(Kind::Missing("time", "beat-type"), node))?;
        self.state.beats = self.whole(beats, "beats", 1, 64)? as u8;
        let found = text_of(unit).parse::<u8>().ok().filter(|u| u.is_power_of_two() && *u <= 64);
        self.state.beat_type =
            found.ok_or_else(|| self.error(Kind::Value("beat-type", text_of(unit), Wanted::PowerOfTwo), unit))?;
        Ok(())
    }
}
