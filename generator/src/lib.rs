//! Turns OpenAPI documents into Rust client crates.
//!
//! ```text
//! files --load--> Bundle --normalize--> Document --resolve--> Spec
//!       --lower--> Api --name--> Names --emit--> modules --render--> texts --sync--> disk
//! ```

pub mod api;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod emit;
mod generate;
pub mod load;
pub mod lower;
pub mod name;
pub mod normalize;
pub mod render;
pub mod resolve;
mod settings;
pub mod spec;
pub mod sync;

pub use config::Config;
pub use generate::{Output, Report, generate};
