//! Prints the role mining sessions.

use sailpoint::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::builder().environment().experimental(true).build()?;
    let mut sessions = client.v2024().role_mining().get_role_mining_sessions().items();
    while let Some(session) = sessions.next().await {
        let session = session?;
        println!("{:?}: {:?} potential roles", session.name, session.potential_role_count);
    }
    Ok(())
}
