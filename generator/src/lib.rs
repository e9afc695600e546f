//! Turns OpenAPI documents into Rust client crates.
//!
//! ```text
//! files --load--> Bundle --overlay--> Bundle --normalize--> Document --resolve--> Spec
//!       --lower--> Api --name--> Names --emit--> modules --render--> texts --sync--> disk
//! ```
//!
//! Most people use the command, or [`build`] in a build script. What is chosen where is in [`config`]. As a
//! library, it is one function from files to files:
//!
//! ```
//! use sailwright::load::Source;
//! use sailwright::{Config, diagnostic, generate};
//!
//! let document = r##"
//! openapi: 3.1.0
//! info: { title: Pets, version: "1" }
//! paths:
//!   /pets:
//!     get:
//!       operationId: listPets
//!       tags: [Pets]
//!       responses:
//!         "200":
//!           description: All of them
//!           content: { application/json: { schema: { type: array, items: { type: string } } } }
//! "##;
//! let source = Source::Memory([("pets.yaml".into(), document.into())].into());
//! let config = Config::read("[crate]\nname = \"pets\"\n[[document]]\nroot = \"pets.yaml\"\n")?;
//!
//! let output = generate(&source, &config);
//! for document in &output.documents {
//!     print!("{}", diagnostic::render(&document.diagnostics, &document.files.sources()));
//! }
//! let tree = output.tree.ok_or("a document cannot be used")?;
//! assert!(tree["src/pets/list_pets.rs"].contains("pub fn list_pets"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Source::disk`](load::Source::disk) reads files, [`sync::plan`] compares what comes out with a folder, and
//! [`read::load`] is the way to a document alone, with all of its files in one tree.

mod build;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod emit;
mod generate;
pub mod ir;
pub mod load;
pub mod lower;
pub mod name;
pub mod normalize;
pub mod overlay;
pub mod read;
pub mod render;
pub mod resolve;
mod settings;
pub mod spec;
pub mod sync;
pub mod tree;
mod unused;

pub use build::{BuildError, build};
pub use config::{Config, ConfigError};
pub use generate::{Output, Report, generate};
