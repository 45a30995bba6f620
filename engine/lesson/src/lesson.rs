//! From a scene's files to a [`Lesson`] and a [`Report`]: syntax, structure, meaning, in one run. In two ways: for authors
//! ([`read`]), who want to know all that is wrong, and for players ([`read_packed`]), who only must not come to harm.

use crate::catalogue::Catalogue;
use crate::check::{Check, Ids, Names, Out};
#[cfg(feature = "author")]
use crate::check::{IdKind, NameContext, dialogue::Talk, place, structure::Walk};
use crate::dialogues::{Dialogues, PROGRAM};
use crate::expressions::Expressions;
use crate::facts;
use crate::files::{Files, locale_of};
use crate::format::{FORMAT, Fact, Scene};
use crate::guard::guarded;
use crate::pack::Pack;
use crate::pinyin::Pinyin;
use crate::report::{Message, Report, say, shorten};
use crate::source::{Source, way};
#[cfg(feature = "author")]
use crate::strings::characters;
use crate::strings::{Strings, syntax};
use crate::text::text_of;
use std::collections::BTreeMap;

/// Most bytes of `scene.toml` or a strings file.
const MOST: usize = 1 << 20;

/// The language that every text falls back to.
pub const FALLBACK: &str = "zh-CN";

/// A scene that was read: what its data say, its texts, its files.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// What `scene.toml` says.
    pub scene: Scene,
    /// Texts by locale and id.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// Pinyin of characters beyond the curriculum's list for its lowest grade, and of those that it names.
    pub pinyin: Pinyin,
    /// The compiled dialogues, if there are any and they compile.
    pub dialogue: Option<Dialogues>,
    /// All files.
    pub files: Files,
    /// [`Files::hash`] of the files.
    pub hash: String,
    /// All expressions of the scene, compiled.
    pub expressions: Expressions,
    /// What the engine offers that the scene was read with.
    pub catalogue: Catalogue,
}

impl Lesson {
    /// The text of an id in a language, else in [`FALLBACK`], else nothing.
    pub fn text(&self, lang: &str, id: &str) -> Option<&str> {
        let of = |locale: &str| self.texts.get(locale)?.get(id).map(String::as_str);
        of(lang).or_else(|| of(FALLBACK))
    }

    /// Whether there is a text of an id in any language.
    pub fn has_text(&self, id: &str) -> bool {
        self.texts.values().any(|texts| texts.contains_key(id))
    }

    /// The languages of its texts.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.scene.languages.iter().map(String::as_str)
    }

    /// A fact as it is read in a language, with its unit.
    pub fn fact_text(&self, lang: &str, fact: &Fact) -> String {
        let id = format!("fact.{}.unit", fact.id);
        let own = self.texts.get(lang).and_then(|texts| texts.get(&id)).map(String::as_str);
        let symbol = || Some(fact.unit.as_str()).filter(|unit| !unit.is_empty());
        let unit = own.or_else(symbol).or_else(|| self.text(FALLBACK, &id));
        facts::print(fact, unit.unwrap_or_default())
    }

    /// The fact of this id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.scene.facts.iter().find(|f| f.id == id)
    }
}

/// Reads a scene as its author wrote it, dialogues and all. The lesson is there whenever its data could be understood;
/// whether it may be shown, the report says ([`Report::is_clean`]).
///
/// Any bytes are taken: what is wrong is in the report, and nothing panics.
#[cfg(feature = "author")]
pub fn read(files: &Files, catalogue: &Catalogue) -> (Option<Lesson>, Report) {
    let mut out = Out::new();
    let strings = read_strings(files, &mut out);
    let lesson = whole(&mut out, |out| read_authored(&strings, files, catalogue, out));
    (lesson, out.finish())
}

