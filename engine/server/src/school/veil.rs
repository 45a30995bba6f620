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
use serde_json::{Number, Value};
use sha2::Sha256;
use shujin_trace::deed::{self, Deed};
use shujin_trace::event::What;
use shujin_trace::{Home, Pseudonym, Texts, Timestamp, Uuid, Vocabulary};
use std::collections::BTreeMap;
use std::time::Duration;

/// Most of what was counted that is told: rows, phrases, hints, answers, wrong keys.
const COUNTED: usize = 99;
/// Longest time that is told.
const LONGEST: Duration = Duration::from_secs(3600);

/// Draws the veil with one key; without it nobody can lift it.
pub struct Veil {
    key: Vec<u8>,
    base_iris: Vec<Home>,
    scenes: BTreeMap<String, Vocabulary>,
}

impl Veil {
    /// A veil with this key, for statements about these scenes under these homes; the first is that of the new pseudonyms.
    pub fn new(key: &[u8], base_iris: &[Home], scenes: BTreeMap<String, Vocabulary>) -> Self {
        Self { key: key.to_vec(), base_iris: base_iris.to_vec(), scenes }
    }

    /// A veil that no other export shares.
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

    /// The pseudonym under the veil, of an agent as one word.
    pub fn pseudonym(&self, word: &str) -> Pseudonym {
        pseudonym(&self.key, word)
    }

    fn sixteen(&self, of: &str, word: &str) -> [u8; 16] {
        sixteen(&self.key, of, word)
    }

    fn id(&self, of: &str, id: Uuid) -> Uuid {
        uuid::Builder::from_custom_bytes(self.sixteen(of, &id.to_string())).into_uuid()
    }

    /// The deed that a statement tells, if it may leave at all; as it was, without any veil.
    pub fn deed(&self, statement: &Value) -> Option<Deed> {
        self.base_iris.iter().find_map(|home| deed::read(statement, home, |scene| self.scenes.get(scene)).ok())
    }

    /// A deed under the veil.
    pub fn veiled(&self, deed: &Deed) -> Option<Deed> {
        let mut veiled = deed.clone();
        let home = self.base_iris.first()?;
        let word = format!("account {} {}", deed.home.as_str(), deed.learner.as_str());
        (veiled.id, veiled.registration) = (self.id("statement", deed.id), self.id("registration", deed.registration));
        (veiled.learner, veiled.home) = (self.pseudonym(&word), home.clone());
        (veiled.lesson, veiled.revision, veiled.tick) = (None, None, None);
        veiled.language.clear();
        veiled.at = hour(deed.at)?;
        veiled.elapsed = minutes(deed.elapsed);
        match &mut veiled.what {
            What::TaskDone { ticks, hints, .. } => {
                *ticks = minutes(Duration::from_millis(*ticks * 1000 / 60)).as_secs() * 60;
                *hints = (*hints).min(COUNTED);
            }
            What::Measured { reading, .. } => *reading = coarse(*reading),
            What::Recorded { row, cells, .. } => {
                *row = (*row).min(COUNTED);
                cells.iter_mut().for_each(|cell| *cell = coarse(*cell));
            }
            What::Set { to: Value::Number(number), .. } => {
                *number = number.as_f64().map(coarse).and_then(Number::from_f64).unwrap_or_else(|| 0.into());
            }
            What::Struck { row } => *row = (*row).min(COUNTED),
            What::Heard { phrase, rate, .. } => (*phrase, *rate) = ((*phrase).min(COUNTED), coarse(*rate)),
            What::Answered { answer, .. } => answer.iter_mut().for_each(|word| {
                // A number that was typed; an option is a word of the scene's.
                if let Ok(number) = word.parse::<f64>() {
                    *word = coarse(number).to_string();
                }
            }),
            // The share is told with two digits: what was counted stays within what a scene asks.
            What::Finished { right, answered, .. } => {
                (*right, *answered) = ((*right).min(COUNTED), (*answered).min(COUNTED));
            }
            What::Played { phrase, wrong, .. } => (*phrase, *wrong) = ((*phrase).min(COUNTED), (*wrong).min(COUNTED)),
            What::Opened
            | What::Started
            | What::Resumed
            | What::Left
            | What::Visited { .. }
            | What::Examined { .. }
            | What::Used { .. }
            | What::Set { .. }
            | What::Said { .. }
            | What::Hinted { .. }
            | What::StepDone { .. }
            | What::Logged { .. } => {}
        }
        veiled.mastery = veiled.mastery.map(coarse);
        Some(veiled)
    }

