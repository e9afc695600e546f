//! Bodies that nobody should send: a fault, and never anything worse.

use serde_json::Value;

use crate::sample::{Account, Any, Counts, Node, Pet, Role, Tree};
use crate::{fault, read};

#[test]
fn deep_nesting_is_a_fault() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    for json in
        [deep("[", "]"), deep(r#"{"next":"#, "}"), deep(r#"{"x":[["#, "]]}"), "[".repeat(100_000)]
    {
        for fault in [
            fault::<Value>(&json),
            fault::<Tree>(&json),
            fault::<Node>(&json),
            fault::<Role>(&json),
            fault::<Any>(&json),
            fault::<Pet>(&json),
            fault::<()>(&json),
        ] {
            assert!(fault.starts_with("at $"));
        }
    }
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    let json = "[".repeat(128) + &"]".repeat(128);
    read::<Tree>(&json);
    read::<Value>(&json);
    assert!(fault::<Tree>(format!("[{json}]")).ends_with("nested more than 128 levels deep"));
}

#[test]
fn what_is_not_json_is_a_fault() {
    let strings: [&[u8]; 24] = [
        b"",
        b" ",
        b"\xef\xbb\xbf{}",
        b"{} x",
        b"{}{}",
        b"{",
        b"[",
        b"[1,]",
        b"{\"a\":1,}",
        b"{a:1}",
        b"'a'",
        b"nul",
        b"tru",
        b"NaN",
        b"[Infinity]",
        b"-",
        b"01",
        b"1.",
        b".5",
        b"1e",
        b"+1",
        b"\"\x01\"",
        b"\"abc",
        b"<html>",
    ];
    for text in strings {
        assert!(fault::<Value>(text).contains("malformed JSON"), "{text:?}");
        fault::<Account>(text);
        fault::<Vec<Any>>(text);
        fault::<f64>(text);
        fault::<i64>(text);
        fault::<()>(text);
    }
}

#[test]
fn text_that_is_no_unicode_is_a_fault() {
    for text in
        [&b"\"\\ud800\""[..], b"\"\\udc00x\"", b"\"\xff\"", b"\"\xc3\"", b"\"\\u12\"", b"\"\\x\""]
    {
        fault::<String>(text);
        fault::<Value>(text);
        fault::<()>(text);
        for key in ["name", "other"] {
            fault::<Role>([&b"{\""[..], key.as_bytes(), b"\":", text, b"}"].concat());
        }
        fault::<Role>([b"{", text, b":1}"].concat());
    }
}

#[test]
fn a_cut_or_changed_body_never_panics() {
    let body = r#"[{"id":"\u00e9\ud83d\ude00","x":[1.5e3,-0,true,null],"roles":[{"since":"2024"}],"total":12}]"#;
    for at in 0..body.len() {
        for byte in [None, Some(b'"'), Some(b'}'), Some(b'\\'), Some(b'9'), Some(b'.'), Some(0xff)]
        {
            let mut text = body.as_bytes()[..at].to_vec();
            if let Some(byte) = byte {
                text.push(byte);
                text.extend_from_slice(&body.as_bytes()[at + 1..]);
            }
            for result in [
                crate::from_slice::<Vec<Account>>(&text).err(),
                crate::from_slice::<Vec<Any>>(&text).err(),
                crate::from_slice::<Vec<Pet>>(&text).err(),
                crate::from_slice::<Vec<Counts>>(&text).err(),
            ] {
                let Some(fault) = result else { continue };
                assert!(fault.excerpt(&text).chars().count() <= 120);
                assert!(!fault.to_string().is_empty());
            }
        }
    }
}

#[test]
fn every_short_number_is_read_exactly_or_not_at_all() {
    let alphabet = b"019-+.eE";
    for length in 1..=6_u32 {
        for mut code in 0..8_usize.pow(length) {
            let mut text = Vec::new();
            for _ in 0..length {
                text.push(alphabet[code % 8]);
                code /= 8;
            }
            let number = crate::from_slice::<f64>(&text).ok();
            assert_eq!(number.is_some(), serde_json::from_slice::<f64>(&text).is_ok());
            if let Some(number) = number {
                assert_eq!(Ok(number), String::from_utf8(text).unwrap().parse());
            }
        }
    }
}
