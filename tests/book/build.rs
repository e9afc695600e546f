//! Generates the client of the pages.

fn main() -> Result<(), sailwright::BuildError> {
    sailwright::build("petstore.toml")
}
