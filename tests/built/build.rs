//! Generates the client in both forms: with an embedded runtime, and with the runtime as a dependency.

fn main() -> Result<(), sailwright::BuildError> {
    sailwright::build("sailwright.toml")?;
    sailwright::build("shared.toml")
}
