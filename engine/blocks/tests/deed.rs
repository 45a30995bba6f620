//! Deeds: every statement of a player is read and written anew as it was; and nothing that anybody plants survives.

mod common;

use serde_json::{Value, json};
use shujin_blocks::KINDS;
use shujin_blocks::lab::{Measured, Recorded};
use shujin_blocks::score::Heard;
use shujin_trace::deed::{self, Deed};
use shujin_trace::lesson::{Finished, Set};
use shujin_trace::{Event, Home, Statements, Texts};

const MARKER: &str = "王小明marker";

fn home() -> Home {
    Home::try_from("https://school.example".to_owned()).expect("a home")
}

fn read(statement: &Value) -> Result<Deed, Vec<String>> {
    let vocabulary = common::vocabulary();
    let read = deed::read(statement, &home(), &KINDS, |scene| (scene == "lab/old-swing").then_some(&vocabulary));
    read.map_err(|refused| refused.0.into_iter().map(|problem| problem.place).collect())
}

#[test]
fn what_a_player_tells_is_read_and_written_as_it_was() {
    let texts = common::texts();
    for statement in common::shapes() {
        let deed = read(&statement).unwrap_or_else(|places| panic!("{places:?} in {statement:#}"));
        let mut again = deed.statement(&texts);
        assert!(shujin_trace::check::statement(&again).is_empty());
        let mut before = statement.clone();
        for one in [&mut before, &mut again] {
            let definition = one["object"]["definition"].as_object_mut().expect("a definition");
            // The scene's title stands in the session, not among its texts; and the texts know nothing of this question.
            definition.remove("name");
            if statement["object"]["id"].as_str().is_some_and(|id| id.ends_with("/guess")) {
                definition.remove("choices");
            }
        }
        assert_eq!(again, before);
        let again = read(&deed.statement(&Texts::default())).expect("reads again");
        // What is not a number does not equal itself.
        assert_eq!(format!("{again:?}"), format!("{deed:?}"));
    }
}

#[test]
fn a_player_speaks_every_language_of_the_interface_whatever_the_scene_has() {
    let mut statement = common::shapes().swap_remove(0);
    for locale in shujin_messages::Locale::all() {
        statement["context"]["language"] = json!(locale.tag());
        let deed = read(&statement).unwrap_or_else(|places| panic!("{places:?} in {locale}"));
        assert_eq!(deed.language, locale.tag());
    }
    for none in ["tlh", "ZH-cn", "en-GB"] {
        statement["context"]["language"] = json!(none);
        assert_eq!(read(&statement).expect_err(none), ["/context/language"]);
    }
}

#[test]
fn nothing_planted_anywhere_survives_being_read() {
    let (mut tried, mut refused) = (0, 0);
    for statement in common::shapes() {
        let mut found = Vec::new();
        common::places(&statement, "", &mut found);
        for place in found {
            let mut bent = Vec::new();
            let mut put = |change: &dyn Fn(&mut Value)| {
                let mut one = statement.clone();
                change(one.pointer_mut(&place).expect("a place"));
                bent.push(one);
            };
            match statement.pointer(&place).expect("a place") {
                Value::Object(_) => {
                    put(&|value| value[MARKER] = json!(1));
                    put(&|value| value["https://shujin.example/xapi/profile/extensions/note"] = json!(MARKER));
                    put(&|value| value["name"] = json!(MARKER));
                }
                Value::Array(_) => put(&|value| value.as_array_mut().expect("a list").push(json!({ "id": MARKER }))),
                Value::String(text) => {
                    put(&|value| *value = json!(MARKER));
                    let longer = format!("{text}/{MARKER}");
                    put(&|value| *value = json!(longer));
                }
                _ => put(&|value| *value = json!(MARKER)),
            }
            for one in bent {
                tried += 1;
                match read(&one) {
                    Err(_) => refused += 1,
                    // Names for people are not looked at, and written anew.
                    Ok(deed) => {
                        let (told, kept) = (deed.statement(&common::texts()).to_string(), format!("{deed:?}"));
                        assert!(!told.contains(MARKER) && !kept.contains(MARKER), "{place}: {told}");
                    }
                }
            }
        }
    }
    assert!(tried > 5_000 && refused > tried / 2, "{refused} of {tried} refused");
}

