//! Instruction counts by callgrind, which do not depend on the load of the machine.

use std::process::Command;

/// Counts the instructions of each piece of work.
///
/// # Errors
///
/// Returns a message if this machine cannot count them, or has another compiler.
pub fn count<'a>(works: &[&'a str], compiler: &str) -> Result<Vec<(&'a str, usize)>, String> {
    let found = first_line("rustc", &["--version"])?;
    if !found.starts_with(compiler) {
        return Err(format!("the budgets are for {compiler}, but the compiler is {found}"));
    }
    if !cfg!(target_arch = "x86_64") {
        return Err("the budgets are for x86-64".to_owned());
    }
    first_line("valgrind", &["--version"])?;
    works.iter().map(|work| Ok((*work, callgrind(work)?))).collect()
}

fn first_line(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program).args(arguments).output();
    let output = output.map_err(|_| format!("{program} is not installed"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn callgrind(work: &str) -> Result<usize, String> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(format!("--toggle-collect=sailwright_tests::budget::{work}"))
        .arg(env!("CARGO_BIN_EXE_budget"))
        .arg(work)
        .output()
        .map_err(|error| error.to_string())?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let collected = text.lines().find_map(|line| line.split_once("Collected : "));
    let number = collected.and_then(|(_, number)| number.trim().parse().ok());
    number.filter(|count| *count > 0).ok_or_else(|| format!("callgrind counts nothing: {text}"))
}
