//! What may leave the school: deeds about nobody who could be found again, and nothing else. A statement is read into a deed
//! ([`shujin_trace::deed`]): what is no player's statement about a scene of the school's, or speaks of what no scene has, stays here
//! whole. What leaves is written anew from the deed alone.
//!
//! | | what becomes of it |
//! |---|---|
//! | learner | a new pseudonym, keyed |
//! | id, registration | new, keyed: the same for the same under the same key |
//! | lesson, version of the scene, locale, tick | gone |
//! | time | the hour |
//! | durations | whole minutes, an hour at most |
//! | what is counted: rows, phrases, hints, answers, wrong keys | 99 at most |
//! | readings, settings, cells of a table, numbers that were answered, shares | two digits that count |
//! | everything else | numbers, and names that the scene has |

use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::Sha256;
use shujin_blocks::KINDS;
use shujin_trace::deed::{self, Deed};
use shujin_trace::kind::coarse;
use shujin_trace::{Home, Pseudonym, Texts, Timestamp, Uuid, Vocabulary};
use std::collections::BTreeMap;

/// De-identifies with one key; without the key nobody can tell whose statement it was.
pub struct Deidentifier {
    key: Vec<u8>,
    base_iris: Vec<Home>,
    scenes: BTreeMap<String, Vocabulary>,
}

impl Deidentifier {
    /// With this key, for statements about these scenes under these homes; the first is that of the new pseudonyms.
    pub fn new(key: &[u8], base_iris: &[Home], scenes: BTreeMap<String, Vocabulary>) -> Self {
        Self { key: key.to_vec(), base_iris: base_iris.to_vec(), scenes }
    }

    /// With a key that no other export shares.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn fresh(base_iris: &[Home], scenes: BTreeMap<String, Vocabulary>) -> Result<Self, getrandom::Error> {
        let mut key = [0; 32];
        getrandom::fill(&mut key)?;
        Ok(Self::new(&key, base_iris, scenes))
    }

    /// Knows these scenes from now on.
    pub fn learn(&mut self, scenes: BTreeMap<String, Vocabulary>) {
        self.scenes = scenes;
    }

    /// The new pseudonym of an agent, as one word.
    pub fn pseudonym(&self, word: &str) -> Pseudonym {
        pseudonym(&self.key, word)
    }

    fn sixteen(&self, of: &str, word: &str) -> [u8; 16] {
        sixteen(&self.key, of, word)
    }

    fn id(&self, of: &str, id: Uuid) -> Uuid {
        uuid::Builder::from_custom_bytes(self.sixteen(of, &id.to_string())).into_uuid()
    }

    /// The deed that a statement tells, if it may leave at all; as it was.
    pub fn deed(&self, statement: &Value) -> Option<Deed> {
        self.base_iris.iter().find_map(|home| deed::read(statement, home, &KINDS, |scene| self.scenes.get(scene)).ok())
    }

    /// A deed de-identified; nothing where its time cannot be told.
    pub fn deidentified(&self, deed: &Deed) -> Option<Deed> {
        let mut out = deed.clone();
        let home = self.base_iris.first()?;
        let word = format!("account {} {}", deed.home.as_str(), deed.learner.as_str());
        (out.id, out.registration) = (self.id("statement", deed.id), self.id("registration", deed.registration));
        (out.learner, out.home) = (self.pseudonym(&word), home.clone());
        (out.lesson, out.revision, out.tick) = (None, None, None);
        out.language.clear();
        out.at = hour(deed.at)?;
        out.elapsed = coarse::minutes(deed.elapsed);
        out.kind.coarsen(&mut out.data);
        out.mastery = out.mastery.map(coarse::figure);
        Some(out)
    }

    /// A statement de-identified; nothing where all of it has to stay.
    pub fn statement(&self, statement: &Value) -> Option<Value> {
        Some(told(&self.deidentified(&self.deed(statement)?)?)).filter(Value::is_object)
    }
}

/// A de-identified deed as a statement; a share in it has two digits, too.
pub(super) fn told(deed: &Deed) -> Value {
    let mut told = deed.statement(&Texts::default());
    if let Some(scaled) = told.pointer_mut("/result/score/scaled") {
        *scaled = scaled.as_f64().map(coarse::figure).into();
    }
    told
}

/// The new pseudonym of an agent, as one word, with this key.
pub fn pseudonym(key: &[u8], word: &str) -> Pseudonym {
    Pseudonym::from_bytes(sixteen(key, "who", word))
}

/// Sixteen bytes that stand for a word under a key.
pub(super) fn sixteen(key: &[u8], of: &str, word: &str) -> [u8; 16] {
    let mut bytes = [0; 16];
    // HMAC takes a key of any length.
    if let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(key) {
        mac.update(format!("{of} {}", word.to_lowercase()).as_bytes());
        bytes.copy_from_slice(&mac.finalize().into_bytes()[..16]);
    }
    bytes
}

