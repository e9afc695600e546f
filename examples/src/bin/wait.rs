//! Starts a role mining session and waits for it. If the first argument is the ID of a session, waits for that one.

use std::time::Duration;

use sailpoint::v2024::types::RoleMiningSessionDto;
use sailpoint::{Client, Error, WaitError, WaitOptions};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::builder().environment().experimental(true).build()?;
    let tag = client.v2024().role_mining();
    let options = WaitOptions::default()
        .total_timeout(Duration::from_secs(600))
        .on_state(|state| println!("{state}"));
    let session = if let Some(id) = std::env::args().nth(1) {
        tag.get_role_mining_session_status(&id).wait_until_done(&options).await
    } else {
        let body = RoleMiningSessionDto::default();
        tag.create_role_mining_sessions(&body).send_and_wait(&options).await
    };
    match session {
        Ok(session) => println!("{:?} potential roles", session.value().potential_role_count),
        Err(error) if matches!(error.error, WaitError::TimedOut(_)) => {
            println!("run again with the argument {:?}", error.id);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
