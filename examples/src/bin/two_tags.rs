//! Compares the lists of two tags; both calls return their errors with `?`.

use sailpoint::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::builder().environment().experimental(true).build()?;
    let api = client.v2024();
    let recommended =
        api.access_request_recommendations().get_access_request_recommendations().items();
    let roles = api.role_mining().get_all_potential_role_summaries().items();
    let (recommended, roles) = (recommended.all().await?, roles.all().await?);
    println!("{} recommendations, {} potential roles", recommended.len(), roles.len());
    Ok(())
}
