//! Packs: what goes in comes out, the same always; what is hostile is refused with its reason.

use shujin_lesson::format::Family;
use shujin_lesson::pack::{Limits, MANIFEST, Manifest, open, pack};
use shujin_lesson::report::REFUSALS;
use shujin_lesson::{Files, Locale, sha256, starter};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn scene() -> Files {
    starter(Family::Music, "music/tune")
}

/// A zip of these entries, as anybody can make one.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A manifest that vouches for these entries.
fn manifest(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut files = Files::new();
    let mut listed = serde_json::Map::new();
    for (name, bytes) in entries {
        files.insert(*name, *bytes);
        listed.insert((*name).to_owned(), serde_json::json!({ "sha256": sha256(bytes), "bytes": bytes.len() }));
    }
    let whole =
        serde_json::json!({ "format": 1, "scene": "a/b", "hash": files.hash(), "made_by": "me", "files": listed });
    whole.to_string().into_bytes()
}

/// A pack of these entries with a true manifest.
fn true_pack(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let manifest = manifest(entries);
    let all: Vec<(&str, &[u8])> = entries.iter().copied().chain([(MANIFEST, manifest.as_slice())]).collect();
    zip(&all)
}

fn refused(bytes: &[u8], limits: Limits) -> &'static str {
    let error = open(bytes, &limits).expect_err("refused");
    let problem = error.problem();
    for phrase in [problem.found, problem.expected, problem.help] {
        assert!(!phrase.text(Locale::SOURCE).is_empty() && !phrase.text(english()).is_empty(), "{}", error.code);
        // The last resort is for packing; whatever is refused on opening has words of its own.
        assert!(!phrase.text(english()).contains("can be written"), "{}", error.code);
    }
    assert!(REFUSALS.iter().any(|code| code.name == error.code), "{} is in no manual", error.code);
    error.code
}

fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn what_goes_in_comes_out_and_keeps_its_hash() {
    let files = scene();
    let bytes = pack("music/tune", &files, Some(b"OTTO not really")).unwrap();
    let opened = open(&bytes, &Limits::default()).unwrap();
    assert_eq!(opened.files, files);
    assert_eq!(opened.font.as_deref(), Some(b"OTTO not really".as_slice()));
    assert_eq!(opened.manifest.hash, files.hash());
    assert_eq!(opened.manifest.scene, "music/tune");
    assert!(opened.manifest.files.contains_key("fonts/text.otf"));
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    let bytes = pack("music/tune", &scene(), None).unwrap();
    assert_eq!(bytes, pack("music/tune", &scene(), None).unwrap());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut json = String::new();
    zip.by_name(MANIFEST).unwrap().read_to_string(&mut json).unwrap();
    assert!(serde_json::from_str::<Manifest>(&json).is_ok());
}

#[test]
fn paths_that_lead_out_are_refused() {
    for path in [
        "../a.toml",
        "/etc/a.toml",
        "a/../../b.toml",
        "c:/a.toml",
        "..\\a.toml",
        "\\\\server\\a.toml",
        "a//b.toml",
        "./a.toml",
        "a\u{7}.toml",
    ] {
        assert_eq!(refused(&zip(&[(path, b"x")]), Limits::default()), "path-outside", "{path:?}");
    }
}

/// As other programs zip what `shujin pack` made and somebody unpacked.
#[test]
fn what_other_programs_zip_is_read() {
    let files = [("CREDITS.toml", b"x".as_slice()), ("strings/en.toml", b"y")];
    let listed = manifest(&files);
    let whole = [(MANIFEST, listed.as_slice()), files[0], files[1]];
    let litter: [(&str, &[u8]); 4] =
        [("__MACOSX/._a.toml", b"z"), (".DS_Store", b"z"), ("strings/Thumbs.db", b"z"), ("strings/desktop.ini", b"z")];
    let folders: [(&str, &[u8]); 2] = [("strings/", b""), ("__MACOSX/", b"")];
    let back = [whole[0], whole[1], ("strings\\en.toml", b"y".as_slice())];
    let top = whole.map(|(path, bytes)| (format!("my-scene/{path}"), bytes));
    let top: Vec<(&str, &[u8])> = top.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
    for entries in [[folders.as_slice(), &whole, &litter].concat(), back.to_vec(), top] {
        let opened = open(&zip(&entries), &Limits::default()).expect("a pack");
        assert_eq!(opened.files.paths().collect::<Vec<_>>(), ["CREDITS.toml", "strings/en.toml"]);
    }
    assert_eq!(refused(&zip(&[("a/b.toml", b"x"), ("a\\b.toml", b"y")]), Limits::default()), "duplicate-path");
    assert_eq!(refused(&zip(&[("../", b"")]), Limits::default()), "path-outside");
    assert_eq!(refused(&zip(&[("__MACOSX/../../a", b"x")]), Limits::default()), "path-outside");
}

