//! IAI Access Request Recommendations.

use serde_json::{Value, json};

use super::api::types::{
    AccessRequestRecommendationActionItemDto, AccessRequestRecommendationItem,
    AccessRequestRecommendationItemType,
};
use super::{access_requests, to};
use crate::arguments::{FILTERS, IDENTITY, SORTERS};
use crate::expect::{get, post};

#[tokio::test]
async fn get_access_request_recommendations() {
    let wire = to("getAccessRequestRecommendations").await;
    let api = access_requests(&wire);
    let expected = get("/ai-access-request-recommendations");
    wire.check(expected, api.get_access_request_recommendations().send()).await;

    let call = api
        .get_access_request_recommendations()
        .sorters(SORTERS)
        .filters(FILTERS)
        .include_translation_messages(false)
        .count(true)
        .offset(11)
        .limit(13)
        .identity_id(IDENTITY);
    let expected = get(
        "/ai-access-request-recommendations?identity-id=i%2F5%20%3Cme%3E&limit=13&offset=11&count=true\
         &include-translation-messages=false\
         &filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &sorters=-name%2Cat%3F%23%3D%3B",
    );
    let page = wire.check(expected, call.send()).await;
    let access = page[0].access.as_ref().expect("an access item");
    assert_eq!(access.name.as_deref(), Some("Employee-database-read-write"));
}

#[tokio::test]
async fn add_access_request_recommendations_ignored_item() {
    let wire = to("addAccessRequestRecommendationsIgnoredItem").await;
    let api = access_requests(&wire);
    let (body, sent) = small_item();
    let expected = post("/ai-access-request-recommendations/ignored-items").json(sent);
    wire.check(expected, api.add_access_request_recommendations_ignored_item(&body).send()).await;

    let (body, sent) = large_item();
    let expected = post("/ai-access-request-recommendations/ignored-items").json(sent);
    wire.check(expected, api.add_access_request_recommendations_ignored_item(&body).send()).await;
}

#[tokio::test]
async fn add_access_request_recommendations_requested_item() {
    let wire = to("addAccessRequestRecommendationsRequestedItem").await;
    let api = access_requests(&wire);
    let (body, sent) = small_item();
    let expected = post("/ai-access-request-recommendations/requested-items").json(sent);
    wire.check(expected, api.add_access_request_recommendations_requested_item(&body).send()).await;

    let (body, sent) = large_item();
    let expected = post("/ai-access-request-recommendations/requested-items").json(sent);
    wire.check(expected, api.add_access_request_recommendations_requested_item(&body).send()).await;
}

#[tokio::test]
async fn add_access_request_recommendations_viewed_item() {
    let wire = to("addAccessRequestRecommendationsViewedItem").await;
    let api = access_requests(&wire);
    let (body, sent) = small_item();
    let expected = post("/ai-access-request-recommendations/viewed-items").json(sent);
    wire.check(expected, api.add_access_request_recommendations_viewed_item(&body).send()).await;

    let (body, sent) = large_item();
    let expected = post("/ai-access-request-recommendations/viewed-items").json(sent);
    wire.check(expected, api.add_access_request_recommendations_viewed_item(&body).send()).await;
}

#[tokio::test]
async fn add_access_request_recommendations_viewed_items() {
    let wire = to("addAccessRequestRecommendationsViewedItems").await;
    let api = access_requests(&wire);
    let expected = post("/ai-access-request-recommendations/viewed-items/bulk-create");
    let call = api.add_access_request_recommendations_viewed_items(&[]);
    wire.check(expected.json(json!([])), call.send()).await;

    let ((one, sent_one), (other, sent_other)) = (large_item(), small_item());
    let body = [one, other];
    let expected = post("/ai-access-request-recommendations/viewed-items/bulk-create");
    let call = api.add_access_request_recommendations_viewed_items(&body);
    wire.check(expected.json(json!([sent_one, sent_other])), call.send()).await;
}

#[tokio::test]
async fn get_access_request_recommendations_ignored_items() {
    let wire = to("getAccessRequestRecommendationsIgnoredItems").await;
    let api = access_requests(&wire);
    let expected = get("/ai-access-request-recommendations/ignored-items");
    wire.check(expected, api.get_access_request_recommendations_ignored_items().send()).await;

    let call = api
        .get_access_request_recommendations_ignored_items()
        .sorters(SORTERS)
        .filters(FILTERS)
        .count(true)
        .offset(11)
        .limit(13);
    let expected =
        get("/ai-access-request-recommendations/ignored-items?limit=13&offset=11&count=true\
         &filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &sorters=-name%2Cat%3F%23%3D%3B");
    let page = wire.check(expected, call.send()).await;
    assert_eq!(page[0].identity_id.as_deref(), Some("2c91808570313110017040b06f344ec9"));
}

#[tokio::test]
async fn get_access_request_recommendations_requested_items() {
    let wire = to("getAccessRequestRecommendationsRequestedItems").await;
    let api = access_requests(&wire);
    let expected = get("/ai-access-request-recommendations/requested-items");
    wire.check(expected, api.get_access_request_recommendations_requested_items().send()).await;

    let call = api
        .get_access_request_recommendations_requested_items()
        .filters(FILTERS)
        .sorters(SORTERS)
        .limit(17)
        .offset(19)
        .count(false);
    let expected =
        get("/ai-access-request-recommendations/requested-items?limit=17&offset=19&count=false\
         &filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &sorters=-name%2Cat%3F%23%3D%3B");
    wire.check(expected, call.send()).await;
}

#[tokio::test]
async fn get_access_request_recommendations_viewed_items() {
    let wire = to("getAccessRequestRecommendationsViewedItems").await;
    let api = access_requests(&wire);
    let expected = get("/ai-access-request-recommendations/viewed-items");
    wire.check(expected, api.get_access_request_recommendations_viewed_items().send()).await;

    let call = api
        .get_access_request_recommendations_viewed_items()
        .offset(0)
        .limit(250)
        .sorters(SORTERS)
        .count(true)
        .filters(FILTERS);
    let expected =
        get("/ai-access-request-recommendations/viewed-items?limit=250&offset=0&count=true\
         &filters=name%20co%20%22R%26D%2F%C3%BC%22%20or%20%28id%20eq%201%2B2%25%29\
         &sorters=-name%2Cat%3F%23%3D%3B");
    wire.check(expected, call.send()).await;
}

/// Returns a body with the required properties, and the expected JSON.
fn small_item() -> (AccessRequestRecommendationActionItemDto, Value) {
    let access = AccessRequestRecommendationItem::default();
    let body = AccessRequestRecommendationActionItemDto::new(access, "2c91808570313110");
    (body, json!({ "identityId": "2c91808570313110", "access": {} }))
}

/// Returns a body with all properties and unknown ones, and the expected JSON. The official client drops unknown properties.
fn large_item() -> (AccessRequestRecommendationActionItemDto, Value) {
    let sent = json!({
        "identityId": "\"ü\" \u{1F600}\n\u{1}",
        "access": { "id": "2c9180835d2e5168", "type": "ROLE", "since": [2024, null] },
        "remark": { "by": "me" },
    });
    let body: AccessRequestRecommendationActionItemDto =
        serde_json::from_str(&sent.to_string()).expect("a body");
    assert_eq!(body.access.r#type, Some(AccessRequestRecommendationItemType::Role));
    (body, sent)
}
