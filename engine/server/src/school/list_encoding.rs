//! From the bytes of a class list to what they may say.
//!
//! Does: tell an encoding by its mark or its rules, and files of other kinds. Does not: choose between GB 18030 and Big5. Nearly all bytes
//! of the one are characters of the other, too; who reads the head of the list knows which they were written in.

use super::class_list::ListError;
use encoding_rs::{BIG5, Encoding, GB18030};

/// What the bytes may say, the likeliest first: one text in most encodings, up to two where no mark names one and they are not UTF-8.
/// Lines end in `\n`.
///
/// # Errors
/// [`ListError::Kind`], and [`ListError::Encoding`] where they say nothing.
pub(super) fn texts(bytes: &[u8]) -> Result<Vec<String>, ListError> {
    for (begins, kind) in [
        (&b"PK\x03\x04"[..], entry!("list-kind-excel")),
        (b"\xd0\xcf\x11\xe0", entry!("list-kind-old-excel")),
        (b"%PDF", entry!("list-kind-pdf")),
    ] {
        if bytes.starts_with(begins) {
            return Err(ListError::Kind(kind));
        }
    }
    let texts: Vec<String> = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, mark)), _) => whole(encoding, &bytes[mark..]).into_iter().collect(),
        (None, Ok(text)) => vec![text.to_owned()],
        (None, Err(_)) => chinese(bytes),
    };
    // UTF-16 without its mark is valid UTF-8 where it is ASCII, and nothing else has this sign.
    if texts.is_empty() || texts.iter().any(|text| text.contains('\0')) {
        return Err(ListError::Encoding);
    }
    // Registers call a table of a web page an Excel file.
    let is_web_page = |text: &String| {
        let start = text.trim_start().get(..6).unwrap_or_default().to_ascii_lowercase();
        ["<html", "<table", "<!doc", "<?xml"].iter().any(|tag| start.starts_with(tag))
    };
    if texts.iter().any(is_web_page) {
        return Err(ListError::Kind(entry!("list-kind-web-page")));
    }
    Ok(texts.into_iter().map(|text| text.replace("\r\n", "\n").replace('\r', "\n")).collect())
}

/// The text, if all bytes are of the encoding.
fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// The text in each of the two encodings that it fits, that of which it holds more everyday characters first.
fn chinese(bytes: &[u8]) -> Vec<String> {
    let mut encodings = [GB18030, BIG5];
    encodings.sort_by_key(|encoding| std::cmp::Reverse(everyday(encoding, bytes)));
    encodings.into_iter().filter_map(|encoding| whole(encoding, bytes)).collect()
}

/// How many characters are of the first of the two levels, the frequent ones, of the character set: nearly all of a text that was written
/// in it, and far fewer of another.
fn everyday(encoding: &Encoding, bytes: &[u8]) -> usize {
    let mut found = 0;
    let mut rest = bytes;
    while let [lead, after @ ..] = rest {
        let (length, is_first_level) = match (lead, after.first()) {
            (..0x80, _) | (_, None) => (1, false),
            // Four bytes of GB 18030.
            (_, Some(b'0'..=b'9')) => (4, false),
            (_, Some(trail)) if encoding == GB18030 => (2, matches!((lead, trail), (0xb0..=0xd7, 0xa1..=0xfe))),
            (_, Some(_)) => (2, matches!(lead, 0xa4..=0xc6)),
        };
        found += usize::from(is_first_level);
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}
