//! Unused entries: each configuration entry without an effect is reported with its line and column.

use super::{made, with};

/// An unused entry: the text in `[[document]]`, further tables, the line and column of its key, and a part of the message.
const UNUSED: &[(&str, &str, &str, &str)] = &[
    ("include = [{ path = \"/pets\" },\n{ tag = \"Pats\" }]", "", "6:1", "the tag `Pats`"),
    ("exclude = [{ operation = \"getPat\" }]", "", "5:12", "no operation `getPat`"),
    ("required-server-variables = [\"tenant\"]", "", "5:30", "no server has the variable `tenant`"),
    ("exclude = [{ path = \"/pats\" }]", "", "5:12", "no path begins with `/pats`"),
    ("allow-outside = true", "", "5:1", "no reference leads out of the folder"),
    ("", "[replace]\nMony = \"a::B\"", "7:1", "no schema `Mony`"),
    ("", "[formats]\n\"date time\" = \"a::B\"", "7:1", "the format `date time`"),
    ("", "[names.types]\nPat = \"Cat\"", "7:1", "`Pat`"),
    ("", "[names.properties]\n\"Pet.nam\" = \"name\"", "7:1", "`Pet.nam`"),
    ("", "[names.operations]\ngetPat = \"pat\"", "7:1", "`getPat`"),
    ("", "[names]\ntags = { Pats = \"pets\" }", "7:10", "`Pats`"),
    ("", "[names]\nuse-titles = true", "7:1", "no schema has a title"),
    (
        "",
        "[names]\nstrip-type-prefixes = [\"P\", \"Pat\"]",
        "7:29",
        "no component begins with `Pat`",
    ),
    (
        "",
        "[names]\nstrip-operation-suffixes = [\"_v1\"]",
        "7:29",
        "no operation ID ends with `_v1`",
    ),
    (
        "",
        "[lenient]\noperations = [{ tag = \"Pets\" }, { tag = \"Pats\" }]",
        "7:33",
        "the tag `Pats`",
    ),
    (
        "",
        "[lenient]\ntypes = [\"Pet\", \"Pat\"]",
        "7:17",
        "no object in a response has the name `Pat`",
    ),
    ("", "[lenient]\ntypes = [\"Owner\"]", "7:10", "no object in a response has the name `Owner`"),
    (
        "lenient = true\ninclude = [{ path = \"/owners\" }]",
        "",
        "5:1",
        "no operation of the document returns a value",
    ),
    ("", "[events]\nend = \"[DONE]\"", "7:1", "no operation returns events"),
    ("", "[derives]\nPat = [\"a::B\"]", "7:1", "no type has the name `Pat`"),
    ("", "[attributes]\nPat = [\"must_use\"]", "7:1", "no type has the name `Pat`"),
    (
        "",
        "[[client-parameter]]\nsetter = \"other\"\nname = \"x-other\"\ndocs = \"Other.\"",
        "6:1",
        "no operation has the parameter `x-other`",
    ),
    (
        "",
        "[[pages]]\noffset = \"skip\"\nlimit = \"taken\"\nmax-limit = 9",
        "6:1",
        "pages by `skip`",
    ),
    (
        "",
        "[[pages]]\ncursor = { parameter = \"after\", from = \"link\" }",
        "6:1",
        "pages by `after`",
    ),
    (
        "",
        "[[pages]]\noffset = \"skip\"\nlimit = \"take\"\nmax-limit = 9\nitems = \"data\"",
        "6:1",
        "pages by `skip`",
    ),
    (
        "",
        "[[pages]]\noffset = \"skip\"\nlimit = \"take\"\nmax-limit = 9\n\
         total = { query = \"counted\", header = \"X-Total\" }",
        "10:1",
        "has this total",
    ),
    (
        "exclude = [{ tag = \"Owners (v2)\" }]",
        "[[idempotency]]\nheader = \"K\"",
        "6:1",
        "the key `K`",
    ),
    (
        "",
        "[[idempotency]]\nheader = \"K\"\ninclude = [{ path = \"/owners\" }, { tag = \"Pats\" }]",
        "8:34",
        "the tag `Pats`",
    ),
    (
        "",
        "[[idempotency]]\nheader = \"K\"\nexclude = [{ path = \"/pats\" }]",
        "8:12",
        "begins with `/pats`",
    ),
    (
        "",
        "[[job]]\nstart = \"a\"\nstatus = \"b\"\nresult = \"c\"\nid = \"i\"\nparameter = \"p\"\n\
         state = \"s\"\ndone = [\"D\"]",
        "6:1",
        "of the job `a`",
    ),
    (
        "",
        "[[accept]]\ncode = \"invalid-default\"\nat = \"*\"\nreason = \"known\"",
        "6:1",
        "no diagnostic `invalid-default` is reported",
    ),
];

#[test]
fn unused_entry_is_reported_with_line_and_column() {
    for (document, tables, place, message) in UNUSED {
        let made = made("", document, tables);
        let place = format!("--> sailwright.toml:{place}\n");
        assert!(made.report.contains(&place), "{place}{}", made.report);
        assert!(made.report.contains(message), "{message}\n{}", made.report);
        assert_eq!(made.diagnostics.len(), 1, "{}", made.report);
    }
}

#[test]
fn second_of_two_equal_pages_rules_is_reported_as_unused() {
    let rule = "[[pages]]\noffset = \"skip\"\nlimit = \"take\"\nmax-limit = 9\n";
    assert_eq!(with(rule).report, "");
    let report = with(&rule.repeat(2)).report;
    assert!(report.contains("--> sailwright.toml:10:1\n"), "{report}");
}

#[test]
fn unused_entries_are_not_reported_for_an_invalid_document() {
    let made = made("", "overlays = [\"spec/none.yaml\"]", "[replace]\nMony = \"a::B\"");
    assert!(made.tree.is_empty() && !made.report.contains("unused-"), "{}", made.report);
}
