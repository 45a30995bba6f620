//! Player, catalogue, packs, sessions: what a page fetches.

mod common;

use common::{SCENE, get, send, server, write};
use shujin_lesson::format::Family;
use shujin_lesson::pack::{Limits, open};
use shujin_server::Options;
use std::collections::BTreeSet;

const SITE: &[(&str, &[u8])] = &[
    ("site/index.html", b"<!doctype html><title>x</title>"),
    ("site/player.wasm", b"\0asm plain"),
    ("site/player.wasm.br", b"as brotli"),
    ("site/player.wasm.gz", b"as gzip"),
    ("site/page-0123abcd.js", b"export {};"),
    ("site/worker.js", b"addEventListener('fetch', () => {});"),
    ("site/.secret", b"hidden"),
    ("outside.txt", b"outside"),
];

#[test]
fn parents_are_told_where_records_go_as_the_school_has_set() {
    let read = |change: fn(&mut Options)| {
        let server = common::house_with(&[], change);
        get(server.address, "/privacy", &[("Accept-Language", "zh")]).text()
    };
    let here = read(|_| {});
    assert!(
        here.contains("没有设置送到别处") && here.contains("一步一步的操作") && here.contains("导出表格"),
        "{here}"
    );
    let sent_on = read(|options| options.forward = "https://district.example/xapi/statements,us,geheim".parse().ok());
    assert!(sent_on.contains("https://district.example") && sent_on.contains("会请那边删去"), "{sent_on}");
    let instead = read(|options| options.lrs = "https://lrs.example/xapi/statements,page,geheim".parse().ok());
    assert!(instead.contains("https://lrs.example") && instead.contains("要请那边删去"), "{instead}");
    assert!(!instead.contains("存在学校自己的服务器上"), "{instead}");
    for page in [sent_on, instead] {
        assert!(!page.contains("没有设置送到别处") && !page.contains("geheim") && !page.contains("/xapi"), "{page}");
    }
}

