//! The start card and the finish card.

use super::{View, in_language};
use crate::{
    action::UiAction,
    frame::tier::{TIERS, Tier},
    resume::Resume,
    screen::Fault,
    ui::{
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Widget},
    },
};
use shujin_play::{Intent, Phase, TICKS_PER_SECOND};

/// Width of the card, and of one with a long work log in two columns, logical pixels.
const WIDTH: f32 = 640.0;
const WIDE: f32 = 1040.0;

/// Lines of a work log that stand below each other; of a longer one two stand beside each other.
const LOG: usize = 9;

/// The card over everything.
pub fn whole(view: &View) -> Vec<Widget> {
    let rows = match (view.left, view.play.phase) {
        (Resume::Returning(_), _) | (_, Phase::Waiting) => start(view),
        _ => finish(view),
    };
    let long = view.play.phase == Phase::Finished && view.play.log.len() > LOG;
    let width = if long { WIDE } else { WIDTH };
    vec![Widget::Card(CardStyle { width, gap: 14.0, dark: false, framed: true }, rows)]
}

/// What keeps a pack that came meanwhile from being shown.
pub fn fault(view: &View, fault: &Fault) -> Vec<Widget> {
    let away = Widget::button("dismiss", view.word("fault-away"), ButtonVariant::Main, UiAction::Dismiss);
    let (title, line) =
        if fault.is_brought { ("fault-brought", "fault-brought-line") } else { ("fault", "fault-line") };
    let rows = vec![
        Widget::live("fault", view.word(title), Style::Title, Tone::Warm),
        Widget::text("fault-text", in_language(&fault.text, view.lang), Style::Body, Tone::Ink),
        Widget::small(view.word(line)),
        Widget::Row(12.0, vec![Widget::Spacer, Widget::Button(Button { width: 160.0, ..away })]),
    ];
    vec![Widget::Card(CardStyle { width: 760.0, gap: 12.0, dark: false, framed: true }, rows)]
}

/// The card while the lesson is stopped.
pub fn paused(view: &View) -> Vec<Widget> {
    if view.held {
        let rows = vec![
            Widget::live("paused", view.word("held"), Style::Title, Tone::Ink),
            Widget::body(view.word("held-line")),
        ];
        return vec![Widget::Card(CardStyle { width: 480.0, gap: 14.0, dark: false, framed: true }, rows)];
    }
    let resume = Widget::button("resume", view.word("resume"), ButtonVariant::Main, UiAction::Pause);
    let rows = vec![
        Widget::live("paused", view.word("paused"), Style::Title, Tone::Ink),
        Widget::body(view.word("paused-line")),
        Widget::Row(8.0, drawing(view)),
        Widget::small(drawn(view)),
        Widget::Row(12.0, vec![Widget::Spacer, Widget::Button(Button { width: 160.0, ..resume })]),
    ];
    vec![Widget::Card(CardStyle { width: 480.0, gap: 14.0, dark: false, framed: true }, rows)]
}

/// How finely to draw: left to the machine, or chosen.
fn drawing(view: &View) -> Vec<Widget> {
    let choices = std::iter::once(None).chain(TIERS.map(Some));
    let buttons = choices.map(|tier| {
        let word = tier.map_or("auto", word_of);
        let button = Widget::button(
            format!("draw.{word}"),
            view.word(&format!("draw-{word}")),
            ButtonVariant::Plain,
            UiAction::Draw(tier),
        );
        Widget::Button(Button { checked: view.chosen_tier == tier, ..button })
    });
    std::iter::once(Widget::body(view.word("drawing"))).chain(buttons).collect()
}

fn drawn(view: &View) -> String {
    let tier = view.word(&format!("draw-{}", word_of(view.quality.tier)));
    view.word_with("drawn", &[&tier, &format!("{:.0}", view.quality.scale * 100.0)])
}

fn word_of(tier: Tier) -> &'static str {
    match tier {
        Tier::Low => "low",
        Tier::Middle => "middle",
        Tier::High => "high",
    }
}

