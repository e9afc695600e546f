//! Clients of the documents in `areas`, one module for each folder, and the rows that the documents contain.

pub mod table;

include!(concat!(env!("OUT_DIR"), "/areas.rs"));
