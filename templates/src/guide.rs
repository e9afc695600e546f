//! A guide to the use of the client.
//!
//! # Configuration and credentials
//!
//! A client requires a base URL and, for most APIs, credentials. They are set in code, or read from environment
//! variables and a file. An error of [`build`](crate::ClientBuilder::build) names the setting that is missing or invalid.
//!
//! ```
//! use std::time::Duration;
//! use sailwright_runtime::{Client, ConfigError};
//!
//! fn client() -> Result<Client, ConfigError> {
//!     Client::builder()
//!         .base_url("https://api.example.com")
//!         .token("secret")
//!         .total_timeout(Duration::from_secs(120))
//!         .user_agent_suffix("my-app/1.0")
//!         .build()
//! }
//! # client().unwrap();
//! ```
//!
//! <!-- part: tokens -->
//! An access token is fetched with the first request, shared by all clones of the client, and renewed before it expires,
//! or after the server has rejected it. Concurrent requests share one token request. To use tokens from another source,
//! set a fixed [`token`](crate::ClientBuilder::token) or a [`TokenProvider`](crate::TokenProvider).
//!
//! <!-- end -->
//! Credentials are sent to the base URL, and to the servers that the API document assigns to single operations (see
//! [`server`](crate::ClientBuilder::server)), but not to other origins after a redirect. They are sent over https, and
//! over plain http only to this machine. They are hidden in `Debug` output, errors and traces.
//!
//! # Errors
//!
//! ```
//! use sailwright_runtime::{Error, Value};
//!
//! fn report(error: &Error<Value>) {
//!     match error {
//!         Error::Api(api) => println!("{}: {}", api.raw().status(), api.body()),
//!         Error::Decode(decode) => println!("{:?} near {}", decode.path(), decode.excerpt()),
//!         _ => println!("{error}"),
//!     }
//!     if let Some(delay) = error.retry_after() {
//!         println!("retry after {} s", delay.as_secs());
//!     } else if error.may_have_been_carried_out() {
//!         println!("check the state on the server before a retry");
//!     }
//! }
//! ```
//!
//! [`Error::Api`](super::Error::Api) contains the documented error body of the operation. For all errors with a
//! response, [`Error::raw`](super::Error::raw) returns its status code, headers and body.
//!
//! The errors of all operations convert into `Error` without a type parameter, so calls of several tags can use `?` in
//! one function. The typed body is then the [`source`](std::error::Error::source):
//!
//! ```
//! use sailwright_runtime::{Client, Error, Method, Value};
//!
//! async fn copy(client: &Client) -> Result<(), Error> {
//!     let pets: Value = client.request(Method::GET, "/pets").send().await?.json()?;
//!     client.request(Method::PUT, "/copy").json(&pets).send().await?;
//!     Ok(())
//! }
//!
//! async fn report(client: &Client) {
//!     match copy(client).await {
//!         Ok(()) => println!("copied"),
//!         Err(error) if error.is_status(404) => println!("there are no pets"),
//!         Err(error) if error.is_timeout() || error.is_connect() => println!("try again: {error}"),
//!         Err(error) => println!("{error}"),
//!     }
//! }
//! ```
//!
//! # Retries
//!
//! Only safe requests are retried:
//!
//! - all requests if no connection could be made, and after status code 429;
//! - idempotent requests (`GET`, `PUT`, `DELETE`) also after status code 502, 503 or 504, a closed connection, or an
//!   expired attempt timeout.
//!
//! The delay of a `Retry-After` header is respected. If it ends after the deadline of the call, the error is returned
//! immediately. A retry budget limits the retries during an outage; see [`RetryPolicy`](super::RetryPolicy).
//!
//! ```
//! use std::time::Duration;
//! use sailwright_runtime::{CallOptions, Client, RetryPolicy};
//!
//! fn interactive(client: &Client) -> Client {
//!     client.with_options(
//!         CallOptions::new()
//!             .total_timeout(Duration::from_secs(10))
//!             .retry(RetryPolicy::default().max_attempts(2))
//!             .idempotent(true),
//!     )
//! }
//! ```
//!
//! <!-- part: pagination -->
//! # Pages
//!
//! [`Pages`](super::Pages) and [`Items`](super::Items) request each page when it is needed. The list ends with the total,
//! with a page that is not full, with a page without a cursor, or with an error response to an offset after the last item.
//!
//! ```
//! use sailwright_runtime::{Error, Items, Value};
//!
//! async fn print(mut items: Items<Value, Value>) -> Result<(), Error> {
//!     while let Some(item) = items.next().await {
//!         println!("{}", item?);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! <!-- end -->
//! <!-- part: download -->
//! # Files
//!
//! A file is received in chunks:
//!
//! ```
//! use sailwright_runtime::{Download, Error};
//!
//! async fn save(download: Download) -> Result<u64, Error> {
//!     download.on_progress(|received, _| println!("{received} bytes")).to_file("export.zip").await
//! }
//! ```
//!
//! <!-- end -->
//! <!-- part: jobs -->
//! # Jobs
//!
//! A long-running operation is polled until it is done:
//!
//! ```
//! use sailwright_runtime::{Error, Progress, Value, WaitError, WaitOptions, wait};
//!
//! async fn result<F>(poll: impl FnMut() -> F) -> Result<String, WaitError>
//! where
//!     F: Future<Output = Result<Progress<String>, Error>>,
//! {
//!     wait(&WaitOptions::new(), poll).await
//! }
//! ```
//!
//! If three operations are configured as one job, the request that starts it has a method `send_and_wait`, which returns
//! the result. Its error, a [`JobError`](super::JobError), contains the ID of the job, because the server continues the
//! job after a timeout.
//!
//! <!-- end -->
//! # Hooks and traces
//!
//! Hooks are called for each attempt. With the feature `tracing`, each call has a span.
//!
//! ```
//! use sailwright_runtime::ClientBuilder;
//!
//! fn observed(builder: ClientBuilder) -> ClientBuilder {
//!     builder.on_response(|result| {
//!         println!("{} {:?} {:?}", result.operation(), result.status(), result.elapsed());
//!     })
//! }
//! ```
//!
//! # Tests of an application
//!
//! In a test, the client sends its requests to a server on the loopback interface, so nothing is mocked between them. Use
//! a crate for test servers, or the standard library:
//!
//! ```
//! use std::io::{Read, Write};
//! use std::net::TcpListener;
//! use sailwright_runtime::Client;
//!
//! let listener = TcpListener::bind("127.0.0.1:0")?;
//! let client = Client::builder()
//!     .base_url(format!("http://{}", listener.local_addr()?))
//!     .token("test")
//!     .build()?;
//! std::thread::spawn(move || {
//!     for stream in listener.incoming() {
//!         let mut stream = stream?;
//!         let read = stream.read(&mut [0; 4096])?;
//!         assert!(read > 0);
//!         stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]")?;
//!     }
//!     std::io::Result::Ok(())
//! });
//! # let _ = client;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
