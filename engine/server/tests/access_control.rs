//! Who may come in where: each route that the sources know, tried in every role, against the table in ARCHITECTURE.md ("Who may").

mod common;

use common::{Answer, SCENE, TestServer, each_store, get, run, send};
use serde_json::{Value, json};
use shujin_server::database::Database;
use shujin_server::record::keys::{self, KeyLimits};
use shujin_server::school::{Seal, class_list, lessons, roster, teachers};
use shujin_server::serve::keys::Scope;
use shujin_server::store::courier::basic;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

const CLASS: &str = "七年级3班";
const OTHER: &str = "七年级4班";

/// Method and path, as routes are written.
type Door = (String, String);

/// The table's doors with the roles that may come in.
fn table() -> BTreeMap<Door, BTreeSet<String>> {
    let map = "../../ARCHITECTURE.md";
    let text = fs::read_to_string(map).expect("the map");
    let rows = text.split("\n## Who may\n").nth(1).expect("the chapter").split("\n## ").next().unwrap_or_default();
    let mut doors = BTreeMap::new();
    for row in rows.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let roles: BTreeSet<String> =
            cells[1].split(',').map(|role| role.trim().trim_matches('`').to_owned()).collect();
        let (methods, path) = cells[0].trim_matches('`').split_once(' ').expect("methods and a path");
        for method in methods.split('/') {
            assert!(doors.insert((method.to_owned(), path.to_owned()), roles.clone()).is_none(), "{row} stands twice");
        }
    }
    doors
}

/// The doors that the sources make.
fn made() -> BTreeSet<Door> {
    let mut found = BTreeSet::new();
    look(Path::new("src/serve"), &mut found);
    // Documents have one handler for all methods; what else lies below /xapi is taken by the rooms.
    found.remove(&("ANY".into(), "/xapi/{*rest}".into()));
    found
}

fn look(folder: &Path, found: &mut BTreeSet<Door>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            look(&entry, found);
            continue;
        }
        let text = fs::read_to_string(&entry).unwrap_or_default();
        for piece in text.split(".route").skip(1) {
            let Some((path, rest)) = piece.split_once('"').and_then(|(_, rest)| rest.split_once('"')) else { continue };
            let call = rest.split(".route").next().unwrap_or_default().lines().next().unwrap_or_default();
            let methods =
                [("get(", "GET"), ("file(", "GET"), ("post(", "POST"), ("put(", "PUT"), ("delete(", "DELETE")];
            let before = found.len();
            for (_, method) in methods.iter().filter(|(word, _)| call.contains(word)) {
                found.insert(((*method).to_owned(), path.to_owned()));
            }
            if found.len() == before && path.starts_with('/') && !found.iter().any(|(_, known)| known == path) {
                found.insert(("ANY".into(), path.to_owned()));
            }
        }
        for piece in text.split("path: \"").skip(1) {
            let path = piece.split('"').next().unwrap_or_default();
            for method in ["GET", "PUT", "POST", "DELETE"] {
                found.insert((method.to_owned(), path.to_owned()));
            }
        }
    }
}

/// A school in which somebody plays each role.
struct Stage<'a> {
    server: &'a TestServer,
    lesson: lessons::Lesson,
    other: lessons::Lesson,
    /// What each role brings: cookies and a key.
    brings: BTreeMap<String, Vec<(&'static str, String)>>,
    session: Value,
}

fn cookies(answer: &Answer) -> Vec<String> {
    let lines = answer.head.lines().filter_map(|line| line.split_once(": "));
    let set = lines.filter(|(key, _)| key.eq_ignore_ascii_case("set-cookie")).map(|(_, value)| value);
    set.map(|value| value.split(';').next().unwrap_or_default().to_owned()).collect()
}