/// Reads a scene that was packed, with the dialogues as the pack has them. What a player relies on is checked as in
/// `read`: references, ranges, rings, the weight of models. What only an author wants to know is not: spelling of texts and
/// facts, what never happens, what is unused.
///
/// Any bytes are taken: what is wrong is in the report, and nothing panics. The report of a scene that checks clean is
/// clean.
pub fn read_packed(pack: &Pack, catalogue: &Catalogue) -> (Option<Lesson>, Report) {
    let mut out = Out::new();
    let strings = read_strings(&pack.files, &mut out);
    let lesson = whole(&mut out, |out| {
        let source = parse(scene_text(&pack.files, out)?, out)?;
        let scene = of_this_format(plain_scene(&source, out)?, &source, out)?;
        let dialogues = pack.dialogues.clone();
        let nodes = dialogues.iter().flat_map(|d| d.program.nodes.keys()).map(String::as_str);
        let ids = Ids::new(&scene, nodes);
        let (files, names) = (&pack.files, Names::any());
        let (expressions, readings) = Expressions::new(&scene, catalogue);
        let (all, read) = (&expressions, &readings);
        let mut check = Check {
            scene: &scene,
            source: &source,
            files,
            catalogue,
            ids,
            names,
            expressions: all,
            readings: read,
            out,
        };
        if dialogues.is_some() || !not_compiled(&mut check) {
            check.relied_on();
        }
        Some(lesson(scene, &strings, files, (dialogues, pack.pinyin.clone()), (expressions, catalogue)))
    });
    (lesson, out.finish())
}

/// What the work makes of a scene; a report where any of it panicked.
fn whole(out: &mut Out, work: impl FnOnce(&mut Out) -> Option<Lesson>) -> Option<Lesson> {
    guarded("scene.toml", || work(out)).unwrap_or_else(|| {
        out.gave_up("scene.toml");
        None
    })
}

/// Whether a scene wants dialogues. It is said of a pack that has none compiled: one made before packs carried them, or of
/// dialogues that do not compile. All else that is then missing comes of that.
fn not_compiled(check: &mut Check<'_>) -> bool {
    let scene = check.scene;
    let mut named = None;
    scene.blocks().for_each(|block| block.dialogues(&mut |_, way| _ = named.get_or_insert(way)));
    let Some(way) = named else { return false };
    check.put(
        "missing-file",
        &way,
        say!("file-dialogue-not-compiled", program = PROGRAM),
        say!("file-pack-with-dialogues"),
        say!("file-pack-again"),
    );
    true
}

/// What a pack carries ready-made, whatever else is wrong with the scene: the dialogues, if they compile, and the pinyin.
#[cfg(feature = "author")]
pub(crate) fn compiled(files: &Files) -> Option<(Option<Dialogues>, Pinyin)> {
    let mut out = Out::new();
    let text = scene_text(files, &mut out)?;
    let scene = structure(&parse(text, &mut out)?, &mut out)?;
    // What the catalogue would add are numbers in units, of which dialogues know nothing.
    let (expressions, _) = Expressions::new(&scene, &Catalogue::default());
    let strings = read_strings(files, &mut out);
    let pinyin = Pinyin::of_scene(&scene, &characters(&strings, FALLBACK, files));
    Some((Talk::read(&scene, &expressions, files, &mut out).compiled, pinyin))
}

/// The text of `scene.toml`.
fn scene_text<'a>(files: &'a Files, out: &mut Out) -> Option<&'a str> {
    if let Some(bytes) = files.get("scene.toml") {
        return text_of("scene.toml", bytes, MOST, out);
    }
    out.put(
        "missing-file",
        ("scene.toml", 1, 1),
        say!("file-no-scene-toml"),
        say!("file-scene-toml-scenes-folder"),
        files.near("scene.toml").unwrap_or_else(|| say!("file-start-shujin-new-check")),
    );
    None
}

fn read_strings<'a>(files: &'a Files, out: &mut Out) -> Vec<Strings<'a>> {
    let mut all = Vec::new();
    for (path, bytes) in files.iter() {
        if let Some(locale) = locale_of(path)
            && let Some(text) = text_of(path, bytes, MOST, out)
        {
            all.push(Strings::read(locale, path, text, out));
        }
    }
    all
}

