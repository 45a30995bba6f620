//! Values of columns: integers, text, bytes, NULL.

use super::DatabaseError;

/// A value of a column. Truths are 0 and 1, times are microseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// NULL.
    Null,
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(value.into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_owned())
    }
}

impl From<uuid::Uuid> for Value {
    fn from(value: uuid::Uuid) -> Self {
        Self::Bytes(value.as_bytes().to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row; columns are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(pub(super) Vec<Value>);

impl Row {
    /// The texts and byte strings of the row, as bytes.
    pub(crate) fn contents(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().filter_map(|value| match value {
            Value::Text(text) => Some(text.as_bytes()),
            Value::Bytes(bytes) => Some(bytes),
            Value::Null | Value::Int(_) => None,
        })
    }

    fn take(&mut self, column: usize) -> Value {
        self.0.get_mut(column).map_or(Value::Null, |value| std::mem::replace(value, Value::Null))
    }

    /// A whole number.
    ///
    /// # Errors
    /// When there is none.
    pub fn int(&mut self, column: usize) -> Result<i64, DatabaseError> {
        if let Value::Int(value) = self.take(column) { Ok(value) } else { Err(DatabaseError::Column(column)) }
    }

    /// A whole number, or NULL.
    ///
    /// # Errors
    /// When there is something else.
    pub fn maybe_int(&mut self, column: usize) -> Result<Option<i64>, DatabaseError> {
        match self.take(column) {
            Value::Null => Ok(None),
            Value::Int(value) => Ok(Some(value)),
            _ => Err(DatabaseError::Column(column)),
        }
    }

    /// Text.
    ///
    /// # Errors
    /// When there is none.
    pub fn text(&mut self, column: usize) -> Result<String, DatabaseError> {
        if let Value::Text(value) = self.take(column) { Ok(value) } else { Err(DatabaseError::Column(column)) }
    }

    /// Text, or NULL.
    ///
    /// # Errors
    /// When there is something else.
    pub fn maybe_text(&mut self, column: usize) -> Result<Option<String>, DatabaseError> {
        match self.take(column) {
            Value::Null => Ok(None),
            Value::Text(value) => Ok(Some(value)),
            _ => Err(DatabaseError::Column(column)),
        }
    }

    /// Bytes.
    ///
    /// # Errors
    /// When there are none.
    pub fn bytes(&mut self, column: usize) -> Result<Vec<u8>, DatabaseError> {
        if let Value::Bytes(value) = self.take(column) { Ok(value) } else { Err(DatabaseError::Column(column)) }
    }

    /// A UUID, kept as its 16 bytes.
    ///
    /// # Errors
    /// When there is none.
    pub fn uuid(&mut self, column: usize) -> Result<uuid::Uuid, DatabaseError> {
        uuid::Uuid::from_slice(&self.bytes(column)?).map_err(|_| DatabaseError::Column(column))
    }
}
