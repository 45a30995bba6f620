//! Who may write as whom: a page's key is good for one pseudonym, and in a lesson for one pupil's seat. Nobody sits in two seats, nobody writes
//! into another's lesson or after its end, and a page tells nothing but what a player would.

mod common;

use common::{Answer, SCENE, TestServer, each_store, get, house_with, run, school, send, write, xapi};
use serde_json::{Value, json};
use shujin_blocks::KINDS;
use shujin_lesson::format::Family;
use shujin_server::database::Database;
use shujin_server::school::{Seal, class_list, lessons, roster, seat_requests};
use shujin_trace::lesson::{Left, Opened, Started};
use shujin_trace::{Event, Session, Statements};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

const CLASS: &str = "七年级3班";
const LAB: &str = "lab/swing";

/// A school with a class of three, a teacher, and a scene.
struct School<'a> {
    server: &'a TestServer,
    database: Database,
    seal: Arc<Seal>,
}

impl<'a> School<'a> {
    fn new(server: &'a TestServer) -> Self {
        Self::of(server, 3)
    }

    /// With a class of so many.
    fn of(server: &'a TestServer, many: usize) -> Self {
        let database = Database::open(server.location()).expect("opens beside the server");
        let seal = Arc::new(Seal::open(&server.folder.path().join("data")).expect("its key"));
        for (path, bytes) in shujin_lesson::starter(Family::Bench, LAB).iter() {
            write(&server.folder.path().join("scenes").join(LAB).join(path), bytes);
        }
        let rows: Vec<String> = (1..=many).map(|number| format!("{CLASS},{number},王小{number}\n")).collect();
        let text = format!("班级,学号,姓名\n{}", rows.concat());
        let class = class_list::read(text.as_bytes(), None).expect("reads").classes.remove(0);
        run(roster::keep(&database, Arc::clone(&seal), class, Default::default())).expect("keeps");
        Self { server, database, seal }
    }

    fn lesson(&self) -> lessons::Lesson {
        run(lessons::start(&self.database, CLASS, LAB, "teacher")).expect("starts")
    }

    fn pseudonym(&self, at: usize) -> String {
        let list = roster::get(&self.database, &self.seal, CLASS).expect("opens").expect("a class");
        self.seal.pseudonym(&list.pupils[at].id)
    }

    fn teacher(&self) -> String {
        let password =
            run(shujin_server::school::teachers::keep(&self.database, "teacher", &[CLASS.to_owned()])).expect("keeps");
        let answer = self.form("/teacher/sign-in", &format!("name=teacher&password={password}"), "");
        cookie(&answer, "shujin-teacher")
    }

    fn form(&self, path: &str, text: &str, cookie: &str) -> Answer {
        let headers =
            [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", cookie), ("Accept-Language", "zh")];
        send(self.server.address, "POST", path, &headers, text.as_bytes())
    }

    /// Chooses a picture; gives the browser's cookie.
    fn join(&self, code: &str, picture: usize, before: &str) -> (u16, String) {
        let answer = self.form("/class/join", &format!("code={code}&picture={picture}"), before);
        (answer.status, cookie(&answer, "shujin-class"))
    }

    fn session(&self, cookie: &str) -> Page {
        let answer = get(self.server.address, "/session", &[("Cookie", cookie)]);
        assert_eq!(answer.status, 200, "{}", answer.text());
        Page(answer.json())
    }

    fn stored(&self) -> Vec<Value> {
        let text = school(self.server.address, "GET", "/export.jsonl", "").text();
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }
}

/// The cookie of this name that an answer sets, as a browser would send it back.
fn cookie(answer: &Answer, name: &str) -> String {
    let lines = answer.head.lines().filter_map(|line| line.split_once(": "));
    let mut set = lines.filter(|(key, _)| key.eq_ignore_ascii_case("set-cookie")).map(|(_, value)| value);
    let found = set.find(|value| value.starts_with(name)).and_then(|value| value.split(';').next());
    found.unwrap_or_default().to_owned()
}

/// What a page knows of itself.
struct Page(Value);

impl Page {
    fn key(&self) -> (&str, &str) {
        let word = |name: &str| self.0["lrs"][name].as_str().expect("a word");
        (word("user"), word("secret"))
    }

