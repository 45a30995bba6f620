//! How much a scene may weigh, in one list: what the check says, packing holds to and opening refuses. Whatever checks clean can be
//! packed, and whatever was packed opens.

/// What a pack may weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes of the pack itself.
    pub packed: usize,
    /// Most bytes of all its files together.
    pub total: usize,
    /// Most bytes of one file.
    pub file: usize,
    /// Most files.
    pub files: usize,
    /// Most times that a file may be larger than its packed form.
    pub ratio: u64,
    /// Most pixels along one side of a picture, also of one inside a model.
    pub side: usize,
    /// Most pixels of all pictures together; those inside models become colours of corners one after the other, and are not kept.
    pub pixels: usize,
}

impl Default for Limits {
    /// Room for any scene that checks clean: 64 MB packed, 128 MB in 512 files of at most 32 MB, four pictures of 2048².
    fn default() -> Self {
        Limits {
            packed: 64 << 20,
            total: 128 << 20,
            file: 32 << 20,
            files: 512,
            ratio: 200,
            side: SIDE,
            pixels: PIXELS,
        }
    }
}

impl Limits {
    /// Whether a file grows out of all proportion to its packed form. Small ones may: a kilobyte of blanks is no bomb.
    pub(crate) fn is_bomb(&self, bytes: u64, packed: u64) -> bool {
        bytes > RATIO_FROM && bytes / packed.max(1) > self.ratio
    }
}

/// Most bytes of a file that deflates as well as it likes.
const RATIO_FROM: u64 = 256 << 10;

/// Most pixels along one side of a picture.
pub(crate) const SIDE: usize = 2048;

/// Most pixels of all pictures of a scene together: on a graphics card 64 MB, and a third more for their smaller sizes.
const PIXELS: usize = 4 * SIDE * SIDE;

/// Most bytes of a picture: as much as a whole scene should have that is to open at once.
pub(crate) const PICTURE_BYTES: usize = 3 << 20;

/// Most scans of a JPEG, each of which goes over all its pixels. Programs make ten.
pub(crate) const SCANS: usize = 64;

/// Most bytes of a picture's colour profile, unpacked.
pub(crate) const PROFILE_BYTES: usize = 1 << 20;

/// Most bytes of one model.
pub(crate) const MODEL_BYTES: usize = 8 << 20;

/// Most bytes of what an author writes, all files together: what packing adds has room beside it, however little is deflated.
#[cfg(feature = "author")]
pub(crate) const SCENE_BYTES: usize = 48 << 20;

/// Files that packing adds: manifest, typeface, the two of compiled dialogues.
#[cfg(feature = "author")]
pub(crate) const ADDED: usize = 4;

/// Most bytes of a path.
pub(crate) const PATH_BYTES: usize = 200;

/// Millions of pixels, up to a tenth, as a message says them.
pub(crate) fn millions(pixels: usize) -> f64 {
    (pixels as f64 / 1e5).ceil() / 10.0
}
