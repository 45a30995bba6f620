//! Compiles what the crate says: `locales/<locale>/trace`.

fn main() {
    shujin_messages_compile::area("trace");
}
