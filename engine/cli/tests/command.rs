//! The command as authors and scripts meet it: exit codes, the report's form, what `new` and `pack` leave behind.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

/// The command in a language, whatever that of this machine is.
fn speaking(tag: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shujin"));
    command.env("SHUJIN_LANG", tag);
    command
}

/// In Chinese.
fn shujin(arguments: &[&str]) -> Output {
    speaking("zh-CN").args(arguments).output().expect("the command runs")
}

/// In English.
fn english(arguments: &[&str]) -> Output {
    speaking("en").args(arguments).output().expect("the command runs")
}

/// What a starter leaves for its author to write, and an author's own.
const LEFT: [(&str, &str, &str); 2] = [
    ("CREDITS.toml", "写上作者 / name the author", "An Author"),
    ("scene.toml", "写上谁在哪里怎样量", "作者在河边用卷尺量"),
];

/// A new scene in `folder`, as `shujin new` makes it, with the author's own in its place: its folder.
fn begun(folder: &Path, family: &str, name: &str) -> String {
    let scene = folder.join(name).to_str().expect("UTF-8").to_owned();
    assert_eq!(shujin(&["new", family, &scene]).status.code(), Some(0));
    for (file, left, own) in LEFT {
        let file = Path::new(&scene).join(file);
        let text = fs::read_to_string(&file).expect("the file");
        fs::write(&file, text.replace(left, own)).expect("the file");
    }
    scene
}

