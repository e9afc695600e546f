//! Code that is written once for all versions, with the types that they share.

use sailpoint::types::{
    RecommendationRequest, RecommendationRequestDto, RecommendationResponseDto,
};
use serde_json::json;

use crate::exchange::Wire;
use crate::expect::post;
use crate::{beta, v1, v2024};

#[tokio::test]
async fn value_of_a_shared_type_is_sent_with_all_versions() {
    let body = RecommendationRequestDto {
        requests: Some(vec![RecommendationRequest::default()]),
        ..RecommendationRequestDto::default()
    };
    let expected = || post("/recommendations/request").json(json!({ "requests": [{}] }));
    let mut received: Vec<RecommendationResponseDto> = Vec::new();

    let wire = Wire::to(&v2024::VERSION, "getRecommendations").await;
    for _ in 0..2 {
        let call = wire.client.v2024().recommendations().get_recommendations(&body);
        received.push(wire.check(expected(), call.send()).await);
    }
    let wire = Wire::to(&v1::VERSION, "getRecommendations").await;
    for _ in 0..2 {
        let call = wire.client.v1().recommendations().get_recommendations(&body);
        received.push(wire.check(expected(), call.send()).await);
    }
    let wire = Wire::to(&beta::VERSION, "getRecommendations").await;
    for _ in 0..2 {
        let call = wire.client.beta().recommendations().get_recommendations(&body);
        received.push(wire.check(expected(), call.send()).await);
    }
    assert!(received.iter().all(|each| each.response.is_some()), "{received:?}");
}
