//! The formats of a report: a snapshot of each, and hostile strings, which stay strings.

mod html;
mod json;
mod junit;
mod limits;
mod markdown;
mod sample;
mod uses;

use sailwright::diagnostic::{Rule, Verdict};
use sailwright::review::{Format, format};

/// The default of `--fail-on`.
const FAIL_ON: [Verdict; 2] = [Verdict::Wire, Verdict::Source];

#[test]
fn each_format_has_a_snapshot() {
    let report = sample::report();
    for (name, form) in Format::NAMES {
        let text = format(&report, form, &FAIL_ON);
        // The style and the script of the page are files of their own.
        let text = ["style", "script"].iter().fold(text, |text, element| {
            let (start, end) = (format!("<{element}>"), format!("</{element}>"));
            match (text.split_once(&start), text.rsplit_once(&end)) {
                (Some((before, _)), Some((_, after))) => [before, &start, &end, after].concat(),
                _ => text,
            }
        });
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn annotations_are_single_lines() {
    let text = format(&sample::report(), Format::Github, &FAIL_ON);
    let lines: Vec<&str> = text.lines().collect();
    let (last, commands) = lines.split_last().expect("a last line");
    assert_eq!(
        *last,
        "sailwright review: 2 wire, 1 source, 1 behavior, 1 additive, 1 doc, 1 accepted"
    );
    for line in commands {
        let rest = line.strip_prefix("::error ").or_else(|| line.strip_prefix("::warning "));
        let (properties, message) = rest.and_then(|rest| rest.split_once("::")).expect(line);
        for property in properties.split(',') {
            let (key, value) = property.split_once('=').expect(property);
            assert!(["file", "line", "col", "title"].contains(&key), "{property}");
            assert!(!value.contains(':'), "{property}");
        }
        assert!(!message.contains(['\r', '\n', '\u{1b}']), "{message}");
    }
    assert_eq!(commands.len(), 7, "{text}");
}

#[test]
fn removed_node_is_annotated_without_its_old_line() {
    let text = format(&sample::report(), Format::Github, &FAIL_ON);
    let expected = "::error file=old.yaml,title=wire, source%3A property-removed::";
    let expected = expected.replace("wire, source", "wire%2C source");
    assert!(text.lines().any(|line| line.starts_with(&expected)), "{text}");
}

#[test]
fn verdicts_that_do_not_fail_are_warnings() {
    let text = format(&sample::report(), Format::Github, &[Verdict::Wire]);
    assert!(text.contains("::warning file=spec/pets.yaml,line=9,col=7,title=source"), "{text}");
    let junit = format(&sample::report(), Format::Junit, &[]);
    assert!(!junit.contains("type=\"operation-renamed\""), "{junit}");
}

#[test]
fn documentation_names_only_rules_that_exist() {
    let page = include_str!("../../../docs/src/review-oasdiff.md");
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let mut names = 0;
    for row in rows {
        let [_, _, sailwright, _] = row.split('|').collect::<Vec<_>>()[..] else { panic!("{row}") };
        for name in sailwright.split('`').skip(1).step_by(2).filter(|name| name.contains('-')) {
            assert!(Rule::of_name(name).is_some(), "{name}");
            names += 1;
        }
    }
    assert!(names > 40, "{names}");
}
