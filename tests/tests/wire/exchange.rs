//! A client and the server that it talks to, for the calls of one operation.

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

/// The wire between a client and a server that is ready for the calls of one operation.
///
/// Each operation is called twice: with what it requires, and with everything it can take. The first
/// call gets the documented example as its answer, the second one an answer in which nothing is left out.
pub struct Wire {
    version: &'static Version,
    server: Server,
    responses: RefCell<Vec<IncomingResponse>>,
    /// The client under test.
    pub client: Client,
}

impl Wire {
    /// Makes ready for the two calls of an operation.
    pub async fn to(version: &'static Version, id: &str) -> Self {
        let operation = operation(version.folder, id);
        // The last one is given first.
        let responses = [Detail::Complete, Detail::Documented]
            .map(|detail| response(&operation, None, detail))
            .to_vec();
        Self::scripted(version, responses).await
    }

    /// Makes ready for calls with answers that are not those of success. The last one is given first.
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

    /// Compares the request of a call, and gives what became of the call.
    pub async fn exchange<C>(&self, expected: Expected, call: C) -> C::Output
    where
        C: Future<Output: Debug>,
    {
        let canned = self.responses.borrow_mut().pop().expect("an answer that is left");
        let (received, outcome) = self.server.response(canned, call).await;
        expected.assert_is(self.version, &self.server.host(), &received);
        outcome
    }

    /// Compares the request of a call; its answer must be decoded completely, and written back equal.
    pub async fn check<T, E, C>(&self, expected: Expected, call: C) -> T
    where
        C: Future<Output = Result<Response<T>, Error<E>>>,
        T: Serialize + Debug,
        E: Debug,
    {
        let canned = self.responses.borrow().last().cloned().expect("an answer that is left");
        let response = self.exchange(expected, call).await.expect("an answer of success");
        assert_eq!(response.status().as_u16(), canned.status);
        let value = response.into_value();
        let sent: Value = serde_json::from_slice(&canned.body).expect("JSON");
        let written = serde_json::to_value(&value).expect("a value that can be written");
        assert_eq!(written, sent, "the answer written back, and as it was sent");
        let shown = format!("{value:?}").replace("Unknown(None)", "");
        assert!(!shown.contains("Unknown("), "a property or value is documented, but unknown: {shown}");
        value
    }

    /// Whether nothing was sent.
    pub async fn is_untouched(&self) -> bool {
        self.server.is_untouched().await
    }

    /// Compares the request of a download and every byte of it.
    pub async fn check_bytes<E, C>(&self, expected: Expected, call: C)
    where
        C: Future<Output = Result<Response<Download>, Error<E>>>,
        E: Debug,
    {
        let canned = self.responses.borrow().last().cloned().expect("an answer that is left");
        let call = async {
            let download = call.await?.into_value();
            Ok::<_, Error<E>>(download.into_bytes(canned.body.len()).await?)
        };
        let bytes = self.exchange(expected, call).await.expect("an answer of success");
        assert_eq!(bytes, canned.body);
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if !thread::panicking() {
            let left = self.responses.borrow().len();
            assert_eq!(left, 0, "answers that no call was made for");
        }
    }
}
