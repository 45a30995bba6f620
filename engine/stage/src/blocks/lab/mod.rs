//! The bench on the screen: its notebook to the left, its instruments to the right.

mod figure;
mod notebook;
mod side;

use super::StageBlock;
use crate::{
    screen::Screen,
    ui::{panels::View, widget::Widget},
};
use notebook::{PAGE, Page};
use serde_json::json;
use shujin_blocks::lab::Record;
use shujin_play::{Intent, IntentKind};

/// The block for the stage's list.
pub struct Lab;

impl StageBlock for Lab {
    fn left(&self, view: &View) -> Option<Vec<Widget>> {
        notebook::is_kept(view).then(|| notebook::notebook(view))
    }

    fn left_width(&self, view: &View) -> Option<f32> {
        notebook::is_wide(view).then_some(notebook::WIDTH)
    }

    fn shows_numbers(&self, view: &View) -> bool {
        notebook::is_kept(view)
    }

    fn side(&self, view: &View, width: f32) -> Vec<Widget> {
        side::side(view, width)
    }

    fn made(&self, view: &View, size: [f32; 2]) -> Option<Widget> {
        notebook::plot_of(view, size.into())
    }

    /// What was written down is looked at next.
    fn submitted(&self, screen: &mut Screen, intent: &Intent) {
        if intent.kind() == Record::KIND && screen.own::<Page>(PAGE) != Page::Plot {
            screen.own.insert(PAGE, json!(Page::Table(0)));
        }
    }
}
