//! Every form of lists in pages and a long-running operation on the wire.

#![allow(clippy::duplicate_mod, reason = "the same tests run with both forms of the runtime")]

#[path = "."]
mod embedded {
    use sailwright_built::flows;

    #[path = "lists.rs"]
    mod lists;

    #[path = "reports.rs"]
    mod reports;
}

#[path = "."]
mod shared {
    use sailwright_built::shared_flows as flows;

    #[path = "lists.rs"]
    mod lists;

    #[path = "reports.rs"]
    mod reports;
}
