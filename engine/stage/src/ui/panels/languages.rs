//! The choice of a language: one button that names the other, or, of three or more, one that opens a menu.

use crate::{
    action::UiAction,
    ui::widget::{Button, ButtonVariant, Menu, Widget},
};
use shujin_messages::Locale;

/// Width of a language in the menu, logical pixels.
const WIDTH: f32 = 168.0;

/// What offers these locales to a reader of `now`; nothing where there is no other. The menu is open or not, and opens upward or downward.
pub fn languages(now: Locale, offered: impl Iterator<Item = Locale>, is_open: bool, upward: bool) -> Option<Widget> {
    let offered: Vec<Locale> = offered.collect();
    let others: Vec<Locale> = offered.iter().copied().filter(|locale| *locale != now).collect();
    if let [other] = others[..] {
        let act = UiAction::Speak(other);
        return Some(Widget::button("language", other.own_name(), ButtonVariant::Quiet, act).into());
    }
    let name = now.own_name();
    let label = format!("{name} {}", if is_open == upward { "▼" } else { "▲" });
    let button = Widget::button("language", label, ButtonVariant::Quiet, UiAction::Languages);
    let button = Button { name: say!("language-name", language = name).text(now), checked: is_open, ..button };
    let language = |locale: Locale| {
        let id = format!("language.{}", locale.tag());
        let button = Widget::button(id, locale.own_name(), ButtonVariant::Plain, UiAction::Speak(locale));
        Button { checked: locale == now, width: WIDTH, ..button }
    };
    let items = if is_open { offered.into_iter().map(language).collect() } else { Vec::new() };
    (!others.is_empty()).then_some(Widget::Menu(Menu { button, items, upward }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tags: &[&str]) -> Option<Widget> {
        let offered = tags.iter().map(|tag| Locale::of(tag).expect("a locale"));
        languages(Locale::SOURCE, offered, true, false)
    }

    #[test]
    fn one_other_language_is_one_press_away() {
        assert_eq!(of(&["zh-CN"]), None);
        let Some(Widget::Button(button)) = of(&["zh-CN", "en"]) else { panic!("a button") };
        assert_eq!((button.label.as_str(), button.act), ("English", UiAction::Speak(Locale::of("en").expect("en"))));
        // A scene without the language of who came has one way out.
        assert!(matches!(of(&["en"]), Some(Widget::Button(_))));
    }

    #[test]
    fn of_more_languages_a_menu_names_each_in_itself() {
        // The pseudo-locale stands for a third language here: it is offered nowhere else.
        let Some(Widget::Menu(menu)) = of(&["zh-CN", "en", "en-XA"]) else { panic!("a menu") };
        let names: Vec<&str> = menu.items.iter().map(|item| item.label.as_str()).collect();
        assert_eq!(names, ["简体中文", "English", "〖Éñglísh〗"]);
        assert!(menu.items[0].checked && !menu.items[1].checked);
    }
}
