// One triangle that covers the screen, under the names by which Bevy's passes ask for it.
#define_import_path bevy_core_pipeline::fullscreen_vertex_shader

struct FullscreenVertexOutput {
    @builtin(position) position: vec4<f32>,
    // From the upper left corner of the screen.
    @location(0) uv: vec2<f32>,
}

@vertex
fn fullscreen_vertex_shader(@builtin(vertex_index) corner: u32) -> FullscreenVertexOutput {
    let uv = vec2(f32(corner & 2u), f32((corner << 1u) & 2u));
    return FullscreenVertexOutput(vec4(uv.x * 2.0 - 1.0, 1.0 - uv.y * 2.0, 0.0, 1.0), uv);
}
