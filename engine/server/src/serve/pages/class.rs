//! `/class`: how a pupil joins. A code, then the own picture; no name, no password.

use super::shell::{self, Tongue, broken, escaped, go, notice};
use super::signed::Signed;
use crate::database::Fault;
use crate::record::documents::{self, Condition};
use crate::school::lessons::{DIGITS, NEAR_DIGITS};
use crate::school::seats::{self, Seat, Taken};
use crate::school::{Lesson, lessons, pictures, recordings, roster};
use crate::serve::connection::Peer;
use crate::serve::limits::Counted;
use crate::serve::problem::Refusal;
use crate::serve::xapi::read_at_most;
use crate::serve::{Shared, blocking};
use axum::extract::{Extension, Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, body::Body};
use maud::{PreEscaped, html};
use serde::Deserialize;
use serde_json::json;
use shujin_trace::{Recording, Timestamp};
use std::net::IpAddr;

#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    code: String,
    /// What the QR code holds besides.
    #[serde(default)]
    word: String,
}

#[derive(Deserialize)]
pub(super) struct Joining {
    code: String,
    #[serde(default)]
    word: String,
    picture: usize,
}

/// Why a code leads nowhere.
enum Nowhere {
    /// No lesson has it.
    Unknown,
    /// All six digits are wanted.
    Short,
    /// Too many wrong ones came from there.
    TooFast,
    /// The database failed, or the list cannot be opened.
    Broken(crate::school::SealError),
}

impl Nowhere {
    fn said(&self, tongue: Tongue) -> &'static str {
        match self {
            Self::Unknown => tongue
                .say("没有这个课堂码，看看黑板再输一次", "There is no lesson with this code: look at the board again"),
            Self::Short => tongue.say("请输入黑板上的全部六位数字", "Type all six digits on the board"),
            Self::TooFast => tongue.say(
                "输错的太多了，等几秒再输入，或者扫黑板上的二维码",
                "Too many wrong codes: wait a few seconds, or scan the code on the board",
            ),
            Self::Broken(_) => "",
        }
    }
}

/// Asks for the code, then for the picture.
pub(super) async fn page(
    State(house): State<Shared>,
    from: Option<Extension<Peer>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let tongue = Tongue::asked(&headers);
    if asked.code.trim().is_empty() {
        return ask(tongue, None);
    }
    match found(&house, from, &asked.code, &asked.word).await {
        Ok((_, roster)) => choose(tongue, &roster, &asked),
        Err(Nowhere::Broken(error)) => broken(tongue, &error),
        Err(nowhere) => ask(tongue, Some(nowhere.said(tongue))),
    }
}

/// The lesson with this code and the list of its class.
async fn found(
    house: &Shared,
    from: Option<Extension<Peer>>,
    code: &str,
    word: &str,
) -> Result<(Lesson, roster::Roster), Nowhere> {
    let code: String = code.chars().filter(char::is_ascii_digit).take(DIGITS + 1).collect();
    let counted = admitted(house, from.map(|Extension(Peer(from))| from), &code, word).await?;
    let house = house.clone();
    let looked = blocking(move || {
        let database = house.record.database();
        let Some(lesson) = lessons::by_code(database, &code)? else { return Ok(None) };
        let roster = roster::get(database, &house.seal, &lesson.class)?;
        Ok(roster.map(|roster| (lesson, roster)))
    });
    let found = looked.await.map_err(Nowhere::Broken)?.ok_or(Nowhere::Unknown)?;
    counted.into_iter().for_each(Counted::right);
    Ok(found)
}

/// Counts a try of a code before it is looked at.
async fn admitted(house: &Shared, from: Option<IpAddr>, code: &str, word: &str) -> Result<Option<Counted>, Nowhere> {
    if !word.is_empty() && house.keys.is_signed(&word_of(code), word) {
        return Ok(None);
    }
    match code.len() {
        NEAR_DIGITS => house.limits.codes.near(from).map(Some).ok_or(Nowhere::Short),
        DIGITS => house.limits.codes.far(from).await.map(Some).map_err(|_| Nowhere::TooFast),
        _ => Err(Nowhere::Unknown),
    }
}