#[test]
fn files_have_their_types_and_guards() {
    let server = server(SITE);
    let page = get(server.address, "/", &[]);
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html")));
    assert!(page.header("content-security-policy").is_some_and(|policy| policy.contains("'wasm-unsafe-eval'")));
    assert!(!page.head.contains("unsafe-inline"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    // Ours alone are told where somebody comes from; without that, browsers hide the origin of what is posted to us.
    assert_eq!(page.header("referrer-policy"), Some("same-origin"));
    assert_eq!(page.header("cross-origin-resource-policy"), Some("same-origin"));
    let permissions = page.header("permissions-policy").expect("a policy");
    assert!(
        ["camera=()", "microphone=()", "fullscreen=(self)", "xr-spatial-tracking=(self)"]
            .iter()
            .all(|one| permissions.contains(one))
    );
    assert_eq!(page.header("strict-transport-security"), None, "not without TLS");
    assert_eq!(get(server.address, "/player.wasm", &[]).header("content-type"), Some("application/wasm"));
    let script = get(server.address, "/page-0123abcd.js", &[]);
    assert!(script.header("content-type").is_some_and(|kind| kind.starts_with("text/javascript")));
    assert_eq!(get(server.address, "/healthz", &[]).status, 200);
    let missing = get(server.address, "/nothing", &[]);
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("x-content-type-options"), Some("nosniff"), "guards stand on refusals too");
    assert!(missing.json()["problems"][0]["said"]["zh-CN"].is_string());
}

#[test]
fn compressed_neighbours_are_sent_where_accepted() {
    let server = server(SITE);
    let fetch = |accept| get(server.address, "/player.wasm", &[("Accept-Encoding", accept)]);
    let brotli = fetch("gzip, deflate, br");
    assert_eq!((brotli.header("content-encoding"), &brotli.body[..]), (Some("br"), &b"as brotli"[..]));
    assert_eq!(brotli.header("content-type"), Some("application/wasm"));
    assert_eq!(&fetch("gzip").body[..], b"as gzip");
    let plain = fetch("identity");
    assert_eq!((plain.header("content-encoding"), &plain.body[..]), (None, &b"\0asm plain"[..]));
    assert!([&plain, &brotli].iter().all(|answer| answer.header("vary") == Some("accept-encoding")));
    assert_ne!(plain.header("etag"), brotli.header("etag"));
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let server = server(SITE);
    let first = get(server.address, "/player.wasm", &[]);
    let etag = first.header("etag").expect("an ETag").to_owned();
    assert_eq!(first.header("cache-control"), Some("no-cache"));
    let again = get(server.address, "/player.wasm", &[("If-None-Match", &etag)]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    write(&server.folder.path().join("site/player.wasm"), b"\0asm another one");
    assert_eq!(get(server.address, "/player.wasm", &[("If-None-Match", &etag)]).status, 200);
    let hashed = get(server.address, "/page-0123abcd.js", &[]);
    assert!(hashed.header("cache-control").is_some_and(|cache| cache.contains("immutable")));
    // A service worker that is kept would keep itself: it is asked for each time.
    assert_eq!(get(server.address, "/worker.js", &[]).header("cache-control"), Some("no-cache"));
}

#[test]
fn nothing_outside_the_site_is_served() {
    let server = server(SITE);
    for path in [
        "/../outside.txt",
        "/..%2foutside.txt",
        "/%2e%2e/outside.txt",
        "/%2e%2e%2foutside.txt",
        "/x/../../outside.txt",
        "/..\\outside.txt",
        "/%5c..%5coutside.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/etc/passwd%00.html",
        "/.secret",
        "/%2esecret",
        "/%2Esecret",
        "/scenes/..%2f..%2fdata/page.key",
        "/scenes/../data/page.key",
        "/scenes/lab/..%2f..%2foutside.png",
    ] {
        let answer = get(server.address, path, &[]);
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.text().contains("outside") && !answer.text().contains("hidden"), "{path}");
    }
    assert_eq!(send(server.address, "POST", "/index.html", &[], b"x").status, 405);
}

#[test]
fn the_catalogue_has_a_card_for_each_scene() {
    let server = server(SCENE);
    let answer = get(server.address, "/catalogue.json", &[]);
    let cards = answer.json();
    assert_eq!(cards.as_array().map(Vec::len), Some(2), "{cards}");
    let card = &cards[1];
    assert!(card["fault"].is_null() && card["watched"].is_null(), "{card}");
    assert_eq!((card["id"].as_str(), card["family"].as_str()), (Some("lab/swing"), Some("bench")));
    assert_eq!((&card["grades"][1], &card["minutes"]), (&9.into(), &15.into()));
    assert_eq!((card["title"]["zh-CN"].as_str(), card["summary"]["en"].as_str()), (Some("秋千"), Some("To and fro")));
    let etag = answer.header("etag").expect("an ETag").to_owned();
    assert_eq!(get(server.address, "/catalogue.json", &[("If-None-Match", &etag)]).status, 304);

    let picture = get(server.address, card["picture"].as_str().expect("a picture"), &[]);
    assert_eq!((picture.status, picture.header("content-type")), (200, Some("image/png")));
    assert_eq!(picture.body, common::PICTURE);
}

#[test]
fn packs_come_whole_in_parts_and_only_when_changed() {
    let server = server(SCENE);
    let cards = get(server.address, "/catalogue.json", &[]).json();
    let versioned = cards[1]["pack"].as_str().expect("an address").to_owned();
    let plain = "/scenes/lab/swing.shujin";
    let whole = get(server.address, plain, &[]);
    assert_eq!(whole.status, 200);
    assert_eq!(whole.header("content-length"), Some(whole.body.len().to_string().as_str()));
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
    assert_eq!(whole.header("cache-control"), Some("no-cache"));
    assert!(get(server.address, &versioned, &[]).header("cache-control").is_some_and(|c| c.contains("immutable")));
    let old = get(server.address, "/scenes/lab/swing.shujin?v=0123456789abcdef", &[]);
    assert_eq!(old.header("cache-control"), Some("no-cache"), "another version's address is not kept for good");
    let etag = whole.header("etag").expect("an ETag").to_owned();
    assert_eq!(get(server.address, plain, &[("If-None-Match", &etag)]).status, 304);

    let range = ("Range", "bytes=10-");
    let part = get(server.address, plain, &[range, ("If-Range", &etag)]);
    assert_eq!((part.status, &part.body[..]), (206, &whole.body[10..]));
    assert_eq!(
        part.header("content-range"),
        Some(format!("bytes 10-{}/{}", whole.body.len() - 1, whole.body.len()).as_str())
    );
    let stale = get(server.address, plain, &[range, ("If-Range", "\"another\"")]);
    assert_eq!((stale.status, &stale.body), (200, &whole.body), "a changed pack is never glued together");

    rewrite(&server, "strings/zh-CN.toml", "秋千", "新");
    let changed = get(server.address, plain, &[("If-None-Match", &etag)]);
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), Some(etag.as_str()));
    assert_eq!(get(server.address, "/catalogue.json", &[]).json()[1]["title"]["zh-CN"], "新");
    for absent in
        ["/scenes/lab/none.shujin", "/scenes/lab/swing.toml", "/scenes/lab/swing", "/scenes/lab/broken.shujin"]
    {
        assert_eq!(get(server.address, absent, &[]).status, 404, "{absent}");
    }
}

