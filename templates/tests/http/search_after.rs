//! Lists that continue after the values of the sort fields.

use sailwright_runtime::generated::{DecodeProblem, Error, PageLocation, Pagination, Style};
use sailwright_test_server::Server;
use serde_json::json as value;

use crate::forms_of_pages::{all, bodies, failed, items, lines, scripted, search};
use crate::positions::saved;
use crate::support::{get, json};

const AFTER: Pagination = Pagination::search_after("searchAfter", "sort", true)
    .position_in(PageLocation::Body)
    .limit("limit", 2);

#[tokio::test]
async fn search_after_sends_the_last_values_of_the_sort_fields() {
    let server = scripted(&[
        r#"[{"id":"1","name":"B"},{"id":"2","name":"A","owner":{"n":5}}]"#,
        r#"[{"id":"3","name":"A","owner":{"n":6}}]"#,
        "[]",
    ]);
    let request = search(&value!({ "sort": ["-name", "owner.n", "+id"] }));
    assert_eq!(all(items(&server, request, AFTER)).await.len(), 3);
    let sort = ["-name", "owner.n", "+id"];
    let expected = [
        value!({ "sort": sort }),
        value!({ "sort": sort, "searchAfter": ["A", "5", "2"] }),
        value!({ "sort": sort, "searchAfter": ["A", "6", "3"] }),
    ];
    assert_eq!(bodies(&server), expected);
    assert_eq!(lines(&server), ["POST /v1/search?limit=2 HTTP/1.1"; 3]);
}

#[tokio::test]
async fn search_after_in_the_query_joins_the_values() {
    let rule = Pagination::search_after("after", "sorters", false);
    let server = scripted(&[r#"[{"id":"a b","n":1}]"#, "[]"]);
    let mut request = get("/n");
    request.query("sorters", &"n,-id");
    assert_eq!(all(items(&server, request, rule)).await.len(), 1);
    let expected = ["", "&after=1%2Ca%20b"];
    assert_eq!(
        lines(&server),
        expected.map(|query| format!("GET /v1/n?sorters=n%2C-id{query} HTTP/1.1"))
    );
}

// OpenAPI 3.0.4, Style Examples: `form` with and without `explode`.
#[tokio::test]
async fn search_after_in_the_query_is_read_and_sent_as_a_list() {
    let rule = Pagination::search_after("after", "sort", false);
    let fields = vec!["-name".to_owned(), "id".to_owned()];
    for (explode, sort, after, start) in [
        (true, "sort=-name&sort=id", "after=a%2Cb&after=1", "after=x%2Cy&after=z"),
        (false, "sort=-name,id", "after=a%2Cb,1", "after=x%2Cy,z"),
    ] {
        let server = scripted(&[r#"[{"id":1,"name":"a,b"}]"#, "[]"]);
        let mut request = get("/n");
        request.query_as("sort", &fields, Style::Form, explode);
        let values = vec!["x,y".to_owned(), "z".to_owned()];
        request.query_as("after", &values, Style::Form, explode);
        let mut list = items(&server, request, rule.values_in_list(explode));
        assert_eq!(
            saved(list.position()),
            saved(serde_json::from_str(r#"{"after":["x,y","z"]}"#).ok())
        );
        assert!(list.next().await.is_some_and(|item| item.is_ok()));
        assert_eq!(all(list).await.len(), 0);
        let expected = [start, after].map(|after| format!("GET /v1/n?{sort}&{after} HTTP/1.1"));
        assert_eq!(lines(&server), expected);
    }
}

#[tokio::test]
async fn comma_in_a_value_of_a_joined_parameter_is_not_sent() {
    let in_query = Pagination::search_after("after", "sort", false);
    for rule in [in_query, in_query.position_in(PageLocation::Header)] {
        let server = scripted(&[r#"[{"id":1,"name":"a,b"}]"#, "[]"]);
        let mut request = get("/n");
        request.query("sort", &"name,id");
        request.header("sort", &"name,id");
        let mut list = items(&server, request, rule);
        assert!(list.next().await.is_some_and(|item| item.is_ok()));
        let error = list.next().await.expect("an error").expect_err("an error");
        assert!(matches!(error, Error::Build(_)), "{error}");
        assert_eq!(server.requests().len(), 1);
        assert_eq!(
            saved(list.position()),
            saved(serde_json::from_str(r#"{"after":["a,b",1]}"#).ok())
        );
    }
}

#[tokio::test]
async fn search_after_keeps_all_digits_of_numbers() {
    let server = scripted(&[r#"[{"n":0.10,"big":123456789012345678901}]"#, "[]"]);
    let rule = Pagination::search_after("after", "sort", false);
    let mut request = get("/n");
    request.query("sort", &"n,big");
    assert_eq!(all(items(&server, request, rule)).await.len(), 1);
    assert_eq!(server.requests()[1].query("after"), Some("0.10%2C123456789012345678901"));
}

#[tokio::test]
async fn search_after_without_sort_fields_is_not_sent() {
    let server = scripted(&["[]"]);
    for body in [value!({}), value!({ "sort": [] }), value!({ "sort": null })] {
        let error = failed(items(&server, search(&body), AFTER)).await;
        let Error::Build(invalid) = &error else { panic!("{error}") };
        assert_eq!(invalid.part(), "property `sort`");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn search_after_without_a_value_or_with_the_same_values_is_an_error() {
    for list in [r#"[{"name":"A"}]"#, r#"[{"id":null}]"#, r#"[{"id":["1"]}]"#, r#"[{"id":"1"}]"#] {
        let server = Server::start(move |_| json(200, list));
        let error = failed(items(&server, search(&value!({ "sort": "id" })), AFTER)).await;
        let Error::Decode(fault) = &error else { panic!("{error}") };
        assert!(matches!(fault.problem(), DecodeProblem::NextPage), "{error}");
        assert!(server.requests().len() <= 2);
    }
}
