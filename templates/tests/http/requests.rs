//! The bytes of requests.

use std::collections::BTreeMap;

use sailwright_runtime::generated::{
    Error, FilePart, Foreign, FormEncoding, Method, Multipart, Request, Style, ToJson, Unknown,
    from_slice, model,
};

use sailwright_test_server::{RecordedRequest, Server};

use crate::support::{builder_for, client_for, json};

const FORM: &str = "application/x-www-form-urlencoded";

pub async fn sent(
    template: &'static str,
    build: impl FnOnce(&mut Request),
) -> Result<RecordedRequest, Error> {
    let server = Server::start(|_| json(200, "1"));
    let mut builder = builder_for(&server);
    builder.configuration().parameters.insert("X-Mode", "true".to_owned());
    let client = builder.build().expect("a client");
    let mut request = Request::new(Method::GET, "/v1", template);
    build(&mut request);
    client.raw_client().execute(request).await?;
    Ok(server.requests().remove(0))
}

pub async fn target(template: &'static str, build: impl FnOnce(&mut Request)) -> String {
    sent(template, build).await.expect("a response").target
}

pub fn object() -> BTreeMap<String, i64> {
    [("R".to_owned(), 100), ("G b".to_owned(), 200)].into()
}

const HARD: &str = "a b/ä?&=+#%~*'\"{}";

#[tokio::test]
async fn values_are_percent_encoded_for_path_query_and_cookie() {
    let hard = "a%20b%2F%C3%A4%3F%26%3D%2B%23%25~%2A%27%22%7B%7D";
    let path = target("/x/{id}", |request| request.path("id", &HARD)).await;
    assert_eq!(path, format!("/v1/x/{hard}"));
    let query = target("/x", |request| request.query("q[]", &HARD)).await;
    assert_eq!(query, format!("/v1/x?q%5B%5D={hard}"));
    let cookie = sent("/x", |request| request.cookie("c", &HARD)).await.expect("a response");
    assert_eq!(cookie.header("cookie"), Some(format!("c={hard}").as_str()));
    let kept = target("/x", |request| {
        request.query_reserved("q", &"a:/?[]@!$()*,;= b&c#d+e%2f%", Style::Form, true);
    });
    assert_eq!(kept.await, "/v1/x?q=a:/?%5B%5D@!$()*,;=%20b%26c%23d%2Be%2f%25");
}

#[tokio::test]
async fn empty_missing_or_dot_path_parameter_is_an_error() {
    for bad in ["", ".", ".."] {
        let failure = sent("/x/{id}/y", |request| request.path("id", &bad)).await;
        let Err(Error::Build(error)) = failure else { panic!("`{bad}` was sent") };
        assert!(error.part().contains("path"), "{error}");
    }
    assert!(matches!(sent("/x/{id}", |_| {}).await, Err(Error::Build(_))));
    let dots = target("/x/{id}", |request| request.path("id", &"../..")).await;
    assert_eq!(dots, "/v1/x/..%2F..");
}

#[tokio::test]
async fn absent_values_are_not_sent() {
    let none = target("/x", |request| {
        request.query("a", &None::<i64>);
        request.query("b", &Some(0));
        request.query("c", &false);
        request.query("d", &"");
    });
    assert_eq!(none.await, "/v1/x?b=0&c=false&d=");
}

#[tokio::test]
async fn parameters_keep_the_order_of_the_document_and_the_last_value() {
    let ordered = target("/x", |request| {
        request.in_order(&["a", "b", "c"]);
        request.query("c", &1);
        request.query("z", &2);
        request.query("a", &3);
        request.query("c", &4);
    });
    assert_eq!(ordered.await, "/v1/x?a=3&c=4&z=2");
    let parts = sent("/x", |request| {
        request.in_order(&["a", "file"]);
        request.file("file", &FilePart::new("f", "1"));
        request.part("a", &"first");
        request.file("file", &FilePart::new("f", "2"));
    });
    let text = parts.await.expect("a response").text();
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is not in {text}"));
    assert!(place("name=\"a\"") < place("name=\"file\""), "{text}");
    assert_eq!(text.matches("name=\"file\"").count(), 1, "{text}");
}

#[tokio::test]
async fn header_values_are_sent_unencoded_and_line_breaks_are_rejected() {
    let list: &[&str] = &["a b", "c"];
    let received = sent("/x", |request| {
        request.header("X-List", &list);
        request.header("X-None", &None::<&str>);
        request.client_header("X-Mode", true);
        request.client_query("X-Mode", true);
        request.client_header("X-Optional", false);
    });
    let received = received.await.expect("a response");
    assert_eq!(received.header("x-list"), Some("a b,c"));
    assert_eq!(received.header("x-mode"), Some("true"));
    assert_eq!(received.query("X-Mode"), Some("true"));
    assert_eq!((received.header("x-none"), received.header("x-optional")), (None, None));
    let failure = sent("/x", |request| request.header("X-Bad", &"a\r\nx: y")).await;
    assert!(matches!(failure, Err(Error::Build(_))));
    let failure = sent("/x", |request| request.client_header("X-Missing", true)).await;
    let Err(Error::Build(error)) = failure else { panic!("it was sent") };
    assert_eq!(error.part(), "client parameter `X-Missing`");
}