#[test]
fn what_no_player_writes_is_refused_with_its_place() {
    let one = &common::shapes()[3];
    let places = |change: &dyn Fn(&mut Value)| {
        let mut bent = one.clone();
        change(&mut bent);
        read(&bent).map(drop)
    };
    let refused = |place: &str| Err(vec![place.to_owned()]);
    assert_eq!(places(&|_| {}), Ok(()));
    assert_eq!(places(&|one| one["verb"]["id"] = json!("http://example.org/王小明")), refused("/verb/id"));
    assert_eq!(
        places(&|one| one["context"]["instructor"] = json!({ "mbox": "mailto:a@b.example" })),
        refused("/context/instructor")
    );
    assert_eq!(places(&|one| one["authority"] = json!({})), refused("/authority"));
    assert_eq!(places(&|one| one["actor"]["name"] = json!("x")), refused("/actor/name"));
    assert_eq!(
        places(&|one| one["object"]["id"] = json!("https://school.example/scenes/lab/old-swing#viewpoint/x")),
        refused("/object/id")
    );
    // All that is wrong is told at once.
    let both = Err(vec!["/verb/id".to_owned(), "/object/id".to_owned()]);
    let bent = places(&|one| {
        one["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/attempted");
        one["object"]["id"] = json!("https://school.example/scenes/lab/old-swing#viewpoint/王小明");
    });
    assert_eq!(bent, both);
    assert_eq!(
        places(&|one| one["object"]["id"] = json!("https://school.example/scenes/lab/else#viewpoint/bench")),
        refused("/object/id")
    );
    assert_eq!(places(&|one| one["object"]["id"] = json!("https://else.example/x")), refused("/object/id"));
    assert_eq!(
        places(&|one| one["object"] =
            json!({ "objectType": "StatementRef", "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d12" })),
        refused("/object/id")
    );
    assert_eq!(places(&|one| one["context"]["language"] = json!("zh-x-wangxiaoming")), refused("/context/language"));
    assert_eq!(
        places(&|one| one["object"]["definition"]["extensions"] = json!({ "https://a.example": 1 })),
        refused("/object/definition/extensions")
    );
}

#[test]
fn what_is_told_is_bounded() {
    let of = |part: &str| {
        let all = common::shapes();
        all.into_iter()
            .find(|one| one["object"]["id"].as_str().is_some_and(|id| id.contains(part)))
            .expect("there is one")
    };
    let refused = |part: &str, change: &dyn Fn(&mut Value)| {
        let mut one = of(part);
        assert!(read(&one).is_ok());
        change(&mut one);
        read(&one).is_err()
    };
    let row = "https://shujin.example/xapi/profile/extensions/row";
    // A row has the table's columns, each once.
    assert!(refused("#table", &|one| {
        one["result"]["response"] = json!(vec!["length[.]0"; 40_000].join("[,]"));
        one["result"]["extensions"][row]["cells"] = json!(vec![0.0; 40_000]);
    }));
    assert!(refused("#table", &|one| {
        let columns: Vec<String> = (1..=65).map(|at| format!("column-{at}[.]0")).collect();
        one["result"]["response"] = json!(columns.join("[,]"));
        one["result"]["extensions"][row]["cells"] = json!(vec![0.0; 65]);
    }));
    assert!(refused("#question/why", &|one| one["result"]["response"] = json!("longer[,]longer")));
    assert!(refused("#question/g", &|one| one["result"]["response"] = json!("13800138000.123456")));
    assert!(refused("#task", &|one| {
        let goal = one["context"]["contextActivities"]["other"][0].clone();
        one["context"]["contextActivities"]["other"] = json!(vec![goal; 500]);
    }));
    assert!(refused(
        "#viewpoint",
        &|one| one["context"]["extensions"]["https://shujin.example/xapi/profile/extensions/tick"] =
            json!(9_223_372_036_854_775_818_u64)
    ));
    let last = common::shapes().pop().expect("one");
    for duration in ["PT18446744073709551615.100S", "PT18446744073709551615.99S"] {
        let mut one = last.clone();
        one["result"]["duration"] = json!(duration);
        assert!(read(&one).is_err(), "{duration}");
    }
    // A version that was never served is not told on.
    let mut one = of("#viewpoint");
    one["context"]["revision"] = json!("e78e8be5b08fe6988e".repeat(3) + "0123456789");
    let told = read(&one).expect("reads").statement(&Texts::default());
    assert_eq!(told["context"].get("revision"), None);
}

#[test]
fn figures_are_read_to_their_last_digit() {
    let mut awkward = 0.1_f64;
    for step in 0..2_000_u32 {
        awkward = (awkward * 1.37 + f64::from(step) * 0.017) % 97.3 + 1e-7;
        let cells = vec![awkward, awkward / 3.0, -awkward * 1e-9, awkward * 1e12];
        let events = [
            Event::new(3, &Recorded { row: 1, cells }),
            Event::new(3, &Measured { instrument: "gate".into(), reading: awkward / 7.0, unit: "s".into() }),
            Event::new(3, &Set { value: "length".into(), to: json!(awkward), unit: "m".into() }),
            Event::new(3, &Heard { phrase: 1, rate: awkward }),
            Event::new(3, &Finished { ticks: 1, right: step as usize % 17, answered: 17 + step as usize % 5 }),
        ];
        let mut statements = Statements::new(common::session(), &KINDS).with_texts(common::texts());
        for event in events {
            for told in statements.push(&event, std::time::Duration::ZERO) {
                // As it comes over the wire.
                let came: Value = serde_json::from_str(&told.to_string()).expect("JSON");
                read(&came).unwrap_or_else(|places| panic!("{places:?} in {came:#}"));
            }
        }
    }
}
