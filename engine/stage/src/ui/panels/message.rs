//! What is being said or asked: dialogue, question, answer, description, line. One at a time, the most pressing first.

use super::{View, dock::foldable};
use crate::{
    action::UiAction,
    blocks::{BLOCKS, Card},
    ui::{
        fold::Panel,
        theme::{Style, Tone},
        widget::{ButtonVariant, CardStyle, Widget},
    },
};
use shujin_messages::{Joint, Message};
use shujin_play::Intent;

/// The card that talks, this wide (logical pixels).
pub fn message(view: &View, width: f32) -> Vec<Widget> {
    let Some(Card { framed, rows, .. }) = card(view, width) else { return Vec::new() };
    let rows = foldable(view, Panel::Talk, rows);
    vec![Widget::Card(CardStyle { width, gap: 10.0, dark: false, framed }, rows)]
}

/// Whether something is being said or asked.
pub fn is_up(view: &View) -> bool {
    card(view, 0.0).is_some()
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

/// The button that goes on, at the foot of its card.
pub fn next(view: &View, label: Message) -> Widget {
    let button = Widget::button("next", view.say(label), ButtonVariant::Main, UiAction::Intent(Intent::Next));
    Widget::Foot(vec![Widget::Row(8.0, vec![Widget::Spacer, button.into()])])
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

/// Where the figures of a text come from, each source once.
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
    let text = view.say(say!("sources", sources = Message::list(found.iter().map(Message::same), Joint::Semicolon)));
    (!found.is_empty()).then(|| Widget::text("source", text, Style::Small, Tone::Soft))
}
