//! Groups: the learners of a cell, `k` or more together, and a deed as a statement of its group.

use super::Exported;
use super::cells::{Cells, learners};
use crate::school::deidentify::{self, Deidentifier};
use serde_json::{Value, json};
use shujin_trace::Uuid;
use shujin_trace::deed::Deed;
use std::collections::{BTreeMap, BTreeSet};

/// The name of a group, and a deed of one of its learners.
pub(super) type Grouped = (String, Deed);

/// Puts the learners of each cell into groups; cells of fewer than `k` learners are left out.
pub(super) fn arrange(cells: Cells, key: &[u8], k: usize, exported: &mut Exported) -> Vec<Grouped> {
    let (mut rows, mut all) = (Vec::new(), BTreeSet::new());
    for ((scene, hour), deeds) in cells {
        let learners = learners(&deeds);
        if learners.len() < k {
            exported.small += deeds.len();
            continue;
        }
        all.extend(learners.iter().map(|learner| (*learner).to_owned()));
        let place = |learner: &str| deidentify::sixteen(key, &format!("{scene} {hour}"), learner);
        let mut order: Vec<&str> = learners.into_iter().collect();
        order.sort_by_key(|learner| place(learner));
        let mut groups = BTreeMap::new();
        split(&order, k, &mut |group| {
            // The group's name is derived from its learners, and replaced by a keyed one.
            group.iter().for_each(|learner| _ = groups.insert((*learner).to_owned(), group.concat()));
        });
        for (_, deed) in deeds {
            rows.push((groups.get(deed.learner.as_str()).cloned().unwrap_or_default(), deed));
        }
    }
    (exported.statements, exported.learners) = (rows.len(), all.len());
    rows
}