/// Writes something else for a part of a file.
fn mar(scene: &str, file: &str, part: &str, instead: &str) {
    let file = Path::new(scene).join(file);
    let text = fs::read_to_string(&file).expect("the file");
    assert!(text.contains(part), "{part}");
    fs::write(&file, text.replace(part, instead)).expect("the file");
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_new_makes_checks_clean_and_packs() {
    let folder = folder("new");
    for family in ["walk", "role", "bench", "music"] {
        let scene = folder.join("lesson").join(family);
        let scene = scene.to_str().expect("UTF-8");
        assert_eq!(shujin(&["new", family, scene]).status.code(), Some(0));
        let check = shujin(&["check", scene, "--lang", "en"]);
        // What only the author can write is all that is left to do.
        let left = said(&check).matches(" placeholder-left (warning)").count();
        assert_eq!((check.status.code(), left), (Some(0), if family == "walk" { 2 } else { 1 }));
        let warnings = if left == 1 { "1 warning".to_owned() } else { format!("{left} warnings") };
        assert!(said(&check).ends_with(&format!("{scene}: clean, {warnings}\n")), "{}", said(&check));
        let pack = folder.join(format!("{family}.shujin"));
        let pack = pack.to_str().expect("UTF-8");
        assert_eq!(shujin(&["pack", scene, "-o", pack]).status.code(), Some(0));
        assert_eq!(shujin(&["check", pack]).status.code(), Some(0));
        // An editor finds the schema though no repository is around; the pack does without.
        let first = fs::read_to_string(Path::new(scene).join("scene.toml")).expect("the scene");
        assert!(first.starts_with("#:schema ./scene.v1.json\n"), "{first}");
        let schema = fs::read_to_string(Path::new(scene).join("scene.v1.json")).expect("the schema");
        assert_eq!(schema, shujin_lesson::schemas()[0].1);
        let texts = fs::read_to_string(Path::new(scene).join("strings/en.toml")).expect("the texts");
        assert!(texts.starts_with("#:schema ../strings.v1.json\n"), "{texts}");
        let credits = fs::read_to_string(Path::new(scene).join("CREDITS.toml")).expect("the credits");
        assert!(credits.starts_with("#:schema ./credits.v1.json\n"), "{credits}");
        let packed = shujin_lesson::pack::unpack(&fs::read(pack).expect("the pack"), &Default::default());
        assert!(packed.expect("whole").get("scene.v1.json").is_none());
        // Nothing of an author's is overwritten.
        assert_eq!(shujin(&["new", family, scene]).status.code(), Some(2));
    }
    assert_eq!(shujin(&["check", folder.to_str().expect("UTF-8")]).status.code(), Some(0));
}

#[test]
fn new_names_the_schema_that_is_there_and_speaks_both_languages() {
    let folder = folder("schema");
    fs::create_dir_all(folder.join("schema")).expect("a folder");
    fs::write(folder.join("schema/scene.v1.json"), "{}").expect("the schema");
    let scene = folder.join("walk/stone");
    let made = shujin(&["new", "walk", scene.to_str().expect("UTF-8"), "--lang", "en"]);
    assert!(said(&made).contains(": done."), "{}", said(&made));
    assert!(!scene.join("scene.v1.json").exists());
    let text = fs::read_to_string(scene.join("scene.toml")).expect("the scene");
    assert!(text.starts_with("#:schema ../../schema/scene.v1.json\n"));
}

#[test]
fn problems_are_printed_with_their_place_and_end_in_one() {
    let folder = folder("broken");
    let path = &begun(&folder, "walk", "stone");
    mar(path, "scene.toml", "start = \"gate\"", "start = \"gates\"");

    let check = shujin(&["check", path, "--lang", "en"]);
    let expected = format!(
        "{path}/scene.toml:12:9 unknown-id: found `gates`, expected a declared [[viewpoint]]\n    remedy: did you mean `gate`?\n{path}: 1 problem, 0 warnings\n"
    );
    assert_eq!((check.status.code(), said(&check)), (Some(1), expected));
    assert!(said(&shujin(&["check", path])).contains("是不是想写 `gate`？"));

    let json = shujin(&["check", path, "--format", "json", "--lang", "en"]);
    let problems: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(problems[0]["code"], "unknown-id");
    assert_eq!((problems[0]["line"].as_u64(), problems[0]["column"].as_u64()), (Some(12), Some(9)));
    assert_eq!(problems[0]["help"], "did you mean `gate`?");

    let pack = folder.join("x.shujin");
    assert_eq!(shujin(&["pack", path, "-o", pack.to_str().expect("UTF-8")]).status.code(), Some(1));
    assert!(!pack.exists());
}

#[test]
fn what_cannot_run_ends_in_two() {
    let empty = folder("empty");
    assert_eq!(shujin(&["check", empty.to_str().expect("UTF-8")]).status.code(), Some(2));
    assert_eq!(shujin(&["check", "no/such/folder"]).status.code(), Some(2));
    assert_eq!(shujin(&["check"]).status.code(), Some(2));
    assert_eq!(shujin(&["weave"]).status.code(), Some(2));
}

/// The language asked for goes before that of the environment, and that before the system's; help and complaints are in it, too.
#[test]
fn the_command_speaks_the_language_of_who_types() {
    let help = |set: &[(&str, &str)], arguments: &[&str]| {
        let mut command = speaking("");
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        let output = command.envs(set.iter().copied()).args(arguments).output().expect("the command runs");
        said(&output) + &said_of(&output.stderr)
    };
    let (chinese, english) = ("开服务器", "Serves page, scenes and traces");
    for (set, arguments, wanted) in [
        (&[][..], &["--help"][..], chinese),
        (&[("LANG", "C.UTF-8")], &["--help"], chinese),
        (&[("LANG", "en_GB.UTF-8")], &["--help"], english),
        (&[("LC_ALL", "zh_CN.UTF-8"), ("LANG", "en_GB.UTF-8")], &["--help"], chinese),
        (&[("SHUJIN_LANG", "en"), ("LC_ALL", "zh_CN.UTF-8")], &["--help"], english),
        (&[("SHUJIN_LANG", "en")], &["--help", "--lang", "zh-CN"], chinese),
        (&[("SHUJIN_LANG", "zh-CN")], &["--lang=en", "--help"], english),
        (&[("LANG", "zh_CN.UTF-8")], &["--lang", "en-US", "--help"], english),
        (&[("LANG", "en_GB.UTF-8")], &["--lang", "zh", "--help"], chinese),
        (&[("LANG", "en_GB.UTF-8")], &["--lang", "zh-TW", "--help"], "開伺服器"),
        // One that there is not is told so in the language of the environment.
        (
            &[("LANG", "en_GB.UTF-8")],
            &["check", "x", "--lang", "fr"],
            "there is no such language; there are zh-CN, zh-Hant, en",
        ),
        (&[("LANG", "zh_TW.UTF-8")], &["check", "x", "--lang", "fr"], "沒有這種語言；有 zh-CN、zh-Hant、en"),
    ] {
        let help = help(set, arguments);
        assert!(help.contains(wanted), "{set:?} {arguments:?}: {help}");
    }
    let chinese = help(&[], &["serve", "--help"]);
    for part in ["用法：shujin serve", "选项：", "[默认：127.0.0.1:8000]", "- json：给程序读", "显示帮助"]
    {
        assert!(chinese.contains(part), "{part} in {chinese}");
    }
    for lang in ["zh-CN", "zh-TW"] {
        for part in [&["--help"][..], &["serve", "--help"], &["check", "-h"], &["help", "export"]] {
            let said = help(&[], &[&["--lang", lang], part].concat());
            let narrow = said.lines().find(|line| line.trim_end().ends_with(':') || line.starts_with("Usage"));
            assert!(narrow.is_none() && said.contains("："), "{lang} {part:?}: {narrow:?}");
        }
    }
    for (arguments, wanted) in [
        (&["weave"][..], "没有“weave”这个命令"),
        (&["check"], "缺少参数：<PATHS>..."),
        (&["check", "x", "--form", "json"], "没有“--form”这个参数"),
        (&["check", "x", "--format", "xml"], "“--format <FORMAT>”不能写“xml”，可写：text、json"),
        (&["serve", "--rate", "x"], "“--rate <RATE>”不能写“x”："),
        (&["check", "x", "--lang", "xx"], "没有这种语言；有 zh-CN"),
        (&["forget", "--pseudonym", "p", "--class", "x", "--number", "1"], "化名是 p-"),
        (&["backup"], "缺少参数：<TO>"),
    ] {
        let complaint = help(&[], arguments);
        assert!(complaint.starts_with("错误：") && complaint.contains(wanted), "{arguments:?}: {complaint}");
        assert!(complaint.contains("--help"), "{arguments:?}: {complaint}");
    }
    assert!(help(&[], &["roster"]).contains("用法：shujin roster"), "without a command, help");
    // Between its marks in the locale of tests: nothing is said past the catalogue.
    let marked = help(&[("SHUJIN_LANG", "en-XA")], &["check", "no/such/folder"]);
    assert!(marked.lines().all(|line| line.trim_start_matches("shujin: ").trim_start().starts_with('〖')), "{marked}");
}

/// What cannot be read is told with the rest, in the report's own form, and does not hide what was found elsewhere.
#[test]
fn an_unreadable_path_does_not_hide_the_others() {
    let folder = folder("unreadable");
    let path = &begun(&folder, "walk", "stone");
    fs::remove_file(Path::new(path).join("strings/en.toml")).expect("a file");

    let check = shujin(&["check", "no/such/folder", path, "--lang", "en"]);
    assert_eq!(check.status.code(), Some(2));
    assert!(said(&check).starts_with("no/such/folder:1:1 unreadable: found what cannot be read ("), "{}", said(&check));
    assert!(said(&check).contains("missing-file"));

    let json = shujin(&["check", "no/such/folder", path, "--format", "json", "--lang", "en"]);
    assert_eq!(json.status.code(), Some(2));
    let problems: Vec<serde_json::Value> = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!((&problems[0]["code"], &problems[0]["file"]), (&"unreadable".into(), &"no/such/folder".into()));
    assert!(problems.iter().any(|p| p["code"] == "missing-file"));
    assert!(problems.iter().all(|p| p["help"].as_str().is_some_and(|help| !help.is_empty())));
}

/// `shujin check … | head` ends when `head` has seen enough, without a word.
#[test]
fn a_reader_may_stop_reading() {
    let scene = begun(&folder("closed"), "walk", "stone");
    let mut command = speaking("en");
    let command = command.args(["check", &scene]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut check = command.spawn().expect("the command runs");
    drop(check.stdout.take());
    let ended = check.wait_with_output().expect("it ends");
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}

#[test]
fn a_broken_pack_is_a_finding_with_its_remedy() {
    let pack = folder("pack").join("x.shujin");
    fs::write(&pack, b"no zip").expect("a file");
    let path = pack.to_str().expect("UTF-8");
    let check = shujin(&["check", path]);
    assert_eq!(check.status.code(), Some(1));
    let text = said(&check);
    assert!(text.starts_with(&format!("{path}:1:1 not-a-pack：现状：")), "{text}");
    assert!(text.contains("；应为：shujin pack 打的 .shujin 文件\n    改法：检查路径"), "{text}");
    let json = shujin(&["check", path, "--format", "json", "--lang", "en"]);
    assert_eq!(json.status.code(), Some(1));
    let problems: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(problems[0]["expected"], "a .shujin file made by `shujin pack`");
    assert!(problems[0]["help"].as_str().is_some_and(|help| help.starts_with("check the path")));
}

/// A score that would not open is no clean scene, in a folder as in what `pack` takes.
#[test]
fn a_broken_score_is_found_by_the_command() {
    let folder = folder("score");
    let path = &begun(&folder, "music", "tune");
    mar(path, "scores/tune.musicxml", "<beats>4</beats>", "<beats>3</beats>");
    let check = shujin(&["check", path, "--lang", "en"]);
    assert_eq!(check.status.code(), Some(0), "a measure too long is played, and said");
    assert!(
        said(&check).contains("scores/tune.musicxml:8:1 not-sounded (warning): found measure 1 holds 4"),
        "{}",
        said(&check)
    );
    mar(path, "scores/tune.musicxml", "<step>C</step>", "<step>H</step>");
    let check = shujin(&["check", path, "--lang", "en"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(said(&check).contains("broken-score: found \"H\" in <step> in measure 1"), "{}", said(&check));
    let pack = folder.join("x.shujin");
    assert_eq!(shujin(&["pack", path, "-o", pack.to_str().expect("UTF-8")]).status.code(), Some(1));
}

/// A file of a scene for its folder, names that are not quite those looked for, two scenes of one id.
#[test]
fn slips_of_folders_are_named() {
    let folder = folder("slips");
    let scene = begun(&folder, "walk", "one");
    let check = |path: &str| said(&shujin(&["check", path]));
    for file in ["scene.toml", "strings/en.toml"] {
        assert_eq!(check(&format!("{scene}/{file}")), format!("{scene}：通过，0 条提醒\n"));
    }
    let other = begun(&folder, "walk", "two");
    let ids: Vec<String> = [&scene, &other]
        .map(|scene| fs::read_to_string(format!("{scene}/scene.toml")).expect("the scene"))
        .iter()
        .flat_map(|text| text.lines().find(|line| line.starts_with("id = ")).map(str::to_owned))
        .collect();
    mar(&other, "scene.toml", &ids[1], &ids[0]);
    let both = shujin(&["check", folder.to_str().expect("UTF-8")]);
    assert_eq!(both.status.code(), Some(1));
    assert!(said(&both).contains(&format!("`{other}` 和 `{scene}` 都叫")), "{}", said(&both));
    let zip = folder.join("course.zip");
    let course = |server: &str| {
        let command =
            ["export", "cmi5", folder.to_str().expect("UTF-8"), "-o", zip.to_str().expect("UTF-8"), "--server", server];
        String::from_utf8_lossy(&shujin(&command).stderr).into_owned()
    };
    assert!(course("https://school.example").contains(&other));
    for server in ["school.example", "https://", "https：//school.example", "https://school .example"] {
        assert!(course(server).contains("如 https://school.example"), "{server}");
    }
    let mut named = format!("{other}/scene.toml");
    for name in ["scene.toml.txt", "scene - 副本.toml", "Scene.TOML"] {
        let next = format!("{other}/{name}");
        fs::rename(&named, &next).expect("renamed");
        for place in [folder.to_str().expect("UTF-8"), &next] {
            let said = check(place);
            assert!(said.contains("scene.toml:1:1 missing-file") && said.contains(&format!("`{name}`")), "{said}");
        }
        named = next;
    }
    assert_eq!(check(&format!("{scene}/strings")), format!("{scene}：通过，0 条提醒\n"));
    assert!(check("no/such/folder").contains("没有这个文件或文件夹"));
}

/// A folder of scenes is no scene to be packed, a folder is no file to be written, and ids are told where they differ.
#[test]
fn what_is_packed_is_one_scene_into_one_file() {
    let folder = folder("several");
    let scene = begun(&folder, "walk", "one");
    begun(&folder, "walk", "two");
    let pack = folder.join("x.shujin");
    let several = shujin(&["pack", folder.to_str().expect("UTF-8"), "-o", pack.to_str().expect("UTF-8")]);
    assert_eq!(several.status.code(), Some(1));
    assert!(said(&several).contains("写明是哪一个：`one` `two`。"), "{}", said(&several));
    let out = shujin(&["pack", &scene, "-o", folder.to_str().expect("UTF-8")]);
    assert!(out.status.code() == Some(2) && String::from_utf8_lossy(&out.stderr).contains("要写文件名"));
    let digits = folder.join("s").join("3-stone");
    let new = shujin(&["new", "walk", digits.to_str().expect("UTF-8")]);
    assert!(said(&new).contains("场景的标识是 s/stone"), "{}", said(&new));
}

/// A character without a glyph is a box: where it stands is said, as a warning, since a pack may bring another typeface.
#[test]
fn what_the_typeface_lacks_is_warned_of() {
    let folder = folder("glyphs");
    let scene = begun(&folder, "walk", "one");
    mar(&scene, "strings/zh-CN.toml", "一块石头", "一块石头😀");
    let check = shujin(&["check", &scene, "--lang", "en"]);
    let text = said(&check);
    assert_eq!(check.status.code(), Some(0), "{text}");
    assert!(text.contains("strings/zh-CN.toml:3:14 no-glyph (warning): found `😀` (U+1F600)"), "{text}");
    assert!(text.contains("more places have it"), "{text}");
    let pack = folder.join("x.shujin");
    let packed = shujin(&["pack", &scene, "-o", pack.to_str().expect("UTF-8")]);
    assert_eq!(packed.status.code(), Some(2), "the typeface would be a box short");
    assert!(said(&packed).contains("no-glyph（提醒）"), "{}", said(&packed));
}

/// Links are not followed: they could lead anywhere. That one lies where a file is missed is said.
#[cfg(unix)]
#[test]
fn links_are_named() {
    let folder = folder("links");
    let scene = begun(&folder, "walk", "one");
    for (inside, aside) in [("strings/en.toml", "en.toml"), ("strings", "texts")] {
        let (inside, aside) = (Path::new(&scene).join(inside), folder.join(aside));
        fs::rename(&inside, &aside).expect("moved");
        std::os::unix::fs::symlink(&aside, &inside).expect("a link");
    }
    let said = said(&shujin(&["check", &scene]));
    assert_eq!(said.matches("文件夹 `strings` 是链接").count(), 2, "{said}");
}

/// The scenes of this repository, with the models that the engine has.
#[test]
fn our_own_scenes_check_clean() {
    let scenes = Path::new("../../scenes");
    let check = shujin(&["check", scenes.to_str().expect("UTF-8")]);
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));
}

/// A character without a glyph is an empty box on the board: every one that engine and scenes can show has one.
#[test]
fn the_typeface_has_a_glyph_for_everything_that_is_shown() {
    let mut shown = BTreeSet::new();
    for file in files(Path::new("../../locales")).into_iter().chain(files(Path::new("../../scenes"))) {
        if file.extension().is_some_and(|e| ["ftl", "toml", "yarn", "musicxml"].iter().any(|known| e == *known)) {
            shown.extend(fs::read_to_string(&file).expect("a text").chars());
        }
    }
    for file in files(Path::new("../stage/src")) {
        let text = fs::read_to_string(file).expect("a source");
        shown.extend(text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(str::chars));
    }
    shown.retain(|c| !c.is_control());
    assert!(shown.contains(&'■') && shown.contains(&'堰'), "{} characters", shown.len());
    let typeface = fs::read("../../assets/fonts/shujin-sans.ttf").expect("the typeface");
    assert_eq!(shujin_lesson::pack::subset(&typeface, &shown).err(), None);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// A database in a folder in which this pupil has a seat.
fn stored(data: &Path, pseudonym: &str) {
    use shujin_server::database::{Database, DatabaseLocation};
    let database = Database::open(DatabaseLocation::in_folder(data)).expect("opens");
    let lesson = shujin_server::store::Uuid::from_u128(1);
    let sits = shujin_server::school::seats::sit(&database, lesson, pseudonym, Default::default());
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(sits).expect("sits");
}

/// Where there is nothing, nothing is made; and what cannot be is said before anything is erased.
#[test]
fn a_mistyped_name_makes_nothing_and_erases_nothing() {
    let folder = folder("mistyped");
    let (data, pseudonym) = (folder.join("data"), format!("p-{:032x}", 1));
    let path = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let out = path(&folder.join("out"));
    let commands: &[&[&str]] = &[
        &["forget", "--pseudonym", &pseudonym],
        &["retain", "--from", "2026-08-01"],
        &["audit"],
        &["export", "traces", &out],
        &["backup", &out],
    ];
    for command in commands {
        let output = english(&[command, &["--data", &path(&data)][..]].concat());
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        assert!(said_of(&output.stderr).contains("records.sqlite"), "{command:?}: {}", said_of(&output.stderr));
        assert!(!data.exists() && !Path::new(&out).exists(), "{command:?}");
    }
    fs::create_dir(&data).expect("a folder");
    stored(&data, &pseudonym);
    let run = |command: &[&str]| {
        let output = english(&[command, &["--data", &path(&data)][..]].concat());
        (output.status.code(), said(&output) + &said_of(&output.stderr))
    };
    let forget = |pseudonym: &str, more: &[&str]| run(&[&["forget", "--pseudonym", pseudonym], more].concat());
    // Nobody's, twice: that it was looked for makes it nobody's no less.
    for _ in 0..2 {
        let (code, text) = forget(&format!("p-{:032x}", 2), &[]);
        assert!(code == Some(1) && text.contains("nothing was ever told"), "{text}");
    }
    let (code, text) = forget(&pseudonym.replace("p-", "P-"), &[]);
    assert!(code == Some(2) && text.contains("small letters"), "{text}");
    // No such backup, and what is none.
    let note = folder.join("note.gz");
    fs::write(&note, "no backup").expect("a file");
    for named in [path(&folder.join("no-such.gz")), path(&note)] {
        for command in [&["forget", "--pseudonym", &pseudonym][..], &["retain", "--from", "2020-01-01"]] {
            let (code, text) = run(&[command, &["--backups", &named]].concat());
            assert!(code == Some(2) && text.contains(".gz"), "{text}");
        }
    }
    let (code, text) = forget(&pseudonym, &[]);
    assert!(code == Some(0) && text.contains("erased 0 statements, 2 others"), "nothing was begun before: {text}");
}

/// A folder of backups is looked through to its bottom, by what its files hold and not by what they are called.
#[test]
fn a_folder_of_backups_is_looked_through() {
    let folder = folder("backups");
    let (data, pseudonym) = (folder.join("data"), format!("p-{:032x}", 1));
    fs::create_dir_all(folder.join("kept/2026/autumn")).expect("a folder");
    fs::create_dir(&data).expect("a folder");
    let path = |path: &str| folder.join(path).to_str().expect("UTF-8").to_owned();
    // One from before anything was told of the pupil.
    stored(&data, &format!("p-{:032x}", 9));
    assert_eq!(shujin(&["backup", &path("kept/2026/early"), "--data", &path("data")]).status.code(), Some(0));
    stored(&data, &pseudonym);
    let backup = path("kept/2026/autumn/monday");
    assert_eq!(shujin(&["backup", &backup, "--data", &path("data")]).status.code(), Some(0));
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("kept"), folder.join("kept/2026/round")).expect("a link");
    fs::write(folder.join("kept/old.zip"), b"PK\x03\x04and what is in it").expect("a file");
    // What the server packed is no archive to ask about.
    let pack = path("data/stone.shujin");
    assert_eq!(shujin(&["pack", &begun(&folder, "walk", "stone"), "-o", &pack]).status.code(), Some(0));
    let run = |command: &[&str]| {
        let output = shujin(&[command, &["--data", &path("data"), "--backups", &path("kept")]].concat());
        (output.status.code(), said(&output) + &said_of(&output.stderr))
    };
    let (code, text) = run(&["forget", "--pseudonym", &pseudonym]);
    assert!(code == Some(1) && text.contains("old.zip") && text.contains("没有查"), "{text}");
    assert!(text.contains("monday：删去 0 条学习记录，2 项其他") && !text.contains("stone.shujin"), "{text}");
    let (code, text) = run(&["retain", "--from", "2026-08-01"]);
    assert!(code == Some(1) && text.contains("old.zip"), "{text}");
    fs::remove_file(folder.join("kept/old.zip")).expect("a file");
    assert_eq!(run(&["forget", "--pseudonym", &pseudonym]).0, Some(0));
    // What is restored from the early one knows of the erasure, too, and keeps no late copies.
    assert_eq!(shujin(&["restore", &path("kept/2026/early"), "--data", &path("again")]).status.code(), Some(0));
    let known = shujin(&["forget", "--pseudonym", &pseudonym, "--data", &path("again")]);
    assert_eq!(known.status.code(), Some(0), "{}", said_of(&known.stderr));
    assert_eq!(run(&["retain", "--from", "2026-08-01"]).0, Some(0));
}

/// Whether what was asked for is done is in the exit code: 1 where something is out of reach, and the words say what.
#[test]
fn forget_says_what_it_cannot_reach() {
    let data = folder("forget");
    let pseudonym = format!("p-{:032x}", 1);
    stored(&data, &pseudonym);
    let forget = |more: &[&str]| {
        let data = data.to_str().expect("UTF-8");
        let output = english(&[&["forget", "--pseudonym", &pseudonym, "--data", data], more].concat());
        (output.status.code(), said(&output) + &String::from_utf8_lossy(&output.stderr))
    };
    let (code, text) = forget(&[]);
    assert_eq!(code, Some(0), "{text}");
    #[cfg(unix)]
    for (file, mode) in [(data.clone(), 0o700), (data.join("records.sqlite"), 0o600)] {
        let now = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).expect("made").permissions());
        assert_eq!(now & 0o777, mode, "{}", file.display());
    }
    // A copy in the data folder that nobody named.
    fs::write(data.join("copy.txt"), format!("all of {pseudonym}")).expect("a file");
    let (code, text) = forget(&[]);
    assert!(code == Some(1) && text.contains("copy.txt"), "{text}");
    fs::remove_file(data.join("copy.txt")).expect("a file");
    // An outbox that is not there is not made, and nothing is begun.
    let outbox = data.join("no.sqlite");
    let (code, text) = forget(&["--outbox", outbox.to_str().expect("UTF-8")]);
    assert!(code == Some(2) && !outbox.exists(), "{text}");
    // What is no backup is said before anything is begun.
    let backup = data.join("broken.gz");
    fs::write(&backup, "no backup").expect("a file");
    let (code, text) = forget(&["--backups", backup.to_str().expect("UTF-8")]);
    assert!(code == Some(2) && text.contains("broken.gz"), "{text}");
    fs::remove_file(&backup).expect("a file");
    assert_eq!(forget(&[]).0, Some(0));
    for (help, words) in
        [(english(&["forget", "--help"]), "Exit code: 0"), (shujin(&["forget", "--help"]), "结束码：0")]
    {
        let help = said(&help);
        assert!(help.contains(words) && help.contains("PostgreSQL"), "{help}");
    }
}

