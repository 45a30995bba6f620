//! What a screen shows, as data: panels are functions that give these, one room draws them, one reads them aloud.

use super::theme::{Style, Tone};
use crate::action::UiAction;

/// A piece of the interface.
#[derive(Clone, Debug, PartialEq)]
pub enum Widget {
    /// Below each other.
    Column(f32, Vec<Widget>),
    /// Below each other, no wider than this.
    Within(f32, Vec<Widget>),
    /// Beside each other, wrapped where the row is full.
    Row(f32, Vec<Widget>),
    /// At the two ends of a line: what stands to the left gives way, and takes more lines where it must.
    Ends(f32, Vec<Widget>, Vec<Widget>),
    /// One that takes the width that is left, and a button to its right.
    Beside(Box<Widget>, Button),
    /// Below each other, moved up and down where there is more than room.
    Scroll(f32, Vec<Widget>),
    /// What stands at the lower edge of a card and stays in sight.
    Foot(Vec<Widget>),
    /// Cards beside each other, all as high as the highest.
    Tiles(f32, Vec<Widget>),
    /// In two columns of the same width, row by row.
    TwoColumns(Vec<Widget>),
    /// On a sheet of paper, with the gap between its parts.
    Card(CardStyle, Vec<Widget>),
    /// A sheet that does wherever it is pressed what a button on it does. The button alone is read aloud.
    PressableCard(CardStyle, Button, Vec<Widget>),
    /// The same along an edge of the screen, where there is no room for margins.
    Edge(CardStyle, Vec<Widget>),
    /// A text.
    Text(Text),
    /// Something to press.
    Button(Button),
    /// A button with what it opens.
    Menu(Menu),
    /// A bar to slide along.
    Slider(Slider),
    /// How far something is, 0–1.
    Bar(f32),
    /// A table: headings and rows.
    Table(Table),
    /// Points and a line in a frame, this wide and high.
    Plot(Plot, f32, f32),
    /// A picture that was loaded.
    Picture(Picture),
    /// Notes in numbered notation, and the measure that sounds in words.
    Notes(Vec<Note>, String),
    /// Beats of a measure, the one that it is, from 0, and what they are called.
    Beats(u8, u8, String),
    /// What strokes of different thickness mean: thickness in logical pixels, and the word for it.
    Strokes(Vec<(f32, String)>),
    /// Takes the space that is left.
    Spacer,
}

/// The ground of a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardStyle {
    /// Width in logical pixels; as wide as its parent if 0.
    pub width: f32,
    /// The gap between its parts.
    pub gap: f32,
    /// Dark instead of paper.
    pub dark: bool,
    /// A frame: something waits for an answer here.
    pub framed: bool,
}

/// A text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Its id, if it is to be found by tests and read as a unit; otherwise empty.
    pub id: String,
    /// What it says.
    pub text: String,
    /// How it is set.
    pub style: Style,
    /// Its colour.
    pub tone: Tone,
    /// What is told of it to those who do not see it.
    pub told: Told,
    /// Whether it is announced, and before what.
    pub live: Live,
}

impl Text {
    /// What the accessible tree calls it and what it shows; nothing where what stands beside it tells that.
    pub fn as_told(&self) -> Option<(&str, &str)> {
        match &self.told {
            Told::AsIs => Some((&self.text, "")),
            Told::As(told) => Some((told, "")),
            Told::Of(label) => Some((label, &self.text)),
            Told::Not => None,
        }
    }
}

/// What of a text the accessible tree tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// The text itself.
    AsIs,
    /// This, where the text has marks that are only seen.
    As(String),
    /// The text as the value of what is called so.
    Of(String),
    /// Nothing: what stands beside it tells it.
    Not,
}

/// Whether a text is announced, by [`super::announce`]; what comes first here is said first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Live {
    /// What is said to an answer, at once.
    Verdict,
    /// What is said or asked: when it comes.
    Said,
    /// Where the learner has come to.
    Arrival,
    /// What there is to do now.
    Step,
    /// A number that follows from what was done: once it stands still.
    Reading,
    /// Not: a screen reader comes upon it. The host's voice reads it with what it belongs to: see [`super::aloud`].
    Aloud,
    /// Not.
    No,
}

/// Something to press.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    /// Its id.
    pub id: String,
    /// What it says.
    pub label: String,
    /// What it is called where the label alone is not enough; otherwise empty.
    pub name: String,
    /// What it does.
    pub act: UiAction,
    /// How it looks.
    pub look: ButtonVariant,
    /// Chosen, on.
    pub checked: bool,
    /// Cannot be pressed now.
    pub disabled: bool,
    /// Width in logical pixels; as its label needs if 0.
    pub width: f32,
    /// Its width is the least: one of a row of choices, it grows to its longest word.
    pub grows: bool,
    /// What stands below its label.
    pub mark: Option<Mark>,
    /// Whether what it is called is announced.
    pub live: Live,
}

/// A sign for what a text says, with a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The address under which its picture was loaded.
    pub picture: String,
    /// The word beside it; empty for none.
    pub word: String,
}

