//! A place of the format where an expression stands.

use super::{Angle, Length, Scalar};
use crate::expr::Want;
use crate::expr::unit::Unit;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

thread_local! {
    /// The number of the next expression that is read on this thread. Those of a scene follow one another.
    static NEXT: Cell<u32> = const { Cell::new(0) };
    /// Whether expressions are written as marks on this thread.
    static MARKS: Cell<bool> = const { Cell::new(false) };
}

/// An expression as its author wrote it, in a place that wants a `T`: `Expr<bool>` holds or does not, `Expr<Length>` is a length.
///
/// Each has a number of its own, by which [`crate::Expressions`] finds what it was compiled to. Being a type, no place can
/// be left out of the check: what walks a scene for expressions finds all values of this type.
pub struct Expr<T> {
    text: Box<str>,
    id: u32,
    wants: PhantomData<fn() -> T>,
}

/// What stands in a place.
pub trait Place {
    /// What the place wants. Where its neighbours tell more, such as the unit of an instrument, they are asked.
    const WANT: Want;
    /// The place's word among those that walk a scene.
    const CODE: &'static str;
}

impl Place for bool {
    const WANT: Want = Want::Truth;
    const CODE: &str = "truth";
}

/// A number whose unit its neighbours tell.
impl Place for f64 {
    const WANT: Want = Want::Number;
    const CODE: &str = "number";
}

impl Place for Scalar {
    const WANT: Want = Want::Any;
    const CODE: &str = "scalar";
}

impl Place for Length {
    const WANT: Want = Want::Drawn(Unit::METRE);
    const CODE: &str = "length";
}

impl Place for Angle {
    const WANT: Want = Want::Drawn(Unit::DEGREE);
    const CODE: &str = "angle";
}

/// A part of a whole, 0–1.
#[derive(Clone, Copy, Debug)]
pub enum Share {}

impl Place for Share {
    const WANT: Want = Want::Drawn(Unit::ONE);
    const CODE: &str = "share";
}

/// A discharge, m³/s.
#[derive(Clone, Copy, Debug)]
pub enum Discharge {}

impl Place for Discharge {
    const WANT: Want = Want::Drawn(Unit::DISCHARGE);
    const CODE: &str = "discharge";
}

/// The key under which an expression tells those who walk a scene that it is one: no key of the format begins so.
const MARK: &str = "\u{0}expression";

/// Runs `write` so that expressions are written as marks: number, place and text.
pub(crate) fn with_marks<R>(write: impl FnOnce() -> R) -> R {
    MARKS.set(true);
    let out = write();
    MARKS.set(false);
    out
}

/// An expression as a mark.
pub(crate) struct Marked<'a> {
    pub id: u32,
    pub code: &'a str,
    pub text: &'a str,
}

impl<'a> Marked<'a> {
    /// The mark that this table is, if it is one.
    pub(crate) fn of(table: &'a serde_json::Map<String, serde_json::Value>) -> Option<Self> {
        let [id, code, text] = table.get(MARK)?.as_array()?.as_slice() else { return None };
        Some(Marked { id: u32::try_from(id.as_u64()?).ok()?, code: code.as_str()?, text: text.as_str()? })
    }
}

/// What a place of this code wants.
pub(crate) fn want(code: &str) -> Want {
    match code {
        <bool as Place>::CODE => bool::WANT,
        <f64 as Place>::CODE => f64::WANT,
        Length::CODE => Length::WANT,
        Angle::CODE => Angle::WANT,
        Share::CODE => Share::WANT,
        Discharge::CODE => Discharge::WANT,
        _ => Scalar::WANT,
    }
}

impl<T> Expr<T> {
    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.id
    }
}

/// An expression whatever its place wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExprRef<'a> {
    /// As it was written.
    pub text: &'a str,
    /// Its number.
    pub id: u32,
}

impl<'a, T> From<&'a Expr<T>> for ExprRef<'a> {
    fn from(expr: &'a Expr<T>) -> Self {
        ExprRef { text: &expr.text, id: expr.id }
    }
}

impl<T> Clone for Expr<T> {
    fn clone(&self) -> Self {
        Expr { text: self.text.clone(), id: self.id, wants: PhantomData }
    }
}

impl<T> fmt::Debug for Expr<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(out)
    }
}

impl<T> PartialEq for Expr<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Expr<T> {}

impl<T> From<&str> for Expr<T> {
    fn from(text: &str) -> Self {
        let id = NEXT.replace(NEXT.get().saturating_add(1));
        Expr { text: text.into(), id, wants: PhantomData }
    }
}

impl<'de, T> Deserialize<'de> for Expr<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(String::deserialize(from)?.as_str().into())
    }
}

impl<T: Place> Serialize for Expr<T> {
    /// As its text; as a mark where somebody looks for expressions.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if !MARKS.get() {
            return to.serialize_str(&self.text);
        }
        let mut mark = to.serialize_map(Some(1))?;
        mark.serialize_entry(MARK, &(self.id, T::CODE, &*self.text))?;
        mark.end()
    }
}

impl<T> JsonSchema for Expr<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Expr".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}
