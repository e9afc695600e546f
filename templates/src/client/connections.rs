//! The connections of a client.

use std::fmt;
#[cfg(not(target_family = "wasm"))]
use std::sync::Arc;

#[cfg(not(target_family = "wasm"))]
use super::pools::Pools;
use crate::runtime::Runtime;
use crate::transport::Sender;

/// The proxies of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The proxies that are set in code, or those of the environment
    Any,
    /// Only the proxies that are set in code
    WithoutEnvironment,
}

/// The connections of a client.
pub(crate) enum Connections {
    /// Those of a custom transport, or of the browser
    Custom(Sender),
    /// Those of each runtime
    #[cfg(not(target_family = "wasm"))]
    PerRuntime(Arc<Pools>),
}

impl Connections {
    /// Returns the transport with the connections of a runtime.
    pub(crate) fn get(&self, runtime: &Runtime, route: Route) -> reqwest::Result<Sender> {
        let _ = (runtime, route);
        match self {
            Self::Custom(sender) => Ok(sender.clone()),
            #[cfg(not(target_family = "wasm"))]
            Self::PerRuntime(pools) => pools.get(runtime, route).map(Sender::Http),
        }
    }
}

impl fmt::Debug for Connections {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Connections")
    }
}
