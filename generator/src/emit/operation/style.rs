//! The styles of parameters in Rust.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::spec::{MAX_LISTS, Style};

/// Returns the variant of the style in the runtime.
pub(super) fn style_ident(style: Style) -> TokenStream {
    match style {
        Style::Form => quote!(Form),
        Style::Simple => quote!(Simple),
        Style::Label => quote!(Label),
        Style::Matrix => quote!(Matrix),
        Style::SpaceDelimited => quote!(SpaceDelimited),
        Style::PipeDelimited => quote!(PipeDelimited),
        Style::TabDelimited => quote!(TabDelimited),
        Style::Lists(delimiters) => {
            let delimiters = self::delimiters(delimiters);
            quote!(Lists(#delimiters))
        }
        Style::DeepObject => quote!(DeepObject),
        Style::Cookie => quote!(Cookie),
    }
}

/// Prints the delimiters of lists in lists as a string.
pub(super) fn delimiters(delimiters: [Option<char>; MAX_LISTS]) -> Literal {
    Literal::string(&delimiters.iter().flatten().collect::<String>())
}
