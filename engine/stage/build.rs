//! Compiles what the engine itself says.

fn main() {
    shujin_messages_compile::area("stage");
}
