//! The methods that read the configuration of a client from environment variables and a file.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Piece, docs};
use crate::config::Environment;

/// Prints the names of the settings, and the methods that read them.
pub(super) fn pieces(environment: &Environment, imports: &mut Vec<&'static str>) -> Vec<Piece> {
    imports.extend(["ConfigError", "EnvironmentNames"]);
    let names = names(environment);
    let whole = docs::attributes(docs::wrapped(vec![
        format!("Creates a client with the settings in {}.", sources(environment)),
        String::new(),
        "To set other options in code, use [`ClientBuilder::environment`].".into(),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "Fails if a setting is missing or invalid; the error names it.".to_owned(),
    ]));
    let builder = docs::attributes(docs::wrapped(lines(environment)));
    vec![
        Piece::Items(quote!(const ENVIRONMENT: EnvironmentNames = #names;)),
        Piece::Items(quote! {
            impl Client {
                #whole
                pub fn from_environment() -> Result<Self, ConfigError> {
                    Self::builder().environment().build()
                }
            }
        }),
        Piece::Items(quote! {
            impl ClientBuilder {
                #builder
                pub fn environment(mut self) -> Self {
                    self.configuration().read_environment(&ENVIRONMENT);
                    self
                }
            }
        }),
    ]
}

fn names(environment: &Environment) -> TokenStream {
    let text = |text: Option<&String>| Literal::string(text.map_or("", String::as_str));
    let file = environment.file.as_ref();
    let prefix = Literal::string(&environment.prefix);
    let path = text(file.map(|file| &file.path));
    let is_yaml = file.is_some_and(|file| file.is_yaml);
    let base_url = text(file.map(|file| &file.base_url));
    let client_id = text(file.map(|file| &file.client_id));
    let client_secret = text(file.map(|file| &file.client_secret));
    quote! {
        EnvironmentNames {
            prefix: #prefix,
            file: #path,
            is_yaml: #is_yaml,
            base_url: #base_url,
            client_id: #client_id,
            client_secret: #client_secret,
        }
    }
}

/// Returns the sources: ``environment variables and the file `config.json` ``.
fn sources(environment: &Environment) -> String {
    match &environment.file {
        Some(file) => format!("environment variables and the file {}", docs::code(&file.path)),
        None => "environment variables".to_owned(),
    }
}

fn lines(environment: &Environment) -> Vec<String> {
    let variable = |end: &str| docs::code(&format!("{}_{end}", environment.prefix));
    let mut lines = vec![
        format!("Reads the settings that are not set in code from {}.", sources(environment)),
        String::new(),
        format!(
            "The variables are {}, and {} or {} with {}.",
            variable("BASE_URL"),
            variable("ACCESS_TOKEN"),
            variable("CLIENT_ID"),
            variable("CLIENT_SECRET")
        ),
    ];
    if let Some(file) = &environment.file {
        let kind = if file.is_yaml {
            "a YAML mapping with the keys"
        } else {
            "a JSON object with the properties"
        };
        lines.extend([
            String::new(),
            format!(
                "The file is optional and is read for settings without a variable: {kind} {}, {} and {}.",
                docs::code(&file.base_url),
                docs::code(&file.client_id),
                docs::code(&file.client_secret)
            ),
        ]);
    }
    lines
}
