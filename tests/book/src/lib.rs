//! The client of the pages of the book, and the examples in the pages as documentation tests.

include!(concat!(env!("OUT_DIR"), "/petstore.rs"));

/// The pages with examples. A test of `sailwright-tests` checks that none is missing.
#[cfg(doctest)]
mod pages {
    macro_rules! pages {
        ($($name:ident = $path:literal;)*) => {
            $(#[doc = include_str!(concat!("../../../docs/src/", $path))] struct $name;)*
        };
    }
    pages! {
        StartCrate = "start-crate.md";
        Authentication = "authentication.md";
        Pages = "pages.md";
        Uploads = "uploads.md";
        Streams = "streams.md";
        Errors = "errors.md";
        Retries = "retries.md";
        Tests = "tests.md";
        Blocking = "blocking.md";
        Axum = "axum.md";
        Tracing = "tracing.md";
    }
}
