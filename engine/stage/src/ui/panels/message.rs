//! What is being said or asked: dialogue, question, answer, description, line. One at a time, the most pressing first.

use super::View;
use crate::{
    action::UiAction,
    blocks::{BLOCKS, Card},
    ui::{
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Widget},
    },
};
use serde_json::json;
use shujin_messages::{Joint, Message};
use shujin_play::Intent;

/// The card that talks, this wide (logical pixels).
pub fn message(view: &View, width: f32) -> Vec<Widget> {
    let Some(Card { framed, rows, .. }) = card(view, width) else { return Vec::new() };
    vec![Widget::Card(CardStyle { width, gap: 10.0, dark: false, framed }, rows)]
}

fn card(view: &View, width: f32) -> Option<Card> {
    let own = |rows| Card { framed: false, urgent: false, rows };
    let cards = || BLOCKS.iter().filter_map(|block| block.card(view, width));
    // What was just touched tells about itself, also while a question is open.
    match &view.play.reading {
        Some(node) => cards().find(|card| card.urgent).or_else(|| Some(own(read(view, node)))),
        None => cards().next().or_else(|| view.play.said.front().map(|line| own(line_card(view, line)))),
    }
}

/// The button that goes on.
pub fn next(view: &View, label: Message) -> Widget {
    let button = Widget::button("next", view.say(label), ButtonVariant::Main, UiAction::Intent(Intent::Next));
    Widget::Row(8.0, vec![Widget::Spacer, button.into()])
}

fn read(view: &View, node: &str) -> Vec<Widget> {
    let about = format!("node.{node}.about");
    let mut rows = vec![
        Widget::heading("reading", view.text(&format!("node.{node}.name"))),
        Widget::live("about", view.text(&about), Style::Body, Tone::Ink),
    ];
    rows.extend(sources(view, &about));
    rows.push(next(view, say!("understood")));
    rows
}

fn line_card(view: &View, line: &str) -> Vec<Widget> {
    let id = format!("line.{line}");
    let mut rows = vec![Widget::live("line", view.text(&id), Style::Body, Tone::Ink)];
    rows.extend(sources(view, &id));
    rows.push(next(view, say!("understood")));
    rows
}

/// Under this name the screen keeps the text whose sources are shown.
const SOURCES: &str = "sources";

/// Where the figures of a text come from, each source once, behind a button: a child reads the card, a teacher what it stands on.
pub fn sources(view: &View, text: &str) -> Option<Widget> {
    let mut found: Vec<String> = Vec::new();
    for fact in view.play.facts_in(view.locale.tag(), text) {
        // Where sources disagree, what each says.
        let note = view.text(&format!("fact.{}.note", fact.id));
        let source = if note.is_empty() { fact.source.clone() } else { format!("{note} {}", fact.source) };
        if !found.contains(&source) {
            found.push(source);
        }
    }
    if found.is_empty() {
        return None;
    }
    let is_shown = view.own::<String>(SOURCES) == text;
    let act = UiAction::Own(SOURCES, json!(if is_shown { "" } else { text }));
    let button = Widget::button("sources", view.say(say!("sources-button")), ButtonVariant::Option, act);
    let mut rows = vec![Widget::Row(8.0, vec![Button { checked: is_shown, ..button }.into()])];
    if is_shown {
        let list = Message::list(found.iter().map(Message::same), Joint::Semicolon);
        rows.push(Widget::live("source", view.say(say!("sources", sources = list)), Style::Small, Tone::Soft));
    }
    Some(Widget::Column(4.0, rows))
}
