//! One pupil in one lesson: the way as a line of time, answers, measured data with its plot.

use super::layout::{self, Locale, broken, notice};
use super::learning::{goals_of_pupil, inquiry_of_pupil};
use super::lesson::{address, learner, listed, looked_at};
use super::teacher::bar;
use crate::record::documents;
use crate::scenes::outline::Outline;
use crate::school::report::Timeline;
use crate::school::{lessons, pictures};
use crate::serve::{SharedState, blocking};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};
use serde_json::json;
use shujin_lesson::format::Column;
use shujin_trace::path::{Kind, Moment};
use uuid::Uuid;

/// The page of a pupil.
pub(super) async fn page(
    State(state): State<SharedState>,
    Path((id, number)): Path<(Uuid, String)>,
    headers: HeaderMap,
) -> Response {
    let locale = Locale::from_headers(&headers);
    let whose = Some(number.as_str());
    let (known, teacher) = match looked_at(&state, &headers, id, locale, ("pupil", whose)).await {
        Ok(found) => found,
        Err(instead) => return *instead,
    };
    let back = format!("/teacher/lessons/{id}");
    let Some((pupil, timeline)) = known.each().find(|(pupil, _)| pupil.number == number) else {
        let said = locale.say("班里没有这个学号", "There is no such number in this class");
        return notice(locale, StatusCode::NOT_FOUND, said, (&back, locale.say("返回", "Back")));
    };
    let learner = state.seal.pseudonym(&pupil.id);
    let asked = state.clone();
    let recorded = blocking(move || documents::get(asked.record.database(), &lessons::recording(id, &learner))).await;
    let recorded = recorded.is_ok_and(|recorded| recorded.is_some());
    let nothing = Timeline::default();
    let timeline = timeline.unwrap_or(&nothing);
    let body = html! {
        (bar(locale, &teacher))
        main.wide {
            p.no-print { a href=(back) { "← " (locale.say("回到这节课", "Back to the lesson")) } }
            @if recorded {
                p.no-print { a.button href={"/?scene=" (known.lesson.scene) "&replay=" (address(id, pupil)) "/recording.json"} { (locale.say("重放一遍", "Watch it again")) } }
            }
            h1.pupil { (PreEscaped(pictures::svg(pupil.picture))) (pupil.name) }
            @match &known.outline {
                Some(outline) if !timeline.moments.is_empty() => {
                    (goals_of_pupil(locale, outline, timeline))
                    (inquiry_of_pupil(locale, outline, timeline))
                    (data(locale, outline, timeline))
                    (time_line(locale, outline, timeline))
                    p.quiet.source {
                        a href={"/teacher/lessons/" (id) "/statements.json?number=" (layout::escaped(&number))} { (locale.say("这些数来自这些学习记录", "The statements that these figures come from")) }
                        " · " (locale.say("登记号：", "registrations: ")) @for one in &timeline.registrations { code { (one) } " " }
                    }
                }
                _ => p.quiet { (locale.say("还没有学习记录。", "No record yet.")) }
            }
        }
    };
    layout::page(locale, &pupil.name, &["/teacher/charts.js"], body)
}

/// The recording of a pupil's way, for the page that shows it.
pub(super) async fn recording(
    State(state): State<SharedState>,
    Path((id, number)): Path<(Uuid, String)>,
    headers: HeaderMap,
) -> Response {
    let locale = Locale::from_headers(&headers);
    let (_, _, pupils) = match listed(&state, &headers, id, locale, ("recording", Some(&number))).await {
        Ok(found) => found,
        Err(instead) => return *instead,
    };
    let Some(learner) = learner(&pupils, &number).map(str::to_owned) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match blocking(move || documents::get(state.record.database(), &lessons::recording(id, &learner))).await {
        Ok(Some(found)) => {
            ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], found.body)
                .into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => broken(locale, &error),
    }
}

fn data(locale: Locale, outline: &Outline, timeline: &Timeline) -> Markup {
    let rows = timeline.rows();
    let columns = outline.columns();
    if rows.is_empty() || columns.is_empty() {
        return html! {};
    }
    let tag = locale.tag();
    let name = |column: &Column| {
        let name = outline.text(tag, &format!("column.{}", column.id));
        if column.unit.is_empty() { name } else { format!("{name} / {}", column.unit) }
    };
    let at = |id: &str| columns.iter().position(|column| column.id == id);
    let plot = outline.scene.lab.as_ref().and_then(|lab| lab.plot.as_ref());
    let axes = plot.and_then(|plot| Some((at(&plot.x)?, at(&plot.y)?)));
    let chart = axes.map(|(x, y)| {
        let points: Vec<_> = rows.iter().filter_map(|row| Some([row.get(x)?, row.get(y)?])).collect();
        json!({ "kind": "data", "names": [name(&columns[x]), name(&columns[y])], "points": points })
    });
    html! {
        section.card {
            h2 { (locale.say("测到的数据", "Measured data")) }
            @if let Some(chart) = chart { div.chart data-chart=(chart) {} }
            table { thead { tr { @for column in columns { th { (name(column)) } } } }
                tbody { @for row in &rows { tr { @for (column, cell) in columns.iter().zip(*row) {
                    td { (format!("{cell:.*}", usize::from(column.decimals))) } } } } } }
        }
    }
}

