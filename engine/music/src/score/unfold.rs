//! The order in which written measures sound: repeat bars, endings and jumps unfolded.
//!
//! ```text
//! |: … :|            twice, or as often as `times` or the highest number of its endings says; within an ending, too
//! [1. … :| [2. …     the ending whose numbers hold the pass; one without a number counts on from the one before
//! D.C., D.S.         once each, when the repeats before are done; then no repeat is taken again, and of endings the last
//! Menuetto D.C.      from its heading as far as the trio, then on after these words
//! Fine, To Coda      hold after a jump only
//! ```

use super::measure::WrittenMeasure;
use super::navigation::{Jump, Target, Until};
use super::{Notice, Omission};
use crate::error::{Error, ErrorKind};
use std::collections::{BTreeMap, BTreeSet};

/// More measures than any song for a lesson; a guard against multiplying repeats.
const MOST: usize = 10_000;

/// The ending bracket over a measure.
#[derive(Debug, Clone, PartialEq)]
struct Bracket {
    numbers: Vec<u32>,
    /// Endings that follow one another are alternatives: the first measure of the first of them.
    group: usize,
}

/// Indices into `raw`, never empty; measures that never sound are named.
pub(super) fn unfold(raw: &[WrittenMeasure], notices: &mut Vec<Notice>) -> Result<Vec<usize>, Error> {
    let structure = RepeatStructure::new(raw);
    let mut played = Unfolder::new(&structure).unfold(notices)?;
    // Endings that no pass reaches could leave nothing; then the file is played as written.
    if played.is_empty() {
        played = (0..raw.len()).collect();
    }
    let sounding: BTreeSet<usize> = played.iter().copied().collect();
    let silent: Vec<usize> = (0..raw.len()).filter(|index| !sounding.contains(index)).collect();
    for run in silent.chunk_by(|one, next| one + 1 == *next) {
        let measures = run.iter().map(|index| raw[*index].number.clone()).collect();
        notices.push(Notice { line: raw[run[0]].line, what: Omission::NeverPlayed { measures } });
    }
    Ok(played)
}

/// What the measures say about the way.
struct RepeatStructure<'a> {
    raw: &'a [WrittenMeasure],
    brackets: Vec<Option<Bracket>>,
    /// Where a repeat bar at the end of a measure leads back to.
    back: BTreeMap<usize, usize>,
    /// The section that the endings of a group belong to, by its first measure.
    section: BTreeMap<usize, usize>,
    /// Jumps, by the measure at whose end they are taken.
    jumps: BTreeMap<usize, Jump>,
}

impl<'a> RepeatStructure<'a> {
    fn new(raw: &'a [WrittenMeasure]) -> Self {
        let (brackets, jumps) = (brackets(raw), jumps(raw));
        let (mut back, mut section) = (BTreeMap::new(), BTreeMap::new());
        // Repeats that are open, by where they began; `after` is where one without a beginning begins.
        let (mut open, mut after): (Vec<usize>, usize) = (Vec::new(), 0);
        for (index, measure) in raw.iter().enumerate() {
            let group = brackets[index].as_ref().map(|bracket| bracket.group);
            let before = index.checked_sub(1).and_then(|index| brackets[index].as_ref()).map(|bracket| bracket.group);
            if let Some(left) = before.filter(|left| Some(*left) != group) {
                // With its last ending a section is over.
                let start = section.get(&left).copied();
                open.retain(|one| Some(*one) != start);
                after = index;
            }
            if measure.repeat_start {
                open.push(index);
            }
            if let Some(group) = group.filter(|group| *group == index) {
                // A repeat that begins with the ending itself lies in it.
                section.insert(group, open.iter().rev().copied().find(|start| *start < group).unwrap_or(after));
            }
            // A repeat that a trio leaves open is none of the next movement's.
            if measure.repeat_end.is_none() {
                if jumps.get(&index).is_some_and(|jump| jump.until == Until::Trio) {
                    open.clear();
                    after = index + 1;
                }
                continue;
            }
            let of_endings = group.and_then(|group| section.get(&group).copied());
            let last = open.last().copied();
            match (group, of_endings) {
                // Alternatives of one section all lead back to its start; a repeat that begins within one is its own.
                (Some(group), Some(section)) => {
                    let within = last.filter(|start| *start >= group && *start != section);
                    back.insert(index, within.unwrap_or(section));
                    if within.is_some() {
                        open.pop();
                    }
                }
                _ => {
                    back.insert(index, last.unwrap_or(after));
                    open.pop();
                    after = index + 1;
                }
            }
        }
        Self { raw, brackets, back, section, jumps }
    }

    fn group(&self, index: usize) -> Option<usize> {
        self.brackets.get(index)?.as_ref().map(|bracket| bracket.group)
    }

    /// The highest number among the endings of a group.
    fn most(&self, group: usize) -> u32 {
        let of_group = self.brackets[group..].iter().map_while(|one| one.as_ref().filter(|one| one.group == group));
        of_group.flat_map(|bracket| &bracket.numbers).copied().max().unwrap_or(1)
    }

