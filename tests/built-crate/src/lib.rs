//! A client that the build script generates as the module `library`.

include!(concat!(env!("OUT_DIR"), "/library.rs"));
