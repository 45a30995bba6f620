//! A block that this crate has never heard of: its one kind is told, read back, put into a timeline and told to a teacher.

use serde::{Deserialize, Serialize};
use serde_json::json;
use shujin_messages::Locale;
use shujin_messages::table::{Entry, LOCALES, Piece};
use shujin_trace::kind::{BlockEvents, EventKind, Form, Reading, Refused, Says, Tone, erased};
use shujin_trace::vocabulary as v;
use shujin_trace::{Event, Home, Kinds, Session, Statements, Texts, Vocabulary, deed, lesson, timeline};
use std::time::Duration;

/// What the block says, as its catalogue would hold it.
static SAID: Entry = Entry { id: "watered", values: &[], said: [&[Piece::Text("watered")]; LOCALES] };

/// A plant was watered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Watered {
    plant: String,
}

impl EventKind for Watered {
    const BLOCK: &'static str = "garden";
    const KIND: &'static str = "watered";
    const FORM: Form = Form { verb: v::USED, part: "plant", activity: v::GAME_OBJECT, text: "plant.*.name" };
    const SAYS: Option<Says> = Some(Says::new(Tone::Data, &SAID));

    fn name(&self) -> String {
        self.plant.clone()
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { plant: reading.known()? })
    }

    fn examples() -> Vec<Self> {
        vec![Self { plant: "bamboo".into() }]
    }
}

static GARDEN: BlockEvents =
    BlockEvents { block: "garden", kinds: &[erased::<Watered>()], vocabulary: |_, _| {}, lists: |_, _| {} };
static KINDS: Kinds = Kinds::new(&[&lesson::EVENTS, &GARDEN]);
static WITHOUT: Kinds = Kinds::new(&[&lesson::EVENTS]);

fn session() -> Session {
    let session = json!({
        "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10", "started": "2026-03-02T08:30:00+08:00",
        "learner": "p-0123456789abcdef0123456789abcdef", "home": "https://school.example",
        "scene": "garden/one", "hash": "", "language": "en",
    });
    serde_json::from_value(session).expect("a sound session")
}

fn watered() -> Event {
    Event::new(60, &Watered { plant: "bamboo".into() })
}

#[test]
fn a_new_kind_needs_nothing_here() {
    let mut texts = Texts::default();
    texts.add("en", "plant.bamboo.name", "Bamboo");
    let told = Statements::new(session(), &KINDS).with_texts(texts).push(&watered(), Duration::from_secs(1));
    let [statement] = &told[..] else { panic!("{told:?}") };
    assert_eq!(statement["object"]["id"], "https://school.example/scenes/garden/one#plant/bamboo");
    assert_eq!(statement["object"]["definition"]["name"]["en"], "Bamboo");
    assert_eq!(statement["verb"]["id"], v::USED.iri);

    let home = Home::try_from("https://school.example".to_owned()).expect("a home");
    let words: Vocabulary = [("plant", "bamboo"), ("locale", "en"), ("revision", "")].into_iter().collect();
    let deed = deed::read(statement, &home, &KINDS, |_| Some(&words)).expect("what a player tells");
    assert!(deed.kind.is::<Watered>());
    assert_eq!(deed.data, watered().data);
    let others: Vocabulary = [("plant", "fern"), ("locale", "en"), ("revision", "")].into_iter().collect();
    let refused = deed::read(statement, &home, &KINDS, |_| Some(&others)).expect_err("the scene has no bamboo");
    assert_eq!(refused.0[0].place, "/object/id");

    let entry = timeline::entry(statement, &KINDS).expect("an entry");
    assert!(entry.is::<Watered>());
    assert_eq!(entry.name, "bamboo");
    let summary = KINDS.get("garden", "watered").and_then(|kind| kind.summary(&entry)).expect("a summary");
    assert_eq!((summary.tone, summary.says.text(Locale::SOURCE).as_str()), (Tone::Data, "watered"));
    assert_eq!(summary.texts, ["plant.bamboo.name"]);
}

#[test]
fn without_its_block_a_kind_is_unknown_everywhere() {
    assert!(Statements::new(session(), &WITHOUT).push(&watered(), Duration::ZERO).is_empty());
    let told = Statements::new(session(), &KINDS).push(&watered(), Duration::ZERO);
    assert_eq!(timeline::entry(&told[0], &WITHOUT), None);
    let home = Home::try_from("https://school.example".to_owned()).expect("a home");
    let words = Vocabulary::default();
    let refused = deed::read(&told[0], &home, &WITHOUT, |_| Some(&words));
    assert_eq!(refused.expect_err("no such part").0[0].place, "/object/id");
}

#[test]
fn an_event_is_names_and_data() {
    let json = r#"{"tick":60,"block":"garden","kind":"watered","data":{"plant":"bamboo"}}"#;
    assert_eq!(serde_json::to_string(&watered()).expect("JSON"), json);
    assert_eq!(serde_json::from_str::<Event>(json).expect("an event"), watered());
    assert!(watered().is::<Watered>() && !watered().is::<lesson::Opened>());
}
