//! What a node is to a body: a form to stand on and to be stopped by. It is where [`Places`] has its node, turned and as large, and is
//! none while the node, or one that it moves with, is not shown.
//!
//! Does not: move whoever stands on it. That is for [`crate::ground`] and [`crate::dynamic_bodies`].

use crate::{
    Play,
    places::{Models, Places},
};
use rapier3d::parry::shape::{Ball, Cuboid, Cylinder};
use rapier3d::prelude::*;
use shujin_lesson::{
    format::{Action, Node, Property, Scene, Shape},
    model::{CARRIERS, IDENTITY, LocalPose, Matrix, inverse, multiply, transform, triangles},
};
use std::collections::BTreeSet;

/// Numbers of a matrix greater than this are not reckoned with.
const GREATEST: f32 = 1.0e6;

/// Two sizes that differ by less than this part are the same.
const SAME: f32 = 1.0e-5;

/// Sides of a round form that is stretched.
const SIDES: u32 = 16;

/// Forms that do not stay as they are.
#[derive(Default)]
pub(crate) struct Moving(Vec<Form>);

/// A form that moves, or is not always there.
struct Form {
    /// The number of its node.
    node: usize,
    collider: ColliderHandle,
    geometry: Geometry,
    stretch: Matrix,
    now: Stand,
    next: Stand,
}

/// How a form is: whether it is there, and the matrix from its node's own space to the world.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stand {
    there: bool,
    world: Matrix,
}

/// What one form has done in a tick.
pub(crate) struct Shift {
    pub(crate) collider: ColliderHandle,
    /// Its form and where that stood before; none where it was not there.
    pub(crate) before: Option<(SharedShape, Pose)>,
    /// It is there now.
    pub(crate) there: bool,
    /// From where a point of it was to where it is, and back.
    through: Matrix,
    back: Matrix,
}

impl Shift {
    /// Where a point has come that moves with the form.
    pub(crate) fn carry(&self, point: Vector) -> Vector {
        transform(self.through, point.to_array()).into()
    }

    /// Where a point of the form was that is here now.
    pub(crate) fn origin(&self, point: Vector) -> Vector {
        transform(self.back, point.to_array()).into()
    }

    /// How far any corner of the box around the form has moved, m.
    pub(crate) fn farthest(&self, shape: &SharedShape, pose: &Pose) -> f32 {
        let corners = shape.compute_aabb(pose).vertices();
        corners.into_iter().map(|corner| (self.carry(corner) - corner).length()).fold(0.0, f32::max)
    }
}

/// A form in the space of its node.
pub(crate) enum Geometry {
    Box([f32; 3]),
    Ball(f32),
    /// Half its height, and its radius.
    Cylinder(f32, f32),
    Mesh(Vec<[f32; 3]>, Vec<[u32; 3]>),
}

/// Puts everything solid of a scene into a world, where it is now; gives what moves of it. What moves is a body of its own where
/// `pushes`: so it takes along what lies on it. What is solid and moves with something loose is left out there: it is a part of that.
pub(crate) fn stand(
    world: &mut PhysicsWorld,
    scene: &Scene,
    places: &Places,
    models: &Models<'_>,
    pushes: bool,
) -> Moving {
    let mut moving = Moving::default();
    let actions = scene.rules.iter().flat_map(|rule| &rule.actions);
    let hides: BTreeSet<&str> =
        actions.filter_map(|action| if let Action::Hide(node) = action { Some(node.as_str()) } else { None }).collect();
    let comes = |node: &Node| {
        let mut shown = node.binds.iter().filter(|bind| bind.property == Property::Shown);
        node.hidden || hides.contains(node.id.as_str()) || shown.next().is_some()
    };
    for (i, node) in scene.nodes.iter().enumerate().filter(|(_, n)| n.solid) {
        if pushes && places.line(i).any(|i| scene.nodes[i].loose) {
            continue;
        }
        let line: Vec<usize> = places.line(i).take(CARRIERS).collect();
        let Some((geometry, here)) = Geometry::of(node, models).zip(places.world(i)) else { continue };
        let Some((shape, stretch, pose)) = geometry.fit(here) else { continue };
        let changes = places.moves(i) || line.iter().any(|i| comes(&scene.nodes[*i]));
        let form = ColliderBuilder::new(shape);
        let collider = if changes && pushes {
            let body = world.insert_body(RigidBodyBuilder::kinematic_position_based().pose(pose));
            world.insert_collider(form, Some(body))
        } else {
            world.insert_collider(form.position(pose), None)
        };
        if changes {
            let now = Stand { there: true, world: here };
            moving.0.push(Form { node: i, collider, geometry, stretch, now, next: now });
        }
    }
    moving
}

