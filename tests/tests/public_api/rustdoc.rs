//! The public items of a crate, from the JSON of rustdoc.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Returns each public item of a crate as its path and its kind, such as `Client::request: fn` or `Client: impl Clone`.
pub fn outline(package: &str) -> BTreeSet<String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustdoc");
    let status = Command::new("cargo")
        .args(["+nightly", "rustdoc", "--offline", "--lib", "--all-features", "-p", package])
        .args(["--", "-Z", "unstable-options", "--output-format", "json"])
        .env_remove("RUSTC")
        .env_remove("RUSTDOC")
        .env_remove("RUSTUP_TOOLCHAIN")
        .env("CARGO_TARGET_DIR", &target)
        .current_dir(sailwright_tests::home())
        .status();
    assert!(status.expect("cargo").success(), "rustdoc failed");
    let file = target.join(format!("doc/{}.json", package.replace('-', "_")));
    let text = fs::read_to_string(file).expect("the output of rustdoc");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    let mut outline = Outline {
        index: &json["index"],
        reached: BTreeSet::new(),
        implementations: Vec::new(),
        lines: BTreeSet::new(),
    };
    outline.children(&json["index"][json["root"].to_string()]["inner"]["module"]["items"], "");
    let is_own = |id: &str| json["paths"][id]["crate_id"] == 0;
    for (id, line) in outline.implementations {
        // A trait that applications cannot name is hidden.
        if !is_own(&id) || outline.reached.contains(&id) {
            outline.lines.insert(line);
        }
    }
    outline.lines
}

struct Outline<'a> {
    index: &'a Value,
    /// The IDs of all public items.
    reached: BTreeSet<String>,
    /// The lines of the implementations of traits, with the ID of the trait.
    implementations: Vec<(String, String)>,
    lines: BTreeSet<String>,
}

impl Outline<'_> {
    fn children(&mut self, ids: &Value, parent: &str) {
        for id in ids.as_array().into_iter().flatten().filter(|id| !id.is_null()) {
            let item = &self.index[id.to_string()];
            self.item(item, item["name"].as_str().unwrap_or_default(), parent);
        }
    }

    fn item(&mut self, item: &Value, name: &str, parent: &str) {
        let path = if parent.is_empty() { name.to_owned() } else { format!("{parent}::{name}") };
        let Some((kind, inner)) = item["inner"].as_object().and_then(|inner| inner.iter().next())
        else {
            return;
        };
        let word = match kind.as_str() {
            "use" => {
                let id = inner["id"].to_string();
                let name = inner["name"].as_str().unwrap_or_default();
                return self.item(&self.index[id], name, parent);
            }
            "impl" => return,
            "module" => "mod",
            "function" => "fn",
            "struct_field" => "field",
            "type_alias" | "assoc_type" => "type",
            "constant" | "assoc_const" => "const",
            other => other,
        };
        self.lines.insert(format!("{path}: {word}"));
        self.reached.insert(item["id"].to_string());
        match word {
            "struct" => {
                self.children(&inner["kind"]["plain"]["fields"], &path);
                self.children(&inner["kind"]["tuple"], &path);
            }
            "enum" => self.children(&inner["variants"], &path),
            "mod" | "trait" => self.children(&inner["items"], &path),
            _ => {}
        }
        for id in inner["impls"].as_array().into_iter().flatten() {
            self.implementation(&self.index[id.to_string()]["inner"]["impl"], &item["id"], &path);
        }
    }

    /// Adds an implementation that rustdoc lists for an item. Those that only mention the item belong to other types.
    fn implementation(&mut self, inner: &Value, of: &Value, path: &str) {
        let of_reference = &inner["for"]["borrowed_ref"]["type"]["resolved_path"]["id"];
        if inner["for"]["resolved_path"]["id"] != *of && of_reference != of {
            return;
        }
        let is_written = inner["is_synthetic"] == false && inner["blanket_impl"].is_null();
        match inner["trait"]["path"].as_str() {
            None => self.children(&inner["items"], path),
            Some("StructuralPartialEq") => {}
            Some(name) if is_written => {
                let name = name.rsplit("::").next().unwrap_or_default();
                let id = inner["trait"]["id"].to_string();
                self.implementations.push((id, format!("{path}: impl {name}")));
            }
            Some(_) => {}
        }
    }
}
