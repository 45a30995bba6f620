//! Tells of scores in which order their measures sound and when their notes begin, one JSON object a line: to be held against other readers.
//!
//! `cargo run -p shujin-music --features author --example unfold -- FILES… > ours.jsonl`

use serde_json::{Value, json};
use shujin_messages::Locale;
use shujin_music::Score;
use shujin_music::score::{ReadOptions, to_utf8};
use std::path::Path;

fn main() {
    for path in std::env::args().skip(1) {
        println!("{}", told(Path::new(&path)));
    }
}

fn told(path: &Path) -> Value {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let read = std::fs::read(path).map_err(|error| error.to_string()).and_then(|bytes| {
        let text = to_utf8(&bytes).map_err(|error| error.to_string())?;
        let text = text.as_deref().unwrap_or(&bytes);
        // The part that stands first, whether or not it has a note.
        let first = Score::read_with(text, &ReadOptions::default()).map_err(|error| error.to_string())?;
        let part = first.parts.first().map(|part| part.id.clone());
        Score::read_with(text, &ReadOptions { part, others: false }).map_err(|error| error.to_string())
    });
    match read {
        Err(error) => json!({ "file": file, "error": error }),
        Ok(score) => {
            let begun = score.notes.iter().filter(|note| note.pitch.is_some());
            let onsets: Vec<Value> =
                begun.map(|note| json!([note.onset, note.pitch.filter(|_| !note.unpitched)])).collect();
            json!({
                "file": file,
                "index": score.measures.iter().map(|one| one.written).collect::<Vec<_>>(),
                "measures": score.measures.iter().map(|one| [one.onset, one.length]).collect::<Vec<_>>(),
                "onsets": onsets,
                "notices": score.notices.iter().map(|one| one.what.message().text(Locale::of("en").unwrap_or_default())).collect::<Vec<_>>(),
                "error": null,
            })
        }
    }
}
