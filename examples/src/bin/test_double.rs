//! Tests a function without a network: the transport of the client is a double that plays a response.

use std::sync::{Arc, Mutex, PoisonError};

use sailpoint::transport::http::{Request, Response};
use sailpoint::transport::{Transport, TransportBody, TransportFailure};
use sailpoint::{BoxFuture, Client, Error};

/// The function that is tested.
async fn count(client: &Client) -> Result<usize, Error> {
    let mut sessions = client.v2024().role_mining().get_role_mining_sessions().items();
    let mut count = 0;
    while let Some(session) = sessions.next().await {
        session?;
        count += 1;
    }
    Ok(count)
}

/// A server in the process, which records the paths of the requests.
#[derive(Default)]
struct Double(Mutex<Vec<String>>);

impl Transport for Double {
    fn send(
        &self,
        request: Request<TransportBody>,
    ) -> BoxFuture<'_, Result<Response<TransportBody>, TransportFailure>> {
        let path = request.uri().path().to_owned();
        let is_first = request.uri().query().is_none_or(|query| query.contains("offset=0"));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(path);
        let page = if is_first { r#"[{"name":"Finance"},{"name":"Sales"}]"# } else { "[]" };
        Box::pin(async move { Ok(Response::new(TransportBody::from(page))) })
    }
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let double = Arc::new(Double::default());
    let client = Client::builder()
        .base_url("https://tenant.api.example")
        .token("none")
        .experimental(true)
        .transport(double.clone())
        .build()?;
    println!("{} sessions", count(&client).await?);
    let paths = double.0.lock().unwrap_or_else(PoisonError::into_inner);
    println!("{} requests to {}", paths.len(), paths.first().map_or("nothing", String::as_str));
    Ok(())
}
