//! What is being said or asked: dialogue, question, answer, description, line. One at a time, the most pressing first.

use super::View;
use crate::{
    action::UiAction,
    ui::{
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Widget},
    },
};
use shujin_blocks::{
    dialogue::{Choose, Talk},
    question::{Answer, Feedback, Questions, question},
};
use shujin_lesson::format::Question;
use shujin_play::Intent;

/// The card that talks, this wide (logical pixels).
pub fn message(view: &View, width: f32) -> Vec<Widget> {
    let play = view.play;
    let (framed, rows) = if let Some(talk) = play.state::<Talk>().filter(|t| t.active()) {
        (true, said(view, talk, width))
    } else if let Some(feedback) = Questions::feedback_in(play) {
        (true, answered(view, feedback))
    } else if let Some(node) = &play.reading {
        // What was just touched tells about itself, also while a question is open.
        (false, read(view, node))
    } else if let Some(question) = Questions::asking_in(play).and_then(|id| question(&play.lesson, id)) {
        (true, asked(view, question, width))
    } else if let Some(line) = play.said.front() {
        (false, line_card(view, line))
    } else {
        return Vec::new();
    };
    vec![Widget::Card(CardStyle { width, gap: 10.0, dark: false, framed }, rows)]
}

fn next(view: &View, key: &str) -> Widget {
    let button = Widget::button("next", view.word(key), ButtonVariant::Main, UiAction::Intent(Intent::Next));
    Widget::Row(8.0, vec![Widget::Spacer, button.into()])
}

fn said(view: &View, talk: &Talk, width: f32) -> Vec<Widget> {
    let text = |id: &str, own: &str| match view.lang {
        "zh-CN" => own.to_owned(),
        _ => Some(view.text(&format!("dialogue.{id}"))).filter(|t| !t.is_empty()).unwrap_or(own.into()),
    };
    let mut rows = Vec::new();
    if let Some(line) = &talk.line {
        if let Some(role) = &line.role {
            rows.push(Widget::text("speaker", view.text(&format!("role.{role}")), Style::Small, Tone::Warm));
        }
        rows.push(Widget::live("said", text(&line.id, &line.text), Style::Body, Tone::Ink));
    }
    if talk.options.is_empty() {
        rows.push(next(view, "next"));
    }
    for (i, option) in talk.options.iter().enumerate() {
        let act = UiAction::Intent(Intent::of(Choose { option: i }));
        rows.push(Widget::Button(Button {
            width: width - 42.0,
            ..Widget::button(format!("say.{i}"), text(&option.id, &option.text), ButtonVariant::Plain, act)
        }));
    }
    rows
}

fn asked(view: &View, question: &Question, width: f32) -> Vec<Widget> {
    let kind = if question.predict { "predict" } else { "question" };
    let mut rows = vec![
        Widget::text("", view.word(kind), Style::Small, Tone::Warm),
        Widget::live("ask", view.text(&format!("question.{}.ask", question.id)), Style::Body, Tone::Ink),
    ];
    for option in &question.options {
        let label = view.text(&format!("question.{}.option.{option}", question.id));
        let act = if question.several {
            UiAction::Mark(option.clone())
        } else {
            UiAction::Intent(Intent::of(Answer { question: question.id.clone(), options: vec![option.clone()] }))
        };
        rows.push(Widget::Button(Button {
            checked: view.marked.contains(option),
            width: width - 42.0,
            ..Widget::button(format!("answer.{option}"), label, ButtonVariant::Plain, act)
        }));
    }
    if question.several {
        let options = view.marked.to_vec();
        let disabled = options.is_empty();
        let act = UiAction::Intent(Intent::of(Answer { question: question.id.clone(), options }));
        let button = Widget::button("submit", view.word("submit"), ButtonVariant::Main, act);
        rows.push(Widget::Button(Button { disabled, ..button }));
    }
    rows
}

fn answered(view: &View, feedback: &Feedback) -> Vec<Widget> {
    let id = &feedback.question;
    let predict = question(&view.play.lesson, id).is_some_and(|q| q.predict);
    let chosen = feedback.answer.iter().map(|o| view.text(&format!("question.{id}.option.{o}")));
    let chosen = chosen.collect::<Vec<_>>().join(&view.word("comma"));
    let wrong = feedback.answer.iter().map(|o| view.text(&format!("question.{id}.wrong.{o}")));
    let wrong = wrong.filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
    let because = view.text(&format!("question.{id}.because"));
    let verdict = if feedback.right { ("✓", "right", Tone::Good) } else { ("○", "wrong", Tone::Warm) };
    let mut rows = Vec::new();
    if feedback.noted {
        rows.push(Widget::live("feedback", view.word("noted"), Style::Body, Tone::Ink));
    } else if predict {
        let guess = view.word_with("your-guess", &[&chosen]);
        rows.push(Widget::text("", guess, Style::Small, if feedback.right { Tone::Good } else { Tone::Soft }));
        if !feedback.right && !wrong.is_empty() {
            rows.push(Widget::text("wrong", wrong, Style::Body, Tone::Ink));
        }
        rows.push(Widget::live("feedback", because, Style::Body, Tone::Ink));
    } else {
        let word = format!("{} {}", verdict.0, view.word(verdict.1));
        rows.push(Widget::text("verdict", word, Style::Heading, verdict.2));
        let text = if feedback.right || wrong.is_empty() { because } else { wrong };
        rows.push(Widget::live("feedback", text, Style::Body, Tone::Ink));
    }
    rows.extend(sources(view, &format!("question.{id}.because")).filter(|_| !feedback.noted));
    rows.push(next(view, "next"));
    rows
}

fn read(view: &View, node: &str) -> Vec<Widget> {
    let about = format!("node.{node}.about");
    let mut rows = vec![
        Widget::heading("reading", view.text(&format!("node.{node}.name"))),
        Widget::live("about", view.text(&about), Style::Body, Tone::Ink),
    ];
    rows.extend(sources(view, &about));
    rows.push(next(view, "close"));
    rows
}

fn line_card(view: &View, line: &str) -> Vec<Widget> {
    let id = format!("line.{line}");
    let mut rows = vec![Widget::live("line", view.text(&id), Style::Body, Tone::Ink)];
    rows.extend(sources(view, &id));
    rows.push(next(view, "close"));
    rows
}

/// Where the figures of a text come from, each source once.
fn sources(view: &View, text: &str) -> Option<Widget> {
    let mut found: Vec<String> = Vec::new();
    for fact in view.play.facts_in(view.lang, text) {
        // Where sources disagree, what each says.
        let note = view.text(&format!("fact.{}.note", fact.id));
        let source = if note.is_empty() { fact.source.clone() } else { format!("{note} {}", fact.source) };
        if !found.contains(&source) {
            found.push(source);
        }
    }
    let text = view.word_with("source", &[&found.join(&view.word("semicolon"))]);
    (!found.is_empty()).then(|| Widget::text("source", text, Style::Small, Tone::Soft))
}
