//! Makes a scene's nodes when a lesson opens, and takes them away when it closes.

use super::{
    InLesson, Standing,
    binds::{Moves, stands},
    camera,
    light::{Sunlight, linear},
    material::SceneMaterial,
    rig, ripples, shadows,
    surface::{Surface, house, mesh},
};
use crate::{blocks::touch, lesson::Lesson, ui::theme};
use bevy::mesh::skinning::SkinnedMeshInverseBindposes;
use bevy::prelude::*;
use shujin_lesson::format::{Model as ModelNode, Node as Thing, Scene, Shape};
use shujin_lesson::model::{IDENTITY, Matrix, Model, Part, Tree, multiply, transform};
use shujin_play::Play;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A node of the scene, where it stands.
#[derive(Component, Clone, Debug)]
pub struct Placed {
    /// The node's id.
    pub node: String,
    /// Its number in the scene.
    pub number: usize,
    /// Its middle, in its own space, m.
    pub middle: Vec3,
    /// The point over which its name floats.
    pub top: Vec3,
    /// Half its greatest extent, m.
    pub radius: f32,
    /// Least and greatest corner in its own space.
    pub bounds: (Vec3, Vec3),
    /// Touching it does something at some time.
    pub may_touch: bool,
    /// Touching it does something now.
    pub touchable: bool,
}

/// What spawning needs.
pub(super) struct SpawnContext<'a> {
    pub meshes: &'a mut Assets<Mesh>,
    pub materials: &'a mut Assets<SceneMaterial>,
    pub skins: &'a mut Assets<SkinnedMeshInverseBindposes>,
    pub sunlight: Sunlight,
    pub made: BTreeMap<String, Handle<SceneMaterial>>,
    /// Meshes by what they show: things of the same form share one, so that they are drawn together.
    meshes_made: BTreeMap<String, Handle<Mesh>>,
    models: BTreeMap<String, Option<Arc<Model>>>,
    /// Nodes of files, by file and name, read once however often they stand in the scene.
    forms: BTreeMap<(String, String, bool), Arc<Form>>,
    /// Nodes of files that the scene names itself: they are not drawn again with their parents.
    pub named: BTreeSet<(String, String)>,
}

/// Spawns the world of a lesson that was opened; despawns that of one that was closed.
pub fn open_or_close(
    mut commands: Commands,
    lesson: Option<Res<Lesson>>,
    mut shown: ResMut<Standing>,
    old: Query<Entity, (With<InLesson>, Without<ChildOf>)>,
    (mut meshes, mut materials, mut skins): (
        ResMut<Assets<Mesh>>,
        ResMut<Assets<SceneMaterial>>,
        ResMut<Assets<SkinnedMeshInverseBindposes>>,
    ),
    (mut sunlight, mut sky, mut standing): (ResMut<Sunlight>, ResMut<ClearColor>, ResMut<ripples::Ripples>),
) {
    let now = super::address(lesson.as_deref());
    if shown.0 == now {
        return;
    }
    shown.0 = now;
    old.iter().for_each(|e| commands.entity(e).despawn());
    let Some(lesson) = lesson else {
        // Home stands on its own ground.
        sky.0 = theme::behind();
        return;
    };
    let scene = &lesson.play.lesson.scene;
    *sunlight = Sunlight::of(&scene.light);
    let [r, g, b] = scene.light.horizon.0;
    sky.0 = Color::srgb(r, g, b);
    camera::sky(&mut commands, &sunlight, &mut meshes, &mut materials);
    shadows::sun(&mut commands, &scene.light);
    let mut kit = SpawnContext {
        meshes: &mut meshes,
        materials: &mut materials,
        skins: &mut skins,
        sunlight: *sunlight,
        made: BTreeMap::new(),
        meshes_made: BTreeMap::new(),
        models: BTreeMap::new(),
        forms: BTreeMap::new(),
        named: (scene.nodes.iter().filter_map(|n| n.model.as_ref()))
            // The whole of a file has no name, and names nothing below it.
            .filter(|m| !m.node.is_empty())
            .map(|m| (m.file.clone(), m.node.clone()))
            .collect(),
    };
    spawn_nodes(&mut commands, scene, &lesson, &mut kit);
    let water = kit.made.iter().filter(|(name, _)| name.starts_with("water"));
    standing.0 = water.map(|(_, material)| material.clone()).collect();
}