/// A button and below it what it has opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    /// Opens and closes it.
    pub button: Button,
    /// What there is to choose; nothing while it is closed.
    pub items: Vec<Button>,
    /// It stands above its button, which is at the lower edge.
    pub upward: bool,
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The one to press next.
    Main,
    /// One of several.
    Plain,
    /// One of a few that stand close together.
    Option,
    /// In the bar.
    Quiet,
    /// A key of an instrument: acts when touched, not when let go.
    Key,
    /// A whole card.
    Tile,
}

/// A bar to slide along.
#[derive(Clone, Debug, PartialEq)]
pub struct Slider {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What it shows, with unit.
    pub shows: String,
    /// The scene's value that it sets.
    pub value: String,
    /// Lowest number.
    pub min: f64,
    /// Highest number.
    pub max: f64,
    /// The numbers it can stand at.
    pub step: f64,
    /// The number it stands at.
    pub now: f64,
}

impl Slider {
    /// The number at this part of its track, 0–1.
    pub fn at(&self, part: f64) -> f64 {
        self.min + part * (self.max - self.min)
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its id.
    pub id: String,
    /// What it is of.
    pub about: String,
    /// Width of a cell, logical pixels.
    pub width: f32,
    /// The headings of its columns.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// What it is called, for those who do not see where it stands.
    pub name: String,
    /// A cell for each heading.
    pub cells: Vec<String>,
    /// The colour of what stands in it.
    pub tone: Tone,
    /// What can be done with it.
    pub act: Option<Button>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The address under which it was loaded.
    pub address: String,
    /// What is seen on it, for those who cannot see it; empty where that is said beside it.
    pub about: String,
    /// Width and height, logical pixels.
    pub size: [f32; 2],
}

/// Points and a line in a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Points x, y.
    pub points: Vec<[f64; 2]>,
    /// Slope and intercept of the line.
    pub line: Option<[f64; 2]>,
    /// Heading along x.
    pub x: String,
    /// Heading along y.
    pub y: String,
    /// All of it in words.
    pub about: String,
}

/// A note in numbered notation.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The digit with dashes and dots behind it, or a bar line.
    pub text: String,
    /// Octave dots above (positive) or below.
    pub octave: i8,
    /// Lines under it.
    pub lines: u8,
    /// The syllable below.
    pub lyric: String,
    /// It sounds now, or is wanted next.
    pub now: bool,
    /// The address of its sign; empty for none.
    pub mark: String,
}

impl Widget {
    /// Running text.
    pub fn body(text: impl Into<String>) -> Widget {
        Widget::text("", text, Style::Body, Tone::Ink)
    }

    /// A small label.
    pub fn small(text: impl Into<String>) -> Widget {
        Widget::text("", text, Style::Small, Tone::Soft)
    }

    /// A heading with its id.
    pub fn heading(id: &str, text: impl Into<String>) -> Widget {
        Widget::text(id, text, Style::Heading, Tone::Ink)
    }

    /// Any text.
    pub fn text(id: &str, text: impl Into<String>, style: Style, tone: Tone) -> Widget {
        Widget::Text(Text { id: id.into(), text: text.into(), style, tone, told: Told::AsIs, live: Live::No })
    }

    /// A text that is announced when it comes or says something else.
    pub fn live(id: &str, text: impl Into<String>, style: Style, tone: Tone) -> Widget {
        Widget::text(id, text, style, tone).announced(Live::Said)
    }

    /// The same text, announced so; other widgets as they are.
    #[must_use]
    pub fn announced(mut self, live: Live) -> Widget {
        if let Widget::Text(text) = &mut self {
            text.live = live;
        }
        self
    }

    /// The same text, of which this is told; other widgets as they are.
    #[must_use]
    pub fn told(mut self, told: Told) -> Widget {
        if let Widget::Text(text) = &mut self {
            text.told = told;
        }
        self
    }

    /// A number to be read off, and what it is called.
    pub fn reading(id: &str, label: &str, shows: impl Into<String>, style: Style, live: Live) -> [Widget; 2] {
        let shows = Widget::text(id, shows, style, Tone::Ink).told(Told::Of(label.into())).announced(live);
        [Widget::small(label).told(Told::Not), shows]
    }

    /// A button.
    pub fn button(id: impl Into<String>, label: impl Into<String>, look: ButtonVariant, act: UiAction) -> Button {
        Button {
            id: id.into(),
            label: label.into(),
            name: String::new(),
            act,
            look,
            checked: false,
            disabled: false,
            width: 0.0,
            grows: false,
            mark: None,
            live: Live::No,
        }
    }

    /// A card of the usual kind.
    pub fn card(width: f32, children: Vec<Widget>) -> Widget {
        Widget::Card(CardStyle { width, gap: 10.0, dark: false, framed: false }, children)
    }
}

impl From<Button> for Widget {
    fn from(button: Button) -> Widget {
        Widget::Button(button)
    }
}
