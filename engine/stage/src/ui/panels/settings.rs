//! What suits whoever sits here: sound, a voice that reads aloud, size of the text, how finely to draw. One card, reached from the bar and
//! from home by every device.
//!
//! Kept as long as the page or the window is open: tablets go from hand to hand, and what somebody needs is nobody else's business.

use super::overlay::{foot, title};
use crate::{
    action::UiAction,
    frame::tier::{RenderQuality, TIERS, Tier},
    screen::{Screen, TEXT_SIZES, TextSize},
    ui::{
        theme::Tone,
        widget::{Button, ButtonVariant, CardStyle, Widget},
    },
};
use shujin_messages::{Locale, Message};

/// Width of the card, logical pixels.
const WIDTH: f32 = 560.0;

/// The card.
pub fn settings(screen: &Screen, locale: Locale) -> Vec<Widget> {
    let say = |message: Message| message.text(locale);
    let close = Widget::button("settings-done", say(say!("settings-done")), ButtonVariant::Main, UiAction::Settings);
    let rows = vec![
        Widget::text("settings-title", say(say!("settings")), title(&screen.room), Tone::Ink),
        heard(screen, locale),
        written(screen, locale),
        choice(say(say!("settings-scan")), scans(screen, locale)),
        choice(say(say!("draw")), tiers(screen, locale)),
        Widget::small(say(drawn(screen.quality))),
        foot(vec![Widget::Spacer, Widget::Button(Button { width: 160.0, ..close })]),
    ];
    vec![Widget::Card(CardStyle { width: WIDTH, gap: 12.0, dark: false, framed: true }, rows)]
}

/// What there is to choose of one thing.
fn choice(name: String, options: Vec<Widget>) -> Widget {
    Widget::Column(4.0, vec![Widget::body(name), Widget::Row(8.0, options)])
}

fn option(id: String, label: Message, checked: bool, act: UiAction, locale: Locale) -> Widget {
    let button = Widget::button(id, label.text(locale), ButtonVariant::Plain, act);
    Widget::Button(Button { checked, ..button })
}

/// Whether something is on. Each option is called after what it is of, too: its word alone stands at others as well, or says nothing.
fn on_or_off(
    id: &str,
    name: Message,
    labels: [Message; 2],
    is_on: bool,
    act: fn(bool) -> UiAction,
    locale: Locale,
) -> Widget {
    let name = name.text(locale);
    let options = labels.into_iter().zip([("on", true), ("off", false)]).map(|(label, (word, on))| {
        let label = label.text(locale);
        let button = Widget::button(format!("{id}.{word}"), &label, ButtonVariant::Plain, act(on));
        Widget::Button(Button { name: format!("{name} {label}"), checked: is_on == on, ..button })
    });
    let options = options.collect();
    choice(name, options)
}

/// Two choices, one beside the other where there is room.
fn beside(screen: &Screen, first: Widget, second: Widget) -> Widget {
    let both = vec![first, second];
    if screen.room.is_narrow() { Widget::Column(12.0, both) } else { Widget::TwoColumns(both) }
}

/// What is heard. The voice is offered where the host has one for the language shown, beside the sound: below it, the card of the largest
/// text would not end on the screen.
fn heard(screen: &Screen, locale: Locale) -> Widget {
    let sound = choice(say!("settings-sound").text(locale), sounds(screen, locale));
    if !screen.has_voice() {
        return sound;
    }
    let labels = [say!("aloud-on"), say!("aloud-off")];
    let aloud = on_or_off("aloud", say!("settings-aloud"), labels, screen.read_aloud, UiAction::ReadAloud, locale);
    beside(screen, sound, aloud)
}

/// What is read. Pinyin belongs to simplified Chinese.
fn written(screen: &Screen, locale: Locale) -> Widget {
    let text = choice(say!("settings-text").text(locale), sizes(screen, locale));
    if locale != Locale::SOURCE {
        return text;
    }
    let labels = [say!("pinyin-on"), say!("pinyin-off")];
    let pinyin = on_or_off("pinyin", say!("settings-pinyin"), labels, screen.pinyin, UiAction::Pinyin, locale);
    beside(screen, text, pinyin)
}

fn sounds(screen: &Screen, locale: Locale) -> Vec<Widget> {
    let of = |id: &str, label, muted| {
        option(format!("sound.{id}"), label, screen.muted == muted, UiAction::Mute(muted), locale)
    };
    vec![of("on", say!("sound-on"), false), of("off", say!("sound-off"), true)]
}

fn sizes(screen: &Screen, locale: Locale) -> Vec<Widget> {
    let of = |size: TextSize| {
        let (id, label) = match size {
            TextSize::Usual => ("usual", say!("text-usual")),
            TextSize::Large => ("large", say!("text-large")),
            TextSize::Largest => ("largest", say!("text-largest")),
        };
        option(format!("text.{id}"), label, screen.text_size == size, UiAction::Enlarge(size), locale)
    };
    TEXT_SIZES.map(of).into()
}

/// Steps of one switch that one can choose from, s.
const SCANS: [f32; 3] = [1.0, 2.0, 4.0];

fn scans(screen: &Screen, locale: Locale) -> Vec<Widget> {
    let of = |seconds: f32| {
        let label = if seconds > 0.0 { say!("scan-seconds", seconds = seconds) } else { say!("scan-off") };
        option(format!("scan.{seconds}"), label, screen.scan == seconds, UiAction::Scan(seconds), locale)
    };
    std::iter::once(0.0).chain(SCANS).map(of).collect()
}

fn tiers(screen: &Screen, locale: Locale) -> Vec<Widget> {
    let of = |tier: Option<Tier>| {
        let (id, label) = tier.map_or(("auto", say!("draw-auto")), name_of);
        option(format!("draw.{id}"), label, screen.chosen_tier == tier, UiAction::Draw(tier), locale)
    };
    std::iter::once(None).chain(TIERS.map(Some)).map(of).collect()
}

fn drawn(now: RenderQuality) -> Message {
    let (_, quality) = name_of(now.tier);
    say!("draw-now", quality, percent = now.scale * 100.0)
}

/// A choice: its word in ids, and what it is called.
fn name_of(tier: Tier) -> (&'static str, Message) {
    match tier {
        Tier::Low => ("low", say!("draw-low")),
        Tier::Middle => ("middle", say!("draw-middle")),
        Tier::High => ("high", say!("draw-high")),
    }
}
