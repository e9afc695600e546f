//! Tests of the messages for mistakes in a configuration.

use super::Config;

const MINIMAL: &str = "[crate]\nout = \"generated\"\n[[document]]\nroot = \"api.yaml\"\n";

const JOB: &str = "[[job]]\nstart = \"s\"\nstatus = \"q\"\nresult = \"r\"\nid = \"i\"\n\
    parameter = \"p\"\nstate = \"a\"\n";

#[test]
fn minimal_configuration_has_defaults() {
    let config = Config::read(MINIMAL).unwrap();
    assert_eq!(config.package.version, "0.1.0");
    assert_eq!(config.documents.len(), 1);
}

/// Asserts that each text, after the minimal configuration, is an error at a position.
fn check_all(cases: &[(&str, (usize, usize), &str, &str)]) {
    for (text, position, message, help) in cases {
        check(&format!("{MINIMAL}{text}"), *position, message, help);
    }
}

fn check(text: &str, position: (usize, usize), message: &str, help: &str) {
    let error = Config::read(text).expect_err(text);
    assert_eq!((error.line, error.column), position, "{text}: {error:?}");
    assert!(error.message.contains(message), "{text}: {error:?}");
    assert!(error.help.contains(help), "{text}: {error:?}");
}

#[test]
fn text_that_is_not_toml_is_an_error() {
    check("[crate\n", (1, 7), "this is not TOML", "check the brackets");
    check("[crate]\nout = 'x'\nout = 'y'\n", (3, 1), "already defined", "remove one");
}

#[test]
fn unknown_key_is_an_error_that_names_the_nearest_key() {
    check(
        "[crate]\nnmae = 1\n",
        (2, 1),
        "`nmae` is not a key of `[crate]`",
        "one of `name`, `out`",
    );
    check("[crate]\nworkspaces = 1\n", (2, 1), "`workspaces` is not", "write `workspace`");
    check("[page]\n", (1, 2), "`page` is not a key of the file", "write `pages`");
    check_all(&[
        (
            "[[pages]]\ncursor = { from = \"link\", paramter = \"n\" }\n",
            (6, 27),
            "`paramter` is not a key of `cursor` of `[[pages]]`",
            "write `parameter`",
        ),
        (
            "[[accept]]\ncode = \"invalid-defaults\"\n",
            (6, 8),
            "not the code of a diagnostic",
            "write `invalid-default`",
        ),
    ]);
}

#[test]
fn missing_key_is_an_error() {
    check("", (1, 1), "the file has no `crate`", "add the key `crate`");
    check("[crate]\nout = \"x\"\n", (1, 1), "no `[[document]]`", "add the table `[[document]]`");
    check("[crate]\n[[document]]\n", (2, 1), "`[[document]]` has no `root`", "add the key `root`");
    check_all(&[
        ("[[pages]]\noffset = \"o\"\n", (5, 1), "no `limit`", "add the keys"),
        ("[[idempotency]]\ninclude = []\n", (5, 1), "has no `header`", "add the key `header`"),
        ("[[pages]]\noffset = \"o\"\nlimit = \"l\"\n", (7, 9), "no `max-limit`", "add the largest"),
        (
            "[environment]\nprefix = \"A\"\nfile = { path = \"c\" }\n",
            (7, 8),
            "`file` of `[environment]` has no `base-url`",
            "add the key `base-url`",
        ),
    ]);
}

#[test]
fn value_of_wrong_type_is_an_error() {
    check("[crate]\nout = 1\n", (2, 7), "`out` of `[crate]` is not a string", "in quotes");
    check("[crate]\nworkspace = \"yes\"\n", (2, 13), "is not a boolean", "write `true` or");
    check_all(&[
        ("[names]\nuse-titles = 1\n", (6, 14), "`use-titles` of `[names]` is not", "`true` or"),
        ("[names]\nstrip-type-suffixes = 1\n", (6, 23), "is not a list", "square"),
        ("[[pages]]\nlimit = \"l\"\nmax-limit = -1\n", (7, 13), "unsigned integer", "digits"),
        ("[environment]\nprefix = \"A\"\nfile = 1\n", (7, 8), "is not a table", "in braces"),
        ("[derives]\nFoo = \"Eq\"\n", (6, 7), "`Foo` of `derives` is not a list", "square"),
        ("[dependencies]\na = 1\n", (6, 5), "is not a dependency", "Cargo.toml"),
    ]);
}

