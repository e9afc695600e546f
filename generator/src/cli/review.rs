//! `sailwright review`

use std::io::Read as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, builder::PossibleValuesParser};

use super::output::OutputArguments;
use super::report::Report;
use super::{FAILED, FOUND};
use crate::config::is_day;
use crate::diagnostic::{Rule, Verdict, io_reason};
use crate::review::{self, Format, Input};

#[derive(Args, Clone, Debug)]
pub(super) struct ReviewArguments {
    /// The crate before the change: a document, sailwright.toml or its folder, `REV:PATH` in git, or `-`
    #[arg(required_unless_present = "rules")]
    old: Option<String>,
    /// The crate after the change, in the same forms
    #[arg(required_unless_present = "rules")]
    new: Option<String>,
    /// The form of the report
    #[arg(long, default_value = "text", value_parser = formats())]
    format: String,
    /// Exit with 1 for these verdicts: wire, source, behavior, additive, doc; or none
    #[arg(long, value_name = "LIST", default_value = "wire,source", value_parser = fail_on)]
    fail_on: FailOn,
    /// Mark the changes that the Rust code in this file or folder uses
    #[arg(long, value_name = "PATH")]
    uses: Option<PathBuf>,
    /// The day that accepted changes are compared with [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<String>,
    /// List the rules with their default verdicts
    #[arg(long, exclusive = true)]
    rules: bool,
}

/// The verdicts that fail a review.
#[derive(Clone, Debug)]
struct FailOn(Vec<Verdict>);

pub(super) fn run(arguments: &ReviewArguments, output: &OutputArguments) -> ExitCode {
    let messages = Report::new(output);
    let (Some(old), Some(new)) = (&arguments.old, &arguments.new) else {
        return messages.deliver(&rules(), None);
    };
    if old == "-" && new == "-" {
        return messages.failed("only one side can be `-`, which reads standard input");
    }
    let inputs = Input::read(old, stdin).and_then(|old| Ok((old, Input::read(new, stdin)?)));
    let (old, new) = match inputs {
        Ok(inputs) => inputs,
        Err(reason) => return messages.failed(&reason),
    };
    let today = arguments.today.clone().unwrap_or_else(today);
    let mut report = match review::review(old, new, &today) {
        Ok(report) => report,
        Err(diagnostics) => {
            output.print_error(&diagnostics);
            return ExitCode::from(FAILED);
        }
    };
    if let Some(path) = &arguments.uses {
        match review::mark_uses(&mut report, path) {
            Ok(notes) => {
                for note in notes {
                    output.print_error(&format!("note: {note}\n"));
                }
            }
            Err(reason) => return messages.failed(&reason),
        }
    }
    let mut formats = Format::NAMES.into_iter();
    let format = formats.find(|(name, _)| *name == arguments.format);
    let format = format.map(|(_, format)| format).unwrap_or_default();
    let text = review::format(&report, format, &arguments.fail_on.0);
    match messages.deliver(&text, None) {
        code if code == ExitCode::SUCCESS && report.fails(&arguments.fail_on.0) => {
            ExitCode::from(FOUND)
        }
        code => code,
    }
}

/// Returns the rules, one on each line.
fn rules() -> String {
    let longest = Rule::ALL.iter().map(|rule| rule.name().len()).max().unwrap_or_default();
    let line = |rule: &Rule| {
        let verdicts: Vec<&str> = rule.verdicts().iter().map(|each| each.name()).collect();
        let (name, title) = (rule.name(), rule.title());
        format!("{name:longest$}  {:<18}  {title}\n", verdicts.join(","))
    };
    Rule::ALL.iter().map(line).collect()
}

fn stdin() -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().read_to_end(&mut bytes);
    read.map_err(|error| format!("cannot read standard input: {}", io_reason(&error)))?;
    String::from_utf8(bytes).map_err(|_| "standard input is not UTF-8".to_owned())
}

/// Returns the day of the clock, in UTC.
fn today() -> String {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::NAMES.map(|(name, _)| name))
}

fn day(text: &str) -> Result<String, &'static str> {
    if is_day(text) { Ok(text.to_owned()) } else { Err("write year, month and day: 2027-01-31") }
}

fn fail_on(text: &str) -> Result<FailOn, String> {
    if text == "none" {
        return Ok(FailOn(Vec::new()));
    }
    let verdict = |name| {
        let names = Verdict::ALL.map(Verdict::name).join(", ");
        Verdict::of_name(name).ok_or_else(|| format!("use `none`, or some of {names}"))
    };
    text.split(',').map(verdict).collect::<Result<Vec<_>, _>>().map(FailOn)
}
