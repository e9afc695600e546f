//! An HTTP/1.1 server for tests: it records every request exactly and sends the responses of a script.
//!
//! ```
//! use sailwright_test_server::{ScriptedResponse, Server};
//! use tokio::io::{AsyncReadExt, AsyncWriteExt};
//! use tokio::net::TcpStream;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let server = Server::start(|request| match request.target.as_str() {
//!     "/pets" => ScriptedResponse::json(200, "[]"),
//!     _ => ScriptedResponse::new(404).header("connection", "close"),
//! });
//!
//! let mut stream = TcpStream::connect(server.address()).await?;
//! stream.write_all(b"GET /dogs HTTP/1.1\r\nhost: localhost\r\n\r\n").await?;
//! let mut response = String::new();
//! stream.read_to_string(&mut response).await?;
//!
//! assert!(response.starts_with("HTTP/1.1 404 "));
//! assert_eq!(server.requests()[0].header("host"), Some("localhost"));
//! # Ok(())
//! # }
//! ```
//!
//! A script is a function from a request to a [`ScriptedResponse`]. [`sequence`] makes one from a list of responses.
//! A response can also break the rules of HTTP: a wrong length, a truncated body, a pause between two bytes, bytes
//! without end, silence, or a closed connection.
//!
//! A [`Server`] listens on a free port of 127.0.0.1 and stops when it is dropped. It also stops after a
//! [lifetime](ServerBuilder::lifetime) of real time, so that a test that waits for a silent server fails instead of
//! running forever.
#![allow(clippy::missing_panics_doc, reason = "a broken server must end the test")]

mod accept;
mod builder;
mod connection;
mod lifetime;
mod reader;
mod request;
mod response;
mod script;
mod server;
mod shared;
mod tls;

pub use builder::ServerBuilder;
pub use request::RecordedRequest;
pub use response::ScriptedResponse;
pub use script::sequence;
pub use server::{Server, refusing_url};
pub use tls::ROOT_CERTIFICATE;
