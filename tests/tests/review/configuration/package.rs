//! The keys of the crate and of its documents.

use super::{check, row};

#[test]
fn crate_key_has_exactly_its_effect() {
    for line in [
        "out = \"zoo\"",
        "version = \"0.2.0\"",
        "description = \"A client.\"",
        "docs = \"A client.\"",
        "shared-types = true",
        "workspace = true",
        "modules = [\"extra\"]",
        "command = \"make\"",
        "license = \"MIT\"",
        "repository = \"https://zoo.test\"",
        "homepage = \"https://zoo.test\"",
        "documentation = \"https://zoo.test\"",
        "readme = \"README.md\"",
        "keywords = [\"zoo\"]",
        "categories = [\"api-bindings\"]",
        "authors = [\"Ada\"]",
        "publish = false",
        "manifest = { package = { exclude = [\"notes\"] } }",
    ] {
        check([row("crate", "", line, &[])]);
    }
    check([
        row("crate", "", "runtime = \"crate\"", &["behavior runtime-changed zoo"]),
        row(
            "crate",
            "rust-version = \"1.90\"",
            "rust-version = \"1.91\"",
            &["behavior rust-version-raised zoo"],
        ),
        row(
            "crate",
            "",
            "manifest = { features = { more = [] } }",
            &["additive feature-added zoo, more"],
        ),
        row(
            "crate",
            "manifest = { features = { more = [] } }",
            "",
            &["source feature-removed zoo, more | more"],
        ),
        row(
            "crate",
            "modules = [\"extra\"]",
            "",
            &["source public-item-removed zoo, extra | extra"],
        ),
    ]);
}

#[test]
fn crate_without_a_client_has_no_unexplained_item() {
    let report =
        crate::memory::reviewed(super::zoo("crate", ""), super::zoo("crate", "types-only = true"));
    crate::assert_explained(&report);
    let lines = super::effects(&report);
    assert!(lines.contains(&"source runtime-changed zoo".to_owned()), "{lines:#?}");
}

#[test]
fn document_key_has_exactly_its_effect() {
    const NO_EVENTS: &[&str] = &[
        "source runtime-changed zoo",
        "source feature-removed zoo, events | events",
        "source tag-removed Events | Client::events | events | events::EventsTag",
        "source operation-excluded watch | events::Watch",
    ];
    check([
        row("document", "", "allow-outside = true", &[]),
        row("document", "", "include = [{ path = \"/\" }]", &[]),
        row(
            "document",
            "",
            "required-server-variables = [\"tenant\"]",
            &["behavior servers-changed Zoo", "behavior base-path-changed Zoo"],
        ),
        row(
            "document",
            "",
            "optional = true",
            &[
                "source feature-disabled zoo, events | events -> cargo feature",
                "source feature-disabled zoo, exports | exports -> cargo feature",
                "source feature-disabled zoo, pets | pets -> cargo feature",
                "source feature-disabled zoo, shops | shops -> cargo feature",
            ],
        ),
        row("document", "", "exclude = [{ path = \"/events\" }]", NO_EVENTS),
        row("document", "", "exclude = [{ tag = \"Events\" }]", NO_EVENTS),
        row(
            "document",
            "",
            "overlays = [\"overlay.yaml\"]",
            &[
                "wire+source operation-removed watch | events::Watch",
                "source runtime-changed zoo",
                "source feature-removed zoo, events | events",
                "source tag-removed Events | Client::events | events | events::EventsTag",
            ],
        ),
        row(
            "document",
            "",
            "lenient = true",
            &[
                "behavior leniency-changed Zoo, has responses that are decoded more or less leniently",
            ],
        ),
    ]);
}

#[test]
fn module_has_exactly_its_effect() {
    check([row(
        "document",
        "module = \"v1\"",
        "module = \"v2\"",
        &[
            "source feature-removed zoo, v1 | v1 | v1-events | v1-exports | v1-pets | v1-shops | v1-types",
            "source module-renamed v2 | Client::v1 -> Client::v2 | v1 -> v2 | v1::V1 -> v2::V2",
            "additive feature-added zoo, v2",
        ],
    )]);
}
