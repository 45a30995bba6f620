//! A score's bytes, as notation programs write them: made plain and read without a panic, and what is read can be sounded.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shujin_music::score::{Score, ReadOptions, to_utf8};

fuzz_target!(|bytes: &[u8]| {
    let Ok(made) = to_utf8(bytes) else { return };
    let text = made.as_deref().unwrap_or(bytes);
    // What was made plain once is plain.
    if made.is_some() {
        assert!(matches!(to_utf8(text), Ok(None)));
    }
    for others in [false, true] {
        let Ok(score) = Score::read_with(text, &ReadOptions { part: None, others }) else { return };
        let mut end = 0.0;
        for measure in &score.measures {
            assert!((measure.onset - end).abs() < 1e-6 && measure.length.is_finite() && measure.length >= 0.0);
            end = measure.onset + measure.length;
        }
        for notes in [&score.notes, &score.along] {
            assert!(notes.is_sorted_by(|a, b| a.onset <= b.onset));
            for (at, note) in notes.iter().enumerate() {
                assert!(note.id == at && note.onset.is_finite() && note.length.is_finite() && note.length > 0.0);
                assert!(note.measure < score.measures.len() && (0.0..=1.0).contains(&note.velocity));
                assert!(note.phrase.is_none_or(|phrase| phrase < score.phrases.len()));
            }
        }
        assert!(score.tempos.iter().all(|one| one.tempo.is_finite() && one.tempo > 0.0));
    }
});
