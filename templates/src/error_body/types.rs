//! Error bodies whose type is not generated.

use std::collections::BTreeMap;
use std::fmt::Debug;

use super::ErrorBody;
#[cfg(feature = "dates")]
use crate::json::{Date, DateTime};
use serde_json::Value;

use crate::json::{FromJson, JsonError, from_slice};

macro_rules! error_bodies {
    ($($type:ty $(where $parameter:ident)?,)*) => {$(
        impl$(<$parameter: FromJson + Debug + Send + Sync + 'static>)? ErrorBody for $type {
            fn read(_status: u16, body: &[u8]) -> Option<Result<Self, JsonError>> {
                Some(from_slice(body))
            }
        }
    )*};
}

error_bodies! {
    bool,
    i32,
    i64,
    u32,
    u64,
    f64,
    String,
    Value,
    Box<T> where T,
    Option<T> where T,
    Vec<T> where T,
    BTreeMap<String, T> where T,
}

#[cfg(feature = "dates")]
error_bodies! {
    Date,
    DateTime,
}