    fn find(&self, from: usize, is: impl Fn(&WrittenMeasure) -> bool) -> Option<usize> {
        self.raw.iter().skip(from).position(is).map(|found| found + from)
    }

    /// Where the minuet begins to which one goes back after this measure: at its heading, else with its metre.
    fn minuet(&self, index: usize) -> usize {
        let headed = (0..=index).rev().find(|at| self.raw[*at].marks.minuet);
        let metre = || (1..=index).rev().find(|at| self.raw[*at].time != self.raw[at - 1].time);
        headed.or_else(metre).unwrap_or(0)
    }

    /// Where the trio begins between a minuet's beginning and the jump back to it: at its heading, else after the minuet's second repeat
    /// bar, past its endings.
    fn trio(&self, minuet: usize, jump: usize) -> Option<usize> {
        let between = minuet + 1..=jump;
        let headed = self.find(minuet, |raw| raw.marks.trio).filter(|trio| between.contains(trio));
        // Past a repeat bar, or the last ending.
        let is_past = |at: &usize| {
            (self.raw[at - 1].repeat_end.is_some() || self.group(at - 1).is_some()) && self.group(*at).is_none()
        };
        let second = || between.clone().filter(is_past).nth(1);
        headed.or_else(|| if self.raw[minuet..=jump].iter().any(|raw| raw.marks.fine) { None } else { second() })
    }

    /// Where the coda begins for a jump after this measure: the next one, else any.
    fn coda(&self, from: usize) -> Option<usize> {
        self.find(from + 1, |raw| raw.marks.coda).or_else(|| self.find(0, |raw| raw.marks.coda))
    }
}

/// Plays through the measures and records their order.
struct Unfolder<'a> {
    structure: &'a RepeatStructure<'a>,
    /// The pass through each section that is under way, by where it begins; the first where none is noted.
    pass: BTreeMap<usize, u32>,
    /// After a jump and before the coda, or the end of a minuet.
    jumped: Option<Until>,
    /// The measure of a trio before which a minuet ends, and where it goes on then.
    trio: Option<(usize, usize)>,
    taken: BTreeSet<usize>,
    played: Vec<usize>,
}

impl<'a> Unfolder<'a> {
    fn new(structure: &'a RepeatStructure<'a>) -> Self {
        Self { structure, pass: BTreeMap::new(), jumped: None, trio: None, taken: BTreeSet::new(), played: Vec::new() }
    }

    fn unfold(mut self, notices: &mut Vec<Notice>) -> Result<Vec<usize>, Error> {
        let raw = self.structure.raw;
        let mut index = 0;
        while index < raw.len() {
            let next = if self.is_passed_over(index) {
                index + 1
            } else {
                self.played.push(index);
                if self.played.len() > MOST {
                    return Err(Error::at(ErrorKind::TooLong(MOST), raw[index].line, Some(&raw[index].number)));
                }
                match self.back(index).or_else(|| self.jump(index, notices)) {
                    Some(next) => {
                        index = next;
                        continue;
                    }
                    None if self.is_fine(index) => break,
                    None => self.leave(index).unwrap_or(index + 1),
                }
            };
            // Leaving the endings of a section finishes the section.
            if let Some(group) = self.structure.group(index).filter(|group| self.structure.group(next) != Some(*group))
                && let Some(section) = self.structure.section.get(&group)
            {
                self.pass.remove(section);
            }
            index = next;
        }
        Ok(self.played)
    }

    fn pass(&self, section: usize) -> u32 {
        self.pass.get(&section).copied().unwrap_or(1)
    }

    /// Whether the measure is under an ending of another pass.
    fn is_passed_over(&self, index: usize) -> bool {
        let Some(Bracket { numbers, group }) = &self.structure.brackets[index] else { return false };
        let pass = match self.jumped {
            Some(_) => self.structure.most(*group),
            None => self.pass(self.structure.section.get(group).copied().unwrap_or_default()),
        };
        !numbers.contains(&pass)
    }

    /// Where the repeat bar at the end of a measure leads, if it is to be followed.
    fn back(&mut self, index: usize) -> Option<usize> {
        let start = *self.structure.back.get(&index)?;
        let repeat = self.structure.raw[index].repeat_end?;
        if self.jumped.is_some() && !self.structure.raw[index].repeat_after_jump {
            return None;
        }
        let of_section = |group: &usize| self.structure.section.get(group) == Some(&start);
        let endings = self.structure.group(index).filter(of_section).map_or(0, |group| self.structure.most(group));
        let pass = self.pass(start);
        if pass >= repeat.max(endings) {
            self.pass.remove(&start);
            return None;
        }
        // Inner repeats start again.
        self.pass.retain(|section, _| !(start..=index).contains(section));
        self.pass.insert(start, pass + 1);
        Some(start)
    }

