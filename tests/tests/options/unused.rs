//! What is said in vain is told, with its place in the configuration; and what is not, is not.

use super::{made, with};

/// What stands in `[[document]]` or in tables of its own, where the key of it is, and what is said about it.
const VAIN: &[(&str, &str, &str, &str)] = &[
    ("include = [{ path = \"/pets\" },\n{ tag = \"Pats\" }]", "", "6:1", "the tag `Pats`"),
    ("exclude = [{ operation = \"getPat\" }]", "", "5:12", "no operation `getPat`"),
    ("exclude = [{ path = \"/pats\" }]", "", "5:12", "no path lies below `/pats`"),
    ("allow-outside = true", "", "5:1", "no reference leads out of the folder"),
    ("", "[replace]\nMony = \"a::B\"", "7:1", "no schema `Mony`"),
    ("", "[formats]\n\"date time\" = \"a::B\"", "7:1", "the format `date time`"),
    ("", "[names.types]\nPat = \"Cat\"", "7:1", "`Pat`"),
    ("", "[names.properties]\n\"Pet.nam\" = \"name\"", "7:1", "`Pet.nam`"),
    ("", "[names.operations]\ngetPat = \"pat\"", "7:1", "`getPat`"),
    ("", "[names]\ntags = { Pats = \"pets\" }", "7:10", "`Pats`"),
    ("", "[derives]\nPat = [\"a::B\"]", "7:1", "`Pat` is given derives"),
    ("", "[attributes]\nPat = [\"must_use\"]", "7:1", "`Pat` is given attributes"),
    (
        "",
        "[[client-parameter]]\nsetter = \"other\"\nname = \"x-other\"\ndocs = \"Other.\"",
        "6:1",
        "the client holds `x-other`",
    ),
    (
        "",
        "[[pages]]\noffset = \"skip\"\nlimit = \"taken\"\nmax-limit = 9",
        "6:1",
        "no operation pages by `skip`",
    ),
    (
        "",
        "[[pages]]\ncursor = { parameter = \"after\", from = \"link\" }",
        "6:1",
        "no operation pages by `after`",
    ),
    (
        "",
        "[[pages]]\noffset = \"skip\"\nlimit = \"take\"\nmax-limit = 9\nitems = \"data\"",
        "6:1",
        "no operation pages by `skip`",
    ),
    (
        "",
        "[[pages]]\noffset = \"skip\"\nlimit = \"take\"\nmax-limit = 9\n\
         total = { query = \"counted\", header = \"X-Total\" }",
        "10:1",
        "has such a total",
    ),
    (
        "",
        "[[job]]\nstart = \"a\"\nstatus = \"b\"\nresult = \"c\"\nid = \"i\"\nparameter = \"p\"\n\
         state = \"s\"\ndone = [\"D\"]",
        "6:1",
        "the job of `a`",
    ),
    (
        "",
        "[[accept]]\ncode = \"invalid-default\"\nat = \"*\"\nreason = \"known\"",
        "6:1",
        "nothing is found of `invalid-default`",
    ),
];

#[test]
fn what_is_said_in_vain_is_told_with_its_place() {
    for (document, tables, place, message) in VAIN {
        let made = made("", document, tables);
        let place = format!("--> sailwright.toml:{place}\n");
        assert!(made.report.contains(&place), "{place}{}", made.report);
        assert!(made.report.contains(message), "{message}\n{}", made.report);
        assert_eq!(made.findings.len(), 1, "{}", made.report);
    }
}

#[test]
fn of_two_rules_for_the_same_pages_the_second_is_in_vain() {
    let rule = "[[pages]]\noffset = \"skip\"\nlimit = \"take\"\nmax-limit = 9\n";
    assert_eq!(with(rule).report, "");
    let report = with(&rule.repeat(2)).report;
    assert!(report.contains("--> sailwright.toml:10:1\n"), "{report}");
}

#[test]
fn nothing_is_in_vain_for_a_document_that_cannot_be_read() {
    let made = made("", "overlays = [\"spec/none.yaml\"]", "[replace]\nMony = \"a::B\"");
    assert!(made.tree.is_empty() && !made.report.contains("unused-"), "{}", made.report);
}
