//! The setters of a builder, which follow from the security schemes and the responses of the document.

use super::made_of;

/// Returns the setters of the builder for a document with these security schemes and one error response.
fn setters(schemes: &str, status: u16) -> Vec<String> {
    let text = format!(
        r#"{{
            "openapi": "3.0.3",
            "info": {{ "title": "Pets", "version": "1" }},
            "components": {{ "securitySchemes": {{ {schemes} }} }},
            "paths": {{ "/pets": {{ "get": {{
                "operationId": "listPets", "tags": ["pets"],
                "responses": {{ "204": {{ "description": "d" }}, "{status}": {{ "description": "d" }} }}
            }} }} }}
        }}"#
    );
    let made = made_of(&text, "", "", "");
    let optional = [
        "api_key_cookie",
        "api_key_header",
        "api_key_query",
        "basic_auth",
        "client_credentials",
        "limiter",
        "token",
        "token_provider",
        "token_url",
    ];
    let list = made.file("public-api.txt");
    assert!(list.contains("ClientBuilder::base_url: fn"), "{}", made.report);
    let has = |name: &&str| list.contains(&format!("\nClientBuilder::{name}: fn"));
    optional.into_iter().filter(has).map(str::to_owned).collect()
}

const BEARER: &str = r#""b": { "type": "http", "scheme": "bearer" }"#;
const BASIC: &str = r#""u": { "type": "http", "scheme": "basic" }"#;
const KEY: &str = r#""k": { "type": "apiKey", "in": "header", "name": "X-Key" }"#;
const OPEN_ID: &str =
    r#""o": { "type": "openIdConnect", "openIdConnectUrl": "https://a.example/o" }"#;

const TOKENS: [&str; 4] = ["client_credentials", "token", "token_provider", "token_url"];
const KEYS: [&str; 3] = ["api_key_cookie", "api_key_header", "api_key_query"];

#[test]
fn scheme_of_tokens_adds_token_and_provider() {
    assert_eq!(setters(BEARER, 404), TOKENS);
    assert_eq!(setters(OPEN_ID, 404), TOKENS);
}

#[test]
fn scheme_of_user_name_and_password_adds_only_its_setter() {
    assert_eq!(setters(BASIC, 404), ["basic_auth"]);
}

#[test]
fn scheme_of_an_api_key_adds_only_its_setters() {
    assert_eq!(setters(KEY, 404), KEYS);
}

#[test]
fn schemes_of_several_kinds_add_the_setters_of_all() {
    let expected = [&KEYS[..], &["basic_auth"], &TOKENS[..]].concat();
    assert_eq!(setters(&[KEY, BASIC, BEARER].join(","), 404), expected);
}

#[test]
fn document_without_schemes_has_all_setters_of_static_credentials() {
    assert_eq!(setters("", 404), [&KEYS[..], &["basic_auth", "token"]].concat());
}

#[test]
fn documented_rate_limit_adds_the_limiter() {
    assert_eq!(setters(BASIC, 429), ["basic_auth", "limiter"]);
}
