//! IAI Recommendations.

use serde_json::json;

use super::api::types::{
    AccessItemRef, AccessItemRefType, RecommendationConfigDto, RecommendationRequest,
    RecommendationRequestDto,
};
use super::{recommendations, to};
use crate::expect::{get, post, put};

#[tokio::test]
async fn get_recommendations() {
    let wire = to("getRecommendations").await;
    let api = recommendations(&wire);
    // The official client adds `false` for the four flags. Absent properties are not sent.
    let body = RecommendationRequestDto::default();
    let expected = post("/recommendations/request").json(json!({}));
    wire.check(expected, api.get_recommendations(&body).send()).await;

    let item = AccessItemRef {
        id: Some("2c938083633d259901633d2623ec0375".to_owned()),
        r#type: Some(AccessItemRefType::Entitlement),
        ..AccessItemRef::default()
    };
    let request = RecommendationRequest {
        identity_id: Some("2c938083633d259901633d25c68c00fa".to_owned()),
        item: Some(item),
        ..RecommendationRequest::default()
    };
    let body = RecommendationRequestDto {
        requests: Some(vec![request, RecommendationRequest::default()]),
        exclude_interpretations: Some(false),
        include_translation_messages: Some(true),
        include_debug_information: Some(true),
        prescribe_mode: Some(false),
        ..RecommendationRequestDto::default()
    };
    let expected = post("/recommendations/request").json(json!({
        "requests": [
            {
                "identityId": "2c938083633d259901633d25c68c00fa",
                "item": { "id": "2c938083633d259901633d2623ec0375", "type": "ENTITLEMENT" },
            },
            {},
        ],
        "excludeInterpretations": false,
        "includeTranslationMessages": true,
        "includeDebugInformation": true,
        "prescribeMode": false,
    }));
    let advice = wire.check(expected, api.get_recommendations(&body).send()).await;
    let advice = &advice.response.as_ref().expect("advice")[0];
    let scores = advice.recommender_calculations.as_ref().expect("figures");
    assert_eq!(scores.identity_id.as_deref(), Some("2c91808457d8f3ab0157e3e62cb4213c"));
}

#[tokio::test]
async fn get_recommendations_config() {
    let wire = to("getRecommendationsConfig").await;
    let api = recommendations(&wire);
    wire.check(get("/recommendations/config"), api.get_recommendations_config().send()).await;
    wire.check(get("/recommendations/config"), api.get_recommendations_config().send()).await;
}

#[tokio::test]
async fn update_recommendations_config() {
    let wire = to("updateRecommendationsConfig").await;
    let api = recommendations(&wire);
    let body = RecommendationConfigDto::default();
    let expected = put("/recommendations/config").json(json!({}));
    wire.check(expected, api.update_recommendations_config(&body).send()).await;

    let body = RecommendationConfigDto {
        recommender_features: Some(vec!["jobTitle".to_owned(), "peer_group".to_owned()]),
        peer_group_percentage_threshold: Some(0.5),
        run_auto_select_once: Some(false),
        only_tune_threshold: Some(true),
        ..RecommendationConfigDto::default()
    };
    let expected = put("/recommendations/config").json(json!({
        "recommenderFeatures": ["jobTitle", "peer_group"],
        "peerGroupPercentageThreshold": 0.5,
        "runAutoSelectOnce": false,
        "onlyTuneThreshold": true,
    }));
    let config = wire.check(expected, api.update_recommendations_config(&body).send()).await;
    assert_eq!(config.peer_group_percentage_threshold, Some(0.5));
}
