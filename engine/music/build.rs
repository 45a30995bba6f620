//! Compiles what the crate says: `locales/<locale>/music.ftl`.

fn main() {
    shujin_messages_compile::area("music");
}
