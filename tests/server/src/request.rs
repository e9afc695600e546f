//! A request as the server received it.

/// A request as the server received it.
///
/// ```
/// use sailwright_test_server::RecordedRequest;
///
/// fn is_second_page(request: &RecordedRequest) -> bool {
///     request.method == "GET" && request.query("offset") == Some("250")
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedRequest {
    /// The method.
    pub method: String,
    /// The request target as it was sent: usually path and query, still percent-encoded.
    pub target: String,
    /// The headers in the order of arrival. Names are as they were sent; bytes of a value that are not UTF-8 are
    /// replaced, see [`head`](Self::head).
    pub headers: Vec<(String, String)>,
    /// All bytes before the body, with the empty line that ends the head.
    pub head: Vec<u8>,
    /// The bytes of the body. Chunks are joined.
    pub body: Vec<u8>,
    /// The number of requests that the server received before this one.
    pub index: usize,
}

impl RecordedRequest {
    /// Returns the request line, for example `GET /pets HTTP/1.1`.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} {} HTTP/1.1", self.method, self.target)
    }

    /// Returns the value of the first header with a name, in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Returns the first value of a query parameter, still percent-encoded.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.target.split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    /// Returns the body as a string; bytes that are not UTF-8 are replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
