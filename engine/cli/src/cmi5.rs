//! `shujin export cmi5`: scenes as a course that a learning platform imports (cmi5 "Quartz" 1.0, section 13). The scenes themselves stay on
//! the school's server: the package says what they are and where.

use crate::{Failure, tell};
use clap::Args;
use quick_xml::escape::escape;
use shujin_messages::Message;
use shujin_server::DEFAULT_HOME;
use shujin_server::scenes::{SceneInfo, find, read};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What to put into the course.
#[derive(Args)]
pub struct Arguments {
    /// Scenes' folders, a folder of scenes, or packs.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The package to write.
    #[arg(short, long)]
    out: PathBuf,
    /// The server that has the scenes.
    #[arg(long)]
    server: String,
    /// The school's own IRI, as given to serve.
    #[arg(long, default_value = DEFAULT_HOME)]
    home: String,
    /// Share of right answers to pass; without it a scene is done when it is finished.
    #[arg(long)]
    mastery: Option<f64>,
}

/// Writes the package.
pub fn run(arguments: Arguments) -> Result<bool, Failure> {
    let Arguments { paths, out, server, home, mastery } = arguments;
    if !is_address(&server) {
        return Err(Failure::Server(server));
    }
    let mut scenes = Vec::new();
    let mut places: BTreeMap<String, (PathBuf, bool)> = BTreeMap::new();
    for path in paths.iter().flat_map(|path| find(path)) {
        let files = read(&path).map_err(Failure::io(&path))?;
        let info = SceneInfo::read(&files).map_err(|_| Failure::Unclean(path.clone()))?;
        let packed = path.is_file();
        match places.get(&info.id) {
            // Named twice, or a scene's folder and the pack that was made of it: one lesson.
            Some((first, other)) if *first == path || *other != packed => continue,
            Some((first, _)) => return Err(Failure::SameScene(info.id, first.clone(), path)),
            None => drop(places.insert(info.id.clone(), (path, packed))),
        }
        scenes.push(info);
    }
    if scenes.is_empty() {
        return Err(Failure::NoScene(paths.first().cloned().unwrap_or_default()));
    }
    if mastery.is_some_and(|share| !(0.0..=1.0).contains(&share)) {
        return Err(Failure::Mastery);
    }
    let course = course(&scenes, server.trim_end_matches('/'), home.trim_end_matches('/'), mastery);
    write(&out, &course).map_err(Failure::io(&out))?;
    tell(say!("course-written", path = &out, scenes = scenes.len()));
    Ok(true)
}

/// Whether this is an address that browsers open, down to its host, in the signs that an address may have.
fn is_address(server: &str) -> bool {
    let lower = server.to_ascii_lowercase();
    let rest = ["https://", "http://"].iter().find_map(|scheme| lower.strip_prefix(scheme));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
            && rest.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}?#@".contains(&b))
    })
}

fn write(out: &Path, course: &str) -> std::io::Result<()> {
    let mut package = ZipWriter::new(File::create(out)?);
    package.start_file("cmi5.xml", SimpleFileOptions::default()).map_err(std::io::Error::other)?;
    package.write_all(course.as_bytes())?;
    package.finish().map_err(std::io::Error::other)?.sync_all()
}

fn course(scenes: &[SceneInfo], server: &str, home: &str, mastery: Option<f64>) -> String {
    let own = |message: Message| message.everywhere().map(|(tag, said)| (tag.to_owned(), said)).collect();
    let ids: Vec<&str> = scenes.iter().map(|scene| scene.id.as_str()).collect();
    let id = format!("{home}/courses/{}", ids.join("+").replace('/', "-"));
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    text += "<courseStructure xmlns=\"https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd\">\n";
    text += &format!(" <course id=\"{}\">\n", escape(id));
    text += &texts("title", &own(say!("course-title")));
    text += &texts("description", &own(say!("course-about")));
    text += " </course>\n";
    for scene in scenes {
        let id = format!("{home}/scenes/{}", scene.id);
        let passing = mastery.map_or_else(
            || "moveOn=\"Completed\"".to_owned(),
            |share| format!("moveOn=\"CompletedAndPassed\" masteryScore=\"{share}\""),
        );
        text += &format!(
            " <au id=\"{}\" launchMethod=\"OwnWindow\" {passing} activityType=\"http://adlnet.gov/expapi/activities/lesson\">\n",
            escape(id)
        );
        text += &texts("title", &scene.title);
        text += &texts("description", &scene.summary);
        text += &format!("  <url>{}</url>\n </au>\n", escape(format!("{server}/?scene={}", scene.id)));
    }
    text + "</courseStructure>\n"
}

fn texts(name: &str, by_locale: &BTreeMap<String, String>) -> String {
    let one = |(locale, text): (&String, &String)| {
        // XML has no way to write most control characters, and none for two that are no characters.
        let text: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
        format!("   <langstring lang=\"{}\">{}</langstring>\n", escape(locale.as_str()), escape(text))
    };
    format!("  <{name}>\n{}  </{name}>\n", by_locale.iter().map(one).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use shujin_lesson::format::Family;

    #[test]
    fn a_course_names_each_scene_and_escapes_what_is_written() {
        let scene = SceneInfo {
            id: "lab/swing".into(),
            family: Family::Bench,
            grades: [7, 9],
            minutes: 15,
            languages: vec!["zh-CN".into()],
            title: BTreeMap::from([("zh-CN".into(), "秋\u{8}千\u{fffe} <1>".into())]),
            summary: BTreeMap::from([("zh-CN".into(), "来 & 回".into())]),
        };
        let text = course(&[scene], "https://school.example:8443", "https://school.example", Some(0.6));
        for part in [
            "<course id=\"https://school.example/courses/lab-swing\">",
            "<au id=\"https://school.example/scenes/lab/swing\" launchMethod=\"OwnWindow\" moveOn=\"CompletedAndPassed\" masteryScore=\"0.6\"",
            "秋千 &lt;1&gt;",
            "来 &amp; 回",
            "<url>https://school.example:8443/?scene=lab/swing</url>",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
