//! From pitches to the degrees of a scale.

/// Degree, accidental and octave dots of a MIDI note in a key of `fifths` sharps (negative: flats).
///
/// Notes outside the scale are raised by a sharp, but the third and the seventh are lowered by a flat,
/// as songbooks do.
pub fn degree(midi: u8, fifths: i8) -> (u8, i8, i8) {
    let above = i32::from(midi) - do_midi(fifths);
    let (degree, accidental) =
        [(1, 0), (1, 1), (2, 0), (3, -1), (3, 0), (4, 0), (4, 1), (5, 0), (5, 1), (6, 0), (7, -1), (7, 0)]
            [above.rem_euclid(12) as usize];
    (degree, accidental, above.div_euclid(12) as i8)
}

/// MIDI number of the undotted degree 1: the do from C4 (60) to B4 (71).
pub fn do_midi(fifths: i8) -> i32 {
    60 + (i32::from(fifths) * 7).rem_euclid(12)
}

/// The name of do, such as "F" or "♭B".
pub fn do_name(fifths: i8) -> &'static str {
    ["♭C", "♭G", "♭D", "♭A", "♭E", "♭B", "F", "C", "G", "D", "A", "E", "B", "♯F", "♯C"]
        [(i32::from(fifths) + 7).clamp(0, 14) as usize]
}
