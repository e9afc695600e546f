//! The tokens of identifiers.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _};

use crate::name::Ident;

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(if self.as_str().starts_with("r#") {
            proc_macro2::Ident::new_raw(self.plain(), Span::call_site())
        } else {
            proc_macro2::Ident::new(self.plain(), Span::call_site())
        });
    }
}
