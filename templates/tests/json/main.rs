//! The JSON part of the runtime, tested with models as the generator prints them.

mod bound;
mod choice;
mod enums;
mod errors;
mod hostile;
mod large;
mod maybe;
mod numbers;
mod objects;
mod preserved;
mod sample;
mod serde_traits;
mod shadow;
mod time;
mod unions;
mod unknown;

pub(crate) use sailwright_runtime::generated::*;

/// Reads a value of valid JSON.
#[track_caller]
fn read<T: FromJson>(json: &str) -> T {
    match from_slice(json.as_bytes()) {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}

/// Returns the error of a value that cannot be read.
#[track_caller]
fn error<T: FromJson>(json: impl AsRef<[u8]>) -> String {
    match from_slice::<T>(json.as_ref()) {
        Ok(_) => panic!("the value can be read"),
        Err(error) => error.to_string(),
    }
}

/// Writes a value.
fn write(value: &dyn ToJson) -> String {
    String::from_utf8(to_vec(value)).unwrap()
}

/// Reads a value and writes it again.
#[track_caller]
fn again<T: FromJson>(json: &str) -> String {
    write(&read::<T>(json))
}