#[tokio::test]
async fn deep_object_style_supports_lists_of_objects() {
    let value = serde_json::json!({
        "a": "x y",
        "list": [1, "b"],
        "items": [{ "price": 5, "tags": ["n"] }, { "price": { "cents": 7 } }],
        "lists": [[1], []],
        "none": null,
        "o": { "p": { "q": true } },
    });
    let written = "a=x+y&items[0][price]=5&items[0][tags][]=n&items[1][price][cents]=7&list=1&list=b\
                   &lists=%5B1%5D&lists=%5B%5D&o[p][q]=true";
    let deep = FormEncoding::Style(Style::DeepObject, true);
    let encodings = [("items", deep), ("o", deep)];
    let received = sent("/x", |request| request.form(FORM, &value, &encodings)).await;
    let text = received.expect("a response").text();
    let (before, lists) = text.split_once("&lists=").expect("lists");
    let (lists, after) = lists.split_once("&o").expect("an object");
    let plain = |text: &str| text.replace("%5B", "[").replace("%5D", "]");
    assert_eq!(format!("{}&lists={lists}&o{}", plain(before), plain(after)), written);
    let query = target("/x", |request| {
        request.query_as("f", &value["items"], Style::DeepObject, true);
    });
    let query = query.await.replace("%5B", "[").replace("%5D", "]");
    assert_eq!(query, "/v1/x?f[0][price]=5&f[0][tags][]=n&f[1][price][cents]=7");
    let flat = [("items", FormEncoding::Style(Style::Form, true))];
    let failure = sent("/x", |request| request.form(FORM, &value, &flat)).await;
    assert!(matches!(failure, Err(Error::Build(_))), "lists of objects have no name elsewhere");
}

#[tokio::test]
async fn form_and_plain_text_bodies_have_their_media_type() {
    let received = sent("/x", |request| request.form(FORM, &object(), &[])).await;
    let received = received.expect("a response");
    assert_eq!(received.text(), "G+b=200&R=100");
    let received =
        sent("/x", |request| request.text("text/plain", HARD)).await.expect("a response");
    assert_eq!(
        (received.text().as_str(), received.header("content-type")),
        (HARD, Some("text/plain"))
    );
}

#[derive(Clone, Default)]
struct Open {
    unknown: Unknown,
}

model! { Open { ..unknown } }

