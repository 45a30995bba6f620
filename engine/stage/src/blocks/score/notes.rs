//! The music seen: notes as woven shapes on the front of the scene's screen, lit as they sound.

use crate::{
    lesson::Lesson,
    screen::Screen,
    world::{InLesson, Layer, Placed, SceneMaterial, Sunlight},
};
use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use shujin_blocks::score::Music;
use shujin_music::visuals::{Frame, Motion, Pattern, Visuals, palette};

/// The mesh of the notes, the node on which they are seen, and their layout.
#[derive(Component)]
pub struct Notes {
    screen: String,
    seen: Visuals,
    /// What is drawn: none yet at first.
    drawn: Option<Moment>,
}

/// What is to be drawn of the music.
#[derive(Clone, Copy, PartialEq)]
struct Moment {
    /// Quarter notes from the start.
    at: f64,
    /// It has begun to sound, now or earlier.
    begun: bool,
    /// How wide the playhead is, in eighths of its width over that: widest on the beat.
    pulse: u8,
}

/// How fast the field glides to the note that is wanted next: the part of the way in a second, as an exponent.
const GLIDE: f64 = 9.0;

/// Nearer than this, quarter notes, it is there.
const THERE: f64 = 0.005;

impl Moment {
    /// What follows `before` after so many seconds. While somebody plays, the field glides from note to note; where motion is reduced it
    /// jumps, and nothing swells.
    fn after(before: Option<Moment>, music: &Music, seconds: f64, motion: Motion) -> Moment {
        let wanted = music.at();
        let glides = music.practising && motion == Motion::Scroll;
        let at = match before.filter(|_| glides) {
            Some(before) if (before.at - wanted).abs() > THERE => {
                wanted + (before.at - wanted) * (-GLIDE * seconds).exp()
            }
            _ => wanted,
        };
        let beats = (music.practising || music.transport.playing()) && motion == Motion::Scroll;
        let pulse = if beats { ((1.0 - music.in_beat()).powi(2) * 8.0) as u8 } else { 0 };
        Moment { at, begun: music.begun, pulse }
    }
}

/// Spawns the mesh of the notes; it gets its form in [`show`].
pub fn spawn(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    sunlight: Res<Sunlight>,
    mut materials: ResMut<Assets<SceneMaterial>>,
) {
    let Some(lesson) = lesson else { return };
    let (Some(data), Some(music)) = (&lesson.play.lesson.scene.score, lesson.play.state::<Music>()) else { return };
    let mut look = sunlight.0;
    look.mist.w = 1.0;
    commands.spawn((
        MeshMaterial3d(materials.add(SceneMaterial::new(look, Layer::Solid))),
        Transform::default(),
        Notes { screen: data.screen.clone(), seen: Visuals::new(&music.score), drawn: None },
        InLesson,
    ));
}

/// Draws the moment.
pub fn show(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    screen: Res<Screen>,
    mut notes: Query<(Entity, &mut Notes, &mut Transform)>,
    nodes: Query<(&Placed, &GlobalTransform), Without<Notes>>,
    (mut meshes, time): (ResMut<Assets<Mesh>>, Res<Time<Real>>),
) {
    let Some(music) = lesson.as_ref().and_then(|l| l.play.state::<Music>()) else { return };
    let motion = if screen.reduce_motion { Motion::Still } else { Motion::Scroll };
    for (entity, mut notes, mut transform) in &mut notes {
        let Some((placed, global)) = nodes.iter().find(|(p, _)| p.node == notes.screen) else { continue };
        *transform = global.compute_transform();
        let now = Moment::after(notes.drawn, music, time.delta_secs_f64(), motion);
        if notes.drawn == Some(now) {
            continue;
        }
        notes.drawn = Some(now);
        let mut frame = notes.seen.frame(now.at, motion);
        if !music.begun {
            frame.shapes.clear();
            frame.arches.clear();
        }
        commands.entity(entity).insert(Mesh3d(meshes.add(weave(&frame, now.pulse, placed.bounds))));
    }
}

/// Points, colours and triangles in the making.
#[derive(Default)]
struct Cloth {
    points: Vec<[f32; 3]>,
    colours: Vec<[f32; 4]>,
    indices: Vec<u32>,
}

impl Cloth {
    fn fan(&mut self, corners: &[Vec3], colour: Vec4) {
        let first = self.points.len() as u32;
        self.points.extend(corners.iter().map(|c| c.to_array()));
        self.colours.extend(corners.iter().map(|_| colour.to_array()));
        for i in 1..corners.len() as u32 - 1 {
            self.indices.extend([first, first + i, first + i + 1]);
        }
    }
}