/// What a reader of zips says in English does not stand in a Chinese report.
#[test]
fn what_is_no_zip_is_called_what_it_is() {
    let whole = pack("music/tune", &scene(), None).unwrap();
    let docx = zip(&[("word/document.xml", b"x")]);
    let broken: [(&[u8], &str); 11] = [
        (b"", "空的文件"),
        (b"Rar!\x1a\x07\x01\x00xxxx", "RAR"),
        (b"7z\xbc\xaf\x27\x1cxxxx", "7z"),
        (b"\n<!doctype html>", "网页"),
        ("你好".as_bytes(), "文字文件"),
        (b"\xff\xd8\xff\xe0\x00", "JPEG 图片"),
        (b"\x01\xff\xe0\x00", "别的文件"),
        (b"PK\x03\x04....word/document.xml", "没有下载完"),
        (&docx, "Word 文件"),
        (b"glTF\x02\x00\x00\x00", "模型"),
        (&whole[..whole.len() / 2], "没有下载完"),
    ];
    for (bytes, zh) in broken {
        let error = open(bytes, &Limits::default()).expect_err("refused");
        assert_eq!(error.code, "not-a-pack");
        assert!(error.what.text(Locale::SOURCE).contains(zh), "{}", error.what.text(Locale::SOURCE));
        let chinese = error.what.text(Locale::SOURCE);
        let english = chinese.split(' ').filter(|word| word.is_ascii() && word.starts_with(char::is_alphabetic));
        assert!(english.count() <= 1, "{}", error.what.text(Locale::SOURCE));
    }
}

/// `tests/cases/packs/expected.toml` says of each zip beside it how many files are read, or what is said in Chinese.
#[test]
fn zips_as_people_have_them() {
    let folder = std::path::Path::new("../../tests/cases/packs");
    let expected: toml::Table = std::fs::read_to_string(folder.join("expected.toml")).unwrap().parse().unwrap();
    for (name, is) in &expected {
        match open(&std::fs::read(folder.join(name)).unwrap(), &Limits::default()) {
            Ok(pack) => assert_eq!(is["files"].as_integer(), Some(pack.files.len() as i64), "{name}"),
            Err(error) => {
                let problem = error.problem();
                let said = format!(
                    "{} {}；{}",
                    problem.code,
                    problem.found.text(Locale::SOURCE),
                    problem.help.text(Locale::SOURCE)
                );
                assert_eq!(is.get("refused").and_then(toml::Value::as_str), Some(said.as_str()), "{name}");
            }
        }
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), expected.len() + 1);
}

/// The name 石头.toml in GBK, as a Chinese Windows writes it.
#[test]
fn names_in_gbk_are_read() {
    let listed = String::from_utf8(manifest(&[("石头.toml", b"x")])).unwrap();
    let mut bytes = zip(&[("abcd.toml", b"x"), (MANIFEST, listed.as_bytes())]);
    for at in 0..bytes.len() - 9 {
        if &bytes[at..at + 9] == b"abcd.toml" {
            bytes[at..at + 4].copy_from_slice(b"\xca\xaf\xcd\xb7");
        }
    }
    let opened = open(&bytes, &Limits::default()).expect("a pack");
    assert_eq!(opened.files.paths().collect::<Vec<_>>(), ["石头.toml"]);
}

#[test]
fn links_are_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("a.toml", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    assert_eq!(refused(&zip.finish().unwrap().into_inner(), Limits::default()), "path-outside");
}

#[test]
fn two_files_of_one_name_are_refused() {
    let mut bytes = true_pack(&[("a.toml", b"x"), ("b.toml", b"y")]);
    for at in 0..bytes.len() - 6 {
        if &bytes[at..at + 6] == b"b.toml" {
            bytes[at] = b'a';
        }
    }
    assert_eq!(refused(&bytes, Limits::default()), "duplicate-path");
}

