//! The start card and the finish card.

use super::{View, controls, in_language, meant_for};
use crate::{
    action::UiAction,
    blocks::BLOCKS,
    resume::Resume,
    screen::Fault,
    ui::{
        room::Room,
        theme::{Style, Tone},
        widget::{Button, ButtonVariant, CardStyle, Live, Picture, Told, Widget},
    },
};
use shujin_messages::{Joint, Locale, Message};
use shujin_play::{Intent, Phase, TICKS_PER_SECOND};

/// Width of the card, and of one with a long work log in two columns, logical pixels.
const WIDTH: f32 = 640.0;
const WIDE: f32 = 1040.0;

/// Height of the pictures on the finish card, logical pixels, and the part of a low screen's height.
const MADE: f32 = 150.0;
const PART: f32 = 0.4;

/// Lines of a work log that stand below each other; of a longer one two stand beside each other.
const LOG: usize = 9;

/// The card over everything.
pub fn whole(view: &View) -> Vec<Widget> {
    let rows = match (view.left, view.play.phase) {
        (Resume::Returning(_), _) | (_, Phase::Waiting) => start(view),
        _ => finish(view),
    };
    let long = view.play.phase == Phase::Finished && view.play.log.len() > LOG && !view.room.is_narrow();
    let width = if long { WIDE } else { WIDTH };
    vec![Widget::Card(CardStyle { width, gap: 14.0, dark: false, framed: true }, rows)]
}

/// What one goes on with: at the foot of the card.
pub fn foot(row: Vec<Widget>) -> Widget {
    Widget::Foot(vec![Widget::Row(12.0, row)])
}

/// How a card's title is set: on a narrow screen it leaves room for what it is the title of.
pub fn title(room: &Room) -> Style {
    if room.is_narrow() { Style::Heading } else { Style::Title }
}

/// What keeps a pack that came meanwhile from being shown.
pub fn fault(view: &View, fault: &Fault) -> Vec<Widget> {
    let away = Widget::button("dismiss", view.say(say!("fault-dismiss")), ButtonVariant::Main, UiAction::Dismiss);
    let (says, line) = match fault.is_brought {
        true => (say!("fault-brought-title"), say!("fault-brought-line")),
        false => (say!("fault-title"), say!("fault-line")),
    };
    let rows = vec![
        Widget::live("fault", view.say(says), title(&view.room), Tone::Warm),
        Widget::text("fault-text", in_language(&fault.text, view.locale), Style::Body, Tone::Ink),
        Widget::small(view.say(line)),
        foot(vec![Widget::Spacer, Widget::Button(Button { width: 160.0, ..away })]),
    ];
    vec![Widget::Card(CardStyle { width: 760.0, gap: 12.0, dark: false, framed: true }, rows)]
}

/// The card while whoever holds the lesson has everybody stand still, in a scene and at home.
pub fn held(locale: Locale, room: &Room) -> Widget {
    let rows = vec![
        Widget::live("paused", say!("held-title").text(locale), title(room), Tone::Ink),
        Widget::body(say!("held-line").text(locale)),
    ];
    Widget::Card(CardStyle { width: 480.0, gap: 14.0, dark: false, framed: true }, rows)
}

/// The card while the lesson is stopped.
pub fn paused(view: &View) -> Vec<Widget> {
    if view.held {
        return vec![held(view.locale, &view.room)];
    }
    let resume = Widget::button("resume", view.say(say!("go-on")), ButtonVariant::Main, UiAction::Pause);
    let rows = vec![
        Widget::live("paused", view.say(say!("paused-title")), title(&view.room), Tone::Ink),
        Widget::body(view.say(say!("paused-line"))),
        foot(vec![Widget::Spacer, Widget::Button(Button { width: 160.0, ..resume })]),
    ];
    vec![Widget::Card(CardStyle { width: 480.0, gap: 14.0, dark: false, framed: true }, rows)]
}

