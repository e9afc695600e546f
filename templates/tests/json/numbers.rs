//! Numbers are exact.

use serde_json::Value;

use crate::{again, error, read, write};

#[test]
fn integer_in_any_notation_is_read() {
    assert_eq!(read::<i32>("45.0"), 45);
    assert_eq!(read::<i64>("1e3"), 1000);
    assert_eq!(read::<i64>("-12.50E1"), -125);
    assert_eq!(read::<u64>("-0"), 0);
    assert_eq!(read::<i32>("0.000e-99999"), 0);
    assert_eq!(read::<i64>("900000000000000000000e-20"), 9);
}

#[test]
fn limits_of_integers_are_exact() {
    assert_eq!(read::<i64>("9223372036854775807"), i64::MAX);
    assert_eq!(read::<i64>("-9223372036854775808"), i64::MIN);
    assert_eq!(read::<u64>("18446744073709551615"), u64::MAX);
    assert_eq!(read::<u32>("4294967295"), u32::MAX);
    assert_eq!(read::<i32>("-2147483648"), i32::MIN);
}

#[test]
fn number_out_of_range_is_an_error() {
    assert_eq!(error::<i32>("2147483648"), "at $: expected a 32-bit integer, found 2147483648");
    assert!(error::<u64>("-1").contains("64-bit unsigned integer"));
    assert!(error::<i64>("0.5").contains("found 0.5"));
    assert!(error::<i64>("1e400").contains("found 1e400"));
    assert!(error::<i64>("1e99999999999999999999").contains("64-bit integer"));
    assert!(error::<f64>("1e400").contains("found 1e400"));
    assert!(error::<Value>("1e400").contains("found 1e400"));
    assert!(error::<i64>("9".repeat(200)).len() < 120);
}

#[test]
fn integral_f64_is_written_as_an_integer() {
    assert_eq!(again::<f64>("50"), "50");
    assert_eq!(again::<f64>("50.0"), "50");
    assert_eq!(again::<f64>("0.1"), "0.1");
    assert_eq!(again::<f64>("-0.0"), "-0.0");
    assert_eq!(read::<f64>(&again::<f64>("1e300")).to_bits(), 1e300_f64.to_bits());
    assert_eq!(read::<f64>("0.30000000000000004").to_bits(), (0.1_f64 + 0.2).to_bits());
}

#[test]
fn number_that_is_not_finite_is_written_as_null() {
    assert_eq!(
        write(&[f64::NAN, f64::INFINITY, f64::NEG_INFINITY][..].to_vec()),
        "[null,null,null]"
    );
}

#[test]
fn json_of_any_shape_keeps_64_bit_numbers() {
    let json = "[0,-1,18446744073709551615,-9223372036854775808,1.5,1e300]";
    assert_eq!(read::<Value>(json), serde_json::from_str::<Value>(json).unwrap());
}
