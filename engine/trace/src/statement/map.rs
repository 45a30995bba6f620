//! Which verb, object and result each event has. The table is in the parent module.

use super::activity::{self, AND};
use super::plain::{duration, number, plain, response, word};
use super::told::{Level, Told};
use crate::event::{Event, What};
use crate::session::Session;
use crate::texts::Texts;
use crate::vocabulary::{self as v, Verb};
use serde_json::json;
use std::time::Duration;

/// The statement that ends a session.
pub(super) fn terminated(session: &Session, texts: &Texts, elapsed: Duration) -> Told {
    Told::session(v::TERMINATED, session, texts).with("duration", duration(elapsed))
}

/// Something done with the scene as a whole, which has no parent.
fn of_scene(verb: Verb, session: &Session, texts: &Texts) -> Told {
    Told { parents: Vec::new(), ..Told::scene(verb, activity::scene(session, texts), session) }
}

/// What an event says.
pub(super) fn tell(event: &Event, session: &Session, texts: &Texts, elapsed: Duration) -> Vec<Told> {
    let part = |verb: Verb, kind: &str, name: &str, of_type: &str, text: String| {
        let object = activity::named(session, kind, name, of_type, texts.get(&text));
        Told::scene(verb, object, session)
    };
    vec![match &event.what {
        What::Opened => Told::session(v::INITIALIZED, session, texts),
        What::Left => terminated(session, texts, elapsed),
        What::Finished { right, answered, .. } => return finished(session, texts, elapsed, *right, *answered),
        What::Started => of_scene(v::ATTEMPTED, session, texts),
        What::Resumed => of_scene(v::RESUMED, session, texts),
        What::Visited { viewpoint: name } => {
            part(v::EXPERIENCED, "viewpoint", name, v::AREA, format!("viewpoint.{name}"))
        }
        What::Examined { node } => part(v::INTERACTED, "node", node, v::GAME_OBJECT, format!("node.{node}.name")),
        What::Used { node } => part(v::USED, "node", node, v::GAME_OBJECT, format!("node.{node}.name")),
        What::Set { value, to, unit } => part(v::INTERACTED, "value", value, v::CONTROL, format!("value.{value}.name"))
            .extension(v::SETTING, json!({ "value": plain(to), "unit": unit })),
        What::Answered { question, answer, right, prediction, step } => {
            let object = activity::question(session, texts, question, answer, *prediction);
            let mut told = Told::scene(v::ANSWERED, object, session).with("response", response(answer));
            if let Some(step) = step {
                told = told.under(activity::reference(session, "step", step, v::STEP));
            }
            if *prediction { told.extension(v::PREDICTION, true) } else { told.with("success", *right) }
        }
        What::Said { node, line } => part(v::SELECTED, "dialogue", node, v::DIALOGUE, format!("dialogue.{line}"))
            .with("response", word(line))
            .extension(v::LINE, word(line)),
        What::Measured { instrument, reading, unit } => {
            let text = format!("instrument.{instrument}");
            let mut told = part(v::ANSWERED, "instrument", instrument, v::INTERACTION, text);
            told.object["definition"]["interactionType"] = json!("numeric");
            told.with("response", number(*reading)).extension(v::READING, json!({ "value": reading, "unit": unit }))
        }
        What::Recorded { row, cells } => {
            let columns: Vec<String> = (0..cells.len())
                .map(|at| texts.columns.get(at).cloned().unwrap_or_else(|| format!("column-{}", at + 1)))
                .collect();
            let steps: Vec<String> =
                columns.iter().zip(cells).map(|(column, cell)| format!("{column}[.]{}", number(*cell))).collect();
            Told::scene(v::ANSWERED, activity::table(session, texts, &columns), session)
                .with("response", steps.join(AND))
                .extension(v::ROW_DATA, json!({ "number": row, "cells": cells }))
        }
        What::Struck { row } => part(v::STRUCK, "row", &row.to_string(), v::ROW, String::new()),
        What::Hinted { task, hint, asked } => {
            let text = format!("task.{task}.hint.{hint}");
            part(v::HINTED, "hint", &format!("{task}.{hint}"), v::HINT, text)
                .extension(v::ASKED, *asked)
                .under(activity::reference(session, "task", task, v::QUEST))
        }
        What::StepDone { task, step } => {
            let text = format!("task.{task}.step.{step}");
            part(v::COMPLETED, "step", &format!("{task}.{step}"), v::STEP, text)
                .with("completion", true)
                .under(activity::reference(session, "task", task, v::QUEST))
        }
        What::TaskDone { task, goals, ticks, hints } => {
            let goal = |goal: &String| {
                activity::named(session, "goal", goal, v::OBJECTIVE, texts.get(&format!("goal.{goal}")))
            };
            let told = part(v::COMPLETED, "task", task, v::QUEST, format!("task.{task}.goal"))
                .with("completion", true)
                .with("duration", duration(Duration::from_millis(ticks.saturating_mul(1000) / 60)))
                .extension(v::HINTS, *hints);
            Told { goals: goals.iter().map(goal).collect(), ..told }
        }
        What::Logged { line } => part(v::LOGGED, "line", line, v::LOG_LINE, format!("line.{line}")),
        What::Heard { phrase, rate } => {
            part(v::EXPERIENCED, "phrase", &phrase.to_string(), v::PHRASE, String::new()).extension(v::RATE, *rate)
        }
        What::Played { phrase, wrong } => {
            part(v::PLAYED, "phrase", &phrase.to_string(), v::PHRASE, String::new()).extension(v::WRONG, *wrong)
        }
    }]
}

/// The end: `completed` for cmi5, which allows no score there, then the share of right answers where there is one.
fn finished(session: &Session, texts: &Texts, elapsed: Duration, right: usize, answered: usize) -> Vec<Told> {
    let completed = Told::session(v::COMPLETED, session, texts).with("completion", true);
    let completed = completed.with("duration", duration(elapsed));
    let mut told = vec![Told { level: Level::MoveOn, ..completed }];
    if answered > 0 {
        let scaled = right.min(answered) as f64 / answered as f64;
        let score = json!({ "scaled": scaled, "raw": right.min(answered), "min": 0, "max": answered });
        let graded = |verb| Told::session(verb, session, texts).with("score", score.clone());
        told.push(match session.mastery {
            None => Told { level: Level::Scene, ..graded(v::SCORED) },
            Some(mastery) => {
                let passed = scaled >= mastery;
                let told = graded(if passed { v::PASSED } else { v::FAILED }).with("success", passed);
                Told { level: Level::MoveOn, ..told.with("duration", duration(elapsed)) }
            }
        });
    }
    told
}
