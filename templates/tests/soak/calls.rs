//! The calls of a caller.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sailwright_runtime::generated::{
    CallOptions, Client, Error, HeaderName, HeaderValue, Method, Pages, Pagination, Request, Value,
};

use crate::ledger::{Ledger, Repetition};
use crate::server::DOWNLOAD;

const LIST: Pagination = Pagination::offset("offset").limit("limit", 10);

/// Makes one call after another until a time.
pub async fn run(client: Client, ledger: Arc<Ledger>, seed: u64, end: Instant) {
    let mut random = fastrand::Rng::with_seed(seed);
    while Instant::now() < end {
        let (repetition, id, result) = call(&client, &ledger, random.u8(..10)).await;
        let (name, is_denied) = match &result {
            Ok(()) => ("success", false),
            Err(error) => (name(error), !error.may_have_been_carried_out()),
        };
        // Only one request of a list has failed.
        ledger.end(id, name, is_denied && repetition != Repetition::Safe);
        tokio::time::sleep(Duration::from_millis(random.u64(..40))).await;
    }
}

async fn call(
    client: &Client,
    ledger: &Ledger,
    choice: u8,
) -> (Repetition, u64, Result<(), Error>) {
    let repetition = match choice {
        0..2 => Repetition::Unsafe,
        2..4 => Repetition::WithKey,
        _ => Repetition::Safe,
    };
    let id = ledger.begin(repetition);
    let header = HeaderValue::from(id);
    let options = CallOptions::default().header(HeaderName::from_static("x-call"), header);
    let client = client.with_options(options);
    let result = match choice {
        0..4 => write(&client, id, repetition).await,
        4 => download(&client).await,
        5 => list(&client).await,
        _ => read(&client, id).await,
    };
    (repetition, id, result)
}

async fn read(client: &Client, id: u64) -> Result<(), Error> {
    let request = Request::new(Method::GET, "/v1", "/thing");
    let response = client.raw_client().execute(request).await?;
    if !response.status().is_success() {
        return Err(response.into_error());
    }
    assert_eq!(response.json::<Vec<u64>>()?.into_value(), [id], "the response of another call");
    Ok(())
}

async fn write(client: &Client, id: u64, repetition: Repetition) -> Result<(), Error> {
    let mut request = Request::new(Method::POST, "/v1", "/things");
    request.json("application/json", &"x".repeat(300));
    if repetition == Repetition::WithKey {
        request.idempotency_key("Idempotency-Key");
    }
    let response = client.raw_client().execute(request).await?;
    if !response.status().is_success() {
        return Err(response.into_error());
    }
    assert_eq!(response.json::<Vec<u64>>()?.into_value(), [id], "the response of another call");
    Ok(())
}

async fn download(client: &Client) -> Result<(), Error> {
    let download = client.request(Method::GET, "/v1/file").send_for_download().await?;
    let written = download.into_value().to_writer(&mut tokio::io::sink()).await?;
    // The other length is that of the JSON that does not match.
    assert!([10, DOWNLOAD as u64].contains(&written), "{written} bytes");
    Ok(())
}

async fn list(client: &Client) -> Result<(), Error> {
    let request = Request::new(Method::GET, "/v1", "/list");
    let pages = Pages::<u64, Value>::new(client.raw_client(), request, LIST);
    let items = pages.items().all().await?;
    assert_eq!(items, (0..30).collect::<Vec<_>>());
    Ok(())
}

fn name(error: &Error) -> &'static str {
    match error {
        Error::Config(_) => "config",
        Error::Build(_) => "build",
        Error::Auth(_) => "auth",
        Error::Transport(_) => "transport",
        Error::Api(_) => "api",
        Error::Undocumented(_) => "undocumented",
        Error::Decode(_) => "decode",
        Error::Save(_) => "save",
        _ => "other",
    }
}
