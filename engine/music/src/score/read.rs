//! From the bytes of a file to a score: the header here, the music in the neighbouring modules.

use roxmltree::{Document, Node, ParsingOptions};

use super::{Notice, Score, lay, measure, order, phrase};
use crate::error::{Error, Kind};

/// Some fifteen thousand notes: far more than a song has; a guard against hostile files.
const NODES: u32 = 300_000;

pub(super) fn read(bytes: &[u8]) -> Result<Score, Error> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Error::at(Kind::Compressed, 0, None));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Error::at(Kind::NotUtf8, 0, None))?;
    let text = text.trim_start_matches('\u{feff}');
    // MusicXML files name a DTD; nothing is fetched, and entity bombs are refused by the parser.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: NODES, ..Default::default() };
    let document = Document::parse_with_options(text, options)
        .map_err(|e| Error::at(Kind::Xml(e.to_string()), e.pos().row, None))?;
    let root = document.root_element();
    if root.tag_name().name() != "score-partwise" {
        return Err(Error::at(Kind::NotPartwise(root.tag_name().name().to_owned()), line(root), None));
    }
    let mut notices = Vec::new();
    let mut parts = children(root, "part");
    let part = parts.next().ok_or_else(|| Error::at(Kind::Empty, line(root), None))?;
    if let Some(next) = parts.next() {
        notices.push(Notice { line: line(next), what: "only the first part is read".into() });
    }
    let (opening, raw) = measure::read_part(part, &mut notices)?;
    let played = order::order(&raw)?;
    let laid = lay::lay(&raw, &played, &mut notices);
    if laid.notes.iter().all(|n| n.pitch.is_none()) {
        return Err(Error::at(Kind::Empty, line(part), None));
    }
    let mut score = Score {
        title: title(root),
        composer: creator(root),
        source: path(root, &["identification", "source"]).unwrap_or_default(),
        key_fifths: opening.fifths,
        mode: opening.mode,
        beats: raw[played[0]].beats,
        beat_type: raw[played[0]].beat_type,
        tempo: laid.tempo,
        notes: laid.notes,
        phrases: Vec::new(),
        measures: laid.measures,
        notices,
    };
    let phrases = phrase::find(&score, &laid.slurs);
    phrase::apply(&mut score, phrases);
    Ok(score)
}

fn title(root: Node) -> String {
    path(root, &["work", "work-title"]).or_else(|| path(root, &["movement-title"])).unwrap_or_default()
}

fn creator(root: Node) -> String {
    let Some(identification) = child(root, "identification") else {
        return String::new();
    };
    let creators: Vec<Node> = children(identification, "creator").collect();
    let composer = creators.iter().find(|c| c.attribute("type") == Some("composer"));
    composer.or(creators.first()).map(|c| text_of(*c)).unwrap_or_default()
}

fn path(node: Node, names: &[&str]) -> Option<String> {
    let mut here = node;
    for name in names {
        here = child(here, name)?;
    }
    Some(text_of(here)).filter(|t| !t.is_empty())
}

pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|c| c.has_tag_name(name))
}

pub(super) fn children<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |c| c.has_tag_name(name))
}

pub(super) fn text_of(node: Node) -> String {
    node.text().unwrap_or_default().trim().to_owned()
}

pub(super) fn line(node: Node) -> u32 {
    node.document().text_pos_at(node.range().start).row
}
