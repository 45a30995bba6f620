//! How long a text may be where it stands.

use crate::blocks::FORMS;
use crate::check::Check;
use crate::report::{Message, say};
use crate::source::Seg;
use crate::strings::Strings;
use unicode_width::UnicodeWidthStr;

/// Texts that stand on the card at home, with the letters that they may have; a Chinese character counts two.
pub(crate) const SHORT: [(&str, usize); 2] = [("scene.title", 48), ("scene.summary", 160)];

/// Letters that a line of a dialogue may have.
pub(in crate::check) const SPOKEN: usize = 320;

/// Letters for which there is room where a text stands, on a small screen; generously.
fn room(id: &str) -> Option<usize> {
    let mut of_blocks = FORMS.iter().flat_map(|form| form.about.texts).flat_map(|row| row.ids);
    if let Some(form) = of_blocks.find(|form| form.fits(id)) {
        return Some(form.room);
    }
    let mut parts = id.split('.');
    let kind = parts.next().unwrap_or("");
    Some(match (kind, parts.nth(1).unwrap_or("")) {
        ("scene", _) => 960,
        ("node", "about") => 720,
        ("node" | "value", "name") => 64,
        ("value", "option") => 64,
        ("task", "goal") => 160,
        ("task", "done") => 240,
        ("task", "step") => 180,
        ("task", "hint") => 560,
        ("line", _) => 400,
        ("dialogue", _) => SPOKEN,
        ("goal", _) => 200,
        ("fact", "unit") => 40,
        ("fact", _) => 320,
        ("viewpoint", _) => 96,
        ("seen", _) => 400,
        _ => return None,
    })
}

/// What is wrong with a text that has more letters than there is room for; a Chinese character, and whatever else is as wide, counts two.
pub(in crate::check) fn too_long(id: &str, text: &str, most: usize) -> Option<[Message; 3]> {
    let length = text.width();
    let (half, half_is) = (most / 2, length.div_ceil(2));
    (length > most).then(|| {
        [
            say!("text-as-long-as", half = half_is, id, length),
            say!("text-at-most-letters", half, most),
            say!("text-make-shorter-no-more"),
        ]
    })
}

impl Check<'_> {
    /// A text must fit the place where it stands.
    pub(super) fn length_of(&mut self, strings: &Strings<'_>, id: &str, (text, way): (&str, &[Seg])) {
        let home = SHORT.iter().find(|(short, _)| *short == id).map(|(_, most)| *most);
        let Some(most) = home.or_else(|| room(id)) else { return };
        let Some([found, expected, help]) = too_long(id, text, most) else { return };
        let help = match home {
            Some(_) => say!("text-make-shorter-stands-card"),
            None => help,
        };
        self.put_text("long-text", (strings, way), found, expected, help);
    }
}