    /// A statement under the veil; nothing where all of it has to stay.
    pub fn statement(&self, statement: &Value) -> Option<Value> {
        Some(told(&self.veiled(&self.deed(statement)?)?))
    }
}

/// A veiled deed as a statement; a share in it has two digits, too.
pub(super) fn told(veiled: &Deed) -> Value {
    let mut told = veiled.statement(&Texts::default());
    if let Some(scaled) = told.pointer_mut("/result/score/scaled") {
        *scaled = scaled.as_f64().map(coarse).into();
    }
    told
}

/// The pseudonym of an agent, as one word, under a veil with this key.
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

fn minutes(time: Duration) -> Duration {
    let whole = Duration::from_secs(time.as_secs().div_ceil(60) * 60);
    whole.min(LONGEST)
}

/// Two digits that count.
fn coarse(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let step = 10_f64.powf(value.abs().log10().floor() - 1.0);
    let rounded = (value / step).round() * step;
    // Written and read again, so that no digits are left over from reckoning.
    format!("{rounded:.1e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use shujin_trace::Statements;
    use shujin_trace::event::Event;

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

    fn told(what: What) -> Value {
        let session = json!({
            "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10", "started": "2026-03-02T08:31:59+08:00", "home": "https://school.example",
            "learner": "p-0123456789abcdef0123456789abcdef", "scene": "a/b", "hash": "0123456789abcdef".repeat(4), "language": "zh-CN",
            "lesson": "https://school.example/lessons/7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d12",
        });
        let session = serde_json::from_value(session).expect("a session");
        let event = Event { tick: 421, what };
        Statements::new(session).push(&event, Duration::from_millis(61_700)).remove(0)
    }

    fn answered() -> What {
        What::Answered { question: "q".into(), answer: vec!["a".into()], right: true, prediction: false, step: None }
    }

    #[test]
    fn nothing_is_left_by_which_anybody_could_be_found() {
        let veil = Veil::new(b"a key", &base_iris(), scenes());
        let all = [
            answered(),
            What::Measured { instrument: "gate".into(), reading: 1.79512, unit: "s".into() },
            What::TaskDone { task: "t".into(), goals: Vec::new(), ticks: 7357, hints: 2 },
            What::Left,
        ];
        for what in all {
            let veiled = veil.statement(&told(what)).expect("may leave");
            let text = veiled.to_string();
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
            assert_eq!(veiled["timestamp"], "2026-03-02T00:00:00.000Z");
            assert_eq!(shujin_trace::check::statement(&veiled), []);
        }
        assert_eq!(veil.statement(&told(answered())).expect("may leave")["result"]["response"], "a");
        assert_eq!(veil.statement(&told(What::Left)).expect("may leave")["result"]["duration"], "PT120.00S");
    }

    #[test]
    fn the_same_stays_the_same_under_one_key_and_differs_under_another() {
        let veiled =
            |key: &[u8]| Veil::new(key, &base_iris(), scenes()).statement(&told(answered())).expect("may leave");
        assert_eq!(veiled(b"one"), veiled(b"one"));
        for place in ["/id", "/actor/account/name", "/context/registration"] {
            assert_ne!(veiled(b"one").pointer(place), veiled(b"two").pointer(place), "{place}");
        }
    }

    #[test]
    fn what_is_no_players_stays() {
        let veil = Veil::new(b"a key", &base_iris(), scenes());
        let bent = |change: &dyn Fn(&mut Value)| {
            let mut one = told(answered());
            change(&mut one);
            veil.statement(&one)
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
        let veil = Veil::new(b"a key", &base_iris(), scenes());
        let task = What::TaskDone { task: "t".into(), goals: Vec::new(), ticks: 60, hints: 12_345 };
        for what in [task, What::Struck { row: 12_345 }] {
            let text = veil.statement(&told(what)).expect("may leave").to_string();
            assert!(text.contains("99") && !text.contains("1234"), "{text}");
        }
    }

    #[test]
    fn figures_have_two_digits() {
        assert_eq!([0.0, 1.79512, -0.012345, 98_765.0, 9.99].map(coarse), [0.0, 1.8, -0.012, 99_000.0, 10.0]);
    }
}