/// Whoever left a list, or came from another, is found by name; and what was not erased of somebody of that name is said.
#[test]
fn traces_of_who_left_a_list_can_be_found_and_erased() {
    let folder = folder("former");
    fs::create_dir(folder.join("data")).expect("a folder");
    let path = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    let run = |command: &[&str]| {
        let output = english(&[command, &["--data", &path("data")][..]].concat());
        (output.status.code(), said(&output) + &said_of(&output.stderr))
    };
    let import = |list: &str| {
        fs::write(folder.join("list.csv"), format!("班级,学号,姓名\n{list}")).expect("a list");
        run(&["roster", "import", &path("list.csv")])
    };
    let pseudonyms = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(|word| word.len() == 52).map(str::to_owned).collect()
    };
    assert_eq!(import("七1,1,王小明\n七1,2,李华\n七2,1,赵云\n").0, Some(0));
    // Who is who is not guessed: numbers that changed, and names, are asked about, and nothing is changed meanwhile.
    let asks = |list: &str, flags: &[&str]| {
        fs::write(folder.join("list.csv"), format!("班级,学号,姓名\n{list}")).expect("a list");
        run(&[&["roster", "import", &path("list.csv")], flags].concat())
    };
    let find = |name: &str| pseudonyms(&run(&["roster", "find", "--name", name]).1);
    let hua = find("李华");
    let changed = "七1,1,李 华\n七1,2,王小明\n七1,3,周瑜\n";
    let (code, text) = asks(changed, &[]);
    assert!(code == Some(1) && text.contains("--same-class") && text.contains("2 before and 1 now"), "{text}");
    let (code, text) = asks(changed, &["--dry-run", "--same-class"]);
    assert!(code == Some(0) && text.contains("2 stay; new: 3; gone: –") && find("周瑜").is_empty(), "{text}");
    let (code, text) = asks("七1,1,王小名\n七1,2,李华\n", &[]);
    assert!(code == Some(1) && text.contains("1 has another name"), "{text}");
    assert_eq!(asks("七1,1,王小名\n七1,2,李华\n", &["--corrected", "七1:1"]).0, Some(0));
    assert_eq!(
        asks("七1,1,王小明\n七1,2,李　华\n", &["--corrected", "七1:1"]).0,
        Some(0),
        "blanks tell no names apart"
    );
    assert_eq!((find("李华"), hua.len()), (hua.clone(), 1));
    let (code, text) = asks("七1,1,王小明\n七1,2,\u{202e}李华\u{2069}\n", &[]);
    assert!(code == Some(0) && text.contains("turn the direction of text: they were left out"), "{text}");
    assert_eq!(find("李华"), hua, "the name without them is the same");
    assert!(!asks("七1,1,王小明\n七1,2,李华\n", &[]).1.contains("turn the direction"));
    for wrong in ["七1:99", "七1:2", "七9:1", "7"] {
        let (code, text) = asks("七1,1,王小明\n七1,2,李华\n", &["--corrected", wrong]);
        assert!(code == Some(2) && text.contains("CLASS:NUMBER"), "{wrong}: {text}");
    }
    assert_eq!(asks("七1,1,王小明\n七1,2,李华\n", &["--new-class", "七9"]).0, Some(2));
    // A number that moves and a name that is corrected at once.
    assert_eq!(asks("七1,1,王小明\n七1,2,新生\n七1,3,李骅\n", &["--corrected", "七1:2=3"]).0, Some(0));
    assert_eq!(find("李骅"), hua);
    assert_eq!(asks("七1,1,王小明\n七1,2,李华\n", &["--corrected", "七1:3=2"]).0, Some(0));
    for gone in find("新生") {
        run(&["forget", "--pseudonym", &gone]);
    }
    let (code, text) = asks("七3,1,李华\n", &[]);
    assert_eq!(code, Some(0), "{text}");
    // In August another class has the name, and another child this child's.
    assert_eq!(asks("七3,1,李华\n", &["--new-class", "七3"]).0, Some(0));
    let three = find("李华");
    assert!(three.len() == 3 && three.contains(&hua[0]), "{three:?}");
    for gone in three.iter().filter(|one| **one != hua[0]) {
        run(&["forget", "--pseudonym", gone]);
    }
    assert_eq!(run(&["roster", "remove", "--class", "七3"]).0, Some(0));
    for gone in find("李华").iter().filter(|one| **one != hua[0]) {
        run(&["forget", "--pseudonym", gone]);
    }
    // 李华 goes over to the other class.
    let (code, text) = import("七1,1,王小明\n七2,1,赵云\n七2,2,李华\n");
    let [before] = &pseudonyms(&text)[..] else { panic!("{code:?} {text}") };
    fs::write(folder.join("name.txt"), "李华\n").expect("a file");
    for name in ["李华".to_owned(), format!("@{}", path("name.txt"))] {
        let (code, text) = run(&["roster", "find", "--name", &name]);
        let found = pseudonyms(&text);
        assert!(code == Some(0) && found.len() == 2 && found[1] == *before && text.contains("七2 2"), "{text}");
    }
    let forget = || run(&["forget", "--class", "七2", "--number", "2"]);
    let (code, text) = forget();
    assert!(
        code == Some(1) && text.contains(&format!("forget --pseudonym {before}")) && text.contains("七1"),
        "{text}"
    );
    // And the other way round: who stands in a list now is named, too.
    let (code, text) = run(&["forget", "--pseudonym", before]);
    assert!(code == Some(1) && text.contains("七2 2"), "{text}");
    assert_eq!(forget().0, Some(0));
    let (code, text) = run(&["retain", "--from", "2999-01-01"]);
    assert!(code == Some(2) && text.contains("a day to come"), "{text}");
    // A backup from before the pupil changed classes knows of both, whatever was taken away since.
    assert_eq!(import("七1,1,王小明\n七1,3,周瑜\n").0, Some(0));
    assert_eq!(run(&["backup", &path("before.gz")]).0, Some(0));
    let (_, text) = import("七1,1,王小明\n七2,1,赵云\n七2,2,李华\n七2,3,周瑜\n");
    let [before] = &pseudonyms(&text)[..] else { panic!("{text}") };
    assert_eq!(run(&["forget", "--pseudonym", before]).0, Some(1));
    assert_eq!(run(&["forget", "--class", "七2", "--number", "3"]).0, Some(0));
    let (code, text) = run(&["forget", "--class", "七2", "--number", "3", "--backups", &path("before.gz")]);
    assert!(code == Some(1) && text.contains(before.as_str()), "{text}");
    // What is no outbox is said before anything is erased.
    let (code, text) = run(&["forget", "--class", "七2", "--number", "3", "--outbox", &path("name.txt")]);
    assert!(code == Some(2) && !text.contains("erased"), "{text}");
    // A whole class leaves.
    let (code, text) = run(&["roster", "remove", "--class", "七1"]);
    assert!(code == Some(0) && text.contains("roster find"), "{text}");
    let (code, text) = run(&["roster", "find", "--name", "王小明"]);
    let [left] = &pseudonyms(&text)[..] else { panic!("{code:?} {text}") };
    assert_eq!(run(&["forget", "--pseudonym", left]).0, Some(0));
    let (code, text) = run(&["roster", "find", "--name", "王小明"]);
    assert!(code == Some(1) && text.contains("nobody of this name"), "{text}");
    // Without the key nobody is found, and that is said.
    fs::remove_file(folder.join("data/roster.key")).expect("lost");
    let (code, text) = run(&["roster", "remove", "--class", "七2"]);
    assert!(code == Some(0) && text.contains("retain"), "{text}");
}

