//! Generates Rust client crates from OpenAPI documents.
//!
//! Generate a crate with the command `sailwright`, or a module of your own crate with [`build`] in a build script. Both read
//! the configuration that [`config`] describes. Other tools call [`generate`], which returns the files:
//!
//! ```
//! use sailwright::{Config, Source, diagnostic, generate};
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
//! [`Source::disk`] reads files, and [`write()`] compares the result with a folder.
//!
//! # The pipeline
//!
//! ```text
//! files --load--> Bundle --overlay, normalize--> Document --resolve--> Spec
//!       --lower--> Ir --name--> Names --share, emit--> tokens --render--> files --sync--> disk
//! ```
//!
//! The module `pipeline` calls all stages in order.

mod build;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod config;
pub mod diagnostic;
mod emit;
#[cfg(feature = "fetch")]
mod fetch;
#[cfg(feature = "cli")]
mod init;
mod ir;
mod load;
mod lower;
mod name;
mod normalize;
mod overlay;
mod pipeline;
mod public_api;
mod render;
mod resolve;
pub mod review;
mod share;
mod spec;
pub mod sync;
mod tree;
mod unused;

pub use build::{BuildError, build};
pub use config::{Config, ConfigError};
pub use load::{File, Files, Source};
pub use pipeline::{Output, Report, WriteMode, generate, write};

/// The stages that the tests of this project call. They change without notice.
#[doc(hidden)]
pub mod internal {
    pub mod ir {
        pub use crate::ir::*;
    }
    pub mod load {
        pub use crate::load::*;
    }
    pub mod lower {
        pub use crate::lower::*;
    }
    pub mod name {
        pub use crate::name::*;
    }
    pub mod render {
        pub use crate::render::*;
    }
    pub mod pipeline {
        pub use crate::pipeline::{bundle, read};
    }
    pub mod public_api {
        pub use crate::public_api::*;
    }
    pub mod spec {
        pub use crate::spec::*;
    }
}
