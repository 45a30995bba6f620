//! Recordings: round trip, refusals in two languages, and where two runs part.

use serde::{Deserialize, Serialize};
use shujin_messages::Locale;
use shujin_trace::Recording;
use shujin_trace::recording::{RecordingError, compare};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "intent", rename_all = "kebab-case")]
enum Intent {
    Start,
    Go { viewpoint: String },
}

fn recording() -> Recording<Intent> {
    let mut recording = Recording::new("lab/old-swing", "sha256:abc", u64::MAX);
    recording.ticks = 120;
    recording.intents = vec![(0, Intent::Start), (7, Intent::Go { viewpoint: "bench".into() })];
    recording.hashes = vec![(60, "00ff".into()), (120, "01".into())];
    recording
}

fn read(json: &str) -> Result<Recording<Intent>, RecordingError> {
    Recording::read(json, "lab/old-swing", "sha256:abc")
}

#[test]
fn a_recording_comes_back_as_it_was() {
    let json = recording().write().expect("writes");
    assert_eq!(read(&json), Ok(recording()));
    assert!(json.contains(r#"[7,{"intent":"go","viewpoint":"bench"}]"#), "{json}");
}

#[test]
fn what_cannot_be_replayed_says_why() {
    let json = recording().write().expect("writes");
    let cases = [
        ("{", "not a recording", "不是录制文件"),
        ("null", "not a recording", "不是录制文件"),
        (&json.replace("\"format\":1", "\"format\":2"), "format 2", "第 2 版"),
        (&json.replace("lab/old-swing", "lab/other"), "lab/other", "lab/other"),
        (&json.replace("sha256:abc", "sha256:def"), "sha256:def", "sha256:def"),
        (&json.replace("\"intent\":\"go\"", "\"intent\":\"fly\""), "not a recording", "不是录制文件"),
        (&json.replace("\"ticks\":120", "\"ticks\":100"), "tick 120", "120"),
        (&json.replace("[[0,", "[[9,"), "tick 7", "7"),
        (&json.replace("\"seed\"", "\"sead\""), "not a recording", "不是录制文件"),
    ];
    for (text, en, zh) in cases {
        let error = read(text).expect_err(text);
        for (tag, part) in [("en", en), ("zh-CN", zh)] {
            let said = error.message().text(Locale::of(tag).expect("a locale"));
            assert!(said.contains(part), "{said}");
        }
    }
}

#[test]
fn a_newer_format_is_named_even_if_it_looks_quite_different() {
    assert_eq!(read(r#"{"format": 3, "novel": true}"#), Err(RecordingError::Format(3)));
}

#[test]
fn the_first_tick_that_differs_is_named() {
    let hashes = |list: &[(u64, &str)]| list.iter().map(|(tick, hash)| (*tick, hash.to_string())).collect::<Vec<_>>();
    let one = hashes(&[(60, "a"), (120, "b"), (180, "c")]);
    assert_eq!(compare(&one, &one), Ok(3));
    let differing = [
        (hashes(&[(60, "a"), (120, "x"), (180, "y")]), 120, "b", "x"),
        (hashes(&[(60, "a"), (120, "b")]), 180, "c", "none"),
        (hashes(&[(60, "a"), (90, "b"), (180, "c")]), 90, "none", "b"),
        (hashes(&[]), 60, "a", "none"),
    ];
    for (other, tick, left, right) in differing {
        let difference = compare(&one, &other).expect_err("they differ");
        assert_eq!((difference.tick, &*difference.left, &*difference.right), (tick, left, right));
    }
}
