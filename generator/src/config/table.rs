//! The tables and values of a configuration file, read with an own message for each mistake.

use std::collections::BTreeMap;
use std::path::PathBuf;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::nearest::nearest;

/// A mistake in the configuration.
#[derive(Debug)]
pub(super) struct Mistake {
    /// The offset in the text, in bytes.
    pub(super) offset: usize,
    /// A description of the mistake.
    pub(super) message: String,
    /// The correction, as an imperative.
    pub(super) help: String,
}

impl Mistake {
    pub(super) fn new(offset: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { offset, message: message.into(), help: help.into() }
    }
}

/// A table with a fixed set of keys.
#[derive(Debug)]
pub(super) struct Table<'t> {
    /// The name of the table in messages. `None` for the root table.
    name: Option<String>,
    offset: usize,
    entries: &'t DeTable<'t>,
}

impl<'t> Table<'t> {
    /// Returns the root table of a file if it has no other keys than these.
    pub(super) fn root(entries: &'t DeTable<'t>, keys: &[&str]) -> Result<Self, Mistake> {
        let table = Self { name: None, offset: 0, entries };
        table.check_keys(keys)?;
        Ok(table)
    }

    /// Returns the value of a key.
    pub(super) fn get(&self, key: &str) -> Option<Value<'t>> {
        let value = self.entries.get(key)?;
        let name = match &self.name {
            Some(name) => format!("`{key}` of {name}"),
            None => format!("`{key}`"),
        };
        Some(Value { name, value })
    }

    /// Returns the value of a key that is required.
    pub(super) fn require(&self, key: &str) -> Result<Value<'t>, Mistake> {
        self.get(key).ok_or_else(|| {
            let message = format!("{} has no `{key}`", self.name());
            Mistake::new(self.offset, message, format!("add the key `{key}`"))
        })
    }

    pub(super) fn string(&self, key: &str) -> Result<Option<String>, Mistake> {
        self.get(key).map(|value| value.string()).transpose()
    }

    pub(super) fn required_string(&self, key: &str) -> Result<String, Mistake> {
        self.require(key)?.string()
    }

    pub(super) fn boolean(&self, key: &str) -> Result<bool, Mistake> {
        self.get(key).map_or(Ok(false), |value| value.boolean())
    }

    /// Returns the items of a list; no items if the key is absent.
    pub(super) fn list(&self, key: &str) -> Result<Vec<Value<'t>>, Mistake> {
        self.get(key).map_or(Ok(Vec::new()), |value| value.list())
    }

    /// Returns the entries of a table with free keys; no entries if the key is absent.
    pub(super) fn entries<T>(
        &self,
        key: &str,
        read: impl Fn(&Value<'t>) -> Result<T, Mistake>,
    ) -> Result<BTreeMap<String, T>, Mistake> {
        self.get(key).map_or(Ok(BTreeMap::new()), |value| value.entries(read))
    }

    /// Returns a mistake about the whole table.
    pub(super) fn mistake(&self, message: &str, help: &str) -> Mistake {
        Mistake::new(self.offset, message, help)
    }

    fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("the file")
    }

    fn check_keys(&self, keys: &[&str]) -> Result<(), Mistake> {
        let unknown = self.entries.keys().filter(|key| !keys.contains(&key.get_ref().as_ref()));
        let Some(key) = unknown.min_by_key(|key| key.span().start) else { return Ok(()) };
        let help = match nearest(key.get_ref(), keys) {
            Some(near) => format!("write `{near}`"),
            None => format!("use one of `{}`", keys.join("`, `")),
        };
        let message = format!("`{}` is not a key of {}", key.get_ref(), self.name());
        Err(Mistake::new(key.span().start, message, help))
    }
}

/// A value of the configuration.
#[derive(Debug)]
pub(super) struct Value<'t> {
    /// The name of the value in messages.
    name: String,
    value: &'t Spanned<DeValue<'t>>,
}

impl<'t> Value<'t> {
    pub(super) fn string(&self) -> Result<String, Mistake> {
        match self.value.get_ref() {
            DeValue::String(text) => Ok(text.clone().into_owned()),
            _ => Err(self.wrong_type("a string", "write it in quotes")),
        }
    }

    /// Returns a string that fulfills a condition; `rule` completes the sentence "... is not".
    pub(super) fn string_that(
        &self,
        condition: impl Fn(&str) -> bool,
        rule: &str,
        help: &str,
    ) -> Result<String, Mistake> {
        let text = self.string()?;
        if condition(&text) {
            return Ok(text);
        }
        Err(self.mistake(format!("`{text}` is not {rule}"), help))
    }

