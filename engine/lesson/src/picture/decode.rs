//! Pixels of PNG and JPEG.
//!
//! The two decoders are called by themselves: around them the crate `image` brings conversions of colour for all kinds of pixels, which every browser
//! would load. Does not: profiles of colour, more than the first picture of an animation.

use super::{Picture, measure};
use crate::limits::{PROFILE_BYTES, SCANS};
use png::{ColorType, Transformations};
use std::io::Cursor;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};

/// Most pixels along a side that are decoded: twice what the check lets through. A picture of a few bytes can claim any size.
const SIDE: usize = 4096;

/// Decodes a picture; nothing where it is none, is cut short, or would take more time or room than any player has.
pub fn decode(bytes: &[u8]) -> Option<Picture> {
    let cost = measure(bytes)?;
    if cost.scans > SCANS || cost.profile > PROFILE_BYTES || cost.size.iter().any(|side| *side > SIDE) {
        return None;
    }
    let picture = if bytes.starts_with(b"\x89PNG") { png(bytes) } else { jpeg(bytes) };
    picture.filter(|of| of.width > 0 && of.rgba.len() as u64 == u64::from(of.width) * u64::from(of.height) * 4)
}

fn png(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    // Either grey or colours, in eight bits, with opacity: what was asked for above.
    let rgba = match frame.color_type {
        ColorType::GrayscaleAlpha => {
            pixels.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect()
        }
        _ => pixels,
    };
    Some(Picture { width: frame.width, height: frame.height, rgba })
}

fn jpeg(bytes: &[u8]) -> Option<Picture> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(SIDE)
        .set_max_height(SIDE)
        .jpeg_set_out_colorspace(ColorSpace::RGBA);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let rgba = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    Some(Picture { width: u32::try_from(width).ok()?, height: u32::try_from(height).ok()?, rgba })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of one row, as the encoder of the same crate writes it.
    fn written(color: ColorType, depth: png::BitDepth, width: u32, data: &[u8], palette: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, 1);
        encoder.set_color(color);
        encoder.set_depth(depth);
        if !palette.is_empty() {
            encoder.set_palette(palette);
        }
        encoder.write_header().and_then(|mut writer| writer.write_image_data(data)).expect("a PNG");
        bytes
    }

    #[test]
    fn every_kind_of_png_becomes_red_green_blue_and_opacity() {
        use png::BitDepth::{Eight, One, Sixteen};
        let pixels = |color, depth, width, data: &[u8], palette: &[u8]| {
            decode(&written(color, depth, width, data, palette)).expect("decoded").rgba
        };
        assert_eq!(pixels(ColorType::Grayscale, One, 2, &[0b0100_0000], &[]), [0, 0, 0, 255, 255, 255, 255, 255]);
        assert_eq!(pixels(ColorType::Grayscale, Eight, 1, &[70], &[]), [70, 70, 70, 255]);
        assert_eq!(pixels(ColorType::GrayscaleAlpha, Eight, 1, &[70, 9], &[]), [70, 70, 70, 9]);
        assert_eq!(pixels(ColorType::Rgb, Sixteen, 1, &[1, 0, 2, 0, 3, 0], &[]), [1, 2, 3, 255]);
        assert_eq!(pixels(ColorType::Rgba, Eight, 1, &[1, 2, 3, 4], &[]), [1, 2, 3, 4]);
        assert_eq!(pixels(ColorType::Indexed, Eight, 2, &[1, 0], &[1, 2, 3, 4, 5, 6]), [4, 5, 6, 255, 1, 2, 3, 255]);
    }
}
