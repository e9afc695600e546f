//! The cost of a command: wall time, processor time, and the peak memory of a process.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{Resource, UsageWho, getrlimit, getrusage, setrlimit};
use nix::sys::time::TimeValLike as _;

/// Maximum processor time of a process, in seconds.
const LIMIT: u64 = 30 * 60;

/// Commands are not run again after this time.
const MAX_TOTAL: Duration = Duration::from_secs(60);

/// The cost of a command.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Wall time, in seconds.
    pub wall: f64,
    /// User and system time of the command and its child processes, in seconds.
    pub cpu: f64,
    /// Peak memory of one process, in MiB.
    pub peak: f64,
    /// Number of runs.
    pub runs: usize,
}

/// Runs a command up to `runs` times and returns the medians, or the error message of the command.
pub fn medians(
    runs: usize,
    scratch: &Path,
    mut command: impl FnMut() -> Command,
) -> Result<Cost, String> {
    let start = Instant::now();
    let mut costs = Vec::new();
    while costs.len() < runs.max(1) && (costs.is_empty() || start.elapsed() < MAX_TOTAL) {
        costs.push(once(scratch, &command())?);
    }
    Ok(median(&costs))
}

/// Runs several commands in turn, `runs` times, so that the load of the machine changes all of them alike. Returns the costs of
/// each command in the order of its runs.
pub fn in_turn(
    runs: usize,
    scratch: &Path,
    commands: &[impl Fn() -> Command],
) -> Result<Vec<Vec<Cost>>, String> {
    let mut costs = vec![Vec::new(); commands.len()];
    for _ in 0..runs.max(1) {
        for (costs, command) in costs.iter_mut().zip(commands) {
            costs.push(once(scratch, &command())?);
        }
    }
    Ok(costs)
}

/// Returns the median of each number.
pub fn median(costs: &[Cost]) -> Cost {
    let of = |number: fn(&Cost) -> f64| middle(costs.iter().map(number).collect());
    Cost {
        wall: of(|cost| cost.wall),
        cpu: of(|cost| cost.cpu),
        peak: of(|cost| cost.peak),
        runs: costs.len(),
    }
}

/// Returns the median of numbers. Zero if there are none.
pub fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

/// Runs a command in a new process of this program, which measures its only child.
fn once(scratch: &Path, command: &Command) -> Result<Cost, String> {
    let log = scratch.join("output.log");
    let mut measuring = Command::new(std::env::current_exe().map_err(|error| error.to_string())?);
    measuring.arg("measured").arg(&log).arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        measuring.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measuring.env(name, value),
            None => measuring.env_remove(name),
        };
    }
    let output = measuring.output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(complaint(&fs::read_to_string(&log).unwrap_or_default()));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = text.split_whitespace().flat_map(str::parse).collect();
    let &[wall, cpu, peak] = numbers.as_slice() else { return Err("not measured".to_owned()) };
    Ok(Cost { wall, cpu, peak, runs: 1 })
}

/// Returns the first error in a log, with the number of errors of rustc.
fn complaint(log: &str) -> String {
    let lines: Vec<&str> = log.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let wrong = |line: &&&str| {
        ["error", "panicked", "Error", "fail"].iter().any(|word| line.contains(word))
    };
    let first = lines.iter().find(wrong).or(lines.first()).copied().unwrap_or("no output");
    match lines.iter().rev().find_map(|line| line.split_once("due to ")) {
        Some((_, count)) => format!("{count}: {first}"),
        None => first.to_owned(),
    }
}

/// Runs a command for [`once`] with its output in a file, and prints its cost.
pub fn measured(log: &Path, program: &str, arguments: &[String]) -> ExitCode {
    let start = Instant::now();
    let ran = limit().and_then(|()| {
        let log = File::create(log)?;
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        command.status()
    });
    let wall = start.elapsed().as_secs_f64();
    let (Ok(status), Ok(usage)) = (ran, getrusage(UsageWho::RUSAGE_CHILDREN)) else {
        let _ = fs::write(log, format!("error: `{program}` cannot be started"));
        return ExitCode::FAILURE;
    };
    let cpu = usage.user_time() + usage.system_time();
    let unit = if cfg!(target_os = "macos") { 1024.0 * 1024.0 } else { 1024.0 };
    #[allow(clippy::cast_precision_loss, reason = "nobody has that much memory")]
    let peak = usage.max_rss() as f64 / unit;
    #[allow(clippy::cast_precision_loss, reason = "nobody has that much time")]
    let seconds = cpu.num_milliseconds() as f64 / 1000.0;
    println!("{wall} {seconds} {peak}");
    if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn limit() -> std::io::Result<()> {
    let (_, hard) = getrlimit(Resource::RLIMIT_CPU)?;
    setrlimit(Resource::RLIMIT_CPU, LIMIT.min(hard), hard)?;
    Ok(())
}
