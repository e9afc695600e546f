//! Proof keys (RFC 7636) and the random values of a request for authorization.

use std::hint::black_box;

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};

/// Returns a random value of 256 bits in 43 characters, which need no escape in a URL.
pub(super) fn random() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// Returns the challenge of a verifier, by the method `S256` (RFC 7636, section 4.2).
pub(super) fn challenge(verifier: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(hmac_sha256::Hash::hash(verifier.as_bytes()))
}

/// Compares two values in a time that depends only on their lengths.
pub(super) fn is_equal(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes());
    let difference = pairs.fold(0, |all, (one, other)| black_box(all | (one ^ other)));
    one.len() == other.len() && black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use super::{challenge, is_equal, random};

    #[test]
    fn challenge_is_that_of_the_example_in_rfc_7636_appendix_b() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn random_values_are_verifiers_and_differ() {
        let (one, other) = (random().expect("random"), random().expect("random"));
        let is_unreserved =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        assert!(one.len() >= 43 && one.len() <= 128 && one.bytes().all(is_unreserved), "{one}");
        assert_ne!(one, other);
    }

    #[test]
    fn values_are_equal_only_if_all_bytes_are() {
        assert!(is_equal("abc", "abc") && is_equal("", ""));
        for other in ["", "ab", "abd", "Abc", "abcd", "abcabc"] {
            assert!(!is_equal("abc", other) && !is_equal(other, "abc"), "{other}");
        }
    }
}
