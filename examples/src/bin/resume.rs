//! Prints the role mining sessions, at most three in each run. The position is saved in the file `position.json`, so that
//! the next run continues there.

use std::error::Error;
use std::fs;

use sailpoint::Client;

const FILE: &str = "position.json";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().environment().experimental(true).build()?;
    let list = client.v2024().role_mining().get_role_mining_sessions();
    let mut sessions = list.items().prefetch(true);
    if let Ok(saved) = fs::read_to_string(FILE) {
        sessions = sessions.start_at(serde_json::from_str(&saved)?);
    }
    for _ in 0..3 {
        let Some(session) = sessions.next().await else { break };
        println!("{:?}", session?.name);
    }
    match sessions.position() {
        Some(position) => fs::write(FILE, serde_json::to_string(&position)?)?,
        None => drop(fs::remove_file(FILE)),
    }
    Ok(())
}
