//! What is being said or asked: the card that the lesson shows now, as [`Speech::card`](shujin_play::Speech::card) has it.

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
use shujin_lesson::mentions;
use shujin_messages::{Joint, Message};
use shujin_play::{Content, Intent, Utterance};

/// The card that talks, this wide (logical pixels).
pub fn message(view: &View, width: f32) -> Vec<Widget> {
    let Some(Card { framed, goes_on, mut rows }) = card(view, width) else { return Vec::new() };
    rows.extend(goes_on.map(|label| next(view, label)));
    vec![Widget::Card(CardStyle { width, gap: 10.0, dark: false, framed }, rows)]
}

/// All that stands on the card: lines of one deed together, whatever else is said above or below them.
fn card(view: &View, width: f32) -> Option<Card> {
    let shown = view.play.speech.card();
    let mut whole = Card { framed: false, goes_on: Some(mentions::UNDERSTOOD.word()), rows: Vec::new() };
    let mut lines: Vec<String> = Vec::new();
    for said in shown {
        let part = match &said.content {
            Content::Line(line) => {
                lines.push(format!("line.{line}"));
                continue;
            }
            Content::About(node) => Some(Card { framed: false, goes_on: whole.goes_on.take(), rows: read(view, node) }),
            Content::OfBlock { .. } => of_block(view, said, width),
        };
        let Some(part) = part else { continue };
        whole.rows.extend(together(view, &std::mem::take(&mut lines)));
        whole.rows.extend(part.rows);
        (whole.framed, whole.goes_on) = (part.framed, part.goes_on);
    }
    whole.rows.extend(together(view, &lines));
    (!whole.rows.is_empty()).then_some(whole)
}

fn of_block(view: &View, said: &Utterance, width: f32) -> Option<Card> {
    BLOCKS.iter().find_map(|block| block.card(view, said, width))
}

/// The button that goes on.
fn next(view: &View, label: Message) -> Widget {
    let button = Widget::button("next", view.say(label), ButtonVariant::Main, UiAction::Intent(Intent::Next));
    Widget::Row(8.0, vec![Widget::Spacer, button.into()])
}

fn read(view: &View, node: &str) -> Vec<Widget> {
    let about = format!("node.{node}.about");
    let mut rows = vec![
        Widget::heading("reading", view.text(&format!("node.{node}.name"))),
        Widget::live("about", view.text(&about), Style::Body, Tone::Ink),
    ];
    rows.extend(sources(view, &[about]));
    rows
}

/// Lines as one text, a paragraph each: it is read aloud once.
fn together(view: &View, lines: &[String]) -> Vec<Widget> {
    if lines.is_empty() {
        return Vec::new();
    }
    let text = lines.iter().map(|line| view.text(line)).collect::<Vec<_>>().join("\n");
    let mut rows = vec![Widget::live("line", text, Style::Body, Tone::Ink)];
    rows.extend(sources(view, lines));
    rows
}

/// Under this name the screen keeps the text whose sources are shown.
const SOURCES: &str = "sources";

/// Where the figures of texts come from, each source once, behind a button: a child reads the card, a teacher what it stands on.
pub fn sources(view: &View, texts: &[String]) -> Option<Widget> {
    let mut found: Vec<String> = Vec::new();
    for fact in texts.iter().flat_map(|text| view.play.facts_in(view.locale.tag(), text)) {
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
    let text = texts.first().map_or("", String::as_str);
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
