//! Small lessons held against the check and against a pupil: of those in `tests/cases/explored/playable.toml` the check says
//! nothing, and a pupil ends them; of those in `stuck.toml` it says what stands in `stuck.txt`, and no pupil ends them.
//! `SHUJIN_BLESS=1` rewrites the latter.

use super::claims::claims;
use super::scene::Scene;
use super::wanderer::Wanderer;
use serde::Deserialize;
use shujin_blocks::catalogue;
use shujin_lesson::codes;
use shujin_lesson::report::{Problem, Severity};
use shujin_lesson::{Files, Lesson, Locale, Report, read};
use shujin_play::Phase;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// What every one of them is laid over: a place with two things to use, one to look at, and whoever talks.
const GROUND: &str = r##"#:schema ../../schema/scene.v1.json
format = 1
id = "culture/small"
family = "walk"
grades = [3, 6]
minutes = 10
goals = ["look"]

[walk]
start = "gate"

[[viewpoint]]
id = "gate"
eye = "0 1.6 9 m"
look = "0 1 0 m"

[[viewpoint]]
id = "far"
eye = "3 1.6 3 m"
look = "0 1 0 m"

[[node]]
id = "stone"
shape = { sphere = "0.5 m" }
examine = true

[[node]]
id = "lever"
shape = { box = "0.1 1 0.1 m" }
at = "1 0.5 0 m"
use = true

[[node]]
id = "bell"
shape = { sphere = "0.2 m" }
at = "-1 1 0 m"
use = true

"##;

/// Whoever talks, in lessons with a dialogue.
const KEEPER: &str = r#"[[node]]
id = "keeper"
shape = { cylinder = "0.25 1.6 0 m" }
at = "0 0.8 2 m"

[[role]]
id = "lan"
node = "keeper"
dialogue = "dialogues/talk.yarn"
talk = "hello"

"#;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Small {
    about: String,
    scene: String,
    #[serde(default)]
    talk: Option<String>,
}

fn path(name: &str) -> std::path::PathBuf {
    Path::new("../../tests/cases/explored").join(name)
}

