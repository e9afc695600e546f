//! How to live with the client.
//!
//! # Credentials
//!
//! A client knows where the API is and who it is itself. What the code does not say can come from
//! the environment or a file; what is wrong is an error that names the setting.
//!
//! ```
//! use std::time::Duration;
//! use sailwright_runtime::runtime::{Client, ConfigError, EnvironmentNames, RateLimiter};
//!
//! const NAMES: EnvironmentNames = EnvironmentNames {
//!     prefix: "ACME",
//!     file: "config.json",
//!     base_url: "BaseURL",
//!     client_id: "ClientId",
//!     client_secret: "ClientSecret",
//! };
//!
//! fn client() -> Result<Client, ConfigError> {
//!     Client::builder()
//!         .base_url("https://api.acme.example")
//!         .client_credentials("id", "secret")
//!         .from_environment(&NAMES)
//!         .total_timeout(Duration::from_secs(120))
//!         .limiter(RateLimiter::new(100, Duration::from_secs(10)))
//!         .user_agent_suffix("my-app/1.0")
//!         .build()
//! }
//! # client().unwrap();
//! ```
//!
//! A token is fetched with the first request, kept by all clones of the client, renewed before it
//! expires, and once when the server refuses it; only one request for a token is under way, however
//! many callers wait. A token of another origin is given with
//! [`token`](super::ClientBuilder::token) or a [`TokenProvider`](super::TokenProvider). Credentials are sent over https and to
//! this machine, to the base URL and to the servers that the document gives to single operations (see
//! [`server`](super::ClientBuilder::server)), not to the origins that a redirect leads to, and they do not show in `Debug`, errors and traces.
//!
//! # Errors
//!
//! ```
//! use sailwright_runtime::runtime::{Error, Value};
//!
//! fn report(error: &Error<Value>) {
//!     match error {
//!         Error::Api(api) => println!("{}: {}", api.status(), api.body()),
//!         Error::Decode(decode) => println!("{:?} near {}", decode.path(), decode.excerpt()),
//!         _ => println!("{error}"),
//!     }
//!     if let Some(wait) = error.retry_after() {
//!         println!("come back in {} s", wait.as_secs());
//!     } else if error.may_have_been_carried_out() {
//!         println!("look before you try again");
//!     }
//! }
//! ```
//!
//! [`Error::Api`](super::Error::Api) is what the API documents, with the type that it documents.
//! Everything that came is in [`Error::raw`](super::Error::raw): status, headers and body.
//!
//! # Retries
//!
//! Sent again is what cannot do harm: requests for which no connection was made, whatever the
//! method; those that were answered 429; and idempotent ones (`GET`, `PUT`, `DELETE`) after 502,
//! 503, 504 or a broken connection. A `Retry-After` is waited for in full, unless the deadline of
//! the call is nearer: then the error comes at once. A budget ends the retries of an outage.
//!
//! ```
//! use std::time::Duration;
//! use sailwright_runtime::runtime::{CallOptions, Client, RetryPolicy};
//!
//! fn for_a_person_who_waits(client: &Client) -> Client {
//!     client.with(
//!         CallOptions::new()
//!             .total_timeout(Duration::from_secs(10))
//!             .retry(RetryPolicy::default().attempts(2))
//!             .idempotent(true),
//!     )
//! }
//! ```
//!
//! # Pages
//!
//! [`Pages`](super::Pages) and [`Items`](super::Items) fetch a page when it is asked for, and find
//! the end by the total, a short page, the refusal of the offset behind the last item, or a page
//! that does not say how to go on.
//!
//! ```
//! use sailwright_runtime::runtime::{Error, Items, Value};
//!
//! async fn print(mut items: Items<Value, Value>) -> Result<(), Error<Value>> {
//!     while let Some(item) = items.next().await {
//!         println!("{}", item?);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! # Files and jobs
//!
//! ```
//! use sailwright_runtime::runtime::{
//!     Download, Error, Failure, Progress, Value, WaitError, WaitOptions, wait,
//! };
//!
//! async fn save(download: Download) -> Result<u64, Failure> {
//!     download.on_progress(|received, _| println!("{received} bytes")).to_file("export.zip").await
//! }
//!
//! async fn done<F>(ask: impl FnMut() -> F) -> Result<String, WaitError<Value>>
//! where
//!     F: Future<Output = Result<Progress<String>, Error<Value>>>,
//! {
//!     wait(&WaitOptions::new(), ask).await
//! }
//! ```
//!
//! Where three operations are one job, the one that starts it has `send_and_wait`, which answers the result. Its
//! error, a [`JobError`](super::JobError), holds the id of the job: the server goes on with it when the caller gives up.
//!
//! # Looking inside
//!
//! Hooks see each attempt; the feature `tracing` makes a span of each call.
//!
//! ```
//! use sailwright_runtime::runtime::ClientBuilder;
//!
//! fn observed(builder: ClientBuilder) -> ClientBuilder {
//!     builder.on_response(|observed| {
//!         println!("{} {:?} {:?}", observed.operation(), observed.status(), observed.elapsed());
//!     })
//! }
//! ```
//!
//! # Testing your own code
//!
//! The client speaks to any server; in a test to one of your own on loopback, with nothing mocked
//! in between. A framework for such servers does it, and so does the standard library:
//!
//! ```
//! use std::io::{Read, Write};
//! use std::net::TcpListener;
//! use sailwright_runtime::runtime::Client;
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
