//! The program of `ours.rs`, written by hand with reqwest and serde.

use std::collections::BTreeMap;

use reqwest::{Client, RequestBuilder};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    #[serde(skip_serializing_if = "Option::is_none")]
    exclude_interpretations: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    include_debug_information: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    include_translation_messages: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prescribe_mode: Option<bool>,
    requests: Vec<Request>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    identity_id: Option<String>,
    item: Option<Item>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Item {
    id: Option<String>,
    r#type: Option<ItemType>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum ItemType {
    Entitlement,
    AccessProfile,
    Role,
}

#[derive(Debug, Deserialize)]
struct Advice {
    response: Option<Vec<Recommendation>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Recommendation {
    interpretations: Option<Vec<String>>,
    recommendation: Option<Verdict>,
    recommender_calculations: Option<Calculations>,
    request: Option<Request>,
    translation_messages: Option<Vec<Translation>>,
}

#[derive(Debug, Deserialize)]
enum Verdict {
    #[serde(rename = "true")]
    Yes,
    #[serde(rename = "false")]
    No,
    #[serde(rename = "MAYBE")]
    Maybe,
    #[serde(rename = "NOT_FOUND")]
    NotFound,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Calculations {
    identity_id: Option<String>,
    entitlement_id: Option<String>,
    recommendation: Option<String>,
    overall_weighted_score: Option<f64>,
    feature_weighted_scores: Option<BTreeMap<String, f64>>,
    threshold: Option<f64>,
    identity_attributes: Option<BTreeMap<String, Attribute>>,
    feature_values: Option<Feature>,
}

#[derive(Debug, Deserialize)]
struct Attribute {
    value: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Feature {
    feature: Option<String>,
    numerator: Option<i32>,
    denominator: Option<i32>,
}

#[derive(Debug, Deserialize)]
struct Translation {
    key: Option<String>,
    values: Option<Vec<String>>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Config {
    recommender_features: Option<Vec<String>>,
    peer_group_percentage_threshold: Option<f64>,
    run_auto_select_once: Option<bool>,
    only_tune_threshold: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Problem {
    detail_code: Option<String>,
    tracking_id: Option<String>,
    messages: Option<Vec<Message>>,
    causes: Option<Vec<Message>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    locale: Option<String>,
    locale_origin: Option<String>,
    text: Option<String>,
}

type Failure = Box<dyn std::error::Error>;

struct Api {
    client: Client,
    base_url: String,
    token: String,
}

impl Api {
    async fn send<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Failure> {
        let request = request.bearer_auth(&self.token).header("X-SailPoint-Experimental", "true");
        let response = request.send().await?;
        let status = response.status();
        let body = response.bytes().await?;
        if status.is_success() {
            return Ok(serde_json::from_slice(&body)?);
        }
        let problem: Problem = serde_json::from_slice(&body)?;
        Err(format!("{status}: {problem:?}").into())
    }

    async fn get_recommendations(&self, question: &Question) -> Result<Advice, Failure> {
        let url = format!("{}/v2024/recommendations/request", self.base_url);
        self.send(self.client.post(url).json(question)).await
    }

    async fn get_config(&self) -> Result<Config, Failure> {
        let url = format!("{}/v2024/recommendations/config", self.base_url);
        self.send(self.client.get(url)).await
    }

    async fn update_config(&self, config: &Config) -> Result<Config, Failure> {
        let url = format!("{}/v2024/recommendations/config", self.base_url);
        self.send(self.client.put(url).json(config)).await
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut arguments = std::env::args().skip(1);
    let base_url = arguments.next().unwrap_or_default();
    let token = arguments.next().unwrap_or_default();
    let client = Client::builder().timeout(std::time::Duration::from_secs(60)).build()?;
    let api = Api { client, base_url, token };

    let item = Item { id: None, r#type: Some(ItemType::Entitlement) };
    let mut request = Request { identity_id: arguments.next(), item: Some(item) };
    if let Some(item) = &mut request.item {
        item.id = arguments.next();
    }
    let question = Question { requests: vec![request], ..Question::default() };
    println!("{:?}", api.get_recommendations(&question).await?);

    let mut config = api.get_config().await?;
    config.only_tune_threshold = Some(true);
    println!("{:?}", api.update_config(&config).await?);
    Ok(())
}
