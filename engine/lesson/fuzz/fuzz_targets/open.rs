//! Whatever a pack's bytes are, it is opened or refused, within its limits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shujin_lesson::pack::{Limits, open};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits {
        total: 1 << 20,
        ..Limits::default()
    };
    if let Ok(pack) = open(bytes, &limits) {
        assert!(
            pack.files
                .iter()
                .map(|(_, bytes)| bytes.len())
                .sum::<usize>()
                <= limits.total
        );
        assert_eq!(pack.files.hash(), pack.manifest.hash);
    }
});
