//! Compiles what the crate says: `locales/<locale>/server`.

fn main() {
    shujin_messages_compile::area("server");
}
