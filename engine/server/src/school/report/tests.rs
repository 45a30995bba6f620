//! A class of one pupil, whose statements are those that a player writes.

use super::*;
use serde_json::json;
use shujin_lesson::Files;
use shujin_trace::{Event, Session, Statements};
use std::time::Duration;

const LEARNER: &str = "p-0123456789abcdef";

const SCENE: &str = r#"
format = 1
id = "lab/swing"
family = "bench"
grades = [7, 9]
minutes = 10
goals = ["fair", "timing"]
walk.start = "bench"
[[viewpoint]]
id = "bench"
eye = "0 1 2 m"
look = "0 1 0 m"

[[task]]
id = "one"
goals = ["fair"]
step = [
    { id = "ask", ask = "q", inquiry = "data" },
    { id = "guess", ask = "p", inquiry = "hypothesis" },
    { id = "try", done = "true", inquiry = "evidence" },
]
hint = [{ id = "other", step = "guess" }, { id = "try", step = "try" }, { id = "any" }]

[[task]]
id = "two"
goals = ["timing"]
step = [{ id = "go", done = "true", inquiry = "evidence" }]
hint = [{ id = "wait" }]

[[question]]
id = "q"
options = ["a", "b"]
right = ["a"]

[[question]]
id = "p"
options = ["a"]
right = ["a"]
predict = true
"#;

fn outline() -> Outline {
    let mut files = Files::new();
    files.insert("scene.toml", SCENE);
    Outline::read(&files).expect("reads")
}

/// The statement of what happened in a second of a lesson.
fn told(second: u64, event: impl EventKind) -> Value {
    let session: Session = serde_json::from_value(json!({
        "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d10", "started": "2026-03-02T08:30:00Z", "home": "https://school.example",
        "learner": LEARNER, "scene": "lab/swing", "hash": "", "language": "zh-CN",
    }))
    .expect("a session");
    let event = Event::new(second * 60, &event);
    Statements::new(session, &KINDS).push(&event, Duration::from_secs(second)).remove(0)
}

fn answered(question: &str, answer: &str, right: bool, prediction: bool) -> Answered {
    Answered { question: question.into(), answer: vec![answer.into()], right, prediction, step: None }
}

fn hinted(task: &str, hint: &str) -> Hinted {
    Hinted { task: task.into(), hint: hint.into(), asked: true }
}

fn came(task: &str, hint: &str) -> Hinted {
    Hinted { asked: false, ..hinted(task, hint) }
}

fn step_done(task: &str, step: &str) -> StepDone {
    StepDone { task: task.into(), step: step.into() }
}

fn task_done(task: &str) -> TaskDone {
    TaskDone { task: task.into(), goals: Vec::new(), ticks: 60, hints: 0 }
}

#[test]
fn elements_of_inquiry_are_judged_by_their_steps() {
    let all = [
        told(1, hinted("one", "other")),
        told(2, answered("q", "a", true, false)),
        told(3, step_done("one", "ask")),
        told(4, answered("p", "a", true, true)),
        told(5, step_done("one", "guess")),
        told(6, hinted("one", "try")),
        told(7, step_done("one", "try")),
        told(8, step_done("two", "go")),
    ];
    // The same once more, where a hint for any step was shown while the last was open only.
    let mut again = all.to_vec();
    again[5] = told(6, hinted("one", "any"));
    let (again, timelines, outline) = (timelines(again), timelines(all), outline());
    let of = |element| timelines[LEARNER].inquired(element, &outline);
    let seen = |by: &str, success| Opportunity { by: by.into(), success };
    // A hint for another step is no help with this one, nor is one that was shown before it came.
    assert_eq!(of(Inquiry::Data).seen, [seen("question.q.ask", true)]);
    assert_eq!(of(Inquiry::Hypothesis), Inquired { steps: vec!["task.one.step.guess".into()], seen: Vec::new() });
    assert_eq!(of(Inquiry::Evidence).seen, [seen("task.one.step.try", false), seen("task.two.step.go", true)]);
    assert_eq!(of(Inquiry::Reflection), Inquired::default());
    let again = &again[LEARNER];
    assert_eq!(again.inquired(Inquiry::Evidence, &outline).seen[0], seen("task.one.step.try", false));
    assert_eq!(again.inquired(Inquiry::Data, &outline).seen, [seen("question.q.ask", true)]);
}

