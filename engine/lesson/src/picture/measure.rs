//! What a picture would cost, before it is decoded: pixels, how often it goes over them, its colour profile.

use super::parts::{Part, SCAN, parts};
use crate::limits::PROFILE_BYTES;
use flate2::read::ZlibDecoder;
use std::io::Read as _;

/// What a picture would cost.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Measure {
    /// Width and height, pixels.
    pub(crate) size: [usize; 2],
    /// How often a JPEG goes over its pixels.
    pub(crate) scans: usize,
    /// Bytes of its colour profile, unpacked; of one that is too large not all are counted.
    pub(crate) profile: usize,
    /// Whether its file has an end, and no part before that is broken.
    pub(crate) is_whole: bool,
}

/// The measure of a PNG or JPEG; nothing of what is neither, or does not tell its size.
pub(crate) fn measure(bytes: &[u8]) -> Option<Measure> {
    let mut all = Measure::default();
    for part in parts(bytes) {
        match part {
            Part::Chunk(kind, holds) if kind == *b"IHDR" => {
                let [wide, high] = [holds.first_chunk::<4>()?, holds.get(4..)?.first_chunk::<4>()?];
                all.grow([u32::from_be_bytes(*wide), u32::from_be_bytes(*high)]);
            }
            Part::Chunk(kind, holds) if kind == *b"iCCP" && all.profile <= PROFILE_BYTES => {
                // A name, its end, the way of packing.
                let packed = holds.iter().position(|byte| *byte == 0).and_then(|end| holds.get(end + 2..));
                all.profile += unpacked(packed.unwrap_or_default());
            }
            Part::Segment(0xe2, holds) if holds.starts_with(b"ICC_PROFILE\0") => all.profile += holds.len(),
            Part::Segment(SCAN, _) => all.scans += 1,
            Part::Segment(marker, holds) if is_frame(marker) => {
                let [high, wide] = [holds.get(1..)?.first_chunk::<2>()?, holds.get(3..)?.first_chunk::<2>()?];
                all.grow([wide, high].map(|two| u32::from(u16::from_be_bytes(*two))));
            }
            Part::End(_) => all.is_whole = true,
            _ => {}
        }
    }
    (all.size[0] > 0 && all.size[1] > 0).then_some(all)
}

impl Measure {
    /// Takes the larger size, where a file tells several.
    fn grow(&mut self, size: [u32; 2]) {
        for (side, told) in self.size.iter_mut().zip(size) {
            *side = (*side).max(told as usize);
        }
    }

    pub(crate) fn pixels(&self) -> usize {
        self.size[0].saturating_mul(self.size[1])
    }
}

/// Whether a marker starts a frame, which tells the size.
fn is_frame(marker: u8) -> bool {
    (0xc0..=0xcf).contains(&marker) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Bytes that come out, counted to one beyond the limit.
fn unpacked(bytes: &[u8]) -> usize {
    let mut piece = [0; 4096];
    let (mut from, mut all) = (ZlibDecoder::new(bytes), 0);
    while all <= PROFILE_BYTES
        && let Ok(more @ 1..) = from.read(&mut piece)
    {
        all += more;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::parts::tests::{jpeg, png};
    use super::*;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write as _;

    #[test]
    fn a_measure_is_taken_of_either_format() {
        let file = jpeg(&[(0xc4, b"x"), (0xc2, b"\x08\0\x05\0\x07\x03")]);
        assert_eq!(measure(&file), Some(Measure { size: [7, 5], scans: 1, profile: 0, is_whole: true }));
        assert_eq!(measure(&file[..file.len() - 1]).map(|of| of.is_whole), Some(false));
        let file = png(&[(b"IHDR", b"\0\0\0\x07\0\0\0\x05\x08\x02\0\0\0")]);
        assert_eq!(measure(&file), Some(Measure { size: [7, 5], scans: 0, profile: 0, is_whole: true }));
        assert_eq!((measure(b"GIF89a"), measure(b""), measure(&jpeg(&[]))), (None, None, None));
    }

    #[test]
    fn a_profile_that_grows_is_not_unpacked_whole() {
        let mut packed = ZlibEncoder::new(b"x\0\0".to_vec(), Compression::best());
        packed.write_all(&vec![0; 8 * PROFILE_BYTES]).expect("packed");
        let packed = packed.finish().expect("packed");
        let size: &[u8] = b"\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
        let profile = measure(&png(&[(b"IHDR", size), (b"iCCP", &packed)])).expect("a picture").profile;
        assert!(profile > PROFILE_BYTES && profile <= PROFILE_BYTES + 4096, "{profile}");
    }
}
