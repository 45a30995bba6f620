//! Compiles what the program says: `locales/<locale>/cli`.

fn main() {
    shujin_messages_compile::area("cli");
}