#[test]
fn a_term_takes_lessons_one_after_another() {
    let done = |second| told(second, step_done("two", "go"));
    let (outline, one, other) = (outline(), timelines([done(1)]), timelines([done(9)]));
    let [one, other] = [&one, &other].map(|timelines| &timelines[LEARNER]);
    let nothing = Timeline::default();
    let over = |element| {
        Practised::over(element, [("march", one, &outline), ("april", &nothing, &outline), ("may", other, &outline)])
    };
    let evidence = over(Inquiry::Evidence).expect("something was done");
    assert_eq!(evidence.lessons.iter().map(|(lesson, _)| *lesson).collect::<Vec<_>>(), ["march", "may"]);
    let seen = vec![Opportunity { by: "task.two.step.go".into(), success: true }; 2];
    assert_eq!(evidence.stage(), Some(MODEL.stage(&seen)));
    assert_eq!(over(Inquiry::Data), None);
    let supposed = timelines([told(4, answered("p", "a", false, true))]);
    let supposed = Practised::over(Inquiry::Hypothesis, [((), &supposed[LEARNER], &outline)]);
    assert_eq!(supposed.expect("something was supposed").stage(), None);
}

#[test]
fn a_path_is_put_in_order_and_read() {
    let recorded = |row, value| Recorded { row, cells: vec![value] };
    let all = [
        told(30, task_done("two")),
        told(4, answered("q", "b", false, false)),
        told(5, answered("q", "a", true, false)),
        told(3, Visited { viewpoint: "bench".into() }),
        told(6, recorded(0, 1.5)),
        told(7, Struck { row: 0 }),
        told(8, recorded(1, 2.5)),
        told(9, task_done("one")),
        told(20, hinted("two", "wait")),
    ];
    let timelines = timelines(all);
    let (path, outline) = (&timelines[LEARNER], outline());
    assert_eq!(
        (path.place(), path.task(&outline), path.asked_hints("two"), path.asked_hints("one")),
        (Some("bench"), None, 1, 0)
    );
    assert_eq!(path.rows(), [&[2.5][..]]);
    assert_eq!(path.opportunities("fair", &outline), [Opportunity { by: "question.q.ask".into(), success: false }]);
    assert_eq!(path.opportunities("timing", &outline), [Opportunity { by: "task.two.goal".into(), success: false }]);
    let answers = answers(timelines.values(), "q");
    assert_eq!((answers.pupils, answers.right_at_once), (1, 0));
    assert_eq!(answers.choices["b"], (1, 1));
    assert_eq!(answers.choices["a"], (0, 1));
}

#[test]
fn a_hint_that_came_by_itself_is_held_against_nobody() {
    let all = |hint: &dyn Fn(&str, &str) -> Hinted| {
        let told = [
            told(1, hint("one", "any")),
            told(2, answered("q", "a", true, false)),
            told(3, hint("two", "wait")),
            told(4, step_done("two", "go")),
            told(5, task_done("two")),
        ];
        timelines(told).remove(LEARNER).expect("a way")
    };
    let (asked, unasked, outline) = (all(&hinted), all(&came), outline());
    let succeeded = |way: &Timeline, goal| way.opportunities(goal, &outline)[0].success;
    for goal in ["fair", "timing"] {
        assert_eq!((succeeded(&asked, goal), succeeded(&unasked, goal)), (false, true), "{goal}");
    }
    let done = |way: &Timeline| way.inquired(Inquiry::Evidence, &outline).seen[0].success;
    assert_eq!((done(&asked), done(&unasked)), (false, true));
    assert_eq!((asked.asked_hints("two"), unasked.asked_hints("two")), (1, 0));
    // It is still told that it was shown.
    assert_eq!((unasked.saw_hint("two.wait", false), unasked.saw_hint("two.wait", true)), (true, false));
    assert_eq!((asked.saw_hint("two.wait", false), asked.saw_hint("two.wait", true)), (false, true));
}

#[test]
fn a_statement_without_the_mark_counts_as_asked_for() {
    let mut old = told(1, came("two", "wait"));
    old["result"] = Value::Null;
    let way = timelines([old, told(2, task_done("two"))]);
    assert_eq!(way[LEARNER].asked_hints("two"), 1);
}
