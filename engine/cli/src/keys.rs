//! `shujin key`: keys to the record store. The server need not stand still for it.

use crate::store::Store;
use crate::{Failure, say};
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
    /// 造一把钥匙，密钥只显示这一次。Draws a key; its secret is shown this once.
    Add {
        /// 谁的钥匙：陈述会记下它。Whose it is: statements name it.
        #[arg(long)]
        name: String,
        /// 能做什么，用逗号隔开：statements/write、statements/read/mine、statements/read、state（只限自己写的）、define、profile、all/read、all。
        /// What it is good for, with commas between; `state` reaches what was written with this key.
        #[arg(long = "scope")]
        scopes: Scopes,
        /// 每秒最多几次请求；不写就同 serve --rate。Most requests a second; as `serve --rate` says without this.
        #[arg(long)]
        rate: Option<NonZeroU32>,
        /// 一次最多几 KB，只能比服务器的更小：陈述 1024，连附件 16384。Most kilobytes at once, where less than the server's own
        /// measure is to do: 1024 of statements, 16384 with attachments.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=16384))]
        kilobytes: Option<u32>,
    },
    /// 列出所有钥匙。Lists all keys.
    List,
    /// 收回一把钥匙；最多半分钟后失效。Revokes a key: refused after half a minute at most.
    Revoke {
        /// 哪一把。Which one.
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
                Ok(secret) => {
                    say(format_args!("用户 / user: {name}\n密钥 / secret: {secret}\n权限 / scope: {scopes}\n"))
                }
                Err(name) => return Err(name.into()),
            }
        }
        Action::List => {
            for key in keys::list(&database)? {
                let revoked = key.revoked.map_or(String::new(), |at| format!("\t收回 / revoked {}", stamp(at)));
                let rate = key.measure.rate.map_or(String::new(), |rate| format!("\t{rate}/s"));
                let bytes = key.measure.bytes.map_or(String::new(), |bytes| format!("\t{} KB", bytes.get() / 1024));
                say(format_args!("{}\t{}\t{}{rate}{bytes}{revoked}\n", key.name, key.scopes, stamp(key.created)));
            }
        }
        Action::Revoke { name } => {
            if !runtime.block_on(keys::revoke(&database, &name))? {
                return Err(Failure::NoKey(name));
            }
            say(format_args!("已收回 / revoked: {name}\n"));
        }
    }
    Ok(true)
}
