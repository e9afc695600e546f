//! The name of a crate that is named after its document.

use super::keyword;
use super::words::Words;

/// The maximal length, unless the first word is longer.
const LENGTH: usize = 30;

/// The text between a title and its continuation.
const SEPARATORS: [&str; 6] = [" - ", " – ", " — ", ": ", " | ", " ("];

/// The words that many titles have.
const COMMON: [&str; 14] = [
    "a",
    "an",
    "api",
    "apis",
    "definition",
    "definitions",
    "documentation",
    "openapi",
    "reference",
    "rest",
    "restful",
    "specification",
    "swagger",
    "the",
];

/// The words that cannot be the first or the last one.
const JOINING: [&str; 9] = ["and", "by", "for", "from", "in", "of", "on", "to", "with"];

/// Returns the name of a crate that is named after its document, from the title of the document: without the common
/// words of titles, without a continuation or version, and at most 30 characters long.
#[must_use]
pub fn package(title: &str) -> String {
    let ends = SEPARATORS.iter().filter_map(|separator| title.find(separator));
    let start = &title[..ends.min().unwrap_or(title.len())];
    let name = [essential(start), essential(title)].into_iter().flatten().next();
    let name = shortened(&name.unwrap_or_else(|| Words::of(title).feature()));
    let name = if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name
    } else {
        format!("api-{name}")
    };
    let word = name.replace('-', "_");
    let taken =
        keyword::kind(&word) != keyword::Kind::Free || keyword::PACKAGES.contains(&word.as_str());
    if taken { format!("{name}-client") } else { name }
}

/// Returns the name of the words that are neither common nor a version. `None` if there are none.
fn essential(title: &str) -> Option<String> {
    let is_kept = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        !word.is_empty() && !COMMON.contains(&word.as_str()) && !is_version(&word)
    };
    let words: Vec<&str> = title.split_whitespace().filter(is_kept).collect();
    (!words.is_empty()).then(|| Words::of(&words.join(" ")).feature())
}

/// Returns whether a word is a version, such as `v2`, `3.0` or `v1.2.3-beta`.
fn is_version(word: &str) -> bool {
    let number = word.strip_prefix('v').unwrap_or(word);
    let is_marked = number.len() < word.len() || number.contains('.');
    is_marked && number.starts_with(|c: char| c.is_ascii_digit())
}

/// Removes the words at the end of a name that is too long, and then words that join others at its start and end.
fn shortened(name: &str) -> String {
    let mut short = name;
    while let Some((start, last)) = short.rsplit_once('-') {
        if short.len() <= LENGTH && !JOINING.contains(&last) {
            break;
        }
        short = start;
    }
    while let Some((_, rest)) = short.split_once('-').filter(|(first, _)| JOINING.contains(first)) {
        short = rest;
    }
    short.to_owned()
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn name_has_the_essential_words_of_the_title() {
        let cases = [
            ("Redocly Museum API", "redocly-museum"),
            ("The GitLab v4 REST API", "git-lab"),
            ("Swagger Petstore - OpenAPI 3.0", "petstore"),
            ("Listen API: Podcast Search, Directory, and Insights API", "listen"),
            ("Lob (2024-02-11)", "lob"),
            ("Xero Accounting API", "xero-accounting"),
            ("OpenAPI 3.1 specification of pets", "pets"),
            ("Orders 2", "orders-2"),
        ];
        for (title, name) in cases {
            assert_eq!(package(title), name, "{title}");
        }
    }

    #[test]
    fn title_of_common_words_is_the_name() {
        assert_eq!(package("REST API"), "rest-api");
        assert_eq!(package("API: Pets"), "pets");
        assert_eq!(package("API - 1.0"), "api-1-0");
    }

    #[test]
    fn long_name_ends_after_a_word() {
        let title = "Management of accounts and of customers for partners";
        assert_eq!(package(title), "management-of-accounts");
        assert_eq!(
            package("donaudampfschifffahrtsgesellschaft 1"),
            "donaudampfschifffahrtsgesellschaft"
        );
    }

    #[test]
    fn name_is_a_package_name_that_is_not_taken() {
        assert_eq!(package("3D models"), "api-3d-models");
        assert_eq!(package("std"), "std-client");
        assert_eq!(package("Type"), "type-client");
    }
}
