//! Candidates that do not repeat words of the owner.

use crate::name::split::cased;

/// Returns a candidate that ends in `label`, without the words at the start of the label that are also at the end of the
/// owner: `Potential Role potentialRoleRef` is `Potential Role Ref`. `None` if no words are repeated.
pub(super) fn without_repeated_words(candidate: &str, label: &str) -> Option<String> {
    let owner = candidate.strip_suffix(label)?.trim_end();
    let (before, words) = (cased(owner), cased(label));
    let most = before.len().min(words.len().checked_sub(1)?);
    let is_repeated = |count: &usize| {
        let pairs = before[before.len() - count..].iter().zip(&words);
        pairs.take(*count).all(|(one, other)| one.to_lowercase() == other.to_lowercase())
    };
    let count = (1..=most).rev().find(is_repeated)?;
    Some(format!("{owner} {}", words[count..].join(" ")))
}

#[cfg(test)]
mod tests {
    use super::without_repeated_words;

    #[test]
    fn words_at_the_end_of_the_owner_are_not_repeated() {
        for (candidate, label, expected) in [
            (
                "RoleMiningPotentialRole potentialRoleRef",
                "potentialRoleRef",
                Some("RoleMiningPotentialRole Ref"),
            ),
            ("pet_owner ownerName Item", "ownerName Item", Some("pet_owner Name Item")),
            ("Pet owner", "owner", None),
            ("Pet pet", "pet", None),
            ("Pet owner", "", None),
            ("owner", "owner", None),
        ] {
            let found = without_repeated_words(candidate, label);
            assert_eq!(found.as_deref(), expected, "{candidate}");
        }
    }
}
