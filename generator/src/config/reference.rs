//! A test that CONFIGURATION.md documents every key.

use super::Config;

const PAGE: &str = include_str!("../../CONFIGURATION.md");

/// The path of keys of a table.
type Table = Vec<String>;

/// The keys whose values are a string or a table: one line documents both.
const EITHER: [&str; 6] = ["from", "limit", "next", "offset", "page", "parameter"];

#[test]
fn every_key_is_documented_with_type_default_meaning_and_example() {
    let mut pending: Vec<Table> = vec![Vec::new()];
    let mut count = 0;
    while let Some(table) = pending.pop() {
        for key in keys(&table) {
            let inner: Table = table.iter().cloned().chain([key.clone()]).collect();
            if keys(&inner).is_empty() || EITHER.contains(&key.as_str()) {
                let line = line(&table, &key);
                let line = line.unwrap_or_else(|| panic!("`{key}` of {table:?} is not documented"));
                check(&key, &line);
            } else {
                assert!(PAGE.contains(&heading(&inner)), "{inner:?} is not documented");
                pending.push(inner);
            }
            count += 1;
        }
    }
    assert!(count > 40, "too few keys were found: {count}");
}

/// Returns the keys of a table, which the help for an unknown key lists. Empty if the table has no fixed keys.
fn keys(table: &[String]) -> Vec<String> {
    let nested = |open: &str, close: &str| {
        let mut text = "-- = 1".to_owned();
        for (level, key) in table.iter().enumerate().rev() {
            let others = required(&table[..=level]);
            text = match (level, key.as_str()) {
                (0, _) => format!("{key} = {open}{{ {others}{text} }}{close}"),
                (_, "include" | "exclude") => format!("{key} = [{{ {text} }}]"),
                _ => format!("{key} = {{ {text} }}"),
            };
        }
        let (package, document) = ("crate = {}\n", "document = [{ root = \"a\" }]\n");
        let package = if text.starts_with("crate") { "" } else { package };
        let document = if text.starts_with("document") { "" } else { document };
        Config::read(&format!("{package}{document}{text}")).err()
    };
    let errors = [nested("", ""), nested("[", "]")].into_iter().flatten();
    let mut unknown = errors.filter(|error| error.message.starts_with("`--` is not a key of"));
    let quoted = |list: &str| list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    unknown.next().map(|error| quoted(&error.help)).unwrap_or_default()
}

/// Returns the keys that a table requires before its inner tables are read.
fn required(table: &[String]) -> &'static str {
    match table {
        [key] if key == "document" => "root = \"a\", ",
        [key] if key == "environment" => "prefix = \"A\", ",
        _ => "",
    }
}

/// Returns the text at the start of the section about a table.
fn heading(table: &[String]) -> String {
    match table {
        [key] => format!("[{key}]"),
        [_, key] if key == "include" || key == "exclude" => {
            "A selector has one of these keys.".to_owned()
        }
        [outer, key] if outer == "environment" => format!("### `{key}` of `[{outer}]`"),
        [outer, key] => format!("### `{key}` of `[[{outer}]]`"),
        _ => "(no table is nested that deeply)".to_owned(),
    }
}

/// Returns the line about a key in the section about its table.
fn line(table: &[String], key: &str) -> Option<String> {
    let head = if table.is_empty() { format!("[{key}]") } else { heading(table) };
    let section = PAGE.lines().skip_while(|line| {
        !line.contains(&head) || !(line.starts_with('#') || line.starts_with("A selector has"))
    });
    let end = |line: &&str| !line.starts_with('#') && !line.starts_with("A selector has");
    let mut section = section.skip(1).take_while(end);
    section.find(|line| line.starts_with(&format!("| `{key}` |"))).map(str::to_owned)
}

/// Asserts that a line has four cells, and that the last one is TOML with this key.
fn check(key: &str, line: &str) {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    assert!(cells.len() == 4 && cells.iter().all(|cell| !cell.is_empty()), "{line}");
    let example: toml::Table =
        cells[3].trim_matches('`').parse().unwrap_or_else(|error| panic!("{line}: {error}"));
    let is_selector = ["include", "exclude"].iter().any(|key| example.contains_key(*key));
    assert!(example.contains_key(key) || is_selector, "{line}");
}
