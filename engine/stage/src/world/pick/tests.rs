//! Rays into small worlds of boxes.

use super::*;

const SLACK: f32 = 0.02;

/// A world of things, each a node of its name that can be touched.
struct Things {
    world: World,
}

impl Things {
    fn new() -> Things {
        let mut world = World::new();
        world.init_resource::<Assets<Mesh>>();
        world.init_resource::<Trees>();
        Things { world }
    }

    /// A thing whose middle is at `at`, with its bounding box as Bevy makes it.
    fn add(&mut self, node: &str, mesh: Mesh, at: Vec3) -> Entity {
        let bounds = bevy::camera::primitives::MeshAabb::compute_aabb(&mesh).expect("a mesh has bounds");
        let placed = Placed {
            node: node.into(),
            number: 0,
            middle: Vec3::ZERO,
            top: Vec3::ZERO,
            radius: 0.5,
            bounds: (bounds.min().into(), bounds.max().into()),
            may_touch: true,
            touchable: true,
        };
        let mesh = self.world.resource_mut::<Assets<Mesh>>().add(mesh);
        let seen = InheritedVisibility::VISIBLE;
        self.world.spawn((Mesh3d(mesh), GlobalTransform::from_translation(at), seen, placed, bounds)).id()
    }

    /// What a ray from the origin means, and where it meets it.
    fn along(&mut self, direction: Vec3) -> Option<(String, Vec3)> {
        let ray = Ray3d::new(Vec3::ZERO, Dir3::new(direction).expect("a direction"));
        self.world
            .run_system_cached_with(
                |In(ray): In<Ray3d>, pick: Pick| pick.along(ray, SLACK).map(|(node, at)| (node.to_owned(), at)),
                ray,
            )
            .expect("the system runs")
    }

    fn named(&mut self, direction: Vec3) -> Option<String> {
        self.along(direction).map(|(node, _)| node)
    }
}

fn cube(size: f32) -> Mesh {
    Cuboid::from_length(size).into()
}

/// Two small cubes 4 m apart, as one mesh: a box with nothing in its middle.
fn gate() -> Mesh {
    let mut left = cube(0.5).translated_by(Vec3::X * -2.0);
    left.merge(&cube(0.5).translated_by(Vec3::X * 2.0)).expect("the same attributes");
    left
}

#[test]
fn the_nearer_of_two_boxes_hides_the_other() {
    let mut things = Things::new();
    things.add("far", cube(2.0), Vec3::NEG_Z * 9.0);
    things.add("near", cube(1.0), Vec3::NEG_Z * 4.0);
    let (node, at) = things.along(Vec3::NEG_Z).expect("something is met");
    assert_eq!(node, "near");
    assert!(at.distance(Vec3::NEG_Z * 3.5) < 1e-4, "on its face: {at}");
    assert_eq!(things.named(Vec3::new(0.0, 0.09, -1.0)).as_deref(), Some("near"));
    assert_eq!(things.named(Vec3::Z), None);
}

#[test]
fn a_thing_behind_a_bounding_box_is_found() {
    let mut things = Things::new();
    things.add("gate", gate(), Vec3::NEG_Z * 4.0);
    things.add("behind", cube(1.0), Vec3::NEG_Z * 9.0);
    assert_eq!(things.named(Vec3::NEG_Z).as_deref(), Some("behind"), "the box is met, its triangles are not");
    assert_eq!(things.named(Vec3::new(-2.0, 0.0, -4.0)).as_deref(), Some("gate"));
}

#[test]
fn a_thing_within_the_box_of_another_is_found_before_what_that_has_behind_it() {
    let mut things = Things::new();
    // A bowl: its bounding box begins at once, its surface is far.
    let mut bowl = cube(0.5).translated_by(Vec3::new(3.0, 0.0, 5.0));
    bowl.merge(&cube(3.0).translated_by(Vec3::NEG_Z * 5.0)).expect("the same attributes");
    things.add("bowl", bowl, Vec3::NEG_Z * 6.0);
    things.add("in-it", cube(1.0), Vec3::NEG_Z * 5.0);
    assert_eq!(things.named(Vec3::NEG_Z).as_deref(), Some("in-it"));
}

#[test]
fn what_a_ray_misses_by_its_box_is_not_looked_at() {
    let mut things = Things::new();
    let thing = things.add("thing", cube(2.0), Vec3::NEG_Z * 4.0);
    assert_eq!(things.named(Vec3::NEG_Z).as_deref(), Some("thing"));
    // A box that lies: the triangles stand in the way of the ray as before, and are never asked.
    let elsewhere = Aabb::from_min_max(Vec3::splat(50.0), Vec3::splat(51.0));
    things.world.entity_mut(thing).insert(elsewhere);
    assert_eq!(things.named(Vec3::NEG_Z), None);
    // What bones bend has no box: then there is nothing to go by but the triangles.
    things.world.entity_mut(thing).remove::<Aabb>();
    assert_eq!(things.named(Vec3::NEG_Z).as_deref(), Some("thing"));
}

#[test]
fn an_edge_and_a_hidden_thing_are_looked_through() {
    let mut things = Things::new();
    let edge = things.add("edge", cube(1.0), Vec3::NEG_Z * 2.0);
    let hidden = things.add("hidden", cube(1.0), Vec3::NEG_Z * 4.0);
    things.add("behind", cube(1.0), Vec3::NEG_Z * 9.0);
    things.world.entity_mut(edge).insert(Unpickable);
    things.world.entity_mut(hidden).insert(InheritedVisibility::HIDDEN);
    assert_eq!(things.named(Vec3::NEG_Z).as_deref(), Some("behind"));
}

