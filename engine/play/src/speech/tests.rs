//! The order in which what is said is shown, and what stands together.

use super::*;

fn line(id: &str, since: u64, step: &str) -> Utterance {
    let step = (!step.is_empty()).then(|| step.to_owned());
    Utterance {
        content: Content::Line(id.into()),
        priority: Priority::Line,
        since,
        step,
        greets: false,
        figures: Figures::new(),
        letters: 30,
    }
}

fn of_block(id: &str, since: u64, priority: Priority) -> Utterance {
    let content = Content::OfBlock { kind: "block", id: id.into() };
    Utterance { content, priority, since, step: None, greets: false, figures: Figures::new(), letters: 0 }
}

fn ids(all: &[Utterance]) -> Vec<&str> {
    all.iter()
        .map(|one| match &one.content {
            Content::Line(id) | Content::About(id) | Content::OfBlock { id, .. } => id.as_str(),
        })
        .collect()
}

fn speech(all: impl IntoIterator<Item = Utterance>) -> Speech {
    let mut speech = Speech::default();
    all.into_iter().for_each(|one| speech.put(one));
    speech
}

#[test]
fn a_verdict_comes_at_once_and_a_prompt_before_its_question() {
    let question = of_block("question", 0, Priority::Question);
    let mut speech = speech([question, line("prompt", 1, "t.a"), of_block("verdict", 100, Priority::Verdict)]);
    assert_eq!(ids(&speech.0), ["verdict", "prompt", "question"]);
    assert_eq!(ids(speech.card()), ["verdict"]);
    speech.drop_of_kind("block", "verdict");
    assert_eq!(ids(speech.card()), ["prompt", "question"]);
}

#[test]
fn messages_of_one_deed_are_one_card() {
    let all = [line("a", 10, "t.a"), line("b", 12, "t.a"), line("later", 90, "t.a")];
    let said = speech(all);
    assert_eq!(ids(said.card()), ["a", "b"]);
    let many = speech((0..9).map(|n| line(["a", "b", "c", "d", "e", "f", "g", "h", "i"][n], 10, "t.a")));
    assert_eq!(ids(many.card()), ["a", "b", "c", "d"], "as many as there is room for");
    let did = Utterance { priority: Priority::Reply, ..line("did", 10, "t.a") };
    let thing = speech([line("prompt", 10, "t.a"), did, of_block("thing", 10, Priority::Thing)]);
    assert_eq!(ids(thing.card()), ["thing", "did"]);
}

#[test]
fn what_was_done_last_is_answered() {
    let reply = |id: &str, since| Utterance { priority: Priority::Reply, ..line(id, since, "t.a") };
    let said = speech([line("unread", 10, "t.a"), reply("first", 20), reply("second", 90), reply("joined", 90)]);
    assert_eq!(ids(&said.0), ["second", "joined", "unread"]);
    assert_eq!(ids(said.card()), ["second", "joined"]);
}

#[test]
fn a_message_of_a_passed_step_goes_and_what_passed_it_stays() {
    let mut said = speech([line("old", 10, "t.a"), line("praise", 200, "t.a"), line("other", 10, "t.b")]);
    said.passed("t.a", 200);
    assert_eq!(said.lines().collect::<Vec<_>>(), ["praise", "other"]);
    said.came_up("t.b");
    said.passed("t.b", 400);
    assert!(said.is_empty());
}
