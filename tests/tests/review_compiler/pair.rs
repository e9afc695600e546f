//! Two crates, the review of them, and the uses of the items of the old one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sailwright::review::{BrokenItem, Input, Report, review};
use sailwright::{Config, Source};

use super::items::Items;
use super::usage::{Use, usage, whole};

/// The day of all reviews.
const TODAY: &str = "2026-12-01";

pub struct Pair {
    pub name: String,
    pub old: Side,
    pub new: Side,
    pub report: Report,
    pub uses: Vec<ItemUse>,
}

/// A crate.
pub struct Side {
    pub name: String,
    /// The files by their paths.
    pub tree: BTreeMap<String, String>,
    /// The cargo features.
    pub features: BTreeSet<String>,
    /// The cargo features in `default` itself, which generated crates list completely.
    pub defaults: BTreeSet<String>,
    /// The features of the runtime that the cargo features enable.
    pub runtime: BTreeSet<String>,
    pub items: Items,
}

/// The code that uses an item.
pub struct ItemUse {
    pub path: String,
    pub declaration: String,
    pub kind: Use,
    pub code: String,
    /// Whether the item is the same in all crates. Some of these are generic, with bounds that no line mentions.
    pub is_of_runtime: bool,
}

/// The items whose uses are compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    All,
    /// All items except those of the runtime that the report does not mention.
    Own,
}

impl Pair {
    /// Pairs two documents.
    pub fn of_documents(old: &Path, new: &Path) -> Self {
        let stem = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
        let api = old.parent().map(stem).unwrap_or_default();
        let config = |path: &Path| {
            let root = path.file_name().expect("a name").to_string_lossy();
            format!("[crate]\nname = \"{api}\"\n[[document]]\nroot = \"{root}\"\n")
        };
        let folder = old.parent().expect("a folder");
        let name = format!("{api}-{}-{}", stem(old), stem(new));
        Self::new(&name, folder, [&config(old), &config(new)], Extent::All)
    }

    /// Pairs the two sides of a case.
    pub fn of_case(folder: &Path, old: &str, new: &str) -> Self {
        let config = |side: &str| {
            let document =
                format!("[crate]\nname = \"pets\"\n[[document]]\nroot = \"{side}.yaml\"\n");
            std::fs::read_to_string(folder.join(format!("{side}.toml"))).unwrap_or(document)
        };
        let rule = folder.file_name().expect("a name").to_string_lossy();
        Self::new(&format!("{rule}-{old}"), folder, [&config(old), &config(new)], Extent::Own)
    }

    fn new(name: &str, folder: &Path, configs: [&str; 2], extent: Extent) -> Self {
        let name: String = name
            .chars()
            .map(|letter| if letter.is_alphanumeric() { letter } else { '-' })
            .collect();
        let [old, new] = configs.map(with_crate);
        let source = Source::Disk { folder: folder.to_owned() };
        let input = |config: &str| Input::memory(source.clone(), config).expect("a configuration");
        let report =
            review(input(&old), input(&new), TODAY).unwrap_or_else(|error| panic!("{error}"));
        let (old, new) = (Side::generate(&source, &old), Side::generate(&source, &new));
        let uses = uses(&old.items, &report, extent);
        Self { name, old, new, report, uses }
    }
}

impl Side {
    fn generate(source: &Source, config: &str) -> Self {
        let config = Config::read(config).expect("a configuration");
        let tree = sailwright::generate(source, &config).tree.expect("documents without errors");
        let manifest: toml::Table = tree["Cargo.toml"].parse().expect("a manifest");
        let name = manifest["package"]["name"].as_str().expect("a name").to_owned();
        let features = manifest.get("features").and_then(toml::Value::as_table);
        let features: BTreeMap<_, _> = features.into_iter().flatten().collect();
        let list = |value: &toml::Value| -> Vec<String> {
            let list = value.as_array().into_iter().flatten().filter_map(toml::Value::as_str);
            list.map(str::to_owned).collect()
        };
        let defaults = features.get(&"default".to_owned()).into_iter().copied();
        let defaults = defaults.flat_map(list).collect();
        let dependency = &manifest["dependencies"]["sailwright-runtime"];
        let own = dependency.get("features").into_iter().flat_map(list);
        let runtime = features.values().copied().flat_map(list);
        let runtime = runtime.filter(|feature| feature.contains('/')).chain(own).collect();
        let features = features.into_keys().cloned().collect();
        let items = Items::parse(&tree["public-api.txt"]);
        Self { name, tree, features, defaults, runtime, items }
    }
}

/// Lets a crate depend on the runtime, which is compiled once.
fn with_crate(config: &str) -> String {
    let mut table: toml::Table = config.parse().expect("TOML");
    let package = table.entry("crate").or_insert_with(|| toml::Table::new().into());
    let package = package.as_table_mut().expect("a table");
    package.insert("runtime".to_owned(), "crate".into());
    toml::to_string(&table).expect("TOML")
}

fn uses(items: &Items, report: &Report, extent: Extent) -> Vec<ItemUse> {
    let runtime: BTreeSet<&str> = sailwright_runtime::source::PUBLIC_API.lines().collect();
    let mut all: BTreeSet<(&str, &str)> = items.iter().collect();
    let broken: Vec<&BrokenItem> = report.entries.iter().flat_map(|entry| &entry.broken).collect();
    // The copies of shared types are in no line.
    let copies = broken.iter().filter_map(|item| Some((item.path.as_str(), item.old.as_deref()?)));
    all.extend(
        copies
            .filter(|(path, old)| path.contains("::") && items.own(path).is_none() && *old != "fn"),
    );
    let mut uses = Vec::new();
    for (path, declaration) in all {
        let is_of_runtime = runtime.contains(format!("{path}: {declaration}").as_str());
        let is_broken = broken.iter().any(|item| item.path == path);
        if is_of_runtime && !is_broken && extent == Extent::Own {
            continue;
        }
        let mut add = |kind, code: Option<String>| {
            let (path, declaration) = (path.to_owned(), declaration.to_owned());
            let code = code.map(|code| items.imports(&code) + &code);
            uses.extend(code.map(|code| ItemUse { path, declaration, kind, code, is_of_runtime }));
        };
        add(Use::Item, usage(items, path, declaration));
        add(Use::Whole, whole(items, path, declaration));
    }
    uses
}