#[test]
fn a_small_thing_is_meant_by_a_ray_that_passes_it_closely_but_not_through_a_wall() {
    let mut things = Things::new();
    let bead = things.add("bead", cube(0.05), Vec3::new(0.1, 0.0, -9.0));
    things.world.entity_mut(bead).get_mut::<Placed>().expect("it is placed").radius = 0.05;
    assert_eq!(things.named(Vec3::NEG_Z).as_deref(), Some("bead"), "5 cm beside it, at 9 m");
    assert_eq!(things.named(Vec3::new(-0.5, 0.0, -9.0)), None, "half a metre beside it");
    let wall = things.add("wall", cube(2.0), Vec3::NEG_Z * 5.0);
    things.world.entity_mut(wall).get_mut::<Placed>().expect("it is placed").touchable = false;
    assert_eq!(things.named(Vec3::NEG_Z), None, "behind a wall");
}

#[test]
fn what_stands_behind_bars_is_meant_by_a_ray_that_meets_a_bar() {
    let mut things = Things::new();
    let mut bars = cube(0.02);
    for k in [-2.0f32, -1.0, 1.0, 2.0] {
        bars.merge(&cube(0.02).translated_by(Vec3::X * k * 0.12)).expect("the same attributes");
    }
    let bars = things.add("bars", bars, Vec3::NEG_Z * 4.0);
    things.world.entity_mut(bars).get_mut::<Placed>().expect("it is placed").touchable = false;
    things.add("person", cube(1.0), Vec3::NEG_Z * 6.0);
    assert_eq!(things.named(Vec3::NEG_Z).as_deref(), Some("person"));
    // A wall has no gaps.
    let wall = things.add("wall", cube(2.0), Vec3::NEG_Z * 3.0);
    things.world.entity_mut(wall).get_mut::<Placed>().expect("it is placed").touchable = false;
    assert_eq!(things.named(Vec3::NEG_Z), None);
}

#[test]
fn a_long_thin_thing_is_meant_by_a_ray_that_passes_it_by_less_than_a_finger() {
    let mut things = Things::new();
    things.add("stick", Mesh::from(Cuboid::new(0.03, 1.5, 0.03)), Vec3::new(0.07, 0.0, -4.0));
    let wall = things.add("wall", cube(8.0), Vec3::NEG_Z * 9.0);
    things.world.entity_mut(wall).get_mut::<Placed>().expect("it is placed").touchable = false;
    assert_eq!(things.named(Vec3::NEG_Z).as_deref(), Some("stick"), "5 cm beside it, at 4 m");
    assert_eq!(things.named(Vec3::new(-0.1, 0.0, -1.0)), None, "half a metre beside it");
}

/// A hilly ground of squares, 1 m each, some 30 m across; of 1,800 triangles.
fn hills() -> Mesh {
    let height = |x: u32, z: u32| ((x * 7 + z * 3) as f32 * 0.37).sin() * 2.0;
    let points: Vec<[f32; 3]> =
        (0..31 * 31).map(|k| (k % 31, k / 31)).map(|(x, z)| [x as f32 - 15.0, height(x, z), z as f32 - 15.0]).collect();
    let squares = (0..30 * 30).map(|k| k / 30 * 31 + k % 30);
    let sides = squares.flat_map(|k| [k, k + 31, k + 1, k + 1, k + 31, k + 32]);
    Mesh::new(bevy::mesh::PrimitiveTopology::TriangleList, default())
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, points)
        .with_inserted_indices(bevy::mesh::Indices::U32(sides.collect()))
}

#[test]
fn a_tree_is_met_where_its_triangles_are() {
    use rapier3d::parry::shape::Triangle;
    let mesh = hills();
    let trees = Trees::default();
    let tree = trees.of(AssetId::default(), &mesh);
    let mut met = 0;
    for k in 0..400_u16 {
        // In a spiral from over the hills, some beside them, some along a line of their squares.
        let turn = f32::from(k) * 0.7;
        let to = Vec3::new(turn.cos(), 0.0, turn.sin()) * f32::from(k % 40) * 0.5;
        let from = Vec3::new(f32::from(k % 5), 6.0, 0.0);
        let ray = local(from, (to - from).normalize());
        let each = mesh.triangles().expect("triangles").filter_map(|triangle| {
            let [a, b, c] = triangle.vertices.map(vector);
            Triangle::new(a, b, c).cast_local_ray(&ray, f32::MAX, false)
        });
        let nearest = each.min_by(f32::total_cmp);
        assert_eq!(tree.met(&ray, f32::MAX), nearest, "ray {k}");
        met += usize::from(nearest.is_some());
        if let Some(far) = nearest {
            assert_eq!(tree.met(&ray, far * 0.99), None, "ray {k}, not so far");
        }
    }
    assert!((200..400).contains(&met), "some rays meet it, and not all: {met}");
}

#[test]
fn a_mesh_that_changes_is_met_where_it_is_now() {
    let mut app = App::new();
    app.add_plugins((bevy::app::TaskPoolPlugin::default(), AssetPlugin::default())).init_asset::<Mesh>();
    app.init_resource::<Trees>().add_systems(Last, trees::forget);
    let id = app.world_mut().resource_mut::<Assets<Mesh>>().add(cube(1.0));
    let far = |app: &App| {
        let mesh = app.world().resource::<Assets<Mesh>>().get(&id).expect("the mesh");
        app.world().resource::<Trees>().of(id.id(), mesh).met(&local(Vec3::NEG_X * 3.0, Vec3::X), f32::MAX)
    };
    app.update();
    assert_eq!(far(&app), Some(2.5));
    *app.world_mut().resource_mut::<Assets<Mesh>>().get_mut(&id).expect("the mesh") = cube(2.0);
    app.update();
    assert_eq!(far(&app), Some(2.0));
}
