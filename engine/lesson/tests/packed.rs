//! Scenes as players get them: packed, with their dialogues compiled. Runs with the feature `author` and without:
//! `tests/cases/dialogues` holds the role starter's dialogues as they compile, and `SHUJIN_BLESS=1` rewrites them.

use prost::Message as _;
use shujin_lesson::Locale;
use shujin_lesson::dialogues::{Dialogues, PROGRAM, TEXTS};
use shujin_lesson::pack::{Limits, MANIFEST, Pack, open};
use shujin_lesson::pinyin::PINYIN;
use shujin_lesson::{Catalogue, Files, read_packed, sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use yarnspinner_core::prelude::{Instruction, Node, OpCode, Program};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The role starter, from its files: without `author` there are no starters.
fn role() -> Files {
    let mut files = Files::new();
    for path in ["scene.toml", "strings/zh-CN.toml", "strings/en.toml", "dialogues/lan.yarn"] {
        files.insert(path, fs::read(Path::new("src/starter/role").join(path)).expect("the starter's file"));
    }
    files
}

/// The two compiled members, as they were kept.
fn kept() -> (Vec<u8>, Vec<u8>) {
    let read = |name: &str| fs::read(Path::new("../../tests/cases/dialogues").join(name)).expect("a kept member");
    (read("lan.yarnc"), read("lan.json"))
}

/// A pack of these files with these members beside them, and a true manifest.
fn packed(files: &Files, members: &[(&str, &[u8])]) -> Vec<u8> {
    let all: BTreeMap<&str, &[u8]> = files.iter().chain(members.iter().copied()).collect();
    let entry = |bytes: &[u8]| serde_json::json!({ "sha256": sha256(bytes), "bytes": bytes.len() });
    let listed: BTreeMap<_, _> = all.iter().map(|(path, bytes)| (*path, entry(bytes))).collect();
    let manifest = serde_json::json!({
        "format": 2, "scene": "my/scene", "hash": files.hash(), "made_by": "me", "files": listed,
    });
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [(MANIFEST, manifest.to_string().as_bytes())].into_iter().chain(all) {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn opened(files: &Files, members: &[(&str, &[u8])]) -> Pack {
    open(&packed(files, members), &Limits::default()).expect("a good pack")
}

/// The kept dialogues, taken apart.
fn dialogues() -> Dialogues {
    let (program, texts) = kept();
    opened(&role(), &[(PROGRAM, &program), (TEXTS, &texts)]).dialogues.expect("dialogues")
}

/// What the opener says to these dialogues.
fn refusal(dialogues: &Dialogues) -> String {
    let (program, texts) = dialogues.write();
    refusal_of(&[(PROGRAM, &program), (TEXTS, &texts)])
}

fn refusal_of(members: &[(&str, &[u8])]) -> String {
    let error = open(&packed(&role(), members), &Limits::default()).expect_err("refused");
    assert_eq!(error.code, "broken-dialogues");
    let problem = error.problem();
    assert!(Locale::all().all(|locale| problem.help.text(locale).contains("shujin pack")));
    assert!(!problem.expected.text(english()).contains("can be written"));
    error.message(english())
}

fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn a_pack_with_compiled_dialogues_needs_no_compiler() {
    let (program, texts) = kept();
    let pack = opened(&role(), &[(PROGRAM, &program), (TEXTS, &texts)]);
    assert_eq!(pack.files, role(), "what is compiled is no part of the scene's files");
    let (lesson, report) = read_packed(&pack, &Catalogue::default());
    assert_eq!(report.to_text(english(), ""), "");
    let lesson = lesson.expect("a lesson");
    assert_eq!(lesson.hash, role().hash());
    assert_eq!(lesson.text("en", "scene.title"), Some("Watering a plant"));
    let dialogue = lesson.dialogue.expect("dialogues");
    assert_eq!(dialogue.texts["line:hello-morning"], "lan: 早！今天你来浇花。");
    assert_eq!(dialogue.write(), (program, texts));
}

#[test]
fn a_pack_without_them_says_how_to_get_them() {
    let pack = opened(&role(), &[]);
    assert_eq!(pack.dialogues, None);
    let (lesson, report) = read_packed(&pack, &Catalogue::default());
    assert!(lesson.is_some());
    let [problem] = report.problems.as_slice() else { panic!("{:?}", report.problems) };
    assert_eq!((problem.code, problem.file.as_str()), ("missing-file", "scene.toml"));
    for locale in Locale::all() {
        assert!(problem.help.text(locale).contains("shujin pack"));
    }
}

/// What players rely on is checked whoever made the pack; what only authors want to know is not.
#[test]
fn a_player_checks_what_it_relies_on() {
    let (program, texts) = kept();
    let report = |find: &str, put: &str| {
        let mut files = role();
        let scene = String::from_utf8(files.get("scene.toml").unwrap().to_vec()).unwrap();
        assert!(scene.contains(find));
        files.insert("scene.toml", scene.replacen(find, put, 1));
        let pack = opened(&files, &[(PROGRAM, &program), (TEXTS, &texts)]);
        read_packed(&pack, &Catalogue::default()).1
    };
    for (find, put, code) in [
        ("start = \"door\"", "start = \"window\"", "unknown-id"),
        ("sphere = \"0.35 m\"", "sphere = \"-1 m\"", "out-of-range"),
        ("minutes = 10", "minutes = 1e400", "structure"),
        ("minutes = 10", "minutes = 10\nhours = 1", "structure"),
        ("minutes = 10", "minutes = ", "toml-syntax"),
        ("format = 1", "format = 9", "unknown-format"),
    ] {
        let report = report(find, put);
        assert!(report.problems.iter().any(|p| p.code == code), "{put}: {:?}", report.problems);
    }
    assert_eq!(
        report("goals = [\"order\", \"care\"]", "goals = []")
            .problems
            .iter()
            .filter(|p| p.code == "missing-key")
            .count(),
        0
    );
}

#[test]
fn what_is_no_pinyin_is_refused() {
    let refused = |bytes: &[u8]| open(&packed(&role(), &[(PINYIN, bytes)]), &Limits::default()).expect_err("refused");
    for (bytes, why) in
        [(&b"[]"[..], "unreadable"), (b"\xff", "unreadable"), ("{\"堰\": \"<b>\"}".as_bytes(), "no pinyin")]
    {
        let error = refused(bytes);
        assert_eq!(error.code, "broken-pinyin");
        assert!(error.message(english()).contains(why), "{}", error.message(english()));
    }
    let opened = opened(&role(), &[(PINYIN, "{\"堰\": \"yàn\"}".as_bytes())]);
    assert_eq!((opened.pinyin.of('堰'), opened.pinyin.of('水')), (Some("yàn"), None));
}

#[test]
fn compiled_dialogues_that_do_not_fit_are_refused() {
    let (program, texts) = kept();
    assert!(refusal_of(&[(PROGRAM, b"\xff\xff\xff"), (TEXTS, &texts)]).contains("unreadable"));
    assert!(refusal_of(&[(PROGRAM, &program), (TEXTS, b"[]")]).contains("unreadable"));
    assert!(refusal_of(&[(PROGRAM, &program)]).contains("only one"));
    assert!(refusal_of(&[(TEXTS, &texts)]).contains("only one"));
    let long = vec![b' '; 5 << 20];
    let members: &[(&str, &[u8])] = &[(PROGRAM, &program), (TEXTS, &long)];
    let loose = Limits { ratio: u64::MAX, ..Limits::default() };
    assert_eq!(open(&packed(&role(), members), &loose).unwrap_err().code, "broken-dialogues");

    let change = |change: &dyn Fn(&mut Dialogues)| {
        let mut changed = dialogues();
        change(&mut changed);
        refusal(&changed)
    };
    let node = |name: &str| Node { name: name.into(), instructions: vec![stop()], ..Node::default() };
    let stranger = |d: &mut Dialogues| drop(d.program.nodes.insert("stranger".into(), node("stranger")));
    assert!(change(&stranger).contains("`stranger`, which no .yarn file has"));
    assert!(change(&|d| drop(d.program.nodes.insert("bye".into(), node("hello")))).contains("`bye`"));
    assert!(change(&|d| drop(d.texts.insert("line:x".into(), "x".into()))).contains("`line:x`"));
    assert!(change(&|d| drop(d.texts.remove("line:bye-kind"))).contains("`line:bye-kind`"));
    assert!(change(&|d| d.program.nodes.get_mut("bye").unwrap().instructions.clear()).contains("makes no sense"));
    assert!(change(&|d| d.program.nodes.get_mut("bye").unwrap().labels.clear()).contains("makes no sense"));
    for label in [-1, i32::MAX] {
        let far = |d: &mut Dialogues| {
            d.program.nodes.get_mut("bye").unwrap().labels.values_mut().for_each(|at| *at = label);
        };
        assert!(change(&far).contains("makes no sense"));
    }
    for instruction in [
        Instruction { opcode: 99, operands: vec![] },
        Instruction { opcode: OpCode::PushNull as i32, operands: vec![] },
        Instruction { opcode: OpCode::PushFloat as i32, operands: vec![] },
        Instruction { opcode: OpCode::PushFloat as i32, operands: vec!["1".to_owned().into()] },
        Instruction { opcode: OpCode::CallFunc as i32, operands: vec!["shutdown".to_owned().into()] },
        Instruction { opcode: OpCode::JumpTo as i32, operands: vec!["nowhere".to_owned().into()] },
    ] {
        let put = |d: &mut Dialogues| d.program.nodes.get_mut("bye").unwrap().instructions[0] = instruction.clone();
        assert!(change(&put).contains("instruction 0 of the node `bye`"), "{instruction:?}");
    }
}

fn stop() -> Instruction {
    Instruction { opcode: OpCode::Stop as i32, operands: vec![] }
}

/// Any change of the compiled bytes: opened or refused, nothing else.
#[test]
fn any_compiled_bytes_are_opened_or_refused() {
    let (program, texts) = kept();
    for at in 0..program.len() {
        for flip in [1, 0x80, 0xff] {
            let mut changed = program.clone();
            changed[at] ^= flip;
            if let Ok(decoded) = Program::decode(changed.as_slice()) {
                let (bytes, _) = Dialogues { program: decoded, texts: BTreeMap::new() }.write();
                _ = open(&packed(&role(), &[(PROGRAM, &bytes), (TEXTS, &texts)]), &Limits::default());
            }
            _ = open(&packed(&role(), &[(PROGRAM, &changed), (TEXTS, &texts)]), &Limits::default());
        }
    }
}

#[cfg(feature = "author")]
mod author {
    use super::*;
    use shujin_lesson::format::Family;
    use shujin_lesson::pack::{Manifest, pack};
    use shujin_lesson::{Lesson, read, starter};

    const FAMILIES: [Family; 4] = [Family::Walk, Family::Role, Family::Bench, Family::Music];

    fn catalogue() -> Catalogue {
        Catalogue { score: Some(shujin_music::catalogue::read), ..Catalogue::default() }
    }

    /// The scenes of this repository and the starters, each with its name.
    fn scenes() -> Vec<(String, Files)> {
        let mut found: Vec<_> = FAMILIES.iter().map(|f| (format!("{f:?}"), starter(*f, "a/b"))).collect();
        for family in fs::read_dir("../../scenes").expect("the scenes").map(|e| e.unwrap().path()) {
            for scene in fs::read_dir(family).into_iter().flatten().map(|e| e.unwrap().path()) {
                let mut files = Files::new();
                add(&mut files, &scene, "");
                if files.get("scene.toml").is_some() {
                    found.push((scene.display().to_string(), files));
                }
            }
        }
        assert!(found.len() >= 8);
        found
    }

    fn add(files: &mut Files, folder: &Path, before: &str) {
        for entry in fs::read_dir(folder).into_iter().flatten().map(|e| e.unwrap()) {
            let name = format!("{before}{}", entry.file_name().to_str().expect("UTF-8"));
            if entry.path().is_dir() {
                add(files, &entry.path(), &format!("{name}/"));
            } else if Files::belongs(&name) {
                files.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }

    #[test]
    fn the_kept_members_are_what_compiles() {
        let compiled = read(&role(), &catalogue()).0.and_then(|l| l.dialogue).expect("dialogues").write();
        if std::env::var_os("SHUJIN_BLESS").is_some() {
            fs::write("../../tests/cases/dialogues/lan.yarnc", &compiled.0).expect("the program");
            fs::write("../../tests/cases/dialogues/lan.json", &compiled.1).expect("the texts");
        }
        assert!(compiled == kept(), "tests/cases/dialogues is stale: run with SHUJIN_BLESS=1");
    }

    #[test]
    fn a_scene_is_the_same_packed_as_it_was_written() {
        let whole = |lesson: Option<Lesson>| {
            let lesson = lesson.expect("a lesson");
            let (texts, hash, pinyin) = (lesson.texts, lesson.hash, lesson.pinyin);
            (format!("{:?}", lesson.scene), texts, hash, pinyin, lesson.dialogue, lesson.files)
        };
        let mut with_pinyin = 0;
        for (name, files) in scenes() {
            let bytes = pack("a/b", &files, None).unwrap();
            assert_eq!(bytes, pack("a/b", &files, None).unwrap(), "{name}: the same bytes each time");
            let opened = open(&bytes, &Limits::default()).unwrap();
            let (written, report) = read(&files, &catalogue());
            assert!(report.is_clean(), "{name}");
            let (packed, report) = read_packed(&opened, &catalogue());
            assert!(report.is_clean(), "{name}: {}", report.to_text(english(), ""));
            let talks = written.as_ref().is_some_and(|l| l.dialogue.is_some());
            let reads = written.as_ref().is_some_and(|l| !l.pinyin.is_empty());
            let Manifest { format, files: listed, hash, .. } = &opened.manifest;
            let newest = [reads, talks].into_iter().zip([3, 2]).find(|(is, _)| *is).map_or(1, |(_, format)| format);
            assert_eq!((*format, hash.as_str()), (newest, files.hash().as_str()), "{name}");
            assert_eq!(listed.contains_key(PINYIN), reads, "{name}");
            with_pinyin += u32::from(reads);
            assert_eq!([PROGRAM, TEXTS].map(|member| listed.contains_key(member)), [talks, talks], "{name}");
            assert!(whole(written) == whole(packed), "{name}");
        }
        assert!(with_pinyin > 0, "a scene has characters that are learnt late");
    }

    /// A pack made before packs carried them compiled still opens where there is a compiler.
    #[test]
    fn an_older_pack_is_compiled_by_who_can() {
        let older = opened(&role(), &[]);
        assert!(read(&older.files, &catalogue()).0.is_some_and(|l| l.dialogue == Some(dialogues())));
    }

    /// What does not compile is packed for the author to look at, without what no player takes.
    #[test]
    fn broken_dialogues_are_not_packed() {
        for (find, put) in [("<<endif>>", ""), (" #line:bye-kind", "")] {
            let mut files = role();
            let yarn = String::from_utf8(files.get("dialogues/lan.yarn").unwrap().to_vec()).unwrap();
            files.insert("dialogues/lan.yarn", yarn.replace(find, put));
            assert!(!read(&files, &catalogue()).1.is_clean());
            assert_eq!(open(&pack("a/b", &files, None).unwrap(), &Limits::default()).unwrap().dialogues, None);
        }
    }
}

/// The yard with two pictures, from its files.
fn yard() -> Files {
    let mut files = Files::new();
    for path in ["scene.toml", "strings/zh-CN.toml", "strings/en.toml", "pictures/map.png", "pictures/lantern.jpg"] {
        let folder = Path::new("../../tests/cases/picture/culture/yard");
        files.insert(path, fs::read(folder.join(path)).expect("the yard's file"));
    }
    files
}

/// Whoever made the pack: a player would hang up an empty board.
#[test]
fn a_picture_that_is_cut_changed_or_none_is_refused_by_players() {
    let codes = |files: &Files| {
        let report = read_packed(&opened(files, &[]), &Catalogue::default()).1;
        report.problems.iter().map(|problem| (problem.code, problem.file.clone())).collect::<Vec<_>>()
    };
    assert_eq!(codes(&yard()), []);
    for path in ["pictures/map.png", "pictures/lantern.jpg"] {
        let whole = yard().get(path).expect("a picture").to_vec();
        for end in [9, 40, whole.len() / 2, whole.len() - 2] {
            let mut files = yard();
            files.insert(path, &whole[..end]);
            assert_eq!(codes(&files), [("broken-picture", path.to_owned())], "{path}, {end} bytes");
        }
    }
    let mut changed = yard().get("pictures/map.png").expect("a picture").to_vec();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let mut files = yard();
    files.insert("pictures/map.png", changed);
    assert_eq!(codes(&files), [("broken-picture", "pictures/map.png".to_owned())]);
}
