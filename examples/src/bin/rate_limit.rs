//! Waits for the delay that the server requests after status code 429, if the retries of the client do not suffice.

use std::time::Duration;

use sailpoint::{Client, Error, RetryPolicy};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::builder()
        .environment()
        .experimental(true)
        .retry(RetryPolicy::default().max_attempts(5))
        .total_timeout(Duration::from_secs(60))
        .build()?;
    loop {
        let request = client.v2024().recommendations().get_recommendations_config();
        let error = match request.send().await {
            Ok(config) => {
                println!("{:?}", config.value());
                return Ok(());
            }
            Err(error) => error,
        };
        match error.retry_after() {
            Some(delay) if error.is_status(429) => {
                println!("too many requests: the next attempt is in {} s", delay.as_secs());
                tokio::time::sleep(delay).await;
            }
            _ => return Err(error.into()),
        }
    }
}
