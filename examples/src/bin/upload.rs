//! Uploads a file as a part of a multipart form.

use std::env;
use std::error::Error;
use std::path::Path;

use examples::files::{Body, Client, FilePart};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("usage: upload FILE")?;
    let client = Client::from_environment()?;
    let name = Path::new(&path).file_name().ok_or("the path of a folder")?.to_string_lossy();
    let file = FilePart::new(name, Body::file(&path).await?).media_type("text/csv");
    let request = client.uploads().create_upload(&file).description("Import of accounts");
    let upload = request.send().await?.into_value();
    println!("{}: {} bytes", upload.id, upload.size);
    Ok(())
}