#[test]
fn value_that_is_not_allowed_is_an_error() {
    check("[crate]\nname = \"a b\"\n", (2, 8), "`a b` is not the name of a crate", "use letters");
    check_all(&[
        ("[names]\nstrip-type-suffixes = [\"\"]\n", (6, 24), "`` is not a prefix", "remove it"),
        ("[names.types]\nFoo = \"1x\"\n", (6, 7), "`1x` is not an identifier", "use letters"),
        ("[replace]\nFoo = \"a b\"\n", (6, 7), "`a b` is not a Rust path", "write a path"),
        ("[attributes]\nFoo = [\"a b\"]\n", (6, 8), "is not a Rust attribute", "write the text"),
        (
            "[environment]\nprefix = \"A\"\nfile = { path = \"c\", format = \"toml\" }\n",
            (7, 31),
            "`toml` is not a format",
            "write `\"json\"`",
        ),
        ("[environment]\nprefix = \"a-b\"\n", (6, 10), "is not a prefix", "upper case"),
        ("[[document]]\nroot = \"b\"\n", (4, 8), "has no `module`", "add a `module`"),
        (
            "[[idempotency]]\nheader = \"a b\"\n",
            (6, 10),
            "`a b` is not the name",
            "write the header",
        ),
        ("[[idempotency]]\nheader = \"Host\"\n", (6, 10), "`Host` is not", "write the header"),
        ("[[pages]]\nitems = \"i\"\n", (5, 1), "exactly one of `offset`,", "write one of"),
        ("[[pages]]\npage = \"p\"\nnext = \"link\"\n", (5, 1), "exactly one of", "write one of"),
        ("[[pages]]\nnext = \"body\"\n", (6, 8), "not a source of cursors", "write `\"link\"`"),
        ("[[pages]]\nnext = \"link\"\nfirst-page = 0\n", (7, 14), "and no `page`", "remove"),
        ("[[pages]]\npage = { body = \"a\", query = \"b\" }\n", (6, 8), "one location", "write"),
        (
            "[[pages]]\nrejects-offset-past-end = true\ncursor = { parameter = \"n\", from = \"link\" }\n",
            (6, 27),
            "and no `offset`",
            "remove the key",
        ),
        (
            "[[pages]]\ntotal = { query = \"c\" }\ncursor = { parameter = \"n\", from = \"link\" }\n",
            (6, 9),
            "exactly one of `header` and `property`",
            "write either",
        ),
    ]);
    check_all(&[
        (&format!("{JOB}done = []\n"), (12, 8), "`done` has no state", "add the state"),
        (
            &format!("{JOB}done = [\"D\"]\nfailed = [\"E\", \"D\"]\n"),
            (13, 16),
            "`D` is both in `done` and in `failed`",
            "remove it",
        ),
        (
            &format!("{JOB}done = [\"D\"]\nrunning = [\"R\", \"D\"]\n"),
            (13, 17),
            "`D` is both in `done` and in `running`",
            "remove it",
        ),
        (
            "[[job]]\ndone = [\"D\"]\nresult = { operation = \"r\", from = \"body\" }\nstart = \"s\"\nstatus = \"q\"\n",
            (7, 36),
            "`body` is not a source of results",
            "write `\"location\"`",
        ),
    ]);
}

/// Asserts that each line below `[crate]` is an error at a column.
fn check_package(cases: &[(&str, usize, &str, &str)]) {
    for (line, column, message, help) in cases {
        check(&format!("[crate]\n{line}\n"), (2, *column), message, help);
    }
}

#[test]
fn description_for_a_registry_is_checked() {
    check_package(&[
        ("version = \"1.0\"", 11, "`1.0` is not the version of a crate", "three numbers"),
        ("license = \"MIT/Apache-2.0\"", 11, "is not an SPDX expression", "`MIT OR Apache-2.0`"),
        ("license = \"MIT OR\"", 11, "is not an SPDX expression", "`MIT OR Apache-2.0`"),
        ("repository = \"example.com\"", 14, "`example.com` is not a URL", "`https://`"),
        ("readme = \"../README.md\"", 10, "is not a path in the crate", "relative to the crate"),
        ("keywords = [\"a\", \"b c\"]", 18, "`b c` is not a keyword", "at most 20"),
        (
            "keywords = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]",
            38,
            "`keywords` has more than five items",
            "until five are left",
        ),
        ("categories = [\"API bindings\"]", 15, "is not a category", "`api-bindings`"),
        ("authors = \"Ada\"", 11, "`authors` of `[crate]` is not a list", "square brackets"),
        ("publish = \"no\"", 11, "is not a boolean", "`true` or `false`"),
        ("rust-version = \"stable\"", 16, "is not a version of Rust", "such as `1.90`"),
        ("rust-version = \"1.70\"", 16, "requires Rust 1.88, not 1.70", "write `1.88` or a later"),
        ("command = \"a `b`\"", 11, "is not a command", "without backquotes"),
        ("modules = [\"a-b\"]", 12, "`a-b` is not an identifier", "use letters"),
        ("modules = [\"a\", \"a\"]", 17, "`modules` has `a` twice", "remove one"),
    ]);
}

#[test]
fn manifest_is_checked_like_that_of_cargo() {
    check_package(&[
        ("manifest.packages.a = 1", 10, "`packages` is not a table of `Cargo.toml`", "`package`"),
        (
            "manifest.package.name = \"a\"",
            25,
            "`name` of the crate is a key of `[crate]`",
            "set `name`",
        ),
        ("manifest.package.version = \"1.0.0\"", 28, "`version` of the crate", "set `version`"),
        ("manifest.package.edition = \"2021\"", 28, "`edition` cannot be changed", "edition 2024"),
        ("manifest.package.licence = \"MIT\"", 28, "not a key of `[package]`", "write `license`"),
        ("manifest.package.include = \"src\"", 28, "`include` of `package` of", "square brackets"),
        ("manifest.features.a = [1]", 24, "an item of `a` of `features` of", "in quotes"),
        (
            "manifest.bin.name = \"a\"",
            10,
            "`bin` of `manifest` of `[crate]` is not a list",
            "square",
        ),
        ("manifest.dependencies.a = 1", 27, "is not a dependency", "like a dependency"),
        ("manifest.dependencies.a.feature = []", 35, "not a key of a dependency", "`features`"),
        ("manifest.target.'cfg(unix)'.lib = {}", 35, "not a table of a target", "`dependencies`"),
    ]);
    check(
        "[crate]\nlicense = \"MIT\"\nmanifest.package.license = \"MIT\"\n",
        (3, 28),
        "`license` of the crate is a key of `[crate]`",
        "remove it",
    );
}

#[test]
fn manifest_inherits_from_a_workspace() {
    let text = "[crate.manifest]\npackage.license.workspace = true\npackage.publish = [\"own\"]\n\
                dependencies.a.workspace = true\n[[document]]\nroot = \"api.yaml\"\n";
    assert!(Config::read(text).is_ok());
}