/// `scene.toml` with the places of what is in it, if it is TOML.
fn parse<'a>(text: &'a str, out: &mut Out) -> Option<Source<'a>> {
    let (source, errors) = Source::parse("scene.toml", text);
    if errors.is_empty() {
        return Some(source);
    }
    syntax(&source, errors, out);
    None
}

/// The scene, if it is of the version that this reader knows.
fn of_this_format(scene: Scene, source: &Source<'_>, out: &mut Out) -> Option<Scene> {
    let format = scene.format;
    if format == FORMAT {
        return Some(scene);
    }
    let (line, column) = source.lines.place(source.text, source.find(&way!["format"]).0.start);
    out.put(
        "unknown-format",
        ("scene.toml", line, column),
        Message::same(format!("{format}")),
        Message::same(format!("{FORMAT}")),
        say!("file-write-this-format", format = FORMAT),
    );
    None
}

#[cfg(feature = "author")]
fn read_authored(strings: &[Strings<'_>], files: &Files, catalogue: &Catalogue, out: &mut Out) -> Option<Lesson> {
    let source = parse(scene_text(files, out)?, out)?;
    let scene = of_this_format(structure(&source, out)?, &source, out)?;
    let (expressions, readings) = Expressions::new(&scene, catalogue);
    let talk = Talk::read(&scene, &expressions, files, out);
    let ids = Ids::new(&scene, talk.nodes().map(|(title, _)| title)).any(talk.unread.then_some(IdKind::TALK));
    let names = Names::new(&NameContext { scene: &scene, catalogue, talk: &talk });
    let (all, read) = (&expressions, &readings);
    Check { scene: &scene, source: &source, files, catalogue, ids, names, expressions: all, readings: read, out }
        .all(strings, &talk);
    let pinyin = Pinyin::of_scene(&scene, &characters(strings, FALLBACK, files));
    Some(lesson(scene, strings, files, (talk.compiled, pinyin), (expressions, catalogue)))
}

fn lesson(
    scene: Scene,
    strings: &[Strings<'_>],
    files: &Files,
    (dialogue, pinyin): (Option<Dialogues>, Pinyin),
    (expressions, catalogue): (Expressions, &Catalogue),
) -> Lesson {
    let texts = strings
        .iter()
        .map(|s| (s.locale.to_owned(), s.texts.iter().map(|(id, (text, _))| (id.clone(), text.clone())).collect()))
        .collect();
    Lesson {
        scene,
        texts,
        pinyin,
        dialogue,
        files: files.clone(),
        hash: files.hash(),
        expressions,
        catalogue: catalogue.clone(),
    }
}

/// Holds the file against the schema, then lets serde read it; unknown keys alone do not hinder that.
#[cfg(feature = "author")]
fn structure(source: &Source<'_>, out: &mut Out) -> Option<Scene> {
    let mut walk = Walk::new(source.text);
    let json = walk.root(&source.root, crate::schema::schema());
    let mut whole = true;
    for offence in walk.offences {
        whole &= matches!(offence.code, "unknown-key" | "bad-character" | "out-of-range");
        let at = place(source.file, &source.lines, source.text, offence.span.start);
        out.put(offence.code, at, offence.found, offence.expected, offence.help);
    }
    if whole { scene_in(json, out) } else { None }
}

/// What serde reads of the file, without the schema's help: what it finds wrong has no place.
fn plain_scene(source: &Source<'_>, out: &mut Out) -> Option<Scene> {
    scene_in(source.json(), out)
}

fn scene_in(json: serde_json::Value, out: &mut Out) -> Option<Scene> {
    match serde_json::from_value(json) {
        Ok(scene) => Some(scene),
        Err(error) => {
            let error = shorten(&error.to_string());
            out.put(
                "structure",
                ("scene.toml", 1, 1),
                say!("file-not-of-the-format", error),
                say!("file-what-format-allows"),
                say!("file-compare-examples-authors-reference"),
            );
            None
        }
    }
}
