//! The streams of a list that comes in pages.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::{Types, tokens};
use super::Context;
use crate::api::{self, AnswerBody, CursorPlace, PageItems, PageStep, PageTotal, Paging, Ty};

/// `stream_pages` and `stream_items`; nothing for an operation that does not page.
pub(super) fn methods(context: &Context<'_>, types: &mut Types<'_>) -> Option<TokenStream> {
    let (paging, item) = (context.operation.paging.as_ref()?, item(context)?);
    // An operation may well be called `items`, and its request like what would be imported.
    types.runtime("self");
    let item = tokens(&types.owned(item));
    let (error, rule, inner) = (&context.error, rule(paging), context.inner());
    let pages = docs::attributes(docs::wrapped(vec![
        "The list page by page; each page is fetched when it is asked for.".to_owned(),
    ]));
    let items = docs::attributes(docs::wrapped(vec![
        "The items of the list, to its end; see [`Self::stream_pages`].".to_owned(),
    ]));
    Some(quote! {
        #pages
        #[must_use]
        pub fn stream_pages(self) -> runtime::Pages<#item, #error> {
            runtime::Pages::new(&#inner.client, #inner.request, #rule)
        }

        #items
        #[must_use]
        pub fn stream_items(self) -> runtime::Items<#item, #error> {
            self.stream_pages().items()
        }
    })
}

/// The type of the items.
fn item<'a>(context: &'a Context<'_>) -> Option<&'a Ty> {
    let [case] = context.operation.answers.as_slice() else { return None };
    let AnswerBody::Json(ty) = &case.body else { return None };
    let list = match &context.operation.paging.as_ref()?.items {
        Some(PageItems { place, .. }) => &api::member(&context.module.api.types, ty, place)?.ty,
        None => ty,
    };
    if let Ty::List(item) = list { Some(item) } else { None }
}

fn rule(paging: &Paging) -> TokenStream {
    let text = |text: &String| Literal::string(text);
    let start = match &paging.step {
        PageStep::Offset(name) => {
            let name = text(name);
            quote!(offset(#name))
        }
        PageStep::Cursor(name, place) => {
            let (name, place) = (text(name), place_of(place));
            quote!(cursor(#name, runtime::CursorPlace::#place))
        }
    };
    let limit = paging.limit.as_ref().map(|(name, most)| {
        let (name, most) = (text(name), Literal::u64_unsuffixed(*most));
        quote!(.limit(#name, #most))
    });
    let items = paging.items.as_ref().map(|PageItems { place, required }| {
        let place = text(place);
        quote!(.items(#place, #required))
    });
    let count = paging.count.as_ref().map(text).map(|name| quote!(.count(#name)));
    let total = paging.total.as_ref().map(|total| match total {
        PageTotal::Header(name) => {
            let name = text(name);
            quote!(.total_header(#name))
        }
        PageTotal::Member(place) => {
            let place = text(place);
            quote!(.total_member(#place))
        }
    });
    quote!(runtime::PageRule::#start #limit #items #count #total)
}

fn place_of(place: &CursorPlace) -> TokenStream {
    match place {
        CursorPlace::Member(place) => {
            let place = Literal::string(place);
            quote!(Member(#place))
        }
        CursorPlace::Header(name) => {
            let name = Literal::string(name);
            quote!(Header(#name))
        }
        CursorPlace::Link => quote!(Link),
    }
}
