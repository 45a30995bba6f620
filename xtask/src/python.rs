//! Python with packages of its own, in a folder of the build products.
//!
//! Does: make the folder and install what a file of requirements names. Does not: run anything but pip.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::plan::{Outcome, nothing};
use crate::{paths, sh};

const PIP_LIMIT: Duration = Duration::from_secs(3 * 60);

/// A Python of this name with these requirements, a file from the root, of which it can import these.
pub struct Python {
    /// The name of its folder.
    pub name: &'static str,
    /// The file of requirements.
    pub requirements: &'static str,
    /// As after `import`.
    pub imports: &'static str,
}

impl Python {
    /// It, to be given a script.
    ///
    /// # Errors
    /// As [`paths::target`].
    pub fn program(&self) -> Result<Command> {
        Ok(sh::program(self.path()?))
    }

    fn path(&self) -> Result<PathBuf> {
        Ok(paths::target()?.join(self.name).join("bin/python"))
    }

    /// Installs what is missing.
    ///
    /// # Errors
    /// When there is no Python, or no network.
    pub fn install(&self) -> Result<Outcome> {
        if sh::works(self.program()?.args(["-c", &format!("import {}", self.imports)])) {
            return nothing("there");
        }
        sh::run(sh::program("python3").args(["-m", "venv", "--clear"]).arg(paths::target()?.join(self.name)))?;
        let install = ["-m", "pip", "install", "--quiet", "--timeout", "20", "-r", self.requirements];
        sh::run_within(self.program()?.args(install), PIP_LIMIT).context("is there a network?")?;
        Ok(Outcome::Done)
    }
}
