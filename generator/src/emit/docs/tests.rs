use super::*;

fn shown(markdown: &str) -> String {
    text(markdown).join("\n")
}

#[test]
fn plain_text_is_unchanged() {
    assert_eq!(
        shown("The name of the role, e.g. of a manager."),
        "The name of the role, e.g. of a manager."
    );
}

#[test]
fn identifiers_get_backticks() {
    assert_eq!(
        shown("Set displayName or sort_by, not IDs."),
        "Set `displayName` or `sort_by`, not IDs."
    );
    assert_eq!(
        shown("(userId) of SailPoint's Non-Employee"),
        "(`userId`) of `SailPoint`'s Non-Employee"
    );
    assert_eq!(shown("std::fmt and call()"), "`std::fmt` and `call()`");
}

#[test]
fn markdown_and_html_of_the_text_are_escaped() {
    assert_eq!(
        shown("a [Vec] and [x][y] and <T> and &lt;b&gt;"),
        r"a \[Vec\] and \[x\]\[y\] and `<T>` and \<b>"
    );
    assert_eq!(shown("x ` y"), r"x \` y");
    assert_eq!(shown("one<br/>two <b>bold</b>"), "one\ntwo bold");
    assert_eq!(shown("<!-- secret -->"), "");
    assert_eq!(shown("<p>Some <em>HTML</em></p>\n"), "Some HTML");
}

#[test]
fn links_to_other_places_than_the_web_are_removed() {
    assert_eq!(shown("see [the docs](https://a.b/c_d)"), "see [the docs](<https://a.b/c_d>)");
    assert_eq!(shown("see [Vec](Vec) and [a](#b) and [c](/d)"), "see Vec and a and c");
    assert_eq!(shown("see https://a.b/c_d."), "see <https://a.b/c_d>.");
    assert_eq!(shown("[https://a.b](https://a.b)"), "<https://a.b>");
    assert_eq!(shown("![pic](https://a.b/x.png)"), "[pic](<https://a.b/x.png>)");
    assert_eq!(shown("[run](javascript:alert(1))"), "run");
}

#[test]
fn code_block_is_never_a_doctest() {
    assert_eq!(shown("```rust\nfn main() {}\n```"), "```text\nfn main() {}\n```");
    assert_eq!(shown("    indented()"), "```text\nindented()\n```");
    assert_eq!(shown("~~~~\n```\n~~~~"), "````text\n```\n````");
    assert_eq!(shown("```\nnever closed"), "```text\nnever closed\n```");
}

#[test]
fn lists_are_indented_by_the_width_of_their_marks() {
    assert_eq!(
        shown("Intro:\n* one\n* two\nlazy\n   * deep"),
        "Intro:\n\n- one\n- two lazy\n\n  - deep"
    );
    assert_eq!(shown("9) a\n10) b\n\n    c"), "9. a\n10. b\n\n    c");
    assert_eq!(shown("> quoted\ntext"), "> quoted text");
}

#[test]
fn wrapped_line_never_starts_a_list_or_heading() {
    let long = "word ".repeat(18) + "- not a list 1. not a list either # no heading";
    for line in text(&long) {
        assert!(line.starts_with("word") || line.starts_with(char::is_alphabetic), "{line}");
    }
    assert_eq!(shown(r"\# no heading"), r"\# no heading");
    assert_eq!(shown(r"1\. no list"), r"1\. no list");
}

#[test]
fn line_starts_with_code_or_emphasis_rather_than_being_too_long() {
    for word in ["`user_id_of_the_owner`", "**important**"] {
        let lines = text(&["word ".repeat(17).as_str(), word, " and more"].concat());
        assert_eq!(lines.len(), 2, "{lines:#?}");
        assert!(lines[1].starts_with(word), "{lines:#?}");
    }
    let lines = text(&["word ".repeat(18).as_str(), "*** no rule"].concat());
    assert!(lines.iter().all(|line| line.starts_with(char::is_alphabetic)), "{lines:#?}");
}

#[test]
fn control_and_direction_characters_are_removed() {
    assert_eq!(
        shown("a\u{202e}b\rc\0d\u{1b}e"),
        "abcde".replace('c', " c").replace("  ", " ").replace("ab c", "abc")
    );
    assert!(!shown("a */ b").contains('\n'));
}

#[test]
fn first_sentence_of_a_long_text_is_a_paragraph() {
    let long = format!("Gets it. {}", "Then more follows. ".repeat(10));
    assert!(shown(&long).starts_with("Gets it.\n\nThen more"), "{}", shown(&long));
}

#[test]
fn tables_become_lists() {
    assert_eq!(shown("| a | b |\n|---|---|\n| 1 | x_y |"), "- a — b\n- 1 — `x_y`");
}

#[test]
fn words_that_look_like_code_get_backticks() {
    for (word, written) in [
        ("Its,", "Its,"),
        ("IDs", "IDs"),
        ("A1b2.", "A1b2."),
        ("Www.", "Www."),
        ("xwww.", "`xwww.`"),
        ("camelCase.", "`camelCase`."),
        ("(Read-only)", "(Read-only)"),
        ("API's", "API's"),
        ("(f)", "(f)"),
        ("f()", "`f()`"),
        ("a::", "`a::`"),
        ("(www.a)", "`(www.a)`"),
    ] {
        assert_eq!(shown(word), written);
    }
}