#[cfg(unix)]
#[test]
fn an_export_is_for_nobody_else_to_read() {
    let folder = folder("export");
    let (data, file) = (folder.join("data"), folder.join("traces.csv"));
    fs::create_dir(&data).expect("a folder");
    stored(&data, &format!("p-{:032x}", 1));
    let [data, file] = [data, file].map(|path| path.to_str().expect("UTF-8").to_owned());
    let output = shujin(&["export", "traces", &file, "--data", &data]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    for path in [file.clone(), format!("{file}.about.md")] {
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).expect("made").permissions());
        assert_eq!(mode & 0o777, 0o600, "{path}");
    }
    // Nothing that is there is written over: it may be a key, or an export that somebody has.
    for there in [&file, &format!("{data}/records.sqlite")] {
        let before = fs::read(there).expect("a file");
        assert_eq!(shujin(&["export", "traces", there, "--data", &data]).status.code(), Some(2));
        assert_eq!(shujin(&["backup", there, "--data", &data]).status.code(), Some(2));
        assert_eq!(fs::read(there).expect("a file"), before);
    }
}

/// A server in a folder; what it said until it listened.
fn served(data: &Path, words: &[&str]) -> String {
    use std::io::{BufRead, BufReader};
    let scenes = data.join("no-scenes");
    let mut command = speaking("en");
    command.args(["serve", "--listen", "127.0.0.1:0", "--scenes"]).arg(scenes).arg("--data").arg(data).args(words);
    let mut server = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    let out = BufReader::new(server.stdout.take().expect("its output"));
    let mut said = String::new();
    for line in out.lines().map_while(Result::ok) {
        said += &format!("{line}\n");
        // The last that it says of a key.
        if line.contains("in: ") || (line.contains("curl") && !words.is_empty()) {
            break;
        }
    }
    server.kill().expect("ends");
    server.wait().expect("ended");
    said
}

