//! Numbers, which are exact in every notation.

use super::error::Cause;
use super::{FromJson, JsonError, Reader, ToJson, View};

/// Integers up to this one are exact as `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The most characters of a number that an error shows.
const SHOWN: usize = 40;

macro_rules! integer {
    ($type:ty, $view:ident($wide:ty), $expected:literal) => {
        impl ToJson for $type {
            fn view(&self) -> View<'_> {
                View::$view(<$wide>::from(*self))
            }
        }

        impl FromJson for $type {
            fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
                let digits = reader.number()?;
                integral(digits)
                    .and_then(|number| Self::try_from(number).ok())
                    .ok_or_else(|| out_of_range(reader, $expected, digits))
            }
        }
    };
}

integer!(i32, I64(i64), "a 32-bit integer");
integer!(i64, I64(i64), "a 64-bit integer");
integer!(u32, U64(u64), "a 32-bit unsigned integer");
integer!(u64, U64(u64), "a 64-bit unsigned integer");

impl ToJson for f64 {
    /// Returns an integer without a fraction: `50`, not `50.0`. Every server accepts it for a number, and
    /// some accept nothing else.
    #[allow(clippy::cast_possible_truncation, reason = "the number is an integer below 2^53")]
    fn view(&self) -> View<'_> {
        if self.fract() == 0.0 && self.abs() < EXACT && !(*self == 0.0 && self.is_sign_negative()) {
            View::I64(*self as i64)
        } else {
            View::F64(*self)
        }
    }
}

impl FromJson for f64 {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        let digits = reader.number()?;
        reader.score.inexact += usize::from(is_integer(digits));
        finite(digits).ok_or_else(|| out_of_range(reader, "a 64-bit number", digits))
    }
}

/// Returns whether a number has neither a fraction nor an exponent.
pub(super) fn is_integer(number: &str) -> bool {
    !number.contains(['.', 'e', 'E'])
}

/// Returns the nearest `f64`, if there is one.
pub(super) fn finite(number: &str) -> Option<f64> {
    number.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Returns the error that a number is out of the range of its type.
#[cold]
pub(super) fn out_of_range(reader: &Reader<'_>, expected: &'static str, number: &str) -> JsonError {
    let shown = match number.get(..SHOWN) {
        Some(start) if number.len() > SHOWN => format!("{start}..."),
        _ => number.to_owned(),
    };
    reader.error(Cause::Number(expected, shown))
}

/// Returns the value of an integer in any notation.
pub(super) fn integral(digits: &str) -> Option<i128> {
    short(digits).map_or_else(|| integer(digits), Some)
}

/// Returns the value of a number that is a few digits and nothing else, as most numbers are.
fn short(number: &str) -> Option<i128> {
    if number.len() > 18 {
        return None;
    }
    let mut value = 0;
    for byte in number.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(byte - b'0');
    }
    Some(value.into())
}

/// Returns the value of an integer in any notation: `-7`, `45.0`, `1e3`.
fn integer(number: &str) -> Option<i128> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(mantissa) => (-1, mantissa),
        None => (1, mantissa),
    };
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{integer}{fraction}");
    let digits = all.trim_end_matches('0');
    if digits.is_empty() {
        return Some(0);
    }
    let dropped = i64::try_from(all.len() - digits.len()).ok()?;
    let fraction = i64::try_from(fraction.len()).ok()?;
    let exponent = exponent.parse::<i64>().ok()?.checked_sub(fraction)?.checked_add(dropped)?;
    let scale = 10_i128.checked_pow(u32::try_from(exponent).ok()?)?;
    digits.parse::<i128>().ok()?.checked_mul(scale)?.checked_mul(sign)
}
