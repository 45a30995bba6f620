//! `shujin key`: keys to the record store. The server need not stand still for it.

use crate::store::Store;
use crate::{Failure, put, tell};
use clap::{Args, Subcommand};
use shujin_server::record::find::stamp;
use shujin_server::record::keys::{self, KeyLimits};
use shujin_server::serve::keys::Scopes;
use std::num::NonZeroU32;

/// What to do with keys.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    store: Store,
}

#[derive(Subcommand)]
enum Action {
    /// Draws a key; its secret is shown this once.
    Add {
        /// Whose it is: statements name it.
        #[arg(long)]
        name: String,
        /// What it is good for, with commas between; `state` reaches what was written with this key.
        #[arg(long = "scope")]
        scopes: Scopes,
        /// Most requests a second; as `serve --rate` says without this.
        #[arg(long)]
        rate: Option<NonZeroU32>,
        /// Most kilobytes at once, where less than the server's own measure is to do: 1024 of statements, 16384 with attachments.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=16384))]
        kilobytes: Option<u32>,
    },
    /// Lists all keys.
    List,
    /// Revokes a key: refused after half a minute at most.
    Revoke {
        /// Which one.
        #[arg(long)]
        name: String,
    },
}

/// Does it.
pub fn run(arguments: Arguments) -> Result<bool, Failure> {
    let database = arguments.store.open()?;
    let runtime = crate::store::runtime()?;
    match arguments.action {
        Action::Add { name, scopes, rate, kilobytes } => {
            let measure = KeyLimits { rate, bytes: kilobytes.and_then(|count| NonZeroU32::new(count * 1024)) };
            match runtime.block_on(keys::add(&database, &name, &scopes.to_string(), measure))? {
                Ok(secret) => tell(say!("key-drawn", name, secret, scopes = scopes.to_string())),
                Err(name) => return Err(name.into()),
            }
        }
        Action::List => {
            for key in keys::list(&database)? {
                let revoked =
                    key.revoked.map_or(String::new(), |at| format!("\t{}", say!("key-revoked-at", at = stamp(at))));
                let rate = key.measure.rate.map_or(String::new(), |rate| format!("\t{rate}/s"));
                let bytes = key.measure.bytes.map_or(String::new(), |bytes| format!("\t{} KB", bytes.get() / 1024));
                put(format_args!("{}\t{}\t{}{rate}{bytes}{revoked}\n", key.name, key.scopes, stamp(key.created)));
            }
        }
        Action::Revoke { name } => {
            if !runtime.block_on(keys::revoke(&database, &name))? {
                return Err(Failure::NoKey(name));
            }
            tell(say!("key-revoked", name));
        }
    }
    Ok(true)
}
