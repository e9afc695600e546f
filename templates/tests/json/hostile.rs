//! Malformed and hostile bodies are errors, and never cause a panic.

use serde_json::Value;

use crate::sample::{Account, Any, Counts, Node, Pet, Role, Tree};
use crate::{error, read};

#[test]
fn deep_nesting_is_an_error() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    for json in
        [deep("[", "]"), deep(r#"{"next":"#, "}"), deep(r#"{"x":[["#, "]]}"), "[".repeat(100_000)]
    {
        for message in [
            error::<Value>(&json),
            error::<Tree>(&json),
            error::<Node>(&json),
            error::<Role>(&json),
            error::<Any>(&json),
            error::<Pet>(&json),
            error::<()>(&json),
        ] {
            assert!(message.starts_with("at $"));
        }
    }
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    let json = "[".repeat(128) + &"]".repeat(128);
    read::<Tree>(&json);
    read::<Value>(&json);
    assert!(error::<Tree>(format!("[{json}]")).ends_with("nested more than 128 levels deep"));
}

#[test]
fn malformed_json_is_an_error() {
    let strings: [&[u8]; 25] = [
        b"",
        b" ",
        b"\xef\xbb\xbf\xef\xbb\xbf{}",
        b"\xef\xbb{}",
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
        assert!(error::<Value>(text).contains("malformed JSON"), "{text:?}");
        error::<Account>(text);
        error::<Vec<Any>>(text);
        error::<f64>(text);
        error::<i64>(text);
        error::<()>(text);
    }
}

#[test]
fn invalid_unicode_is_an_error() {
    for text in
        [&b"\"\\ud800\""[..], b"\"\\udc00x\"", b"\"\xff\"", b"\"\xc3\"", b"\"\\u12\"", b"\"\\x\""]
    {
        error::<String>(text);
        error::<Value>(text);
        error::<()>(text);
        for key in ["name", "other"] {
            error::<Role>([&b"{\""[..], key.as_bytes(), b"\":", text, b"}"].concat());
        }
        error::<Role>([b"{", text, b":1}"].concat());
    }
}

#[test]
fn truncated_or_changed_body_does_not_panic() {
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
                let Some(error) = result else { continue };
                assert!(error.excerpt(&text).chars().count() <= 120);
                assert!(!error.to_string().is_empty());
            }
        }
    }
}

#[test]
fn every_short_number_is_exact_or_an_error() {
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
