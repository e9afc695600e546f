//! `[review]`: the decisions of reviews.

use super::nearest::nearest;
use super::table::{Mistake, Table, Value};
use crate::diagnostic::{Rule, Verdict};

/// The decisions of reviews.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The changes of paths before operations are matched. The first that applies to a path is used.
    pub path_rewrites: Vec<PathRewrite>,
    /// The verdicts that replace the default. The first that applies to an entry is used.
    pub verdicts: Vec<VerdictRule>,
    /// The known changes that do not fail a review.
    pub accept: Vec<ReviewAccept>,
}

/// A change of the start of paths: `*` is any segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathRewrite {
    /// The start of a path: `/v2024`, `/*/v1`.
    pub from: String,
    /// The start that replaces it.
    pub to: String,
}

/// A verdict for the entries that fulfill all conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictRule {
    /// The rule. If `None`, every rule.
    pub rule: Option<Rule>,
    /// The path of the operation, in which `*` matches any characters. If `None`, every path.
    pub path: Option<String>,
    /// The stability mark of the operation: `deprecated`, the name of an extension, or the name of a header parameter. If
    /// `None`, the operation needs no mark.
    pub mark: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
}

/// A known change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewAccept {
    /// The fingerprint of the entry.
    pub fingerprint: String,
    /// The reason why it is accepted.
    pub reason: String,
    /// The last day of the acceptance, as `2027-01-31`. `None` if there is none.
    pub until: Option<String>,
}

impl Review {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.section("[review]", &["path-rewrite", "verdicts", "accept"])?;
        Ok(Self {
            path_rewrites: items(&table, "path-rewrite", PathRewrite::read)?,
            verdicts: items(&table, "verdicts", VerdictRule::read)?,
            accept: items(&table, "accept", ReviewAccept::read)?,
        })
    }
}

fn items<T>(
    table: &Table<'_>,
    key: &str,
    read: fn(&Value<'_>) -> Result<T, Mistake>,
) -> Result<Vec<T>, Mistake> {
    table.list(key)?.iter().map(read).collect()
}

impl PathRewrite {
    fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.table(&["from", "to"])?;
        let start = |key| {
            let is_start =
                |text: &str| text.is_empty() || (text.starts_with('/') && !text.ends_with('/'));
            let help = "start it with a slash, without one at its end, such as `/v1`";
            table.require(key)?.string_that(is_start, "the start of a path", help)
        };
        let (from, to) = (start("from")?, start("to")?);
        let count = |text: &str| text.split('/').filter(|segment| *segment == "*").count();
        if count(&to) > count(&from) {
            let help = "use at most as many `*` in `to` as in `from`";
            return Err(value.mistake("`to` has more `*` than `from`", help));
        }
        Ok(Self { from, to })
    }
}

impl VerdictRule {
    fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.table(&["rule", "path", "mark", "verdict"])?;
        Ok(Self {
            rule: table.get("rule").as_ref().map(rule).transpose()?,
            path: table.string("path")?,
            mark: table.string("mark")?,
            verdict: verdict(&table.require("verdict")?)?,
        })
    }
}

impl ReviewAccept {
    fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let table = value.section("[[review.accept]]", &["fingerprint", "reason", "until"])?;
        let is_fingerprint =
            |text: &str| text.len() == 16 && text.bytes().all(|each| each.is_ascii_hexdigit());
        let fingerprint = table.require("fingerprint")?;
        let help = "copy the 16 digits from the report of `sailwright review`";
        let until = table.get("until").map(|value| {
            value.string_that(is_day, "a day", "write year, month and day: `2027-01-31`")
        });
        Ok(Self {
            fingerprint: fingerprint
                .string_that(is_fingerprint, "a fingerprint", help)?
                .to_ascii_lowercase(),
            reason: table.required_string("reason")?,
            until: until.transpose()?,
        })
    }
}

/// Returns whether a text is a day: `2027-01-31`. Days in this form are in alphabetical order.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, length: usize, range: std::ops::RangeInclusive<u16>| {
        text.len() == length
            && text.bytes().all(|each| each.is_ascii_digit())
            && text.parse().is_ok_and(|number| range.contains(&number))
    };
    match parts.as_slice() {
        [year, month, day] => {
            number(year, 4, 1..=9999) && number(month, 2, 1..=12) && number(day, 2, 1..=31)
        }
        _ => false,
    }
}

fn rule(value: &Value<'_>) -> Result<Rule, Mistake> {
    let name = value.string()?;
    Rule::of_name(&name).ok_or_else(|| {
        let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        let help = match nearest(&name, &names) {
            Some(near) => format!("write `{near}`"),
            None => "copy a rule from `sailwright review --rules`".to_owned(),
        };
        value.mistake(format!("`{name}` is not a rule of reviews"), &help)
    })
}

fn verdict(value: &Value<'_>) -> Result<Verdict, Mistake> {
    let name = value.string()?;
    Verdict::of_name(&name).ok_or_else(|| {
        let names = Verdict::ALL.map(Verdict::name).join("`, `");
        value.mistake(format!("`{name}` is not a verdict"), &format!("use one of `{names}`"))
    })
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn day_has_year_month_and_day() {
        for (text, expected) in [
            ("2027-01-31", true),
            ("2027-1-31", false),
            ("2027-13-01", false),
            ("2027-01-32", false),
            ("2027-01", false),
            ("+027-01-31", false),
        ] {
            assert_eq!(is_day(text), expected, "{text}");
        }
    }
}
