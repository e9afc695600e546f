//! Configures connections: certificates from files, pools and timeouts.
//!
//! The arguments are the file of the authority that signed the certificate of the server, and, for a server that requires
//! one, the files of the certificate of the client and of its key, all in PEM format.

use std::error::Error;
use std::time::Duration;

use sailpoint::{Client, TlsBackend};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut files = std::env::args().skip(1);
    let authority = std::fs::read(files.next().ok_or("name the file of the authority")?)?;
    let mut builder = Client::builder()
        .environment()
        .experimental(true)
        .tls_backend(TlsBackend::RustlsRing)
        .only_root_certificates(authority)
        .connect_timeout(Duration::from_secs(3))
        .read_timeout(Duration::from_secs(20))
        .request_timeout(Duration::from_secs(60))
        .pool_idle_timeout(Duration::from_secs(30))
        .pool_max_idle_per_host(4);
    if let (Some(certificate), Some(key)) = (files.next(), files.next()) {
        builder = builder.client_certificate(std::fs::read(certificate)?, std::fs::read(key)?);
    }
    let client = builder.build()?;
    let request = client.v2024().recommendations().get_recommendations_config();
    println!("{:?}", request.send().await?.value().only_tune_threshold);
    Ok(())
}
