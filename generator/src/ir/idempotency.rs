//! The key by which a server recognizes a request that is sent again.

/// The key by which a server recognizes a request that is sent again.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct IdempotencyKey {
    /// The position of its rule in the configuration.
    pub rule: usize,
    /// The header, which is an optional parameter.
    pub header: String,
}
