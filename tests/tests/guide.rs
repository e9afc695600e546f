//! The guide of the committed crate.

use std::fs;

use sailwright_tests::home;

#[test]
fn every_error_is_in_the_table_of_the_guide() {
    let folder = home().parent().expect("the repository").join("generated");
    let read = |path: &str| fs::read_to_string(folder.join(path)).expect(path);
    let (list, guide) = (read("public-api.txt"), read("src/guide.rs"));
    let mut count = 0;
    for line in list.lines() {
        let kinds =
            [("Error::", ""), ("TransportProblem::", "`Transport`: "), ("WaitError::", "`Job`: ")];
        for (kind, before) in kinds {
            let item = line.strip_prefix(kind).and_then(|item| item.split_once(": variant"));
            let Some((variant, _)) = item else { continue };
            assert!(guide.contains(&format!("//! | {before}`{variant}`")), "{kind}{variant}");
            count += 1;
        }
    }
    assert!(count > 18, "{count}");
}
