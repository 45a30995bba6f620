//! Names of a score in expressions, by what they name.

/// A name of the score.
#[derive(Clone, Debug)]
pub(super) enum MusicName {
    /// How often a phrase, counted from 0, was heard, looped or touched.
    Counted(&'static str, usize),
    Playing,
    Rate,
    Loop,
    Quarter,
    Ended,
    Practising,
    Early,
    Late,
    Right,
    Wrong,
}

impl MusicName {
    /// The name `kind.rest`; nothing where scores have none such.
    pub(super) fn read(kind: &str, rest: &str) -> Option<MusicName> {
        if let Some(kind) = ["heard", "looped", "touched"].into_iter().find(|known| *known == kind) {
            return Some(MusicName::Counted(kind, rest.parse::<usize>().ok()?.checked_sub(1)?));
        }
        Some(match (kind, rest) {
            ("music", "playing") => MusicName::Playing,
            ("music", "rate") => MusicName::Rate,
            ("music", "loop") => MusicName::Loop,
            ("music", "quarter") => MusicName::Quarter,
            ("music", "ended") => MusicName::Ended,
            ("music", "practising") => MusicName::Practising,
            ("music", "early") => MusicName::Early,
            ("music", "late") => MusicName::Late,
            ("music", "right") => MusicName::Right,
            ("music", "wrong") => MusicName::Wrong,
            _ => return None,
        })
    }
}
