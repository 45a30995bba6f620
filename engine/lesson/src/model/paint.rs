//! Pictures on surfaces, as colours of corners: what is drawn has a colour for each point and no picture.
//!
//! Palettes, of which each face takes one colour, come out as they are. Of photographs no more is left than what corners can hold; [`Paints`]
//! counts the faces that lose by it. Read are base-colour pictures in PNG and JPEG inside the file, with `KHR_texture_transform`.

use super::accessor::floats;
use gltf::Semantic;
use gltf::accessor::{DataType, Dimensions};
use image::{ImageReader, Limits};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// Most pixels along a side: twice what the check lets through. A picture of a few bytes can claim any size.
const SIDE: u32 = 4096;
/// Parts of a corner, its neighbour and the third one at which a picture is looked at, for each corner.
const LOOKS: [[f32; 3]; 4] = [[0.9, 0.05, 0.05], [0.6, 0.3, 0.1], [0.6, 0.1, 0.3], [0.46, 0.27, 0.27]];
/// Steps of 255 within a face by which a picture has more to show than corners can.
const DETAIL: u8 = 48;

/// What a material says of its base-colour picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paint {
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

impl Paint {
    /// What a material's description says; nothing where it has no base-colour picture of a kind that is read.
    pub(super) fn of(material: &Json, json: &Json) -> Option<Paint> {
        let info = &material["pbrMetallicRoughness"]["baseColorTexture"];
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

    /// Coordinates of a point on the picture itself: scaled, turned, shifted.
    fn place(&self, [u, v]: [f32; 2]) -> [f32; 2] {
        let (sin, cos) = (libm::sinf(self.turn), libm::cosf(self.turn));
        let (u, v) = (u * self.scale[0], v * self.scale[1]);
        [u * cos + v * sin + self.shift[0], v * cos - u * sin + self.shift[1]]
    }
}

/// A picture's pixels: red, green, blue and opacity, rows from the top.
struct Pixels {
    width: usize,
    height: usize,
    rgba: Vec<u8>,
}

impl Pixels {
    fn read(bytes: &[u8]) -> Option<Pixels> {
        let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
        let mut limits = Limits::default();
        (limits.max_image_width, limits.max_image_height) = (Some(SIDE), Some(SIDE));
        reader.limits(limits);
        let picture = reader.decode().ok()?.into_rgba8();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        (width > 0 && height > 0).then(|| Pixels { width, height, rgba: picture.into_raw() })
    }

    fn at(&self, [u, v]: [f32; 2], [across, down]: [Wrap; 2]) -> [u8; 4] {
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
        let first = (along(v, down, self.height) * self.width + along(u, across, self.width)) * 4;
        self.rgba.get(first..first + 4).and_then(|four| four.try_into().ok()).unwrap_or([255; 4])
    }
}

/// The pictures of a file, decoded as they are needed.
pub(super) struct Paints<'a> {
    paints: &'a BTreeMap<usize, Paint>,
    pictures: &'a [Option<(String, Vec<u8>)>],
    pixels: BTreeMap<usize, Option<Pixels>>,
    /// Numbers of the pictures that are drawn.
    pub(super) drawn: BTreeSet<usize>,
    /// Faces that have a picture, and those of them on which it has more to show than corners can.
    pub(super) faces: (usize, usize),
}

impl<'a> Paints<'a> {
    pub(super) fn new(paints: &'a BTreeMap<usize, Paint>, pictures: &'a [Option<(String, Vec<u8>)>]) -> Self {
        Paints { paints, pictures, pixels: BTreeMap::new(), drawn: BTreeSet::new(), faces: (0, 0) }
    }

    /// Puts the picture of a primitive's material into the colours of its points, three numbers a triangle.
    pub(super) fn put(
        &mut self,
        primitive: &gltf::Primitive<'_>,
        blob: &[u8],
        indices: &[u32],
        colours: &mut [[f32; 4]],
    ) {
        let Some(paint) = primitive.material().index().and_then(|at| self.paints.get(&at)) else { return };
        let kinds = [DataType::F32, DataType::U8, DataType::U16, DataType::I8, DataType::I16];
        let places = primitive.get(&Semantic::TexCoords(paint.set));
        let places = places.and_then(|places| floats::<2>(&places, blob, &kinds, &[Dimensions::Vec2], 0.0).ok());
        let Some(places) = places.filter(|places| places.len() == colours.len()) else { return };
        let bytes = self.pictures.get(paint.picture).and_then(Option::as_ref);
        let pixels = self.pixels.entry(paint.picture).or_insert_with(|| Pixels::read(&bytes?.1));
        let Some(pixels) = pixels else { return };
        self.drawn.insert(paint.picture);
        let places: Vec<[f32; 2]> = places.into_iter().map(|place| paint.place(place)).collect();
        // Of each point: colour weighed by opacity, opacity, colour, how often.
        let mut sums = vec![[0.0_f32; 8]; colours.len()];
        for three in indices.chunks_exact(3) {
            let corners = [three[0], three[1], three[2]].map(|index| index as usize);
            let (mut low, mut high) = ([255_u8; 4], [0_u8; 4]);
            for (at, corner) in corners.iter().enumerate() {
                let around = [0, 1, 2].map(|next| places[corners[(at + next) % 3]]);
                for look in LOOKS {
                    let place = [0, 1].map(|axis| (0..3).map(|of| look[of] * around[of][axis]).sum::<f32>());
                    let pixel = pixels.at(place, paint.wrap);
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
            self.faces.0 += 1;
            self.faces.1 += usize::from(high.iter().zip(low).any(|(high, low)| high - low > DETAIL));
        }
        for (colour, sum) in colours.iter_mut().zip(sums).filter(|(_, sum)| sum[7] > 0.0) {
            // Where nothing shows through, what is hidden there is not mixed in.
            let (parts, over) = if sum[3] > 0.01 { (&sum[..3], sum[3]) } else { (&sum[4..7], sum[7]) };
            colour.iter_mut().zip(parts).for_each(|(own, part)| *own *= part / over);
        }
    }
}

/// A part of a colour as light: sRGB's curve, IEC 61966-2-1.
fn linear(byte: u8) -> f32 {
    let part = f32::from(byte) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { libm::powf((part + 0.055) / 1.055, 2.4) }
}
