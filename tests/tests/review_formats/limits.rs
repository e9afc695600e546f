//! Reports with many entries.

use std::time::{Duration, Instant};

use sailwright::diagnostic::Verdict;
use sailwright::review::{Format, Report, format};

use crate::{FAIL_ON, sample};

#[test]
fn comment_stays_within_the_limit_and_counts_the_rest() {
    for count in [100, 10_000] {
        let text = format(&sample::large(count), Format::Markdown, &FAIL_ON);
        assert!(text.chars().count() <= 65_536, "{count} entries: {}", text.len());
        let shown =
            text.lines().filter(|line| line.contains("` ×2") || line.starts_with("- the")).count();
        let left_out: usize = text
            .lines()
            .filter_map(|line| line.strip_suffix(" more; this comment has no space for them."))
            .filter_map(|line| line.split(' ').next()?.parse::<usize>().ok())
            .sum();
        assert_eq!(shown + left_out, count);
        for verdict in Verdict::ALL {
            assert!(text.contains(&format!("<summary><b>{}</b>", verdict.name())));
        }
    }
}

#[test]
fn annotations_stay_within_the_limit_of_github() {
    let text = format(&sample::large(10_000), Format::Github, &FAIL_ON);
    assert_eq!(text.lines().filter(|line| line.starts_with("::error ")).count(), 10);
    assert_eq!(text.lines().filter(|line| line.starts_with("::warning ")).count(), 10);
    assert!(text.contains("more errors without an annotation"), "{text}");
}

#[test]
fn time_is_linear_in_the_number_of_entries() {
    for (name, form) in Format::NAMES {
        let (small, large) = (time(&sample::large(100), form), time(&sample::large(1_000), form));
        // Ten times as many entries; quadratic time would be a hundred times as much.
        assert!(large < small * 40 + Duration::from_millis(50), "{name}: {small:?} and {large:?}");
    }
}

#[test]
fn time_is_bounded_for_long_messages() {
    let mut report = sample::report();
    report.entries[0].message = (1..1_500).map(|length| "`".repeat(length) + "a").collect();
    for (name, form) in Format::NAMES {
        let time = time(&report, form);
        assert!(time < Duration::from_secs(2), "{name}: {time:?}");
    }
}

/// Returns the shortest time of three.
fn time(report: &Report, form: Format) -> Duration {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        assert!(!format(report, form, &FAIL_ON).is_empty());
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