/// What the catalogue says is wrong with a scene, in Chinese and in English.
fn fault(server: &common::TestServer, id: &str) -> [String; 2] {
    let cards = get(server.address, "/catalogue.json", &[]).json();
    let card = cards.as_array().into_iter().flatten().find(|card| card["id"] == id).cloned();
    let card = card.unwrap_or_else(|| panic!("no card of {id}: {cards}"));
    ["zh-CN", "en"].map(|lang| card["fault"][lang].as_str().unwrap_or_default().to_owned())
}

/// Changes a file of the scene `lab/swing`.
fn rewrite(server: &common::TestServer, file: &str, from: &str, to: &str) {
    let path = server.folder.path().join("scenes/lab/swing").join(file);
    let text = std::fs::read_to_string(&path).expect("a file of the scene");
    assert!(text.contains(from), "{file}");
    write(&path, text.replace(from, to).as_bytes());
}

#[test]
fn a_scene_that_does_not_check_clean_is_a_card_with_its_fault_and_no_pack() {
    let server = server(SCENE);
    let [zh, en] = fault(&server, "lab/broken");
    assert!(zh.starts_with("scene.toml:1:10") && zh.contains("改法"), "{zh}");
    assert!(en.starts_with("scene.toml:1:10") && en.contains("remedy"), "{en}");
    let cards = get(server.address, "/catalogue.json", &[]).json();
    assert_eq!((cards[0]["pack"].as_str(), cards[0]["title"]["en"].as_str()), (Some(""), Some("broken")));

    // What was good a moment ago keeps its name and its title.
    assert_eq!(fault(&server, "lab/swing"), ["", ""]);
    rewrite(&server, "scene.toml", "start = ", "strat = ");
    let [zh, en] = fault(&server, "lab/swing");
    assert!(zh.contains("`strat`") && en.contains("`strat`"), "{zh}{en}");
    assert_eq!(get(server.address, "/catalogue.json", &[]).json()[1]["title"]["zh-CN"], "秋千");
    assert_eq!(get(server.address, "/scenes/lab/swing.shujin", &[]).status, 404);
    rewrite(&server, "scene.toml", "strat = ", "start = ");
    assert_eq!(fault(&server, "lab/swing"), ["", ""]);
    assert_eq!(get(server.address, "/scenes/lab/swing.shujin", &[]).status, 200);

    // Its name is asked for as an address is: whatever its folder is called.
    write(&server.folder.path().join("scenes/老 师/x/scene.toml"), b"format = ");
    write(&server.folder.path().join("scenes/half.shujin"), b"PK\x03\x04 no more");
    let cards = get(server.address, "/catalogue.json", &[]).json();
    let ids: Vec<&str> = cards.as_array().into_iter().flatten().filter_map(|card| card["id"].as_str()).collect();
    assert_eq!(ids.len(), 4, "{ids:?}");
    assert!(ids.iter().all(|id| shujin_lesson::is_scene_id(id)), "{ids:?}");
}

