//! `/class`: how a pupil joins. A code of four digits, then the own picture; no name, no password.

use super::shell::{self, Tongue, broken, go, notice};
use super::signed::Signed;
use crate::record::documents::{self, Condition};
use crate::school::{Lesson, lessons, pictures, roster};
use crate::serve::connection::Peer;
use crate::serve::{Shared, blocking};
use axum::extract::{Extension, Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, body::Body};
use maud::{PreEscaped, html};
use serde::Deserialize;
use serde_json::json;
use shujin_trace::Timestamp;

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    code: String,
}

#[derive(Deserialize)]
pub(super) struct Joining {
    code: String,
    picture: usize,
}

const TOO_FAST: (&str, &str) = ("试得太快了，等几秒再输入", "Too fast: wait a few seconds");

/// Asks for the code, then for the picture.
pub(super) async fn page(
    State(house): State<Shared>,
    from: Option<Extension<Peer>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let (tongue, from) = (Tongue::asked(&headers), from.map(|Extension(Peer(from))| from));
    let code: String = asked.code.chars().filter(char::is_ascii_digit).collect();
    if code.is_empty() {
        return ask(tongue, None);
    }
    let Ok(_trying) = house.limits.tries(from) else {
        return ask(tongue, Some(tongue.say(TOO_FAST.0, TOO_FAST.1)));
    };
    match found(&house, code).await {
        Ok(Some((lesson, roster))) => choose(tongue, &lesson, &roster),
        Ok(None) => {
            house.limits.guessed(from);
            let said = tongue
                .say("没有这个课堂码，看看黑板再输一次", "There is no lesson with this code: look at the board again");
            ask(tongue, Some(said))
        }
        Err(error) => broken(tongue, &error),
    }
}

async fn found(house: &Shared, code: String) -> Result<Option<(Lesson, roster::Roster)>, crate::school::SealError> {
    let house = house.clone();
    let looked = blocking(move || {
        let database = house.record.database();
        let Some(lesson) = lessons::by_code(database, &code)? else { return Ok(None) };
        let roster = roster::get(database, &house.seal, &lesson.class)?;
        Ok(roster.map(|roster| (lesson, roster)))
    });
    looked.await
}

fn ask(tongue: Tongue, problem: Option<&str>) -> Response {
    let title = tongue.say("进入课堂", "Join the lesson");
    let body = html! {
        main.narrow.join {
            h1 { (title) }
            form action="/class" method="get" {
                label for="code" { (tongue.say("输入黑板上的四位课堂码", "Type the four digits on the board")) }
                input #code name="code" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" autocomplete="off" autofocus required;
                @if let Some(problem) = problem { p.problem role="alert" { (problem) } }
                button { (tongue.say("下一步", "Next")) }
            }
            p { a href="/privacy" { (tongue.say("这里会记下什么？", "What is recorded here?")) } }
        }
    };
    shell::page(tongue, title, &[], body)
}

fn choose(tongue: Tongue, lesson: &Lesson, roster: &roster::Roster) -> Response {
    let title = tongue.say("点你自己的图", "Choose your own picture");
    let mut pictures_of: Vec<usize> = roster.pupils.iter().map(|pupil| pupil.picture).collect();
    pictures_of.sort_unstable();
    let body = html! {
        main.wide.join {
            h1 { (title) }
            p { (tongue.say("老师发给你的那一张。点错了，回到这里再点一次。", "The one your teacher gave you. If you chose wrongly, come back here.")) }
            form.pictures action="/class/join" method="post" {
                input type="hidden" name="code" value=(lesson.code);
                @for picture in pictures_of {
                    button.picture name="picture" value=(picture) {
                        (PreEscaped(pictures::svg(picture)))
                        span { (pictures::name(picture, tongue.chinese)) }
                    }
                }
            }
        }
    };
    shell::page(tongue, title, &[], body)
}

/// Notes the pupil and leads into the scene.
pub(super) async fn join(
    State(house): State<Shared>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
    Form(joining): Form<Joining>,
) -> Response {
    let (tongue, from) = (Tongue::asked(&headers), from.map(|Extension(Peer(from))| from));
    let Ok(_trying) = house.limits.tries(from) else {
        return ask(tongue, Some(tongue.say(TOO_FAST.0, TOO_FAST.1)));
    };
    let (lesson, roster) = match found(&house, joining.code).await {
        Ok(Some(found)) => found,
        Ok(None) => {
            house.limits.guessed(from);
            let said = tongue.say("这节课已经结束了", "This lesson is over");
            return notice(tongue, StatusCode::NOT_FOUND, said, ("/class", tongue.say("返回", "Back")));
        }
        Err(error) => return broken(tongue, &error),
    };
    let Some(pupil) = roster.pupils.iter().find(|pupil| pupil.picture == joining.picture) else {
        return go(&format!("/class?code={}", lesson.code), None);
    };
    let learner = house.seal.pseudonym(&pupil.id);
    if let Err(error) = lessons::join(house.record.database(), lesson.id, &learner).await {
        return broken(tongue, &error);
    }
    let language = if tongue.chinese { "" } else { "&lang=en" };
    go(&format!("/?scene={}{language}", lesson.scene), Some(Signed::of(&house).pupil(lesson.id, &learner)))
}

/// What a pupil's page asks every few seconds: is the lesson on, does all stand still?
pub(super) async fn state(State(house): State<Shared>, headers: HeaderMap) -> Response {
    let Some((id, _)) = Signed::of(&house).is_pupil(&headers) else {
        return StatusCode::NO_CONTENT.into_response();
    };
    let asked = house.clone();
    let looked = blocking(move || lessons::get(asked.record.database(), id)).await;
    let now = Timestamp::now().as_microsecond();
    match looked {
        Ok(Some(lesson)) => {
            let state = json!({ "on": lesson.is_on(now), "paused": lesson.paused && lesson.is_on(now) });
            ([("cache-control", "no-store")], Json(state)).into_response()
        }
        Ok(None) => StatusCode::NO_CONTENT.into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, Body::empty()).into_response(),
    }
}

/// Most bytes of a recording: hours of a lesson.
const RECORDING: usize = 2 * 1024 * 1024;

/// Keeps the recording of a pupil's way, in place of the one before.
pub(super) async fn recording(State(house): State<Shared>, headers: HeaderMap, body: Body) -> StatusCode {
    let Some((id, learner)) = Signed::of(&house).is_pupil(&headers) else {
        return StatusCode::FORBIDDEN;
    };
    let Ok(body) = axum::body::to_bytes(body, RECORDING).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    let asked = house.clone();
    let lesson = match blocking(move || lessons::get(asked.record.database(), id)).await {
        Ok(Some(lesson)) => lesson,
        Ok(None) => return StatusCode::NOT_FOUND,
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE,
    };
    let of_scene = serde_json::from_slice::<serde_json::Value>(&body)
        .is_ok_and(|recording| recording["scene"] == lesson.scene.as_str());
    if !of_scene {
        return StatusCode::BAD_REQUEST;
    }
    let (address, kind) = (lessons::recording(id, &learner), "application/json".to_owned());
    let kept = documents::put(house.record.database(), address, kind, body.to_vec(), false, Condition::default()).await;
    if matches!(kept, Ok(Ok(()))) { StatusCode::NO_CONTENT } else { StatusCode::SERVICE_UNAVAILABLE }
}
