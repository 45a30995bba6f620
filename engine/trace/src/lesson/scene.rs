//! What was done with the scene's places, things and values.

use super::BLOCK;
use crate::kind::{EventKind, Form, Reading, Refused, Says, coarse};
use crate::statement::plain::plain;
use crate::statement::{StatementDraft, Teller};
use crate::vocabulary as v;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value, json};

/// A viewpoint was reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visited {
    /// The viewpoint.
    pub viewpoint: String,
}

impl EventKind for Visited {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "visited";
    const FORM: Form = Form { verb: v::EXPERIENCED, part: "viewpoint", activity: v::AREA, text: "viewpoint.*" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-went-to")));

    fn name(&self) -> String {
        self.viewpoint.clone()
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { viewpoint: reading.known()? })
    }

    fn examples() -> Vec<Self> {
        vec![Self { viewpoint: "bench".into() }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("viewpoint", "bench")]
    }
}

/// A thing was examined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Examined {
    /// The node.
    pub node: String,
}

impl EventKind for Examined {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "examined";
    const FORM: Form = Form { verb: v::INTERACTED, part: "node", activity: v::GAME_OBJECT, text: "node.*.name" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-looked-at")));

    fn name(&self) -> String {
        self.node.clone()
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { node: reading.known()? })
    }

    fn examples() -> Vec<Self> {
        vec![Self { node: "bob".into() }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("node", "bob")]
    }
}

/// A thing was used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Used {
    /// The node.
    pub node: String,
}

impl EventKind for Used {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "used";
    const FORM: Form = Form { verb: v::USED, part: "node", activity: v::GAME_OBJECT, text: "node.*.name" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-used")));

    fn name(&self) -> String {
        self.node.clone()
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        Ok(Self { node: reading.known()? })
    }

    fn examples() -> Vec<Self> {
        vec![Self { node: "bob".into() }]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[("node", "bob")]
    }
}

/// A value was set by the learner. Dragging reports the value at which the hand rests for half a second.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Set {
    /// The value's id.
    pub value: String,
    /// What it was set to: number, yes/no or word.
    pub to: Value,
    /// Unit as printed, maybe empty.
    pub unit: String,
}

impl EventKind for Set {
    const BLOCK: &'static str = BLOCK;
    const KIND: &'static str = "set";
    const FORM: Form = Form { verb: v::INTERACTED, part: "value", activity: v::CONTROL, text: "value.*.name" };
    const SAYS: Option<Says> = Some(Says::quiet(entry!("way-set")));

    fn name(&self) -> String {
        self.value.clone()
    }

    fn draft(&self, teller: &Teller) -> Vec<StatementDraft> {
        let setting = json!({ "value": plain(&self.to), "unit": self.unit });
        vec![teller.part(&Self::FORM, &self.value).extension(v::SETTING, setting)]
    }

    fn read(reading: &mut Reading) -> Result<Self, Refused> {
        let (value, setting) = (reading.known()?, reading.extension(v::SETTING));
        let to = match &setting["value"] {
            Value::String(word) if reading.has("word", &format!("{value} {word}")) => word.as_str().into(),
            Value::Number(number) if number.as_f64().is_some_and(|number| reading.can_be(&value, number)) => {
                number.clone().into()
            }
            Value::Bool(on) => (*on).into(),
            _ => Value::Null,
        };
        Ok(Self { unit: reading.unit(setting), value, to })
    }

    fn coarsen(&mut self) {
        if let Value::Number(number) = &mut self.to {
            *number = number.as_f64().map(coarse::figure).and_then(Number::from_f64).unwrap_or_else(|| 0.into());
        }
    }

    fn examples() -> Vec<Self> {
        let set = |value: &str, to: Value, unit: &str| Self { value: value.into(), to, unit: unit.into() };
        vec![set("length", json!(0.8), "m"), set("weather", json!("rain"), ""), set("valve", json!(true), "")]
    }

    fn words() -> &'static [(&'static str, &'static str)] {
        &[
            ("value", "length"),
            ("value", "weather"),
            ("value", "valve"),
            ("word", "weather rain"),
            ("unit", "m"),
            ("unit", ""),
        ]
    }
}
