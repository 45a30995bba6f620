//! What a camera notes in a photo beside the picture: where it was taken, with what, which side is up (Exif, CIPA DC-008).
//!
//! A place is nobody's business, and a picture that is told to be turned is drawn as it lies. What paint programs note, such as pixels per
//! inch, harms nobody.

/// Tags of the first directory: who made the camera, its model, and where the directory of the place is.
const TELL: [u16; 3] = [0x010f, 0x0110, 0x8825];
/// Which side is up; 1 as it lies.
const ORIENTATION: u16 = 0x0112;

/// Whether a PNG or JPEG carries such notes.
pub(super) fn told_by_camera(bytes: &[u8]) -> bool {
    let notes = if bytes.starts_with(b"\x89PNG") { in_png(bytes) } else { in_jpeg(bytes) };
    notes.is_some_and(|notes| tells(notes).unwrap_or(false))
}

/// The notes in a JPEG: they stand in a segment before the picture's own.
fn in_jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    while let [0xff, marker, high, low, ..] = *rest {
        let segment = rest.get(4..2 + usize::from(u16::from_be_bytes([high, low])))?;
        match (marker, segment.strip_prefix(b"Exif\0\0")) {
            (0xe1, Some(notes)) => return Some(notes),
            // The picture itself begins.
            (0xda, _) => return None,
            _ => rest = &rest[4 + segment.len()..],
        }
    }
    None
}

/// The notes in a PNG: a chunk of their own.
fn in_png(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(8..)?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let chunk = after.get(..length)?;
        if kind == b"eXIf" {
            return Some(chunk);
        }
        // The chunk's checksum follows.
        rest = after.get(length.checked_add(4)?..)?;
    }
}

/// Whether the first directory of notes has something to tell; nothing where they are broken.
fn tells(notes: &[u8]) -> Option<bool> {
    let little = match notes.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two = notes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let four = notes.get(4..8)?.try_into().ok()?;
    let first = usize::try_from(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }).ok()?;
    let many = usize::from(short(first)?);
    let tells = |entry: usize| match short(first.checked_add(2 + 12 * entry)?)? {
        ORIENTATION => Some(short(first + 2 + 12 * entry + 8)? > 1),
        tag => Some(TELL.contains(&tag)),
    };
    Some((0..many).filter_map(tells).any(|tells| tells))
}

#[cfg(test)]
mod tests {
    use super::told_by_camera;

    /// Notes with one entry: its tag, and its value in two bytes.
    fn notes(tag: u16, value: u16) -> Vec<u8> {
        let mut notes = b"MM\0\x2a\0\0\0\x08\0\x01".to_vec();
        notes.extend(tag.to_be_bytes());
        notes.extend(b"\0\x03\0\0\0\x01");
        notes.extend(value.to_be_bytes());
        notes.extend(b"\0\0\0\0\0\0");
        notes
    }

    fn jpeg(notes: &[u8]) -> Vec<u8> {
        let length = u16::try_from(notes.len() + 8).expect("short");
        let start = b"\xff\xd8\xff\xe0\0\x04ab\xff\xe1".to_vec();
        [&start[..], &length.to_be_bytes(), b"Exif\0\0", notes, b"\xff\xda"].concat()
    }

    fn png(notes: &[u8]) -> Vec<u8> {
        let length = u32::try_from(notes.len()).expect("short");
        let start = b"\x89PNG\r\n\x1a\n\0\0\0\x02tEXtab____".to_vec();
        [&start[..], &length.to_be_bytes(), b"eXIf", notes, b"____"].concat()
    }

    #[test]
    fn place_model_and_orientation_are_notes_of_a_camera() {
        for make in [jpeg, png] {
            assert!(told_by_camera(&make(&notes(0x8825, 26))), "a place");
            assert!(told_by_camera(&make(&notes(0x0110, 1))), "a model");
            assert!(told_by_camera(&make(&notes(0x0112, 6))), "turned");
            assert!(!told_by_camera(&make(&notes(0x0112, 1))), "upright");
            assert!(!told_by_camera(&make(&notes(0x011a, 72))), "pixels per inch");
        }
    }

    #[test]
    fn broken_notes_end_the_search() {
        let whole = jpeg(&notes(0x8825, 26));
        (0..whole.len() - 20).for_each(|end| assert!(!told_by_camera(&whole[..end]), "{end} bytes"));
        assert!(!told_by_camera(&jpeg(b"II\x2a\0\xff\xff\xff\xff")));
    }
}
