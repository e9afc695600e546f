//! A description of the machine and the tools, so that numbers can be compared.

use std::fs;
use std::process::Command;

/// Returns the processor, cores, memory, system, compiler and load in one paragraph.
pub fn described() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let processor =
        field("/proc/cpuinfo", "model name").unwrap_or_else(|| first_line("uname", &["-m"]));
    let memory = field("/proc/meminfo", "MemTotal").unwrap_or_else(|| "unknown".to_owned());
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().next().unwrap_or("unknown").to_owned();
    format!(
        "{processor}, {cores} cores, {memory} of memory, {}; {}; load at the start: {load}",
        first_line("uname", &["-sr"]),
        first_line("rustc", &["--version"]),
    )
}

/// Returns the version of a program. `None` if it is not installed.
pub fn version(program: &str) -> Option<String> {
    let arguments: &[&str] = match program.strip_prefix("cargo-") {
        Some(name) => &[name, "--version"],
        None => &["--version"],
    };
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let version =
        text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    Some(version.unwrap_or_default().to_owned())
}

/// Returns the first line of the output of a program. Empty if there is no such program.
fn first_line(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    text.unwrap_or_default().lines().next().unwrap_or_default().trim().to_owned()
}

fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
