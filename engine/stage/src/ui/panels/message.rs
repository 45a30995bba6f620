//! What is being said or asked: the card that the lesson shows now, as [`Speech::card`](shujin_play::Speech::card) has it.

use super::{View, dock::foldable};
use crate::{
    action::UiAction,
    blocks::{BLOCKS, Card},
    ui::{
        fold::Panel,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Live, Widget},
    },
};
use serde_json::json;
use shujin_lesson::mentions;
use shujin_messages::{Joint, Message};
use shujin_play::{Content, Intent, Utterance};

/// The card that talks, this wide (logical pixels).
pub fn message(view: &View, width: f32) -> Vec<Widget> {
    let Some(Card { framed, goes_on, mut rows, sourced }) = card(view, width) else { return Vec::new() };
    rows.extend(sources(view, &sourced));
    rows.extend(goes_on.map(|label| next(view, label)));
    let rows = foldable(view, Panel::Talk, rows);
    vec![Widget::Card(CardStyle { width, gap: 10.0, dark: false, framed }, rows)]
}

/// Whether something is being said or asked.
pub fn is_up(view: &View) -> bool {
    card(view, 0.0).is_some()
}

/// All that stands on the card: lines of one deed together, whatever else is said above or below them.
fn card(view: &View, width: f32) -> Option<Card> {
    let shown = view.play.speech.card();
    let mut whole =
        Card { framed: false, goes_on: Some(mentions::UNDERSTOOD.word()), rows: Vec::new(), sourced: Vec::new() };
    let mut lines: Vec<&Utterance> = Vec::new();
    for said in shown {
        let part = match &said.content {
            Content::Line(_) => {
                lines.push(said);
                continue;
            }
            Content::About(node) => {
                let about = format!("node.{node}.about");
                Some(Card {
                    framed: false,
                    goes_on: whole.goes_on.take(),
                    rows: read(view, node, &about),
                    sourced: vec![about],
                })
            }
            Content::OfBlock { .. } => of_block(view, said, width),
        };
        let Some(part) = part else { continue };
        whole.put(view, &mut lines);
        whole.rows.extend(part.rows);
        whole.sourced.extend(part.sourced);
        (whole.framed, whole.goes_on) = (part.framed, part.goes_on);
    }
    whole.put(view, &mut lines);
    (!whole.rows.is_empty()).then_some(whole)
}

fn of_block(view: &View, said: &Utterance, width: f32) -> Option<Card> {
    BLOCKS.iter().find_map(|block| block.card(view, said, width))
}

/// The button that goes on, at the foot of its card.
fn next(view: &View, label: Message) -> Widget {
    let button = Widget::button("next", view.say(label), ButtonVariant::Main, UiAction::Intent(Intent::Next));
    Widget::Foot(vec![Widget::Row(8.0, vec![Widget::Spacer, button.into()])])
}

fn read(view: &View, node: &str, about: &str) -> Vec<Widget> {
    vec![
        Widget::heading("reading", view.text(&format!("node.{node}.name"))).announced(Live::Aloud),
        Widget::live("about", view.text(about), Style::Body, Tone::Ink),
    ]
}

impl Card {
    /// Puts lines on it as one text, a paragraph each: it is read aloud once.
    fn put(&mut self, view: &View, lines: &mut Vec<&Utterance>) {
        let text = lines.iter().map(|said| view.play.line(view.locale.tag(), said)).collect::<Vec<_>>().join("\n");
        if !lines.is_empty() {
            self.rows.push(Widget::live("line", text, Style::Body, Tone::Ink));
        }
        let ids = lines.drain(..).map(|said| match &said.content {
            Content::Line(line) => format!("line.{line}"),
            _ => String::new(),
        });
        self.sourced.extend(ids);
    }
}

/// The id of a text's sources, once they are shown.
pub const SOURCE: &str = "source";

/// Under this name the screen keeps the text whose sources are shown.
const SOURCES: &str = "sources";

/// Where the figures of texts come from, each source once, behind a button: a child reads the card, a teacher what it stands on.
fn sources(view: &View, texts: &[String]) -> Option<Widget> {
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
        rows.push(Widget::live(SOURCE, view.say(say!("sources", sources = list)), Style::Small, Tone::Soft));
    }
    Some(Widget::Column(4.0, rows))
}