/// Halves a list as long as each half has `k` or more. Another `k` gives the same halves, only fewer or more of them: so two exports
/// together show no smaller group than the finer one.
pub(super) fn split<'a>(learners: &[&'a str], k: usize, each: &mut impl FnMut(&[&'a str])) {
    let half = learners.len() / 2;
    if half < k {
        return each(learners);
    }
    let (one, other) = learners.split_at(half);
    split(one, k, each);
    split(other, k, each);
}

/// A deed as a statement of its group.
pub(super) fn row(deidentifier: &Deidentifier, group: &str, deed: &Deed) -> Option<Value> {
    let mut deed = deidentifier.deidentified(deed)?;
    let group = deidentifier.pseudonym(group);
    (deed.learner, deed.registration) = (group.clone(), Uuid::nil());
    let mut row = deidentify::told(&deed);
    row["actor"]["objectType"] = json!("Group");
    let context = row["context"].as_object_mut()?;
    context.remove("registration");
    context.remove("extensions");
    if let Some(result) = row["result"].as_object_mut() {
        result.remove("duration");
    }
    // It would show what else the learner had open just then.
    if deed.kind.parent_tells() {
        row["context"]["contextActivities"].as_object_mut()?.remove("parent");
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::super::cells::cell;
    use super::*;
    use shujin_blocks::KINDS;
    use shujin_blocks::question::Answered;
    use shujin_trace::lesson::{Left, Opened, Started, TaskDone};
    use shujin_trace::{Event, Home, Session, Statements, Vocabulary};
    use std::time::Duration;

    const CLASSES: u64 = 20;
    const PUPILS: u64 = 30;
    const SCENES: [&str; 3] = ["a/one", "a/two", "a/three"];
    const QUESTIONS: u64 = 6;

    fn deidentifier() -> Deidentifier {
        let home = Home::try_from("https://school.example".to_owned()).expect("a home");
        let mut words: Vec<(String, String)> = vec![("task".into(), "t".into()), ("locale".into(), "zh-CN".into())];
        for question in 0..QUESTIONS {
            words.push(("question".into(), format!("q{question}")));
            words.extend((0..4).map(|option| ("option".into(), format!("q{question} o{option}"))));
        }
        let words: Vocabulary = words.into_iter().collect();
        let scenes = SCENES.iter().map(|scene| ((*scene).to_owned(), words.clone())).collect();
        Deidentifier::fresh(&[home], scenes).expect("randomness")
    }

    /// What looks like chance and is the same each time.
    fn chance(of: &[u64]) -> u64 {
        let text: String = of.iter().map(|one| format!("{one},")).collect();
        let bytes = deidentify::sixteen(b"a made-up school", "chance", &text);
        bytes.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }

    /// A school of 600 through three lessons: each pupil with a pace, answers and habits of their own; some go on into the next hour, one works
    /// alone on a Sunday night.
    fn deeds(deidentifier: &Deidentifier) -> Vec<Deed> {
        let mut all = Vec::new();
        for (class, pupil) in (0..CLASSES).flat_map(|class| (0..PUPILS).map(move |pupil| (class, pupil))) {
            for (at, scene) in SCENES.iter().enumerate() {
                let at = at as u64;
                let sunday = (class, pupil, at) == (0, 0, 2);
                let hour = if sunday { 24 * 6 + 22 } else { at * 24 + class % 8 };
                let begins = 1_772_409_600 + hour * 3600 + chance(&[class, pupil, at]) % 600;
                let session: Session = serde_json::from_value(json!({
                    "id": Uuid::from_u128(u128::from(class * 1000 + pupil * 10 + at)), "home": "https://school.example", "scene": scene, "hash": "0".repeat(64),
                    "started": shujin_trace::Timestamp::from_second(begins as i64).expect("a time"), "language": "zh-CN",
                    "learner": format!("p-{:032x}", class * 100 + pupil),
                }))
                .expect("a session");
                let mut statements = Statements::new(session, &KINDS);
                let pace = 20 + chance(&[class, pupil]) % 90;
                let mut told = vec![Event::new(0, &Opened {}), Event::new(0, &Started {})];
                for question in 0..QUESTIONS {
                    let right = !chance(&[class, pupil, at, question]).is_multiple_of(3);
                    let option = if right { 0 } else { 1 + chance(&[pupil, at, question]) % 3 };
                    let (question, answer) = (format!("q{question}"), vec![format!("o{option}")]);
                    let answered = Answered { question, answer, right, prediction: false, step: None };
                    told.push(Event::new(0, &answered));
                }
                let done = TaskDone {
                    task: "t".into(),
                    goals: Vec::new(),
                    ticks: pace * 60 * QUESTIONS,
                    hints: (chance(&[pupil, at]) % 3) as usize,
                };
                told.push(Event::new(0, &done));
                told.push(Event::new(0, &Left {}));
                for (number, event) in told.into_iter().enumerate() {
                    let elapsed = Duration::from_secs(pace * number as u64);
                    let event = Event { tick: elapsed.as_secs() * 60, ..event };
                    all.extend(statements.push(&event, elapsed).iter().filter_map(|one| deidentifier.deed(one)));
                }
            }
        }
        all
    }

    fn cells(deeds: Vec<Deed>) -> Cells {
        let mut cells = Cells::new();
        for deed in deeds {
            cells.entry(cell(&deed)).or_default().push((0, deed));
        }
        cells
    }

    /// A row as it leaves, and whose it is.
    type Row = (Value, String);

    fn rows(deidentifier: &Deidentifier, grouped: &[Grouped]) -> Vec<Row> {
        grouped
            .iter()
            .filter_map(|(group, deed)| Some((row(deidentifier, group, deed)?, deed.learner.as_str().to_owned())))
            .collect()
    }

    fn exported(k: usize) -> Vec<Row> {
        let deidentifier = deidentifier();
        rows(&deidentifier, &arrange(cells(deeds(&deidentifier)), b"the school's", k, &mut Exported::default()))
    }

    /// What an attacker who knows a pupil's timeline sees of a row.
    fn look(row: &Value) -> String {
        ["/object/id", "/timestamp", "/verb/id", "/result/response", "/result/duration", "/result/extensions"]
            .map(|place| row.pointer(place).map(Value::to_string).unwrap_or_default())
            .join(" ")
    }

    /// An attacker knows all that a pupil did in the first lesson, and has two exports. In each, the group that did most of the same is taken
    /// for the pupil's, and so is every other row of that group. Returns which share of these rows is truly the pupil's, over all pupils.
    fn attack(one: &[Row], other: &[Row]) -> f64 {
        let mut by_actor: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
        for row in other {
            by_actor.entry(row.0["actor"]["account"]["name"].to_string()).or_default().push(row);
        }
        let mut by_look: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        for (actor, rows) in &by_actor {
            rows.iter().for_each(|row| *by_look.entry(look(&row.0)).or_default().entry(actor).or_default() += 1);
        }
        let mut known: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (row, learner) in one.iter().filter(|(row, _)| row["object"]["id"].to_string().contains(SCENES[0])) {
            known.entry(learner).or_default().push(look(row));
        }
        let (mut shares, mut tried) = (0.0, 0.0);
        for (learner, looks) in known {
            let mut hits: BTreeMap<&str, f64> = BTreeMap::new();
            for look in &looks {
                let actors = by_look.get(look).into_iter().flatten();
                actors.for_each(|(actor, count)| *hits.entry(actor).or_default() += 1.0 / *count as f64);
            }
            let Some((actor, _)) = hits.into_iter().max_by(|one, other| one.1.total_cmp(&other.1)) else { continue };
            let new: Vec<&&Row> = by_actor[actor].iter().filter(|row| !looks.contains(&look(&row.0))).collect();
            if !new.is_empty() {
                shares += new.iter().filter(|row| row.1 == learner).count() as f64 / new.len() as f64;
                tried += 1.0;
            }
        }
        assert!(tried > 100.0, "the attack was tried on {tried} pupils only");
        shares / tried
    }

    #[test]
    fn two_exports_of_a_school_lead_to_nobody() {
        let k = 10;
        let success = attack(&exported(k), &exported(k));
        assert!(success <= 1.0 / k as f64, "{success}");
        // The attack is a real one: where each row names its learner, as it once did, it finds most.
        let named = || {
            let deidentifier = deidentifier();
            let each: Vec<Grouped> =
                deeds(&deidentifier).into_iter().map(|deed| (deed.learner.as_str().to_owned(), deed)).collect();
            rows(&deidentifier, &each)
        };
        let success = attack(&named(), &named());
        assert!(success > 0.8, "{success}");
    }

    #[test]
    fn nothing_but_the_group_ties_rows_together() {
        let rows = exported(10);
        assert!(!rows.is_empty());
        for (row, _) in &rows {
            let text = row.to_string();
            for gone in ["registration", "duration", "sessionid", "tick", "revision", "language", "lessons"] {
                assert!(!text.contains(gone), "{gone} in {text}");
            }
        }
        let mut groups: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (row, learner) in &rows {
            groups.entry(row["actor"]["account"]["name"].to_string()).or_default().insert(learner);
        }
        assert!(groups.values().all(|learners| learners.len() >= 10));
        let alone = format!("p-{:032x}", 0);
        let sunday = rows.iter().filter(|(row, learner)| *learner == alone && row.to_string().contains(SCENES[2]));
        assert_eq!(sunday.count(), 0, "one pupil alone on a Sunday night");
    }

    #[test]
    fn exports_with_another_k_show_no_smaller_groups_together() {
        let names: Vec<String> = (0..97).map(|name| format!("{name:03}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let groups = |k: usize| {
            let mut all: Vec<BTreeSet<&str>> = Vec::new();
            split(&names, k, &mut |group| all.push(group.iter().copied().collect()));
            all
        };
        for (one, other) in (5..30).flat_map(|one| (one..30).map(move |other| (one, other))) {
            for (fine, coarse) in
                groups(one).iter().flat_map(|fine| groups(other).into_iter().map(move |coarse| (fine, coarse)))
            {
                let both = fine.intersection(&coarse).count();
                assert!(both == 0 || both >= one, "{one} and {other} together show {both}");
            }
        }
    }
}
