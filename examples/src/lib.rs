//! The clients of the programs `stored_token` and `upload`. The programs are in `src/bin`.

include!(concat!(env!("OUT_DIR"), "/accounts.rs"));
include!(concat!(env!("OUT_DIR"), "/files.rs"));
