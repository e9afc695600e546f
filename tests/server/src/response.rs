//! A response as a script describes it.

use std::time::Duration;

/// A response as a script describes it: a head, then steps, then what happens to the connection.
///
/// `content-length` is added unless the script sets `content-length` or `transfer-encoding`, calls
/// [`without_length`](Self::without_length), or sends bytes without end.
///
/// ```
/// use std::time::Duration;
/// use sailwright_test_server::ScriptedResponse;
///
/// let typical = ScriptedResponse::json(200, r#"{"name":"Rex"}"#).header("x-request-id", "r1");
/// let truncated = ScriptedResponse::new(200).header("content-length", "100").send("half").close();
/// let slow = ScriptedResponse::new(200).send("[1,").wait(Duration::from_secs(5)).send("2]");
/// let endless = ScriptedResponse::new(200).repeat("x");
/// let not_http = ScriptedResponse::raw("SSH-2.0-x\r\n");
/// # let _ = (typical, truncated, slow, endless, not_http);
/// ```
#[derive(Clone, Debug)]
pub struct ScriptedResponse {
    head: Option<Head>,
    steps: Vec<Step>,
    end: End,
}

#[derive(Clone, Debug)]
struct Head {
    status: u16,
    headers: Vec<(String, String)>,
    has_length: bool,
}

/// One action of the server within a response.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Send(Vec<u8>),
    Wait(Duration),
    Repeat(Vec<u8>),
}

/// The state of the connection after a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The connection serves the next request.
    KeepOpen,
    Close,
    /// The server closes the connection after it announced that, so the client must send nothing more.
    AnnouncedClose,
    /// The connection stays open and the server sends nothing.
    Silence,
}

impl ScriptedResponse {
    /// Creates a response with a status code, without headers and body.
    #[must_use]
    pub fn new(status: u16) -> Self {
        let head = Head { status, headers: Vec::new(), has_length: true };
        Self { head: Some(head), steps: Vec::new(), end: End::KeepOpen }
    }

    /// Creates a response with a JSON body.
    #[must_use]
    pub fn json(status: u16, body: impl AsRef<[u8]>) -> Self {
        Self::new(status).header("content-type", "application/json").send(body)
    }

    /// Creates a response from bytes that are sent as they are. The connection is closed after the last step.
    #[must_use]
    pub fn raw(bytes: impl AsRef<[u8]>) -> Self {
        Self::closed_connection().send(bytes)
    }

    /// Creates the absence of a response: the connection stays open and the server sends nothing.
    #[must_use]
    pub fn silence() -> Self {
        Self::closed_connection().hold_open()
    }

    /// Creates the absence of a response: the server closes the connection.
    #[must_use]
    pub fn closed_connection() -> Self {
        Self { head: None, steps: Vec::new(), end: End::Close }
    }

    /// Adds a header. Panics if the response has no head.
    ///
    /// With `connection: close` the server closes the connection after the response.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        if name.eq_ignore_ascii_case("connection") && value.eq_ignore_ascii_case("close") {
            self.end = End::AnnouncedClose;
        }
        let head = self.head.as_mut().expect("a response that has a head");
        if ["content-length", "transfer-encoding"].iter().any(|it| name.eq_ignore_ascii_case(it)) {
            head.has_length = false;
        }
        head.headers.push((name.to_owned(), value));
        self
    }

    /// Omits `content-length`. The body then ends where the connection is closed, after the last step.
    #[must_use]
    pub fn without_length(mut self) -> Self {
        self.head.as_mut().expect("a response that has a head").has_length = false;
        self.close()
    }

    /// Adds bytes to the body.
    #[must_use]
    pub fn send(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.steps.push(Step::Send(bytes.as_ref().to_vec()));
        self
    }

    /// Adds a pause. The head and the bytes before it are sent before the pause.
    #[must_use]
    pub fn wait(mut self, time: Duration) -> Self {
        self.steps.push(Step::Wait(time));
        self
    }

    /// Adds bytes that are sent again and again until the client closes the connection.
    #[must_use]
    pub fn repeat(mut self, bytes: impl AsRef<[u8]>) -> Self {
        assert!(!bytes.as_ref().is_empty(), "nothing cannot be repeated");
        self.steps.push(Step::Repeat(bytes.as_ref().to_vec()));
        self.end = End::Close;
        self
    }

    /// Closes the connection after the last step, without announcing that in a header.
    #[must_use]
    pub fn close(mut self) -> Self {
        self.end = End::Close;
        self
    }

    /// Keeps the connection open after the last step, and sends nothing more.
    #[must_use]
    pub fn hold_open(mut self) -> Self {
        self.end = End::Silence;
        self
    }

    /// Returns the status code; `None` if the response has no head.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.head.as_ref().map(|head| head.status)
    }

    /// Returns the bytes that [`send`](Self::send) added.
    #[must_use]
    pub fn body(&self) -> Vec<u8> {
        let bytes = self.steps.iter().filter_map(|step| match step {
            Step::Send(bytes) => Some(bytes.as_slice()),
            Step::Wait(_) | Step::Repeat(_) => None,
        });
        bytes.collect::<Vec<_>>().concat()
    }

    /// Splits the response into its actions, the head first. Bytes that follow each other are sent in one write.
    pub(crate) fn into_steps(self) -> (Vec<Step>, End) {
        let mut steps: Vec<Step> = self.head_bytes().map(Step::Send).into_iter().collect();
        for step in self.steps {
            match (steps.last_mut(), step) {
                (Some(Step::Send(bytes)), Step::Send(more)) => bytes.extend(more),
                (_, step) => steps.push(step),
            }
        }
        (steps, self.end)
    }

    fn head_bytes(&self) -> Option<Vec<u8>> {
        let head = self.head.as_ref()?;
        let mut text = format!("HTTP/1.1 {} Scripted\r\n", head.status);
        if head.has_length && !self.steps.iter().any(|step| matches!(step, Step::Repeat(_))) {
            text.extend(["content-length: ", &self.body().len().to_string(), "\r\n"]);
        }
        for (name, value) in &head.headers {
            text.extend([name, ": ", value, "\r\n"]);
        }
        text.push_str("\r\n");
        Some(text.into_bytes())
    }
}