fn stage<'a>(server: &'a TestServer) -> Stage<'a> {
    common::swing(server);
    let database = Database::open(server.location()).expect("opens beside the server");
    let seal = Arc::new(Seal::open(&server.folder.path().join("data")).expect("its key"));
    for class in [CLASS, OTHER] {
        let text = format!("班级,学号,姓名\n{class},1,王小明\n{class},2,李华\n");
        let class = class_list::read(text.as_bytes(), None).expect("reads").classes.remove(0);
        run(roster::keep(&database, Arc::clone(&seal), class, Default::default())).expect("keeps");
    }
    let start = |class: &str| run(lessons::start(&database, class, "lab/swing", "t")).expect("starts");
    let (lesson, other) = (start(CLASS), start(OTHER));
    let form = |path: &str, text: &str| {
        let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("X-Forwarded-For", "10.0.0.7")];
        send(server.address, "POST", path, &headers, text.as_bytes())
    };
    let mut brings = BTreeMap::new();
    let session = get(server.address, "/session", &[]).json();
    let word = |name: &str| session["lrs"][name].as_str().expect("a key").to_owned();
    brings.insert("nobody".to_owned(), Vec::new());
    brings.insert("page key".to_owned(), vec![("Authorization", basic(&word("user"), &word("secret")))]);
    for (role, lesson) in [("pupil", &lesson), ("another's pupil", &other)] {
        let joined = form("/class/join", &format!("code={}&picture=0", lesson.code));
        brings.insert(role.to_owned(), vec![("Cookie", cookies(&joined).join("; "))]);
    }
    for (role, class) in [("teacher", CLASS), ("another teacher", OTHER)] {
        let password = run(teachers::keep(&database, role, &[class.to_owned()])).expect("keeps");
        let signed = form("/teacher/sign-in", &format!("name={}&password={password}", role.replace(' ', "+")));
        brings.insert(role.to_owned(), vec![("Cookie", cookies(&signed).join("; "))]);
    }
    for scope in Scope::EACH.map(|scope| scope.to_string()) {
        let name = scope.replace('/', "-");
        let secret = run(keys::add(&database, &name, &scope, KeyLimits::default())).expect("works").expect("is new");
        brings.insert(scope, vec![("Authorization", basic(&name, &secret))]);
    }
    Stage { server, lesson, other, brings, session }
}

impl Stage<'_> {
    /// Asks at a door in a role, for what is this class's.
    fn ask(&self, (method, path): &Door, role: &str) -> Answer {
        // Each role tells of something else.
        let number = self.brings.keys().position(|one| one == role).map_or(0, |at| at as u32 + 1);
        let class: String = CLASS.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let mut path =
            path.replace("{class}", &class).replace("{id}", &self.lesson.id.to_string()).replace("{number}", "1");
        path = path.replace("{family}/{file}", "lab/swing.shujin");
        let agent = "%7B%22openid%22%3A%22urn:x:b%22%7D";
        let asked = match path.as_str() {
            "/xapi/activities/state" => {
                format!("?activityId=urn:x:a&agent={agent}&stateId={}", role.replace([' ', '\''], "-"))
            }
            "/xapi/activities/profile" => "?activityId=urn:x:a&profileId=p".to_owned(),
            "/xapi/agents/profile" => format!("?agent={agent}&profileId=p"),
            "/xapi/activities" => "?activityId=urn:x:a".to_owned(),
            "/xapi/agents" => format!("?agent={agent}"),
            "/xapi/statements" if method == "PUT" => format!("?statementId={}", common::id(number)),
            _ => String::new(),
        };
        let statement = match role {
            // A page writes as itself: its own pseudonym, as a player does.
            "page key" => {
                let mut one = common::statement(number);
                one["actor"]["account"]["name"] = self.session["pseudonym"].clone();
                one["verb"] = json!({ "id": "http://adlnet.gov/expapi/verbs/attempted" });
                one["object"] = json!({ "id": "https://school.example/scenes/lab/swing" });
                one
            }
            _ => common::statement(number),
        };
        let scene = &self.other.scene;
        let recording = json!({ "format": 1, "scene": scene, "hash": common::revision(self.server, scene), "seed": 1, "ticks": 1, "intents": [], "hashes": [] });
        let (kind, body) = match (method.as_str(), path.as_str()) {
            ("GET", _) => ("", String::new()),
            (_, "/xapi/statements") => ("application/json", statement.to_string()),
            (_, path) if path.starts_with("/xapi/") => ("application/json", json!({ "a": 1 }).to_string()),
            (_, "/class/recording") => ("application/json", recording.to_string()),
            (_, "/class/join") => ("application/x-www-form-urlencoded", format!("code={}&picture=1", self.lesson.code)),
            (_, "/teacher/lessons") => ("application/x-www-form-urlencoded", format!("class={class}&scene=lab/none")),
            (_, "/teacher/password") => ("application/x-www-form-urlencoded", "old=x&new=y&again=y".to_owned()),
            (_, "/teacher/sign-in") => ("application/x-www-form-urlencoded", "name=x&password=y".to_owned()),
            (_, path) if path.ends_with("/release") => ("application/x-www-form-urlencoded", "number=2".to_owned()),
            _ => ("application/x-www-form-urlencoded", "what=go-on".to_owned()),
        };
        let mut headers: Vec<(&str, &str)> = vec![
            ("X-Experience-API-Version", "2.0.0"),
            ("If-None-Match", "*"),
            ("Accept-Language", "zh"),
            // From elsewhere: what is for this machine alone is for none of them.
            ("X-Forwarded-For", "10.0.0.9"),
        ];
        if !kind.is_empty() {
            headers.push(("Content-Type", kind));
        }
        headers.extend(self.brings[role].iter().map(|(name, value)| (*name, value.as_str())));
        if method == "GET" {
            headers.retain(|(name, _)| *name != "If-None-Match");
        }
        send(self.server.address, method, &(path + &asked), &headers, body.as_bytes())
    }
}