#[test]
fn a_scene_file_under_another_name_and_a_scene_without_a_title_are_cards_too() {
    let server = server(SCENE);
    let scene = server.folder.path().join("scenes/lab/swing");
    std::fs::rename(scene.join("scene.toml"), scene.join("scene.toml.txt")).expect("renamed");
    // A list that lies beside scenes is none.
    write(&server.folder.path().join("scenes/lab/scene-list.txt"), "秋千".as_bytes());
    let [zh, en] = fault(&server, "lab/swing");
    assert!(zh.contains("scene.toml.txt") && en.contains("scene.toml.txt"), "{zh}{en}");
    std::fs::rename(scene.join("scene.toml.txt"), scene.join("scene.toml")).expect("renamed");
    assert_eq!(fault(&server, "lab/swing"), ["", ""]);

    let other = server.folder.path().join("scenes/lab/bare");
    write(&other.join("scene.toml"), &std::fs::read(scene.join("scene.toml")).expect("a scene"));
    let cards = get(server.address, "/catalogue.json", &[]).json();
    assert!(cards.as_array().into_iter().flatten().any(|card| card["title"]["zh-CN"] == "bare"), "{cards}");
}

/// An author saves a scene again and again: of what was made of it the last two stay.
#[test]
fn packs_of_scenes_that_were_changed_do_not_pile_up() {
    let server = server(SCENE);
    let mut old = "秋千".to_owned();
    for _ in 0..5 {
        let new = format!("{old}又");
        rewrite(&server, "strings/zh-CN.toml", &format!("\"{old}\""), &format!("\"{new}\""));
        assert_eq!(get(server.address, "/scenes/lab/swing.shujin", &[]).status, 200);
        old = new;
    }
    let made = std::fs::read_dir(server.folder.path().join("data/packs")).expect("packs").flatten();
    let made: Vec<_> =
        made.map(|file| file.file_name()).filter(|name| name.to_string_lossy().ends_with("shujin")).collect();
    assert_eq!(made.len(), 2, "{made:?}");
}

#[test]
fn of_two_folders_with_one_id_one_opens_and_the_other_says_so() {
    let server = server(SCENE);
    for (path, bytes) in SCENE.iter().filter(|(path, _)| path.starts_with("scenes/lab/swing/")) {
        write(&server.folder.path().join(path.replace("lab/swing", "lab/swing-copy")), bytes);
    }
    assert_eq!(fault(&server, "lab/swing"), ["", ""]);
    let [zh, en] = fault(&server, "lab/swing-copy");
    assert!(zh.contains("lab/swing") && zh.contains("swing-copy") && zh.contains("id"), "{zh}");
    assert!(en.contains("one id"), "{en}");
    assert_eq!(get(server.address, "/scenes/lab/swing.shujin", &[]).status, 200);
    // One that lies before it in order takes nothing from it either.
    for (path, bytes) in SCENE.iter().filter(|(path, _)| path.starts_with("scenes/lab/swing/")) {
        write(&server.folder.path().join(path.replace("lab/swing", "aaa/swing")), bytes);
    }
    assert_eq!(fault(&server, "lab/swing"), ["", ""]);
    assert!(fault(&server, "aaa/swing")[1].contains("one id"));
    std::fs::remove_dir_all(server.folder.path().join("scenes/aaa")).expect("removed");
    // Of which one is broken besides: its own fault is what its author wants to know.
    rewrite(&server, "scene.toml", "start = ", "strat = ");
    let cards = get(server.address, "/catalogue.json", &[]).json();
    let good: Vec<_> = cards.as_array().into_iter().flatten().filter(|card| card["pack"] != "").collect();
    assert_eq!((good.len(), good[0]["id"].as_str()), (1, Some("lab/swing")), "{cards}");
    assert_eq!(cards.as_array().map(Vec::len), Some(3), "{cards}");
    assert!(cards.to_string().contains("`strat`"), "{cards}");
}

