//! Statements of all kinds against the JSON Schema and the checker.

mod common;

use serde_json::Value;
use shujin_trace::check;

#[test]
fn a_statement_of_each_kind_is_sound() {
    let schema: Value =
        serde_json::from_str(include_str!("../../trace/schema/statement.json")).expect("the schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("the schema is a schema");
    for statement in common::statements(common::session()) {
        let errors: Vec<_> = schema.iter_errors(&statement).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?} in {statement:#}");
        assert_eq!(check::statement(&statement), [], "{statement:#}");
    }
}
