//! The settings that applications keep outside of their code: one call makes a client of them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ty::Import;
use super::{Environment, docs};
use crate::render::Piece;

/// The imports of the file, the names of the settings, and the calls that read them.
pub(super) fn pieces(environment: &Environment, home: &str) -> Vec<Piece> {
    let names = names(environment);
    let used = ["Client", "ClientBuilder", "ConfigError", "EnvironmentNames"];
    let whole = docs::attributes(docs::wrapped(vec![
        format!("A client whose settings come from {}.", sources(environment)),
        String::new(),
        "See [`ClientBuilder::environment`], which leaves room for settings of the code.".into(),
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "Names the setting that is missing or wrong.".to_owned(),
    ]));
    let builder = docs::attributes(docs::wrapped(lines(environment)));
    vec![
        Piece::Items(Import::new(format!("{home}::runtime"), used).tokens()),
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
                pub fn environment(self) -> Self { self.from_environment(&ENVIRONMENT) }
            }
        }),
    ]
}

fn names(environment: &Environment) -> TokenStream {
    let text = |text: Option<&String>| Literal::string(text.map_or("", String::as_str));
    let file = environment.file.as_ref();
    let prefix = Literal::string(&environment.prefix);
    let path = text(file.map(|file| &file.path));
    let base_url = text(file.map(|file| &file.base_url));
    let client_id = text(file.map(|file| &file.client_id));
    let client_secret = text(file.map(|file| &file.client_secret));
    quote! {
        EnvironmentNames {
            prefix: #prefix,
            file: #path,
            base_url: #base_url,
            client_id: #client_id,
            client_secret: #client_secret,
        }
    }
}

/// `the environment and the file config.json`
fn sources(environment: &Environment) -> String {
    match &environment.file {
        Some(file) => format!("the environment and the file {}", docs::code(&file.path)),
        None => "the environment".to_owned(),
    }
}

fn lines(environment: &Environment) -> Vec<String> {
    let variable = |what: &str| docs::code(&format!("{}_{what}", environment.prefix));
    let mut lines = vec![
        format!("Takes what the code does not say from {}.", sources(environment)),
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
        lines.extend([
            String::new(),
            format!(
                "What they do not say is read from the file, where it exists: a JSON object with {}, {} and {}.",
                docs::code(&file.base_url),
                docs::code(&file.client_id),
                docs::code(&file.client_secret)
            ),
        ]);
    }
    lines
}
