//! Generates the clients in both forms: with an embedded runtime, and with the runtime as a dependency.

fn main() -> Result<(), sailwright::BuildError> {
    for config in [
        "sailwright.toml",
        "shared.toml",
        "feeds.toml",
        "shared-feeds.toml",
        "flows.toml",
        "shared-flows.toml",
        "small.toml",
    ] {
        sailwright::build(config)?;
    }
    Ok(())
}
