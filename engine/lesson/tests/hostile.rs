//! Whatever bytes come, the reader answers with a report and the pack opener with a refusal: no panic, no endless work.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use shujin_lesson::format::Family;
use shujin_lesson::pack::{Limits, open, pack};
use shujin_lesson::{Catalogue, Files, Locale, read, starter};

const FAMILIES: [Family; 4] = [Family::Walk, Family::Role, Family::Bench, Family::Music];

/// With scores read as they will be, so that they too are read without a panic.
fn catalogue() -> Catalogue {
    Catalogue { score: Some(shujin_music::catalogue::read), ..Catalogue::default() }
}

fn check(files: &Files) -> usize {
    let (_, report) = read(files, &catalogue());
    assert!(report.problems.len() <= 500);
    assert!(report.problems.iter().all(|p| p.line > 0 && p.column > 0));
    assert!(report.problems.iter().all(|p| p.code != "reader-gave-up"), "{}", report.to_text(english(), ""));
    report.problems.len()
}

/// Puts `piece` in the place of some bytes.
fn splice(bytes: &mut Vec<u8>, at: usize, length: usize, piece: &[u8]) {
    let at = at % (bytes.len() + 1);
    let end = (at + length).min(bytes.len());
    bytes.splice(at..end, piece.iter().copied());
}

/// The same cases every time, so that a green run stays green; `PROPTEST_CASES=10000` looks further, elsewhere each time.
fn config() -> ProptestConfig {
    let fixed = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => fixed,
        None => ProptestConfig { cases: 100, rng_seed: RngSeed::Fixed(1), ..fixed },
    }
}

fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn a_library_that_panics_at_a_file_is_a_report_on_it_and_the_rest_is_still_read() {
    let catalogue = Catalogue { score: Some(|_, _| panic!("at what nobody foresaw")), ..Catalogue::default() };
    let mut files = starter(Family::Music, "a/b");
    files.insert("pictures/broken.png", *b"no picture");
    shujin_lesson::guard::quiet_panics();
    let (lesson, report) = read(&files, &catalogue);
    let found: Vec<(&str, &str)> = report.problems.iter().map(|p| (p.code, p.file.as_str())).collect();
    assert!(lesson.is_some());
    assert!(found.iter().any(|(code, file)| *code == "reader-gave-up" && file.ends_with(".musicxml")), "{found:?}");
    assert!(found.contains(&("broken-picture", "pictures/broken.png")), "{found:?}");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_read(scene: Vec<u8>, strings: Vec<u8>, model: Vec<u8>) {
        let mut files = starter(Family::Walk, "a/b");
        files.insert("scene.toml", scene);
        files.insert("strings/en.toml", strings);
        files.insert("models/a.glb", model);
        check(&files);
    }

    #[test]
    fn any_toml_like_text_is_read(text in "(\\[\\[?[a-z.]{1,9}\\]\\]?\n|[a-z]{1,6} = (\"[a-z{}:.]{0,9}\"|[0-9.-]{1,5}|\\[[0-9, ]{0,9}\\]|\\{\\})\n){0,40}") {
        let mut files = starter(Family::Bench, "a/b");
        files.insert("scene.toml", text.clone());
        files.insert("strings/en.toml", text);
        check(&files);
    }

    #[test]
    fn any_change_of_a_good_scene_is_read(
        family in 0_usize..4,
        file: prop::sample::Index,
        changes in prop::collection::vec((any::<usize>(), 0_usize..40, prop::collection::vec(any::<u8>(), 0..12)), 1..4),
        swap: Option<(prop::sample::Index, prop::sample::Index)>,
    ) {
        let mut files = starter(FAMILIES[family], "a/b");
        let paths: Vec<String> = files.paths().map(str::to_owned).collect();
        let path = file.get(&paths);
        let mut bytes = files.get(path).unwrap_or(&[]).to_vec();
        for (at, length, piece) in &changes {
            splice(&mut bytes, *at, *length, piece);
        }
        if let Some((a, b)) = swap && !bytes.is_empty() {
            let (a, b) = (a.index(bytes.len()), b.index(bytes.len()));
            bytes.swap(a, b);
        }
        files.insert(path.clone(), bytes);
        check(&files);
    }

    #[test]
    fn any_change_of_a_line_is_read(family in 0_usize..4, line: prop::sample::Index, other: prop::sample::Index, file in 0_usize..3) {
        let mut files = starter(FAMILIES[family], "a/b");
        let path = ["scene.toml", "strings/zh-CN.toml", "dialogues/lan.yarn"][file];
        let Some(bytes) = files.get(path) else { return Ok(()) };
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mut lines: Vec<&str> = text.lines().collect();
        let moved = lines.remove(line.index(lines.len()));
        lines.insert(other.index(lines.len()), moved);
        let text = lines.join("\n");
        files.insert(path, text);
        check(&files);
    }

    #[test]
    fn any_pack_is_opened_or_refused(bytes: Vec<u8>, at: usize, length in 0_usize..30, piece: Vec<u8>) {
        prop_assert!(open(&bytes, &Limits::default()).is_err());
        let files = starter(Family::Role, "a/b");
        let good = pack("a/b", &files, None).unwrap();
        let mut changed = good.clone();
        splice(&mut changed, at, length, &piece);
        // What still opens is what was packed: a hash vouches for every byte of every file.
        if let Ok(opened) = open(&changed, &Limits::default()) {
            prop_assert_eq!(opened.files, files);
        }
    }
}

