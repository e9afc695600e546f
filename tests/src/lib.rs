//! Tests across the crates of the workspace; see `tests/`.
