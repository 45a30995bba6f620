//! Where things are and how they look: nodes, light, views, ways.

use super::{Angle, Colour, Duration, Expr, Length, Point, Scalar};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether the thing of this id is one of those that a pattern names: `weight-*` is every one that begins so.
pub fn is_meant(pattern: &str, id: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => id.starts_with(start),
        None => pattern == id,
    }
}

/// A thing with a place. It takes its form from a model, a shape, or has none (a place only).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The node's id.
    pub id: String,
    /// A node of a glTF file.
    #[serde(default)]
    pub model: Option<Model>,
    /// A simple form instead of a model.
    #[serde(default)]
    pub shape: Option<Shape>,
    /// The shape's colour, or a tint over the model's own.
    #[serde(default)]
    pub colour: Option<Colour>,
    /// Where it stands: in the space of its `parent`, where it has one, else in the world. Without `at` a model stays where its file puts
    /// it in the world, a simple form at the scene's origin.
    #[serde(default)]
    pub at: Option<Point>,
    /// Turn about the upright axis.
    #[serde(default)]
    pub turn: Option<Angle>,
    /// Size factor, 0.01–100.
    #[serde(default)]
    #[schemars(range(min = 0.01, max = 100))]
    pub scale: Option<f32>,
    /// The node that it moves with, is turned with and grows with. An `at` beside it is a place in that node's own space.
    #[serde(default)]
    pub parent: Option<String>,
    /// Not seen until a rule shows it.
    #[serde(default)]
    pub hidden: bool,
    /// Can be examined: touching it shows its name and description.
    #[serde(default)]
    pub examine: bool,
    /// Can be used: touching it does something, by rules `when = { use = "…" }`.
    #[serde(default, rename = "use")]
    pub usable: bool,
    /// Ground and walls: one walks on it and is stopped by it.
    #[serde(default)]
    pub solid: bool,
    /// Throws a shadow. The walls and the roof of a room that one looks into should not.
    #[serde(default = "yes")]
    pub shadow: bool,
    /// Falls, rolls and comes to rest on what is solid. For boxes, spheres and cylinders that nothing else moves.
    #[serde(default)]
    pub loose: bool,
    /// Properties that follow a number while the scene runs.
    #[serde(default, rename = "bind")]
    pub binds: Vec<Bind>,
    /// A small movement of its own.
    #[serde(default)]
    pub idle: Option<Idle>,
    /// Movements that its model brings: of those whose `when` holds, the first is played, over and over.
    #[serde(default, rename = "clip")]
    pub clips: Vec<Clip>,
}

impl Node {
    /// Whether touching it does something by itself: it is examined or used.
    pub fn answers_touch(&self) -> bool {
        self.examine || self.usable
    }

    /// Whether a bind of its own moves, turns or scales it.
    pub fn is_bound(&self) -> bool {
        self.binds.iter().any(|bind| bind.property.moves())
    }
}

fn yes() -> bool {
    true
}

/// A node of a glTF file.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Path of the `.glb` inside the scene.
    pub file: String,
    /// The node's name in the file; its children come along. The whole file if left out.
    #[serde(default)]
    pub node: String,
}

/// A simple form, its middle at the node's place.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Shape {
    /// A box: width, height, depth, as in `"1 0.5 2 m"`.
    Box(Point),
    /// A ball with this radius.
    Sphere(Length),
    /// An upright cylinder: radius, height, and a third number that is not used, as in `"0.2 1 0 m"`.
    Cylinder(Point),
    /// A thread between two nodes, 4 mm thick.
    Thread {
        /// The node it starts at.
        from: String,
        /// The node it ends at.
        to: String,
    },
}

/// A property of a node that follows an expression.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bind {
    /// Which property.
    pub property: Property,
    /// The expression: metres, degrees, a factor, or yes/no.
    pub to: Expr<Scalar>,
}

/// What a bind moves. Added to the node's own place and turn, each bind after the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Property {
    /// Metres to the right (x).
    AtX,
    /// Metres up (y).
    AtY,
    /// Metres towards the viewer (z).
    AtZ,
    /// Degrees about x.
    TurnX,
    /// Degrees about y.
    TurnY,
    /// Degrees about z.
    TurnZ,
    /// Size factor.
    Scale,
    /// Shown while true or not 0.
    Shown,
}

