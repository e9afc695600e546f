//! Types of other crates on the wire: in paths, queries, headers and bodies.

#![allow(clippy::duplicate_mod, reason = "the same tests run with both forms of the runtime")]

#[path = "."]
mod embedded {
    use sailwright_built::calendar::{self, sailwright_runtime::generated::from_slice};

    #[path = "positions.rs"]
    mod positions;
}

#[path = "."]
mod shared {
    use sailwright_built::shared as calendar;
    use sailwright_runtime::generated::from_slice;

    #[path = "positions.rs"]
    mod positions;
}
