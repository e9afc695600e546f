//! Compares the lists of two tags; both calls return their errors with `?`.

use std::error::Error;

use sailpoint::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().environment().experimental(true).build()?;
    let api = client.v2024();
    let recommended =
        api.iai_access_request_recommendations().get_access_request_recommendations().items();
    let roles = api.iai_role_mining().get_all_potential_role_summaries().items();
    let (recommended, roles) = (recommended.all().await?, roles.all().await?);
    println!("{} recommendations, {} potential roles", recommended.len(), roles.len());
    Ok(())
}