fn spawn_nodes(commands: &mut Commands, scene: &Scene, lesson: &Lesson, kit: &mut SpawnContext) {
    let files = &lesson.play.lesson.files;
    let mut entities = Vec::new();
    for number in 0..scene.nodes.len() {
        let spawning = Spawning { play: &lesson.play, number };
        let entity = match &spawning.thing().model {
            Some(model) => {
                let read = kit.models.entry(model.file.clone());
                read.or_insert_with(|| {
                    let read = Model::read(&model.file, files);
                    read.inspect_err(|e| warn!("{}: {e}", spawning.thing().id)).ok().map(Arc::new)
                });
                from_model(commands, &spawning, kit)
            }
            None => from_shape(commands, &spawning, kit),
        };
        entities.push(entity);
    }
    for (number, entity) in entities.iter().enumerate() {
        if let Some(parent) = lesson.play.places.parent(number) {
            commands.entity(*entity).insert(ChildOf(entities[parent]));
        }
    }
}

/// A node of a scene that is being spawned, by its number.
struct Spawning<'a> {
    play: &'a Play,
    number: usize,
}

impl Spawning<'_> {
    fn thing(&self) -> &Thing {
        &self.play.lesson.scene.nodes[self.number]
    }

    /// The matrix that places it in the world now.
    fn world(&self) -> Matrix {
        self.play.places.world(self.number).unwrap_or(IDENTITY)
    }
}

pub(super) fn mat(m: Matrix) -> Mat4 {
    Mat4::from_cols_array_2d(&m)
}

/// The components that every node of a scene has.
fn spawn_one(commands: &mut Commands, spawning: &Spawning, bounds: (Vec3, Vec3)) -> Entity {
    let (thing, number) = (spawning.thing(), spawning.number);
    let local = spawning.play.places.local(number).map(stands).unwrap_or_default();
    let (low, high) = bounds;
    let middle = (low + high) / 2.0;
    let world = Transform::from_matrix(mat(spawning.world()));
    let placed = Placed {
        node: thing.id.clone(),
        number,
        middle,
        top: Vec3::new(middle.x, high.y, middle.z),
        radius: ((high - low).max_element() / 2.0 * world.scale.max_element()).max(0.05),
        bounds,
        may_touch: touch(spawning.play, thing, &|_| String::new()).is_some(),
        touchable: false,
    };
    let mut entity = commands.spawn((local, Visibility::default(), placed, InLesson));
    let is_thread = matches!(thing.shape, Some(Shape::Thread { .. }));
    let moves = thing.loose || thing.idle.is_some() || thing.is_bound() || spawning.play.places.can_be_put(number);
    if moves && !is_thread {
        entity.insert(Moves { node: number, idle: thing.idle.clone() });
    }
    if !thing.shadow {
        entity.insert(shadows::Shadowless);
    }
    entity.id()
}

/// A node of a file with what is below it.
struct Form {
    parts: Vec<(Handle<Mesh>, Transform, Surface)>,
    /// Least and greatest corner in its own space.
    bounds: (Vec3, Vec3),
    /// A skin bends it or what is below it.
    moves: bool,
}

fn from_model(commands: &mut Commands, spawning: &Spawning, kit: &mut SpawnContext) -> Entity {
    let thing = spawning.thing();
    // Where the scene says where it stands, it is not mirrored as its file has it.
    let is_placed = thing.at.is_some() || thing.turn.is_some() || thing.scale.is_some();
    let Some(form) = thing.model.as_ref().and_then(|m| model_form(m, is_placed, kit)) else {
        return spawn_one(commands, spawning, (Vec3::ZERO, Vec3::ZERO));
    };
    let entity = spawn_one(commands, spawning, form.bounds);
    let over = thing.colour.map_or(Vec4::ONE, linear);
    if form.moves || !thing.clips.is_empty() {
        let wanted = thing.model.as_ref().and_then(|m| Some((m, Arc::clone(kit.models.get(&m.file)?.as_ref()?))));
        if let Some((wanted, model)) = wanted
            && let Some((tree, _)) = model.find(&wanted.node)
        {
            let look = rig::Look { model: &model, file: &wanted.file, over, clips: &thing.clips };
            rig::spawn(commands, (entity, spawning.world()), tree, &look, kit);
            if form.moves {
                shadows::spot(commands, entity, form.bounds, &kit.sunlight, kit.meshes, kit.materials);
            }
            return entity;
        }
    }
    for (mesh, local, surface) in &form.parts {
        let material = house(kit, &Surface { tint: surface.tint * over, ..surface.clone() });
        commands.spawn((Mesh3d(mesh.clone()), MeshMaterial3d(material), *local, ChildOf(entity), InLesson));
    }
    entity
}

