//! Keys that stand twice in one object. A reader takes the first or the last of them, so what a statement says would hang on who reads it;
//! xAPI refuses it (1.0.3, Data 2.2; 2.0.0, 4.2.1).

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// JSON pointer to the first key that stands twice in its object; nothing where none does. What is no JSON has none.
pub fn twice(json: &str) -> Option<String> {
    let mut path = Vec::new();
    let mut found = None;
    let mut reader = serde_json::Deserializer::from_str(json);
    let _ = Walk { path: &mut path, found: &mut found }.deserialize(&mut reader);
    found
}

struct Walk<'a> {
    path: &'a mut Vec<String>,
    found: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut keys = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            self.path.push(key.replace('~', "~0").replace('/', "~1"));
            if self.found.is_none() && !keys.insert(key) {
                *self.found = Some(self.path.iter().map(|key| format!("/{key}")).collect());
            }
            map.next_value_seed(Walk { path: self.path, found: self.found })?;
            self.path.pop();
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        for at in 0usize.. {
            self.path.push(at.to_string());
            let next = list.next_element_seed(Walk { path: self.path, found: self.found })?;
            self.path.pop();
            if next.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::twice;

    #[test]
    fn a_key_that_stands_twice_is_found_wherever_it_is() {
        for (json, place) in [
            (r#"{"a": 1, "b": {"a": 1}}"#, None),
            (r#"[{"a": 1}, {"a": 2.5}]"#, None),
            (r#"{"a": 1, "a": 1}"#, Some("/a")),
            (r#"[{"x": [null, {"a/b": true, "c": "", "a/b": -1}]}]"#, Some("/0/x/1/a~1b")),
            (r#"{"a": 1, "\u0061": 2}"#, Some("/a")),
            ("{", None),
        ] {
            assert_eq!(twice(json).as_deref(), place, "{json}");
        }
    }
}