    /// Statements as a player tells them: now, or so many minutes from now.
    fn tells(&self, minutes: i64) -> Vec<Value> {
        let now = self.0["now"].as_str().expect("a time").parse::<shujin_trace::Timestamp>().expect("a time");
        let session: Session = serde_json::from_value(json!({
            "id": shujin_trace::Uuid::new_v4(), "started": now + jiff::SignedDuration::from_mins(minutes), "learner": self.0["pseudonym"],
            "home": self.0["home"], "scene": LAB, "hash": "0123456789abcdef".repeat(4), "language": "zh-CN",
            "lesson": self.0["lesson"]["id"],
        }))
        .expect("a session");
        let mut statements = Statements::new(session, &KINDS);
        let all = [Event::new(0, &Opened {}), Event::new(60, &Started {}), Event::new(120, &Left {})];
        let told =
            all.into_iter().enumerate().flat_map(|(at, event)| statements.push(&event, Duration::from_secs(at as u64)));
        told.collect()
    }

    fn posts(&self, server: &TestServer, statements: &[Value]) -> u16 {
        let answer = xapi(server.address, "POST", "/xapi/statements", self.key(), &json!(statements).to_string());
        if answer.status == 500 {
            panic!("{}", answer.text())
        }
        answer.status
    }
}

fn each(test: impl Fn(&School)) {
    each_of(3, test);
}

fn each_of(many: usize, test: impl Fn(&School)) {
    each_store(|server, _| test(&School::of(server, many)));
}

#[test]
fn a_pupil_writes_under_an_alias_and_is_kept_under_the_pseudonym() {
    each(|school| {
        let lesson = school.lesson();
        let (status, mine) = school.join(&lesson.code[..4], 0, "");
        assert_eq!(status, 303);
        let page = school.session(&mine);
        let alias = page.0["pseudonym"].as_str().expect("an alias");
        assert!(alias.starts_with("p-"), "what the school's records name the pupil by is not told to a page");
        assert_eq!(page.posts(school.server, &page.tells(0)), 200);
        let stored = school.stored();
        assert_eq!(stored.len(), 3);
        let text = json!(stored).to_string();
        assert!(!text.contains(alias) && text.contains(&school.pseudonym(0)) && text.contains(&lesson.id.to_string()));
        // What was sent twice is there once, and the names of things are the scene's own.
        let again = page.tells(0);
        assert_eq!([page.posts(school.server, &again), page.posts(school.server, &again)], [200, 200]);
        assert_eq!(school.stored().len(), 6);
        assert!(stored[0]["object"]["definition"]["type"].is_string());
        // The same pupil, another time: the same alias, so that the browser knows what was left unfinished.
        let next = school.lesson();
        let (_, again) = school.join(&next.code, 0, &mine);
        assert_eq!(school.session(&again).0["pseudonym"], alias);
    });
}

/// Has all seats be held for two minutes already.
fn two_minutes_later(school: &School) {
    let back = |sql: &mut dyn shujin_server::database::Sql| {
        sql.change("UPDATE joins SET joined = joined - 120000000", &[])?;
        sql.change("UPDATE seats SET since = since - 120000000", &[])
    };
    run(school.database.change(back)).expect("works");
}

#[test]
fn whoever_walks_through_the_seats_is_left_with_one() {
    each_of(12, |school| {
        let lesson = school.lesson();
        let mut mine = String::new();
        let mut pages = Vec::new();
        for picture in 0..4 {
            let (status, next) = school.join(&lesson.code, picture, &mine);
            assert_eq!(status, 303);
            mine = next;
            let page = school.session(&mine);
            assert!(picture == 3 || page.posts(school.server, &page.tells(0)) == 200);
            assert_eq!(lays(school, &mine), 204);
            pages.push(page);
        }
        // What was left at once was a slip: its key bears nothing, and nobody has joined by it. What was told from it was taken back.
        assert_eq!(school.stored().len(), 0);
        let kept = |at: usize| {
            let address = lessons::recording(lesson.id, &school.pseudonym(at));
            shujin_server::record::documents::get(&school.database, &address).expect("reads").is_some()
        };
        assert_eq!((0..4).map(kept).collect::<Vec<_>>(), [false, false, false, true]);
        let (last, left) = pages.split_last().expect("four");
        for page in left {
            assert!([-5, 0, 5].into_iter().all(|minutes| page.posts(school.server, &page.tells(minutes)) == 400));
        }
        assert_eq!(lessons::joined(&school.database, lesson.id).expect("reads"), [school.pseudonym(3)]);
        assert_eq!(last.posts(school.server, &last.tells(0)), 200);
        assert_eq!(last.posts(school.server, &last.tells(-5)), 400, "before it sat there");
        // And no more than three changes in a lesson, whichever of its cookies it shows.
        let answer = school.form("/class/join", &format!("code={}&picture=4", lesson.code), &mine);
        assert_eq!((answer.status, answer.text().contains("问问老师")), (409, true));
        assert_eq!(school.join(&lesson.code, 3, &mine).0, 303, "the own one");
        // The teacher may give it another one all the same.
        let text = answer.text();
        let number = text.split("<strong>").nth(1).and_then(|rest| rest.split('<').next()).expect("a number");
        let teacher = school.teacher();
        let release = format!("/teacher/lessons/{}/release", lesson.id);
        assert_eq!(school.form(&release, &format!("number=5&asker={number}"), &teacher).status, 303);
        assert_eq!(school.join(&lesson.code, 4, "").0, 409);
        two_minutes_later(school);
        let (status, next) = school.join(&lesson.code, 4, &format!("{mine}; {}", cookie(&answer, "shujin-asker")));
        assert_eq!((status, next.is_empty()), (303, false));
        mine = next;
        let last = &school.session(&mine);
        // What was held for a while is told of while it was held, and neither before nor after.
        two_minutes_later(school);
        run(school.database.change(|sql| sql.change("UPDATE seats SET chain = id", &[]))).expect("works");
        assert_eq!(school.join(&lesson.code, 5, &mine).0, 303);
        let told: Vec<u16> = [-5, -1, 0, 1, 9].map(|minutes| last.posts(school.server, &last.tells(minutes))).into();
        assert_eq!(told, [400, 200, 200, 400, 400]);
        let joined = lessons::joined(&school.database, lesson.id).expect("reads");
        assert_eq!(joined, [3, 4, 5].map(|at| school.pseudonym(at)));
        // Only who sits there at the lesson's end may finish a sentence.
        run(lessons::set(&school.database, lesson.id, false, true)).expect("ends");
        assert_eq!(last.posts(school.server, &last.tells(5)), 400);
    });
}

/// Lays a recording of nothing before the teacher.
fn lays(school: &School, cookie: &str) -> u16 {
    let recording = json!({ "format": 1, "scene": LAB, "hash": common::revision(school.server, LAB), "seed": 1, "ticks": 1, "intents": [], "hashes": [] });
    let headers = [("Content-Type", "application/json"), ("Cookie", cookie)];
    send(school.server.address, "POST", "/class/recording", &headers, recording.to_string().as_bytes()).status
}

#[test]
fn a_recording_is_laid_by_who_holds_the_seat() {
    each(|school| {
        let lesson = school.lesson();
        let (_, first) = school.join(&lesson.code, 0, "");
        assert_eq!(lays(school, &first), 204);
        let (_, second) = school.join(&lesson.code, 1, &first);
        assert_eq!([lays(school, &first), lays(school, &second)], [410, 204]);
    });
}

#[test]
fn nobody_takes_every_seat() {
    // One browser that goes through all pictures sits in the last one.
    each(|school| {
        let lesson = school.lesson();
        let mut mine = String::new();
        for picture in 0..3 {
            let (status, next) = school.join(&lesson.code, picture, &mine);
            assert_eq!(status, 303);
            mine = next;
        }
        let seats = shujin_server::school::seats::held(&school.database, lesson.id).expect("reads");
        assert_eq!(seats.keys().cloned().collect::<Vec<_>>(), [school.pseudonym(2)]);
        assert_eq!(school.join(&lesson.code, 1, "").0, 303, "a seat that was left is free");
    });
    // One that changed too often is told so at once, and takes no turn of those who come in; the own one costs none either.
    let server = house_with(&[], |_| {});
    let school = School::of(&server, 12);
    let lesson = school.lesson();
    let begun = std::time::Instant::now();
    let mine = (0..4).fold(String::new(), |mine, picture| school.join(&lesson.code, picture, &mine).1);
    assert!((0..40).all(|at| school.join(&lesson.code, 4 + at % 8, &mine).0 == 409));
    assert!((0..4).all(|picture| school.join(&lesson.code, 4 + picture, "").0 == 303));
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    // One that shows no cookies waits for each but the first few; nobody is refused.
    let lesson = school.lesson();
    let begun = std::time::Instant::now();
    assert!((0..12).all(|picture| school.join(&lesson.code, picture, "").0 == 303));
    assert!(begun.elapsed() > Duration::from_secs(6), "{:?}", begun.elapsed());
}

#[test]
fn a_seat_is_given_to_whoever_shows_the_number_and_to_nobody_faster() {
    each_of(5, |school| {
        let lesson = school.lesson();
        let (_, held) = school.join(&lesson.code, 2, "");
        let sat = school.session(&held);
        let join = |cookies: &str| school.form("/class/join", &format!("code={}&picture=2", lesson.code), cookies);
        let number = |answer: &Answer| {
            let text = answer.text();
            let after = text.split("你的号码").nth(1)?;
            after.split_once("<strong>")?.1.split('<').next()?.parse::<u32>().ok()
        };
        // Two scripts ask, and then the pupil; a fourth behind the same address gets no number.
        let asked: Vec<Answer> = (0..4).map(|_| join("")).collect();
        assert!(asked.iter().all(|answer| answer.status == 409 && answer.text().contains("这张图有人用了")));
        let numbers: Vec<Option<u32>> = asked.iter().map(number).collect();
        assert!(numbers[..3].iter().all(|number| number.is_some_and(|number| (100..=999).contains(&number))));
        assert_eq!((numbers.iter().collect::<BTreeSet<_>>().len(), numbers[3]), (4, None));
        // Nobody is kept from asking for another's seat, and a browser that once took a seat not from asking for this one.
        let elsewhere = school.form("/class/join", &format!("code={}&picture=3", lesson.code), "");
        let known = cookie(&elsewhere, "shujin-seated");
        assert!(number(&join(&known)).is_some() && number(&join(&known)).is_none(), "once");
        let other = school.form("/class/join", &format!("code={}&picture=3", lesson.code), "");
        assert!(number(&other).is_some());
        let mine = cookie(&asked[2], "shujin-asker");
        assert!(asked[2].head.contains("Path=/class; ") && asked[2].head.contains("HttpOnly") && !mine.is_empty());
        assert_eq!(number(&join(&mine)), numbers[2], "it stays the same");
        let [script, my] = [numbers[0], numbers[2]].map(Option::unwrap_or_default);
        let teacher = school.teacher();
        let page = || {
            let headers = [("Cookie", teacher.as_str()), ("Accept-Language", "zh")];
            get(school.server.address, &format!("/teacher/lessons/{}", lesson.id), &headers).text()
        };
        // Too many for a button each: the number is typed. And whoever looks only at what is renewed has looked at names all the same.
        for at in 0..9 {
            let learner = school.pseudonym(4);
            let asker =
                run(seat_requests::create(&school.database, lesson.id, &learner)).expect("asks").expect("a number");
            assert!(at < 9 && asker.number >= 100);
        }
        let live =
            get(school.server.address, &format!("/teacher/lessons/{}/live", lesson.id), &[("Cookie", &teacher)]).text();
        let views = roster::views(&school.database, 0, None).expect("reads");
        assert!(live.contains("王小5") && live.contains("name=\"asker\" inputmode"), "{live}");
        assert!(views.iter().any(|view| view.page == "live" && view.class == CLASS), "{views:?}");
        let shown = page();
        assert!(shown.contains("另一台设备也选了这张图") && shown.contains(&format!("给 {my} 号")), "{shown}");
        let give = |form: &str| school.form(&format!("/teacher/lessons/{}/release", lesson.id), form, &teacher).status;
        // Without whom it is for, or for nobody who asks, nothing happens.
        let nobody = (100..=999).find(|number| !numbers.contains(&Some(*number))).expect("one");
        assert_eq!([give("number=3"), give(&format!("number=3&asker={nobody}"))], [303; 2]);
        assert!(!school.session(&held).0["lesson"].is_null());
        assert_eq!(give(&format!("number=3&asker={my}")), 303);
        assert!(!page().contains(&format!("给 {my} 号")) && page().contains(&format!("给 {script} 号")));
        // Whoever sat there, and scripts that are faster, do not get it.
        let others = ["", &held, &cookie(&asked[0], "shujin-asker"), &mine.replace('.', ".0")];
        assert!(others.iter().all(|cookies| join(cookies).status == 409));
        let answer = join(&mine);
        assert_eq!(answer.status, 303);
        let theirs = cookie(&answer, "shujin-class");
        assert_eq!(school.session(&theirs).posts(school.server, &school.session(&theirs).tells(0)), 200);
        // Who was there before may deliver what was done then, and nothing later.
        assert_eq!(sat.posts(school.server, &sat.tells(0)), 200);
        assert_eq!(sat.posts(school.server, &sat.tells(1)), 400);
        assert!(school.session(&held).0["lesson"].is_null(), "the browser is nobody's in this lesson any more");
        // A while later not even that: a tablet that is on the network has delivered what it had.
        let ago = "UPDATE seats SET since = since - 180000000, until = until - 180000000 WHERE until IS NOT NULL";
        run(school.database.change(|sql| sql.change(ago, &[]))).expect("works");
        assert_eq!(sat.posts(school.server, &sat.tells(-3)), 400);
        // What was given and not fetched is free again.
        assert_eq!(give(&format!("number=3&asker={script}")), 303);
        assert_eq!(join("").status, 409);
        run(school.database.change(|sql| sql.change("UPDATE askers SET given = given - 200000000", &[])))
            .expect("works");
        assert_eq!(join("").status, 303);
    });
}

#[test]
fn a_key_is_good_for_its_own_pseudonym_and_lesson_alone() {
    each(|school| {
        let lesson = school.lesson();
        let (_, one) = school.join(&lesson.code, 0, "");
        let (_, other) = school.join(&lesson.code, 1, "");
        let (one, other, alone) = (school.session(&one), school.session(&other), school.session(""));
        for (key, told) in [(&one, &other), (&other, &one), (&alone, &one), (&one, &alone)] {
            assert_eq!(key.posts(school.server, &told.tells(0)), 400);
        }
        // Nor under the pseudonym in the school's records, however it was learnt.
        for key in [&one, &alone] {
            let mut told = key.tells(0);
            told.iter_mut().for_each(|one| one["actor"]["account"]["name"] = json!(school.pseudonym(1)));
            assert_eq!(key.posts(school.server, &told), 400);
        }
        // A key that somebody made up, and one of an earlier program, which named nobody.
        let (user, secret) = one.key();
        let bent = user
            .replace(one.0["pseudonym"].as_str().expect("an alias"), other.0["pseudonym"].as_str().expect("an alias"));
        for (user, secret) in [(bent.as_str(), secret), ("page.99999999999", secret)] {
            assert_eq!(xapi(school.server.address, "POST", "/xapi/statements", (user, secret), "[]").status, 401);
        }
        // The cookie is signed: nobody becomes a browser whose pseudonym they have seen.
        let taken =
            get(school.server.address, "/session", &[("Cookie", "shujin-learner=p-0123456789abcdef0123456789abcdef")]);
        assert_ne!(taken.json()["pseudonym"], "p-0123456789abcdef0123456789abcdef");
        let own = cookie(&taken, "shujin-learner");
        assert_eq!(school.session(&own).0["pseudonym"], taken.json()["pseudonym"]);
        assert_eq!(school.stored().len(), 0);
    });
}

#[test]
fn what_is_done_after_the_end_is_no_part_of_the_lesson() {
    each(|school| {
        let lesson = school.lesson();
        let (_, mine) = school.join(&lesson.code, 0, "");
        let page = school.session(&mine);
        let recording =
            json!({ "format": 1, "scene": LAB, "hash": common::revision(school.server, LAB), "seed": 1, "ticks": 1, "intents": [], "hashes": [] })
                .to_string();
        let lays = || {
            let headers = [("Content-Type", "application/json"), ("Cookie", mine.as_str())];
            send(school.server.address, "POST", "/class/recording", &headers, recording.as_bytes()).status
        };
        assert_eq!(lays(), 204);
        run(lessons::set(&school.database, lesson.id, false, true)).expect("ends");
        assert_eq!(page.posts(school.server, &page.tells(0)), 200, "what was done before comes late");
        assert_eq!(page.posts(school.server, &page.tells(30)), 400);
        let state = get(school.server.address, "/class/state", &[("Cookie", &mine)]).json();
        assert_eq!((&state["on"], &state["paused"]), (&json!(false), &json!(false)));
        assert!(state["lesson"].as_str().is_some_and(|id| id.ends_with(&lesson.id.to_string())));
        assert_eq!(school.join(&lesson.code, 1, "").0, 404);
        let back =
            run(school.database.change(move |sql| sql.change("UPDATE lessons SET ended = ended - 120000000", &[])));
        back.expect("works");
        assert_eq!(lays(), 410);
    });
}

#[test]
fn a_page_tells_what_a_player_would_and_nothing_else() {
    each(|school| {
        let page = school.session("");
        let told = page.tells(0);
        let bent = |change: &dyn Fn(&mut Value)| {
            let mut one = told[0].clone();
            change(&mut one);
            xapi(school.server.address, "POST", "/xapi/statements", page.key(), &one.to_string())
        };
        assert_eq!(bent(&|_| {}).status, 200);
        type Change = fn(&mut Value);
        let changes: [(&str, Change); 9] = [
            ("/context/instructor", |one| {
                one["context"]["instructor"] = json!({ "name": "李老师", "mbox": "mailto:li@school.example" })
            }),
            ("/verb/id", |one| one["verb"]["id"] = json!("https://else.example/verbs/王小明")),
            ("/object/id", |one| one["object"]["id"] = json!("https://school.example/scenes/lab/swing#node/王小明")),
            // With these xAPI itself allows no platform in the context.
            ("/context/platform", |one| {
                one["verb"] = json!({ "id": "http://adlnet.gov/expapi/verbs/voided" });
                one["object"] = json!({ "objectType": "StatementRef", "id": "7b1a4f3c-9d2e-4c55-8a01-2f6e0c9b7d12" });
            }),
            ("/context/platform", |one| {
                one["object"] = json!({ "objectType": "SubStatement", "actor": { "mbox": "mailto:a@b.example" }, "verb": { "id": "https://a.example/v" },
                    "object": { "id": "https://a.example/o" } });
            }),
            ("/object/definition/extensions", |one| {
                one["object"]["definition"]["extensions"] = json!({ "https://a.example/name": "王小明" })
            }),
            ("/context/language", |one| one["context"]["language"] = json!("zh-x-xiaoming")),
            ("/context/platform", |one| one["context"]["platform"] = json!("王小明的平板")),
            ("/result", |one| one["result"] = json!({ "response": "王小明" })),
        ];
        for (place, change) in changes {
            let answer = bent(&|one| {
                one["id"] = json!(shujin_trace::Uuid::new_v4());
                change(one);
            });
            let places: BTreeSet<String> = answer.json()["problems"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|one| one["place"].as_str().unwrap_or_default().to_owned())
                .collect();
            assert_eq!((answer.status, places.contains(place)), (400, true), "{place}: {places:?}");
        }
        // Names of things are not looked at, and come from the scene: nobody defines an activity anew.
        let renamed = bent(&|one| {
            one["id"] = json!(shujin_trace::Uuid::new_v4());
            one["object"]["definition"]["name"] = json!({ "zh-CN": "王小明" });
        });
        assert_eq!(renamed.status, 200);
        assert!(!school_text(school).contains("王小明"));
        let known = common::school(
            school.server.address,
            "GET",
            "/xapi/activities?activityId=https://school.example/scenes/lab/swing",
            "",
        );
        assert!(!known.text().contains("王小明") && known.json()["definition"]["type"].is_string(), "{}", known.text());
    });
}

fn school_text(school: &School) -> String {
    json!(school.stored()).to_string()
}

#[test]
fn a_page_has_its_share_of_the_day() {
    let server = common::server(SCENE);
    let school = School::new(&server);
    let page = school.session("");
    let many: Vec<Value> = (0..20).flat_map(|_| page.tells(0)).collect();
    let answers: Vec<u16> = (0..80).map(|_| page.posts(&server, &many)).collect();
    assert_eq!((answers[0], answers.iter().filter(|status| **status == 200).count()), (200, 66));
    let answer = xapi(server.address, "POST", "/xapi/statements", page.key(), &json!(many).to_string());
    assert_eq!((answer.status, answer.header("retry-after")), (429, Some("3600")));
    let other = school.session("");
    assert_eq!(other.posts(&server, &other.tells(0)), 200, "others go on");
}

#[test]
fn nobody_spends_the_share_of_another() {
    each(|school| {
        let lesson = school.lesson();
        let (_, one) = school.join(&lesson.code, 0, "");
        let (_, other) = school.join(&lesson.code, 1, "");
        let (one, other) = (school.session(&one), school.session(&other));
        // What is refused is nothing that was told; only whoever goes on with it is told to wait.
        let nothing = vec![json!({}); 200];
        let answers: Vec<Answer> = (0..40)
            .map(|_| xapi(school.server.address, "POST", "/xapi/statements", one.key(), &json!(nothing).to_string()))
            .collect();
        let late = answers.iter().find(|answer| answer.status == 429).expect("is told to wait");
        assert_eq!((answers[29].status, late.header("retry-after")), (400, Some("5")));
        // A moment later what it rightly tells is taken; the other never waited.
        assert_eq!(other.posts(school.server, &other.tells(0)), 200);
        std::thread::sleep(Duration::from_millis(1200));
        assert_eq!(one.posts(school.server, &one.tells(0)), 200);
        assert_eq!(other.posts(school.server, &nothing), 400);
    });
}

#[test]
fn who_sat_in_a_seat_before_spends_nothing_of_the_pupils_share() {
    each(|school| {
        let lesson = school.lesson();
        let (_, thief) = school.join(&lesson.code, 0, "");
        let page = school.session(&thief);
        let many: Vec<Value> = (0..60).flat_map(|_| page.tells(0)).collect();
        // Sent again and again under the same ids or under others: what is kept is counted.
        let answers: Vec<u16> = (0..12).map(|_| page.posts(school.server, &many)).collect();
        assert_eq!(answers.iter().filter(|status| **status == 200).count(), 8, "{answers:?}");
        assert_eq!(answers[11], 429);
        // Changed to another picture: the pupil whose it is has a whole share.
        assert_eq!(school.join(&lesson.code, 1, &thief).0, 303);
        let (status, own) = school.join(&lesson.code, 0, "");
        assert_eq!(status, 303);
        let pupil = school.session(&own);
        assert_eq!(pupil.posts(school.server, &pupil.tells(0)), 200);
        assert_eq!(pupil.posts(school.server, &pupil.tells(1)), 400, "what is still to come");
    });
}

#[test]
fn browsers_that_are_known_are_counted_apart() {
    let server = common::server(SCENE);
    let school = School::new(&server);
    let lesson = school.lesson();
    let (_, pupil) = school.join(&lesson.code, 0, "");
    let greedy = cookie(&get(server.address, "/session", &[]), "shujin-learner");
    let asks = |cookie: &str| get(server.address, "/session", &[("Cookie", cookie)]).status;
    let answers: Vec<u16> = (0..60).map(|_| asks(&greedy)).collect();
    assert_eq!((answers[19], answers.contains(&429)), (200, true));
    assert_eq!([asks(&pupil), asks("")], [200; 2]);
}

#[test]
fn a_browser_that_once_took_a_seat_types_its_code_whoever_guesses() {
    let server = common::server(SCENE);
    let school = School::new(&server);
    let before = school.lesson();
    let joins = |cookies: &str| {
        let answer = school.form("/class/join", &format!("code={}&picture=0", before.code), cookies);
        (cookie(&answer, "shujin-class"), cookie(&answer, "shujin-seated"))
    };
    let (seat, mine) = joins("");
    assert!(!mine.is_empty());
    // Whoever takes a seat again and again is one browser all the same; and nobody draws such a cookie without a seat.
    assert_eq!(joins(&seat).1, mine);
    assert_eq!(joins(&format!("{seat}; {mine}")).1, mine);
    for path in ["/class", "/class?code=123456", "/session"] {
        assert_eq!(cookie(&get(server.address, path, &[]), "shujin-seated"), "", "{path}");
    }
    let learner = cookie(&get(server.address, "/session", &[]), "shujin-learner");
    let lesson = school.lesson();
    let page = |code: &str, headers: &[(&str, &str)]| {
        get(server.address, &format!("/class?code={code}"), &[&[("Accept-Language", "zh")], headers].concat()).text()
    };
    let wrong = |at: u32| format!("{:06}", (lesson.code.parse::<u32>().expect("digits") + at * 7 + 1) % 1_000_000);
    // Many threads of a guesser's stand before everybody who comes by this address without a cookie.
    let threads: Vec<_> = (0..100)
        .map(|at| {
            let (address, code) = (server.address, wrong(at));
            std::thread::spawn(move || get(address, &format!("/class?code={code}"), &[]).status)
        })
        .collect();
    std::thread::sleep(Duration::from_secs(1));
    let begun = std::time::Instant::now();
    assert!(page(&lesson.code, &[("Cookie", &mine)]).contains("点你自己的图"));
    assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    // A cookie that everybody gets is no way past them.
    let begun = std::time::Instant::now();
    page(&lesson.code, &[("Cookie", &learner)]);
    assert!(begun.elapsed() > Duration::from_secs(5), "{:?}", begun.elapsed());
    threads.into_iter().for_each(|thread| _ = thread.join());
    // Another site may fill in a code, and tries none.
    let elsewhere = page(&lesson.code, &[("Sec-Fetch-Site", "cross-site")]);
    assert!(
        !elsewhere.contains("点你自己的图") && elsewhere.contains(&format!("value=\"{}\"", lesson.code)),
        "{elsewhere}"
    );
    // A strict cookie does not come along from there: nothing is put in its place.
    let led = get(server.address, "/session", &[("Sec-Fetch-Site", "cross-site")]);
    assert_eq!((led.status, cookie(&led, "shujin-learner")), (403, String::new()));
}

#[test]
fn a_class_has_one_lesson_at_a_time_and_only_of_scenes_that_are_there() {
    each(|school| {
        let first = school.lesson();
        let second = school.lesson();
        assert!(lessons::get(&school.database, first.id).expect("reads").expect("is there").ended.is_some());
        assert_eq!(school.join(&first.code, 0, "").0, 404);
        assert_eq!(school.join(&second.code, 0, "").0, 303);
        let teacher = school.teacher();
        let start = |scene: &str| {
            let class: String = CLASS.bytes().map(|byte| format!("%{byte:02X}")).collect();
            school.form("/teacher/lessons", &format!("class={class}&scene={scene}"), &teacher).status
        };
        assert_eq!(start("lab/swing"), 303);
        for other in ["x%26replay=https://else.example/%23", "lab/none", &"x".repeat(10_000)] {
            assert_eq!(start(other), 404, "{other}");
        }
        assert_eq!(start(&"x".repeat(1_500_000)), 413);
    });
}

#[test]
fn who_guesses_codes_keeps_out_nobody() {
    let server = common::server(SCENE);
    let school = School::new(&server);
    let lesson = school.lesson();
    let wrong = if lesson.code.starts_with("1234") { "1235" } else { "1234" };
    let page = |code: &str| get(server.address, &format!("/class?code={code}"), &[("Accept-Language", "zh")]).text();
    let near = |code: &str| page(code).contains("点你自己的图");
    assert!(near(&lesson.code[..4]));
    (0..40).for_each(|_| assert!(!near(wrong)));
    // Four digits are not enough now, whoever asks; all six are.
    assert!(page(&lesson.code[..4]).contains("全部六位"));
    assert!(near(&lesson.code));
    let spaced = format!("{}%20{}", &lesson.code[..4], &lesson.code[4..]);
    assert!(near(&spaced));
    assert_eq!(school.join(&lesson.code, 0, "").0, 303);
    // Many at a time learn no more.
    let codes =
        (0..120).map(|at| format!("{:06}", (lesson.code.parse::<u32>().expect("digits") + at * 7 + 1) % 1_000_000));
    let threads: Vec<_> = codes
        .map(|code| {
            let address = server.address;
            std::thread::spawn(move || get(address, &format!("/class?code={code}"), &[]).status)
        })
        .collect();
    let begun = std::time::Instant::now();
    threads.into_iter().for_each(|thread| _ = thread.join());
    assert!(begun.elapsed() > Duration::from_secs(5), "who comes after sixty wrong ones waits for a turn");
    assert!(near(&lesson.code), "and then comes in");
    // From elsewhere all six digits are asked for from the beginning.
    let server = house_with(SCENE, |options| options.proxy = true);
    let school = School::new(&server);
    let lesson = school.lesson();
    let from = |code: &str, address: &str| {
        let headers = [("X-Forwarded-For", address), ("Accept-Language", "zh")];
        get(server.address, &format!("/class?code={code}"), &headers).text().contains("点你自己的图")
    };
    assert!(
        from(&lesson.code[..4], "192.168.1.7")
            && from(&lesson.code, "203.0.113.7")
            && !from(&lesson.code[..4], "203.0.113.7")
    );
}

#[test]
fn a_picture_that_is_taken_is_marked_before_it_is_chosen_and_a_pupil_sees_the_own_one() {
    each(|school| {
        let lesson = school.lesson();
        let looks = |path: &str, cookie: &str| {
            get(school.server.address, path, &[("Cookie", cookie), ("Accept-Language", "zh")])
        };
        let pictures = format!("/class?code={}", lesson.code);
        let count = |cookie: &str, word: &str| looks(&pictures, cookie).text().matches(word).count();
        let (_, mine) = school.join(&lesson.code, 1, "");
        assert_eq!((count("", "有人在用"), count("", "你在这里")), (1, 0));
        assert_eq!((count(&mine, "有人在用"), count(&mine, "你在这里")), (0, 1));
        let own = looks("/class/picture", &mine).json();
        let drawing = shujin_server::school::pictures::svg(1);
        assert_eq!((own["name"].as_str(), own["drawing"].as_str()), (Some("蓝叶子"), Some(drawing.as_str())));
        assert_eq!(looks("/class/picture", "").status, 204);
        // After the lesson there is no seat to show.
        run(lessons::set(&school.database, lesson.id, false, true)).expect("ends");
        assert_eq!(looks("/class/picture", &mine).status, 204);
    });
}