/// The frame as a mesh on the front face (greatest z) of a box.
fn weave(frame: &Frame, pulse: u8, (low, high): (Vec3, Vec3)) -> Mesh {
    let mut cloth = Cloth::default();
    let size = high - low;
    let inset = 0.03 * size.x;
    let x_of = |q: f64| {
        low.x + inset + ((q - frame.left) / (frame.right - frame.left)).clamp(0.0, 1.0) as f32 * (size.x - 2.0 * inset)
    };
    let y_of = |y: f64| low.y + 0.06 * size.y + y as f32 * size.y * 0.88;
    let at = |x: f32, y: f32, layer: f32| Vec3::new(x, y, high.z + 0.01 + layer * 0.004);
    let ink = |c: [f64; 3]| Color::srgb(c[0] as f32, c[1] as f32, c[2] as f32).to_linear().to_vec4();
    let rect =
        |x0: f32, x1: f32, y0: f32, y1: f32, l: f32| [at(x0, y0, l), at(x1, y0, l), at(x1, y1, l), at(x0, y1, l)];
    cloth.fan(&rect(low.x + inset, high.x - inset, y_of(0.0), y_of(1.0), 0.0), ink(frame.background));
    for arch in &frame.arches {
        const STEPS: usize = 16;
        for i in 0..STEPS {
            let point = |t: f64| (x_of(arch.x + arch.width * t), y_of(arch.y + arch.rise * 4.0 * t * (1.0 - t)));
            let thick = (arch.thickness as f32) * size.y * 0.88;
            let ((x0, y0), (x1, y1)) = (point(i as f64 / STEPS as f64), point((i + 1) as f64 / STEPS as f64));
            if x1 > x0 {
                cloth.fan(
                    &[at(x0, y0, 1.0), at(x1, y1, 1.0), at(x1, y1 + thick, 1.0), at(x0, y0 + thick, 1.0)],
                    ink(arch.colour),
                );
            }
        }
    }
    for shape in &frame.shapes {
        let (x0, x1) = (x_of(shape.x), x_of(shape.x + shape.width));
        let (y0, y1) = (y_of(shape.y - shape.height / 2.0), y_of(shape.y + shape.height / 2.0));
        if x1 - x0 < 0.001 {
            continue;
        }
        let colour = ink(shape.colour);
        cloth.fan(&rounded(x0, x1, y0, y1).map(|p| at(p.x, p.y, 2.0)), colour);
        pattern(&mut cloth, shape.pattern, (x0, x1, y0, y1), ink(shape.weave), &at);
    }
    // The playhead: where it sounds now, wider on the beat.
    let x = x_of(frame.at);
    let half = 0.004 * size.x * (1.0 + f32::from(pulse) / 8.0);
    cloth.fan(&rect(x - half, x + half, y_of(0.02), y_of(0.98), 4.0), ink([0.93, 0.88, 0.76]));
    let normals = vec![[0.0, 0.0, 1.0]; cloth.points.len()];
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, cloth.points)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, normals)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, cloth.colours)
        .with_inserted_indices(Indices::U32(cloth.indices))
}

/// A rectangle with cut corners.
fn rounded(x0: f32, x1: f32, y0: f32, y1: f32) -> [Vec2; 8] {
    let c = ((y1 - y0) * 0.3).min((x1 - x0) * 0.3);
    [
        Vec2::new(x0 + c, y0),
        Vec2::new(x1 - c, y0),
        Vec2::new(x1, y0 + c),
        Vec2::new(x1, y1 - c),
        Vec2::new(x1 - c, y1),
        Vec2::new(x0 + c, y1),
        Vec2::new(x0, y1 - c),
        Vec2::new(x0, y0 + c),
    ]
}

/// The weave of a degree: figures in a darker shade of the shape's colour, as many as it is long.
fn pattern(
    cloth: &mut Cloth,
    pattern: Pattern,
    (x0, x1, y0, y1): (f32, f32, f32, f32),
    ink: Vec4,
    at: &dyn Fn(f32, f32, f32) -> Vec3,
) {
    let half = (y1 - y0) * 0.26;
    let middle = (y0 + y1) / 2.0;
    let step = (y1 - y0) * 1.15;
    let count = (((x1 - x0) / step) as usize).max(1);
    // A medallion stands once in the middle; the others repeat.
    let places: Vec<f32> = match pattern {
        Pattern::Medallion => vec![(x0 + x1) / 2.0],
        _ => (0..count).map(|i| x0 + (x1 - x0) * (i as f32 + 0.5) / count as f32).collect(),
    };
    for x in places {
        let wide = half.min((x1 - x0) * 0.3);
        for piece in palette::figure(pattern) {
            let corner = |[a, b]: &[f64; 2]| at(x + *a as f32 * wide, middle + *b as f32 * half, 3.0);
            cloth.fan(&piece.iter().map(corner).collect::<Vec<_>>(), ink);
        }
    }
}
