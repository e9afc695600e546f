//! The methods that return the pages and items of a list.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs;
use super::super::ty::{TypePrinter, tokens};
use super::file::OperationFile;
use crate::ir::{CursorSource, PageItems, PageParameter, PageStep, Paging, TotalSource};

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
    let text = |text: &str| Literal::string(text);
    let name = |parameter: &PageParameter| Literal::string(parameter.name());
    let start = match &paging.step {
        PageStep::Offset(parameter) => {
            let name = name(parameter);
            quote!(offset(#name))
        }
        PageStep::Page(parameter, first) => {
            let (name, first) = (name(parameter), Literal::u64_unsuffixed(*first));
            quote!(page(#name, #first))
        }
        PageStep::Cursor(parameter, place) => {
            let (name, place) = (name(parameter), place_of(place));
            quote!(cursor(#name, runtime::CursorSource::#place))
        }
        PageStep::SearchAfter(parameter, sort) => {
            let (name, sort, strings) = (name(parameter), text(sort), paging.sends_strings);
            quote!(search_after(#name, #sort, #strings))
        }
        PageStep::Next(place) => {
            let place = place_of(place);
            quote!(next(runtime::CursorSource::#place))
        }
    };
    let location = paging.step.parameter().and_then(location_of);
    let location = location.map(|location| quote!(.position_in(#location)));
    let list = paging.list.map(|explode| quote!(.values_in_list(#explode)));
    let limit = paging.limit.as_ref().map(|(parameter, most)| {
        let (name, most) = (name(parameter), Literal::u64_unsuffixed(*most));
        if let Some(location) = location_of(parameter) {
            quote!(.limit_in(#location, #name, #most))
        } else {
            quote!(.limit(#name, #most))
        }
    });
    let items = paging.items.as_ref().map(|PageItems { property: place, required }| {
        let place = text(place);
        quote!(.items(#place, #required))
    });
    let count = paging.count.as_deref().map(text).map(|name| quote!(.count(#name)));
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
    quote!(runtime::Pagination::#start #location #list #limit #items #count #total #past_end)
}

/// Prints the location of a parameter, except for the query.
fn location_of(parameter: &PageParameter) -> Option<TokenStream> {
    match parameter {
        PageParameter::Query(_) => None,
        PageParameter::Header(_) => Some(quote!(runtime::PageLocation::Header)),
        PageParameter::Body(_) => Some(quote!(runtime::PageLocation::Body)),
    }
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
