//! `/privacy`: what is stored here, why, for how long; for parents and pupils, in plain words.

use super::layout::{self, Locale};
use crate::serve::{SharedState, origin};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use maud::html;
use std::num::NonZeroU8;

/// Other stores that traces go to, as the school has configured.
struct Elsewhere {
    /// The record store that pages send to instead of this server.
    instead: Option<String>,
    /// The district's record store, which gets de-identified statements.
    district: Option<String>,
    /// Platforms that launch scenes, and get the statements of those.
    platforms: Vec<String>,
}

/// A question and its answer.
struct Said(&'static str, String);

fn all(locale: Locale, years: Option<NonZeroU8>, elsewhere: &Elsewhere) -> [Said; 6] {
    [
        Said(locale.say("存了什么？", "What is stored?"), stored(locale)),
        Said(locale.say("写的是我的名字吗？", "Is my name in it?"), name(locale)),
        Said(locale.say("为什么要存？", "Why is it stored?"), why(locale)),
        Said(locale.say("存在哪里？会传出去吗？", "Where is it? Does it leave the school?"), place(locale, elsewhere)),
        Said(locale.say("存多久？", "For how long?"), kept(locale, years)),
        Said(locale.say("我能看、能删吗？", "Can I see it, can I have it erased?"), erased(locale, elsewhere)),
    ]
}

fn stored(locale: Locale) -> String {
    locale
        .say(
            "你在场景里做的事：到过哪里、点了什么、怎么回答、测了什么数、看没看提示，还有时间。上课时还存下你一步一步的操作，老师可以照样重放一遍。不存照片、声音、位置，也不存你打的字。",
            "What you do in a scene: where you went, what you touched, how you answered, what you measured, which hints you saw, and when. In a lesson \
            also each of your moves, so that the teacher can play them over. No pictures, no sound, no location, nothing that you type.",
        )
        .to_owned()
}

fn name(locale: Locale) -> String {
    locale
        .say(
            "不是。记录里只有一串由学校的密钥算出来的字母，没有姓名、学号、邮箱。班级名单单独加密存放，只有教这个班的老师登录后才看得到名字，每看一次都记下来。",
            "No. A record holds letters that are reckoned with a key of the school: no name, no number, no address. The list of the class is kept \
            apart and encrypted; only a teacher of the class who is signed in sees names, and each look is noted.",
        )
        .to_owned()
}

fn why(locale: Locale) -> String {
    locale
        .say(
            "让老师看到全班哪里难、谁需要一起再看看；让你下次能接着做。不打分排名，不做广告，不用来训练什么模型。",
            "So that the teacher sees what was hard and who may need a second look, and so that you can go on another time. It makes no ranking, \
            no advertisement, and trains no model.",
        )
        .to_owned()
}

fn place(locale: Locale, elsewhere: &Elsewhere) -> String {
    let mut said = match &elsewhere.instead {
        Some(store) if locale.chinese => {
            format!("学校设置了另一个记录库：网页把学习记录直接送到 {store}，那里怎样保管，请问学校。")
        }
        Some(store) => {
            format!(
                "The school has set another record store: pages send what is done to {store}; ask the school how it is kept there. "
            )
        }
        None => locale.say("存在学校自己的服务器上。", "On the school's own server. ").to_owned(),
    };
    match &elsewhere.district {
        Some(store) if locale.chinese => {
            said.push_str(&format!("另外送一份给上级平台 {store}：换了化名，时间只到小时，没有自由填写的文字。"))
        }
        Some(store) => said.push_str(&format!(
            "A copy goes to the district's {store}: under another pseudonym, with times to the hour and no free text. "
        )),
        None if elsewhere.instead.is_none() && elsewhere.platforms.is_empty() => {
            said.push_str(locale.say("没有设置送到别处。", "It is set to be sent nowhere else. "));
        }
        None => {}
    }
    if !elsewhere.platforms.is_empty() {
        let all = elsewhere.platforms.join("、");
        said.push_str(&match locale.chinese {
            true => format!("从学习平台 {all} 打开的场景，做了什么也告诉那个平台。"),
            false => format!(
                "What is done in scenes that are opened from the platform {all} is told to that platform, too. "
            ),
        });
    }
    said.push_str(locale.say(
        "学校可以导出表格，用来研究怎样教得更好：里面只写几个人以上的小组做了什么，不写哪一个人。",
        "The school can export tables, to learn how to teach better: they tell what groups of several did, never what one did.",
    ));
    said
}

/// For how long traces are kept here.
fn kept(locale: Locale, years: Option<NonZeroU8>) -> String {
    match (years, locale.chinese) {
        (Some(years), true) => format!(
            "{years} 个学年。更早的记录服务器自己删去（八月换学年，再留一个月给老师回看），并记下删了多少。"
        ),
        (Some(years), false) => format!(
            "{years} school year(s). What is older the server erases by itself, a month after the school year's end in August, and notes how much."
        ),
        (None, true) => "由学校决定：学校可以删去某一天以前的全部记录，并会记下删了多少。想知道这里存多久，请问老师。".to_owned(),
        (None, false) => "As the school decides: it can erase everything before a day, and how much is noted. Ask your teacher for how long it is \
            kept here."
            .to_owned(),
    }
}

fn erased(locale: Locale, elsewhere: &Elsewhere) -> String {
    let mut said = locale
        .say(
            "能。请你或家长告诉老师：老师可以给你看你自己的记录，学校可以把你在这台服务器上和备份里的全部删去。",
            "Yes. You or your parents ask the teacher, who can show you your own record; the school can erase all that is of you on this server \
            and in its backups. ",
        )
        .to_owned();
    if elsewhere.district.is_some() {
        said.push_str(locale.say(
            "已经送给上级平台的，学校会请那边删去。",
            "What was sent to the district the school asks the district to erase. ",
        ));
    }
    if elsewhere.instead.is_some() {
        said.push_str(
            locale.say(
                "送到另一个记录库的，要请那边删去。",
                "What is in the other record store has to be erased there. ",
            ),
        );
    }
    said.push_str(locale.say(
        "已经导出的表格里没有你的化名，找不出哪些是你的，也就不能单独删去。",
        "Tables that were exported hold no pseudonym: nobody finds your part in them, and so it cannot be taken out.",
    ));
    said
}

/// The page.
pub(super) async fn page(State(state): State<SharedState>, headers: HeaderMap) -> Response {
    let locale = Locale::from_headers(&headers);
    // Only the origin: the rest of an address may hold a secret.
    let instead = state.lrs.as_ref().and_then(|lrs| origin(&lrs.statements));
    let platforms = state.platforms.clone();
    let elsewhere = Elsewhere { instead, platforms, district: state.district.as_ref().and_then(|store| origin(store)) };
    let title = locale.say("学习记录：存什么，为什么，存多久", "Records of learning: what, why, for how long");
    let body = html! {
        main.narrow.plain {
            h1 { (title) }
            @for Said(question, answer) in all(locale, state.keep, &elsewhere) {
                h2 { (question) }
                p { (answer) }
            }
        }
    };
    layout::page(locale, title, &[], body)
}
