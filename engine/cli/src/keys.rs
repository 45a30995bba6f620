//! `shujin key`: keys to the record store. The server need not stand still for it.

use crate::store::Store;
use crate::{Failure, say};
use clap::{Args, Subcommand};
use shujin_server::record::find::stamp;
use shujin_server::record::keys;
use shujin_server::serve::keys::Scopes;

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
        /// 能做什么，用逗号隔开：statements/write、statements/read/mine、statements/read、state、define、profile、all/read、all。What
        /// it is good for, with commas between.
        #[arg(long = "scope")]
        scopes: Scopes,
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
        Action::Add { name, scopes } => {
            if name.is_empty() || name.contains([':', '\n']) || name.starts_with("page.") {
                return Err(Failure::KeyName);
            }
            match runtime.block_on(keys::add(&database, &name, &scopes.to_string()))? {
                Ok(secret) => {
                    say(format_args!("用户 / user: {name}\n密钥 / secret: {secret}\n权限 / scope: {scopes}\n"))
                }
                Err(taken) => return Err(taken.into()),
            }
        }
        Action::List => {
            for key in keys::list(&database)? {
                let revoked = key.revoked.map_or(String::new(), |at| format!("\t收回 / revoked {}", stamp(at)));
                say(format_args!("{}\t{}\t{}{revoked}\n", key.name, key.scopes, stamp(key.created)));
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
