//! Benchmark of sailwright and other generators: generation, compilation of the output, and the size of a program.
//!
//! `tests/bench/run` builds and starts it. It prints one table.

#[cfg(unix)]
mod application;
#[cfg(unix)]
mod arguments;
#[cfg(unix)]
mod compile;
#[cfg(unix)]
mod correction;
#[cfg(unix)]
mod documents;
#[cfg(unix)]
mod features;
#[cfg(unix)]
mod folders;
#[cfg(unix)]
mod machine;
#[cfg(unix)]
mod measure;
#[cfg(unix)]
mod peers;
#[cfg(unix)]
mod row;
#[cfg(unix)]
mod session;
#[cfg(unix)]
mod size;
#[cfg(unix)]
mod table;
#[cfg(unix)]
mod yaml;

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    use arguments::{Arguments, Step};
    use clap::Parser as _;

    let arguments = Arguments::parse();
    match &arguments.step {
        None => session::run(&arguments),
        Some(Step::Measured { log, program, arguments }) => {
            measure::measured(log, program, arguments)
        }
        Some(Step::Yaml { list }) => yaml::parse(list),
        Some(Step::Features { names, scratch }) => {
            features::run(names, std::path::Path::new("."), scratch)
        }
    }
}

#[cfg(not(unix))]
fn main() {
    println!("skipped: time and memory of processes are measured on Unix only");
}
