//! Surfaces: their colour, and their pictures as colours of corners. What is drawn has a colour for each point and no picture.
//!
//! Palettes, of which each face takes one colour, come out as they are. Of photographs no more is left than what corners can hold; [`Paints`]
//! counts the faces that lose by it. Read are base-colour pictures in PNG and JPEG inside the file, with `KHR_texture_transform`.

use super::accessor::floats;
use crate::picture::{Picture as Pixels, decode, sides};
use gltf::Semantic;
use gltf::accessor::{DataType, Dimensions};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Pixels that are decoded of one file, and that are held at a time: four pictures of the largest size that the check lets through for each
/// look at one, sixteen in all.
const HELD: usize = 1 << 24;
const DECODED: usize = 1 << 26;
/// Parts of a corner, its neighbour and the third one at which a picture is looked at, for each corner.
const LOOKS: [[f32; 3]; 4] = [[0.9, 0.05, 0.05], [0.6, 0.3, 0.1], [0.6, 0.1, 0.3], [0.46, 0.27, 0.27]];
/// Steps of 255 within a face by which a picture has more to show than corners can.
const DETAIL: u8 = 48;

/// A material, as far as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Surface {
    /// Linear colour and opacity.
    pub(super) tint: [f32; 4],
    /// Seen from behind, too.
    pub(super) double: bool,
    /// Whether opacity counts, of colours and pictures alike.
    clear: bool,
    paint: Option<Paint>,
}

/// What a material says of its base-colour picture.
#[derive(Clone, Debug, PartialEq)]
struct Paint {
    /// The picture's number in the file.
    picture: usize,
    /// Which coordinates of the points lie on it.
    set: u32,
    shift: [f32; 2],
    scale: [f32; 2],
    /// Radians, counted against the clock.
    turn: f32,
    wrap: [Wrap; 2],
}

/// What lies beside a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wrap {
    Repeat,
    Clamp,
    Mirror,
}

impl Surface {
    /// What a material's description says.
    pub(super) fn of(material: &Json, json: &Json) -> Surface {
        let numbers =
            |of: &Json| of.as_array().map(|all| all.iter().filter_map(Json::as_f64).map(|n| n as f32).collect());
        let rough = &material["pbrMetallicRoughness"];
        // The older way to say it, which programs still write beside the newer one or alone.
        let glossy = &material["extensions"]["KHR_materials_pbrSpecularGlossiness"];
        let (factor, info) = match glossy.is_object() {
            true => (&glossy["diffuseFactor"], &glossy["diffuseTexture"]),
            false => (&rough["baseColorFactor"], &rough["baseColorTexture"]),
        };
        let four: Option<Vec<f32>> = numbers(factor);
        let mut tint = four.and_then(|four| <[f32; 4]>::try_from(four).ok()).unwrap_or([1.0; 4]);
        let glow: Option<Vec<f32>> =
            numbers(&material["emissiveFactor"]).filter(|_| material["emissiveTexture"].is_null());
        for (part, glow) in tint.iter_mut().zip(glow.unwrap_or_default()).take(3) {
            *part = (*part + glow).clamp(0.0, 1.0);
        }
        let clear = matches!(material["alphaMode"].as_str(), Some("BLEND" | "MASK"));
        if !clear {
            tint[3] = 1.0;
        }
        tint = tint.map(|part| if part.is_finite() { part } else { 1.0 });
        Surface {
            tint,
            double: material["doubleSided"].as_bool().unwrap_or(false),
            clear,
            paint: Paint::of(info, json),
        }
    }
}

impl Paint {
    /// What the description of a texture's use says; nothing where there is none.
    fn of(info: &Json, json: &Json) -> Option<Paint> {
        let number = |json: &Json| json.as_u64().and_then(|number| usize::try_from(number).ok());
        let texture = &json["textures"][number(&info["index"])?];
        let sampler = number(&texture["sampler"]).map(|at| &json["samplers"][at]);
        let wrap = |axis: &str| match sampler.and_then(|sampler| sampler[axis].as_u64()) {
            Some(33_071) => Wrap::Clamp,
            Some(33_648) => Wrap::Mirror,
            _ => Wrap::Repeat,
        };
        let moved = &info["extensions"]["KHR_texture_transform"];
        let pair = |name: &str, rest: f64| [0, 1].map(|at| moved[name][at].as_f64().unwrap_or(rest) as f32);
        let set = moved["texCoord"].as_u64().or_else(|| info["texCoord"].as_u64()).unwrap_or(0);
        Some(Paint {
            picture: number(&texture["source"])?,
            set: u32::try_from(set).ok()?,
            shift: pair("offset", 0.0),
            scale: pair("scale", 1.0),
            turn: moved["rotation"].as_f64().unwrap_or(0.0) as f32,
            wrap: [wrap("wrapS"), wrap("wrapT")],
        })
    }

