//! A program that calls all operations of one tag with the generated client.

use sailpoint::Client;
use sailpoint::v2024::types::{
    AccessItemRef, AccessItemRefType, RecommendationRequest, RecommendationRequestDto,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let base_url = arguments.next().unwrap_or_default();
    let token = arguments.next().unwrap_or_default();
    let client = Client::builder().base_url(base_url).token(token).experimental(true).build()?;
    let api = client.v2024().recommendations();

    let question = RecommendationRequestDto {
        requests: Some(vec![RecommendationRequest {
            identity_id: arguments.next(),
            item: Some(AccessItemRef {
                id: arguments.next(),
                r#type: Some(AccessItemRefType::Entitlement),
                ..AccessItemRef::default()
            }),
            ..RecommendationRequest::default()
        }]),
        ..RecommendationRequestDto::default()
    };
    let response = api.get_recommendations(&question).send().await?;
    println!("{:?}", response.value());

    let mut config = api.get_recommendations_config().send().await?.into_value();
    config.only_tune_threshold = Some(true);
    println!("{:?}", api.update_recommendations_config(&config).send().await?.value());
    Ok(())
}
