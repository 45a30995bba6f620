//! Compiles what the crate says: `locales/<locale>/lesson`.

fn main() {
    shujin_messages_compile::area("lesson");
}
