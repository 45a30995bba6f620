//! A box on a round plate in the light of one lamp: the smallest three-dimensional scene that Bevy's examples show.

use bevy::prelude::*;

fn main() {
    let window = Window { canvas: Some("#scene".into()), resolution: (1280, 720).into(), ..default() };
    App::new()
        .add_plugins(DefaultPlugins.set(WindowPlugin { primary_window: Some(window), ..default() }))
        .add_systems(Startup, lay_out)
        .run();
}

fn lay_out(mut commands: Commands, mut meshes: ResMut<Assets<Mesh>>, mut materials: ResMut<Assets<StandardMaterial>>) {
    let flat = Transform::from_rotation(Quat::from_rotation_x(-std::f32::consts::FRAC_PI_2));
    let (plate, cube) = (meshes.add(Circle::new(3.0)), meshes.add(Cuboid::from_length(1.2)));
    commands.spawn((Mesh3d(plate), MeshMaterial3d(materials.add(Color::srgb(0.9, 0.9, 0.86))), flat));
    commands.spawn((
        Mesh3d(cube),
        MeshMaterial3d(materials.add(Color::srgb(0.62, 0.15, 0.13))),
        Transform::from_xyz(0.0, 0.6, 0.0),
    ));
    commands.spawn((PointLight { shadow_maps_enabled: true, ..default() }, Transform::from_xyz(3.0, 6.0, 3.0)));
    commands.spawn((Camera3d::default(), Transform::from_xyz(-2.0, 3.2, 6.5).looking_at(Vec3::ZERO, Vec3::Y)));
}
