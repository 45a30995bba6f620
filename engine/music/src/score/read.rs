//! From the bytes of a file to a score: the header here, the music in the neighbouring modules.

use roxmltree::{Document, Node, ParsingOptions};

use super::measure::WrittenMeasure;
use super::{Notice, Omission, Part, ReadOptions, Score, measure, phrase, timeline, unfold, xml_error};
use crate::error::{Error, ErrorKind};
use shujin_lesson::Lines;

/// Some seventy thousand notes: a symphony's movement; a guard against hostile files.
const NODES: u32 = 1_500_000;

pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Score, Error> {
    if bytes.starts_with(b"PK\x03\x04") {
        // Without the feature `author` the caller has unpacked it before, if that was possible.
        #[cfg(feature = "author")]
        super::to_utf8(bytes)?;
        return Err(Error::at(ErrorKind::Compressed, 0, None));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Error::at(ErrorKind::NotUtf8, 0, None))?;
    let text = text.trim_start_matches('\u{feff}');
    // MusicXML files name a DTD; nothing is fetched, and entity bombs are refused by the parser.
    let parsing = ParsingOptions { allow_dtd: true, nodes_limit: NODES, ..Default::default() };
    let document = Document::parse_with_options(text, parsing).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Error::at(ErrorKind::TooLarge, 0, None),
        error => xml_error::from_xml(&error, text),
    })?;
    let lines = Lines::new(text);
    let root = document.root_element();
    if root.tag_name().name() != "score-partwise" {
        return Err(Error::at(ErrorKind::NotPartwise(root.tag_name().name().to_owned()), line(root, &lines), None));
    }
    let parts: Vec<Node> = children(root, "part").collect();
    let known: Vec<Part> = parts.iter().map(|part| named(root, *part)).collect();
    let mut notices = Vec::new();
    let melody = melody(&parts, &known, options)?;
    let (opening, mut raw) = measure::read_part(parts[melody], &lines, &mut notices)?;
    let others = others((&parts, &lines), &known, melody, options, &mut raw, &mut notices)?;
    let played = unfold::unfold(&raw, &mut notices)?;
    let timeline = timeline::timeline(&raw, &others, &played);
    if timeline.notes.iter().all(|n| n.pitch.is_none()) {
        return Err(Error::at(ErrorKind::Empty, line(parts[melody], &lines), None));
    }
    let time = raw[played[0]].time;
    let mut score = Score {
        title: title(root),
        composer: creator(root),
        source: path(root, &["identification", "source"]).unwrap_or_default(),
        key_fifths: opening.fifths,
        mode: opening.mode,
        beats: time.beats,
        beat_type: time.beat_type,
        tempos: timeline.tempos,
        parts: known.into_iter().enumerate().map(|(at, part)| Part { melody: at == melody, ..part }).collect(),
        notes: timeline.notes,
        along: timeline.along,
        phrases: Vec::new(),
        measures: timeline.measures,
        notices,
    };
    let phrases = phrase::find(&score, &timeline.slurs);
    phrase::apply(&mut score, phrases);
    Ok(score)
}

/// A part with the name that the list of parts gives it.
fn named(root: Node, part: Node) -> Part {
    let id = part.attribute("id").unwrap_or_default().to_owned();
    let list = child(root, "part-list");
    let entry = list.and_then(|list| children(list, "score-part").find(|one| one.attribute("id") == Some(id.as_str())));
    let name = entry.and_then(|entry| path(entry, &["part-name"])).unwrap_or_default();
    Part { id, name, melody: false }
}

/// The part that is the melody: the one that is wished for, else the first with a note.
fn melody(parts: &[Node], known: &[Part], options: &ReadOptions) -> Result<usize, Error> {
    let Some(wanted) = &options.part else {
        let sounds =
            |part: &Node| part.descendants().any(|node| ["pitch", "unpitched"].contains(&node.tag_name().name()));
        // Where none has a note the first is read, so that what is wrong with it is said.
        let found = parts.iter().position(sounds).or_else(|| (!parts.is_empty()).then_some(0));
        return found.ok_or_else(|| Error::at(ErrorKind::Empty, 0, None));
    };
    let by_id = known.iter().position(|part| part.id == *wanted);
    let found = by_id.or_else(|| known.iter().position(|part| part.name == *wanted));
    found.ok_or_else(|| Error::at(ErrorKind::Part(wanted.clone(), known.iter().map(Part::called).collect()), 0, None))
}

/// The other parts, if they are to sound along. What they say of the way and of the time holds for the melody, too: programs write it into
/// the uppermost part alone.
fn others(
    (parts, lines): (&[Node], &Lines),
    known: &[Part],
    melody: usize,
    options: &ReadOptions,
    raw: &mut [WrittenMeasure],
    notices: &mut Vec<Notice>,
) -> Result<Vec<Vec<WrittenMeasure>>, Error> {
    let (mut others, mut silent) = (Vec::new(), Vec::new());
    for (at, part) in parts.iter().enumerate().filter(|(at, _)| *at != melody) {
        let mut theirs = Vec::new();
        let read = match measure::read_part(*part, lines, if options.others { notices } else { &mut theirs }) {
            Ok((_, read)) => read,
            Err(error) if options.others => return Err(error),
            Err(error) => {
                let what = Omission::Part(known[at].called(), error.message());
                notices.push(Notice { line: error.line.max(1), what });
                continue;
            }
        };
        raw.iter_mut().zip(&read).for_each(|(own, other)| own.join(other));
        if options.others {
            others.push(read);
        } else {
            silent.push(known[at].called());
            others.push(read.into_iter().map(WrittenMeasure::silent).collect());
        }
    }
    if let Some(first) = parts.iter().enumerate().find(|(at, _)| *at != melody && !silent.is_empty()) {
        notices.push(Notice { line: line(*first.1, lines), what: Omission::Parts(silent) });
    }
    Ok(others)
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

/// The line of a node, from 1.
pub(super) fn line(node: Node, lines: &Lines) -> u32 {
    lines.line(node.range().start) as u32
}
