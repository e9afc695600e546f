//! Scripts: functions from a request to a response.

use crate::{RecordedRequest, ScriptedResponse};

pub(crate) type Script = dyn Fn(&RecordedRequest) -> ScriptedResponse + Send + Sync;

/// Makes a script that sends the responses of a list in order, whatever the requests are.
///
/// Each request after the last response receives status 500, with the reason as its body.
///
/// ```
/// use sailwright_test_server::{ScriptedResponse, Server, sequence};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let responses = vec![ScriptedResponse::new(503), ScriptedResponse::json(200, "1")];
/// let server = Server::start(sequence(responses));
/// # }
/// ```
pub fn sequence(
    responses: Vec<ScriptedResponse>,
) -> impl Fn(&RecordedRequest) -> ScriptedResponse + Send + Sync + 'static {
    move |request| {
        responses.get(request.index).cloned().unwrap_or_else(|| {
            let count = responses.len();
            ScriptedResponse::new(500).send(format!("the script has only {count} responses"))
        })
    }
}
