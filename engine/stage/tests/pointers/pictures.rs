//! The cards of pictures: what stands on them besides, and what where a picture cannot be shown.

use crate::support::{Stage, files};
use shujin_lesson::{Files, pack, picture};
use shujin_stage::port::Command;
use std::path::Path;

const SCENE: &str = "culture/yard";

fn yard() -> Files {
    files(&Path::new("../../tests/cases/picture").join(SCENE))
}

/// A stage on which somebody looks closely at what lies on this node.
fn looking_at(files: &Files, node: &str) -> Stage {
    let bytes = pack::pack(SCENE, files, None).expect("a pack");
    let mut stage = Stage::supplied(SCENE, [1280, 720], &[], bytes);
    stage.send(Command::Press { id: "start".into() });
    stage.look();
    stage.send(Command::Press { id: format!("node.{node}") });
    stage.look();
    stage
}

/// As a pack has it that somebody made by hand: whole, and without the tables that decoding needs.
#[test]
fn a_picture_that_cannot_be_decoded_is_said_to_be_one_on_its_card() {
    let mut files = yard();
    let whole = files.get("pictures/lantern.jpg").expect("a picture").to_vec();
    let table = whole.windows(2).position(|pair| pair == [0xff, 0xdb]).expect("a table");
    let length = usize::from(u16::from_be_bytes([whole[table + 2], whole[table + 3]]));
    let mut broken = whole.clone();
    broken.drain(table..table + 2 + length);
    assert!(picture::decode(&whole).is_some() && picture::decode(&broken).is_none());
    files.insert("pictures/lantern.jpg", broken);
    if cfg!(feature = "author") {
        // A window reads as authors do: it opens no such scene, and names the picture.
        let why = Stage::refused(SCENE, pack::pack(SCENE, &files, None).expect("a pack"));
        assert!(why.contains("pictures/lantern.jpg"), "{why}");
        return;
    }
    let stage = looking_at(&files, "frame");
    assert!(stage.find("picture-unshown").is_some() && stage.find("picture-about").is_some(), "{:?}", stage.tree());
    let stage = looking_at(&yard(), "frame");
    assert!(stage.find("picture-text").is_some() && stage.find("picture-unshown").is_none(), "{:?}", stage.tree());
}

#[test]
fn the_description_of_a_thing_stands_on_the_card_of_its_picture() {
    let mut files = yard();
    for (path, name) in [("strings/zh-CN.toml", "木牌"), ("strings/en.toml", "Board")] {
        let text = String::from_utf8(files.get(path).expect("texts").to_vec()).expect("UTF-8");
        let entry = format!("[node.board]\nname = \"{name}\"\n");
        assert_eq!(text.matches(&entry).count(), 1, "{path}");
        files.insert(path, text.replace(&entry, &format!("{entry}about = \"Oak.\"\n")));
    }
    let mut stage = looking_at(&files, "board");
    assert!(stage.find("about").is_some(), "{:?}", stage.tree());
    stage.send(Command::Press { id: "next".into() });
    stage.look();
    assert!(stage.find("about").is_none() && stage.find("picture-text").is_none(), "{:?}", stage.tree());
}
