//! Types of other crates on the wire: in paths, queries, headers, bodies, forms, pages, event streams and errors.

#![allow(clippy::duplicate_mod, reason = "the same tests run with both forms of the runtime")]

#[path = "."]
mod embedded {
    use sailwright_built::calendar::{self, sailwright_runtime::generated::from_slice};
    use sailwright_built::feeds;

    #[path = "positions.rs"]
    mod positions;

    #[path = "streams.rs"]
    mod streams;
}

#[path = "."]
mod shared {
    use sailwright_built::shared as calendar;
    use sailwright_built::shared_feeds as feeds;
    use sailwright_runtime::generated::from_slice;

    #[path = "positions.rs"]
    mod positions;

    #[path = "streams.rs"]
    mod streams;
}
