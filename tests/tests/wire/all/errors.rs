//! Error responses: each documented status code with its body, and an undocumented one.

use sailpoint::Error;
use sailwright_test_server::ScriptedResponse;
use serde::Serialize;
use serde_json::{Value, json};

use super::api::role_mining::{GetRoleMiningSessionError, RoleMiningError};
use super::{VERSION, role_mining};
use crate::arguments::SESSION;
use crate::document::operation;
use crate::example::{Detail, response};
use crate::exchange::Wire;
use crate::expect::{get, patch};

#[tokio::test]
async fn status_400_is_decoded() {
    let error = documented(400).await;
    let Some(RoleMiningError::BadRequest(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(body.detail_code.as_deref(), Some("400.1 Bad Request Content"));
    assert_encoded_again(&error, body);
}

#[tokio::test]
async fn status_401_is_decoded() {
    let error = documented(401).await;
    let Some(RoleMiningError::Unauthorized(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(body.error, Some(json!("JWT validation failed: JWT is expired")));
    assert_encoded_again(&error, body);
}

/// One operation documents another body for this status code than the others.
#[tokio::test]
async fn status_401_with_a_body_of_one_operation_is_decoded() {
    let operation = operation(&VERSION, "getRoleMiningSession");
    let script = vec![response(&operation, Some(401), Detail::Documented)];
    let wire = Wire::scripted(&VERSION, script).await;
    let call = role_mining(&wire).get_role_mining_session("8c190e67").send();
    let outcome = wire.exchange(get("/role-mining-sessions/8c190e67"), call).await;
    let error = outcome.expect_err("an error");
    let Some(GetRoleMiningSessionError::Unauthorized(body)) = error.api() else {
        panic!("{error:?}")
    };
    assert_eq!(body.tracking_id.as_deref(), Some("e7eab60924f64aa284175b9fa3309599"));
    assert_encoded_again(&error, body);
}

#[tokio::test]
async fn status_403_is_decoded() {
    let error = documented(403).await;
    let Some(RoleMiningError::Forbidden(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(body.detail_code.as_deref(), Some("403 Forbidden"));
    assert_encoded_again(&error, body);
}

#[tokio::test]
async fn status_404_is_decoded() {
    let error = documented(404).await;
    let Some(RoleMiningError::NotFound(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(body.messages.as_ref().map(Vec::len), Some(1));
    assert_encoded_again(&error, body);
}

#[tokio::test]
async fn status_429_is_decoded() {
    let error = documented(429).await;
    let Some(RoleMiningError::TooManyRequests(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(body.message, Some(json!(" Rate Limit Exceeded ")));
    assert_encoded_again(&error, body);
}

#[tokio::test]
async fn status_500_is_decoded() {
    let error = documented(500).await;
    let Some(RoleMiningError::InternalServerError(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(body.detail_code.as_deref(), Some("500.0 Internal Fault"));
    assert_encoded_again(&error, body);
}

#[tokio::test]
async fn undocumented_status_is_an_error_with_the_raw_response() {
    let html = b"<html>no backend</html>";
    let response = ScriptedResponse::new(418).header("content-type", "text/html").send(html);
    let error = failed(response).await;
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
    let raw = error.raw().expect("a response");
    assert_eq!(raw.status().as_u16(), 418);
    assert_eq!(raw.headers()["content-type"], "text/html");
    assert_eq!(raw.body().as_ref(), html);
}

#[tokio::test]
async fn documented_status_with_an_invalid_body_is_an_error_with_the_raw_response() {
    let error = failed(ScriptedResponse::json(403, "[1, 2")).await;
    assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
    assert_eq!(error.raw().expect("a response").body().as_ref(), b"[1, 2");
}

/// Returns the error of a call for the documented example of a status code.
async fn documented(status: u16) -> Error<RoleMiningError> {
    let operation = operation(&VERSION, "patchRoleMiningSession");
    failed(response(&operation, Some(status), Detail::Documented)).await
}

async fn failed(response: ScriptedResponse) -> Error<RoleMiningError> {
    let status = response.status();
    let wire = Wire::scripted(&VERSION, vec![response]).await;
    let expected =
        patch("/role-mining-sessions/s%2F1%20%3F%23%C3%BC").json_patch(Value::Array(Vec::new()));
    let call = role_mining(&wire).patch_role_mining_session(SESSION, &[]).send();
    let error = wire.exchange(expected, call).await.expect_err("an error");
    assert!(status.is_some_and(|status| error.is_status(status)), "{error}");
    error
}

fn assert_encoded_again<E>(error: &Error<E>, body: &impl Serialize) {
    let raw = error.raw().expect("a response");
    let sent: Value = serde_json::from_slice(raw.body()).expect("JSON");
    assert_eq!(serde_json::to_value(body).expect("JSON"), sent);
}
