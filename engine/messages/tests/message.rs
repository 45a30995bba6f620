//! What is said of a message and its values.

use shujin_messages::table::{Entry, Key, LOCALES, Piece};
use shujin_messages::{Joint, Locale, Message, Value, entry, message};

const fn everywhere(said: &'static [Piece]) -> [&'static [Piece]; LOCALES] {
    [said; LOCALES]
}

const LINES: Entry = Entry {
    id: "lines",
    values: &["count", "name"],
    said: everywhere(&[
        Piece::Value(1),
        Piece::Text(": "),
        Piece::Select(
            0,
            &[(Key::Number(1.0), &[Piece::Text("a line")])],
            &[Piece::Number(0, 0, 1), Piece::Text(" lines")],
        ),
    ]),
};
const ALL: &[&Entry] = &[&LINES];

fn english() -> Locale {
    Locale::of("en").expect("English")
}

#[test]
fn values_are_selected_by_and_written() {
    let said = |count: f64| {
        let name = "a.toml";
        message!(ALL, "lines", name, count = count).text(english())
    };
    assert_eq!(said(1.0), "a.toml: a line");
    assert_eq!(said(2.0), "a.toml: 2 lines");
    assert_eq!(said(2.25), "a.toml: 2.2 lines");
    assert_eq!(said(0.96), "a.toml: 1 lines");
}

#[test]
fn the_pseudo_locale_marks_and_lengthens_words_and_leaves_values() {
    let said = message!(ALL, "lines", name = "a.toml", count = 2).text(Locale::PSEUDO);
    assert_eq!(said, "〖a.toml: 2 líñéés〗");
    assert!(Locale::all().all(|locale| locale != Locale::PSEUDO));
    assert_eq!(Locale::of("en-XA"), Some(Locale::PSEUDO));
}

#[test]
fn lists_are_joined_as_their_readers_join_them() {
    let of = |names: &[&str], joint| Message::list(names.iter().copied().map(Message::same), joint);
    assert_eq!(of(&["a", "b", "c"], Joint::Or).text(english()), "a, b or c");
    assert_eq!(of(&["a", "b", "c"], Joint::And).text(Locale::SOURCE), "a、b和c");
    assert_eq!(of(&["a"], Joint::And).text(english()), "a");
    assert_eq!(of(&["a", "b"], Joint::Semicolon).text(Locale::SOURCE), "a；b");
    assert_eq!(of(&["a", "b"], Joint::Clause).text(Locale::SOURCE), "a，b");
    assert_eq!(of(&["a.", "b."], Joint::Sentence).text(english()), "a. b.");
    assert_eq!(of(&["a。", "b。"], Joint::Sentence).text(Locale::SOURCE), "a。b。");
}

#[test]
fn an_entry_without_values_stands_in_a_table_and_in_a_message() {
    const NO_LINES: Entry = Entry { id: "no-lines", values: &[], said: everywhere(&[Piece::Text("no lines")]) };
    const BOTH: &[&Entry] = &[&LINES, &NO_LINES];
    const TABLE: [&Entry; 2] = [entry!(BOTH, "no-lines"), entry!(BOTH, concat!("no-", "lines"))];
    assert_eq!(TABLE.map(|entry| Message::from(entry).text(english())), ["no lines", "no lines"]);
    assert_eq!(message!(BOTH, "lines", name = TABLE[0], count = 1).text(english()), "no lines: a line");
}

#[test]
fn numbers_are_written_as_short_as_they_are() {
    let text = |value: Value| message!(ALL, "lines", name = Message::same("x"), count = value).text(english());
    assert_eq!(text(Value::from(0.1_f32)), "x: 0.1 lines");
    assert_eq!(text(Value::from(3_usize)), "x: 3 lines");
    assert_eq!(text(Value::from("many")), "x: many lines");
}

#[test]
fn readers_get_the_locale_that_suits_them() {
    let best = |liked: &[&str]| Locale::best(liked.iter().copied()).map(Locale::tag);
    assert_eq!(best(&["en-GB"]), Some("en"));
    assert_eq!(best(&["zh_CN.UTF-8"]), Some("zh-CN"));
    assert_eq!(best(&["ZH-cn"]), Some("zh-CN"));
    assert_eq!(best(&["zh"]), Some("zh-CN"));
    let traditional = Locale::of("zh-Hant").unwrap_or_default().tag();
    for tag in ["zh-TW", "zh_HK.UTF-8", "zh-Hant-MO"] {
        assert_eq!(best(&[tag]), Some(traditional), "{tag}");
    }
    assert_eq!(best(&["fr", "en"]), Some("en"));
    assert_eq!(best(&["fr", "C", "POSIX", ""]), None);
}

/// The page is held to the same cases: tests/browser/port.test.mjs.
#[test]
fn readers_who_have_chosen_nothing_get_the_locale_of_the_cases() {
    let cases = include_str!("../../../tests/cases/readers.tsv").lines().filter(|line| !line.starts_with('#'));
    let cases: Vec<(&str, &str)> = cases.filter_map(|line| line.split_once('\t')).collect();
    assert!(cases.len() > 10);
    for (reads, tag) in cases {
        assert_eq!(Locale::for_reader(reads.split_whitespace()).tag(), tag, "{reads}");
    }
}

#[test]
fn a_message_is_told_to_readers_of_every_locale() {
    let everywhere: Vec<_> = message!(ALL, "lines", name = "a.toml", count = 2).everywhere().collect();
    assert_eq!(everywhere.len(), Locale::all().count());
    assert!(everywhere.contains(&("en", "a.toml: 2 lines".to_owned())), "{everywhere:?}");
}

#[test]
fn paths_and_faults_of_the_system_are_values() {
    let path = std::path::PathBuf::from("a/b");
    let fault = std::io::Error::other("no");
    let said = message!(ALL, "lines", name = &path, count = &fault).text(english());
    assert_eq!(said, "a/b: no lines");
}
