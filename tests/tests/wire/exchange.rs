//! A client and its server, for the calls of one operation.

use std::cell::RefCell;
use std::fmt::Debug;
use std::thread;

use sailpoint::{Client, Download, Error, Response, RetryPolicy};
use serde::Serialize;
use serde_json::Value;

use crate::Version;
use crate::document::operation;
use crate::example::{Detail, response};
use crate::expect::{Expected, TOKEN};
use crate::server::{IncomingResponse, Server};

/// A client, and a server with scripted responses for the calls of one operation.
///
/// Each operation is called twice: with its required arguments, and with all arguments. The response to the first call is
/// the documented example, the response to the second one contains all properties.
pub struct Wire {
    version: &'static Version,
    server: Server,
    responses: RefCell<Vec<IncomingResponse>>,
    /// The client under test.
    pub client: Client,
}

impl Wire {
    /// Creates a wire for the two calls of an operation.
    pub async fn to(version: &'static Version, id: &str) -> Self {
        let operation = operation(version.folder, id);
        // The last response is sent first.
        let responses = [Detail::Complete, Detail::Documented]
            .map(|detail| response(&operation, None, detail))
            .to_vec();
        Self::scripted(version, responses).await
    }

    /// Creates a wire with other responses. The last one is sent first.
    pub async fn scripted(version: &'static Version, responses: Vec<IncomingResponse>) -> Self {
        let server = Server::start().await;
        let client = Client::builder()
            .base_url(format!("http://{}", server.host()))
            .token(TOKEN)
            .experimental(true)
            .retry(RetryPolicy::none())
            .build()
            .expect("a client");
        Self { version, server, responses: RefCell::new(responses), client }
    }

    /// Compares the request of a call, and returns its outcome.
    pub async fn exchange<C>(&self, expected: Expected, call: C) -> C::Output
    where
        C: Future<Output: Debug>,
    {
        let canned = self.responses.borrow_mut().pop().expect("a response for this call");
        let (received, outcome) = self.server.response(canned, call).await;
        expected.assert_is(self.version, &self.server.host(), &received);
        outcome
    }

    /// Compares the request of a call, and checks that its response is decoded completely and encoded again without a
    /// difference.
    pub async fn check<T, E, C>(&self, expected: Expected, call: C) -> T
    where
        C: Future<Output = Result<Response<T>, Error<E>>>,
        T: Serialize + Debug,
        E: Debug,
    {
        let canned = self.responses.borrow().last().cloned().expect("a response for this call");
        let response = self.exchange(expected, call).await.expect("a success response");
        assert_eq!(response.status().as_u16(), canned.status);
        let value = response.into_value();
        let sent: Value = serde_json::from_slice(&canned.body).expect("JSON");
        let written = serde_json::to_value(&value).expect("a value that can be written");
        assert_eq!(written, sent, "the encoded value differs from the response");
        let shown = format!("{value:?}");
        for sign in ["Unrecognized(", "Unknown(Some("] {
            assert!(!shown.contains(sign), "a documented value is decoded as unknown: {shown}");
        }
        value
    }

    /// Returns whether no request was sent.
    pub async fn is_untouched(&self) -> bool {
        self.server.is_untouched().await
    }

    /// Compares the request and all bytes of a download.
    pub async fn check_bytes<E, C>(&self, expected: Expected, call: C)
    where
        C: Future<Output = Result<Response<Download>, Error<E>>>,
        E: Debug,
    {
        let canned = self.responses.borrow().last().cloned().expect("a response for this call");
        let call = async {
            let download = call.await?.into_value();
            Ok::<_, Error<E>>(download.into_bytes(canned.body.len()).await?)
        };
        let bytes = self.exchange(expected, call).await.expect("a success response");
        assert_eq!(bytes, canned.body);
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if !thread::panicking() {
            let left = self.responses.borrow().len();
            assert_eq!(left, 0, "responses without a call");
        }
    }
}
