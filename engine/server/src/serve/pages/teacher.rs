//! A teacher's classes, starting a lesson, the list of a class.

use super::shell::{self, Tongue, broken, escaped, go, notice};
use super::signed::Signed;
use super::signing_in;
use crate::database::Fault;
use crate::school::teachers::Teacher;
use crate::school::{Lesson, lessons, pictures, roster, sessions};
use crate::serve::{Shared, blocking};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use shujin_trace::Timestamp;

/// Lessons shown of each class.
const LESSONS: usize = 12;

/// The teacher who is signed in.
pub(super) async fn signed_in(house: &Shared, headers: &HeaderMap) -> Result<Option<Teacher>, Fault> {
    let Some(token) = Signed::of(house).is_teacher(headers).map(str::to_owned) else { return Ok(None) };
    let house = house.clone();
    blocking(move || sessions::teacher_of(house.record.database(), &token)).await
}

/// The teacher, if signed in and of this class; otherwise what is to be shown instead.
pub(super) async fn of_class(
    house: &Shared,
    headers: &HeaderMap,
    class: &str,
    tongue: Tongue,
) -> Result<Teacher, Box<Response>> {
    match signed_in(house, headers).await {
        Ok(Some(teacher)) if teacher.classes.iter().any(|one| one == class) => Ok(teacher),
        Ok(Some(_)) => {
            let said = tongue.say("这不是您的班级", "This is not a class of yours");
            Err(Box::new(notice(tongue, StatusCode::FORBIDDEN, said, ("/teacher", tongue.say("返回", "Back")))))
        }
        Ok(None) => Err(Box::new(go("/teacher", None))),
        Err(error) => Err(Box::new(broken(tongue, &error))),
    }
}

/// Classes and lessons; the form to sign in for whoever is not.
pub(super) async fn home(State(house): State<Shared>, headers: HeaderMap) -> Response {
    let tongue = Tongue::asked(&headers);
    let teacher = match signed_in(&house, &headers).await {
        Ok(Some(teacher)) => teacher,
        Ok(None) => return signing_in::form(tongue, None),
        Err(error) => return broken(tongue, &error),
    };
    let (asked, classes) = (house.clone(), teacher.classes.clone());
    let looked: Result<_, Fault> = blocking(move || {
        let database = asked.record.database();
        let of_class = |class: String| lessons::of_class(database, &class, LESSONS).map(|lessons| (class, lessons));
        let classes = classes.into_iter().map(of_class).collect::<Result<Vec<_>, _>>()?;
        Ok((classes, asked.library.all()))
    })
    .await;
    let (classes, scenes) = match looked {
        Ok(found) => found,
        Err(error) => return broken(tongue, &error),
    };
    let titles: Vec<(String, String)> = scenes
        .iter()
        .map(|held| {
            let about = &held.card.about;
            let title = about.title.get(tongue.locale()).or_else(|| about.title.get("zh-CN")).unwrap_or(&about.id);
            (about.id.clone(), title.clone())
        })
        .collect();
    let now = Timestamp::now().as_microsecond();
    let body = html! {
        (bar(tongue, &teacher))
        main.wide {
            section.card {
                h1 { (tongue.say("开始上课", "Start a lesson")) }
                @if teacher.classes.is_empty() {
                    p.problem { (tongue.say("还没有班级：请学校的管理员用 shujin roster 和 shujin teacher 加上。", "No class yet: ask your administrator to add one with shujin roster and shujin teacher.")) }
                } @else {
                    form.row action="/teacher/lessons" method="post" {
                        label { (tongue.say("班级", "Class"))
                            select name="class" { @for class in &teacher.classes { option { (class) } } } }
                        label { (tongue.say("场景", "Scene"))
                            select name="scene" { @for (id, title) in &titles { option value=(id) { (title) } } } }
                        button { (tongue.say("开始上课", "Start")) }
                    }
                }
            }
            @for (class, lessons) in &classes {
                section.card {
                    h2 { (class) " " a.quiet href={"/teacher/classes/" (escaped(class))} { (tongue.say("名单和图", "List and pictures")) } " " a.quiet href={"/teacher/classes/" (escaped(class)) "/term"} { (tongue.say("这学期", "This term")) } }
                    @if lessons.is_empty() { p.quiet { (tongue.say("还没有上过课。", "No lessons yet.")) } }
                    ul.lessons { @for lesson in lessons { (row(tongue, lesson, &titles, now)) } }
                }
            }
        }
    };
    shell::page(tongue, tongue.say("老师", "Teacher"), &[], body)
}

