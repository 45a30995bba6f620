//! The facts of a score that the reader of scenes checks, so that a scene that checks clean also opens.

mod report;

use crate::jianpu::degree;
use crate::practice::Practice;
use crate::score::ReadOptions;
use crate::score::Score;
use crate::{Error, ErrorKind, Notice};
use shujin_lesson::{ScoreFacts, ScoreFault, ScoreNote, format};

/// A [`shujin_lesson::ReadScore`].
///
/// # Errors
/// What stops [`Score::read_musicxml`], with its line and its remedy. Phrases that do not fit are no error of the score:
/// see [`ScoreFacts::phrases`].
pub fn read(bytes: &[u8], data: &format::Score) -> Result<ScoreFacts, Box<ScoreFault>> {
    let score = Score::read_with(bytes, &read_options(data)).map_err(|error| Box::new(report::score_fault(&error)))?;
    let measures = score.measures.iter().filter_map(|m| written(&m.number)).collect();
    let say = |notice: &Notice| (notice.line.max(1) as usize, notice.what.message());
    let left_out = score.notices.iter().map(say).collect();
    Ok(ScoreFacts { measures, phrases: cut(score, &data.phrases), left_out })
}

/// What a score block wants of its score.
pub fn read_options(data: &format::Score) -> ReadOptions {
    ReadOptions { part: data.part.clone(), others: data.others }
}

/// A measure's number as a phrase can name it: `01` and `X1` cannot be named.
fn written(number: &str) -> Option<u32> {
    number.parse::<u32>().ok().filter(|n| n.to_string() == number)
}

/// The notes to play of each phrase, or the index of the first that does not fit.
fn cut(score: Score, phrases: &[[u32; 2]]) -> Result<Vec<Vec<ScoreNote>>, usize> {
    let ranges: Vec<(usize, usize)> = phrases.iter().map(|[a, b]| (*a as usize, *b as usize)).collect();
    if ranges.is_empty() {
        return Ok(Vec::new());
    }
    let score = score.with_phrases(&ranges).map_err(|error| match error {
        Error { kind: ErrorKind::Phrase(first, last), .. } => {
            ranges.iter().position(|r| *r == (first, last)).unwrap_or(0)
        }
        _ => 0,
    })?;
    Ok((0..ranges.len()).map(|phrase| to_play(&score, phrase)).collect())
}

/// What [`Practice`] will expect in a phrase, note by note.
fn to_play(score: &Score, phrase: usize) -> Vec<ScoreNote> {
    let practice = Practice::new(score, Some(phrase));
    // What is struck any key can be.
    let tuned = practice.melody().iter().filter(|note| !note.unpitched);
    tuned.map(|note| name(note.midi, score.key_fifths)).collect()
}

fn name(midi: u8, fifths: i8) -> ScoreNote {
    let (degree, accidental, octave) = degree(midi, fifths);
    let before = ["b", "", "#"][usize::from((accidental + 1).clamp(0, 2) as u8)];
    let dots = if octave < 0 { "," } else { "'" }.repeat(usize::from(octave.unsigned_abs()));
    ScoreNote { name: format!("{before}{degree}{dots}"), in_scale: accidental == 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TUNE: &str = include_str!("../../../lesson/src/starter/music/scores/tune.musicxml");

    fn read(bytes: &[u8], phrases: &[[u32; 2]]) -> Result<ScoreFacts, Box<ScoreFault>> {
        let block = toml::Table::from_iter([
            ("file".into(), "tune.musicxml".into()),
            ("screen".into(), "screen".into()),
            ("phrases".into(), toml::Value::try_from(phrases).expect("numbers")),
        ]);
        super::read(bytes, &block.try_into().expect("a score block"))
    }

    fn names(notes: &[ScoreNote]) -> String {
        notes.iter().map(|n| n.name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_tune_tells_its_measures_and_what_is_to_be_played() {
        let facts = read(TUNE.as_bytes(), &[[1, 2], [3, 4]]).expect("a tune");
        assert_eq!(facts.measures, [1, 2, 3, 4]);
        let phrases = facts.phrases.expect("phrases that fit");
        assert_eq!(names(&phrases[1]), "5 4 3 4 3 2 2 1");
    }

    #[test]
    fn notes_outside_the_octave_and_the_scale_are_named() {
        let names: Vec<_> = [55, 59, 60, 66, 70, 72, 86].map(|midi| name(midi, 0).name).into();
        assert_eq!(names, ["5,", "7,", "1", "#4", "b7", "1'", "2''"]);
        assert!(!name(66, 0).in_scale && name(66, 1).in_scale);
    }

    #[test]
    fn a_phrase_that_does_not_fit_is_pointed_at() {
        let misfit =
            |phrases: &[[u32; 2]]| read(TUNE.as_bytes(), phrases).expect("a tune").phrases.expect_err("a misfit");
        assert_eq!(misfit(&[[1, 2], [3, 9]]), 1);
        assert_eq!(misfit(&[[3, 4], [1, 2]]), 1);
        assert_eq!(read(TUNE.as_bytes(), &[]).map(|facts| facts.phrases), Ok(Ok(Vec::new())));
    }
}
