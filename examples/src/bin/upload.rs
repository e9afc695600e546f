//! Uploads a file as a part of a multipart form.

use std::env;
use std::error::Error;

use examples::files::{Body, Client, FilePart};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("usage: upload FILE")?;
    let client = Client::builder().token(env::var("FILES_ACCESS_TOKEN")?).build()?;
    let file = FilePart::new(&path, Body::file(&path).await?).media_type("text/csv");
    let request = client.uploads().create_upload(&file).description("Import of accounts");
    let upload = request.send().await?.into_value();
    println!("{}: {} bytes", upload.id, upload.size);
    Ok(())
}