    fn jump(&mut self, index: usize, notices: &mut Vec<Notice>) -> Option<usize> {
        let raw = &self.structure.raw[index];
        let Jump { to, until } = self.structure.jumps.get(&index).copied().filter(|_| !self.taken.contains(&index))?;
        self.taken.insert(index);
        let mut notice = |what: fn(String) -> Omission| {
            notices.push(Notice { line: raw.line, what: what(raw.number.clone()) });
        };
        let target = match to {
            Target::Start => Some(0),
            // The last one before, as several may follow one another.
            Target::Segno => (0..=index).rev().find(|at| self.structure.raw[*at].marks.segno),
            Target::Minuet => Some(self.structure.minuet(index)),
        };
        if target.is_none() {
            notice(|measure| Omission::NoSegno { measure });
        }
        let target = target?;
        let is_there = |is: fn(&WrittenMeasure) -> bool| self.structure.raw.iter().any(is);
        let trio = if until == Until::Trio { self.structure.trio(target, index) } else { None };
        match until {
            Until::Trio if trio.is_none() && !is_there(|raw| raw.marks.fine) => {
                notice(|measure| Omission::NoFine { measure });
            }
            Until::Fine if !is_there(|raw| raw.marks.fine) => notice(|measure| Omission::NoFine { measure }),
            Until::Coda if !is_there(|raw| raw.marks.to_coda) || !is_there(|raw| raw.marks.coda) => {
                notice(|measure| Omission::NoCoda { measure });
            }
            _ => {}
        }
        self.jumped = Some(if until == Until::Trio && trio.is_none() { Until::Fine } else { until });
        self.trio = trio.map(|trio| (trio, index + 1));
        self.pass.clear();
        Some(target)
    }

    fn is_fine(&self, index: usize) -> bool {
        matches!(self.jumped, Some(Until::Open | Until::Fine)) && self.structure.raw[index].marks.fine
    }

    fn leave(&mut self, index: usize) -> Option<usize> {
        if let Some((_, on)) = self.trio.take_if(|(trio, _)| index + 1 == *trio) {
            self.jumped = None;
            return Some(on);
        }
        let leaves = matches!(self.jumped, Some(Until::Open | Until::Coda)) && self.structure.raw[index].marks.to_coda;
        let coda = leaves.then(|| self.structure.coda(index)).flatten()?;
        self.jumped = None;
        Some(coda)
    }
}

/// Jumps, by the measure at whose end they are taken: words often stand a measure before the bar line that they are meant for.
fn jumps(raw: &[WrittenMeasure]) -> BTreeMap<usize, Jump> {
    let at = |(index, measure): (usize, &WrittenMeasure)| {
        let jump = measure.marks.jump?;
        let closes = |next: &&WrittenMeasure| {
            let is_last = next.double || raw.get(index + 2).is_some_and(|one| one.time != next.time);
            let ends_trio = jump.until == Until::Trio && is_last && !measure.double;
            measure.repeat_end.is_none() && (next.repeat_end.is_some() || ends_trio)
        };
        // Where that measure has words of its own, these are meant where they stand.
        let next = raw.get(index + 1).filter(|next| next.marks.jump.is_none());
        Some((next.filter(closes).map_or(index, |_| index + 1), jump))
    };
    raw.iter().enumerate().filter_map(at).collect()
}

/// The ending bracket over each measure.
fn brackets(raw: &[WrittenMeasure]) -> Vec<Option<Bracket>> {
    let mut found: Vec<Option<Bracket>> = vec![None; raw.len()];
    let mut index = 0;
    while index < raw.len() {
        let begins = |at: usize| raw.get(at).is_some_and(|measure| measure.ending_start.is_some());
        let given = match &raw[index].ending_start {
            Some(given) => given.clone(),
            // The end of a bracket alone, on a repeat bar before the next bracket: the first ending, of this measure.
            None if raw[index].ending_stop && raw[index].repeat_end.is_some() && begins(index + 1) => vec![1],
            None => {
                index += 1;
                continue;
            }
        };
        let rest = |from: usize| (from..raw.len()).take_while(move |at| *at == index || !begins(*at));
        let closes = |from: usize| rest(from).find(|at| raw[*at].repeat_end.is_some());
        // One that nothing closes ends with the repeat bar, or with its measure.
        let end = rest(index).find(|at| raw[*at].ending_stop).or_else(|| closes(index)).unwrap_or(index);
        // A bracket that is closed too early, with the repeat bar between it and the next one, means all as far as there.
        let is_closed = raw[index..=end].iter().any(|measure| measure.repeat_end.is_some());
        let late = closes(end + 1).filter(|bar| !is_closed && begins(bar + 1));
        let end = late.filter(|bar| raw[end + 1..=*bar].iter().all(|one| !one.repeat_start)).unwrap_or(end);
        let before = index.checked_sub(1).and_then(|before| found[before].clone());
        let numbers = match (given.is_empty(), &before) {
            (false, _) => given,
            (true, Some(before)) => vec![before.numbers.iter().max().map_or(1, |most| most + 1)],
            (true, None) => vec![1],
        };
        let group = before.map_or(index, |before| before.group);
        found[index..=end].fill(Some(Bracket { numbers, group }));
        index = end + 1;
    }
    found
}
