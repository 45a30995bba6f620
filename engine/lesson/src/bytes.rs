//! What a file is by its first bytes, whatever it is called: files are renamed, and then nothing reads them.

use crate::report::{Message, entry, say};
use shujin_messages::table::Entry;

/// A kind of file that its bytes give away.
pub(crate) struct Told {
    /// What it is called.
    pub name: Message,
    /// Endings that such files have, the usual one first.
    pub endings: &'static [&'static str],
    /// What it is good for.
    pub of: Of,
}

/// What files of a kind are good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// Pictures.
    Picture,
    /// Documents of a word processor or the like: text with its looks.
    Document,
    /// Whatever is packed into one file.
    Archive,
    /// Scores and sounds.
    Music,
    /// Pages for browsers.
    Page,
    /// Models.
    Model,
}

/// Beginnings that are enough: offset, bytes, name, endings, use.
type Row = (usize, &'static [u8], &'static Entry, &'static [&'static str], Of);

const ROWS: &[Row] = &[
    (0, b"\x89PNG", entry!("file-kind-png-picture"), &["png"], Of::Picture),
    (0, b"\xff\xd8\xff", entry!("file-kind-jpeg-picture"), &["jpg", "jpeg"], Of::Picture),
    (8, b"WEBP", entry!("file-kind-webp-picture"), &["webp"], Of::Picture),
    (0, b"GIF8", entry!("file-kind-gif-picture"), &["gif"], Of::Picture),
    (0, b"BM", entry!("file-kind-bmp-picture"), &["bmp"], Of::Picture),
    (0, b"II*\0", entry!("file-kind-tiff-picture"), &["tif"], Of::Picture),
    (0, b"MM\0*", entry!("file-kind-tiff-picture"), &["tif"], Of::Picture),
    (4, b"ftyphei", entry!("file-kind-heic-picture-iphones-take"), &["heic"], Of::Picture),
    (4, b"ftypmif1", entry!("file-kind-heic-picture-iphones-take"), &["heic"], Of::Picture),
    (4, b"ftypavif", entry!("file-kind-avif-picture"), &["avif"], Of::Picture),
    (0, b"%PDF", entry!("file-kind-pdf-file"), &["pdf"], Of::Document),
    (0, b"{\\rtf", entry!("file-kind-rtf-file-wordpad-word"), &["rtf"], Of::Document),
    (0, b"\xd0\xcf\x11\xe0", entry!("file-kind-file-older-word-excel"), &["doc"], Of::Document),
    (0, b"Rar!", entry!("file-kind-rar-archive"), &["rar"], Of::Archive),
    (0, b"7z\xbc\xaf\x27\x1c", entry!("file-kind-7z-archive"), &["7z"], Of::Archive),
    (0, b"MThd", entry!("file-kind-midi-file"), &["mid"], Of::Music),
    (0, b"ID3", entry!("file-kind-mp3-recording"), &["mp3"], Of::Music),
    (0, b"OggS", entry!("file-kind-ogg-recording"), &["ogg"], Of::Music),
    (8, b"WAVE", entry!("file-kind-wav-recording"), &["wav"], Of::Music),
    (0, b"glTF", entry!("file-kind-model-glb"), &["glb"], Of::Model),
];

/// What a zip is by a file in it.
type Member = (&'static str, &'static Entry, &'static [&'static str], Of);

const MEMBERS: &[Member] = &[
    ("word/document.xml", entry!("file-kind-word-file-docx"), &["docx"], Of::Document),
    ("xl/workbook.xml", entry!("file-kind-excel-sheet-xlsx"), &["xlsx"], Of::Document),
    ("ppt/presentation.xml", entry!("file-kind-powerpoint-file-pptx"), &["pptx"], Of::Document),
    ("mimetypeapplication/vnd.oasis", entry!("file-kind-libreoffice-file"), &["odt"], Of::Document),
    (".mscx", entry!("file-kind-musescore-own-file-mscz"), &["mscz"], Of::Music),
    ("META-INF/container.xml", entry!("file-kind-compressed-score-mxl"), &["mxl"], Of::Music),
    ("manifest.json", entry!("file-kind-pack-shujin"), &["shujin"], Of::Archive),
];

/// Bytes at either end of a zip in which names of its files are looked for.
const ENDS: usize = 256 << 10;

/// What these bytes are, if their beginning gives it away; text and what is not known are nothing.
pub(crate) fn told(bytes: &[u8]) -> Option<Told> {
    let row = ROWS.iter().find(|(at, start, ..)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(start)));
    if let Some((_, start, name, endings, of)) = row {
        // Two letters may begin a text; a picture goes on with what no text has.
        let text =
            start.len() == 2 && std::str::from_utf8(&bytes[..bytes.len().min(64)]).is_ok_and(|t| !t.contains('\0'));
        return (!text).then(|| Told { name: Message::from(*name), endings, of: *of });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    if is_svg(bytes) {
        return Some(Told { name: say!("file-kind-svg-picture"), endings: &["svg"], of: Of::Picture });
    }
    is_page(bytes).then(|| Told { name: say!("file-web-page"), endings: &["html"], of: Of::Page })
}

fn zip(bytes: &[u8]) -> Told {
    let (start, end) = (&bytes[..bytes.len().min(ENDS)], &bytes[bytes.len().saturating_sub(ENDS)..]);
    let has = |name: &str| [start, end].iter().any(|part| part.windows(name.len()).any(|w| w == name.as_bytes()));
    match MEMBERS.iter().find(|(name, ..)| has(name)) {
        Some((_, name, endings, of)) => Told { name: Message::from(*name), endings, of: *of },
        None => Told { name: say!("file-zip-archive"), endings: &["zip"], of: Of::Archive },
    }
}

fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start = start[..start.len().min(16)].to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

/// Bytes at the start of a drawing before which its root stands, behind remarks and what sort of XML it is.
const HEAD: usize = 1024;

fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start = &start[..start.len().min(HEAD)];
    let is_xml = [b"<?xml".as_slice(), b"<!--", b"<!DOCTYPE svg", b"<svg"].iter().any(|with| start.starts_with(with));
    is_xml && start.windows(4).any(|four| four == b"<svg")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;

    fn english() -> Locale {
        Locale::of("en").expect("English")
    }

    #[test]
    fn files_are_told_by_their_bytes() {
        let name = |bytes: &[u8]| told(bytes).map(|told| told.name.text(english())).unwrap_or_default();
        assert_eq!(name(b"\xff\xd8\xff\xe0\0\x10JFIF"), "a JPEG picture");
        assert_eq!(name(b"RIFF\x10\0\0\0WEBPVP8 "), "a WebP picture");
        assert_eq!(name(b"PK\x03\x04....word/document.xml"), "a Word file (.docx)");
        assert_eq!(name(b"PK\x03\x04....a.txt"), "a ZIP archive");
        assert_eq!(name(b"{\\rtf1\\ansi"), "an RTF file of WordPad or Word");
        assert_eq!(name(b"\n<!DOCTYPE html><html>"), "a web page");
        assert_eq!(name(b"<?xml version=\"1.0\"?>\n<!-- by hand -->\n<svg>"), "an SVG picture");
        assert_eq!(name(b"<svg xmlns="), "an SVG picture");
        assert_eq!(name(b"<?xml version=\"1.0\"?><score-partwise>"), "");
        assert_eq!(name(b"BM = 1\n"), "");
        assert_eq!(name("title: 早".as_bytes()), "");
        assert_eq!(name(b""), "");
    }
}
