//! The command: exit status, stdout, stderr and written files.

mod check;
mod explain;
mod fetch;
mod generate;
mod init;
mod messages;
mod print;
mod review;

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output};

const PETS: &str = "openapi: 3.0.1\ninfo: { title: Pets, version: '1' }\npaths: {}\n";

/// Runs the command in a new folder with these files.
fn run<A: AsRef<OsStr>>(name: &str, files: &[(&str, &str)], arguments: &[A]) -> Output {
    let folder = folder(name);
    for (path, text) in files {
        std::fs::write(folder.join(path), text).expect("a file of the case");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_sailwright"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command.args(arguments).current_dir(folder).output().expect("the command runs")
}

/// Returns the folder of a case, which is created.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder for the case");
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
