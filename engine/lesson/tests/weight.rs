//! What a scene may weigh: whatever checks clean is packed, and whatever is packed opens.

use flate2::{Compression, Crc, write::ZlibEncoder};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use shujin_lesson::format::Family;
use shujin_lesson::pack::{Limits, open, pack};
use shujin_lesson::{Catalogue, Files, Locale, Problem, read, starter};
use std::io::Write as _;

fn chunk(kind: &[u8; 4], holds: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    [kind, holds].iter().for_each(|part| crc.update(part));
    [&(holds.len() as u32).to_be_bytes(), &kind[..], holds, &crc.sum().to_be_bytes()].concat()
}

/// A black PNG: red, green and blue in eight bits each, or white and black alone in one.
fn png([width, height]: [u32; 2], is_grey: bool, level: Compression) -> Vec<u8> {
    let row = if is_grey { width.div_ceil(8) } else { 3 * width };
    let mut pixels = ZlibEncoder::new(Vec::new(), level);
    (0..height).for_each(|_| pixels.write_all(&vec![0; row as usize + 1]).expect("packed"));
    let kind: &[u8] = if is_grey { &[1, 0, 0, 0, 0] } else { &[8, 2, 0, 0, 0] };
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), kind].concat();
    let pixels = pixels.finish().expect("packed");
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), &chunk(b"IDAT", &pixels), &chunk(b"IEND", b"")].concat()
}

fn errors(files: &Files) -> Vec<Problem> {
    let report = read(files, &Catalogue { score: Some(shujin_music::catalogue::read), ..Catalogue::default() }).1;
    report.problems.into_iter().filter(|problem| problem.severity == shujin_lesson::Severity::Error).collect()
}

/// The walk starter with these files in it.
fn with(more: impl IntoIterator<Item = (String, Vec<u8>)>) -> Files {
    let mut files = starter(Family::Walk, "a/b");
    more.into_iter().for_each(|(path, bytes)| assert!(files.insert(path, bytes)));
    files
}

fn english(problem: &Problem) -> String {
    problem.to_text(Locale::of("en").expect("English"), "")
}

#[test]
fn a_flat_picture_of_no_compression_is_packed_as_it_is() {
    let flat = png([1000, 900], false, Compression::none());
    let files = with([("picture.png".to_owned(), flat.clone())]);
    assert_eq!(errors(&files), []);
    let bytes = pack("a/b", &files, None).expect("packed");
    assert!(bytes.len() > flat.len(), "it is not deflated");
    assert_eq!(open(&bytes, &Limits::default()).expect("opens").files, files);
}

#[test]
fn as_many_files_as_fit_are_packed_and_one_more_is_told_before() {
    let dialogue = starter(Family::Role, "a/b");
    let most = Limits::default().files - 4 - dialogue.len();
    let filled = |many: usize| {
        let mut files = dialogue.clone();
        (0..many).for_each(|i| assert!(files.insert(format!("notes/{i}.toml"), *b"# a note\n")));
        files
    };
    let files = filled(most);
    assert!(errors(&files).iter().all(|problem| problem.code != "cannot-be-packed"));
    let bytes = pack("a/b", &files, Some(b"OTTO")).expect("packed");
    assert_eq!(open(&bytes, &Limits::default()).expect("opens").files, files);
    let files = filled(most + 1);
    let [told] = &errors(&files)[..] else { panic!("{:?}", errors(&files)) };
    assert_eq!((told.code, told.file.as_str()), ("cannot-be-packed", "scene.toml"));
    assert!(english(told).contains("in `notes`"), "{}", english(told));
    assert_eq!(pack("a/b", &files, Some(b"OTTO")).expect_err("refused").code, "too-many-files");
}

