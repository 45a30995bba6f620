//! A build folder that several checkouts share: keeps one checkout's crates from passing for another's.
//!
//! Does: notices that the last build was another checkout's, and makes our sources new, so that cargo builds the
//! workspace's own crates again (a minute; Bevy stays built). Does not: hold two checkouts apart that build at once.
//!
//! Cargo tells the freshness of a workspace's crates by file times alone and knows them by their place in the workspace,
//! which is the same in every checkout. Sources older than another checkout's build would count as built.

use std::fs::{self, File};
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::{paths, sh};

/// In the build folder: the checkout that built last.
const LAST: &str = "checkout";

/// Takes the build folder over for this checkout.
///
/// # Errors
/// When the build folder or a source cannot be written, or git is missing.
pub fn take_over() -> Result<()> {
    let listed = sh::read(sh::program("git").args(["ls-files", "engine", "web", "xtask"]))?;
    take_over_for(&paths::target()?, paths::root(), listed.lines())
}

fn take_over_for<'a>(target: &Path, root: &Path, sources: impl Iterator<Item = &'a str>) -> Result<()> {
    let root_name = root.to_string_lossy();
    let last = fs::read_to_string(target.join(LAST)).ok();
    if last.as_deref() == Some(&root_name) {
        return Ok(());
    }
    // Without a note the folder is new, or was filled by cargo itself, by whichever checkout.
    let now = SystemTime::now();
    for source in sources {
        // Listed but deleted: nothing to build.
        if let Ok(file) = File::options().append(true).open(root.join(source)) {
            file.set_modified(now).with_context(|| source.to_owned())?;
        }
    }
    fs::create_dir_all(target).with_context(|| target.display().to_string())?;
    fs::write(target.join(LAST), root_name.as_bytes()).with_context(|| target.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn sources_become_new_when_another_checkout_built_last() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-shared-{}", std::process::id()));
        let (ours, theirs, target) = (folder.join("ours"), folder.join("theirs"), folder.join("target"));
        let old = SystemTime::now() - Duration::from_secs(1000);
        let make_old = |root: &Path| -> Result<()> {
            fs::create_dir_all(root)?;
            fs::write(root.join("lib.rs"), "")?;
            Ok(File::options().append(true).open(root.join("lib.rs"))?.set_modified(old)?)
        };
        let is_old = |root: &Path| -> Result<bool> { Ok(fs::metadata(root.join("lib.rs"))?.modified()? == old) };
        let build = |root: &Path| take_over_for(&target, root, ["lib.rs", "gone.rs"].into_iter());
        make_old(&ours)?;
        make_old(&theirs)?;
        build(&ours)?;
        assert!(!is_old(&ours)?, "nobody knows who filled the folder");
        make_old(&ours)?;
        build(&ours)?;
        assert!(is_old(&ours)?, "it was ours already");
        build(&theirs)?;
        build(&ours)?;
        assert!(!is_old(&theirs)? && !is_old(&ours)?);
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
