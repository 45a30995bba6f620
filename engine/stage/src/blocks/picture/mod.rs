//! Pictures on the faces of things, and large on a card.

use super::{Card, StageBlock, once};
use crate::{
    lesson::Lesson,
    screen::Screen,
    ui::{
        Pictures as Loaded,
        panels::View,
        theme::{Style, Tone},
        widget::{self, Live, Widget},
    },
    world::{Placed, SceneMaterial, Sunlight, picture},
};
use bevy::prelude::*;
use serde_json::json;
use shujin_blocks::picture::{PICTURE, Pictures, picture_on};
use shujin_lesson::mentions;
use shujin_lesson::{FALLBACK, format, picture as pixels};
use shujin_messages::Message;
use shujin_play::{Play, Utterance};
use std::collections::{BTreeMap, BTreeSet};

/// The greatest height of a picture on a card, logical pixels: title, text and source have room on the same screen.
const TALL: f32 = 310.0;

/// And of the screen's height.
const PART: f32 = 0.43;

/// The card's edges left and right, logical pixels.
const EDGES: f32 = 42.0;

/// Where the screen keeps the files that cannot be shown.
const UNSHOWN: &str = "pictures-unshown";

/// The block for the stage's list.
pub struct Picture;

impl StageBlock for Picture {
    fn spawn(&self, world: &mut World) {
        once(world, spawn);
    }

    fn card(&self, view: &View, said: &Utterance, width: f32) -> Option<Card> {
        said.id_of(PICTURE)?;
        let open = Pictures::open_in(view.play)?;
        Some(Card {
            framed: false,
            goes_on: Some(mentions::UNDERSTOOD.word()),
            rows: looked_at(view, open, width - EDGES),
            sourced: vec![format!("node.{}.about", open.node), format!("picture.{}.text", open.id)],
        })
    }

    fn touch(&self, play: &Play, node: &str, text: &dyn Fn(&str) -> String) -> Option<Message> {
        picture_on(&play.lesson, node).map(|_| say!("look-closely", thing = text(&format!("node.{node}.name"))))
    }
}

/// The address of a picture among those that were loaded.
fn address(file: &str) -> String {
    format!("picture/{file}")
}

fn looked_at(view: &View, open: &format::Picture, width: f32) -> Vec<Widget> {
    let text = |part: &str| format!("picture.{}.{part}", open.id);
    let mut rows = vec![Widget::heading("picture-title", view.text(&text("title"))).announced(Live::Aloud)];
    let size = view.play.lesson.files.get(&open.file).and_then(pixels::size);
    let unshown: BTreeSet<String> = view.own(UNSHOWN);
    if let Some([wide, high]) = size.filter(|_| !unshown.contains(&open.file)) {
        let scale = (width / wide as f32).min(TALL.min(view.room.size.y * PART) / high as f32);
        let size = [wide as f32 * scale, high as f32 * scale];
        let picture = widget::Picture { address: address(&open.file), about: view.text(&text("about")), size };
        rows.push(Widget::Row(0.0, vec![Widget::Spacer, Widget::Picture(picture), Widget::Spacer]));
    } else {
        // What would be seen on it is told to everybody.
        rows.push(Widget::text("picture-unshown", view.say(say!("picture-unshown")), Style::Small, Tone::Soft));
        rows.push(Widget::text("picture-about", view.text(&text("about")), Style::Body, Tone::Ink));
    }
    rows.push(Widget::live("picture-text", view.text(&text("text")), Style::Body, Tone::Ink));
    let about = format!("node.{}.about", open.node);
    if [view.locale.tag(), FALLBACK].iter().any(|locale| view.play.lesson.text(locale, &about).is_some()) {
        rows.push(Widget::text("about", view.text(&about), Style::Body, Tone::Ink).announced(Live::Aloud));
    }
    rows.push(Widget::text(
        "picture-source",
        view.say(say!("sources", sources = &open.source)),
        Style::Small,
        Tone::Soft,
    ));
    rows
}

/// Hangs the pictures of a lesson that was opened, and forgets those of the one before.
fn spawn(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    sunlight: Res<Sunlight>,
    mut loaded: ResMut<Loaded>,
    nodes: Query<(Entity, &Placed)>,
    mut images: ResMut<Assets<Image>>,
    (mut meshes, mut materials): (ResMut<Assets<Mesh>>, ResMut<Assets<SceneMaterial>>),
    mut screen: ResMut<Screen>,
) {
    loaded.0.retain(|address, _| !address.starts_with("picture/"));
    let Some(lesson) = lesson else { return };
    let lesson = &lesson.play.lesson;
    // One that hangs in several places is brought to the graphics card once.
    let mut read: BTreeMap<&str, Option<(Handle<Image>, Vec2)>> = BTreeMap::new();
    for shown in &lesson.scene.pictures {
        let bring = || {
            let read = lesson.files.get(&shown.file).and_then(pixels::decode)?;
            let size = Vec2::new(read.width as f32, read.height as f32);
            Some((images.add(picture::image(read)), size))
        };
        // A player that cannot read one shows the thing without it, and says so on its card.
        let Some((image, size)) = read.entry(&shown.file).or_insert_with(bring).clone() else { continue };
        loaded.0.insert(address(&shown.file), image.clone());
        if let Some(node) = nodes.iter().find(|(_, placed)| placed.node == shown.node) {
            picture::hang(&mut commands, node, (image, size), &sunlight, (&mut meshes, &mut materials));
        }
    }
    let unshown: Vec<&str> = read.into_iter().filter(|(_, read)| read.is_none()).map(|(file, _)| file).collect();
    screen.own.insert(UNSHOWN, json!(unshown));
}
