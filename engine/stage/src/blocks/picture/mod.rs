//! Pictures on the faces of things, and large on a card.

use super::{Card, StageBlock, once};
use crate::{
    lesson::Lesson,
    ui::{
        Pictures as Loaded,
        panels::{View, next, sources},
        theme::{Style, Tone},
        widget::{self, Widget},
    },
    world::{Placed, SceneMaterial, Sunlight, picture},
};
use bevy::prelude::*;
use shujin_blocks::picture::{Pictures, picture_on};
use shujin_lesson::{format, picture as pixels};
use shujin_messages::Message;
use shujin_play::Play;

/// The greatest height of a picture on a card, logical pixels: title, text and source have room on the same screen.
const TALL: f32 = 310.0;

/// The card's edges left and right, logical pixels.
const EDGES: f32 = 42.0;

/// The block for the stage's list.
pub struct Picture;

impl StageBlock for Picture {
    fn spawn(&self, world: &mut World) {
        once(world, spawn);
    }

    fn card(&self, view: &View, width: f32) -> Option<Card> {
        let open = Pictures::open_in(view.play)?;
        Some(Card { framed: false, urgent: true, rows: looked_at(view, open, width - EDGES) })
    }

    fn touch(&self, play: &Play, node: &str, name: &str) -> Option<Message> {
        picture_on(&play.lesson, node).map(|_| say!("look-closely", thing = name))
    }
}

/// The address of a picture among those that were loaded.
fn address(file: &str) -> String {
    format!("picture/{file}")
}

fn looked_at(view: &View, open: &format::Picture, width: f32) -> Vec<Widget> {
    let text = |part: &str| format!("picture.{}.{part}", open.id);
    let mut rows = vec![Widget::heading("picture-title", view.text(&text("title")))];
    if let Some([wide, high]) = view.play.lesson.files.get(&open.file).and_then(pixels::size) {
        let scale = (width / wide as f32).min(TALL / high as f32);
        let size = [wide as f32 * scale, high as f32 * scale];
        let picture = widget::Picture { address: address(&open.file), about: view.text(&text("about")), size };
        rows.push(Widget::Row(0.0, vec![Widget::Spacer, Widget::Picture(picture), Widget::Spacer]));
    }
    rows.push(Widget::live("picture-text", view.text(&text("text")), Style::Body, Tone::Ink));
    rows.push(Widget::text(
        "picture-source",
        view.say(say!("sources", sources = &open.source)),
        Style::Small,
        Tone::Soft,
    ));
    rows.extend(sources(view, &text("text")));
    rows.push(next(view, say!("understood")));
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
) {
    loaded.0.retain(|address, _| !address.starts_with("picture/"));
    let Some(lesson) = lesson else { return };
    let lesson = &lesson.play.lesson;
    for shown in &lesson.scene.pictures {
        // A player that cannot read one shows the thing without it.
        let Some(read) = lesson.files.get(&shown.file).and_then(pixels::decode) else { continue };
        let size = Vec2::new(read.width as f32, read.height as f32);
        let image = images.add(picture::image(read));
        loaded.0.insert(address(&shown.file), image.clone());
        if let Some(node) = nodes.iter().find(|(_, placed)| placed.node == shown.node) {
            picture::hang(&mut commands, node, (image, size), &sunlight, (&mut meshes, &mut materials));
        }
    }
}