#[test]
fn bombs_are_refused_before_they_fill_memory() {
    let blanks = vec![b' '; 8 << 20];
    assert_eq!(refused(&true_pack(&[("a.toml", &blanks)]), Limits::default()), "zip-bomb");
    let loose = Limits { ratio: u64::MAX, file: 1 << 20, ..Limits::default() };
    assert_eq!(refused(&true_pack(&[("a.toml", &blanks)]), loose), "too-large");
    let half = vec![b' '; 300 << 10];
    let small = Limits { ratio: u64::MAX, total: 500 << 10, ..Limits::default() };
    assert_eq!(refused(&true_pack(&[("a.toml", &half), ("b.toml", &half)]), small), "too-large");
    assert_eq!(refused(&[0; 2048], Limits { packed: 1024, ..Limits::default() }), "too-large");
}

#[test]
fn what_the_manifest_does_not_vouch_for_is_refused() {
    let good = [("a.toml", b"x".as_slice())];
    let listed = manifest(&good);
    assert!(open(&true_pack(&good), &Limits::default()).is_ok());
    assert_eq!(refused(&zip(&good), Limits::default()), "not-a-pack");
    assert_eq!(refused(&zip(&[("a.toml", b"y"), (MANIFEST, &listed)]), Limits::default()), "wrong-hash");
    assert_eq!(
        refused(&zip(&[("a.toml", b"x"), ("b.toml", b"y"), (MANIFEST, &listed)]), Limits::default()),
        "unlisted-file"
    );
    assert_eq!(refused(&zip(&[(MANIFEST, &listed)]), Limits::default()), "missing-file");
    assert_eq!(refused(&true_pack(&[("a.exe", b"x")]), Limits::default()), "unlisted-file");
    assert_eq!(refused(&zip(&[(MANIFEST, b"{}")]), Limits::default()), "bad-manifest");
    let later = String::from_utf8(listed.clone()).unwrap().replace("\"format\":1", "\"format\":9");
    assert_eq!(refused(&zip(&[("a.toml", b"x"), (MANIFEST, later.as_bytes())]), Limits::default()), "unknown-format");
    let other = String::from_utf8(listed).unwrap().replace("\"hash\":\"", "\"hash\":\"0");
    assert_eq!(refused(&zip(&[("a.toml", b"x"), (MANIFEST, other.as_bytes())]), Limits::default()), "wrong-hash");
    assert_eq!(refused(b"no zip", Limits::default()), "not-a-pack");
}

#[test]
fn too_many_files_and_huge_pictures_are_refused() {
    let many: Vec<(String, Vec<u8>)> = (0..20).map(|i| (format!("a{i}.toml"), vec![b'x'])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    assert_eq!(refused(&true_pack(&many), Limits { files: 10, ..Limits::default() }), "too-many-files");
    // A PNG's header that promises 60,000 by 60,000 pixels.
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(refused(&true_pack(&[("card.png", &png)]), Limits::default()), "huge-picture");
}

#[cfg(feature = "font-subset")]
mod font {
    use super::scene;
    use shujin_lesson::pack::{FontError, glyphs, subset};
    use std::collections::BTreeSet;
    use std::path::Path;

    fn font() -> Vec<u8> {
        let path = Path::new("../../assets/fonts/shujin-sans.ttf");
        std::fs::read(path).expect("the interface's font")
    }

    #[test]
    fn a_subset_keeps_the_characters_asked_for_and_no_others() {
        let font = font();
        let wanted = glyphs(&scene());
        let cut = subset(&font, &wanted).unwrap();
        assert!(cut.len() * 4 < font.len(), "{} of {}", cut.len(), font.len());
        assert_eq!(subset(&font, &wanted).unwrap(), cut);
        // Cutting again finds each character in the first subset's own map.
        assert!(subset(&cut, &wanted).is_ok());
        let strange = BTreeSet::from(['鹦']);
        assert_eq!(subset(&cut, &strange), Err(FontError::Lacks("鹦".into())));
        assert!(matches!(subset(b"no font", &wanted), Err(FontError::Broken(_))));
    }
}