/// What is signed for the QR code of a lesson.
pub(super) fn word_of(code: &str) -> String {
    format!("shujin-code {code}")
}

fn ask(tongue: Tongue, problem: Option<&str>) -> Response {
    let title = tongue.say("进入课堂", "Join the lesson");
    let body = html! {
        main.narrow.join {
            h1 { (title) }
            form action="/class" method="get" {
                label for="code" { (tongue.say("输入黑板上的课堂码", "Type the code on the board")) }
                input #code name="code" inputmode="numeric" pattern="[0-9 ]{4,7}" maxlength="7" autocomplete="off" autofocus required;
                @if let Some(problem) = problem { p.problem role="alert" { (problem) } }
                button { (tongue.say("下一步", "Next")) }
            }
            p { a href="/privacy" { (tongue.say("这里会记下什么？", "What is recorded here?")) } }
        }
    };
    shell::page(tongue, title, &[], body)
}

fn choose(tongue: Tongue, roster: &roster::Roster, asked: &Asked) -> Response {
    let title = tongue.say("点你自己的图", "Choose your own picture");
    let mut pictures_of: Vec<usize> = roster.pupils.iter().map(|pupil| pupil.picture).collect();
    pictures_of.sort_unstable();
    let body = html! {
        main.wide.join {
            h1 { (title) }
            p { (tongue.say("老师发给你的那一张。点错了，回到这里再点一次。", "The one your teacher gave you. If you chose wrongly, come back here.")) }
            form.pictures action="/class/join" method="post" {
                input type="hidden" name="code" value=(asked.code);
                input type="hidden" name="word" value=(asked.word);
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

/// Gives the pupil the seat and leads into the scene.
pub(super) async fn join(
    State(house): State<Shared>,
    from: Option<Extension<Peer>>,
    headers: HeaderMap,
    Form(joining): Form<Joining>,
) -> Response {
    let tongue = Tongue::asked(&headers);
    let back = ("/class", tongue.say("返回", "Back"));
    let (lesson, roster) = match found(&house, from, &joining.code, &joining.word).await {
        Ok(found) => found,
        Err(Nowhere::Broken(error)) => return broken(tongue, &error),
        Err(Nowhere::Unknown) => {
            let said = tongue.say("这节课已经结束了", "This lesson is over");
            return notice(tongue, StatusCode::NOT_FOUND, said, back);
        }
        Err(nowhere) => return notice(tongue, StatusCode::TOO_MANY_REQUESTS, nowhere.said(tongue), back),
    };
    let again = format!("/class?code={}&word={}", escaped(&joining.code), escaped(&joining.word));
    let Some(pupil) = roster.pupils.iter().find(|pupil| pupil.picture == joining.picture) else {
        return go(&again, None);
    };
    let (signed, learner) = (Signed::of(&house), house.seal.pseudonym(&pupil.id));
    let own = signed.is_pupil(&headers);
    match seats::take(house.record.database(), lesson.id, &learner, own).await {
        Ok(Taken::Yes(seat)) => {
            let language = if tongue.chinese { "" } else { "&lang=en" };
            go(&format!("/?scene={}{language}", escaped(&lesson.scene).replace("%2F", "/")), Some(signed.pupil(&seat)))
        }
        Ok(Taken::Held) => (StatusCode::CONFLICT, held(tongue, &joining, &again)).into_response(),
        Err(error) => broken(tongue, &error),
    }
}

/// Somebody sits there: whose picture it is asks the teacher, and who chose wrongly chooses another.
fn held(tongue: Tongue, joining: &Joining, again: &str) -> Response {
    let title = tongue.say("这张图有人用了", "Somebody has this picture");
    let body = html! {
        main.narrow.join {
            h1 { (title) }
            div.held { (PreEscaped(pictures::svg(joining.picture))) }
            p { a.button href=(again) { (tongue.say("点错了，换一张图", "A slip: choose another")) } }
            p { (tongue.say("真是你的图？请老师点“放开座位”，再按下面。", "It is yours? Ask your teacher to free the seat, then press below.")) }
            form action="/class/join" method="post" {
                input type="hidden" name="code" value=(joining.code);
                input type="hidden" name="word" value=(joining.word);
                button.quiet name="picture" value=(joining.picture) { (tongue.say("老师放开了，再试一次", "It is free now: try again")) }
            }
        }
    };
    shell::page(tongue, title, &[], body)
}

/// The seat of the pupil who asks.
async fn seat(house: &Shared, headers: &HeaderMap) -> Result<Option<Seat>, Fault> {
    let Some(id) = Signed::of(house).is_pupil(headers) else { return Ok(None) };
    let house = house.clone();
    blocking(move || seats::get(house.record.database(), &id)).await
}

/// What a pupil's page asks every few seconds: is the lesson on, does all stand still?
pub(super) async fn state(State(house): State<Shared>, headers: HeaderMap) -> Response {
    let now = Timestamp::now().as_microsecond();
    match seat(&house, &headers).await {
        Ok(Some(seat)) => {
            let on = seat.is_held(now);
            // With the lesson's name: a page of another that is still open must not take it for its own.
            let lesson = seat.lesson.activity(house.home.as_str());
            let state = json!({ "lesson": lesson, "on": on, "paused": on && seat.lesson.paused });
            ([("cache-control", "no-store")], Json(state)).into_response()
        }
        Ok(None) => StatusCode::NO_CONTENT.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Most bytes of a recording: hours of a lesson.
const RECORDING: usize = 2 * 1024 * 1024;
/// The last recording of a page that stops with its lesson is still taken so long after, microseconds.
const LAST: i64 = 60 * 1_000_000;

/// Keeps the recording of a pupil's way, in place of the one before.
pub(super) async fn recording(
    State(house): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let seat = seat(&house, &headers).await.map_err(|error| Refusal::broken(&error))?;
    let Some(seat) = seat else { return Ok(StatusCode::FORBIDDEN) };
    if Timestamp::now().as_microsecond() > seat.ends().saturating_add(LAST) {
        return Ok(StatusCode::GONE);
    }
    let body = read_at_most(body, RECORDING).await?;
    // Read and written anew: what no player records is not kept.
    let (asked, scene) = (house.clone(), seat.lesson.scene.clone());
    let read = blocking(move || recorded(&asked, &scene, &body));
    let Some(body) = read.await.map_err(|error| Refusal::broken(&error))? else { return Ok(StatusCode::BAD_REQUEST) };
    let (address, kind) = (lessons::recording(seat.lesson.id, &seat.learner), "application/json".to_owned());
    let kept = documents::put(house.record.database(), address, kind, body, false, Condition::default()).await;
    match kept {
        Ok(Ok(())) => Ok(StatusCode::NO_CONTENT),
        Ok(Err(_)) => Ok(StatusCode::CONFLICT),
        Err(error) => Err(Refusal::broken(&error)),
    }
}

/// A recording of this scene, written anew; nothing where no player would have recorded it. Blocks on the disk where the scene came since.
fn recorded(house: &Shared, scene: &str, body: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    let read = serde_json::from_slice::<Recording<serde_json::Value>>(body).ok();
    let Some(recording) = read.filter(|recording| recording.scene == scene) else { return Ok(None) };
    let is_known =
        || house.words.of(scene).is_some_and(|known| recordings::is_a_players(&recording, &known.vocabulary));
    if !is_known() {
        if !house.words.is_due() {
            return Ok(None);
        }
        house.words.renew(&house.library, house.record.database(), &house.runtime)?;
        if !is_known() {
            return Ok(None);
        }
    }
    Ok(serde_json::to_vec(&recording).ok())
}
