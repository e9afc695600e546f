//! Saved positions of lists, and pages that are requested ahead.

use std::time::Duration;

use sailwright_runtime::generated::{CursorSource, Error, PageLocation, Pages, Pagination, Value};
use sailwright_runtime::pagination::PagePosition;
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};
use serde::Deserialize;
use serde::de::value::MapDeserializer;
use serde_json::json as value;

use crate::forms_of_pages::{all, body, failed, items, pages, scripted, search};
use crate::support::{client_for, get, json};

/// Returns a position as it is after it was saved.
pub fn saved(position: Option<PagePosition>) -> PagePosition {
    let text = serde_json::to_string(&position.expect("a position")).expect("JSON");
    serde_json::from_str(&text).expect("a position")
}

#[tokio::test]
async fn items_continue_at_a_saved_position_without_gaps_and_duplicates() {
    let search_body = || search(&value!({ "sort": "id" }));
    let by_cursor =
        Pagination::cursor("cursor", CursorSource::Property("next")).items("items", true);
    let by_url = Pagination::next(CursorSource::Property("url")).items("items", true);
    for rule in [
        Pagination::offset("cursor").limit("limit", 3).items("items", true),
        Pagination::page("page", 0).items("items", true),
        by_cursor,
        by_cursor.position_in(PageLocation::Body),
        by_url,
        Pagination::search_after("after", "sort", false)
            .position_in(PageLocation::Body)
            .items("items", true),
    ] {
        for taken in 0..8_usize {
            let server = Server::start(eight);
            let mut first = items(&server, search_body(), rule);
            let mut seen = Vec::new();
            for _ in 0..taken {
                seen.push(first.next().await.expect("an item").expect("a number"));
            }
            let position = saved(first.position());
            drop(first);
            seen.extend(all(items(&server, search_body(), rule).start_at(position)).await);
            let ids: Vec<_> = seen.iter().map(|item| item["id"].as_u64().expect("an ID")).collect();
            assert_eq!(ids, (0..8).collect::<Vec<u64>>(), "{rule:?} after {taken}");
        }
    }
}

/// Returns a page of at most three of eight items, for every form of pagination.
fn eight(request: &RecordedRequest) -> ScriptedResponse {
    let number = |name| request.query(name).and_then(|text| text.parse::<usize>().ok());
    let body = body(request);
    let in_body = body["cursor"].as_u64().or(body["after"][0].as_u64().map(|id| id + 1));
    let start = number("cursor").or(number("page").map(|page| page * 3));
    let start = start.or(in_body.and_then(|start| start.try_into().ok())).unwrap_or(0);
    let end = 8.min(start + 3);
    let ids: Vec<_> = (start..end).map(|id| value!({ "id": id })).collect();
    let next = (end < 8).then_some(end);
    let url = next.map(|next| format!("/v1/search?cursor={next}"));
    json(200, &value!({ "items": ids, "next": next, "url": url }).to_string())
}

