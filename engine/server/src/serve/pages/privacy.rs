//! `/privacy`: what is stored here, why, for how long; for parents and pupils, in plain words.

use super::shell::{self, Tongue};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::html;

/// Question and answer, in Chinese and in English.
type Said = [&'static str; 4];

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
    [
        "存多久？",
        "一个学年。学年结束后学校删去上一学年的记录，并记下删了多少。",
        "For how long?",
        "For a school year. After it the school erases the records of the year before, and notes how many.",
    ],
    [
        "我能看、能删吗？",
        "能。请你或家长告诉老师：老师可以给你看你自己的记录，学校可以把它全部删去，备份里的也删。",
        "Can I see it, can I have it erased?",
        "Yes. You or your parents ask the teacher, who can show you your own record; the school can erase all of it, also from its backups.",
    ],
];

/// The page.
pub(super) async fn page(headers: HeaderMap) -> Response {
    let tongue = Tongue::asked(&headers);
    let title = tongue.say("学习记录：存什么，为什么，存多久", "Records of learning: what, why, for how long");
    let body = html! {
        main.narrow.plain {
            h1 { (title) }
            @for [zh, answer_zh, en, answer_en] in SAID {
                h2 { (tongue.say(zh, en)) }
                p { (tongue.say(answer_zh, answer_en)) }
            }
        }
    };
    shell::page(tongue, title, &[], body)
}
