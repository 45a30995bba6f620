//! What a picture's file carries besides the picture: where, when, by whom and with what it was taken; comments; what lies behind its end.
//!
//! A place is nobody's business, and what nobody sees nobody looks through before it goes to a class. So only what drawing needs is let
//! through, colour profiles with it, and the little that programs write into any picture, by which nobody is known: pixels per inch, the
//! program's name. Exif is read by hand: `image` gives its bytes and which side is up, and no library that knows its tags is linked.

use crate::picture::parts::{Part, parts};
use crate::report::{Message, say, shorten};
use std::collections::BTreeSet;

/// Chunks of a PNG that say how it is drawn.
const DRAWN: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"hIST", b"pHYs",
    b"sPLT", b"cICP", b"iDOT",
];
/// Longest text of a PNG that names a program, with its keyword.
const PROGRAM: usize = 100;
/// Longest notes (Exif) that may be of no account: more than the tags below ever take.
const SHORT: usize = 512;
/// Tags of no account, CIPA DC-008: size, resolution and its unit, how colours are written.
const PLAIN: [u16; 16] = [
    0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0115, 0x011a, 0x011b, 0x0128, 0x0213, 0x9000, 0x9101, 0xa000, 0xa001,
    0xa002, 0xa003,
];
/// Which side is up; 1 as it lies.
const ORIENTATION: u16 = 0x0112;
/// Where the second directory lies.
const MORE: u16 = 0x8769;

/// What is carried.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Note {
    Exif,
    Xmp,
    Iptc,
    Comment,
    /// By its keyword.
    Text(String),
    Preview,
    /// Further pictures of one that moves.
    Frames,
    /// Anything else, by what it calls itself.
    Other(String),
    /// So many bytes.
    Behind(usize),
}

/// What a PNG or JPEG carries besides the picture, each once.
pub(in crate::check) fn carried(bytes: &[u8]) -> Vec<Message> {
    let notes: BTreeSet<Note> = parts(bytes).filter_map(note).collect();
    notes.into_iter().map(Note::told).collect()
}

fn note(part: Part<'_>) -> Option<Note> {
    match part {
        Part::Chunk(kind, _) if DRAWN.contains(&&kind) => None,
        Part::Chunk(kind, holds) => in_chunk(kind, holds),
        Part::Segment(marker, holds) => in_segment(marker, holds),
        // Some programs fill up with zeros.
        Part::End(behind) => behind.iter().any(|byte| *byte != 0).then_some(Note::Behind(behind.len())),
    }
}

fn in_chunk(kind: [u8; 4], holds: &[u8]) -> Option<Note> {
    match &kind {
        b"eXIf" => tells(holds).then_some(Note::Exif),
        b"tEXt" | b"zTXt" | b"iTXt" => in_text(holds),
        b"acTL" | b"fcTL" | b"fdAT" => Some(Note::Frames),
        _ => Some(Note::Other(name(&kind))),
    }
}

fn in_text(holds: &[u8]) -> Option<Note> {
    let keyword = name(holds);
    match keyword.as_str() {
        "XML:com.adobe.xmp" => Some(Note::Xmp),
        "Software" if holds.len() <= PROGRAM => None,
        _ => Some(match keyword.strip_prefix("Raw profile type ") {
            Some("exif" | "APP1") => Note::Exif,
            Some("xmp") => Note::Xmp,
            Some("iptc" | "8bim") => Note::Iptc,
            _ => Note::Text(keyword),
        }),
    }
}

fn in_segment(marker: u8, holds: &[u8]) -> Option<Note> {
    match marker {
        0xfe => Some(Note::Comment),
        0xe0 if holds.starts_with(b"JFIF\0") => holds.get(12..14).is_some_and(|s| s != [0, 0]).then_some(Note::Preview),
        0xe0 if holds.starts_with(b"JFXX\0") => Some(Note::Preview),
        0xe1 if holds.starts_with(b"http://ns.adobe.com/x") => Some(Note::Xmp),
        0xe1 => match holds.strip_prefix(b"Exif\0\0") {
            Some(notes) => tells(notes).then_some(Note::Exif),
            None => Some(Note::Other(name(holds))),
        },
        0xe2 if holds.starts_with(b"ICC_PROFILE\0") => None,
        0xed => match holds.strip_prefix(b"Photoshop 3.0\0") {
            Some(all) => (!is_empty_record(all)).then_some(Note::Iptc),
            None => Some(Note::Iptc),
        },
        // How colours are written, without which they are wrong.
        0xee if holds.starts_with(b"Adobe") => None,
        0xe0..=0xef => Some(Note::Other(name(holds))),
        _ => None,
    }
}

