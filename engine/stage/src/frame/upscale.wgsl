// The world's smaller picture, stretched over the screen.
#import bevy_core_pipeline::fullscreen_vertex_shader::FullscreenVertexOutput

@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var between: sampler;
// xy: the part of the picture that was drawn on, 0 to 1; zw: the middle of its last pixel.
@group(0) @binding(2) var<uniform> drawn: vec4<f32>;

@fragment
fn fragment(in: FullscreenVertexOutput) -> @location(0) vec4<f32> {
    return textureSample(picture, between, min(in.uv * drawn.xy, drawn.zw));
}
