//! Pictures of a scene and of its models: how large they are, what they show.
//!
//! Read are PNG and JPEG, by their bytes and not by their names. Does not: draw.

mod decode;
mod measure;
pub(crate) mod parts;

pub use decode::decode;
pub(crate) use measure::{Measure, measure};

/// A picture's pixels: red, green, blue and opacity, 0–255, rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels from left to right, at least one.
    pub width: u32,
    /// Rows, at least one.
    pub height: u32,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Width and height of a picture, pixels, without decoding it.
pub fn size(bytes: &[u8]) -> Option<[u32; 2]> {
    let [width, height] = sides(bytes)?;
    Some([u32::try_from(width).ok()?, u32::try_from(height).ok()?])
}

/// The same of a picture in any format that a model or a folder may hold.
pub(crate) fn sides(bytes: &[u8]) -> Option<[usize; 2]> {
    let other = || imagesize::blob_size(bytes).ok().map(|size| [size.width, size.height]);
    measure(bytes).map(|of| of.size).or_else(other)
}

/// The same picture with half as many pixels each way, each the mean of four; nothing where it has only one.
pub fn halved(picture: &Picture) -> Option<Picture> {
    let [wide, high] = [picture.width, picture.height].map(|side| side as usize);
    if wide * high <= 1 {
        return None;
    }
    let [width, height] = [wide, high].map(|side| (side / 2).max(1));
    let mut rgba = Vec::with_capacity(width * height * 4);
    for y in 0..height {
        let rows = [2 * y, 2 * y + 1].map(|row| row.min(high - 1) * wide);
        for x in 0..width {
            let columns = [2 * x, 2 * x + 1].map(|column| column.min(wide - 1));
            for part in 0..4 {
                let at = |row: usize, column: usize| u16::from(picture.rgba[(row + column) * 4 + part]);
                let sum = rows.iter().flat_map(|row| columns.map(|column| at(*row, column))).sum::<u16>();
                rgba.push(((sum + 2) / 4) as u8);
            }
        }
    }
    Some(Picture { width: width as u32, height: height as u32, rgba })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_picture_is_the_mean_of_it() {
        let grey = |level: u8| [level, level, level, 255];
        let picture = |width, height, levels: &[u8]| Picture {
            width,
            height,
            rgba: levels.iter().flat_map(|level| grey(*level)).collect(),
        };
        let whole = picture(2, 2, &[0, 100, 200, 100]);
        assert_eq!(halved(&whole), Some(picture(1, 1, &[100])));
        // What is left over of an odd side is left out.
        assert_eq!(halved(&picture(3, 1, &[10, 20, 250])), Some(picture(1, 1, &[15])));
        assert_eq!(halved(&picture(1, 1, &[7])), None);
    }

    #[test]
    fn what_is_no_picture_is_not_decoded() {
        assert!(decode(b"GIF89a").is_none() && decode(b"").is_none() && size(b"\x89PNG").is_none());
    }
}
