//! The streams of a list that comes in pages.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::{Types, tokens};
use super::Context;
use crate::ir::{self, CursorPlace, PageItems, PageStep, PageTotal, Paging, ResponseBody, Ty};

/// `pages` and `items`; nothing for an operation that does not page.
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
        "The items of the list, to its end; see [`Self::pages`].".to_owned(),
    ]));
    Some(quote! {
        #pages
        #[must_use]
        pub fn pages(self) -> runtime::Pages<#item, #error> {
            runtime::Pages::new(&#inner.client, #inner.request, #rule)
        }

        #items
        #[must_use]
        pub fn items(self) -> runtime::Items<#item, #error> {
            self.pages().items()
        }
    })
}

/// The type of the items.
fn item<'a>(context: &'a Context<'_>) -> Option<&'a Ty> {
    let [case] = context.operation.responses.as_slice() else { return None };
    let ResponseBody::Json(ty) = &case.body else { return None };
    let list = match &context.operation.paging.as_ref()?.items {
        Some(PageItems { place, .. }) => &ir::property(&context.module.ir.types, ty, place)?.ty,
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
            quote!(cursor(#name, runtime::CursorSource::#place))
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
        PageTotal::Property(place) => {
            let place = text(place);
            quote!(.total_property(#place))
        }
    });
    quote!(runtime::Pagination::#start #limit #items #count #total)
}

fn place_of(place: &CursorPlace) -> TokenStream {
    match place {
        CursorPlace::Property(place) => {
            let place = Literal::string(place);
            quote!(Property(#place))
        }
        CursorPlace::Header(name) => {
            let name = Literal::string(name);
            quote!(Header(#name))
        }
        CursorPlace::Link => quote!(Link),
    }
}
