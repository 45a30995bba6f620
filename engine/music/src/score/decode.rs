//! Decodes a score's file to UTF-8 text: compressed (.mxl), UTF-16, or in an encoding that it declares.
//!
//! Authors' tools, server and window do this when they read a scene's folder. So a pack holds UTF-8 only, and the page needs
//! neither tables of encodings nor a second reader.

use crate::error::{Error, ErrorKind};
use encoding_rs::Encoding;
use roxmltree::Document;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most bytes of a score once it is unpacked.
const MOST: u64 = 32 << 20;

/// The file as UTF-8; nothing where it is that already.
///
/// # Errors
/// [`ErrorKind::NotUtf8`], [`ErrorKind::Archive`] or [`ErrorKind::MuseScore`].
pub fn to_utf8(bytes: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    if bytes.starts_with(b"PK\x03\x04") {
        let inner = unpacked(bytes)?;
        return Ok(Some(decoded(&inner)?.unwrap_or(inner)));
    }
    decoded(bytes)
}

fn decoded(bytes: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    let unread = || Error::at(ErrorKind::NotUtf8, 0, None);
    let whole = |(text, bent): (std::borrow::Cow<'_, str>, bool)| {
        // No XML holds other control characters: what was decoded to them is no text.
        let is_text = !text.chars().any(|c| c < ' ' && !['\t', '\n', '\r'].contains(&c));
        if bent || !is_text { Err(unread()) } else { Ok(Some(text.into_owned().into_bytes())) }
    };
    match bytes {
        // With a byte order mark, or recognised by the zeros in the first two characters of every XML file.
        [0xff, 0xfe, ..] | [b'<', 0, b'?' | b's', 0, ..] => whole(encoding_rs::UTF_16LE.decode_with_bom_removal(bytes)),
        [0xfe, 0xff, ..] | [0, b'<', 0, b'?' | b's', ..] => whole(encoding_rs::UTF_16BE.decode_with_bom_removal(bytes)),
        _ if std::str::from_utf8(bytes).is_ok() => Ok(None),
        _ => {
            let encoding =
                declared(bytes).and_then(|label| Encoding::for_label(label.as_bytes())).ok_or_else(unread)?;
            whole(encoding.decode_without_bom_handling(bytes))
        }
    }
}

/// The encoding that the first line names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(200).map(|byte| char::from(*byte)).collect();
    let rest = head.strip_prefix("<?xml")?.split_once("?>")?.0.split_once("encoding")?.1;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    rest[1..].split_once(quote).map(|(label, _)| label.to_owned())
}

/// The score in an archive: the one that its container names, else the first.
fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let broken = || Error::at(ErrorKind::Archive, 0, None);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    if names.iter().any(|name| name.ends_with(".mscx")) {
        return Err(Error::at(ErrorKind::MuseScore, 0, None));
    }
    let container = entry(&mut archive, "META-INF/container.xml");
    let told = container.as_deref().and_then(|container| {
        let document = Document::parse(std::str::from_utf8(container).ok()?).ok()?;
        let mut files = document.descendants().filter(|node| node.tag_name().name() == "rootfile");
        files.find_map(|file| file.attribute("full-path").map(str::to_owned))
    });
    let is_score = |name: &&String| {
        !name.starts_with("META-INF/")
            && [".xml", ".musicxml"].iter().any(|ending| name.to_lowercase().ends_with(ending))
    };
    let name = told.or_else(|| names.iter().find(is_score).cloned()).ok_or_else(broken)?;
    entry(&mut archive, &name).ok_or_else(broken)
}

/// The member of this name, if it is not larger than a score may be.
fn entry(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let file = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    // What the header says of the size may be a lie.
    file.take(MOST + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= MOST).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::write::SimpleFileOptions;

    const TEXT: &str = "<?xml version=\"1.0\" encoding=\"E\"?><score-partwise>茉莉花</score-partwise>";

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).expect("begins");
            zip.write_all(bytes).expect("writes");
        }
        zip.finish().expect("ends").into_inner()
    }

    /// What was made plain is plain: text that looks like another encoding, or like an archive, is none.
    #[test]
    fn control_characters_are_no_text() {
        for text in ["<\0?\0", "\0<\0s", "PK\u{3}\u{4}", "a\u{1}"] {
            let units = format!("\u{feff}{text}");
            let bytes: Vec<u8> = units.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert!(to_utf8(&bytes).is_err(), "{text:?}");
        }
    }

    #[test]
    fn whatever_is_declared_becomes_utf_8() {
        assert_eq!(to_utf8(TEXT.as_bytes()), Ok(None));
        let marked = format!("\u{feff}{TEXT}");
        assert_eq!(to_utf8(marked.as_bytes()), Ok(None), "the reader takes the mark away");
        for mark in ["\u{feff}", ""] {
            let units: Vec<u16> = format!("{mark}{TEXT}").encode_utf16().collect();
            for bytes in [
                units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>(),
                units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
            ] {
                assert_eq!(to_utf8(&bytes), Ok(Some(TEXT.as_bytes().to_vec())), "{mark:?}");
            }
        }
        for label in ["GB2312", "gbk", "GB18030"] {
            let text = TEXT.replace('E', label);
            let (bytes, _, lost) = encoding_rs::GB18030.encode(&text);
            assert!(!lost);
            assert_eq!(to_utf8(&bytes), Ok(Some(text.clone().into_bytes())), "{label}");
        }
        let text = "<?xml version='1.0' encoding = 'ISO-8859-1'?><a>Dvořák est né</a>".replace('ř', "r");
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&text);
        assert_eq!(to_utf8(&bytes), Ok(Some(text.clone().into_bytes())));
        for bytes in [
            &b"<?xml version=\"1.0\"?><a>\xe9</a>"[..],
            b"<?xml version=\"1.0\" encoding=\"none\"?><a>\xe9</a>",
            b"\xff\xfe<\0\0\xd8",
        ] {
            assert_eq!(to_utf8(bytes).map_err(|error| error.kind), Err(ErrorKind::NotUtf8));
        }
    }

    #[test]
    fn an_archive_gives_the_score_that_it_names() {
        let container = br#"<container><rootfiles><rootfile full-path="b.xml"/></rootfiles></container>"#;
        let files: &[(&str, &[u8])] = &[("a.xml", b"<a/>"), ("b.xml", b"<b/>"), ("META-INF/container.xml", container)];
        assert_eq!(to_utf8(&archive(files)), Ok(Some(b"<b/>".to_vec())));
        assert_eq!(to_utf8(&archive(&files[..2])), Ok(Some(b"<a/>".to_vec())));
        let kind = |files: &[(&str, &[u8])]| to_utf8(&archive(files)).map_err(|error| error.kind);
        assert_eq!(kind(&[("score.mscx", b"<museScore/>"), ("a.xml", b"<a/>")]), Err(ErrorKind::MuseScore));
        assert_eq!(kind(&[("META-INF/container.xml", container)]), Err(ErrorKind::Archive));
        assert_eq!(kind(&[("readme.txt", b"")]), Err(ErrorKind::Archive));
        assert_eq!(to_utf8(b"PK\x03\x04 and no more").map_err(|error| error.kind), Err(ErrorKind::Archive));
    }
}
