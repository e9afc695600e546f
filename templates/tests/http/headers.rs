//! The documented headers of responses.

use sailwright_runtime::generated::{DecodeProblem, Error, HeaderForm, RawResponse, Value};

use sailwright_test_server::Server;

use crate::support::{client_for, get, response};

async fn receive(headers: &'static [(&str, &str)]) -> RawResponse {
    let server = Server::start(move |_| response(200, headers, ""));
    let response = client_for(&server).raw_client().execute(get("/things")).await;
    response.expect("a response").into_raw()
}

#[tokio::test]
async fn headers_are_read_by_their_form() {
    let raw = receive(&[
        ("x-name", " a, b "),
        ("x-count", "5"),
        ("x-last", "true"),
        ("x-tags", "a, b,c"),
        ("x-ids", "1, 2"),
        ("x-ids", "3"),
        ("x-json", "{\"a\":1}"),
        ("set-cookie", "a=1; Expires=Wed, 1 Jan"),
        ("set-cookie", "b=2"),
    ])
    .await;
    let text = |name| raw.header::<String>(name, HeaderForm::String).expect("a text");
    assert_eq!(text("x-name").as_deref(), Some("a, b"));
    assert_eq!(text("set-cookie").as_deref(), Some("a=1; Expires=Wed, 1 Jan"));
    assert_eq!(text("x-absent"), None);
    assert_eq!(raw.header::<i64>("x-count", HeaderForm::Scalar).expect("a number"), Some(5));
    assert_eq!(raw.header::<bool>("x-last", HeaderForm::Scalar).expect("a boolean"), Some(true));
    let tags: Vec<String> =
        raw.required_header("x-tags", HeaderForm::Strings(',')).expect("strings");
    assert_eq!(tags, ["a", "b", "c"]);
    let ids: Vec<i64> = raw.required_header("x-ids", HeaderForm::Scalars(',')).expect("numbers");
    assert_eq!(ids, [1, 2, 3]);
    let json: Value = raw.required_header("x-json", HeaderForm::Json).expect("JSON");
    assert_eq!(json["a"], 1);
}

#[tokio::test]
async fn header_with_another_value_is_an_error_of_its_accessor() {
    let raw = receive(&[("x-count", "many")]).await;
    let error = raw.header::<i64>("x-count", HeaderForm::Scalar).expect_err("an error");
    assert!(error.to_string().contains("with an unexpected header: `x-count`"), "{error}");
    let error = raw.required_header::<i64>("x-total", HeaderForm::Scalar).expect_err("an error");
    let Error::Decode(error) = error else { panic!("{error}") };
    assert!(matches!(error.problem(), DecodeProblem::Header("x-total", None)), "{error}");
    assert!(error.to_string().ends_with("`x-total` is missing"), "{error}");
}

#[tokio::test]
async fn lists_in_lists_are_split_by_their_delimiters() {
    let raw = receive(&[("x-ids", "1|2, 3"), ("x-names", "a b;c;"), ("x-mixed", "1|x")]).await;
    let ids: Vec<Vec<i64>> =
        raw.required_header("x-ids", HeaderForm::ScalarLists(",|")).expect("numbers");
    assert_eq!(ids, [vec![1, 2], vec![3]]);
    let names: Vec<Vec<String>> =
        raw.required_header("x-names", HeaderForm::StringLists("; ")).expect("strings");
    assert_eq!(names, [vec!["a", "b"], vec!["c"]]);
    raw.required_header::<Vec<Vec<i64>>>("x-mixed", HeaderForm::ScalarLists(",|"))
        .expect_err("an error");
}
