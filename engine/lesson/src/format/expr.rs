//! A place of the format where an expression stands.

use super::{Angle, Length, Scalar};
use crate::expr::Want;
use crate::expr::unit::Unit;
use schemars::{JsonSchema, Schema, SchemaGenerator};
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
    /// The expression that was written as a mark last.
    static MARKED: Cell<Option<Marked>> = const { Cell::new(None) };
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
}

impl Place for bool {
    const WANT: Want = Want::Truth;
}

/// A number whose unit its neighbours tell.
impl Place for f64 {
    const WANT: Want = Want::Number;
}

impl Place for Scalar {
    const WANT: Want = Want::Any;
}

impl Place for Length {
    const WANT: Want = Want::Drawn(Unit::METRE);
}

impl Place for Angle {
    const WANT: Want = Want::Drawn(Unit::DEGREE);
}

/// A part of a whole, 0–1.
#[derive(Clone, Copy, Debug)]
pub enum Share {}

impl Place for Share {
    const WANT: Want = Want::Drawn(Unit::ONE);
}

/// A discharge, m³/s.
#[derive(Clone, Copy, Debug)]
pub enum Discharge {}

impl Place for Discharge {
    const WANT: Want = Want::Drawn(Unit::DISCHARGE);
}

/// As what an expression is written where somebody looks for expressions; what it is lies in [`taken`].
pub(crate) const MARK: &str = "Expr";

/// An expression as it is found.
pub(crate) struct Marked {
    /// Its number.
    pub id: u32,
    /// What its place wants.
    pub want: Want,
    /// As it was written.
    pub text: String,
}

/// Runs `write` so that expressions are written as marks.
pub(crate) fn with_marks<R>(write: impl FnOnce() -> R) -> R {
    MARKS.set(true);
    let out = write();
    MARKS.set(false);
    out
}

/// The expression that was written as a mark last, once.
pub(crate) fn taken() -> Option<Marked> {
    MARKED.take()
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
        MARKED.set(Some(Marked { id: self.id, want: T::WANT, text: self.text.to_string() }));
        to.serialize_unit_struct(MARK)
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
