//! Questions on the screen: put, answered, explained.

use super::{Card, StageBlock};
use crate::{
    action::UiAction,
    screen::Screen,
    ui::{
        panels::View,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Live, Widget},
    },
};
use serde_json::json;
use shujin_blocks::question::{ASKED, Answer, FEEDBACK, Feedback, Questions, question};
use shujin_lesson::format;
use shujin_lesson::mentions;
use shujin_messages::{Joint, Message};
use shujin_play::{Intent, IntentKind, Utterance};

/// Of the screen: the options that are marked in a question with several answers.
const MARKED: &str = "question.marked";

/// So many answers stand beside each other if they are short; between two of them, and the letters and margins of one, logical pixels.
const MANY: usize = 4;
const BETWEEN: f32 = 8.0;
const LETTER: f32 = 21.0;
const MARGINS: f32 = 36.0;

/// The block for the stage's list.
pub struct Question;

impl StageBlock for Question {
    fn card(&self, view: &View, said: &Utterance, width: f32) -> Option<Card> {
        if let Some(id) = said.id_of(FEEDBACK) {
            let feedback = Questions::feedback_to(view.play, id)?;
            let sourced =
                if feedback.noted { Vec::new() } else { vec![format!("question.{}.because", feedback.question)] };
            let rows = answered(view, &feedback);
            return Some(Card { framed: true, goes_on: Some(mentions::NEXT.word()), rows, sourced });
        }
        let open = question(&view.play.lesson, said.id_of(ASKED)?)?;
        Some(Card { framed: true, goes_on: None, rows: asked(view, open, width), sourced: Vec::new() })
    }

    fn submitted(&self, screen: &mut Screen, intent: &Intent) {
        if intent.kind() == Answer::KIND {
            screen.own.remove(MARKED);
        }
    }
}

/// The options with this one added, or taken away where it was among them.
fn toggled(marked: &[String], option: &String) -> Vec<String> {
    let others = marked.iter().filter(|one| *one != option).cloned();
    let added = (!marked.contains(option)).then(|| option.clone());
    others.chain(added).collect()
}

/// Whether an answer has room on one line of this width, logical pixels: a letter of ASCII is half as wide as a Chinese character.
fn is_short(label: &str, width: f32) -> bool {
    let halves: usize = label.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    halves as f32 * LETTER / 2.0 + MARGINS <= width
}

fn asked(view: &View, question: &format::Question, width: f32) -> Vec<Widget> {
    let kind = if question.predict { say!("question-predict") } else { say!("question-ask") };
    let mut rows = vec![
        Widget::text("", view.say(kind), Style::Small, Tone::Warm),
        Widget::live("ask", view.text(&format!("question.{}.ask", question.id)), Style::Body, Tone::Ink),
    ];
    let marked: Vec<String> = view.own(MARKED);
    let label = |option: &str| view.text(&format!("question.{}.option.{option}", question.id));
    let whole = width - 42.0;
    let half = (whole - BETWEEN) / 2.0;
    // Many short answers stand beside each other, so that all of them are seen at once.
    let are_short = question.options.len() >= MANY && question.options.iter().all(|o| is_short(&label(o), half));
    let option = |option: &String| {
        let act = if question.several {
            UiAction::Own(MARKED, json!(toggled(&marked, option)))
        } else {
            UiAction::Intent(Intent::of(Answer { question: question.id.clone(), options: vec![option.clone()] }))
        };
        Widget::Button(Button {
            checked: marked.contains(option),
            width: if are_short { half } else { whole },
            live: Live::Aloud,
            ..Widget::button(format!("answer.{option}"), label(option), ButtonVariant::Plain, act)
        })
    };
    let options: Vec<Widget> = question.options.iter().map(option).collect();
    if are_short {
        rows.push(Widget::Row(BETWEEN, options));
    } else {
        rows.extend(options);
    }
    if question.several {
        let options = marked;
        let disabled = options.is_empty();
        let act = UiAction::Intent(Intent::of(Answer { question: question.id.clone(), options }));
        let button = Widget::button("submit", view.say(mentions::SUBMIT.word()), ButtonVariant::Main, act);
        rows.push(Widget::Foot(vec![Widget::Button(Button { disabled, ..button })]));
    }
    rows
}

fn answered(view: &View, feedback: &Feedback) -> Vec<Widget> {
    let id = &feedback.question;
    let predict = question(&view.play.lesson, id).is_some_and(|q| q.predict);
    let chosen = feedback.answer.iter().map(|o| view.text(&format!("question.{id}.option.{o}")));
    let chosen = Message::list(chosen.map(Message::same), Joint::Comma);
    let wrong = feedback.answer.iter().map(|o| view.text(&format!("question.{id}.wrong.{o}")));
    let wrong = wrong.filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    let because = view.text(&format!("question.{id}.because"));
    let (verdict, tone) = match feedback.right {
        true => (say!("answer-right"), Tone::Good),
        false => (say!("answer-wrong"), Tone::Warm),
    };
    let mut rows = Vec::new();
    if feedback.noted {
        rows.push(Widget::live("feedback", view.say(say!("guess-noted")), Style::Body, Tone::Ink));
    } else if predict {
        let guess = view.say(say!("your-guess", guess = chosen));
        let tone = if feedback.right { Tone::Good } else { Tone::Soft };
        rows.push(Widget::text("", guess, Style::Small, tone).announced(Live::Aloud));
        if !feedback.right && !wrong.is_empty() {
            rows.push(Widget::text("wrong", wrong, Style::Body, Tone::Ink).announced(Live::Aloud));
        }
        rows.push(Widget::live("feedback", because, Style::Body, Tone::Ink));
    } else {
        rows.push(Widget::text("verdict", view.say(verdict), Style::Heading, tone).announced(Live::Verdict));
        let text = if feedback.right || wrong.is_empty() { because } else { wrong };
        rows.push(Widget::live("feedback", text, Style::Body, Tone::Ink));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_short_that_has_room_on_one_line() {
        let half = 135.0;
        assert!(is_short("徵 sol", half) && is_short("羽 la", half));
        assert!(!is_short("像小山：先上去，再下来", half) && !is_short("a hill: up, then down", half));
    }
}
