//! Authorizes the program in a browser, and keeps the refresh token for the next run.
//!
//! The arguments are the client ID and the URL at which users of the tenant authorize clients. The first run prints the URL to
//! open. The refresh token is in the file `refresh-token` of the working directory, which only its owner can read; a program
//! for other people has it in the keychain of the system.

use std::error::Error;
use std::fs::{self, OpenOptions};
use std::io::Write as _;

use sailpoint::{Client, ClientBuilder, UserTokens};

const FILE: &str = "refresh-token";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let id = arguments.next().ok_or("name the client ID")?;
    let page = arguments.next().ok_or("name the URL at which users authorize the client")?;
    let tokens = tokens(&id, page).await?.on_refresh_token(|token| {
        if let Err(error) = store(token) {
            eprintln!("the next run needs the browser again: {error}");
        }
    });
    let client = settings().token_provider(tokens).build()?;
    let request = client.v2024().recommendations().get_recommendations_config();
    println!("{:?}", request.send().await?.value().only_tune_threshold);
    Ok(())
}

/// Returns the tokens of the user who has authorized the program, now or in an earlier run.
async fn tokens(id: &str, page: String) -> Result<UserTokens, Box<dyn Error>> {
    let builder = settings().authorization_url(page).scopes("sp:scopes:all");
    let flow = builder.user_auth_code_flow(id)?;
    if let Ok(stored) = fs::read_to_string(FILE) {
        return Ok(flow.resume(stored));
    }
    Ok(flow.authorize(|url| println!("Open {url}")).await?)
}

/// Returns the settings of both clients: the one that the user authorizes, and the one that sends the requests.
fn settings() -> ClientBuilder {
    let base_url = std::env::var("SAIL_BASE_URL").unwrap_or_default();
    Client::builder().base_url(base_url).experimental(true)
}

/// Stores the refresh token.
fn store(token: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(FILE)?.write_all(token.as_bytes())
}