fn time_line(locale: Locale, outline: &Outline, timeline: &Timeline) -> Markup {
    let Some(first) = timeline.moments.first() else { return html! {} };
    html! {
        section.card {
            h2 { (locale.say("一路走来", "The way")) }
            ol.way {
                @for moment in &timeline.moments {
                    @let seconds = moment.at.duration_since(first.at).as_secs();
                    @if let Some((kind, text)) = told(locale, outline, moment) {
                        li.(kind) { time { (format!("{}:{:02}", seconds / 60, seconds % 60)) } span { (text) } }
                    }
                }
            }
        }
    }
}

/// A moment in words, and a class for its look.
fn told(locale: Locale, outline: &Outline, moment: &Moment) -> Option<(&'static str, String)> {
    let text = |name: String| outline.text(locale.tag(), &name);
    let name = &moment.name;
    let (task, part) = name.split_once('.').unwrap_or((name, ""));
    let chosen = || {
        let options = moment.response.iter().map(|option| text(format!("question.{name}.option.{option}")));
        options.collect::<Vec<_>>().join(locale.say("、", ", "))
    };
    let (kind, said, what) = match moment.kind {
        Kind::Opened => ("quiet", locale.say("打开了场景", "opened the scene"), String::new()),
        Kind::Started => ("quiet", locale.say("开始", "began"), String::new()),
        Kind::Visited => ("quiet", locale.say("走到", "went to"), text(format!("viewpoint.{name}"))),
        Kind::Examined => ("quiet", locale.say("看了", "looked at"), text(format!("node.{name}.name"))),
        Kind::Used => ("quiet", locale.say("用了", "used"), text(format!("node.{name}.name"))),
        Kind::Set => ("quiet", locale.say("调节", "set"), text(format!("value.{name}.name"))),
        Kind::Answered if moment.right == Some(true) => ("right", locale.say("答对", "answered rightly"), chosen()),
        Kind::Answered => ("wrong", locale.say("答", "answered"), chosen()),
        Kind::Predicted => ("guess", locale.say("猜想", "predicted"), chosen()),
        Kind::Said => return None,
        Kind::Measured => return None,
        Kind::Recorded => ("data", locale.say("记下一行", "wrote a row"), String::new()),
        Kind::Struck => ("data", locale.say("划去一行", "struck a row out"), String::new()),
        Kind::Hinted => ("hint", locale.say("提示", "hint"), text(format!("task.{task}.hint.{part}"))),
        Kind::Step => ("quiet", locale.say("做到", "did"), text(format!("task.{task}.step.{part}"))),
        Kind::Task => ("task", locale.say("完成任务", "finished the task"), text(format!("task.{name}.goal"))),
        Kind::Logged => ("data", locale.say("写进工作记录", "wrote into the work log"), text(format!("line.{name}"))),
        Kind::Phrase => ("quiet", locale.say("听完乐句", "heard phrase"), name.clone()),
        Kind::Played => {
            let wrong = moment.numbers.first().copied().unwrap_or_default();
            let how = match wrong {
                0.0 => locale.say("一个音也没弹错", "without a wrong key").to_owned(),
                wrong if locale.chinese => format!("弹错 {wrong} 个音"),
                wrong => format!("{wrong} wrong keys"),
            };
            (
                if wrong > 0.0 { "wrong" } else { "right" },
                locale.say("弹完乐句", "played phrase"),
                format!("{name}，{how}"),
            )
        }
        Kind::Finished => ("task", locale.say("做完了", "finished"), String::new()),
        Kind::Left => ("quiet", locale.say("离开", "left"), String::new()),
    };
    let ask = matches!(moment.kind, Kind::Answered | Kind::Predicted).then(|| text(format!("question.{name}.ask")));
    let ask = ask.map_or(String::new(), |ask| format!("（{ask}）"));
    Some((kind, format!("{said} {what}{ask}").trim_end().to_owned()))
}
