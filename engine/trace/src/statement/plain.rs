//! Numbers, times and ids as xAPI writes them; what might be prose is left out.

use serde_json::Value;
use std::time::Duration;

/// Separates the parts of a response, as the xAPI specification has it.
pub const SEPARATOR: &str = "[,]";

/// ISO 8601, in seconds with up to two digits after the point: the finest that every LRS compares.
pub fn duration(elapsed: Duration) -> String {
    let hundredths = elapsed.as_millis() / 10;
    format!("PT{}.{:02}S", hundredths / 100, hundredths % 100)
}

/// A number as xAPI writes it in a response: point, no exponent.
pub fn number(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { String::new() }
}

/// Ids and numbers joined as xAPI does.
pub fn response(answer: &[String]) -> String {
    answer.iter().map(|answer| word(answer)).collect::<Vec<_>>().join(SEPARATOR)
}

/// Ids and numbers as they are. Anything longer or with a space might be prose, which no statement carries.
pub fn word(text: &str) -> String {
    let plain = text.len() <= 64 && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:+".contains(c));
    if plain { text.to_owned() } else { String::new() }
}

/// A value of a control: number, yes/no or option word.
pub fn plain(value: &Value) -> Value {
    match value {
        Value::Bool(_) | Value::Number(_) => value.clone(),
        Value::String(text) => word(text).into(),
        _ => Value::Null,
    }
}
