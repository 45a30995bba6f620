//! Compiles what the crate says: `locales/<locale>/blocks`.

fn main() {
    shujin_messages_compile::area("blocks");
}
