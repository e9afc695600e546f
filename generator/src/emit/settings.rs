//! The crate that is emitted.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::ir::{RuntimePart, Security};
use crate::share::SharedTypes;

/// The crate that is emitted.
#[derive(Clone, Debug)]
pub struct Crate<'a> {
    /// The name.
    pub name: String,
    /// The configuration of the crate.
    pub config: &'a Config,
    /// The parts of the runtime that the documents and the configuration need.
    pub runtime_parts: BTreeSet<RuntimePart>,
    /// The types that several documents share.
    pub shared: SharedTypes,
    /// The security schemes and requirements of the documents.
    pub security: Security,
    /// The location of the files.
    pub home: Home,
}

/// The location of the generated files.
#[derive(Clone, Debug, Default)]
pub enum Home {
    /// The root of a crate of their own.
    #[default]
    Root,
    /// A module in the root of another crate.
    Module {
        /// The name of the crate.
        package: String,
        /// The name of the module.
        module: String,
    },
}

impl Home {
    /// Returns the path of the root as generated code writes it: `crate`.
    pub(super) fn inside(&self) -> String {
        match self {
            Self::Root => "crate".to_owned(),
            Self::Module { module, .. } => format!("crate::{module}"),
        }
    }
}

impl Crate<'_> {
    /// Returns the path of the root as other crates write it: `sailpoint`.
    pub(super) fn outside(&self) -> String {
        let path = match &self.home {
            Home::Root => self.name.clone(),
            Home::Module { package, module } => format!("{package}::{module}"),
        };
        path.replace('-', "_")
    }
}
