//! From a scene's files to a [`Lesson`] and a [`Report`]: syntax, structure, meaning, in one run.

use crate::catalogue::Catalogue;
use crate::check::dialogue::Talk;
use crate::check::structure::Walk;
use crate::check::{Check, Ids, Names, Out, place};
use crate::expr::Expr;
use crate::files::Files;
use crate::format::{FORMAT, Fact, Scene};
use crate::report::{Phrase, Report, say};
use crate::source::{Source, way};
use crate::strings::{Strings, syntax};
use std::collections::{BTreeMap, HashMap};
use yarnspinner::compiler::Compilation;

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
    /// The compiled dialogues, if there are any and they compile.
    pub dialogue: Option<Compilation>,
    /// All files.
    pub files: Files,
    /// [`Files::hash`] of the files.
    pub hash: String,
    exprs: HashMap<String, Expr>,
}

impl Lesson {
    /// The text of an id in a language, else in [`FALLBACK`], else nothing.
    pub fn text(&self, lang: &str, id: &str) -> Option<&str> {
        let of = |locale: &str| self.texts.get(locale)?.get(id).map(String::as_str);
        of(lang).or_else(|| of(FALLBACK))
    }

    /// The expression that stands in the scene as `text`, parsed once when the scene was read.
    /// `None` for texts that are no expression of this scene.
    pub fn expr(&self, text: &str) -> Option<&Expr> {
        self.exprs.get(text)
    }

    /// The fact of this id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.scene.facts.iter().find(|f| f.id == id)
    }
}

/// Reads a scene. The lesson is there whenever its data could be understood; whether it may be shown, the report says
/// ([`Report::is_clean`]).
///
/// Any bytes are taken: what is wrong is in the report, and nothing panics.
pub fn read(files: &Files, catalogue: &Catalogue) -> (Option<Lesson>, Report) {
    let mut out = Out::new();
    let strings = read_strings(files, &mut out);
    let lesson = match files.get("scene.toml") {
        Some(bytes) => text_of("scene.toml", bytes, &mut out)
            .and_then(|text| read_scene(text, &strings, files, catalogue, &mut out)),
        None => {
            out.put(
                "missing-file",
                ("scene.toml", 1, 1),
                say!("没有 `scene.toml`", "no `scene.toml`"),
                say!("场景文件夹里的 scene.toml", "a scene.toml in the scene's folder"),
                say!("用 shujin new 新建一个场景，或检查路径。", "start one with `shujin new`, or check the path."),
            );
            None
        }
    };
    (lesson, out.finish())
}

/// The text in a file, if it is UTF-8 and not too long.
fn text_of<'a>(path: &str, bytes: &'a [u8], out: &mut Out) -> Option<&'a str> {
    if bytes.len() > MOST {
        let (is, most) = (bytes.len() >> 10, MOST >> 10);
        out.put(
            "too-heavy",
            (path, 1, 1),
            say!("{is} KB", "{is} KB"),
            say!("最多 {most} KB", "at most {most} KB"),
            say!("把场景拆成两个。", "make two scenes of it."),
        );
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
            out.put(
                "not-utf8",
                (path, line, 1),
                say!("别的编码", "another encoding"),
                Phrase::same("UTF-8"),
                say!("在编辑器里另存为 UTF-8。", "save the file as UTF-8."),
            );
            None
        }
    }
}

fn read_strings<'a>(files: &'a Files, out: &mut Out) -> Vec<Strings<'a>> {
    let mut all = Vec::new();
    for (path, bytes) in files.iter() {
        let locale = path.strip_prefix("strings/").and_then(|p| p.strip_suffix(".toml"));
        if let Some(locale) = locale.filter(|l| !l.contains('/'))
            && let Some(text) = text_of(path, bytes, out)
        {
            all.push(Strings::read(locale, path, text, out));
        }
    }
    all
}

fn read_scene(
    text: &str,
    strings: &[Strings<'_>],
    files: &Files,
    catalogue: &Catalogue,
    out: &mut Out,
) -> Option<Lesson> {
    let (source, errors) = Source::parse("scene.toml", text);
    if !errors.is_empty() {
        syntax(&source, errors, out);
        return None;
    }
    let scene = structure(&source, out)?;
    if scene.format != FORMAT {
        let format = scene.format;
        let (line, column) = source.lines.place(text, source.find(&way!["format"]).0.start);
        out.put(
            "unknown-format",
            ("scene.toml", line, column),
            Phrase::same(format!("{format}")),
            Phrase::same(format!("{FORMAT}")),
            say!(
                "写 format = {FORMAT}；更新的格式要用更新的 shujin。",
                "write format = {FORMAT}; a newer format wants a newer shujin."
            ),
        );
        return None;
    }
    let talk = Talk::read(&scene, files, out);
    let ids = Ids::new(&scene, talk.nodes().map(|(title, _)| title));
    let names = Names::new(&scene, catalogue, &talk);
    Check { scene: &scene, source: &source, files, catalogue, strings, talk: &talk, ids, names, out }.all();
    let exprs = crate::check::sites(&scene)
        .into_iter()
        .filter_map(|(_, text, _)| Some((text.to_owned(), crate::expr::parse(text).ok()?)))
        .collect();
    let texts = strings
        .iter()
        .map(|s| (s.locale.to_owned(), s.texts.iter().map(|(id, (text, _))| (id.clone(), text.clone())).collect()))
        .collect();
    let dialogue = talk.compiled;
    Some(Lesson { scene, texts, dialogue, files: files.clone(), hash: files.hash(), exprs })
}

/// Holds the file against the schema, then lets serde read it; unknown keys alone do not hinder that.
fn structure(source: &Source<'_>, out: &mut Out) -> Option<Scene> {
    let mut walk = Walk::new();
    let json = walk.root(&source.root);
    let mut whole = true;
    for offence in walk.offences {
        whole &= offence.code == "unknown-key";
        let at = place(source.file, &source.lines, source.text, offence.span.start);
        out.put(offence.code, at, offence.found, offence.expected, offence.help);
    }
    if !whole {
        return None;
    }
    match serde_json::from_value(json) {
        Ok(scene) => Some(scene),
        Err(error) => {
            let error = crate::report::shorten(&error.to_string());
            out.put(
                "structure",
                ("scene.toml", 1, 1),
                Phrase::same(error),
                say!("格式允许的内容", "what the format allows"),
                say!("对照作者手册里的例子。", "compare with the examples in the author's reference."),
            );
            None
        }
    }
}
