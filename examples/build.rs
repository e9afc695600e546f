//! Generates the clients of the programs `stored_token` and `upload`.

fn main() -> Result<(), sailwright::BuildError> {
    sailwright::build("accounts.toml")?;
    sailwright::build("files.toml")
}
