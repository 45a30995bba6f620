//! Dialogues on the screen: what is said, and what can be answered.

use super::{Card, StageBlock};
use crate::{
    action::UiAction,
    ui::{
        panels::View,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Live, Widget},
    },
};
use shujin_blocks::dialogue::{Choose, TALK, Talk};
use shujin_lesson::mentions;
use shujin_messages::{Locale, Message};
use shujin_play::{Intent, Play, Utterance};

/// The block for the stage's list.
pub struct Dialogue;

impl StageBlock for Dialogue {
    fn card(&self, view: &View, said: &Utterance, width: f32) -> Option<Card> {
        said.id_of(TALK)?;
        let talk = view.play.state::<Talk>().filter(|talk| talk.active())?;
        let goes_on = talk.options.is_empty().then(|| mentions::NEXT.word());
        Some(Card { framed: true, goes_on, rows: spoken(view, talk, width), sourced: Vec::new() })
    }

    fn speaker(&self, play: &Play) -> Option<String> {
        let role = play.state::<Talk>()?.line.as_ref()?.role.as_ref()?;
        play.lesson.scene.roles.iter().find(|one| one.id == *role)?.node.clone()
    }

    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        let talks =
            play.lesson.scene.roles.iter().any(|role| role.node.as_deref() == Some(node) && role.talk.is_some());
        talks.then(|| say!("talk-to", role = text(&format!("node.{node}.name"))))
    }
}

fn spoken(view: &View, talk: &Talk, width: f32) -> Vec<Widget> {
    let text = |id: &str, own: &str| match view.locale {
        Locale::SOURCE => own.to_owned(),
        _ => Some(view.text(&format!("dialogue.{id}"))).filter(|t| !t.is_empty()).unwrap_or(own.into()),
    };
    let mut rows = Vec::new();
    if let Some(line) = &talk.line {
        if let Some(role) = &line.role {
            rows.push(Widget::text("speaker", view.text(&format!("role.{role}")), Style::Small, Tone::Warm));
        }
        rows.push(Widget::live("said", text(&line.id, &line.text), Style::Body, Tone::Ink));
    }
    for (i, option) in talk.options.iter().enumerate() {
        let act = UiAction::Intent(Intent::of(Choose { option: i }));
        rows.push(Widget::Button(Button {
            width: width - 42.0,
            live: Live::Aloud,
            ..Widget::button(format!("say.{i}"), text(&option.id, &option.text), ButtonVariant::Plain, act)
        }));
    }
    rows
}
