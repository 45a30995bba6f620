//! Compiles what the crate says: `locales/<locale>/command-line`.

fn main() {
    shujin_messages_compile::area("command-line");
}
