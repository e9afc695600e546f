//! The program of `one_ours.rs`, written by hand with reqwest and serde.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "the fields are printed")]
struct Config {
    recommender_features: Option<Vec<String>>,
    peer_group_percentage_threshold: Option<f64>,
    run_auto_select_once: Option<bool>,
    only_tune_threshold: Option<bool>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let base_url = arguments.next().unwrap_or_default();
    let token = arguments.next().unwrap_or_default();
    let client = reqwest::Client::builder().timeout(std::time::Duration::from_secs(60)).build()?;
    let request = client.get(format!("{base_url}/v2024/recommendations/config"));
    let request = request.bearer_auth(token).header("X-SailPoint-Experimental", "true");
    let response = request.send().await?.error_for_status()?;
    println!("{:?}", response.json::<Config>().await?);
    Ok(())
}
