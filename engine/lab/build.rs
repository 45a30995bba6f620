//! Compiles what the crate says: `locales/<locale>/lab.ftl`.

fn main() {
    shujin_messages_compile::area("lab");
}