#[tokio::test]
async fn unknown_numbers_of_a_form_are_sent() {
    let value: Open = from_slice(br#"{"a":1.50,"b":[1.50,2],"c":{"d":1.50}}"#).expect("an object");
    let request = sent("/x", |request| request.form(FORM, &value, &[]));
    let body = request.await.expect("a response").text();
    assert_eq!(body, "a=1.50&b=1.50&b=2&c=%7B%22d%22%3A1.50%7D");
}

/// A function that puts a value into a part of a request.
type Place = fn(&mut Request, &dyn ToJson);

#[tokio::test]
async fn unknown_numbers_keep_all_digits_in_every_location() {
    let json = r#"{"list":[0.10,{"a":1e400},"1.0"],"n":1.00,"o":{"b":2.50}}"#;
    let open: Open = from_slice(json.as_bytes()).expect("an object");
    let text = |body: &str| body.replace("%22", "\"").replace("%7B", "{").replace("%7D", "}");
    let form = sent("/x", |request| request.form(FORM, &open, &[])).await.expect("a response");
    let expected = r#"list=0.10&list={"a"%3A1e400}&list=1.0&n=1.00&o={"b"%3A2.50}"#;
    assert_eq!(text(&form.text()), expected);
    let encodings =
        [("list", FormEncoding::Json), ("o", FormEncoding::Style(Style::DeepObject, true))];
    let form = sent("/x", |request| request.form(FORM, &open, &encodings)).await;
    let expected = r#"list=%5B0.10%2C{"a"%3A1e400}%2C"1.0"%5D&n=1.00&o%5Bb%5D=2.50"#;
    assert_eq!(text(&form.expect("a response").text()), expected);
    let query = target("/x", |r| r.query_as("q", &open, Style::DeepObject, true)).await;
    let expected = "q[list][]=0.10&q[list][1][a]=1e400&q[list][]=1.0&q[n]=1.00&q[o][b]=2.50";
    let query = query.replace("%5B", "[").replace("%5D", "]");
    assert_eq!(query, format!("/v1/x?{expected}"));
    let part = sent("/x", |request| request.part("p", &open)).await.expect("a response");
    assert!(part.text().contains(json), "{}", part.text());
    let part = sent("/x", |r| r.part_as("p", "application/json", &open)).await;
    assert!(part.expect("a response").text().contains(json));
    let lines =
        sent("/x", |r| r.json_stream("application/jsonl", &vec![open.clone(), open.clone()]));
    assert_eq!(lines.await.expect("a response").text(), format!("{json}\n{json}\n"));
}

/// Returns the functions for all parts of a request, with the names of the parts.
fn places() -> Vec<(&'static str, Place)> {
    vec![
        ("path", |request, value| request.path("id", value)),
        ("path JSON", |request, value| request.path_json("id", value)),
        ("path form", |request, value| request.path_form("id", value)),
        ("query", |request, value| request.query("q", value)),
        ("query style", |request, value| request.query_as("q", value, Style::DeepObject, true)),
        ("query reserved", |request, value| {
            request.query_reserved("q", value, Style::PipeDelimited, false);
        }),
        ("query JSON", |request, value| request.query_json("q", value)),
        ("query form", |request, value| request.query_form("q", value)),
        ("header", |request, value| request.header("x-a", value)),
        ("header JSON", |request, value| request.header_json("x-a", value)),
        ("header form", |request, value| request.header_form("x-a", value)),
        ("cookie", |request, value| request.cookie("c", value)),
        ("cookie JSON", |request, value| request.cookie_json("c", value)),
        ("cookie form", |request, value| request.cookie_form("c", value)),
        ("JSON", |request, value| request.json("application/json", value)),
        ("form", |request, value| request.form(FORM, value, &[])),
        ("form with JSON", |request, value| {
            request.form(FORM, value, &[("a", FormEncoding::Json)]);
        }),
        ("form with a style", |request, value| {
            request.form(FORM, value, &[("a", FormEncoding::Style(Style::Form, true))]);
        }),
        ("part", |request, value| request.part("a", value)),
        ("typed part", |request, value| request.part_as("a", "text/plain", value)),
        ("JSON part", |request, value| request.part_as("a", "application/json", value)),
        ("styled part", |request, value| request.part_styled("a", value, Style::Form, true)),
        ("header of a part", |request, value| request.part_header("a", "x-a", value)),
        ("form that is set by hand", |request, value| {
            let mut form = Multipart::new();
            form.value("a", value);
            request.multipart("multipart/form-data", form);
        }),
    ]
}

#[tokio::test]
async fn number_that_is_not_finite_is_never_sent() {
    let server = Server::start(|_| json(200, "1"));
    let client = client_for(&server);
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let object = BTreeMap::from([("a".to_owned(), number)]);
        let values: [Box<dyn ToJson>; 8] = [
            Box::new(number),
            Box::new(Some(number)),
            Box::new(vec![1.0, number]),
            Box::new(object.clone()),
            Box::new(vec![object.clone()]),
            Box::new(Foreign(number)),
            Box::new(vec![Foreign((1, [Some(number)]))]),
            Box::new(BTreeMap::from([("a".to_owned(), Foreign(object))])),
        ];
        for (place, set) in places() {
            for (index, value) in values.iter().enumerate() {
                let mut request = Request::new(Method::POST, "/v1", "/x");
                set(&mut request, &**value);
                let failure = client.raw_client().execute(request).await;
                let Err(Error::Build(error)) = failure else {
                    panic!("{place}: value {index} with {number} was sent")
                };
                assert!(error.to_string().contains("not finite"), "{place}: {error}");
            }
        }
    }
}

#[tokio::test]
async fn value_that_serde_cannot_write_is_never_sent() {
    let value = Foreign(BTreeMap::from([((1, 2), 3)]));
    let failure = sent("/x", |request| request.json("application/json", &value)).await;
    let Err(Error::Build(error)) = failure else { panic!("it was sent") };
    assert!(error.to_string().contains("serde cannot write"), "{error}");
}

// OpenAPI 3.0.4, Style Examples: the names and values of an object that is not exploded are one value.
#[tokio::test]
async fn object_with_a_delimiter_is_one_part() {
    for (style, body) in [
        (Style::Form, "G b,200,R,100"),
        (Style::SpaceDelimited, "G b 200 R 100"),
        (Style::PipeDelimited, "G b|200|R|100"),
    ] {
        let request = sent("/x", |request| request.part_styled("color", &object(), style, false));
        let text = request.await.expect("a response").text();
        let part = "content-disposition: form-data; name=\"color\"\r\n\r\n";
        assert!(text.contains(&format!("{part}{body}\r\n--")), "{text}");
        assert_eq!(text.matches("content-disposition").count(), 1, "{text}");
    }
}
