//! The streams of a list that comes in pages.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::{Types, tokens};
use super::Context;
use crate::api::{AnswerBody, Paging, Ty};

/// `stream_pages` and `stream_items`; nothing for an operation that does not page.
pub(super) fn methods(context: &Context<'_>, types: &mut Types<'_>) -> TokenStream {
    let (Some(paging), [case]) = (&context.operation.paging, context.operation.answers.as_slice())
    else {
        return TokenStream::new();
    };
    let AnswerBody::Json(Ty::List(item)) = &case.body else { return TokenStream::new() };
    for name in ["Items", "PageRule", "Pages"] {
        types.runtime(name);
    }
    let item = tokens(&types.owned(item));
    let (error, rule) = (&context.error, rule(paging));
    let pages = docs::attributes(docs::wrapped(vec![
        "The list page by page; each page is fetched when it is asked for.".to_owned(),
    ]));
    let items = docs::attributes(docs::wrapped(vec![
        "The items of the list, to its end; see [`Self::stream_pages`].".to_owned(),
    ]));
    quote! {
        #pages
        #[must_use]
        pub fn stream_pages(self) -> Pages<#item, #error> {
            Pages::new(self.client, self.request, #rule)
        }

        #items
        #[must_use]
        pub fn stream_items(self) -> Items<#item, #error> {
            self.stream_pages().items()
        }
    }
}

fn rule(paging: &Paging) -> TokenStream {
    let (offset, limit) = (Literal::string(&paging.offset), Literal::string(&paging.limit));
    let max_limit = Literal::u64_unsuffixed(paging.max_limit);
    let text = |text: Option<&String>| {
        text.map_or(quote!(None), |text| {
            let text = Literal::string(text);
            quote!(Some(#text))
        })
    };
    let count = text(paging.total.as_ref().map(|(count, _)| count));
    let total = text(paging.total.as_ref().map(|(_, header)| header));
    quote! {
        PageRule { offset: #offset, limit: #limit, max_limit: #max_limit, count: #count, total: #total }
    }
}