/// The hour that a time lies in.
pub(super) fn hour(at: Timestamp) -> Option<Timestamp> {
    Timestamp::from_second(at.as_second().div_euclid(3600) * 3600).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use shujin_blocks::lab::{Measured, Struck};
    use shujin_blocks::question::Answered;
    use shujin_trace::event::Data;
    use shujin_trace::lesson::{Left, TaskDone};
    use shujin_trace::{Event, EventKind, Statements};
    use std::time::Duration;

    fn base_iris() -> Vec<Home> {
        vec![Home::try_from("https://school.example".to_owned()).expect("a home")]
    }

    fn scenes() -> BTreeMap<String, Vocabulary> {
        let words = [
            ("question", "q"),
            ("option", "q a"),
            ("instrument", "gate"),
            ("unit", "s"),
            ("task", "t"),
            ("locale", "zh-CN"),
        ];
        BTreeMap::from([("a/b".to_owned(), words.into_iter().collect())])
    }

    fn told(event: impl EventKind) -> Value {
        told_of(Event::new(421, &event))
    }

    fn told_of(event: Event) -> Value {
        let session = json!({
            "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10", "started": "2026-03-02T08:31:59+08:00", "home": "https://school.example",
            "learner": "p-0123456789abcdef0123456789abcdef", "scene": "a/b", "hash": "0123456789abcdef".repeat(4), "language": "zh-CN",
            "lesson": "https://school.example/lessons/7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d12",
        });
        let session = serde_json::from_value(session).expect("a session");
        Statements::new(session, &KINDS).push(&event, Duration::from_millis(61_700)).remove(0)
    }

    fn answered() -> Answered {
        Answered { question: "q".into(), answer: vec!["a".into()], right: true, prediction: false, step: None }
    }

    #[test]
    fn nothing_is_left_by_which_anybody_could_be_found() {
        let deidentifier = Deidentifier::new(b"a key", &base_iris(), scenes());
        let all = [
            told(answered()),
            told(Measured { instrument: "gate".into(), reading: 1.79512, unit: "s".into() }),
            told(TaskDone { task: "t".into(), goals: Vec::new(), ticks: 7357, hints: 2 }),
            told(Left {}),
        ];
        for one in all {
            let left = deidentifier.statement(&one).expect("may leave");
            let text = left.to_string();
            for gone in [
                "0123456789abcdef",
                "7b1a4f3c",
                "lessons",
                "31:59",
                "33:0",
                "tick",
                "421",
                "1.795",
                "PT61",
                "122.6",
                "zh-CN\",\"platform",
            ] {
                assert!(!text.contains(gone), "{gone} in {text}");
            }
            assert_eq!(left["timestamp"], "2026-03-02T00:00:00.000Z");
            assert_eq!(shujin_trace::check::statement(&left), []);
        }
        assert_eq!(deidentifier.statement(&told(answered())).expect("may leave")["result"]["response"], "a");
        assert_eq!(deidentifier.statement(&told(Left {})).expect("may leave")["result"]["duration"], "PT120.00S");
    }

    #[test]
    fn the_same_stays_the_same_under_one_key_and_differs_under_another() {
        let left = |key: &[u8]| {
            Deidentifier::new(key, &base_iris(), scenes()).statement(&told(answered())).expect("may leave")
        };
        assert_eq!(left(b"one"), left(b"one"));
        for place in ["/id", "/actor/account/name", "/context/registration"] {
            assert_ne!(left(b"one").pointer(place), left(b"two").pointer(place), "{place}");
        }
    }

    #[test]
    fn what_is_no_players_stays() {
        let deidentifier = Deidentifier::new(b"a key", &base_iris(), scenes());
        let bent = |change: &dyn Fn(&mut Value)| {
            let mut one = told(answered());
            change(&mut one);
            deidentifier.statement(&one)
        };
        assert!(bent(&|_| {}).is_some());
        assert!(bent(&|one| one["verb"]["id"] = json!("https://else.example/王小明")).is_none());
        assert!(
            bent(&|one| one["object"] = json!({ "objectType": "Agent", "mbox": "mailto:ming@school.example" }))
                .is_none()
        );
        assert!(
            bent(&|one| one["object"]["id"] = json!("https://school.example/scenes/a/b#question/王小明")).is_none()
        );
        assert!(bent(&|one| one["object"]["id"] = json!("https://school.example/scenes/x/y#question/q")).is_none());
        assert!(bent(&|one| one["actor"]["account"]["name"] = json!("wang-xiaoming")).is_none());
        assert!(bent(&|one| one["result"]["response"] = json!("王小明")).is_none());
    }

    #[test]
    fn what_is_counted_is_told_to_99() {
        let deidentifier = Deidentifier::new(b"a key", &base_iris(), scenes());
        let task = TaskDone { task: "t".into(), goals: Vec::new(), ticks: 60, hints: 12_345 };
        for one in [told(task), told(Struck { row: 12_345 })] {
            let text = deidentifier.statement(&one).expect("may leave").to_string();
            assert!(text.contains("99") && !text.contains("1234"), "{text}");
        }
    }

    /// Every example of every kind may leave, names nobody, and is a sound statement then.
    #[test]
    fn every_kind_of_event_may_leave() {
        let words = KINDS.iter().flat_map(|kind| kind.words()).copied();
        let scenes = BTreeMap::from([("a/b".to_owned(), words.chain([("locale", "zh-CN")]).collect())]);
        let deidentifier = Deidentifier::new(b"a key", &base_iris(), scenes);
        let examples = KINDS.iter().flat_map(|kind| kind.examples().into_iter().map(move |data| (kind, data)));
        for (kind, data) in examples {
            let told_one =
                |data: Data| told_of(Event { tick: 421, block: kind.block().into(), kind: kind.kind().into(), data });
            let left = deidentifier.statement(&told_one(data)).unwrap_or_else(|| panic!("{kind:?} stays"));
            assert_eq!(shujin_trace::check::statement(&left), [], "{kind:?}");
            let text = left.to_string();
            for gone in ["0123456789abcdef", "7b1a4f3c", "lessons", "33:0", "tick", "1.795", "3.222", "9.79", "PT61"] {
                assert!(!text.contains(gone), "{kind:?}: {gone} in {text}");
            }
        }
    }
}
