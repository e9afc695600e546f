//! Values of a lenient type, in a response enum of a crate with an embedded runtime.

use sailwright_built::calendar::{CallOptions, Client};
use sailwright_test_server::{ScriptedResponse, Server};

#[tokio::test]
async fn value_of_a_lenient_type_has_empty_values_and_problems() {
    let server = Server::start(|_| {
        ScriptedResponse::json(200, r#"{"name":null,"born":"1815-12-10T00:00:00Z"}"#)
    });
    let client = Client::builder().base_url(server.url()).token("t").build().expect("a client");
    let response = client.guests().uninvite().send().await.expect("a response");
    let problems: Vec<String> = response.problems().iter().map(ToString::to_string).collect();
    let expected =
        "at $.name: expected a string, found null; the field has the empty value of its type";
    assert_eq!(problems, [expected]);
    let strict = client.with_options(CallOptions::default().lenient(false));
    assert!(strict.guests().uninvite().send().await.is_err());
}