fn start(view: &View) -> Vec<Widget> {
    let scene = &view.play.lesson.scene;
    let minutes = view.word_with("minutes", &[&scene.minutes.to_string()]);
    let [low, high] = scene.grades.map(|g| g.to_string());
    let mut rows = vec![
        Widget::text("scene", view.text("scene.title"), Style::Title, Tone::Ink),
        Widget::body(view.text("scene.summary")),
        Widget::text("", view.word("you-will"), Style::Small, Tone::Warm),
        Widget::text("doing", view.text("scene.doing"), Style::Body, Tone::Ink),
    ];
    for goal in &scene.goals {
        rows.push(Widget::body(format!("· {}", view.text(&format!("goal.{goal}")))));
    }
    let meant_for = Widget::small(format!("{} · {minutes}", view.word_with("grades", &[&low, &high])));
    if let Some(task) = view.at {
        let title = view.text(&format!("task.{task}.goal"));
        rows.push(Widget::text("at", view.word_with("start-at", &[&title]), Style::Body, Tone::Warm));
    }
    if let Some(task) = view.unknown_task {
        let known: Vec<&str> = scene.tasks.iter().map(|task| task.id.as_str()).collect();
        let line = view.word_with("start-at-unknown", &[task, &known.join(&view.word("list"))]);
        rows.push(Widget::text("unknown-task", line, Style::Body, Tone::Warm));
    }
    let intent = || view.at.map_or(Intent::Start, |task| Intent::StartAt { task: task.into() });
    let begin = |key: &str, look| Widget::button("start", view.word(key), look, UiAction::Intent(intent()));
    let wide = |button: Button| Widget::Button(Button { width: 160.0, ..button });
    match view.left {
        Resume::Nothing => {
            rows.push(Widget::Row(12.0, vec![meant_for, Widget::Spacer, wide(begin("start", ButtonVariant::Main))]));
        }
        Resume::Offered(_) => {
            rows.push(Widget::text("left", view.word("left"), Style::Body, Tone::Warm));
            let go_on = Widget::button("go-on", view.word("go-on"), ButtonVariant::Main, UiAction::GoOn);
            let anew = wide(begin("start-anew", ButtonVariant::Plain));
            rows.push(Widget::Row(12.0, vec![meant_for, Widget::Spacer, anew, wide(go_on)]));
        }
        Resume::Returning(replay) => {
            rows.push(Widget::live("returning", view.word("returning"), Style::Body, Tone::Ink));
            rows.push(Widget::Bar(replay.fraction(view.play.tick)));
        }
    }
    rows
}

fn finish(view: &View) -> Vec<Widget> {
    let play = view.play;
    let seconds = play.time() as u64;
    let (minutes, seconds) = ((seconds / 60).to_string(), (seconds % 60).to_string());
    let mut rows = vec![
        Widget::text("finish", view.word("finish"), Style::Title, Tone::Good),
        Widget::text("", view.word("learnt"), Style::Small, Tone::Warm),
        Widget::live("learnt", view.text("scene.learnt"), Style::Body, Tone::Ink),
        Widget::small(view.word_with("time-used", &[&minutes, &seconds])),
    ];
    if !play.log.is_empty() {
        rows.push(Widget::text("", view.word("log"), Style::Small, Tone::Warm));
        let lines = play.log.iter().map(|(tick, line)| {
            let at = tick.saturating_sub(play.started) / TICKS_PER_SECOND;
            let text = view.text(&format!("line.{line}"));
            Widget::small(format!("{:02}:{:02}  {text}", at / 60, at % 60))
        });
        let lines: Vec<Widget> = lines.collect();
        rows.push(if lines.len() > LOG { Widget::TwoColumns(lines) } else { Widget::Column(0.0, lines) });
    }
    let again = Widget::button("again", view.word("again"), ButtonVariant::Plain, UiAction::Again);
    let home = Widget::button("finish-home", view.word("back"), ButtonVariant::Main, UiAction::Home);
    rows.push(Widget::Row(12.0, vec![Widget::Spacer, again.into(), home.into()]));
    rows
}