/// What something calls itself: the letters with which it begins.
fn name(holds: &[u8]) -> String {
    let is_plain = |byte: &&u8| matches!(byte, b' '..=b'~') && **byte != b'`';
    shorten(&String::from_utf8_lossy(&holds.iter().take_while(is_plain).copied().collect::<Vec<_>>()))
}

/// Whether a record of IPTC says nothing: macOS writes an empty one and its checksum into any picture, others the resolution.
fn is_empty_record(mut all: &[u8]) -> bool {
    while !all.is_empty() {
        let [b'8', b'B', b'I', b'M', high, low, 0, 0, rest @ ..] = all else { return false };
        let Some((size, rest)) = rest.split_first_chunk::<4>() else { return false };
        let size = u32::from_be_bytes(*size) as usize;
        let is_empty = match u16::from_be_bytes([*high, *low]) {
            0x0404 => size == 0,
            0x0425 | 0x03ed => size <= 16,
            _ => false,
        };
        let Some(after) = rest.get(size + size % 2..).filter(|_| is_empty) else { return false };
        all = after;
    }
    true
}

/// Whether notes have something to tell; broken ones may have.
fn tells(notes: &[u8]) -> bool {
    notes.len() > SHORT || says_little(notes).is_none()
}

/// Something if all that notes say is of no account, and lies in the one or two directories that such notes have.
fn says_little(notes: &[u8]) -> Option<()> {
    let little = match notes.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two = *notes.get(at..)?.first_chunk::<2>()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let long = |at: usize| {
        let four = *notes.get(at..)?.first_chunk::<4>()?;
        Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) } as usize)
    };
    let mut directories = vec![long(4)?];
    let mut seen = 0;
    while let Some(directory) = directories.pop() {
        seen += 1;
        let many = usize::from(short(directory)?);
        notes.get(..directory + 2 + 12 * many)?;
        for entry in (0..many).map(|entry| directory + 2 + 12 * entry) {
            match short(entry)? {
                ORIENTATION if short(entry + 8)? <= 1 => {}
                MORE if seen == 1 => directories.push(long(entry + 8)?),
                tag if PLAIN.contains(&tag) => {}
                _ => return None,
            }
        }
        // Behind the first lies that of a preview.
        if long(directory + 2 + 12 * many).unwrap_or(0) != 0 {
            return None;
        }
    }
    Some(())
}

