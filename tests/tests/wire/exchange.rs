//! A client and its server, for the calls of one operation.

use std::fmt::Debug;
use std::thread;
use std::time::Duration;

use sailpoint::{Client, Download, Error, Response, RetryPolicy};
use sailwright_runtime::Documented;
use sailwright_test_server::{ScriptedResponse, Server, sequence};
use serde::Serialize;
use serde_json::Value;
use tokio::time::{sleep, timeout};

use crate::Version;
use crate::document::operation;
use crate::example::{Detail, response};
use crate::expect::{Expected, TOKEN};

/// The time in which a call must end.
const CALL_TIMEOUT: Duration = Duration::from_secs(10);

/// A client, and a server with scripted responses for the calls of one operation.
///
/// Each operation is called twice: with its required arguments, and with all arguments. The response to the first call is
/// the documented example, the response to the second one contains all properties.
pub struct Wire {
    version: &'static Version,
    server: Server,
    responses: Vec<ScriptedResponse>,
    /// The client under test.
    pub client: Client,
}

impl Wire {
    /// Creates a wire for the two calls of an operation.
    pub async fn to(version: &'static Version, id: &str) -> Self {
        let operation = operation(version, id);
        let responses = [Detail::Documented, Detail::Complete]
            .map(|detail| response(&operation, None, detail))
            .to_vec();
        Self::scripted(version, responses).await
    }

    /// Creates a wire with other responses. The last one is sent first.
    #[allow(clippy::unused_async, reason = "the server requires the runtime of the test")]
    pub async fn scripted(version: &'static Version, responses: Vec<ScriptedResponse>) -> Self {
        let responses: Vec<_> =
            responses.into_iter().map(|response| response.header("connection", "close")).collect();
        let server = Server::start(sequence(responses.clone()));
        let client = Client::builder()
            .base_url(server.url())
            .token(TOKEN)
            .experimental(true)
            .retry(RetryPolicy::none())
            .build()
            .expect("a client");
        Self { version, server, responses, client }
    }

    /// Compares the request of a call, and returns its outcome.
    pub async fn exchange<C>(&self, expected: Expected, call: C) -> C::Output
    where
        C: Future<Output: Debug>,
    {
        let before = self.server.requests().len();
        let outcome = timeout(CALL_TIMEOUT, call).await.expect("the call takes too long");
        let requests = self.server.requests();
        let [received] = &requests[before..] else {
            panic!("{} requests instead of one: {outcome:?}", requests.len() - before)
        };
        expected.assert_is(self.version, &self.server.address().to_string(), received);
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
        let scripted = self.next();
        let response = self.exchange(expected, call).await.expect("a success response");
        assert_eq!(Some(response.raw().status().as_u16()), scripted.status());
        let value = response.into_value();
        let sent: Value = serde_json::from_slice(&scripted.body()).expect("JSON");
        let written = serde_json::to_value(&value).expect("a value that can be written");
        assert_eq!(written, sent, "the encoded value differs from the response");
        let shown = format!("{value:?}").replace("Unknown(None)", "");
        assert!(!shown.contains("Unknown("), "a documented value is decoded as unknown: {shown}");
        value
    }

    /// Returns whether no request was sent.
    pub async fn is_untouched(&self) -> bool {
        sleep(Duration::from_millis(20)).await;
        self.server.connections() == 0
    }

    /// Returns the response of the next call.
    fn next(&self) -> &ScriptedResponse {
        self.responses.get(self.server.requests().len()).expect("a response for each call")
    }

    /// Compares the request and all bytes of a download.
    pub async fn check_bytes<E, C>(&self, expected: Expected, call: C)
    where
        C: Future<Output = Result<Response<Download>, Error<E>>>,
        E: Documented,
    {
        let scripted = self.next();
        let call = async {
            let download = call.await?.into_value();
            download.into_bytes(scripted.body().len()).await.map_err(Error::typed)
        };
        let bytes = self.exchange(expected, call).await.expect("a success response");
        assert_eq!(bytes, scripted.body());
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if !thread::panicking() {
            let requests = self.server.requests().len();
            assert_eq!(requests, self.responses.len(), "a response for each request");
        }
    }
}
