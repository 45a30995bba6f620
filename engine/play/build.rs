//! Compiles what the crate says: `locales/<locale>/play.ftl`.

fn main() {
    shujin_messages_compile::area("play");
}
