//! The score block: its file, its phrases, its captions and keys. The notes themselves are read by `music`, which comes
//! with the catalogue.

use crate::catalogue::{ScoreFacts, ScoreNote};
use crate::check::{Check, IdKind};
use crate::format::Score;
use crate::report::{Message, Problem, quote, say};
use crate::source::{Seg, way};
use std::collections::BTreeSet;

/// What a score may be called.
const SCORES: &[&str] = &["musicxml", "mxl", "xml"];
/// Most places named where a score does not sound as written.
const LEFT_OUT: usize = 12;

impl Check<'_> {
    pub(super) fn score(&mut self, score: &Score) {
        self.refer(IdKind::NODE, &score.screen, &way!["score", "screen"]);
        if let Some(instrument) = &score.instrument {
            self.refer(IdKind::NODE, instrument, &way!["score", "instrument"]);
        }
        self.range(&way!["score", "brightness"], f64::from(score.brightness), 0.0, 1.0);
        if let Some(tempo) = score.tempo {
            self.range(&way!["score", "tempo"], tempo, 30.0, 200.0);
        }
        let facts = self.score_file(score);
        let measures = facts.as_ref().map(|f| f.measures.as_slice());
        self.phrases(score, measures);
        for (i, caption) in score.captions.iter().enumerate() {
            self.measure(caption.measure, measures, &way!["score", "caption", i, "measure"]);
            self.line_id(&caption.line, &way!["score", "caption", i, "line"]);
        }
        for (i, key) in score.keys.iter().enumerate() {
            let octave = key.strip_prefix(|c: char| ('1'..='7').contains(&c));
            if !octave.is_some_and(|o| o.chars().all(|c| c == ',') || o.chars().all(|c| c == '\'')) {
                self.put(
                    "bad-key",
                    &way!["score", "keys", i],
                    quote(key),
                    say!("score-degree-form"),
                    say!("score-degree-examples"),
                );
            }
        }
        match facts.map(|facts| facts.phrases) {
            Some(Ok(phrases)) => self.playable(score, &phrases),
            Some(Err(misfit)) => self.misfit(score, misfit),
            None => {}
        }
    }

    /// What the score's file holds, if it is there and can be read.
    fn score_file(&mut self, score: &Score) -> Option<ScoreFacts> {
        if !self.file(&score.file, SCORES, &way!["score", "file"]) {
            return None;
        }
        let bytes = self.files.get(&score.file)?;
        let read = self.catalogue.score?;
        if self.foreign_score(&score.file, bytes) {
            return None;
        }
        match self.out.guarded(&score.file, || read(bytes, score))? {
            Ok(facts) => {
                self.left_out(&score.file, &facts.left_out);
                Some(facts)
            }
            Err(fault) => {
                let at = (score.file.as_str(), fault.line, 1);
                self.out.put("broken-score", at, fault.found, fault.expected, fault.help);
                None
            }
        }
    }

    /// Whether a score's file is that of another program under its name; then it is said what it is.
    #[cfg(feature = "author")]
    fn foreign_score(&mut self, file: &str, bytes: &[u8]) -> bool {
        use crate::bytes::{Of, told};
        // Scores of notation programs are told by what reads them.
        let Some(told) =
            told(bytes).filter(|told| !["mxl", "mscz", "zip"].iter().any(|own| told.endings.contains(own)))
        else {
            return false;
        };
        let help = match told.of {
            Of::Music if told.endings.contains(&"mid") => say!("score-open-notation-program-such"),
            Of::Page => say!("score-web-page-not-look"),
            _ => say!("score-export-musicxml-from-notation"),
        };
        let expected = say!("score-musicxml-musicxml-mxl");
        self.out.put("broken-score", (file, 1, 1), told.name, expected, help);
        true
    }

    /// Players do not mend files.
    #[cfg(not(feature = "author"))]
    fn foreign_score(&mut self, _: &str, _: &[u8]) -> bool {
        false
    }

    /// What of the score is not sounded or not shown: each kind of it once, and how often.
    fn left_out(&mut self, file: &str, left_out: &[(usize, Message)]) {
        for (line, what) in left_out.iter().take(LEFT_OUT) {
            self.out.put(
                "not-sounded",
                (file, *line, 1),
                what.clone(),
                say!("score-what-sounds-stands"),
                say!("score-if-matters-mend-notation"),
            );
        }
        let more = left_out.len().saturating_sub(LEFT_OUT);
        if more > 0 {
            self.out.put(
                "not-sounded",
                (file, 1, 1),
                say!("score-more-places-do-not", more),
                say!("score-what-sounds-stands"),
                say!("model-look-those-listed-first"),
            );
        }
    }

    /// A phrase whose measures are there and in order, and which nevertheless cannot be cut out of the score as it
    /// sounds. Says nothing where the numbers alone were wrong: that was said.
    fn misfit(&mut self, score: &Score, phrase: usize) {
        let way = way!["score", "phrases", phrase];
        let (line, _) = self.source.lines.place(self.source.text, self.source.find(&way).0.start);
        let said = |p: &Problem| {
            p.file == "scene.toml" && p.line == line && ["out-of-range", "phrases-overlap"].contains(&p.code)
        };
        if self.out.report.problems.iter().any(said) {
            return;
        }
        let [from, to] = score.phrases.get(phrase).copied().unwrap_or_default();
        self.put(
            "out-of-range",
            &way,
            Message::same(format!("[{from}, {to}]")),
            say!("score-measures-notes-order-repeats"),
            say!("score-look-repeated-measures-count"),
        );
    }

    /// Phrases that an expression waits for somebody to play must be playable with the keys.
    fn playable(&mut self, score: &Score, phrases: &[Vec<ScoreNote>]) {
        if score.keys.is_empty() {
            return;
        }
        let mut waited = BTreeSet::new();
        for ast in self.readings.iter().filter_map(|reading| reading.parsed.as_ref().ok()) {
            let numbers = ast.names().into_iter().filter_map(|(name, _)| name.strip_prefix("touched.")?.parse().ok());
            waited.extend(numbers.collect::<Vec<usize>>());
        }
        for number in waited {
            let notes = number.checked_sub(1).and_then(|i| phrases.get(i)).map_or(&[][..], Vec::as_slice);
            let lacks = |n: &&ScoreNote| !n.in_scale || !score.keys.contains(&n.name);
            let lacking: BTreeSet<&str> = notes.iter().filter(lacks).map(|n| n.name.as_str()).collect();
            if lacking.is_empty() {
                continue;
            }
            let list = lacking.into_iter().collect::<Vec<_>>().join(" ");
            let help = if notes.iter().all(|n| n.in_scale) {
                say!("score-add-keys-lowest-first", list = &list)
            } else {
                say!("score-keys-notes-scale-choose", number)
            };
            self.put(
                "unplayable-phrase",
                &way!["score", "keys"],
                say!("score-keys-cannot-play", list = &list),
                say!("score-every-note-phrase-touched", number),
                help,
            );
        }
    }

    fn phrases(&mut self, score: &Score, measures: Option<&[u32]>) {
        self.at_least(&way!["score", "phrases"], score.phrases.len(), 1);
        let mut end = None;
        for (i, [from, to]) in score.phrases.iter().copied().enumerate() {
            let way = way!["score", "phrases", i];
            if from > to {
                self.put(
                    "out-of-range",
                    &way,
                    Message::same(format!("[{from}, {to}]")),
                    say!("score-first-measure-then-last"),
                    say!("score-swap-numbers"),
                );
            } else if let Some(end) = end.filter(|end| from <= *end) {
                self.put(
                    "phrases-overlap",
                    &way,
                    say!("score-start-measure", from),
                    say!("score-after-measure", end),
                    say!("score-write-phrases-order-without"),
                );
            }
            self.measure(from, measures, &way!["score", "phrases", i, 0]);
            self.measure(to, measures, &way!["score", "phrases", i, 1]);
            end = end.max(Some(to));
        }
    }

    /// A measure must be one of those that the score has, by its written number; a pickup's is often 0.
    fn measure(&mut self, measure: u32, measures: Option<&[u32]>, way: &[Seg]) {
        // Of a score that cannot be read nothing is known: an upbeat is measure 0.
        let Some(written) = measures.filter(|written| !written.contains(&measure)) else { return };
        let runs = runs(written);
        let expected = say!("score-measures-of-score", runs);
        self.put("out-of-range", way, Message::same(measure.to_string()), expected, say!("score-name-measure-has"));
    }
}

/// Numbers in order, neighbours together: `1–4, 7`.
fn runs(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers.iter().copied().collect::<BTreeSet<u32>>() {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let one = |(first, last): (u32, u32)| if first == last { format!("{first}") } else { format!("{first}–{last}") };
    crate::report::shorten(&runs.into_iter().map(one).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn neighbouring_numbers_stand_together() {
        assert_eq!(runs(&[3, 1, 2, 2, 7, 9, 10]), "1–3, 7, 9–10");
        assert_eq!(runs(&[]), "");
    }
}
