//! Where the learner stands and what is seen from there, in words: the picture for those who do not see it, and the title of the page.

use super::View;
use crate::ui::widget::Live;
use shujin_play::Phase;

/// Where the learner stands.
pub struct Place {
    /// The place and the scene, for a title.
    pub title: String,
    /// The picture in words; empty while a card stands before it.
    pub about: String,
    /// Announced where one has come to a place.
    pub live: Live,
}

/// Where the learner stands, and what is seen from there.
pub fn place(view: &View) -> Place {
    let scene = view.text("scene.title");
    if view.play.phase != Phase::Running || view.paused || view.settings {
        return Place { title: scene, about: String::new(), live: Live::No };
    }
    let walker = &view.play.walker;
    let Some(at) = &walker.at else {
        let about = if walker.gliding() { say!("picture-on-the-way") } else { say!("picture-walking") };
        return Place { title: scene, about: view.say(about), live: Live::No };
    };
    let place = view.text(&format!("viewpoint.{at}"));
    let seen = format!("seen.{at}");
    let about = match view.play.has_text(&seen) {
        true => say!("picture-seen", place = &place, seen = view.text(&seen)),
        false => say!("picture-at", place = &place),
    };
    Place { title: view.say(say!("title-at", place = &place, scene)), about: view.say(about), live: Live::Arrival }
}
