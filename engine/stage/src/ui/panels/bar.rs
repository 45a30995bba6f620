//! The bar along the upper edge, and the places to go along the lower one.

use super::View;
use crate::{
    action::UiAction,
    blocks::BLOCKS,
    ui::{
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Widget},
    },
};
use shujin_play::Intent;

/// Back, title, stop, language.
pub fn bar(view: &View) -> Vec<Widget> {
    let quiet =
        |id: &str, label: String, act| -> Widget { Widget::button(id, label, ButtonVariant::Quiet, act).into() };
    let pause = if view.paused { "resume" } else { "pause" };
    vec![Widget::Row(
        12.0,
        vec![
            quiet("home", format!("← {}", view.word("back")), UiAction::Home),
            Widget::text("title", view.text("scene.title"), Style::Heading, Tone::Light),
            Widget::text("sounds", sounds(view), Style::Small, Tone::Light),
            Widget::Spacer,
            if view.held { Widget::Spacer } else { quiet("pause", view.word(pause), UiAction::Pause) },
            quiet("language", view.word("language"), UiAction::Language),
        ],
    )]
}

/// What can be heard here and now, in words: for those who cannot hear it, or have the sound off.
fn sounds(view: &View) -> String {
    let names: Vec<String> = BLOCKS.iter().flat_map(|block| block.heard(view)).collect();
    if names.is_empty() { String::new() } else { view.word_with("sounds", &[&names.join(&view.word("comma"))]) }
}

/// A button for each viewpoint, and one to walk where one can.
pub fn places(view: &View) -> Vec<Widget> {
    let scene = &view.play.lesson.scene;
    if scene.viewpoints.len() < 2 {
        return Vec::new();
    }
    let places = scene.viewpoints.iter().map(|v| {
        let name = view.text(&format!("viewpoint.{}", v.id));
        let act = UiAction::Intent(Intent::Go { viewpoint: v.id.clone() });
        Widget::Button(Button {
            name: view.word_with("goto", &[&name]),
            checked: view.play.walker.at.as_deref() == Some(&v.id),
            ..Widget::button(format!("go.{}", v.id), name, ButtonVariant::Plain, act)
        })
    });
    let walk = scene.walk.free.then(|| {
        let word = view.word(if view.walking { "stand" } else { "walk" });
        let button = Widget::button("walk", word, ButtonVariant::Plain, UiAction::Walk);
        Widget::Button(Button { checked: view.walking, ..button })
    });
    vec![Widget::Row(8.0, walk.into_iter().chain(places).collect())]
}
