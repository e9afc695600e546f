//! Small changes of a document cause small changes of the crate: the list of changed files is the summary of a pull
//! request.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sailwright::Source;
use sailwright::config::Config;

#[test]
fn unchanged_document_changes_no_file() {
    assert_eq!(changed(|_| {}), Vec::<String>::new());
}

#[test]
fn renamed_property_changes_the_file_of_its_schema() {
    let changes = changed(|files| {
        replace(files, "spec/v2024/schemas/TranslationMessage.yaml", "  key:", "  messageKey:");
    });
    assert_eq!(
        changes,
        [
            "public-api.txt +1 -1",
            "sailwright.lock +1 -1",
            "src/v2024/types/translation_message.rs +2 -2"
        ]
    );
}

#[test]
fn new_enum_value_adds_three_lines_to_one_file() {
    let changes = changed(|files| {
        let file = "spec/v2024/schemas/RoleMiningRoleType.yaml";
        replace(files, file, "  - COMMON\n", "  - COMMON\n  - TEMPORARY\n");
    });
    assert_eq!(
        changes,
        [
            "public-api.txt +1 -0",
            "sailwright.lock +1 -1",
            "src/v2024/types/role_mining_role_type.rs +3 -0"
        ]
    );
}

#[test]
fn renamed_schema_changes_its_file_and_the_files_that_use_it() {
    let changes = changed(|files| {
        let old = "spec/beta/schemas/FeatureValueDto.yaml";
        let text = files.remove(Path::new(old)).expect("the schema is there");
        files.insert("spec/beta/schemas/FeatureCount.yaml".into(), text);
        let user = "spec/beta/schemas/RecommenderCalculations.yaml";
        replace(files, user, "./FeatureValueDto.yaml", "./FeatureCount.yaml");
    });
    let files: Vec<_> = changes.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(
        files,
        [
            "public-api.txt",
            "sailwright.lock",
            "src/beta/types/feature_count.rs",
            "src/beta/types/feature_value_dto.rs",
            "src/beta/types/mod.rs",
            "src/beta/types/recommender_calculations.rs",
        ]
    );
}

#[test]
fn order_of_keys_changes_only_the_hashes() {
    let keys_reversed = |files: &mut BTreeMap<PathBuf, String>| {
        for text in files.values_mut() {
            let tree: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
            *text = serde_yaml::to_string(&reversed(tree)).expect("YAML");
        }
    };
    let changes = changed(keys_reversed);
    assert_eq!(changes, ["sailwright.lock +3 -3"], "only the hashes of the files may differ");
}

/// Returns the files that a change of the documents changes, as `path +added -removed`.
fn changed(change: impl Fn(&mut BTreeMap<PathBuf, String>)) -> Vec<String> {
    let mut files = documents();
    let before = generate(files.clone());
    change(&mut files);
    let after = generate(files);
    let paths: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let lines = |tree: &BTreeMap<String, String>, path: &str| -> Vec<String> {
        tree.get(path).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
    };
    let changes = paths.into_iter().filter(|path| before.get(*path) != after.get(*path));
    let counted = changes.map(|path| {
        let (old, new) = (lines(&before, path), lines(&after, path));
        let count = |these: &[String], others: &[String]| {
            these.iter().filter(|line| !others.contains(line)).count()
        };
        format!("{path} +{} -{}", count(&new, &old), count(&old, &new))
    });
    counted.collect()
}

fn generate(files: BTreeMap<PathBuf, String>) -> BTreeMap<String, String> {
    let config = fs::read_to_string(root().join("sailwright.toml")).expect("the configuration");
    let mut config = Config::read(&config).expect("a configuration");
    // A change of a shared type also moves the types that contain it.
    config.package.shared_types = false;
    sailwright::generate(&Source::Memory(files), &config).tree.expect("a crate")
}

/// Returns the files in `spec`, by path.
fn documents() -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut open = vec![root().join("spec")];
    while let Some(folder) = open.pop() {
        for path in sailwright_tests::entries(&folder) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|kind| kind == "yaml") {
                let text = fs::read_to_string(&path).expect("a document");
                let name = path.strip_prefix(root()).expect("a file of the repository");
                files.insert(name.to_path_buf(), text);
            }
        }
    }
    files
}

fn root() -> PathBuf {
    sailwright_tests::home().parent().expect("the repository").to_path_buf()
}

fn replace(files: &mut BTreeMap<PathBuf, String>, path: &str, old: &str, new: &str) {
    let text = files.get_mut(Path::new(path)).expect("the file is there");
    assert!(text.contains(old), "{path} does not contain {old:?}");
    *text = text.replace(old, new);
}

fn reversed(tree: serde_yaml::Value) -> serde_yaml::Value {
    use serde_yaml::Value;
    match tree {
        Value::Mapping(fields) => {
            let pairs = fields.into_iter().map(|(key, value)| (key, reversed(value)));
            Value::Mapping(pairs.collect::<Vec<_>>().into_iter().rev().collect())
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(reversed).collect()),
        other => other,
    }
}