    /// Coordinates of points on the picture itself: scaled, turned, shifted.
    fn places(&self, of: Vec<[f32; 2]>) -> Vec<[f32; 2]> {
        let (sin, cos) = (libm::sinf(self.turn), libm::cosf(self.turn));
        let place = |[u, v]: [f32; 2]| {
            let (u, v) = (u * self.scale[0], v * self.scale[1]);
            [u * cos + v * sin + self.shift[0], v * cos - u * sin + self.shift[1]]
        };
        of.into_iter().map(place).collect()
    }
}

/// The pixel at these coordinates.
fn pixel(picture: &Pixels, [u, v]: [f32; 2], [across, down]: [Wrap; 2]) -> [u8; 4] {
    let along = |at: f32, wrap: Wrap, many: usize| {
        let one = match wrap {
            Wrap::Repeat => at - libm::floorf(at),
            Wrap::Clamp => at.clamp(0.0, 1.0),
            Wrap::Mirror => {
                let twice = at - 2.0 * libm::floorf(at / 2.0);
                if twice > 1.0 { 2.0 - twice } else { twice }
            }
        };
        ((one * many as f32) as usize).min(many - 1)
    };
    let (wide, high) = (picture.width as usize, picture.height as usize);
    let first = (along(v, down, high) * wide + along(u, across, wide)) * 4;
    picture.rgba.get(first..first + 4).and_then(|four| four.try_into().ok()).unwrap_or([255; 4])
}

/// A picture of a file: its name, and where in the data it lies.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Picture {
    pub(super) name: String,
    pub(super) at: Range<usize>,
}

/// The surfaces of a file, with their pictures decoded as they are needed.
pub(super) struct Paints<'a> {
    surfaces: &'a [Surface],
    pictures: &'a [Option<Picture>],
    blob: &'a [u8],
    /// By where they lie: several pictures may be the same bytes.
    pixels: BTreeMap<(usize, usize), Option<Pixels>>,
    held: usize,
    decoded: usize,
    /// Numbers of the pictures that are drawn.
    pub(super) drawn: BTreeSet<usize>,
    /// Faces that have a picture, and those of them on which it has more to show than corners can.
    pub(super) faces: (usize, usize),
}

impl<'a> Paints<'a> {
    pub(super) fn new(surfaces: &'a [Surface], pictures: &'a [Option<Picture>], blob: &'a [u8]) -> Self {
        Paints {
            surfaces,
            pictures,
            blob,
            pixels: BTreeMap::new(),
            held: 0,
            decoded: 0,
            drawn: BTreeSet::new(),
            faces: (0, 0),
        }
    }

    /// A picture's pixels, if they can be had within what one file may take.
    fn pixels(&mut self, number: usize) -> Option<&Pixels> {
        let Picture { at, .. } = self.pictures.get(number)?.as_ref()?;
        let bytes = self.blob.get(at.clone())?;
        let key = (at.start, at.end);
        if !self.pixels.contains_key(&key) {
            let size = sides(bytes).map_or(usize::MAX, |[width, height]| width.saturating_mul(height));
            let fits = self.decoded.saturating_add(size) <= DECODED;
            if fits && self.held + size > HELD {
                self.pixels.clear();
                self.held = 0;
            }
            // One that breaks off takes as long.
            if fits {
                (self.held, self.decoded) = (self.held + size, self.decoded + size);
            }
            let pixels = if fits { decode(bytes) } else { None };
            self.pixels.insert(key, pixels);
        }
        self.pixels.get(&key)?.as_ref()
    }

