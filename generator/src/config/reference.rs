//! The reference page against the types that read a configuration.

use super::Config;

const PAGE: &str = include_str!("../../CONFIGURATION.md");

/// A table of the configuration: the keys that lead to it.
type Table = Vec<String>;

#[test]
fn every_key_has_a_line_with_type_default_meaning_and_example() {
    let mut open: Vec<Table> = vec![Vec::new()];
    let mut count = 0;
    while let Some(table) = open.pop() {
        for key in keys(&table) {
            let inner: Table = table.iter().cloned().chain([key.clone()]).collect();
            if keys(&inner).is_empty() {
                let line = line(&table, &key);
                let line = line.unwrap_or_else(|| panic!("no line is about `{key}` of {table:?}"));
                check(&key, &line);
            } else {
                assert!(PAGE.contains(&heading(&inner)), "no part of the page is about {inner:?}");
                open.push(inner);
            }
            count += 1;
        }
    }
    assert!(count > 40, "the keys are found by what serde says of others: {count}");
}

/// The keys of a table, by what serde says when there is another; none where it is no table of fixed keys.
fn keys(table: &[String]) -> Vec<String> {
    let nested = |open: &str, close: &str| {
        let mut text = "no-such-key = 1".to_owned();
        for (level, key) in table.iter().enumerate().rev() {
            text = match (level, key.as_str()) {
                (0, _) => format!("{key} = {open}{{ {text} }}{close}"),
                (_, "include" | "exclude") => format!("{key} = [{{ {text} }}]"),
                _ => format!("{key} = {{ {text} }}"),
            };
        }
        toml::from_str::<Config>(&text).err().map(|error| error.message().to_owned())
    };
    let told = [nested("", ""), nested("[", "]")].into_iter().flatten();
    let is_choice = table.last().is_some_and(|key| key == "include" || key == "exclude");
    let start = if is_choice { "unknown variant" } else { "unknown field" };
    let unknown = told.filter(|message| message.starts_with(start));
    let lists = unknown.filter_map(|message| Some(message.split_once("expected ")?.1.to_owned()));
    let quoted = |list: String| list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    lists.map(quoted).next().unwrap_or_default()
}

/// The words that the part about a table begins with.
fn heading(table: &[String]) -> String {
    match table {
        [key] => format!("[{key}]"),
        [_, key] if key == "include" || key == "exclude" => "A choice is one of these.".to_owned(),
        [outer, key] if outer == "environment" => format!("### `{key}` of `[{outer}]`"),
        [outer, key] => format!("### `{key}` of `[[{outer}]]`"),
        _ => "(nothing is that deep)".to_owned(),
    }
}

/// The line about a key, in the part about its table.
fn line(table: &[String], key: &str) -> Option<String> {
    let head = if table.is_empty() { format!("[{key}]") } else { heading(table) };
    let part = PAGE.lines().skip_while(|line| {
        !line.contains(&head) || !(line.starts_with('#') || line.starts_with("A choice"))
    });
    let end = |line: &&str| !line.starts_with('#') && !line.starts_with("A choice");
    let mut part = part.skip(1).take_while(end);
    part.find(|line| line.starts_with(&format!("| `{key}` |"))).map(str::to_owned)
}

/// A line has four cells, and its example is TOML with this key.
fn check(key: &str, line: &str) {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    assert!(cells.len() == 4 && cells.iter().all(|cell| !cell.is_empty()), "{line}");
    let example: toml::Table =
        cells[3].trim_matches('`').parse().unwrap_or_else(|error| panic!("{line}: {error}"));
    let choice = ["include", "exclude"].iter().any(|key| example.contains_key(*key));
    assert!(example.contains_key(key) || choice, "{line}");
}
