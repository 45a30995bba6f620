//! Deeds: every statement of a player is read and written anew as it was; and nothing that anybody plants survives.

mod common;

use serde_json::{Value, json};
use shujin_trace::deed::{self, Deed, Vocabulary};
use shujin_trace::{Home, Texts};

const MARKER: &str = "王小明marker";

fn home() -> Home {
    Home::try_from("https://school.example".to_owned()).expect("a home")
}

/// All that the events of `common` speak of.
fn vocabulary() -> Vocabulary {
    [
        ("viewpoint", "bench"),
        ("node", "bob"),
        ("value", "length"),
        ("unit", "m"),
        ("unit", "s"),
        ("question", "why"),
        ("option", "why shorter"),
        ("option", "why longer"),
        ("question", "guess"),
        ("option", "guess shorter"),
        ("question", "g"),
        ("number", "g"),
        ("step", "measure.think"),
        ("dialogue", "师傅 早"),
        ("said", "line:a1"),
        ("instrument", "gate"),
        ("column", "length"),
        ("column", "period"),
        ("hint", "measure.longer"),
        ("task", "measure"),
        ("goal", "period"),
        ("line", "fed"),
        ("phrases", "score"),
        ("locale", "zh-CN"),
    ]
    .into_iter()
    .collect()
}

/// Statements of every kind: alone, with a class, passed and failed, ended from outside.
fn all() -> Vec<Value> {
    let mut sessions = vec![common::session(); 4];
    for session in &mut sessions {
        session.hash = "0123456789abcdef".repeat(4);
    }
    sessions[1].lesson = Some("https://school.example/lessons/7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d12".into());
    (sessions[2].mastery, sessions[3].mastery) = (Some(0.5), Some(0.9));
    let mut closed = shujin_trace::Statements::new(sessions[0].clone());
    let last = closed.close(std::time::Duration::from_millis(2_340)).expect("a last statement");
    sessions.into_iter().flat_map(common::statements).chain([last]).collect()
}

fn read(statement: &Value) -> Result<Deed, Vec<String>> {
    let vocabulary = vocabulary();
    let read = deed::read(statement, &home(), |scene| (scene == "lab/old-swing").then_some(&vocabulary));
    read.map_err(|refused| refused.0.into_iter().map(|problem| problem.place).collect())
}

#[test]
fn what_a_player_tells_is_read_and_written_as_it_was() {
    let texts = common::texts();
    for statement in all() {
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

/// Places of all strings in a value, and all places where one could be added.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(map) => map.iter().for_each(|(key, one)| places(one, &format!("{at}/{}", escaped(key)), found)),
        Value::Array(list) => list.iter().enumerate().for_each(|(n, one)| places(one, &format!("{at}/{n}"), found)),
        _ => {}
    }
}

#[test]
fn nothing_planted_anywhere_survives_being_read() {
    let (mut tried, mut refused) = (0, 0);
    for statement in all() {
        let mut found = Vec::new();
        places(&statement, "", &mut found);
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
    let one = &all()[3];
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