fn model_form(model: &ModelNode, is_placed: bool, kit: &mut SpawnContext) -> Option<Arc<Form>> {
    let key = (model.file.clone(), model.node.clone(), is_placed);
    if let Some(form) = kit.forms.get(&key) {
        return Some(Arc::clone(form));
    }
    let file = kit.models.get(&model.file)?.as_ref()?;
    let (tree, above) = file.find(&model.node)?;
    let mut parts: Vec<(&Part, Matrix)> = tree.parts.iter().map(|p| (p, IDENTITY)).collect();
    collect(tree, &model.file, IDENTITY, &kit.named, &mut parts);
    let corners = parts.iter().flat_map(|(part, m)| part.points.iter().map(|p| Vec3::from(transform(*m, *p))));
    let bounds = corners.map(|p| (p, p)).reduce(|(low, high), (p, _)| (low.min(p), high.max(p)));
    let own = multiply(above, tree.local);
    let parts = parts.into_iter().map(|(part, matrix)| {
        let mesh = kit.meshes.add(mesh(part, if is_placed { matrix } else { multiply(own, matrix) }));
        (mesh, Transform::from_matrix(mat(matrix)), Surface::of(part, Vec4::ONE))
    });
    let form = Form { parts: parts.collect(), bounds: bounds.unwrap_or_default(), moves: tree.bends() };
    let form = Arc::new(form);
    kit.forms.insert(key, Arc::clone(&form));
    Some(form)
}

/// The parts below a node, but for those that the scene names itself.
fn collect<'a>(
    tree: &'a Tree,
    file: &str,
    above: Matrix,
    named: &BTreeSet<(String, String)>,
    out: &mut Vec<(&'a Part, Matrix)>,
) {
    for child in &tree.children {
        if named.contains(&(file.to_owned(), child.name.clone())) {
            continue;
        }
        let here = multiply(above, child.local);
        out.extend(child.parts.iter().map(|p| (p, here)));
        collect(child, file, here, named, out);
    }
}

/// The mesh of a form, made the first time.
fn form(kit: &mut SpawnContext, key: String, make: impl FnOnce() -> Mesh) -> Handle<Mesh> {
    let SpawnContext { meshes_made, meshes, .. } = kit;
    meshes_made.entry(key).or_insert_with(|| meshes.add(make())).clone()
}

fn from_shape(commands: &mut Commands, spawning: &Spawning, kit: &mut SpawnContext) -> Entity {
    let thing = spawning.thing();
    let (mesh, half) = match &thing.shape {
        Some(Shape::Box(Point3([w, h, d]))) => {
            (Some(Cuboid::new(*w, *h, *d).mesh().build()), Vec3::new(*w, *h, *d) / 2.0)
        }
        Some(Shape::Sphere(r)) => (Some(Sphere::new(r.0).mesh().uv(24, 16)), Vec3::splat(r.0)),
        Some(Shape::Cylinder(Point3([r, h, _]))) => {
            (Some(Cylinder::new(*r, *h).mesh().build()), Vec3::new(*r, h / 2.0, *r))
        }
        Some(Shape::Thread { .. }) => (Some(Cylinder::new(0.004, 1.0).mesh().build()), Vec3::ZERO),
        None => (None, Vec3::ZERO),
    };
    let entity = spawn_one(commands, spawning, (-half, half));
    if let Some(Shape::Thread { from, to }) = &thing.shape {
        commands.entity(entity).insert(super::binds::Thread(from.clone(), to.clone()));
    }
    if let Some(mesh) = mesh {
        let tint = thing.colour.map_or(Vec4::new(0.6, 0.6, 0.6, 1.0), linear);
        let material = house(kit, &Surface { tint, name: String::new(), double: false });
        let mesh = form(kit, format!("{:?}", thing.shape), || mesh);
        commands.entity(entity).insert((Mesh3d(mesh), MeshMaterial3d(material)));
    }
    entity
}

use shujin_lesson::format::Point as Point3;
