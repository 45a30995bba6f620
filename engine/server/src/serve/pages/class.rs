//! `/class`: how a pupil joins. A code, then the own picture; no name, no password.

use super::origin::is_from_elsewhere;
use super::shell::{self, Tongue, broken, escaped, go, notice};
use super::signed::Signed;
use crate::database::Fault;
use crate::record::documents::{self, Condition};
use crate::school::askers::{self, Asker};
use crate::school::lessons::{DIGITS, NEAR_DIGITS};
use crate::school::seats::{self, Browser, Seat, Stands, Taken};
use crate::school::{Lesson, lessons, pictures, recordings, roster};
use crate::serve::connection::Peer;
use crate::serve::limits::Counted;
use crate::serve::problem::Refusal;
use crate::serve::xapi::read_at_most;
use crate::serve::{Shared, blocking};
use axum::extract::{Extension, Form, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, body::Body};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use shujin_trace::{Recording, Timestamp};
use std::net::IpAddr;
use uuid::Uuid;

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
    let from = from.map(|Extension(Peer(from))| from);
    if asked.code.trim().is_empty() {
        return ask(tongue, None, "");
    }
    // Another site may lead here with a code in the address. It is for the pupil to send it: no browser tries codes for others.
    if is_from_elsewhere(&headers) && !is_word(&house, &asked.code, &asked.word) {
        return ask(tongue, None, &digits(&asked.code));
    }
    match found(&house, from, &headers, &asked.code, &asked.word).await {
        Ok((_, roster)) => choose(tongue, &roster, &asked),
        Err(Nowhere::Broken(error)) => broken(tongue, &error),
        Err(nowhere) => {
            let mut page = ask(tongue, Some(nowhere.said(tongue)), "");
            if matches!(nowhere, Nowhere::TooFast) {
                *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            }
            page
        }
    }
}

/// A page with cookies.
fn with(mut page: Response, cookies: impl IntoIterator<Item = String>) -> Response {
    for cookie in cookies.into_iter().filter_map(|cookie| HeaderValue::try_from(cookie).ok()) {
        page.headers_mut().append(header::SET_COOKIE, cookie);
    }
    page
}