#[test]
fn a_watched_scene_tells_its_version_and_what_is_wrong_with_it() {
    let plain = server(SCENE);
    assert_eq!(get(plain.address, "/scenes/lab/swing.json", &[]).status, 404, "only where scenes are watched");
    let server = common::house_with(SCENE, |options| options.watch = true);
    let now = || {
        let answer = get(server.address, "/scenes/lab/swing.json", &[]);
        assert_eq!((answer.status, answer.header("cache-control")), (200, Some("no-store")));
        answer.json()
    };
    assert_eq!(get(server.address, "/catalogue.json", &[]).json()[1]["watched"], true);
    let first = now();
    assert_eq!(first, now(), "nothing was changed");
    assert_eq!(get(server.address, first["pack"].as_str().expect("an address"), &[]).status, 200);
    rewrite(&server, "strings/zh-CN.toml", "秋千", "新秋千");
    let second = now();
    assert!(second["version"] != first["version"] && second["fault"] == serde_json::json!({}), "{second}");
    rewrite(&server, "scene.toml", "start = ", "strat = ");
    let third = now();
    assert!(third["version"] != second["version"] && third["fault"]["zh-CN"].as_str().is_some(), "{third}");
    rewrite(&server, "scene.toml", "strat = ", "start = ");
    assert_eq!(now(), second, "as it was");
    assert_eq!(get(server.address, "/scenes/lab/none.json", &[]).status, 404);
}

/// The page's player has no compiler.
#[test]
fn a_pack_made_of_a_folder_carries_its_dialogues_compiled() {
    let files = shujin_lesson::starter(Family::Role, "role/garden");
    let places: Vec<String> = files.paths().map(|path| format!("scenes/role/garden/{path}")).collect();
    let files: Vec<(&str, &[u8])> = places.iter().map(String::as_str).zip(files.iter().map(|(_, b)| b)).collect();
    let server = server(&files);
    let pack = get(server.address, "/scenes/role/garden.shujin", &[]);
    let opened = open(&pack.body, &Limits::default()).expect("a whole pack");
    assert!(opened.dialogues.is_some_and(|d| d.program.nodes.contains_key("hello")));
    let card = get(server.address, "/catalogue.json", &[]).json()[0].clone();
    assert_eq!(card["hash"], opened.manifest.hash);
    let version = shujin_lesson::sha256(&pack.body);
    assert_eq!(card["pack"], format!("/scenes/role/garden.shujin?v={version}"), "other bytes, another address");
}

#[test]
fn a_pack_served_is_a_pack_that_can_be_served() {
    let first = server(SCENE);
    let pack = get(first.address, "/scenes/lab/swing.shujin", &[]);
    let second = server(&[("scenes/swing.shujin", &pack.body)]);
    let cards = |server: &common::TestServer| get(server.address, "/catalogue.json", &[]).json();
    assert_eq!(cards(&first)[1], cards(&second)[0], "same card, same hash");
    assert_eq!(get(second.address, "/scenes/lab/swing.shujin", &[]).body, pack.body);
}

#[test]
fn a_session_has_a_lasting_pseudonym_and_a_key_of_its_own() {
    let server = server(&[]);
    let answer = get(server.address, "/session", &[]);
    let session = answer.json();
    assert_eq!(session["home"], "https://school.example");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let cookie = answer.header("set-cookie").expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let pair = cookie.split(';').next().expect("a pair").to_owned();
    let again = get(server.address, "/session", &[("Cookie", &format!("a=b; {pair}"))]).json();
    assert_eq!(again["pseudonym"], session["pseudonym"]);
    assert_ne!(again["session"], session["session"]);
    let forged = get(server.address, "/session", &[("Cookie", "shujin-learner=Li Ming")]).json();
    assert_ne!(forged["pseudonym"], "Li Ming");
    let many: BTreeSet<_> =
        (0..20).map(|_| get(server.address, "/session", &[]).json()["pseudonym"].to_string()).collect();
    assert_eq!(many.len(), 20);
}
