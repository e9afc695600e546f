//! The methods that return the pages and items of a list.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::{TypePrinter, tokens};
use super::file::OperationFile;
use crate::ir::{CursorSource, PageItems, PageStep, Paging, TotalSource};

/// Prints `pages` and `items`, if the list comes in pages.
pub(super) fn methods(
    file: &OperationFile<'_>,
    types: &mut TypePrinter<'_>,
) -> Option<TokenStream> {
    let paging = file.operation.paging.as_ref()?;
    let item = file.operation.shape.page_item.as_ref()?;
    // The types are written with their module, because a request type may have the same name, such as `Items`.
    types.runtime("self");
    let new = if let Some(position) = types.foreign(item).as_deref().map(tokens) {
        quote!(foreign::<#position>)
    } else {
        quote!(new)
    };
    let item = tokens(&types.owned(item));
    let (error, rule, inner) = (&file.error, rule(paging), file.inner());
    let pages = docs::attributes(docs::wrapped(vec![
        "Returns the pages of the list; each page is requested when the previous one has been consumed.".to_owned(),
    ]));
    let items = docs::attributes(docs::wrapped(vec![
        "Returns the items of all pages; see [`Self::pages`].".to_owned(),
    ]));
    Some(quote! {
        #pages
        #[must_use]
        pub fn pages(self) -> runtime::Pages<#item, #error> {
            runtime::Pages::#new(&#inner.client, #inner.request, #rule)
        }

        #items
        #[must_use]
        pub fn items(self) -> runtime::Items<#item, #error> {
            self.pages().items()
        }
    })
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
    let items = paging.items.as_ref().map(|PageItems { property: place, required }| {
        let place = text(place);
        quote!(.items(#place, #required))
    });
    let count = paging.count.as_ref().map(text).map(|name| quote!(.count(#name)));
    let total = paging.total.as_ref().map(|total| match total {
        TotalSource::Header(name) => {
            let name = text(name);
            quote!(.total_header(#name))
        }
        TotalSource::Property(place) => {
            let place = text(place);
            quote!(.total_property(#place))
        }
    });
    let past_end = paging.rejects_past_end.then(|| quote!(.rejects_offset_past_end()));
    quote!(runtime::Pagination::#start #limit #items #count #total #past_end)
}

fn place_of(place: &CursorSource) -> TokenStream {
    match place {
        CursorSource::Property(place) => {
            let place = Literal::string(place);
            quote!(Property(#place))
        }
        CursorSource::Header(name) => {
            let name = Literal::string(name);
            quote!(Header(#name))
        }
        CursorSource::Link => quote!(Link),
    }
}