impl Note {
    fn told(self) -> Message {
        match self {
            Note::Exif => say!("picture-note-exif"),
            Note::Xmp => say!("picture-note-xmp"),
            Note::Iptc => say!("picture-note-iptc"),
            Note::Comment => say!("picture-note-comment"),
            Note::Text(name) => say!("picture-note-text", name),
            Note::Preview => say!("picture-note-preview"),
            Note::Frames => say!("picture-note-frames"),
            Note::Other(name) => say!("picture-note-other", name),
            Note::Behind(bytes) => say!("picture-note-behind", bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::parts::tests::{jpeg, png};

    /// Notes with one entry: its tag, and its value in two bytes.
    fn exif(tag: u16, value: u16) -> Vec<u8> {
        let mut notes = b"MM\0\x2a\0\0\0\x08\0\x01".to_vec();
        notes.extend(tag.to_be_bytes());
        notes.extend(b"\0\x03\0\0\0\x01");
        notes.extend(value.to_be_bytes());
        notes.extend(b"\0\0\0\0\0\0");
        notes
    }

    fn all(bytes: &[u8]) -> Vec<Note> {
        parts(bytes).filter_map(note).collect()
    }

    #[test]
    fn place_model_time_and_orientation_are_notes() {
        for (tag, value, tells) in [
            (0x8825, 26, true),
            (0x0110, 1, true),
            (0x0132, 1, true),
            (0x9286, 1, true),
            (0x0112, 6, true),
            (0x0112, 1, false),
            (0x011a, 72, false),
        ] {
            let notes = exif(tag, value);
            let expected = if tells { vec![Note::Exif] } else { Vec::new() };
            assert_eq!(
                all(&jpeg(&[(0xe0, b"JFIF\0"), (0xe1, &[b"Exif\0\0", &notes[..]].concat())])),
                expected,
                "{tag:x}"
            );
            assert_eq!(all(&png(&[(b"IDAT", b""), (b"eXIf", &notes)])), expected, "{tag:x}");
        }
    }

    #[test]
    fn what_is_broken_too_long_or_goes_on_may_tell() {
        let plain = exif(0x011a, 72);
        assert!(!tells(&plain));
        (0..plain.len() - 4).for_each(|end| assert!(tells(&plain[..end]), "{end} bytes"));
        assert!(tells(&[plain.clone(), vec![0; SHORT]].concat()));
        let preview = [&plain[..plain.len() - 4], b"\0\0\0\x08"].concat();
        assert!(tells(&preview));
        // A second directory within the second one, and one that is its own.
        assert!(
            tells(&exif(0x8769, 0)) && tells(b"MM\0\x2a\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\0")
        );
    }

    #[test]
    fn every_way_of_a_jpeg_to_carry_something_is_known() {
        for (marker, holds, note) in [
            (0xe1, b"http://ns.adobe.com/xap/1.0/\0<x/>".as_slice(), Some(Note::Xmp)),
            (0xed, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x02\x1c\x02", Some(Note::Iptc)),
            (0xed, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\0", None),
            (0xfe, b"by me", Some(Note::Comment)),
            (0xe0, b"JFIF\0\x01\x01\0\0\x48\0\x48\x01\x01abc", Some(Note::Preview)),
            (0xe0, b"JFIF\0\x01\x01\0\0\x48\0\x48\0\0", None),
            (0xe2, b"MPF\0", Some(Note::Other("MPF".into()))),
            (0xe2, b"ICC_PROFILE\0\x01\x01", None),
            (0xee, b"Adobe\0d\0\0\0\0\x01", None),
            (0xdb, b"\0", None),
        ] {
            assert_eq!(all(&jpeg(&[(marker, holds)])), note.into_iter().collect::<Vec<_>>());
        }
        let twice = [jpeg(&[]), jpeg(&[])].concat();
        assert_eq!(all(&twice), [Note::Behind(jpeg(&[]).len())]);
        assert_eq!(all(&[jpeg(&[]), vec![0; 9]].concat()), []);
    }

    #[test]
    fn every_way_of_a_png_to_carry_something_is_known() {
        for (kind, holds, note) in [
            (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>".as_slice(), Some(Note::Xmp)),
            (b"tEXt", b"Author\0me", Some(Note::Text("Author".into()))),
            (b"zTXt", b"Raw profile type exif\0\0x", Some(Note::Exif)),
            (b"tEXt", b"Software\0Inkscape", None),
            (b"tIME", b"\x07\xea\x01\x01\0\0\0", Some(Note::Other("tIME".into()))),
            (b"fdAT", b"", Some(Note::Frames)),
            (b"prVW", b"", Some(Note::Other("prVW".into()))),
            (b"pHYs", b"", None),
            (b"iCCP", b"sRGB\0\0", None),
        ] {
            assert_eq!(all(&png(&[(kind, holds)])), note.into_iter().collect::<Vec<_>>());
        }
        let long = [b"Software\0", vec![b'x'; PROGRAM].as_slice()].concat();
        assert_eq!(all(&png(&[(b"tEXt", &long)])), [Note::Text("Software".into())]);
        assert_eq!(all(&[png(&[]), b"PK".to_vec()].concat()), [Note::Behind(2)]);
    }
}
