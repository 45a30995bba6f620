//! Compiles the messages that every crate may need, and the list of locales.

fn main() {
    shujin_messages_compile::locales();
    shujin_messages_compile::area("common");
}