#[test]
fn a_schools_own_key_is_shown_once() {
    let data = folder("school-key").join("data");
    let first = served(&data, &[]);
    let secret = fs::read_to_string(data.join("school.key")).expect("text").trim().to_owned();
    assert!(secret.len() == 64 && first.contains(&secret), "{first}");
    let second = served(&data, &[]);
    assert!(!second.contains(&secret) && second.contains("school.key"), "{second}");
}

#[test]
fn a_secret_that_is_given_is_not_printed_and_may_stand_in_a_file() {
    let data = folder("given").join("data");
    let said = served(&data, &["--lrs-key", "operator:geheim"]);
    assert!(said.contains("curl -u operator ") && !said.contains("geheim"), "{said}");
    fs::write(data.join("secret"), "geheim\n").expect("written");
    let said = served(&data, &["--lrs-key", &format!("operator:@{}", data.join("secret").display())]);
    assert!(said.contains("curl -u operator ") && !said.contains("geheim"), "{said}");
    let path = data.to_str().expect("UTF-8");
    for words in [
        ["--lrs-key", "geheim"],
        ["--lrs", "geheim,user"],
        ["--lrs", "geheim,user,geheim"],
        ["--forward", "http://lrs.example/xapi/statements,user,geheim"],
        ["--store", "@/no/such/file"],
    ] {
        let refused = shujin(&["serve", "--listen", "127.0.0.1:0", "--data", path, words[0], words[1]]);
        let said = format!("{}{}", said_of(&refused.stderr), said_of(&refused.stdout));
        assert_eq!(refused.status.code(), Some(2), "{words:?}: {said}");
        assert!(said.contains(words[0]) && !said.contains("geheim"), "{said}");
    }
    // Names that are no drawn key's.
    for name in ["page", "page.1", "school", "operator"] {
        let refused = shujin(&["key", "add", "--name", name, "--scope", "all", "--data", path]);
        assert_eq!(refused.status.code(), Some(2), "{name}");
    }
    assert_eq!(shujin(&["key", "add", "--name", "lms", "--scope", "all", "--data", path]).status.code(), Some(0));
    let refused = shujin(&["serve", "--listen", "127.0.0.1:0", "--data", path, "--lrs-key", "lms:geheim"]);
    let said = said_of(&refused.stderr);
    assert!(refused.status.code() == Some(2) && said.contains("lms") && !said.contains("geheim"), "{said}");
}

fn said_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
