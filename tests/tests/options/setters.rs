//! The setters of a builder, which follow from the security schemes and the responses of the document.

use super::{made_of, with};

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
        "authorization_url",
        "b",
        "basic_auth",
        "client_credentials",
        "client_secret_basic",
        "k",
        "limiter",
        "o",
        "scopes",
        "token",
        "token_provider",
        "token_url",
        "u",
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

/// The setters of all schemes that accept tokens.
const TOKENS: [&str; 6] =
    ["client_credentials", "client_secret_basic", "scopes", "token", "token_provider", "token_url"];

/// Returns the setters of all schemes that accept tokens, and others.
fn with_tokens(others: &[&'static str]) -> Vec<&'static str> {
    let mut all = [&TOKENS[..], others].concat();
    all.sort_unstable();
    all
}

#[test]
fn scheme_of_tokens_adds_its_setter_and_those_of_tokens() {
    assert_eq!(setters(BEARER, 404), with_tokens(&["b"]));
    assert_eq!(setters(OPEN_ID, 404), with_tokens(&["o"]));
}

#[test]
fn scheme_of_user_name_and_password_adds_its_setter_and_that_of_all_such_schemes() {
    assert_eq!(setters(BASIC, 404), ["basic_auth", "u"]);
}

#[test]
fn scheme_of_an_api_key_adds_only_its_setter() {
    assert_eq!(setters(KEY, 404), ["k"]);
}

#[test]
fn scheme_with_the_name_of_the_setter_of_all_such_schemes_adds_no_other() {
    let scheme = r#""basicAuth": { "type": "http", "scheme": "basic" }"#;
    assert_eq!(setters(scheme, 404), ["basic_auth"]);
}

#[test]
fn schemes_of_several_kinds_add_the_setters_of_all() {
    let expected = with_tokens(&["b", "basic_auth", "k", "u"]);
    assert_eq!(setters(&[KEY, BASIC, BEARER].join(","), 404), expected);
}

#[test]
fn document_without_schemes_has_the_setters_of_static_credentials() {
    assert_eq!(setters("", 404), ["basic_auth", "token"]);
}

#[test]
fn documented_rate_limit_adds_the_limiter() {
    assert_eq!(setters(BASIC, 429), ["basic_auth", "limiter", "u"]);
}

/// Returns a document of a version with one scheme of OAuth 2 with these flows, which all operations require if `is_required`.
fn with_flows(flows: &str, is_required: bool) -> super::Outcome {
    let security = if is_required { r#"[{ "sign in": [] }]"# } else { "[]" };
    made_of(
        &format!(
            r#"{{
                "openapi": "3.2.0",
                "info": {{ "title": "Pets", "version": "1" }},
                "security": {security},
                "components": {{ "securitySchemes": {{ "sign in": {{ "type": "oauth2", "flows": {{ {flows} }} }} }} }},
                "paths": {{ "/pets": {{ "get": {{
                    "operationId": "listPets", "tags": ["pets"], "responses": {{ "204": {{ "description": "d" }} }}
                }} }} }}
            }}"#
        ),
        "",
        "",
        "",
    )
}

/// The parts of the runtime for users: the file, the dependency, and the method of the builder.
const CODE: &str = r#""authorizationCode": { "authorizationUrl": "/a", "tokenUrl": "/t", "refreshUrl": "/r", "scopes": {} }"#;
const DEVICE: &str =
    r#""deviceAuthorization": { "deviceAuthorizationUrl": "/d", "tokenUrl": "/t", "scopes": {} }"#;
const CLIENT: &str = r#""clientCredentials": { "tokenUrl": "/t", "scopes": {} }"#;

#[test]
fn flows_of_users_and_their_part_of_the_runtime_exist_if_the_document_has_them() {
    let both = format!("{CODE}, {DEVICE}");
    let cases = [
        (CODE, true, (true, false)),
        (DEVICE, true, (false, true)),
        (&both, true, (true, true)),
        (CLIENT, true, (false, false)),
        // No operation requires the scheme.
        (&both, false, (false, false)),
        // Flows without their URLs, which are required.
        (
            r#""authorizationCode": { "authorizationUrl": "/a", "scopes": {} }"#,
            true,
            (false, false),
        ),
        (r#""authorizationCode": { "tokenUrl": "/a", "scopes": {} }"#, true, (false, false)),
        (r#""deviceAuthorization": { "tokenUrl": "/t", "scopes": {} }"#, true, (false, false)),
        (r#""implicit": { "authorizationUrl": "/a", "scopes": {} }"#, true, (false, false)),
    ];
    for (flows, is_required, (code, device)) in cases {
        let made = with_flows(flows, is_required);
        let list = made.file("public-api.txt");
        let has = |line: &str| list.contains(line);
        assert_eq!(has("\nClientBuilder::sign_in_code_flow: fn"), code, "{flows}");
        assert_eq!(has("\nClientBuilder::sign_in_device_flow: fn"), device, "{flows}");
        assert_eq!(has("\nClientBuilder::authorization_url: fn"), code || device, "{flows}");
        assert_eq!(has("\nAuthorizationCode: "), code, "{flows}");
        assert_eq!(has("\nauth::AuthorizationCode: "), code, "{flows}");
        assert_eq!(has("\nDeviceAuthorization: "), device, "{flows}");
        assert_eq!(has("\nUserTokens: "), code || device, "{flows}");
        let file =
            |name: &str| !made.file(&format!("src/sailwright_runtime/auth/{name}.rs")).is_empty();
        let parts = [file("authorization_code"), file("redirect"), file("pkce"), file("device")];
        assert_eq!(parts, [code, code, code, device], "{flows}");
        assert_eq!(file("user_tokens"), code || device, "{flows}");
        assert_eq!(made.file("Cargo.toml").contains("hmac-sha256"), code, "{flows}");
    }
}

#[test]
fn setter_for_read_only_properties_exists_if_a_request_contains_one() {
    let has_setters = |sent: &str, received: &str| {
        let text = format!(
            r##"{{
                "openapi": "3.0.4",
                "info": {{ "title": "Pets", "version": "1" }},
                "components": {{ "schemas": {{
                    "Plain": {{ "type": "object", "properties": {{ "name": {{ "type": "string" }} }} }},
                    "Pet": {{ "type": "object", "properties": {{ "id": {{ "type": "string", "readOnly": true }} }} }}
                }} }},
                "paths": {{ "/pets": {{ "put": {{
                    "operationId": "putPet", "tags": ["pets"],
                    "requestBody": {{ "content": {{ "application/json": {{
                        "schema": {{ "$ref": "#/components/schemas/{sent}" }} }} }} }},
                    "responses": {{ "200": {{ "description": "d", "content": {{ "application/json": {{
                        "schema": {{ "$ref": "#/components/schemas/{received}" }} }} }} }} }}
                }} }} }}
            }}"##
        );
        let made = made_of(&text, "", "", "");
        let list = made.file("public-api.txt");
        let has = |name: &str| list.contains(&format!("\n{name}::send_read_only: fn"));
        (has("ClientBuilder"), has("CallOptions"))
    };
    assert_eq!(has_setters("Pet", "Plain"), (true, true));
    assert_eq!(has_setters("Pet", "Pet"), (true, true));
    assert_eq!(has_setters("Plain", "Pet"), (false, false));
}

#[test]
fn environment_file_has_a_format_a_path_and_nested_keys() {
    let file = |format: &str| {
        let keys = "path = \"~/.pets/config\"\nbase-url = \"a/{b}/url\"\nclient-id = \"i\"\nclient-secret = \"s\"";
        with(&format!("[environment]\nprefix = \"PETS\"\n[environment.file]\n{keys}\n{format}"))
    };
    for (format, is_yaml) in
        [("", false), ("format = \"json\"", false), ("format = \"yaml\"", true)]
    {
        let made = file(format);
        let client = made.file("src/client.rs");
        assert!(client.contains(&format!("is_yaml: {is_yaml},")), "{client}");
        assert!(client.contains("file: \"~/.pets/config\","), "{client}");
        assert!(client.contains("base_url: \"a/{b}/url\","), "{client}");
        let kind = if is_yaml { "a YAML mapping" } else { "a JSON object" };
        assert!(
            client
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .replace("/// ", "")
                .contains(kind),
            "{client}"
        );
        assert_eq!(made.file("Cargo.toml").contains("serde-saphyr"), is_yaml);
        assert_eq!(
            made.file("src/sailwright_runtime/client/environment.rs").contains("serde_saphyr"),
            is_yaml
        );
    }
}