/// Whether somebody was let in: not told to bring a key, not turned away, not led to where one signs in.
fn came_in(answer: &Answer, (method, path): &Door) -> bool {
    // Who may write writes: what is sent is sound.
    let writes =
        ["PUT", "POST"].contains(&method.as_str()) && ["/xapi/statements", "/class/recording"].contains(&path.as_str());
    if writes && ![200, 204, 401, 403].contains(&answer.status) {
        panic!("{method} {path}: {} {}", answer.status, answer.text());
    }
    let led_away = answer.status == 303 && answer.header("location") == Some("/teacher") && path != "/teacher/sign-out";
    let nothing = ["/class/state", "/class/picture"].contains(&path.as_str()) && answer.status == 204;
    ![401, 403].contains(&answer.status) && !led_away && !nothing
}

#[test]
fn every_door_is_in_the_table_and_every_row_is_a_door() {
    let (table, made) = (table(), made());
    let listed: BTreeSet<Door> = table.keys().cloned().collect();
    let missing: Vec<_> = made.difference(&listed).collect();
    assert!(missing.is_empty(), "not in ARCHITECTURE.md, \"Who may\": {missing:?}");
    let gone: Vec<_> = listed.difference(&made).collect();
    assert!(gone.is_empty(), "in the table, and nowhere in the sources: {gone:?}");
    assert!(made.len() > 40, "the sources were read: {}", made.len());
}

#[test]
fn whoever_is_in_the_table_comes_in_and_nobody_else() {
    each_store(|plain, name| {
        // Behind a proxy, so that all can come from elsewhere.
        let store = plain.location();
        let server = common::house_with(SCENE, |options| {
            options.proxy = true;
            if name == "PostgreSQL" {
                options.store = Some(store);
            }
        });
        let (stage, mut wrong) = (stage(&server), Vec::new());
        for (door, may) in table() {
            for role in stage.brings.keys() {
                let answer = stage.ask(&door, role);
                let expected = may.contains("everybody") || may.contains(role.as_str());
                if came_in(&answer, &door) != expected || answer.status >= 500 {
                    wrong.push(format!(
                        "{name}: {} {} as {role}: {} {:?}",
                        door.0,
                        door.1,
                        answer.status,
                        answer.header("location")
                    ));
                }
                // Names are for the teacher of the class, whatever else is shown.
                assert!(role == "teacher" || !answer.text().contains("王小明"), "{door:?} as {role}");
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}