/// The walk starter with more behind it.
fn with(more: &str) -> Files {
    let mut files = starter(Family::Walk, "a/b");
    let scene = String::from_utf8_lossy(files.get("scene.toml").unwrap_or(&[])).into_owned();
    files.insert("scene.toml", format!("{scene}\n{more}"));
    files
}

#[test]
fn too_many_problems_are_counted() {
    let nodes: String = (0..900).map(|i| format!("[[node]]\nid = \"N{i}\"\n")).collect();
    let (_, report) = read(&with(&nodes), &Catalogue::default());
    let last = report.problems.iter().find(|p| p.code == "too-many-problems").expect("the last word");
    assert_eq!(report.problems.len(), 500);
    assert_eq!(last.found.text(english()), "403 more problems that are not listed");
}

/// Would take minutes if anything were quadratic in the number of things.
#[test]
fn huge_scenes_are_read() {
    let chain: String = (0..12_000).map(|i| format!("[[node]]\nid = \"n{i}\"\nparent = \"n{}\"\n", i + 1)).collect();
    check(&with(&chain));
    let values: String = (0..9_000).map(|i| format!("[[value]]\nid = \"v{i}\"\nis = \"v{} + v0\"\n", i + 1)).collect();
    check(&with(&values));
    let names: String =
        (0..9_000).map(|i| format!("[[rule]]\nwhen = {{ becomes = \"nix{i} > 0\" }}\ndo = []\n")).collect();
    check(&with(&names));
    let mut files = with("");
    let texts: String = (0..20_000).map(|i| format!("a{i} = \"{{fact.x{i}}} 1\"\n")).collect();
    files.insert("strings/en.toml", format!("[line]\n{texts}"));
    check(&files);
    let line: String = (0..20_000).map(|i| format!("a{i} = \"\", ")).collect();
    files.insert("strings/en.toml", format!("line = {{ {} }}", line.trim_end_matches(", ")));
    check(&files);
    let braces = "{a}[".repeat(60_000);
    files.insert("strings/en.toml", format!("[scene]\ntitle = \"{braces}\""));
    check(&files);
    files.insert("strings/en.toml", format!("[scene]\ntitle = \"{}\"", "[".repeat(500_000)));
    check(&files);
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    for deep in [
        "a = ".to_owned() + &"[".repeat(100_000),
        "a = ".to_owned() + &"{ b = ".repeat(50_000),
        "a.".repeat(100_000) + "a = 1",
        format!("[{}a]", "a.".repeat(100_000)),
    ] {
        assert!(check(&with(&deep)) > 0);
        let mut files = with("");
        files.insert("strings/en.toml", deep);
        assert!(check(&files) > 0);
    }
    let long = "not ".repeat(2) + &"(".repeat(30_000);
    assert!(check(&with(&format!("[[rule]]\nwhen = {{ becomes = \"{long}\" }}\ndo = []\n"))) > 0);
    let sum = vec!["time"; 60_000].join(" + ");
    check(&with(&format!("[[rule]]\nwhen = {{ becomes = \"{sum}\" }}\ndo = [{{ finish = true }}]\n")));
}

/// The Yarn compiler would use up the stack, which nothing can catch.
#[test]
fn a_dialogue_that_nests_without_end_is_refused() {
    let (open, shut) = ("(".repeat(50_000), ")".repeat(50_000));
    let mut files = starter(Family::Role, "a/b");
    files.insert("dialogues/lan.yarn", format!("title: hello\n---\n<<if {open}true{shut}>>\n<<endif>>\n===\n"));
    let (_, report) = read(&files, &catalogue());
    assert!(report.problems.iter().any(|p| p.code == "yarn-syntax" && p.line == 3));
}

/// Each sign of these lines had the whole line looked at: minutes for a file of a hundred kilobytes.
#[test]
fn long_lines_of_dialogues_are_read_to_their_end() {
    for part in
        ["<a ", "<if ", "<<if $a == ", "< <", "《a", "[[a|", "「a", "# ", "-> ", "兰：", "$a and ", "不", "{", "“"]
    {
        let line = part.repeat(100_000 / part.len());
        for text in [format!("title: hello\n---\n{line}\n===\n"), format!("title: {line}\n---\n===\n"), line] {
            let mut files = starter(Family::Role, "a/b");
            files.insert("dialogues/lan.yarn", text);
            let (_, report) = read(&files, &catalogue());
            assert!(!report.problems.is_empty(), "{part}");
        }
    }
}