fn row(tongue: Tongue, lesson: &Lesson, titles: &[(String, String)], now: i64) -> Markup {
    let title = titles.iter().find(|(id, _)| *id == lesson.scene).map_or(lesson.scene.as_str(), |(_, title)| title);
    html! {
        li {
            a href={"/teacher/lessons/" (lesson.id)} { (title) }
            span.quiet { (local(lesson.started)) }
            @if lesson.is_on(now) { span.on { (tongue.say("正在上课", "on now")) } }
        }
    }
}

/// A time as the school's clock shows it.
pub(super) fn local(micros: i64) -> String {
    let at = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The bar above all pages of a teacher.
pub(super) fn bar(tongue: Tongue, teacher: &Teacher) -> Markup {
    html! {
        header.bar {
            a href="/teacher" { (tongue.say("蜀锦 · 老师", "Shujin · teacher")) }
            form action="/teacher/sign-out" method="post" {
                span { (teacher.name) }
                a href="/teacher/password" { (tongue.say("换密码", "Password")) }
                button.quiet { (tongue.say("退出", "Sign out")) }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Starting {
    class: String,
    scene: String,
}

/// Starts a lesson.
pub(super) async fn start(State(house): State<Shared>, headers: HeaderMap, Form(sent): Form<Starting>) -> Response {
    let tongue = Tongue::asked(&headers);
    let teacher = match of_class(&house, &headers, &sent.class, tongue).await {
        Ok(teacher) => teacher,
        Err(instead) => return *instead,
    };
    let asked = house.clone();
    let held: Result<_, Fault> = blocking(move || Ok(asked.library.all())).await;
    match held {
        Ok(all) if all.iter().any(|held| held.card.about.id == sent.scene) => {}
        Ok(_) => {
            let said = tongue.say("没有这个场景", "There is no such scene");
            return notice(tongue, StatusCode::NOT_FOUND, said, ("/teacher", tongue.say("返回", "Back")));
        }
        Err(error) => return broken(tongue, &error),
    }
    match lessons::start(house.record.database(), &sent.class, &sent.scene, &teacher.name).await {
        Ok(lesson) => go(&format!("/teacher/lessons/{}", lesson.id), None),
        Err(error) => broken(tongue, &error),
    }
}

/// The list of a class with each pupil's picture, to be printed and cut.
pub(super) async fn class(State(house): State<Shared>, Path(class): Path<String>, headers: HeaderMap) -> Response {
    let tongue = Tongue::asked(&headers);
    let teacher = match of_class(&house, &headers, &class, tongue).await {
        Ok(teacher) => teacher,
        Err(instead) => return *instead,
    };
    let (asked, wanted) = (house.clone(), class.clone());
    let roster = match blocking(move || roster::get(asked.record.database(), &asked.seal, &wanted)).await {
        Ok(roster) => roster.map(|roster| roster.pupils).unwrap_or_default(),
        Err(error) => return broken(tongue, &error),
    };
    if let Err(error) = roster::viewed(house.record.database(), &teacher.name, &class, "list").await {
        return broken(tongue, &error);
    }
    let body = html! {
        (bar(tongue, &teacher))
        main.wide {
            h1 { (class) }
            p.no-print { (tongue.say("每个学生凭自己的图进入课堂，不用密码。可以打印出来，剪成小条发下去。", "Each pupil joins with a picture, without a password. Print this page and cut it into slips.")) }
            ul.slips {
                @for pupil in &roster {
                    li { (PreEscaped(pictures::svg(pupil.picture)))
                        strong { (pupil.name) }
                        span { (pupil.number) " · " (pictures::name(pupil.picture, tongue.chinese)) } }
                }
            }
        }
    };
    shell::page(tongue, &class, &[], body)
}
