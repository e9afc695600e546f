//! The book in `docs`: its pages, links and examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sailwright::diagnostic::{Code, Rule, Severity};
use sailwright_tests::entries;

#[test]
fn summary_lists_all_pages() {
    let summary = read(&pages().join("SUMMARY.md"));
    let listed: BTreeSet<String> = links(&summary).into_iter().collect();
    let files: BTreeSet<String> =
        names(&pages(), "md").filter(|name| name != "SUMMARY.md").collect();
    assert_eq!(listed, files);
}

/// The pages of diagnostics and of rules have all of them, and include the pages of `explain`.
#[test]
fn pages_of_diagnostics_and_rules_are_complete() {
    let severity = |code: &Code| match code.severity() {
        Severity::Error => "error".to_owned(),
        Severity::Warning => "warning".to_owned(),
    };
    let codes = Code::ALL.iter().map(|code| (code.name(), severity(code)));
    let about = "`sailwright` reports what it ignores, changes or rejects in a document. An error stops the generation; after \
                 a\nwarning, the rest is generated. `sailwright explain CODE` prints the part of a code.";
    assert_page("diagnostics.md", ["Diagnostics", about, "code", "severity"], codes.collect());
    let verdicts = |rule: &Rule| rule.verdicts().iter().map(|each| each.name()).collect::<Vec<_>>();
    let rules = Rule::ALL.iter().map(|rule| (rule.name(), verdicts(rule).join(", ")));
    let about = "`sailwright review` reports changes by these rules. The first verdict is the worst that a change of the rule \
                 can have.";
    assert_page(
        "review-rules.md",
        ["Rules of reviews", about, "rule", "verdicts"],
        rules.collect(),
    );
}

/// Compares a page with a table of names, and with the files in `generator/explain` that have these names.
#[track_caller]
fn assert_page(file: &str, words: [&str; 4], mut rows: Vec<(&str, String)>) {
    rows.sort();
    let [title, about, name, value] = words;
    let mut page = format!("# {title}\n\n{about}\n\n| {name} | {value} |\n|---|---|\n");
    for (name, value) in &rows {
        page.extend(["| `", name, "` | ", value, " |\n"]);
    }
    for (name, _) in rows {
        page.extend(["\n{{#include ../../generator/explain/", name, ".md}}\n"]);
    }
    let path = pages().join(file);
    if std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always") {
        fs::write(&path, &page).expect("a writable page");
    }
    assert!(
        path.exists() && read(&path) == page,
        "{file} is not up to date: run this test with INSTA_UPDATE=always"
    );
}

#[test]
fn pages_with_examples_are_documentation_tests() {
    let tests = read(&root().join("tests/book/src/lib.rs"));
    for name in names(&pages(), "md") {
        if read(&pages().join(&name)).contains("```rust") {
            assert!(tests.contains(&format!("{name:?}")), "add {name} to tests/book/src/lib.rs");
        }
    }
}

/// Relative links of the book, of the pages that it includes, and of the documents in the root of the repository.
#[test]
fn relative_links_have_a_target() {
    let mut files: Vec<PathBuf> = names(&pages(), "md").map(|name| pages().join(name)).collect();
    files.extend(names(root(), "md").map(|name| root().join(name)));
    files.extend(["generator", "templates"].map(|folder| root().join(folder).join("README.md")));
    let mut missing = Vec::new();
    for file in files {
        for link in links(&page(&file)) {
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() { file.clone() } else { file.with_file_name(path) };
            let has_anchor = || anchor.is_empty() || anchors(&page(&target)).contains(anchor);
            if !target.exists() || !has_anchor() {
                missing.push(format!("{}: {link}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Links of the Markdown files in packages lead to files of the same package: nothing else is there.
#[test]
fn relative_links_of_packages_have_a_target_in_the_package() {
    let mut outside = Vec::new();
    let mut count = 0;
    for package in ["generator", "generated", "templates"] {
        let folder = root().join(package);
        let manifest: toml::Table = read(&folder.join("Cargo.toml")).parse().expect("a manifest");
        let included = manifest["package"]["include"].as_array().expect("a list of files");
        let included: Vec<&str> = included.iter().filter_map(toml::Value::as_str).collect();
        for pattern in
            included.iter().filter(|pattern| Path::new(pattern).extension() == Some("md".as_ref()))
        {
            let (parent, file) = pattern.rsplit_once('/').unwrap_or(("", pattern));
            let place = folder.join(parent);
            let files = names(&place, "md").filter(|name| file == "*.md" || file == name);
            for name in files {
                let text = read(&place.join(&name));
                let paths = links(&text).into_iter();
                let paths = paths.map(|link| link.split('#').next().unwrap_or_default().to_owned());
                let paths: Vec<_> = paths.filter(|path| !path.is_empty()).collect();
                count += paths.len();
                let is_outside =
                    |path: &String| !parent.is_empty() || !is_included(path, &included);
                outside.extend(
                    paths
                        .into_iter()
                        .filter(is_outside)
                        .map(|path| format!("{package}/{name}: {path}")),
                );
            }
        }
    }
    assert!(outside.is_empty(), "{outside:#?}");
    assert!(count > 0, "no file has a link");
}

/// Returns whether a file of the root of a package is in its list of files.
fn is_included(path: &str, included: &[&str]) -> bool {
    included.iter().any(|pattern| match pattern.split_once('*') {
        Some((start, end)) => !path.contains('/') && path.starts_with(start) && path.ends_with(end),
        None => path == *pattern,
    })
}

/// Returns the relative targets of the links of a page, outside of code blocks.
fn links(text: &str) -> Vec<String> {
    let mut is_code = false;
    let mut found = Vec::new();
    for line in text.lines() {
        is_code ^= line.trim_start().starts_with("```");
        if is_code {
            continue;
        }
        let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        found.extend(targets.map(|(target, _)| target.to_owned()));
    }
    found.retain(|target| !target.contains("://") && !target.contains('`'));
    found
}

/// Returns the anchors of the headings of a page.
fn anchors(text: &str) -> BTreeSet<String> {
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let headings = headings.map(|line| line.trim_start_matches('#').trim());
    headings
        .map(|text| text.chars().filter(is_kept).collect::<String>().to_lowercase())
        .map(|text| text.replace(' ', "-"))
        .collect()
}

/// Reads a page with the files that it includes.
fn page(path: &Path) -> String {
    let text = read(path);
    let lines = text.lines().map(|line| {
        let included = line.strip_prefix("{{#include ").and_then(|rest| rest.strip_suffix("}}"));
        included.map_or_else(|| line.to_owned(), |included| read(&path.with_file_name(included)))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the names of the files in a folder with an extension, sorted.
fn names(folder: &Path, extension: &str) -> impl Iterator<Item = String> {
    let paths = entries(folder).into_iter();
    let of_kind =
        paths.filter(move |path| path.extension().is_some_and(|found| found == extension));
    of_kind
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect::<Vec<_>>()
        .into_iter()
}

fn read(path: &Path) -> String {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.replace("\r\n", "\n")
}

fn pages() -> PathBuf {
    root().join("docs/src")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository")
}
