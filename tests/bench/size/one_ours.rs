//! A program that calls one operation with the generated client.

use sailpoint::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let base_url = arguments.next().unwrap_or_default();
    let token = arguments.next().unwrap_or_default();
    let client = Client::builder().base_url(base_url).token(token).experimental(true).build()?;
    let request = client.v2024().recommendations().get_recommendations_config();
    println!("{:?}", request.send().await?.value());
    Ok(())
}
