//! `--headless --replay`: the recorded lesson once more, without drawing, hash by hash.

use crate::{Failure, scene};
use std::fs;
use std::path::Path;

/// Prints a line `tick hash` each second of the lesson; true if all agree with the recording.
pub fn run(path: &Path, file: &Path) -> Result<bool, Failure> {
    let json = fs::read_to_string(file).map_err(Failure::io(file))?;
    let lesson = scene::lesson(&scene::files(&scene::one(path)?)?)?;
    match shujin_play::replay(&lesson, shujin_blocks::BLOCKS, &json, &mut |tick, hash| println!("{tick} {hash}")) {
        Ok(agreed) => {
            eprintln!("{}", say!("states-agree", count = agreed));
            Ok(true)
        }
        Err(error) => {
            eprintln!("{error}");
            Ok(false)
        }
    }
}
