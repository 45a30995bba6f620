//! `/privacy`: what is stored here, why, for how long; for parents and pupils, in plain words.

use super::shell::{self, Tongue};
use crate::serve::Shared;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use maud::html;
use std::num::NonZeroU8;

/// Question and answer, in Chinese and in English.
type Said = [&'static str; 4];

/// Stands where the answer depends on what the school has set.
const KEPT: &str = "";

/// For how long traces are kept here.
fn kept(tongue: Tongue, years: Option<NonZeroU8>) -> String {
    match (years, tongue.chinese) {
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

const SAID: &[Said] = &[
    [
        "存了什么？",
        "你在场景里做的事：到过哪里、点了什么、怎么回答、测了什么数、看没看提示，还有时间。不存照片、声音、位置，也不存你打的字。",
        "What is stored?",
        "What you do in a scene: where you went, what you touched, how you answered, what you measured, which hints you saw, and when. No \
        pictures, no sound, no location, nothing that you type.",
    ],
    [
        "写的是我的名字吗？",
        "不是。记录里只有一串由学校的密钥算出来的字母，没有姓名、学号、邮箱。班级名单单独加密存放，只有教这个班的老师登录后才看得到名字，每看一次都记下来。",
        "Is my name in it?",
        "No. A record holds letters that are reckoned with a key of the school: no name, no number, no address. The list of the class is kept \
        apart and encrypted; only a teacher of the class who is signed in sees names, and each look is noted.",
    ],
    [
        "为什么要存？",
        "让老师看到全班哪里难、谁需要一起再看看；让你下次能接着做。不打分排名，不做广告，不用来训练什么模型。",
        "Why is it stored?",
        "So that the teacher sees what was hard and who may need a second look, and so that you can go on another time. It makes no ranking, \
        no advertisement, and trains no model.",
    ],
    [
        "存在哪里？会传出去吗？",
        "存在学校自己的服务器上。除非学校另行设置，什么都不传出去；传给区里的只有去掉标识的记录：换了化名、时间只到小时、没有自由填写的文字。",
        "Where is it? Does it leave the school?",
        "On the school's own server. Unless the school says otherwise nothing leaves it; what goes to the district is de-identified: another \
        pseudonym, times to the hour, no free text.",
    ],
    ["存多久？", KEPT, "For how long?", KEPT],
    [
        "我能看、能删吗？",
        "能。请你或家长告诉老师：老师可以给你看你自己的记录，学校可以把它全部删去，备份里的也删。",
        "Can I see it, can I have it erased?",
        "Yes. You or your parents ask the teacher, who can show you your own record; the school can erase all of it, also from its backups.",
    ],
];

/// The page.
pub(super) async fn page(State(house): State<Shared>, headers: HeaderMap) -> Response {
    let tongue = Tongue::asked(&headers);
    let kept = kept(tongue, house.keep);
    let title = tongue.say("学习记录：存什么，为什么，存多久", "Records of learning: what, why, for how long");
    let body = html! {
        main.narrow.plain {
            h1 { (title) }
            @for [zh, answer_zh, en, answer_en] in SAID {
                h2 { (tongue.say(zh, en)) }
                p { @if answer_zh.is_empty() { (kept) } @else { (tongue.say(answer_zh, answer_en)) } }
            }
        }
    };
    shell::page(tongue, title, &[], body)
}
