//! Scores as data: every folder in `tests/cases/music` holds a file and what must become of it.
//!
//! `score.musicxml` with `expected.toml` must be read as stated there; those in `broken/` with
//! `expected.txt` must be refused with exactly that message, in English and then in Chinese.

use std::fs;
use std::path::{Path, PathBuf};

use shujin_messages::Locale;
use shujin_music::score::{Omission, ReadOptions, to_utf8};
use shujin_music::{Score, jianpu};

fn root() -> PathBuf {
    PathBuf::from("../../tests/cases/music")
}

fn folders(under: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(under)
        .expect("the folder of cases")
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.join("score.musicxml").is_file())
        .collect();
    found.sort();
    found
}

fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn good_scores_are_read_as_expected() {
    let cases = folders(&root());
    assert!(cases.len() >= 8, "only {} cases", cases.len());
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let score = Score::read_musicxml(&fs::read(case.join("score.musicxml")).unwrap())
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        let expected: toml::Table = fs::read_to_string(case.join("expected.toml")).unwrap().parse().unwrap();
        for (key, value) in &expected {
            check(&name, &score, key, value);
        }
    }
}

/// Files as notation programs write them: `tests/cases/scores/expected.toml` says of each what becomes of it.
#[test]
fn scores_as_people_have_them() {
    let folder = Path::new("../../tests/cases/scores");
    let expected: toml::Table = fs::read_to_string(folder.join("expected.toml")).unwrap().parse().unwrap();
    let there = fs::read_dir(folder).unwrap().filter_map(|file| file.ok()?.file_name().into_string().ok());
    let unnamed: Vec<String> = there
        .filter(|name| name != "expected.toml" && !expected.values().any(|one| one["file"].as_str() == Some(name)))
        .collect();
    assert!(unnamed.is_empty(), "of these nothing is said: {unnamed:?}");
    for (name, case) in &expected {
        let case = case.as_table().unwrap();
        let bytes = fs::read(folder.join(case["file"].as_str().unwrap())).unwrap();
        let options = ReadOptions {
            part: case.get("part").map(|part| part.as_str().unwrap().to_owned()),
            others: case.get("others").is_some_and(|others| others.as_bool().unwrap()),
        };
        let read = to_utf8(&bytes).and_then(|text| Score::read_with(text.as_deref().unwrap_or(&bytes), &options));
        if let Some(error) = case.get("error") {
            let said = read.as_ref().map(|score| score.title.clone()).map_err(|error| error.message().text(english()));
            assert_eq!(said.expect_err(name), error.as_str().unwrap(), "{name}");
            continue;
        }
        let score = read.unwrap_or_else(|error| panic!("{name}: {error}"));
        for (key, value) in case.iter().filter(|(key, _)| !["file", "part", "others"].contains(&key.as_str())) {
            check(name, &score, key, value);
        }
        if !case.contains_key("notices") {
            assert_eq!(score.notices, [], "{name}");
        }
    }
}

fn check(name: &str, score: &Score, key: &str, value: &toml::Value) {
    let sheet = jianpu::write(score);
    match key {
        "title" => assert_eq!(score.title, value.as_str().unwrap(), "{name}"),
        "key" => assert_eq!(sheet.key, value.as_str().unwrap(), "{name}"),
        "tempo" => assert_eq!(score.tempo(), value.as_float().unwrap(), "{name}"),
        "jianpu" => {
            let shown: String = jianpu::spoken::plain(&sheet).lines().map(|l| format!("{}\n", l.trim_end())).collect();
            assert_eq!(shown.trim(), value.as_str().unwrap().trim(), "{name}");
        }
        "measures" => {
            let found: Vec<&str> = score.measures.iter().map(|m| m.number.as_str()).collect();
            assert_eq!(found, strings(value), "{name}");
        }
        "lyrics" => {
            let found: Vec<&str> = score.notes.iter().map(|n| n.lyric.as_deref().unwrap_or("")).collect();
            assert_eq!(found, strings(value), "{name}");
        }
        "notices" => {
            let found: Vec<String> =
                score.notices.iter().map(|n| format!("{}: {}", n.line, n.what.message().text(english()))).collect();
            assert_eq!(found, strings(value), "{name}");
        }
        "parts" => {
            let found: Vec<String> = score.parts.iter().map(|part| part.called()).collect();
            assert_eq!(found, strings(value), "{name}");
        }
        "time" => assert_eq!(format!("{}/{}", score.beats, score.beat_type), value.as_str().unwrap(), "{name}"),
        "length" => assert_eq!(score.length(), value.as_float().unwrap(), "{name}"),
        "tempos" => {
            let found: Vec<Vec<f64>> = score.tempos.iter().map(|one| vec![one.onset, one.tempo]).collect();
            close(name, key, &found, &rows(value));
        }
        "along" => {
            let found: Vec<Vec<f64>> =
                score.along.iter().map(|n| vec![n.onset, n.length, f64::from(n.pitch.unwrap_or_default())]).collect();
            close(name, key, &found, &rows(value));
        }
        "phrases" => {
            let found: Vec<Vec<f64>> = score.phrases.iter().map(|p| vec![p.onset, p.length]).collect();
            close(name, key, &found, &rows(value));
        }
        "notes" => {
            let wanted = rows(value);
            let found: Vec<Vec<f64>> = score
                .notes
                .iter()
                .zip(&wanted)
                .map(|(n, w)| {
                    let mut row = vec![n.onset, n.length];
                    row.extend(n.pitch.map(f64::from));
                    if w.len() > 3 {
                        row.push(n.velocity);
                    }
                    row
                })
                .collect();
            assert_eq!(score.notes.len(), wanted.len(), "{name}: number of notes");
            close(name, key, &found, &wanted);
        }
        other => panic!("{name}: unknown key `{other}` in expected.toml"),
    }
}