impl Property {
    /// Whether what is bound to it is elsewhere, turned or of another size by it.
    pub fn moves(self) -> bool {
        match self {
            Property::AtX | Property::AtY | Property::AtZ => true,
            Property::TurnX | Property::TurnY | Property::TurnZ => true,
            Property::Scale => true,
            Property::Shown => false,
        }
    }
}

/// A small movement of its own; stands still where motion is reduced.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Idle {
    /// Which movement.
    pub kind: IdleKind,
    /// Greatest turn (sway, nod) in either direction.
    #[serde(default)]
    pub by: Option<Angle>,
    /// Time of one to-and-fro, at least 1 s.
    pub period: Duration,
}

/// A movement that a model brings; its first moment alone where motion is reduced.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clip {
    /// The animation's name in the model's file.
    pub name: String,
    /// Expression: when it is played; always if left out.
    #[serde(default)]
    pub when: Option<Expr<bool>>,
}

/// Kinds of small movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IdleKind {
    /// Side to side, as a lantern.
    Sway,
    /// Forwards and back, as a head that chews.
    Nod,
    /// Slightly larger and smaller, as a chest.
    Breathe,
    /// Slowly round.
    Turn,
}

/// Sun, sky and mist. Everything has a good default.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Light {
    /// Where the sun stands, seen from the origin.
    pub sun_from: Point,
    /// The sun's colour.
    pub sun: Colour,
    /// The sun's strength, 0–3.
    #[schemars(range(min = 0, max = 3))]
    pub strength: f32,
    /// The sky's colour overhead, which also lights from above.
    pub sky: Colour,
    /// Colour at the horizon, and of the mist.
    pub horizon: Colour,
    /// Light that the ground throws back.
    pub ground: Colour,
    /// Where the mist begins.
    pub mist_from: Length,
    /// Where the mist has swallowed everything.
    pub mist_to: Length,
    /// How far from the eyes shadows are thrown: the nearer, the sharper they are.
    pub shadow_to: Length,
}

impl Default for Light {
    fn default() -> Self {
        Light {
            sun_from: Point([40.0, 60.0, 30.0]),
            sun: Colour([1.0, 0.95, 0.86]),
            strength: 1.0,
            sky: Colour([0.56, 0.74, 0.86]),
            horizon: Colour([0.90, 0.91, 0.87]),
            ground: Colour([0.42, 0.38, 0.30]),
            mist_from: Length(120.0),
            mist_to: Length(900.0),
            shadow_to: Length(60.0),
        }
    }
}

/// Where and how the pupil moves.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Walk {
    /// The viewpoint at which the lesson starts.
    pub start: String,
    /// Free walking and flying, besides going from viewpoint to viewpoint.
    #[serde(default)]
    pub free: bool,
    /// Height of the eyes above the ground.
    #[serde(default = "eye_height")]
    pub eye_height: Length,
    /// Walking speed in metres per second, 0.5–20.
    #[serde(default = "speed")]
    #[schemars(range(min = 0.5, max = 20))]
    pub speed: f32,
    /// Least corner of the box that one cannot leave.
    #[serde(default)]
    pub min: Option<Point>,
    /// Greatest corner of that box.
    #[serde(default)]
    pub max: Option<Point>,
}

fn eye_height() -> Length {
    Length(1.5)
}

fn speed() -> f32 {
    3.0
}

/// A framed view, reached by a touch.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Viewpoint {
    /// The viewpoint's id.
    pub id: String,
    /// Where the eyes are.
    pub eye: Point,
    /// What they look at.
    pub look: Point,
    /// Angle of view from top to bottom; 45° unless told, 20°–75°.
    #[serde(default)]
    pub view: Option<Angle>,
}

/// A bent way between two viewpoints, gone in both directions.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// The viewpoint at one end.
    pub from: String,
    /// The viewpoint at the other end.
    pub to: String,
    /// Points that the eyes pass on the way.
    pub via: Vec<Point>,
}
