//! Tabs: what stands in the place of a panel that was put away, the button that puts one away, and on a narrow screen the row of them along the
//! lower edge.

use super::{View, bar};
use crate::{
    action::UiAction,
    ui::{
        fold::Panel,
        room::Shape,
        widget::{Button, ButtonVariant, Menu, Widget},
    },
};
use shujin_messages::Message;
use shujin_play::Intent;

/// Width of a tab on a wide screen, logical pixels.
pub const TAB: f32 = 150.0;

/// What a panel is called on its tab.
fn name(view: &View, panel: Panel) -> String {
    let message = match panel {
        Panel::Task => {
            let scene = &view.play.lesson.scene;
            say!("task-of", number = view.play.progress.task + 1, count = scene.tasks.len())
        }
        Panel::Side => say!("panel-side"),
        Panel::Talk => say!("panel-talk"),
        Panel::Notes => say!("panel-notes"),
    };
    view.say(message)
}

fn fold(view: &View, panel: Panel, label: String, open: bool) -> Button {
    let what = name(view, panel);
    let says: Message = if open { say!("panel-open", panel = what) } else { say!("panel-away", panel = what) };
    let id = format!("fold.{}", panel.word());
    let button = Widget::button(id, label, ButtonVariant::Option, UiAction::Fold(panel, open));
    Button { name: view.say(says), ..button }
}

/// The button that puts a panel away.
pub fn away(view: &View, panel: Panel) -> Button {
    fold(view, panel, "−".into(), false)
}

/// Adds to the rows of a panel, beside the first of them, what puts it away; on a narrow screen its tab does that, which stays in sight.
pub fn foldable(view: &View, panel: Panel, mut rows: Vec<Widget>) -> Vec<Widget> {
    if !rows.is_empty() && !view.room.is_narrow() {
        let first = rows.remove(0);
        rows.insert(0, Widget::Beside(Box::new(first), away(view, panel)));
    }
    rows
}

/// The button that opens a panel.
pub fn unfold(view: &View, panel: Panel) -> Button {
    fold(view, panel, format!("▲ {}", name(view, panel)), true)
}

/// What stands in the place of a panel that was put away.
pub fn tab(view: &View, panel: Panel) -> Vec<Widget> {
    vec![Widget::Button(Button { width: TAB, ..unfold(view, panel) })]
}

/// The task on a narrow screen: the open step on its tab, which opens the rest. Nothing where there is no task.
pub fn task(view: &View) -> Vec<Widget> {
    let scene = &view.play.lesson.scene;
    let Some(task) = view.play.progress.open_task(scene) else { return Vec::new() };
    let step = view.play.progress.open_step(scene);
    let text = match step {
        Some((task, step)) => view.text(&format!("task.{}.step.{}", task.id, step.id)),
        None => view.text(&format!("task.{}.goal", task.id)),
    };
    let open = view.is_open(Panel::Task);
    // A hint that came is not to be missed. While somebody works in a sheet it does not push that away, nor what a low screen has at its lower
    // edge: what is there to be pressed stays there.
    let hint = view.play.progress.hint.as_ref().filter(|_| !open);
    let hint =
        hint.map_or_else(String::new, |(task, hint)| format!("\n{}", view.text(&format!("task.{task}.hint.{hint}"))));
    let works = [Panel::Side, Panel::Talk].iter().any(|panel| view.is_open(*panel));
    let shown = match view.room.shape() {
        _ if hint.is_empty() => String::new(),
        Shape::Short => " · ?".into(),
        _ if works => format!(" · {}", view.say(say!("hint-waits"))),
        _ => hint.clone(),
    };
    let button = fold(view, Panel::Task, format!("▶ {text}{shown}"), !open);
    let name = format!("{text}{hint} · {}", button.name);
    // A card that is to be read hides the question that the step asks: pressing the step opens the card.
    let is_asked = step.is_some_and(|(_, step)| step.ask.is_some()) && view.play.speech.can_go_on();
    let act = match is_asked && view.has(Panel::Talk) && !view.is_open(Panel::Talk) {
        true => UiAction::Fold(Panel::Talk, true),
        false => button.act.clone(),
    };
    vec![Widget::Button(Button { name, act, checked: open, ..button })]
}

/// The row along the lower edge of a narrow screen: where to go, and what can be opened.
pub fn dock(view: &View) -> Vec<Widget> {
    // Beside the sheet of a low screen there is room for one row: who reads does not walk.
    let reads = view.is_open(Panel::Talk) || view.is_open(Panel::Task);
    let goes = view.room.shape() == Shape::Upright || !reads;
    let look = look(view);
    let mut row: Vec<Widget> = bar::walk(view, look).into_iter().chain(menu(view, look)).filter(|_| goes).collect();
    for panel in [Panel::Side, Panel::Talk] {
        if view.has(panel) {
            let open = view.is_open(panel);
            let sign = if open { "▼" } else { "▲" };
            let button = fold(view, panel, format!("{sign} {}", name(view, panel)), !open);
            row.push(Widget::Button(Button { checked: open, look, ..button }));
        }
    }
    if row.is_empty() { row } else { vec![Widget::Tiles(6.0, row)] }
}

/// How the row's buttons look: on a low screen they stand closer together, since a second row of them would take what is to be seen.
fn look(view: &View) -> ButtonVariant {
    if view.room.shape() == Shape::Short { ButtonVariant::Option } else { ButtonVariant::Plain }
}

/// The places to go, behind one button that names where one is.
fn menu(view: &View, look: ButtonVariant) -> Option<Widget> {
    let scene = &view.play.lesson.scene;
    if scene.viewpoints.len() < 2 {
        return None;
    }
    let at = view.play.walker.at.as_deref();
    let called = |id: &str| view.text(&format!("viewpoint.{id}"));
    let here = at.map_or_else(|| view.say(say!("places")), called);
    let sign = if view.choosing_place { "▼" } else { "▲" };
    let button = Widget::button("places", format!("{sign} {here}"), look, UiAction::Places);
    let button = Button { name: view.say(say!("places")), checked: view.choosing_place, ..button };
    let item = |id: &String| {
        let name = called(id);
        let act = UiAction::Intent(Intent::Go { viewpoint: id.clone() });
        let says = view.say(say!("go-to", place = &name));
        let button = Widget::button(format!("go.{id}"), name, ButtonVariant::Plain, act);
        Button { name: says, checked: at == Some(id.as_str()), width: 200.0, ..button }
    };
    let open = view.choosing_place;
    let items = scene.viewpoints.iter().filter(|_| open).map(|viewpoint| item(&viewpoint.id)).collect();
    Some(Widget::Menu(Menu { button, items, upward: true }))
}
