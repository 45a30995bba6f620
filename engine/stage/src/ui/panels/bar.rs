//! The bar along the upper edge, and the places to go along the lower one.

use super::{View, languages::languages};
use crate::{
    action::UiAction,
    blocks::BLOCKS,
    screen::Signs,
    ui::{
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Widget},
    },
};
use shujin_messages::{Joint, Locale, Message};
use shujin_play::Intent;

/// Back, title, stop, language.
pub fn bar(view: &View) -> Vec<Widget> {
    let quiet =
        |id: &str, label: String, act| -> Widget { Widget::button(id, label, ButtonVariant::Quiet, act).into() };
    let pause = if view.paused { say!("go-on") } else { say!("pause") };
    let mut row = vec![
        quiet("home", view.say(say!("home-arrow")), UiAction::Home),
        Widget::text("title", view.text("scene.title"), Style::Heading, Tone::Light),
        Widget::text("sounds", sounds(view), Style::Small, Tone::Light),
        sign(view.signs, view.locale),
        Widget::Spacer,
        if view.held { Widget::Spacer } else { quiet("pause", view.say(pause), UiAction::Pause) },
        quiet("settings", view.say(say!("settings")), UiAction::Settings),
    ];
    row.extend(languages(view.locale, spoken(view), view.choosing_language, view.at_board));
    vec![Widget::Row(12.0, row)]
}

/// What who learns must know of the page; empty where all is as it should be.
pub fn sign(signs: Signs, locale: Locale) -> Widget {
    let said = [(signs.offline, say!("sign-offline")), (signs.elsewhere, say!("sign-elsewhere"))];
    let said: Vec<String> = said.iter().filter(|(is_so, _)| *is_so).map(|(_, text)| text.text(locale)).collect();
    Widget::live("sign", said.join(" · "), Style::Small, Tone::Light)
}

/// The locales that both the engine and the scene have.
fn spoken(view: &View) -> impl Iterator<Item = Locale> {
    let lesson = &view.play.lesson;
    Locale::all().filter(|locale| lesson.languages().any(|language| language == locale.tag()))
}

/// What can be heard here and now, in words: for those who cannot hear it, or have the sound off.
fn sounds(view: &View) -> String {
    let names: Vec<Message> = BLOCKS.iter().flat_map(|block| block.heard(view)).map(Message::same).collect();
    if names.is_empty() {
        return String::new();
    }
    view.say(say!("sounds", sounds = Message::list(names, Joint::Comma)))
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
            name: view.say(say!("go-to", place = &name)),
            checked: view.play.walker.at.as_deref() == Some(&v.id),
            ..Widget::button(format!("go.{}", v.id), name, ButtonVariant::Plain, act)
        })
    });
    let walk = scene.walk.free.then(|| {
        let word = if view.walking { say!("walk-stop") } else { say!("walk-ahead") };
        let button = Widget::button("walk", view.say(word), ButtonVariant::Plain, UiAction::Walk);
        Widget::Button(Button { checked: view.walking, ..button })
    });
    vec![Widget::Row(8.0, walk.into_iter().chain(places).collect())]
}
