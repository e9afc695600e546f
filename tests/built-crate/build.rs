//! Generates the client.

fn main() -> Result<(), sailwright::BuildError> {
    sailwright::build("sailwright.toml")
}
