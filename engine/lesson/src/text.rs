//! From the bytes of a file to its text: UTF-8 without the mark that some editors put before it, or why not.

use crate::check::Out;
use crate::report::{Message, say};

/// The text in a file, if it is UTF-8 and has at most so many bytes. A byte-order mark before it is passed over.
pub(crate) fn text_of<'a>(path: &str, bytes: &'a [u8], most: usize, out: &mut Out) -> Option<&'a str> {
    if bytes.len() > most {
        let (is, most) = (bytes.len() >> 10, most >> 10);
        out.put(
            "too-heavy",
            (path, 1, 1),
            say!("file-size-kilobytes", is),
            say!("file-at-most-kilobytes", most),
            match path.ends_with(".yarn") {
                true => say!("file-split-into-several"),
                false => say!("file-make-two-scenes"),
            },
        );
        return None;
    }
    if is_foreign(path, bytes, out) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if is_utf16(bytes) => {
            // ASCII in UTF-16 without a mark is valid UTF-8 full of NUL.
            let line = text.bytes().take_while(|b| *b != 0).filter(|b| *b == b'\n').count() + 1;
            not_utf8(path, line, bytes, out);
            None
        }
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
            not_utf8(path, line, bytes, out);
            None
        }
    }
}

/// Whether a file is no text at all but that of another program under a text's name; then it is said what it is.
#[cfg(feature = "author")]
fn is_foreign(path: &str, bytes: &[u8], out: &mut Out) -> bool {
    use crate::bytes::{Of, told};
    let Some(told) = told(bytes) else { return false };
    let help = match told.of {
        Of::Document | Of::Page => say!("file-open-copy-text-into", path),
        Of::Archive => say!("file-unpack-first-put-text", path),
        Of::Picture | Of::Music | Of::Model => say!("file-wrong-write-notepad-shujin", path),
    };
    out.put("wrong-file", (path, 1, 1), told.name, say!("file-plain-text-utf-8"), help);
    true
}

/// Players do not mend files.
#[cfg(not(feature = "author"))]
fn is_foreign(_: &str, _: &[u8], _: &mut Out) -> bool {
    false
}

fn not_utf8(path: &str, line: usize, bytes: &[u8], out: &mut Out) {
    let (line, found) = if is_utf16(bytes) {
        (1, say!("file-utf-16-notepad-calls"))
    } else if is_gb18030(bytes) {
        (line, say!("file-gbk-gb18030-notepad-calls"))
    } else {
        (line, say!("file-another-encoding"))
    };
    out.put("not-utf8", (path, line, 1), found, Message::same("UTF-8"), say!("file-save-utf-8-nothing"));
}

/// Whether this is UTF-16: its mark, or every other byte of the beginning is NUL.
fn is_utf16(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let nul = |from: usize| {
        let half = bytes.iter().take(64).skip(from).step_by(2);
        half.len() >= 4 && half.clone().filter(|b| **b == 0).count() * 2 > half.len()
    };
    marked || nul(0) || nul(1)
}

/// Whether all bytes are characters of GB18030.
fn is_gb18030(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [0..=0x7f, after @ ..]
            | [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, after @ ..]
            | [0x81..=0xfe, b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9', after @ ..] => after,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let utf16: Vec<u8> = "title: 早".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_utf16(&utf16) && !is_utf16("title: 早".as_bytes()));
        assert!(is_gb18030(b"lan: \xd4\xe7\xa3\xa1") && !is_gb18030(b"lan: \xff\xd4"));
    }
}
