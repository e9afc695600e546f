//! What all operations and types share: JSON, requests, answers and errors.

pub mod json;