fn strings(value: &toml::Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect()
}

fn rows(value: &toml::Value) -> Vec<Vec<f64>> {
    let number = |v: &toml::Value| v.as_float().or_else(|| v.as_integer().map(|i| i as f64)).unwrap();
    value.as_array().unwrap().iter().map(|r| r.as_array().unwrap().iter().map(number).collect()).collect()
}

fn close(name: &str, key: &str, found: &[Vec<f64>], wanted: &[Vec<f64>]) {
    let same = |a: &Vec<f64>, b: &Vec<f64>| a.len() == b.len() && a.iter().zip(b).all(|(x, y)| (x - y).abs() < 1e-5);
    let equal = found.len() == wanted.len() && found.iter().zip(wanted).all(|(a, b)| same(a, b));
    assert!(equal, "{name}: {key}\nfound    {found:?}\nexpected {wanted:?}");
}

#[test]
fn broken_scores_are_refused_with_place_and_reason() {
    let cases = folders(&root().join("broken"));
    assert!(cases.len() >= 14, "only {} cases", cases.len());
    let mut wrong = String::new();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let expected = fs::read_to_string(case.join("expected.txt")).unwrap();
        match Score::read_musicxml(&fs::read(case.join("score.musicxml")).unwrap()) {
            Ok(_) => wrong.push_str(&format!("{name}: was read\n")),
            Err(e) => {
                let found = format!("{}\n{}\n", e.message().text(english()), e.message().text(Locale::SOURCE));
                if found != expected {
                    wrong.push_str(&format!("## {name}\n{found}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn explicit_phrases() {
    let read = |case: &str| Score::read_musicxml(&fs::read(root().join(case).join("score.musicxml")).unwrap()).unwrap();
    let score = read("repeat-and-endings").with_phrases(&[(1, 1), (3, 4)]).unwrap();
    let found: Vec<(f64, f64)> = score.phrases.iter().map(|p| (p.onset, p.length)).collect();
    assert_eq!(found, [(0.0, 2.0), (6.0, 4.0)]);
    assert_eq!(score.notes.iter().map(|n| n.phrase).collect::<Vec<_>>(), [Some(0), None, None, Some(1), Some(1), None]);
    for ranges in [&[(1, 9)][..], &[(3, 1)], &[(1, 3), (1, 1)], &[]] {
        let error = read("repeat-and-endings").with_phrases(ranges).unwrap_err();
        assert!(error.message().text(english()).starts_with("phrase "), "{error}");
    }
}

/// Bytes dropped, doubled and changed all over a real file: an error or a score, never a panic.
#[test]
fn damaged_files_never_panic() {
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut read = 0;
    for case in folders(&root()) {
        let bytes = fs::read(case.join("score.musicxml")).unwrap();
        for _ in 0..600 {
            let mut damaged = bytes.clone();
            for _ in 0..=random(3) {
                let at = random(damaged.len());
                match random(4) {
                    0 => drop(damaged.remove(at)),
                    1 => damaged[at] = b'0' + random(10) as u8,
                    2 => drop(damaged.drain(at..(at + random(40)).min(damaged.len()))),
                    _ => damaged[at] = random(256) as u8,
                }
            }
            if let Ok(score) = Score::read_musicxml(&damaged) {
                read += 1;
                assert!(!score.phrases.is_empty() && score.length() > 0.0);
                assert!(!jianpu::spoken::plain(&jianpu::write(&score)).is_empty());
            }
        }
    }
    assert!(read > 200, "only {read} damaged files could be read: the test sees too little");
}

/// Repeats, endings and jumps strewn over eight measures, sense or none: each measure sounds, or the notices name it.
#[test]
fn every_measure_is_sounded_or_named() {
    let mut state = 3_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let marks = [
        r#"<barline location="left"><repeat direction="forward"/></barline>"#,
        r#"<barline location="right"><repeat direction="backward"/></barline>"#,
        r#"<barline location="left"><ending number="1" type="start"/></barline>"#,
        r#"<barline location="left"><ending number="2" type="start"/></barline>"#,
        r#"<barline location="left"><ending number="" type="start"/></barline>"#,
        r#"<barline location="right"><ending number="1" type="stop"/><repeat direction="backward"/></barline>"#,
        r#"<barline location="right"><ending number="2" type="discontinue"/></barline>"#,
        r#"<direction><direction-type><segno/></direction-type><sound segno="s"/></direction>"#,
        r#"<direction><direction-type><coda/></direction-type><sound coda="c"/></direction>"#,
        r#"<direction><direction-type><words>D.C. al Fine</words></direction-type></direction>"#,
        r#"<direction><direction-type><words>D.S. al Coda</words></direction-type></direction>"#,
        r#"<direction><direction-type><words>To Coda</words></direction-type></direction>"#,
        r#"<direction><direction-type><words>Fine</words></direction-type></direction>"#,
        r#"<barline location="right"><repeat direction="forward"/></barline>"#,
        r#"<barline location="right"><ending number="1" type="stop"/></barline>"#,
        r#"<direction><direction-type><words>Menuetto</words></direction-type></direction>"#,
        r#"<direction><direction-type><words>Trio</words></direction-type></direction>"#,
        r#"<direction><direction-type><words>Menuetto D.C.</words></direction-type></direction>"#,
        r#"<direction><sound dacapo="yes"/></direction>"#,
        r#"<direction><sound dalsegno="s"/></direction>"#,
    ];
    let (mut read, mut unplayed) = (0, 0);
    for _ in 0..2000 {
        let mut measures = vec![String::new(); 8];
        for _ in 0..random(7) {
            measures[random(8)] += marks[random(marks.len())];
        }
        let (first, rest) = (
            "<attributes><divisions>1</divisions><time><beats>4</beats><beat-type>4</beat-type></time></attributes>",
            "<note><pitch><step>C</step><octave>4</octave></pitch><duration>4</duration></note>",
        );
        let part: String = measures
            .iter()
            .enumerate()
            .map(|(at, marks)| {
                let attributes = if at == 0 { first } else { "" };
                // Where a mark stands, before the note or behind it, counts too.
                let (before, behind) = if marks.len() % 2 == 0 { (&marks[..], "") } else { ("", &marks[..]) };
                format!("<measure number=\"{}\">{attributes}{before}{rest}{behind}</measure>", at + 1)
            })
            .collect();
        let text = format!(
            "<score-partwise><part-list><score-part id=\"P1\"><part-name/></score-part></part-list><part id=\"P1\">{part}</part></score-partwise>"
        );
        let Ok(score) = Score::read_musicxml(text.as_bytes()) else { continue };
        read += 1;
        for written in 0..8 {
            let number = (written + 1).to_string();
            let named = score
                .notices
                .iter()
                .any(|notice| matches!(&notice.what, Omission::NeverPlayed { measures } if measures.contains(&number)));
            unplayed += usize::from(named);
            let sounds = score.measures.iter().any(|measure| measure.written == written);
            assert_eq!(sounds, !named, "measure {number}: {:?}\n{text}", score.notices);
        }
    }
    assert!(read > 1500 && unplayed > 200, "{read} read, {unplayed} unplayed: the test sees too little");
}

/// Places of thousands of measures on one line are found without looking through the file for each.
#[test]
fn a_long_score_on_one_line_is_read() {
    let first =
        "<attributes><divisions>1</divisions><time><beats>4</beats><beat-type>4</beat-type></time></attributes>";
    let note = "<note><pitch><step>C</step><octave>4</octave></pitch><duration>5</duration></note>";
    let measures: String = (1..9000)
        .map(|at| format!("<measure number=\"{at}\">{}{note}</measure>", if at == 1 { first } else { "" }))
        .collect();
    let head = "<score-partwise><part-list><score-part id=\"P1\"><part-name/></score-part></part-list><part id=\"P1\">";
    let score = Score::read_musicxml(format!("{head}\n{measures}</part></score-partwise>").as_bytes()).unwrap();
    assert_eq!(score.measures.len(), 8999);
    assert!(score.notices.iter().all(|notice| notice.line == 2), "each measure is too long, and stands on line 2");
}