fn start(view: &View) -> Vec<Widget> {
    let scene = &view.play.lesson.scene;
    let mut rows = vec![
        Widget::text("scene", view.text("scene.title"), title(&view.room), Tone::Ink).announced(Live::Aloud),
        Widget::body(view.text("scene.summary")).announced(Live::Aloud),
        Widget::text("", view.say(say!("start-you-will")), Style::Small, Tone::Warm).announced(Live::Aloud),
        Widget::text("doing", view.text("scene.doing"), Style::Body, Tone::Ink).announced(Live::Aloud),
    ];
    for goal in &scene.goals {
        let goal = view.text(&format!("goal.{goal}"));
        rows.push(Widget::body(format!("· {goal}")).told(Told::As(goal)).announced(Live::Aloud));
    }
    let meant_for = Widget::small(view.say(meant_for(scene.grades, scene.minutes)));
    if let Some(task) = view.at {
        let title = view.text(&format!("task.{task}.goal"));
        rows.push(Widget::text("at", view.say(say!("start-at", task = title)), Style::Body, Tone::Warm));
    }
    if let Some(task) = view.unknown_task {
        let tasks = Message::list(scene.tasks.iter().map(|task| Message::same(&task.id)), Joint::Comma);
        let line = view.say(say!("start-at-unknown", task, tasks));
        rows.push(Widget::text("unknown-task", line, Style::Body, Tone::Warm));
    }
    let intent = || view.at.map_or(Intent::Start, |task| Intent::StartAt { task: task.into() });
    let begin = |label, look| Widget::button("start", view.say(label), look, UiAction::Intent(intent()));
    let wide = |button: Button| Widget::Button(Button { width: 160.0, ..button });
    match view.left {
        Resume::Nothing => {
            rows.push(foot(vec![meant_for, Widget::Spacer, wide(begin(say!("start"), ButtonVariant::Main))]));
        }
        Resume::Offered(_) => {
            let left = Widget::text("left", view.say(say!("left-unfinished")), Style::Body, Tone::Warm);
            rows.push(left.announced(Live::Aloud));
            let go_on = Widget::button("go-on", view.say(say!("resume-go-on")), ButtonVariant::Main, UiAction::GoOn);
            let anew = wide(begin(say!("resume-start-anew"), ButtonVariant::Plain));
            rows.push(foot(vec![meant_for, Widget::Spacer, anew, wide(go_on)]));
        }
        Resume::Returning(replay) => {
            rows.push(Widget::live("returning", view.say(say!("resume-returning")), Style::Body, Tone::Ink));
            rows.push(Widget::Bar(replay.fraction(view.play.tick)));
        }
    }
    rows
}

/// Height of the picture beside what was learnt, where a long work log takes the room below, logical pixels.
const BESIDE: f32 = 96.0;

/// Where one was, and what one made there; beside a long work log there is no room for it on a wide screen.
fn made(view: &View) -> Option<Widget> {
    if is_beside(view) {
        return None;
    }
    let height = MADE.min(view.room.size.y * PART);
    let size = [height * 16.0 / 9.0, height];
    let about = view.text("scene.title");
    let picture = view.picture().map(|address| Widget::Picture(Picture { address: address.to_owned(), about, size }));
    let mut made: Vec<Widget> = BLOCKS.iter().filter_map(|block| block.made(view, size)).collect();
    // Who wrote no log and drew no plot has set something, if anything.
    if made.is_empty() && view.play.log.is_empty() {
        let left = controls::left(view);
        made.extend((!left.is_empty()).then_some(Widget::Column(2.0, left)));
    }
    let shown: Vec<Widget> = picture.into_iter().chain(made).collect();
    (!shown.is_empty()).then_some(Widget::Row(14.0, shown))
}

/// Whether the picture of where one was stands beside what was learnt, since a long work log takes the room below.
fn is_beside(view: &View) -> bool {
    view.play.log.len() > LOG && !view.room.is_narrow()
}

/// Rows of the finish card above the picture and the log: title, what was learnt, how long it took.
const HEAD: usize = 4;

fn finish(view: &View) -> Vec<Widget> {
    let play = view.play;
    let seconds = play.lasted() as u64;
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let mut rows = vec![
        Widget::text("finish", view.say(say!("finish-title")), title(&view.room), Tone::Good).announced(Live::Aloud),
        Widget::text("", view.say(say!("finish-learnt")), Style::Small, Tone::Warm).announced(Live::Aloud),
        Widget::live("learnt", view.text("scene.learnt"), Style::Body, Tone::Ink),
        Widget::small(view.say(say!("finish-time", minutes, seconds))),
    ];
    rows.extend(made(view));
    if !play.log.is_empty() {
        rows.push(Widget::text("", view.say(say!("work-log")), Style::Small, Tone::Warm));
        let lines = play.log.iter().map(|(tick, line)| {
            let at = tick.saturating_sub(play.started) / TICKS_PER_SECOND;
            let text = view.text(&format!("line.{line}"));
            Widget::small(format!("{:02}:{:02}  {text}", at / 60, at % 60))
        });
        let lines: Vec<Widget> = lines.collect();
        rows.push(if lines.len() > LOG && !view.room.is_narrow() {
            Widget::TwoColumns(lines)
        } else {
            Widget::Column(0.0, lines)
        });
    }
    if is_beside(view)
        && let Some(address) = view.picture()
    {
        let size = [BESIDE * 16.0 / 9.0, BESIDE];
        let picture = Picture { address: address.to_owned(), about: view.text("scene.title"), size };
        let head: Vec<Widget> = rows.drain(..HEAD).collect();
        rows.insert(0, Widget::Ends(14.0, vec![Widget::Column(8.0, head)], vec![Widget::Picture(picture)]));
    }
    let again = Widget::button("again", view.say(say!("finish-again")), ButtonVariant::Plain, UiAction::Again);
    let home = Widget::button("finish-home", view.say(say!("home")), ButtonVariant::Main, UiAction::Home);
    rows.push(foot(vec![Widget::Spacer, again.into(), home.into()]));
    rows
}
