//! What a reader leaves out of a score, in words for its author.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Something that is not sounded, or not shown, as the file has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Omission {
    /// Other parts than the melody's, by name.
    Parts(Vec<String>),
    /// A part that cannot be read, by name, and why, in English and in Chinese.
    Part(String, [String; 2]),
    /// Measures in a row that no repeat, ending or jump leads to.
    NeverPlayed {
        /// The measures, at least one.
        measures: Vec<String>,
    },
    /// A jump to a sign that is not there.
    NoSegno {
        /// The measure.
        measure: String,
    },
    /// A jump as far as a Fine that is not there.
    NoFine {
        /// The measure.
        measure: String,
    },
    /// A jump to a coda that is not there, or without a mark where one leaves for it.
    NoCoda {
        /// The measure.
        measure: String,
    },
    /// A change of key: numbered notation keeps the first.
    KeyChange {
        /// The measure.
        measure: String,
    },
    /// More quarter notes than the time signature holds.
    Overfull {
        /// The measure.
        measure: String,
        /// Quarter notes that it holds.
        found: f64,
        /// Quarter notes that the time signature holds.
        full: f64,
    },
    /// A cue note.
    Cue {
        /// The measure.
        measure: String,
    },
    /// A note between the semitones.
    Microtone {
        /// The measure.
        measure: String,
    },
    /// A tempo that is not playable.
    Tempo {
        /// The measure.
        measure: String,
        /// Quarter notes per minute.
        found: f64,
    },
}

impl Omission {
    /// In English.
    pub fn en(&self) -> String {
        match self {
            Self::Parts(names) => format!("only one part is the melody; these are not sounded: {}", names.join(", ")),
            Self::Part(name, [why, _]) => format!("the part {name} cannot be read ({why})"),
            Self::NeverPlayed { measures } => match &measures[..] {
                [first, .., last] => {
                    format!("measures {first} to {last} are never reached: no repeat, ending or jump leads there")
                }
                one => format!("measure {} is never reached: no repeat, ending or jump leads there", one.concat()),
            },
            Self::NoSegno { measure } => format!("measure {measure}: a jump to a segno, and there is none before it"),
            Self::NoFine { measure } => format!("measure {measure}: a jump as far as a Fine, and there is none"),
            Self::NoCoda { measure } => {
                format!("measure {measure}: a jump to a coda, and there is no coda or no mark to leave for it")
            }
            Self::KeyChange { measure } => {
                format!("measure {measure}: a change of key is not shown, numbered notation keeps the first")
            }
            Self::Overfull { measure, found, full } => {
                format!(
                    "measure {measure} holds {found} quarter notes, its time signature {full}; it is played as long as it is"
                )
            }
            Self::Cue { measure } => format!("measure {measure}: a cue note is not sounded"),
            Self::Microtone { measure } => {
                format!("measure {measure}: a note between the semitones sounds as the nearer one")
            }
            Self::Tempo { measure, found } => format!("measure {measure}: a tempo of {found} is not played"),
        }
    }

    /// In Chinese.
    pub fn zh(&self) -> String {
        match self {
            Self::Parts(names) => format!("只有一个声部是旋律，其余不发声：{}", names.join("、")),
            Self::Part(name, [_, why]) => format!("声部 {name} 读不了（{why}）"),
            Self::NeverPlayed { measures } => match &measures[..] {
                [first, .., last] => {
                    format!("第 {first} 到 {last} 小节永远演奏不到：没有反复、跳房子或跳转通向那里")
                }
                one => format!("第 {} 小节永远演奏不到：没有反复、跳房子或跳转通向它", one.concat()),
            },
            Self::NoSegno { measure } => format!("第 {measure} 小节要跳到 Segno 记号，前面却没有这个记号"),
            Self::NoFine { measure } => format!("第 {measure} 小节要反复到 Fine，谱上却没有 Fine"),
            Self::NoCoda { measure } => format!("第 {measure} 小节要跳到尾声（Coda），谱上却没有尾声或跳往尾声的记号"),
            Self::KeyChange { measure } => format!("第 {measure} 小节转调：简谱仍按开头的调记"),
            Self::Overfull { measure, found, full } => {
                format!("第 {measure} 小节有 {found} 个四分音符长，拍号只容 {full} 个；照写的长度演奏")
            }
            Self::Cue { measure } => format!("第 {measure} 小节：提示音不发声"),
            Self::Microtone { measure } => format!("第 {measure} 小节：半音之间的音按较近的半音发声"),
            Self::Tempo { measure, found } => format!("第 {measure} 小节：速度 {found} 不采用"),
        }
    }
}

impl fmt::Display for Omission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}
