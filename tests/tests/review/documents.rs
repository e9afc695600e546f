//! Crates of many documents, of which some are added, removed or moved to the root of the crate.

use crate::assert_explained;
use crate::memory::{PETS, input, outline, reviewed};

/// The number of services of a set.
const SERVICES: usize = 114;

/// The crate of the services with these numbers: each has a document of two operations.
fn services(
    numbers: impl Iterator<Item = usize>,
    edit: impl Fn(usize, String) -> String,
) -> sailwright::review::Input {
    let mut config = "[crate]\nname = \"services\"\n".to_owned();
    let mut files = Vec::new();
    for number in numbers {
        let name = format!("s{number}.yaml");
        config.push_str("[[document]]\n");
        config.extend([format!("module = \"s{number}\"\n"), format!("root = \"{name}\"\n")]);
        let text = PETS.replace("title: Pets", &format!("title: Service {number}"));
        files.push((name, edit(number, text)));
    }
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    input(&files, &config)
}

#[test]
fn set_of_documents_has_one_entry_for_each_added_or_removed_document() {
    // The errors of a tag are a type of their own if they differ.
    let error = |status: usize, ty: &str| {
        let content = format!("{{ application/json: {{ schema: {{ type: {ty} }} }} }}");
        format!("        '{status}': {{ description: Problem, content: {content} }}\n")
    };
    let errors = error(404, "string") + &error(409, "integer");
    let with_errors = |number: usize, text: String| {
        let (start, count) = ("      responses:\n", usize::from(number == 0));
        text.replacen(start, &format!("{start}{errors}"), count)
    };
    let old = services(0..SERVICES, with_errors);
    let new = services((2..=SERVICES).filter(|number| *number != 50), |number, text| {
        if number == 7 { text.replace("age:", "years:") } else { text }
    });
    let report = reviewed(old, new);
    assert_explained(&report);
    assert_eq!(report.documents.len(), SERVICES + 1);
    assert_eq!(
        outline(&report),
        [
            "source feature-removed services, s0",
            "source feature-removed services, s1",
            "source feature-removed services, s50",
            "source document-removed s0",
            "source document-removed s1",
            "source document-removed s50",
            "source property-removed Pet, the property `age`",
            "additive feature-added services, s114",
            "additive document-added s114",
            "additive property-added Pet, the property `years`",
        ]
    );
}

/// A crate whose documents share the type `Pet`. Only the third document sends it.
fn with_shared_types(modules: &[&str]) -> sailwright::review::Input {
    let mut config = "[crate]\nname = \"services\"\nshared-types = true\n".to_owned();
    let mut files = Vec::new();
    for module in modules {
        let root = format!("{module}.yaml");
        config += &["[[document]]\nmodule = \"", module, "\"\nroot = \"", &root, "\"\n"].concat();
        let text = PETS.replace("title: Pets", &format!("title: {module}"));
        let body = "{ application/json: { schema: { $ref: '#/components/schemas/Pet' } } }";
        let sent = text.replacen(
            "      operationId: listPets\n",
            &format!("      operationId: listPets\n      requestBody: {{ content: {body} }}\n"),
            usize::from(*module == "s3"),
        );
        files.push((root, sent.replacen("get:", "post:", usize::from(*module == "s3"))));
    }
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    input(&files, &config)
}

#[test]
fn removed_document_with_shared_types_is_one_entry() {
    let old = with_shared_types(&["s1", "s2", "s3"]);
    let report = reviewed(old, with_shared_types(&["s1", "s2"]));
    assert_explained(&report);
    let lines = outline(&report);
    let removed: Vec<&String> = lines.iter().filter(|line| line.contains("-removed")).collect();
    assert_eq!(
        removed,
        ["source feature-removed services, s3", "source document-removed s3"],
        "{lines:?}"
    );
    let sent = lines.iter().filter(|line| line.contains("type-direction-changed Pet"));
    assert!(sent.count() > 0, "{lines:?}");
}

#[test]
fn types_that_only_removed_documents_share_are_part_of_them() {
    let old = with_shared_types(&["s1", "s2"]);
    let new = services(7..8, |_, text| text.replace("Pet", "Animal"));
    let report = reviewed(old, new);
    assert_explained(&report);
    let lines = outline(&report);
    assert!(!lines.iter().any(|line| line.contains("type-")), "{lines:?}");
}

#[test]
fn order_of_documents_is_no_change() {
    let same = |_: usize, text: String| text;
    let report = reviewed(services(0..20, same), services((0..20).rev(), same));
    assert_eq!(outline(&report), Vec::<String>::new());
}

#[test]
fn document_with_and_without_a_module_is_the_same_document() {
    let of = |module: &str| {
        let config =
            format!("[crate]\nname = \"pets\"\n[[document]]\nroot = \"pets.yaml\"\n{module}");
        input(&[("pets.yaml", PETS)], &config)
    };
    let module = "module = \"v1\"\n";
    for (old, new, name) in [("", module, "v1"), (module, "", "Pets")] {
        let report = reviewed(of(old), of(new));
        assert_explained(&report);
        let lines = outline(&report);
        let lines: Vec<&String> = lines.iter().filter(|line| !line.contains("feature-")).collect();
        assert!(lines.contains(&&format!("source module-renamed {name}")), "{lines:?}");
        assert!(lines.len() <= 2, "{lines:?}");
    }
}
