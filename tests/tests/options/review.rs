//! The table `[review]`, which `tests/review` tests.

use super::with;

#[test]
fn review_has_no_effect_on_generated_files() {
    let tables = "[review]\npath-rewrite = [{ from = \"/v1\", to = \"\" }]\n\
                  verdicts = [{ mark = \"x-beta\", verdict = \"doc\" }]\n\
                  accept = [{ fingerprint = \"0123456789abcdef\", reason = \"known\" }]\n";
    let (plain, reviewed) = (with(""), with(tables));
    assert_eq!(reviewed.report, "");
    assert_eq!(plain.tree, reviewed.tree);
}