    /// The surface of a primitive; its picture goes into the colours of its points, three numbers a triangle.
    pub(super) fn put(
        &mut self,
        primitive: &gltf::Primitive<'_>,
        blob: &[u8],
        indices: &[u32],
        colours: &mut [[f32; 4]],
    ) -> Surface {
        let surface = primitive.material().index().and_then(|at| self.surfaces.get(at)).cloned();
        let mut surface = surface.unwrap_or(Surface { tint: [1.0; 4], double: false, clear: false, paint: None });
        if let Some(opacity) = self.paint(&surface, primitive, blob, indices, colours).filter(|_| surface.clear) {
            surface.tint[3] *= opacity;
        }
        if !surface.clear {
            colours.iter_mut().for_each(|colour| colour[3] = 1.0);
        }
        surface
    }

    /// Gives back how opaque the picture is, 0–1, where it is drawn.
    fn paint(
        &mut self,
        surface: &Surface,
        primitive: &gltf::Primitive<'_>,
        blob: &[u8],
        indices: &[u32],
        colours: &mut [[f32; 4]],
    ) -> Option<f32> {
        let paint = surface.paint.as_ref()?;
        let kinds = [DataType::F32, DataType::U8, DataType::U16, DataType::I8, DataType::I16];
        let places = primitive.get(&Semantic::TexCoords(paint.set))?;
        let places = floats::<2>(&places, blob, &kinds, &[Dimensions::Vec2], 0.0).ok()?;
        if places.len() != colours.len() {
            return None;
        }
        let mut faces = (0, 0);
        let pixels = self.pixels(paint.picture)?;
        let places = paint.places(places);
        // Of each point: colour weighed by opacity, opacity, colour, how often.
        let mut sums = vec![[0.0_f32; 8]; colours.len()];
        for three in indices.chunks_exact(3) {
            let corners = [three[0], three[1], three[2]].map(|index| index as usize);
            let (mut low, mut high) = ([255_u8; 4], [0_u8; 4]);
            for (at, corner) in corners.iter().enumerate() {
                let around = [0, 1, 2].map(|next| places[corners[(at + next) % 3]]);
                for look in LOOKS {
                    let place = [0, 1].map(|axis| (0..3).map(|of| look[of] * around[of][axis]).sum::<f32>());
                    let mut pixel = pixel(pixels, place, paint.wrap);
                    if !surface.clear {
                        pixel[3] = 255;
                    }
                    low = std::array::from_fn(|part| low[part].min(pixel[part]));
                    high = std::array::from_fn(|part| high[part].max(pixel[part]));
                    let opacity = f32::from(pixel[3]) / 255.0;
                    let sum = &mut sums[*corner];
                    for part in 0..3 {
                        let colour = linear(pixel[part]);
                        sum[part] += colour * opacity;
                        sum[4 + part] += colour;
                    }
                    (sum[3], sum[7]) = (sum[3] + opacity, sum[7] + 1.0);
                }
            }
            faces.0 += 1;
            faces.1 += usize::from(high.iter().zip(low).any(|(high, low)| high - low > DETAIL));
        }
        let (mut opaque, mut all) = (0.0_f32, 0.0_f32);
        for (colour, sum) in colours.iter_mut().zip(sums).filter(|(_, sum)| sum[7] > 0.0) {
            (opaque, all) = (opaque + sum[3], all + sum[7]);
            // Where nothing shows through, what is hidden there is not mixed in.
            let (parts, over) = if sum[3] > 0.01 { (&sum[..3], sum[3]) } else { (&sum[4..7], sum[7]) };
            colour.iter_mut().zip(parts).for_each(|(own, part)| *own *= part / over);
        }
        self.drawn.insert(paint.picture);
        self.faces = (self.faces.0 + faces.0, self.faces.1 + faces.1);
        Some(if all > 0.0 { opaque / all } else { 1.0 })
    }
}

/// A part of a colour as light: sRGB's curve, IEC 61966-2-1.
fn linear(byte: u8) -> f32 {
    static ALL: LazyLock<[f32; 256]> = LazyLock::new(|| {
        std::array::from_fn(|byte| {
            let part = byte as f32 / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { libm::powf((part + 0.055) / 1.055, 2.4) }
        })
    });
    ALL[usize::from(byte)]
}
