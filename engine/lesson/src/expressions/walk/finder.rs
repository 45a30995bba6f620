//! Walks what can be written and keeps nothing of it but the way and the expressions that it meets.

use super::Site;
use crate::format::{MARK, Marked, taken};
use crate::source::Seg;
use serde::ser::{self, Serialize, Serializer};
use std::fmt::{Display, Error};

/// A step of the way: only where something is found it becomes one of the report's.
enum Step {
    Field(&'static str),
    Key(String),
    Index(usize),
}

/// Where it is, and what it has found.
#[derive(Default)]
pub(super) struct Finder {
    way: Vec<Step>,
    pub found: Vec<Site>,
}

impl Finder {
    fn into(&mut self, step: Step, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        self.way.push(step);
        value.serialize(&mut *self)?;
        self.way.pop();
        Ok(())
    }

    /// The way to where it is.
    fn here(&self) -> Vec<Seg> {
        let steps = self.way.iter().map(|step| match step {
            Step::Field(name) => (*name).into(),
            Step::Key(key) => key.into(),
            Step::Index(at) => (*at).into(),
        });
        steps.collect()
    }
}

/// What has several parts: how many came, and the key of the next.
pub(super) struct Parts<'a> {
    finder: &'a mut Finder,
    count: usize,
    key: String,
    /// A variant with a name of its own is one step more.
    is_named: bool,
}

impl<'a> Parts<'a> {
    fn of(finder: &'a mut Finder, variant: Option<&'static str>) -> Result<Parts<'a>, Error> {
        finder.way.extend(variant.map(Step::Field));
        Ok(Parts { finder, count: 0, key: String::new(), is_named: variant.is_some() })
    }

    fn next(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        let at = self.count;
        self.count += 1;
        self.finder.into(Step::Index(at), value)
    }

    fn close(self) -> Result<(), Error> {
        if self.is_named {
            self.finder.way.pop();
        }
        Ok(())
    }
}

/// Kinds of values in which no expression stands.
macro_rules! plain {
    ($($name:ident: $kind:ty),*) => { $(fn $name(self, _: $kind) -> Result<(), Error> { Ok(()) })* };
}

impl<'a> Serializer for &'a mut Finder {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    plain!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    plain!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64);
    plain!(serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_str: &str, serialize_bytes: &[u8]);

    fn collect_str<T: Display + ?Sized>(self, _: &T) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Error> {
        if let Some(Marked { id, want, text }) = taken().filter(|_| name == MARK) {
            self.found.push(Site { way: self.here(), id, text, want });
        }
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.into(Step::Field(variant), value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Error> {
        Parts::of(self, None)
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Error> {
        Parts::of(self, None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Error> {
        Parts::of(self, None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Error> {
        Parts::of(self, Some(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Error> {
        Parts::of(self, None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Error> {
        Parts::of(self, None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Error> {
        Parts::of(self, Some(variant))
    }
}

/// Lists, whose steps are numbers.
macro_rules! lists {
    ($($kind:ident: $part:ident),*) => { $(impl ser::$kind for Parts<'_> {
        type Ok = ();
        type Error = Error;

        fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
            self.next(value)
        }

        fn end(self) -> Result<(), Error> {
            self.close()
        }
    })* };
}

lists!(SerializeSeq: serialize_element, SerializeTuple: serialize_element);
lists!(SerializeTupleStruct: serialize_field, SerializeTupleVariant: serialize_field);

/// Tables, whose steps are keys.
macro_rules! tables {
    ($($kind:ident),*) => { $(impl ser::$kind for Parts<'_> {
        type Ok = ();
        type Error = Error;

        fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
            self.finder.into(Step::Field(key), value)
        }

        fn end(self) -> Result<(), Error> {
            self.close()
        }
    })* };
}

tables!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        // Keys are words, whatever type they have.
        match serde_json::to_value(key) {
            Ok(serde_json::Value::String(key)) => self.key = key,
            _ => return Err(Error),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = std::mem::take(&mut self.key);
        self.finder.into(Step::Key(key), value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}
