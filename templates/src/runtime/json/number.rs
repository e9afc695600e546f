//! Numbers: exact, whatever way they are written.

use super::fault::Problem;
use super::{Fault, FromJson, Reader, ToJson, View};

/// Whole numbers up to this one are exact as `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The most characters of a number that a fault shows.
const SHOWN: usize = 40;

macro_rules! integer {
    ($type:ty, $view:ident($wide:ty), $expected:literal) => {
        impl ToJson for $type {
            fn view(&self) -> View<'_> {
                View::$view(<$wide>::from(*self))
            }
        }

        impl FromJson for $type {
            fn blank() -> Self {
                0
            }

            fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
                let text = reader.number()?;
                let number = short(text).map_or_else(|| whole(text), Some);
                *self = number
                    .and_then(|number| Self::try_from(number).ok())
                    .ok_or_else(|| unfit(reader, $expected, text))?;
                Ok(())
            }
        }
    };
}

integer!(i32, I64(i64), "a whole number of 32 bits");
integer!(i64, I64(i64), "a whole number of 64 bits");
integer!(u32, U64(u64), "a whole number of 32 bits that is not negative");
integer!(u64, U64(u64), "a whole number of 64 bits that is not negative");

impl ToJson for f64 {
    /// A whole number is written without a fraction: `50`, not `50.0`. Every reader of fractions
    /// takes it, and so do those that want whole numbers.
    #[allow(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
    fn view(&self) -> View<'_> {
        if !self.is_finite() {
            View::Null
        } else if self.fract() == 0.0
            && self.abs() < EXACT
            && !(*self == 0.0 && self.is_sign_negative())
        {
            View::I64(*self as i64)
        } else {
            View::F64(*self)
        }
    }
}

impl FromJson for f64 {
    fn blank() -> Self {
        0.0
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let text = reader.number()?;
        reader.score.loose += usize::from(is_integer(text));
        *self = finite(text).ok_or_else(|| unfit(reader, "a number of 64 bits", text))?;
        Ok(())
    }
}

/// Whether a number has neither a fraction nor an exponent.
pub(super) fn is_integer(text: &str) -> bool {
    !text.contains(['.', 'e', 'E'])
}

/// The nearest `f64`, if there is one.
pub(super) fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The fault that a number does not fit.
#[cold]
pub(super) fn unfit(reader: &Reader<'_>, expected: &'static str, text: &str) -> Fault {
    let shown = match text.get(..SHOWN) {
        Some(start) if text.len() > SHOWN => format!("{start}..."),
        _ => text.to_owned(),
    };
    reader.fault(Problem::Number(expected, shown))
}

/// The value of a number of a few digits and nothing else, which most numbers are.
fn short(text: &str) -> Option<i128> {
    if text.len() > 18 {
        return None;
    }
    let mut number = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    Some(number.into())
}

/// The value of a number however it is written, if it is whole: `-7`, `45.0`, `1e3`.
fn whole(text: &str) -> Option<i128> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
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