#[test]
fn what_is_too_large_together_or_alone_is_told_before() {
    let blanks = |megabytes: usize| vec![b' '; megabytes << 20];
    let together = with((0..49).map(|i| (format!("notes/{i}.toml"), blanks(1))));
    let [told] = &errors(&together)[..] else { panic!("{:?}", errors(&together)) };
    assert_eq!((told.code, told.file.as_str()), ("cannot-be-packed", "notes/9.toml"));
    assert!(english(told).contains("49 MB in all files together, 1 MB of them here"), "{}", english(told));
    let alone = with([("notes.toml".to_owned(), blanks(33))]);
    let [told] = &errors(&alone)[..] else { panic!("{:?}", errors(&alone)) };
    assert_eq!((told.code, told.file.as_str()), ("cannot-be-packed", "notes.toml"));
    assert_eq!(pack("a/b", &alone, None).expect_err("refused").code, "too-large");
}

#[test]
fn what_a_picture_carries_is_told_though_nothing_shows_it() {
    let mut noted = png([2, 2], true, Compression::best());
    noted.extend(b"\xff\xd8 a second picture");
    let files = with([("notes/photo.png".to_owned(), noted)]);
    let [told] = &errors(&files)[..] else { panic!("{:?}", errors(&files)) };
    assert_eq!((told.code, told.file.as_str()), ("camera-data", "notes/photo.png"));
}

#[test]
fn pictures_together_have_a_limit_in_the_check_and_on_opening() {
    let all = |many: u8| with((0..many).map(|i| (format!("p{i}.png"), png([2048, 2048], true, Compression::best()))));
    assert_eq!(errors(&all(4)), []);
    let [told] = &errors(&all(5))[..] else { panic!("{:?}", errors(&all(5))) };
    assert_eq!((told.code, told.file.as_str()), ("too-heavy", "p0.png"));
    assert!(english(told).contains("21 million pixels"), "{}", english(told));
    assert_eq!(pack("a/b", &all(5), None).expect_err("refused").code, "huge-picture");
}

#[test]
fn a_picture_is_no_heavier_than_a_scene_that_opens_at_once() {
    let files = with([("picture.png".to_owned(), png([1100, 1000], false, Compression::none()))]);
    let [told] = &errors(&files)[..] else { panic!("{:?}", errors(&files)) };
    assert_eq!(told.code, "too-heavy");
    let told = english(told);
    assert!(told.contains("3072 KB") && told.contains("smaller") && !told.contains("faces"), "{told}");
}

#[test]
fn a_picture_too_wide_is_told_how_wide_it_may_be() {
    // So many pixels would be too many for all, too; of that nothing is said before it is smaller.
    let files = with([("picture.png".to_owned(), png([20_490, 1000], true, Compression::best()))]);
    let [told] = &errors(&files)[..] else { panic!("{:?}", errors(&files)) };
    assert!(english(told).contains("make it 2048 pixels a side at most"), "{}", english(told));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_packed_opens_and_what_checks_clean_is_packed(
        paths in prop::collection::vec("(a|b/|__MACOSX/|c:|é|\\\\|d e|\u{7}|石头|\\.\\./|f{190}|/){1,3}\\.(png|toml)", 0..4),
        lengths in prop::collection::vec(0_usize..3_000_000, 4),
        many in prop_oneof![0_usize..4, 480_usize..520],
    ) {
        let paths = paths.into_iter().filter(|path| Files::belongs(path));
        let filled = paths.zip(lengths).map(|(path, length)| match path.ends_with("png") {
            // Flat, and with room for little else than its pixels.
            true => (path, png([(length as u32 / 3000).max(1), 1000], false, Compression::none())),
            false => (path, vec![b' '; length / 3]),
        });
        let files = with(filled.chain((0..many).map(|i| (format!("n{i}.toml"), Vec::new()))));
        let packed = pack("a/b", &files, Some(b"OTTO"));
        if errors(&files).is_empty() {
            prop_assert!(packed.is_ok(), "{packed:?}");
        }
        if let Ok(bytes) = packed {
            prop_assert_eq!(open(&bytes, &Limits::default()).map(|pack| pack.files), Ok(files));
        }
    }
}
