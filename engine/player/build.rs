//! Compiles what the program says: `locales/<locale>/player`.

fn main() {
    shujin_messages_compile::area("player");
}
