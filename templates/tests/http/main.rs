//! The client against a server that misbehaves on purpose; each test is named after its rule.

mod auth;
mod bytes;
mod config;
mod connect;
mod cursors;
mod errors;
mod events;
mod jobs;
mod limits;
mod pages;
mod redirects;
mod replies;
mod requests;
mod retries;
mod server;
mod servers;
