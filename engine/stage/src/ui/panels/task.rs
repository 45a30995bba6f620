//! What there is to do: the task, its steps, the hint.

use super::{View, bar::sounds, dock::foldable};
use crate::{
    action::UiAction,
    ui::{
        fold::Panel,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, Live, Told, Widget},
    },
};
use shujin_lesson::mentions;
use shujin_play::Intent;

/// Width of the card on a wide screen, logical pixels.
pub const WIDTH: f32 = 316.0;

/// The id of what the open task is about.
pub const TASK: &str = "task";

/// The open step alone.
pub fn next_step(view: &View) -> Option<Widget> {
    let (task, step) = view.play.progress.open_step(&view.play.lesson.scene)?;
    let text = view.text(&format!("task.{}.step.{}", task.id, step.id));
    Some(open_step(view, &step.id, &text, Tone::Warm))
}

/// What there is to do now; the arrow before it is for eyes.
fn open_step(view: &View, id: &str, text: &str, tone: Tone) -> Widget {
    let told = Told::As(view.say(say!("step-now", step = text)));
    Widget::text(&format!("step.{id}"), format!("▶ {text}"), Style::Body, tone).told(told).announced(Live::Step)
}

/// What comes after it.
fn later_step(id: &str, text: String) -> Widget {
    Widget::text(&format!("step.{id}"), format!("· {text}"), Style::Small, Tone::Soft).told(Told::As(text))
}

/// Width of the card here, logical pixels.
pub fn width(view: &View) -> f32 {
    if view.room.is_narrow() { view.room.sheet() } else { WIDTH }
}

/// The card of the open task, which can be put away.
pub fn task(view: &View) -> Vec<Widget> {
    let rows = foldable(view, Panel::Task, steps(view));
    if rows.is_empty() { rows } else { vec![Widget::card(width(view), rows)] }
}

/// The open task with its steps; done ones are ticked off, the open one has an arrow.
pub fn steps(view: &View) -> Vec<Widget> {
    let scene = &view.play.lesson.scene;
    let progress = &view.play.progress;
    let Some(task) = progress.open_task(scene) else { return Vec::new() };
    let open = progress.open_step(scene).map(|(_, s)| s.id.as_str());
    let number = view.say(say!("task-of", number = progress.task + 1, count = scene.tasks.len()));
    let mut rows = vec![
        Widget::small(number),
        Widget::heading(TASK, view.text(&format!("task.{}.goal", task.id))).announced(Live::Step),
    ];
    // What can be heard has no room in the bar of a narrow screen.
    if view.room.is_narrow() {
        rows.push(Widget::text("sounds", sounds(view), Style::Small, Tone::Soft));
    }
    // What the task before has come to, until the first step of this one is done or somebody needs a hint.
    if let Some(before) = progress.task.checked_sub(1).and_then(|i| scene.tasks.get(i))
        && !task.steps.iter().any(|s| progress.is_done(&format!("{}.{}", task.id, s.id)))
        && progress.hint.is_none()
    {
        let done = view.text(&format!("task.{}.done", before.id));
        let seen = Widget::live("task-done", format!("✓ {done}"), Style::Small, Tone::Good);
        rows.insert(0, seen.told(Told::As(done)));
    }
    let is_done = |id: &str| progress.is_done(&format!("{}.{id}", task.id));
    let done = task.steps.iter().filter(|s| is_done(&s.id)).count();
    // They give way to a hint, too.
    if done > 0 && progress.hint.is_none() {
        let ticks = format!("{} {done} / {}", "✓".repeat(done), task.steps.len());
        let told = Told::As(view.say(say!("steps-done", done, count = task.steps.len())));
        rows.push(Widget::text("steps-done", ticks, Style::Small, Tone::Good).told(told));
    }
    // The open step and what comes next: a long list is not read. A hint stands in the place of what comes next, so that the card does not
    // grow over what is to be done.
    let most = if progress.hint.is_some() { 1 } else { 3 };
    for step in task.steps.iter().filter(|s| !is_done(&s.id)).take(most) {
        let text = view.text(&format!("task.{}.step.{}", task.id, step.id));
        rows.push(match open == Some(step.id.as_str()) {
            true => open_step(view, &step.id, &text, Tone::Ink),
            false => later_step(&step.id, text),
        });
    }
    if let Some((task, hint)) = &progress.hint {
        let text = view.text(&format!("task.{task}.hint.{hint}"));
        rows.push(Widget::live("hint-text", text, Style::Body, Tone::Warm));
    }
    if !task.hints.is_empty() {
        let act = UiAction::Intent(Intent::Hint);
        let button = Widget::button("hint", view.say(mentions::HINT.word()), ButtonVariant::Plain, act);
        rows.push(Widget::Foot(vec![Widget::Button(Button { disabled: !view.play.has_hint(), ..button })]));
    }
    rows
}
