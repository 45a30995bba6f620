//! The bar along the upper edge, and the places to go along the lower one.

use super::{View, languages::languages};
use crate::{
    action::UiAction,
    blocks::BLOCKS,
    screen::Signs,
    ui::{
        room::Shape,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Widget},
    },
};
use shujin_messages::{Joint, Locale, Message};
use shujin_play::Intent;

/// Where the bar is narrower than this it has no room for what is heard and for words where signs do, for any title: logical pixels.
const FULL: f32 = 1000.0;
const TITLED: f32 = 560.0;

/// Where it is narrower than this, title and what is heard stand beside each other in smaller letters: a bar that grows a line as something
/// sounds would move what is being pressed.
const ROOMY: f32 = 1200.0;

/// Back, title, what is heard, signs; stop, settings, language. While there are signs, they stand on an upright screen in a row of their own, on
/// a low one in the title's place.
pub fn bar(view: &View) -> Vec<Widget> {
    let quiet = |id: &str, label: String, act| Widget::button(id, label, ButtonVariant::Quiet, act);
    let width = view.room.size.x;
    let pause = if view.paused { say!("go-on") } else { say!("pause") };
    let home = quiet("home", view.say(say!("home-arrow")), UiAction::Home);
    let home = match width < FULL {
        true => Button { label: "←".into(), name: view.say(say!("home")), ..home },
        false => home,
    };
    let mut row: Vec<Widget> = vec![home.into()];
    let is_signed = view.signs != Signs::default();
    let takes_title = view.room.shape() == Shape::Short && width < FULL && is_signed;
    if width >= TITLED && !takes_title {
        let style = match view.room.shape() {
            // On a low screen a title of several lines would take what is to be seen.
            Shape::Short => Style::Small,
            _ if width < ROOMY => Style::Body,
            _ => Style::Heading,
        };
        row.push(Widget::text("title", view.text("scene.title"), style, Tone::Light));
    }
    let sign = sign(view.signs, view.locale);
    let mut below = Vec::new();
    if width >= FULL {
        row.push(Widget::text("sounds", sounds(view), Style::Small, Tone::Light));
    }
    if width >= FULL || takes_title {
        row.push(sign);
    } else if is_signed {
        below.push(sign);
    }
    let pause = (!view.held).then(|| quiet("pause", view.say(pause), UiAction::Pause));
    let pause = pause.map(|button| match width < TITLED {
        true => named_by_sign(if view.paused { "▶" } else { "❚❚" }, button),
        false => button,
    });
    let settings = settings_button(view.locale, width < FULL);
    let languages = languages(view.locale, spoken(view), view.choosing_language, view.at_board);
    let right = pause.map(Widget::from).into_iter().chain([settings]).chain(languages).collect();
    let mut rows = vec![Widget::Ends(if width < FULL { 4.0 } else { 12.0 }, row, right)];
    rows.extend(below);
    rows
}

/// The same button with a sign in the place of its word, which is its name.
fn named_by_sign(sign: &str, button: Button) -> Button {
    Button { name: button.label, label: sign.into(), ..button }
}

/// Opens the card of settings; with a sign where there is no room for the word.
pub fn settings_button(locale: Locale, is_sign: bool) -> Widget {
    let button = Widget::button("settings", say!("settings").text(locale), ButtonVariant::Quiet, UiAction::Settings);
    if is_sign { named_by_sign("☰", button).into() } else { button.into() }
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
pub fn sounds(view: &View) -> String {
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
    vec![Widget::Tiles(8.0, walk(view, ButtonVariant::Plain).into_iter().chain(places).collect())]
}

/// What walks and stands, where one can.
pub fn walk(view: &View, look: ButtonVariant) -> Option<Widget> {
    view.play.lesson.scene.walk.free.then(|| {
        let word = if view.walking { say!("walk-stop") } else { say!("walk-ahead") };
        let button = Widget::button("walk", view.say(word), look, UiAction::Walk);
        Widget::Button(Button { checked: view.walking, ..button })
    })
}
