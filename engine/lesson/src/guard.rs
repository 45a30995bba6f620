//! Libraries that read a scene's bytes may panic at what nobody foresaw. Natively that is a report on the file, and what comes after it is
//! still read; in a browser, where a panic ends the engine, the file is known to whoever tells of it.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

thread_local! {
    /// The files that are being read, the innermost last.
    static READING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// What the work gives, or nothing where it panicked. State that the work changed must be sound when it is left half done.
pub(crate) fn guarded<T>(file: &str, work: impl FnOnce() -> T) -> Option<T> {
    let deep = READING.with_borrow_mut(|files| {
        files.push(file.to_owned());
        files.len()
    });
    let done = catch_unwind(AssertUnwindSafe(work)).ok();
    // Work that panicked may have left some of its own.
    READING.with_borrow_mut(|files| files.truncate(deep - 1));
    done
}

/// The scene's file that this thread is reading, for whoever tells of a panic.
pub fn file_being_read() -> Option<String> {
    READING.with_borrow(|files| files.last().cloned())
}

/// Prints nothing for a panic that becomes a report. For a program's start, once.
pub fn quiet_panics() {
    let before = take_hook();
    set_hook(Box::new(move |panic| {
        if file_being_read().is_none() {
            before(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_is_known_by_its_file_and_ends_nothing() {
        let inner = || guarded("a.glb", || -> u8 { panic!("{:?}", file_being_read()) });
        let outer = guarded("scene.toml", || (inner(), file_being_read()));
        assert_eq!(outer, Some((None, Some("scene.toml".to_owned()))));
        assert_eq!((guarded("b.glb", || 1), file_being_read()), (Some(1), None));
    }
}