#[tokio::test]
async fn position_ends_with_the_list_and_stays_at_a_failed_page() {
    let server = Server::start(|request| match request.index {
        0 => json(200, r#"{"items":[1],"next":"a"}"#),
        1 => json(403, "{}"),
        _ => json(200, r#"{"items":[2]}"#),
    });
    let rule = Pagination::cursor("cursor", CursorSource::Property("next")).items("items", true);
    let mut list = pages(&server, get("/n"), rule);
    assert!(list.next().await.is_some_and(|page| page.is_ok()));
    assert!(list.next().await.is_some_and(|page| page.is_err()));
    assert!(list.next().await.is_none());
    let mut list = pages(&server, get("/n"), rule).start_at(saved(list.position()));
    let page = list.next().await.expect("a page").expect("a page");
    assert_eq!(page.value(), &[value!(2)]);
    assert_eq!(list.position(), None);
    assert_eq!(server.requests()[2].query("cursor"), Some("a"));
}

#[tokio::test]
async fn list_resumed_after_an_unusable_cursor_repeats_no_item() {
    let by_cursor =
        Pagination::cursor("cursor", CursorSource::Property("next")).items("items", true);
    // The cursor of the second page has another type, then it is correct.
    let start = || {
        Server::start(|request| match (request.query("cursor"), request.index) {
            (None, _) => json(200, r#"{"items":[1,2],"next":"a"}"#),
            (Some("a"), 1) => json(200, r#"{"items":[3,4],"next":{}}"#),
            (Some("a"), _) => json(200, r#"{"items":[3,4],"next":"b"}"#),
            _ => json(200, r#"{"items":[5]}"#),
        })
    };
    for prefetch in [false, true] {
        let server = start();
        let mut list = items(&server, get("/n"), by_cursor).prefetch(prefetch);
        for expected in 1..5 {
            assert_eq!(list.next().await.expect("an item").expect("a number"), expected);
        }
        let expected = serde_json::from_str(r#"{"cursor":"a","skip":2}"#).ok();
        assert_eq!(saved(list.position()), saved(expected.clone()));
        assert!(list.next().await.is_some_and(|item| item.is_err()));
        assert_eq!(saved(list.position()), saved(expected));
        let position = saved(list.position());
        let rest = items(&server, get("/n"), by_cursor).start_at(position);
        assert_eq!(all(rest).await, [5]);
    }
    let server = start();
    let mut list = pages(&server, get("/n"), by_cursor);
    for page in [[1, 2], [3, 4]] {
        assert_eq!(list.next().await.expect("a page").expect("a page").value(), &page);
    }
    assert!(list.next().await.is_some_and(|page| page.is_err()));
    let mut list = pages(&server, get("/n"), by_cursor).start_at(saved(list.position()));
    assert_eq!(list.next().await.expect("a page").expect("a page").value(), &[5]);
    assert!(list.next().await.is_none());
}

#[tokio::test]
async fn errors_of_the_items_of_a_page_share_their_response() {
    let server = scripted(&[r#"["a",1,"b"]"#, "[]"]);
    let rule = Pagination::offset("offset");
    let list = Pages::<i64, Value>::new(client_for(&server).raw_client(), get("/n"), rule);
    let mut list = list.items();
    let mut responses = Vec::new();
    while let Some(item) = list.next().await {
        match item {
            Ok(item) => assert_eq!(item, 1),
            Err(Error::Decode(error)) => responses.push(error),
            Err(error) => panic!("{error}"),
        }
    }
    let [first, second] = &responses[..] else { panic!("{responses:?}") };
    assert!(std::ptr::eq(first.raw(), second.raw()));
    assert_eq!(first.path().as_deref(), Some("$[0]"));
    assert_eq!(second.path().as_deref(), Some("$[2]"));
}

/// A value as `serde_json` reads it with the feature `arbitrary_precision`: a number of any type is an object.
struct Arbitrary(Value);

impl<'de> serde::Deserializer<'de> for Arbitrary {
    type Error = serde_json::Error;

    fn deserialize_any<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match self.0 {
            Value::Number(number) => {
                let private = ("$serde_json::private::Number", number.to_string());
                visitor.visit_map(MapDeserializer::new(std::iter::once(private)))
            }
            Value::Object(entries) => {
                let entries = entries.into_iter().map(|(key, value)| (key, Self(value)));
                visitor.visit_map(MapDeserializer::new(entries))
            }
            other => serde::Deserializer::deserialize_any(other, visitor),
        }
    }

    fn deserialize_u64<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        serde::Deserializer::deserialize_u64(self.0, visitor)
    }

    fn deserialize_option<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        serde::Deserializer::deserialize_option(self.0, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl serde::de::IntoDeserializer<'_, serde_json::Error> for Arbitrary {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[test]
fn position_is_read_where_numbers_are_objects() {
    for text in [
        r#"{"offset":500,"skip":7}"#,
        r#"{"page":3}"#,
        r#"{"cursor":7}"#,
        r#"{"cursor":null}"#,
        r#"{"after":["a",1,2.5,true],"skip":1}"#,
        r#"{"next":"/v1/n?at=2"}"#,
    ] {
        let position =
            PagePosition::deserialize(Arbitrary(serde_json::from_str(text).expect("JSON")));
        let position = position.unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(serde_json::to_string(&position).expect("JSON"), text);
    }
    for text in [r#"{"skip":1}"#, r#"{"offset":1,"page":2}"#, "[7]", r#"{"offset":null}"#] {
        assert!(serde_json::from_str::<PagePosition>(text).is_err(), "{text}");
    }
}

#[tokio::test]
async fn position_of_another_form_is_not_sent() {
    let position: PagePosition = serde_json::from_str(r#"{"page":3}"#).expect("a position");
    let server = scripted(&["[]"]);
    let rule = Pagination::offset("offset").limit("limit", 3);
    let error = failed(items(&server, get("/n"), rule).start_at(position)).await;
    assert!(matches!(error, Error::Build(_)), "{error}");
    for text in [r#"{"page":-1}"#, "{}", r#"{"offset":"1"}"#, "[]", r#"{"after":7}"#] {
        assert!(serde_json::from_str::<PagePosition>(text).is_err(), "{text}");
    }
    // The URL of a saved position is checked like that of a response.
    let text = r#"{"next":"https://example.invalid/"}"#;
    let position = serde_json::from_str(text).expect("a position");
    let list = items(&server, get("/n"), Pagination::next(CursorSource::Link)).start_at(position);
    assert!(matches!(failed(list).await, Error::Build(_)));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn prefetch_requests_one_page_ahead() {
    for (prefetch, expected) in [(false, [1, 1, 1, 2]), (true, [2, 2, 2, 3])] {
        let server = scripted(&["[1,2,3]", "[4,5,6]", "[7,8,9]", "[]"]);
        let rule = Pagination::offset("offset").limit("limit", 3);
        let mut list = items(&server, get("/n"), rule).prefetch(prefetch);
        for count in expected {
            list.next().await.expect("an item").expect("a number");
            tokio::time::sleep(Duration::from_millis(50)).await;
            assert_eq!(server.requests().len(), count, "{prefetch}");
        }
        assert_eq!(
            saved(list.position()),
            saved(serde_json::from_str(r#"{"offset":3,"skip":1}"#).ok())
        );
        assert_eq!(list.all().await.expect("all"), [5, 6, 7, 8, 9]);
        assert_eq!(server.requests().len(), 4);
    }
}
