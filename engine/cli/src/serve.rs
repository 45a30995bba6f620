//! `shujin serve`: hands its options to `shujin-server`, which does the rest.

use crate::{Failure, say};
use clap::Args;
use shujin_server::database::Place;
use shujin_server::{Lrs, Options, Server, school_key};
use std::net::SocketAddr;
use std::path::PathBuf;

/// What to serve, where, and to whom.
#[derive(Args)]
pub struct Arguments {
    /// 地址和端口。Address and port; port 0 for any that is free.
    #[arg(long, default_value = "127.0.0.1:8000")]
    listen: SocketAddr,
    /// 场景所在的文件夹或 .shujin 文件，可以写几次。Folders of scenes or packs; may be given several times.
    #[arg(long, default_value = "scenes")]
    scenes: Vec<PathBuf>,
    /// 网页播放器所在的文件夹。Folder of the web player.
    #[arg(long)]
    site: Option<PathBuf>,
    /// 学习记录存在哪里。Folder for the traces.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// 学习记录的数据库：sqlite（默认，在 --data 里），一个文件，或 postgres://用户:密码@主机/库。Database of the traces: sqlite (in
    /// the data folder, without this), a file, or postgres://user:secret@host/database.
    #[arg(long)]
    store: Option<String>,
    /// 能读写学习记录的 用户:密钥，可以写几次；不写就自动生成一个。user:secret that may do everything in the record store; several
    /// times if need be. Without one a key is drawn and kept in the data folder. Narrower ones: `shujin key add`.
    #[arg(long = "lrs-key", visible_alias = "key", value_parser = key)]
    keys: Vec<(String, String)>,
    /// 网页把学习记录寄到别的记录库：地址,用户,密钥。Another record store for the pages' statements: ADDRESS,USER,SECRET.
    #[arg(long)]
    lrs: Option<Lrs>,
    /// 学校自己的网址，给匿名编号和场景作前缀。The school's own IRI, before its pseudonyms and scenes.
    #[arg(long)]
    home: Option<String>,
}

/// Serves until interrupted.
pub fn run(arguments: Arguments) -> Result<bool, Failure> {
    let mut keys = arguments.keys;
    if keys.is_empty() {
        keys.push(school_key(&arguments.data).map_err(Failure::io(&arguments.data))?);
    }
    let mut options = Options::new(arguments.listen, arguments.data);
    options.scenes = arguments.scenes;
    options.site = arguments.site;
    options.home = arguments.home;
    options.lrs = arguments.lrs;
    options.store = arguments.store.as_deref().and_then(store);
    options.lrs_keys = keys.clone();
    let server = Server::bind(options)?;
    let address = server.address();
    say(format_args!("http://{address}/\n"));
    for (user, secret) in keys {
        say(format_args!("学习记录 / traces: curl -u {user}:{secret} http://{address}/export.jsonl\n"));
    }
    server.run()?;
    Ok(true)
}

/// The database that `--store` names; nothing for the usual one.
pub fn store(text: &str) -> Option<Place> {
    (text != "sqlite").then(|| text.parse().unwrap_or_else(|never| match never {}))
}

fn key(text: &str) -> Result<(String, String), String> {
    match text.split_once(':') {
        Some((user, secret)) if !user.is_empty() && !secret.is_empty() => Ok((user.to_owned(), secret.to_owned())),
        _ => Err("user:secret".to_owned()),
    }
}