fn all(name: &str) -> BTreeMap<String, Small> {
    let text = fs::read_to_string(path(name)).expect("the lessons");
    toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn files(small: &Small) -> Files {
    let keeper = if small.talk.is_some() { KEEPER } else { "" };
    let mut files = Files::new();
    files.insert("scene.toml", format!("{GROUND}{keeper}{}", small.scene));
    if let Some(talk) = &small.talk {
        files.insert("dialogues/talk.yarn", talk.clone());
    }
    files
}

/// All of them as scenes that can be changed.
pub fn scenes() -> Vec<Scene> {
    let both = all("playable.toml").into_iter().chain(all("stuck.toml"));
    both.map(|(name, small)| Scene::new(&name, files(&small))).collect()
}

/// What is said of the lesson itself: its texts are left out here.
fn said(report: &Report) -> Vec<&Problem> {
    let texts = ["missing-text", "unused-text", "no-description", "no-credit", "goal-without-task", "missing-file"];
    let wrong = |p: &&Problem| !p.file.starts_with("strings/") && !texts.contains(&p.code);
    report.problems.iter().filter(wrong).collect()
}

/// Whether one of a few pupils ends the lesson. No claim may be broken by any of them.
fn ends(name: &str, files: &Files, lesson: &Arc<Lesson>, report: &Report) -> bool {
    let claims = claims(report, files, lesson);
    (1..=3).any(|seed| {
        let mut pupil = Wanderer::new(shujin_blocks::open(Arc::clone(lesson), seed).expect("it opens"), seed);
        for _ in 0..8000 {
            if pupil.play.phase == Phase::Finished {
                break;
            }
            pupil.go_on();
            let broken = claims.iter().find(|claim| claim.happened(&pupil));
            assert!(broken.is_none(), "{name}: {broken:?} happened");
        }
        pupil.play.phase == Phase::Finished
    })
}

#[test]
fn of_what_can_be_played_nothing_is_said() {
    let lessons = all("playable.toml");
    let mut wrong = String::new();
    for (name, small) in &lessons {
        let files = files(small);
        let (lesson, report) = read(&files, &catalogue());
        for problem in said(&report) {
            wrong += &format!(
                "{name} ({}): line {}: {}: {}\n",
                small.about,
                problem.line,
                problem.code,
                problem.found.text(Locale::of("en").unwrap_or_default())
            );
        }
        let lesson = Arc::new(lesson.unwrap_or_else(|| {
            panic!("{name} cannot be read: {}", report.to_text(Locale::of("en").unwrap_or_default(), ""))
        }));
        if !ends(name, &files, &lesson, &report) {
            wrong += &format!("{name} ({}) was not ended\n", small.about);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(lessons.len() >= 30, "only {}", lessons.len());
}

#[test]
fn of_what_is_stuck_it_is_said_where_and_why() {
    let lessons = all("stuck.toml");
    let (mut found, mut wrong) = (String::new(), String::new());
    let error = |p: &&&Problem| codes().any(|c| c.name == p.code && c.severity == Severity::Error);
    for (name, small) in &lessons {
        let files = files(small);
        let (lesson, report) = read(&files, &catalogue());
        let of = said(&report);
        if of.iter().filter(error).count() == 0 {
            wrong += &format!("{name} ({}): nothing is said\n", small.about);
        }
        found += &format!("{name}\n");
        for problem in of {
            let Problem { code, line, file, .. } = problem;
            let at = files.get(file).map(String::from_utf8_lossy).unwrap_or_default();
            let at = at.lines().nth(line - 1).unwrap_or_default().to_owned();
            found += &format!("    {code}    {at}\n");
            for locale in [Locale::SOURCE, Locale::of("en").unwrap_or_default()] {
                let said = Problem { file: String::new(), ..problem.clone() }.to_card(locale);
                found += &said.lines().map(|line| format!("        {}\n", line.trim_start())).collect::<String>();
            }
        }
        let Some(lesson) = lesson.map(Arc::new) else { continue };
        if ends(name, &files, &lesson, &report) {
            wrong += &format!("{name} ({}) was ended\n", small.about);
        }
    }
    if std::env::var_os("SHUJIN_BLESS").is_some() {
        fs::write(path("stuck.txt"), &found).expect("what is said");
    }
    let wanted = fs::read_to_string(path("stuck.txt")).unwrap_or_default();
    assert!(wrong.is_empty(), "{wrong}");
    assert!(found == wanted, "not as in stuck.txt:\n{found}");
    assert!(lessons.len() >= 20, "only {}", lessons.len());
}

#[test]
fn huge_lessons_are_explored_or_said_not_to_be() {
    let task = "[[task]]\nid = \"t\"\ngoals = [\"look\"]\n\n[[task.step]]\nid = \"s\"\ndone = \"v0\"\n\n";
    let n = 4000;
    // Rules that wait for each other, the last first; things that stand on each other; values of values; a talk of many turns.
    let rules: String = (0..n)
        .map(|i| {
            let next = if i + 1 == n { "used.lever > 0".to_owned() } else { format!("v{}", i + 1) };
            format!(
                "[[value]]\nid = \"v{i}\"\nstart = false\n\n[[rule]]\nwhen = {{ becomes = \"{next}\" }}\ndo = [{{ set = {{ value = \"v{i}\", to = \"true\" }} }}]\n\n"
            )
        })
        .collect();
    let nodes: String = (0..n)
        .map(|i| {
            format!(
                "[[node]]\nid = \"n{i}\"\nparent = \"{}\"\n\n",
                if i + 1 == n { "stone".to_owned() } else { format!("n{}", i + 1) }
            )
        })
        .collect();
    let sums: String = (0..n)
        .map(|i| format!("[[value]]\nid = \"v{i}\"\nis = \"v{} + v{}\"\n\n", i + 1, i + 2))
        .chain([format!(
            "[[value]]\nid = \"v{n}\"\nis = \"used.lever\"\n\n[[value]]\nid = \"v{}\"\nis = \"used.bell\"\n\n",
            n + 1
        )])
        .collect();
    let turns: String = (0..n).map(|i| format!("<<set $v0 to $v0 + {i}>>\n")).collect();
    let value = "[[value]]\nid = \"v0\"\nstart = 0\n\n";
    let options: String = (0..n / 2).map(|i| format!("-> 好 #line:o{i}\n    <<set $v0 to $v0 + {i}>>\n")).collect();
    for (scene, talk) in [
        (task.to_owned() + &rules, None),
        (task.replace("v0", "used.lever > 0") + &nodes, None),
        (task.to_owned() + &sums, None),
        (value.to_owned() + task, Some(format!("title: hello\n---\n{turns}lan: 好。 #line:a\n===\n"))),
        (value.to_owned() + task, Some(format!("title: hello\n---\n{options}lan: 好。 #line:a\n===\n"))),
    ] {
        // Without a bound this would not end while anybody waits.
        let (_, report) = read(&files(&Small { about: String::new(), scene, talk }), &catalogue());
        let codes: Vec<&str> = said(&report).iter().map(|p| p.code).collect();
        // Nothing wrong is said of them.
        assert!(codes.iter().all(|code| *code == "not-explored"), "{codes:?}");
    }
}
