//! How fast we are, beside others, in one run: generation, compilation of what was generated, and the
//! size of a program. `tests/bench/run` builds and starts it; it prints one table and stops by itself.

#[cfg(unix)]
mod arguments;
#[cfg(unix)]
mod compile;
#[cfg(unix)]
mod documents;
#[cfg(unix)]
mod folders;
#[cfg(unix)]
mod machine;
#[cfg(unix)]
mod measure;
#[cfg(unix)]
mod peers;
#[cfg(unix)]
mod repair;
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
    }
}

#[cfg(not(unix))]
fn main() {
    println!("skipped: only Unix tells how much time and memory a process took");
}