impl Moving {
    /// Notices how each form is to stand now; whether any has to move.
    pub(crate) fn notice(&mut self, play: &Play) -> bool {
        for form in &mut self.0 {
            let there = play.shows_number(form.node) && !play.places.is_lifted(form.node);
            let world = play.places.world(form.node).unwrap_or(form.now.world);
            form.next = Stand { there, world };
        }
        self.0.iter().any(|form| form.next != form.now)
    }

    /// Has each form stand as was noticed. Adds what each has done to `shifts`.
    pub(crate) fn follow(&mut self, world: &mut PhysicsWorld, shifts: &mut Vec<Shift>) {
        for form in self.0.iter_mut().filter(|form| form.next != form.now) {
            shifts.extend(form.follow(world));
        }
    }
}

impl Form {
    fn follow(&mut self, world: &mut PhysicsWorld) -> Option<Shift> {
        let (now, next) = (std::mem::replace(&mut self.now, self.next), self.next);
        let fit = if next.world == now.world { None } else { self.geometry.place(next.world) };
        let sound = next.world == now.world || fit.is_some();
        let collider = world.colliders.get_mut(self.collider)?;
        let before = collider.is_enabled().then(|| (collider.shared_shape().clone(), *collider.position()));
        if let Some((stretch, pose)) = fit {
            if !same(stretch, self.stretch)
                && let Some(shape) = self.geometry.shape(stretch)
            {
                collider.set_shape(shape);
                self.stretch = stretch;
            }
            match collider.parent().and_then(|body| world.bodies.get_mut(body)) {
                Some(body) => body.set_next_kinematic_position(pose),
                None => collider.set_position(pose),
            }
        }
        let there = next.there && sound;
        collider.set_enabled(there);
        let way = |from: Matrix, to: Matrix| Some(multiply(to, inverse(from)?));
        let (through, back) =
            way(now.world, next.world).zip(way(next.world, now.world)).unwrap_or((IDENTITY, IDENTITY));
        Some(Shift { collider: self.collider, before, there, through, back })
    }
}

impl Geometry {
    /// Least and greatest corner, m; nothing of a mesh without corners.
    pub(crate) fn bounds(&self) -> Option<[[f32; 3]; 2]> {
        let about = |half: [f32; 3]| Some([half.map(|side| -side), half]);
        match self {
            Geometry::Box(half) => about(*half),
            Geometry::Ball(radius) => about([*radius; 3]),
            Geometry::Cylinder(half, radius) => about([*radius, *half, *radius]),
            Geometry::Mesh(points, _) => {
                let first = *points.first()?;
                Some(points.iter().fold([first; 2], |[low, high], point| {
                    [[0, 1, 2].map(|i| low[i].min(point[i])), [0, 1, 2].map(|i| high[i].max(point[i]))]
                }))
            }
        }
    }

