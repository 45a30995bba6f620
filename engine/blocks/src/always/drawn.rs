//! What is drawn, as names of what always holds: whether a node is seen, where it is, which movement it plays; how wide a stream is and how
//! high it stands.
//!
//! Does not: draw. The stage draws what the same functions say.

use crate::stream::drawn;
use shujin_lesson::Lesson;
use shujin_lesson::format::{Node, Scalar, Stream};
use shujin_play::{Block, Name, Play};

/// The block for the engine's list.
pub static BLOCK: Standing = Standing;

/// How its names get their values.
pub struct Standing;

impl Block for Standing {
    fn name(&self, lesson: &Lesson, name: &str) -> Option<Name> {
        if lesson.scene.always.is_empty() {
            return None;
        }
        let (what, id) = name.split_once('.')?;
        let node = lesson.scene.nodes.iter().position(|node| node.id == id).and_then(|i| of_node(what, i));
        node.or_else(|| of_stream(what, lesson.scene.streams.iter().position(|stream| stream.id == id)?))
    }
}

/// A name of the node with this number.
fn of_node(what: &str, node: usize) -> Option<Name> {
    let place = |at: usize| Name::live(move |play| Some(number(play.places.world(node)?[3][at])));
    Some(match what {
        "shown" => of(node, |play, node| Some(Scalar::Bool(play.shows(&node.id)))),
        "x" => place(0),
        "y" => place(1),
        "z" => place(2),
        "size" => Name::live(move |play| Some(number(longest(play.places.world(node)?)))),
        "clip" => {
            of(node, |play, node| Some(Scalar::Word(play.clip(node).map_or(String::new(), |clip| clip.name.clone()))))
        }
        _ => return None,
    })
}

fn of(node: usize, says: fn(&Play, &Node) -> Option<Scalar>) -> Name {
    Name::live(move |play| says(play, play.lesson.scene.nodes.get(node)?))
}

/// A name of the stream with this number: where it begins.
fn of_stream(what: &str, stream: usize) -> Option<Name> {
    let says: fn(&Play, &Stream) -> Option<Scalar> = match what {
        "width" => |play, stream| Some(number(stream.widths.first()?.0 * drawn(play, stream).wide)),
        "level" => |play, stream| Some(number(stream.points.first()?.0[1] + drawn(play, stream).up)),
        _ => return None,
    };
    Some(Name::live(move |play| says(play, play.lesson.scene.streams.get(stream)?)))
}

/// As short as it was before it became `f64`: 2.1, not 2.0999999046.
fn number(number: f32) -> Scalar {
    Scalar::Number(number.to_string().parse().unwrap_or(f64::from(number)))
}

/// The longest of a matrix's axes: how many times as large as in its file a node is.
fn longest(matrix: [[f32; 4]; 4]) -> f32 {
    let squares = matrix[..3].iter().map(|axis| axis[..3].iter().map(|part| part * part).sum::<f32>());
    squares.fold(0.0, f32::max).sqrt()
}
