//! Pictures on the faces of things, as authors write them: their types, their ids, names and checks, their part of the reference.
//!
//! Does not: look into the files; the core holds every picture that is shown against its bytes.

#[cfg(feature = "author")]
mod about;
#[cfg(feature = "author")]
mod explore;

use crate::blocks::{Form, SceneBlock};
use crate::catalogue::Catalogue;
use crate::check::{Check, IdKind};
#[cfg(feature = "author")]
use crate::check::{Life, NameContext, Needs, explore::Explored};
use crate::expr::Kind;
use crate::format::Picture;
#[cfg(feature = "author")]
use crate::format::{Scene, Shape};
use crate::report::Severity::Error;
use crate::report::{code, entry};
#[cfg(feature = "author")]
use crate::report::{quote, say};
use crate::source::{Seg, way};

const PICTURE: IdKind = IdKind::new(entry!("kind-picture"));

#[rustfmt::skip] // one code, one line
pub(crate) static FORM: Form = Form {
    codes: &[
        code!("face-taken", Error),
        code!("no-face", Error),
    ],
    #[cfg(feature = "author")]
    about: about::ABOUT,
};

/// The picture of a name in expressions, in its two parts.
fn of_name<'a>(pictures: &'a [Picture], before: &str, after: &str) -> Option<&'a Picture> {
    let id = after.strip_suffix(".seen").filter(|_| before == "picture")?;
    pictures.iter().find(|picture| picture.id == id)
}

impl SceneBlock for Vec<Picture> {
    fn ids<'a>(&'a self, add: &mut dyn FnMut(IdKind, &'a str, Vec<Seg>)) {
        self.iter().enumerate().for_each(|(i, picture)| add(PICTURE, &picture.id, way!["picture", i, "id"]));
    }

    fn kind_of(&self, _: &Catalogue, before: &str, after: &str) -> Option<Kind> {
        of_name(self, before, after).map(|_| Kind::Truth)
    }

    fn check(&self, check: &mut Check<'_>) {
        for (i, picture) in self.iter().enumerate() {
            check.refer(IdKind::NODE, &picture.node, &way!["picture", i, "node"]);
            check.file(&picture.file, &["png", "jpg", "jpeg"], &way!["picture", i, "file"]);
        }
    }

    fn pictures<'a>(&'a self, add: &mut dyn FnMut(&'a str)) {
        self.iter().for_each(|picture| add(&picture.file));
    }

    #[cfg(feature = "author")]
    fn check_authored(&self, check: &mut Check<'_>) {
        for (i, picture) in self.iter().enumerate() {
            has_face(check, picture, &way!["picture", i, "node"]);
            if self[..i].iter().any(|other| other.node == picture.node) {
                check.put(
                    "face-taken",
                    &way!["picture", i, "node"],
                    quote(&picture.node),
                    say!("picture-node-of-its-own"),
                    say!("picture-give-own-node"),
                );
            }
            if picture.source.trim().is_empty() {
                check.put(
                    "no-source",
                    &way!["picture", i, "source"],
                    say!("picture-empty-source"),
                    say!("picture-source"),
                    say!("picture-name-source"),
                );
            }
        }
    }

    #[cfg(feature = "author")]
    fn explored(&self) -> Option<&dyn Explored> {
        Some(self)
    }

    #[cfg(feature = "author")]
    fn texts(&self, scene: &Scene, needs: &mut Needs) {
        for (i, picture) in self.iter().enumerate() {
            for part in ["title", "text", "about"] {
                needs.need(format!("picture.{}.{part}", picture.id), way!["picture", i]);
            }
            // Its own texts say what is there to be known; a description stands below them.
            needs.spare(format!("node.{}.about", picture.node));
            needs.need_name(scene, &picture.node, way!["picture", i, "node"]);
        }
    }

    #[cfg(feature = "author")]
    fn names(&self, _: &NameContext<'_>, put: &mut dyn FnMut(String, Life)) {
        self.iter().for_each(|picture| put(format!("picture.{}.seen", picture.id), Life::Changes));
    }

    #[cfg(feature = "author")]
    fn is_touched(&self, node: &str) -> bool {
        self.iter().any(|picture| picture.node == node)
    }
}

/// A picture lies on a box or a model: a ball has no face, and a place is nothing to lie on.
#[cfg(feature = "author")]
fn has_face(check: &mut Check<'_>, picture: &Picture, way: &[Seg]) {
    let node = check.scene.nodes.iter().find(|node| node.id == picture.node);
    if node.is_some_and(|node| node.model.is_none() && !matches!(node.shape, Some(Shape::Box(_)))) {
        check.put("no-face", way, quote(&picture.node), say!("picture-face"), say!("picture-give-face"));
    }
}