    pub(super) fn path(&self) -> Result<PathBuf, Mistake> {
        self.string().map(PathBuf::from)
    }

    pub(super) fn boolean(&self) -> Result<bool, Mistake> {
        match self.value.get_ref() {
            DeValue::Boolean(value) => Ok(*value),
            _ => Err(self.wrong_type("a boolean", "write `true` or `false`")),
        }
    }

    pub(super) fn unsigned(&self) -> Result<u64, Mistake> {
        let wrong = || self.wrong_type("an unsigned integer", "write digits without quotes");
        let DeValue::Integer(integer) = self.value.get_ref() else { return Err(wrong()) };
        u64::from_str_radix(integer.as_str(), integer.radix()).map_err(|_| wrong())
    }

    pub(super) fn list(&self) -> Result<Vec<Value<'t>>, Mistake> {
        let DeValue::Array(items) = self.value.get_ref() else {
            return Err(self.wrong_type("a list", "write it in square brackets"));
        };
        let name = || format!("an item of {}", self.name);
        Ok(items.iter().map(|value| Value { name: name(), value }).collect())
    }

    /// Returns the table if it has no other keys than these.
    pub(super) fn table(&self, keys: &[&str]) -> Result<Table<'t>, Mistake> {
        self.table_with_name(self.name.clone(), keys)
    }

    /// Returns the table below a heading if it has no other keys than these.
    pub(super) fn section(&self, heading: &str, keys: &[&str]) -> Result<Table<'t>, Mistake> {
        self.table_with_name(format!("`{heading}`"), keys)
    }

    fn table_with_name(&self, name: String, keys: &[&str]) -> Result<Table<'t>, Mistake> {
        let table =
            Table { name: Some(name), offset: self.offset(), entries: self.table_entries()? };
        table.check_keys(keys)?;
        Ok(table)
    }

    fn table_entries(&self) -> Result<&'t DeTable<'t>, Mistake> {
        match self.value.get_ref() {
            DeValue::Table(entries) => Ok(entries),
            _ => Err(self.wrong_type("a table", "write it in braces or below its own heading")),
        }
    }

    /// Returns the entries of a table with free keys.
    pub(super) fn entries<T>(
        &self,
        read: impl Fn(&Value<'t>) -> Result<T, Mistake>,
    ) -> Result<BTreeMap<String, T>, Mistake> {
        let entry = |(key, value): (&str, Self)| Ok((key.to_owned(), read(&value)?));
        self.fields()?.into_iter().map(entry).collect()
    }

    /// Returns the values of a table with free keys, with their keys.
    pub(super) fn fields(&self) -> Result<Vec<(&'t str, Self)>, Mistake> {
        let field = |(key, value): (&'t Spanned<_>, &'t _)| {
            let key: &std::borrow::Cow<'_, str> = key.get_ref();
            (key.as_ref(), Value { name: format!("`{key}` of {}", self.name), value })
        };
        Ok(self.table_entries()?.iter().map(field).collect())
    }

    /// Returns the value as it is, for a part of `Cargo.toml`.
    pub(super) fn dependency(&self) -> Result<toml::Value, Mistake> {
        if matches!(self.value.get_ref(), DeValue::String(_) | DeValue::Table(_)) {
            let value = toml::de::ValueDeserializer::from(self.value.clone());
            if let Ok(value) = serde::Deserialize::deserialize(value) {
                return Ok(value);
            }
        }
        Err(self.wrong_type("a dependency", "write it like a dependency in `Cargo.toml`"))
    }

    /// Returns the table as it is, for a part of `Cargo.toml`.
    pub(super) fn manifest(&self) -> Result<toml::Table, Mistake> {
        match self.dependency()? {
            toml::Value::Table(table) => Ok(table),
            _ => Err(self.wrong_type("a table", "write it like `Cargo.toml`")),
        }
    }

    pub(super) fn is_table(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::Table(_))
    }

    pub(super) fn offset(&self) -> usize {
        self.value.span().start
    }

    /// Returns a mistake about this value.
    pub(super) fn mistake(&self, message: impl Into<String>, help: &str) -> Mistake {
        Mistake::new(self.offset(), message, help)
    }

    fn wrong_type(&self, expected: &str, help: &str) -> Mistake {
        self.mistake(format!("{} is not {expected}", self.name), help)
    }
}