    /// The form of a node; none for a thread, a place without a form, or a model that was not read.
    pub(crate) fn of(node: &Node, models: &Models<'_>) -> Option<Geometry> {
        if node.model.is_some() {
            let (points, triangles) = triangles(node, models.of(node)?, IDENTITY);
            return Some(Geometry::Mesh(points, triangles));
        }
        match node.shape.as_ref()? {
            Shape::Box(size) => Some(Geometry::Box(size.0.map(|side| side / 2.0))),
            Shape::Sphere(radius) => Some(Geometry::Ball(radius.0)),
            Shape::Cylinder(size) => Some(Geometry::Cylinder(size.0[1] / 2.0, size.0[0])),
            Shape::Thread { .. } => None,
        }
    }

    /// The form where this matrix puts it: its shape, how that is stretched, and where it stands. None where it is nowhere or flat.
    pub(crate) fn fit(&self, world: Matrix) -> Option<(SharedShape, Matrix, Pose)> {
        let (stretch, pose) = self.place(world)?;
        Some((self.shape(stretch)?, stretch, pose))
    }

    /// A matrix as a place and what is left of it: how the form is stretched there.
    fn place(&self, world: Matrix) -> Option<(Matrix, Pose)> {
        if world.iter().flatten().any(|x| !(-GREATEST..=GREATEST).contains(x)) {
            return None;
        }
        let pose = LocalPose::of(world);
        let [x, y, z, w] = pose.turn;
        let straight = LocalPose { scale: pose.scale, ..LocalPose::default() }.matrix();
        let mut stretch = multiply(inverse(LocalPose { scale: [1.0; 3], ..pose }.matrix())?, world);
        stretch[3] = IDENTITY[3];
        inverse(stretch)?;
        let stretch = if same(stretch, straight) { straight } else { stretch };
        Some((stretch, Pose::from_parts(pose.at.into(), Rotation::from_xyzw(x, y, z, w))))
    }

    /// The form, so stretched.
    fn shape(&self, stretch: Matrix) -> Option<SharedShape> {
        let sizes = [0, 1, 2].map(|axis| stretch[axis][axis].abs());
        let is_straight =
            same(stretch, LocalPose { scale: [0, 1, 2].map(|i| stretch[i][i]), ..LocalPose::default() }.matrix());
        let alike = |a: f32, b: f32| is_straight && (a - b).abs() <= SAME * a.max(b);
        let [x, y, z] = sizes;
        match self {
            Geometry::Box([a, b, c]) if is_straight => Some(SharedShape::cuboid(a * x, b * y, c * z)),
            Geometry::Ball(radius) if alike(x, y) && alike(x, z) => Some(SharedShape::ball(radius * x)),
            Geometry::Cylinder(half, radius) if alike(x, z) => Some(SharedShape::cylinder(half * y, radius * x)),
            Geometry::Box([a, b, c]) => hull(Cuboid::new(Vector::new(*a, *b, *c)).to_trimesh().0, stretch),
            Geometry::Ball(radius) => hull(Ball::new(*radius).to_trimesh(SIDES, SIDES).0, stretch),
            Geometry::Cylinder(half, radius) => hull(Cylinder::new(*half, *radius).to_trimesh(SIDES).0, stretch),
            Geometry::Mesh(points, triangles) => {
                let points = points.iter().map(|p| transform(stretch, *p).into()).collect();
                SharedShape::trimesh(points, triangles.clone()).ok()
            }
        }
    }
}

fn hull(points: Vec<Vector>, stretch: Matrix) -> Option<SharedShape> {
    let points: Vec<Vector> = points.into_iter().map(|p| transform(stretch, p.to_array()).into()).collect();
    SharedShape::convex_hull(&points)
}

/// Whether two matrices stretch alike, but for what is lost in reckoning.
fn same(a: Matrix, b: Matrix) -> bool {
    let greatest = a.iter().flatten().fold(0.0, |most: f32, x| most.max(x.abs()));
    a.iter().flatten().zip(b.iter().flatten()).all(|(a, b)| (a - b).abs() <= SAME * greatest)
}
