//! Whatever stands in a multipart body, it is taken apart or refused, and what is taken apart lies within it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shujin_server::serve::xapi::multipart::{boundary, parts};

fuzz_target!(|input: (&str, &[u8])| {
    let (kind, body) = input;
    let Ok(boundary) = boundary(kind) else { return };
    if let Ok(parts) = parts(body, &boundary) {
        let all: usize = parts.iter().map(|part| part.body.len()).sum();
        assert!(all <= body.len());
    }
});
