//! Uses the settings of another program, and keeps the access token for the next run.
//!
//! `accounts.toml` makes the client read `settings.yaml` in the working directory: the base URL and the client credentials of
//! the selected environment. The token is in the file `tokens.json` until it expires. It is not encrypted.

use std::error::Error;

use examples::accounts::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().environment().token_file("tokens.json").build()?;
    let request = client.accounts().count_accounts();
    println!("{} accounts", request.send().await?.value().count);
    Ok(())
}
