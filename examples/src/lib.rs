//! The client of the program `upload`. The programs are in `src/bin`.

include!(concat!(env!("OUT_DIR"), "/files.rs"));