/// The lesson with this code and the list of its class.
async fn found(
    house: &Shared,
    from: Option<IpAddr>,
    headers: &HeaderMap,
    code: &str,
    word: &str,
) -> Result<(Lesson, roster::Roster), Nowhere> {
    let code = digits(code);
    let counted = admitted(house, from, headers, &code, word).await?;
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
async fn admitted(
    house: &Shared,
    from: Option<IpAddr>,
    headers: &HeaderMap,
    code: &str,
    word: &str,
) -> Result<Option<Counted>, Nowhere> {
    if is_word(house, code, word) {
        return Ok(None);
    }
    let known = Signed::of(house).is_seated(headers);
    match code.len() {
        NEAR_DIGITS => house.limits.codes.near(from).map(Some).ok_or(Nowhere::Short),
        DIGITS => house.limits.codes.far(from, known).await.map(Some).map_err(|_| Nowhere::TooFast),
        _ => Err(Nowhere::Unknown),
    }
}

fn digits(code: &str) -> String {
    code.chars().filter(char::is_ascii_digit).take(DIGITS + 1).collect()
}

/// Whether this is the word that the QR code with this code holds.
fn is_word(house: &Shared, code: &str, word: &str) -> bool {
    !word.is_empty() && house.keys.is_signed(&word_of(&digits(code)), word)
}

/// What is signed for the QR code of a lesson.
pub(super) fn word_of(code: &str) -> String {
    format!("shujin-code {code}")
}

fn ask(tongue: Tongue, problem: Option<&str>, code: &str) -> Response {
    let title = tongue.say("进入课堂", "Join the lesson");
    let body = html! {
        main.narrow.join {
            h1 { (title) }
            form action="/class" method="get" {
                label for="code" { (tongue.say("输入黑板上的课堂码", "Type the code on the board")) }
                input #code name="code" inputmode="numeric" pattern="[0-9 ]{4,7}" maxlength="7" autocomplete="off" value=(code) autofocus required;
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
                (code_and_word(&asked.code, &asked.word))
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
    let from = from.map(|Extension(Peer(from))| from);
    let (lesson, roster) = match found(&house, from, &headers, &joining.code, &joining.word).await {
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
    let browser = Browser { seat: signed.is_pupil(&headers), asker: signed.is_asker(&headers) };
    let (asked, whose, by) = (house.clone(), learner.clone(), browser.clone());
    let stands = blocking(move || seats::stands(asked.record.database(), lesson.id, &whose, &by)).await;
    match stands {
        Ok(Stands::Free) => {
            if house.limits.joining.seat(from, lesson.id).await.is_err() {
                return (StatusCode::TOO_MANY_REQUESTS, crowded(tongue, &joining)).into_response();
            }
        }
        Ok(Stands::Own | Stands::Given | Stands::Held | Stands::Enough) => {}
        Err(error) => return broken(tongue, &error),
    }
    let taken = match seats::sit(house.record.database(), lesson.id, &learner, browser.clone()).await {
        Ok(taken) => taken,
        Err(error) => return broken(tongue, &error),
    };
    if let Taken::Yes(seat, first) = taken {
        if matches!(stands, Ok(Stands::Given)) {
            house.limits.joining.given(from, lesson.id, &learner);
        }
        let language = if tongue.chinese { "" } else { "&lang=en" };
        let scene = escaped(&lesson.scene).replace("%2F", "/");
        let cookies = [signed.pupil(&seat), signed.seated(&first, signed.is_seated(&headers))];
        return go(&format!("/?scene={scene}{language}"), cookies);
    }
    match asker(&house, from, &headers, lesson.id, &learner).await {
        Ok(asker) => {
            let cookie = asker.as_ref().map(|asker| signed.asker(&asker.id));
            let page = asks(tongue, &joining, &again, &taken, asker.as_ref());
            (StatusCode::CONFLICT, with(page, cookie)).into_response()
        }
        Err(error) => broken(tongue, &error),
    }
}

/// The asker that a browser is, or becomes now if few ask from there.
async fn asker(
    house: &Shared,
    from: Option<IpAddr>,
    headers: &HeaderMap,
    lesson: Uuid,
    learner: &str,
) -> Result<Option<Asker>, Fault> {
    let (database, signed) = (house.record.database(), Signed::of(house));
    if let Some(own) = signed.is_asker(headers)
        && let Some(asker) = askers::again(database, lesson, learner, own).await?
    {
        return Ok(Some(asker));
    }
    if !house.limits.joining.ask(from, lesson, learner, signed.is_seated(headers)) {
        return Ok(None);
    }
    askers::ask(database, lesson, learner).await
}

/// Somebody sits there, or this browser has changed seats too often: whose picture it is shows the teacher a number, and who chose wrongly
/// chooses another.
fn asks(tongue: Tongue, joining: &Joining, again: &str, taken: &Taken, asker: Option<&Asker>) -> Response {
    let title = match taken {
        Taken::Enough => tongue.say("换了太多次，问问老师", "Changed too often: ask your teacher"),
        _ => tongue.say("这张图有人用了", "Somebody has this picture"),
    };
    let body = html! {
        main.narrow.join {
            h1 { (title) }
            div.held { (PreEscaped(pictures::svg(joining.picture))) }
            @if *taken != Taken::Enough { p { a.button href=(again) { (tongue.say("点错了，换一张图", "A slip: choose another")) } } }
            @if let Some(asker) = asker {
                p.number { (tongue.say("你的号码", "Your number")) " " strong { (asker.number) } }
                p { (tongue.say("真是你的图？把号码给老师看。", "It is yours? Show your teacher the number.")) }
            } @else {
                p { (tongue.say("真是你的图？等一会儿再按，或者问问老师。", "It is yours? Wait a while and press below, or ask your teacher.")) }
            }
            (once_more(joining, if asker.is_some() {
                tongue.say("老师给我了，再试一次", "I was given it: try again")
            } else {
                tongue.say("再试一次", "Try again")
            }))
        }
    };
    shell::page(tongue, title, &[], body)
}

/// Many come in by the same address: it goes on when this one presses again.
fn crowded(tongue: Tongue, joining: &Joining) -> Response {
    let title = tongue.say("人很多，等一下", "Many are coming in: wait a little");
    let body = html! {
        main.narrow.join {
            h1 { (title) }
            div.held { (PreEscaped(pictures::svg(joining.picture))) }
            (once_more(joining, tongue.say("再试一次", "Try again")))
        }
    };
    shell::page(tongue, title, &[], body)
}

/// What a form of this page sends on.
fn code_and_word(code: &str, word: &str) -> Markup {
    html! {
        input type="hidden" name="code" value=(code);
        input type="hidden" name="word" value=(word);
    }
}

fn once_more(joining: &Joining, said: &str) -> Markup {
    html! {
        form action="/class/join" method="post" {
            (code_and_word(&joining.code, &joining.word))
            button.quiet name="picture" value=(joining.picture) { (said) }
        }
    }
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
/// The last recording of a page that stops with its lesson is still taken so long after, microseconds; of a seat that was let go, no longer
/// than what it tells.
const LAST: i64 = 60 * 1_000_000;

/// Keeps the recording of a pupil's way, in place of the one before.
pub(super) async fn recording(
    State(house): State<Shared>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    let id = Signed::of(&house).is_pupil(&headers).unwrap_or_default();
    let seat = seat(&house, &headers).await.map_err(|error| Refusal::broken(&error))?;
    let Some(seat) = seat else { return Ok(StatusCode::FORBIDDEN) };
    if seat.span(LAST).is_none_or(|(_, to)| Timestamp::now().as_microsecond() > to) {
        return Ok(StatusCode::GONE);
    }
    if !house.limits.recording(&id) {
        return Err(Refusal::too_often(5));
    }
    let body = read_at_most(body, RECORDING).await?;
    let _room = house.limits.room.enter(body.len()).await;
    // Read and written anew: what no player records is not kept.
    let (asked, scene) = (house.clone(), seat.lesson.scene.clone());
    let read = blocking(move || recorded(&asked, &scene, &body));
    let Some(body) = read.await.map_err(|error| Refusal::broken(&error))? else { return Ok(StatusCode::BAD_REQUEST) };
    // It took a while to come: the seat may be another's by now, or the pupil's traces erased.
    let (asked, held) = (house.clone(), id.clone());
    let now = blocking(move || seats::get(asked.record.database(), &held)).await;
    let now = now.map_err(|error| Refusal::broken(&error))?;
    if now.is_none_or(|seat| seat.span(LAST).is_none_or(|(_, to)| Timestamp::now().as_microsecond() > to)) {
        return Ok(StatusCode::GONE);
    }
    let (address, kind) = (lessons::recording(seat.lesson.id, &seat.learner), "application/json".to_owned());
    let kept = documents::put(house.record.database(), address.clone(), kind, body, false, Condition::default()).await;
    match kept {
        Ok(Ok(())) => {
            // Erased or given away just then: what was written after that is taken away again.
            let gone = blocking({
                let (asked, held) = (house.clone(), id.clone());
                move || {
                    Ok::<_, Fault>(
                        seats::get(asked.record.database(), &held)?.is_none_or(|seat| seat.span(LAST).is_none()),
                    )
                }
            });
            if gone.await.map_err(|error| Refusal::broken(&error))? {
                let taken = documents::delete(house.record.database(), address, Condition::default()).await;
                let _refused = taken.map_err(|error| Refusal::broken(&error))?;
                return Ok(StatusCode::GONE);
            }
            Ok(StatusCode::NO_CONTENT)
        }
        Ok(Err(_)) => Ok(StatusCode::CONFLICT),
        Err(error) => Err(Refusal::broken(&error)),
    }
}

/// A recording of this scene, written anew; nothing where no player would have recorded it. Blocks on the disk where the scene came since.
fn recorded(house: &Shared, scene: &str, body: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    let read = std::str::from_utf8(body).ok().and_then(|text| Recording::<Box<RawValue>>::parse(text).ok());
    let Some(recording) = read.filter(|recording| recording.scene == scene) else { return Ok(None) };
    let is_known =
        || house.words.of(scene).is_some_and(|known| recordings::is_a_players(&recording, &known.vocabulary));
    let look_again = || house.words.look_again(&house.library, house.record.database(), &house.runtime);
    let taken = is_known() || look_again()? && is_known();
    Ok(if taken { serde_json::to_vec(&recording).ok() } else { None })
}
