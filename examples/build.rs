//! Generates the client of the program `upload`.

fn main() -> Result<(), sailwright::BuildError> {
    sailwright::build("files.toml")
}
