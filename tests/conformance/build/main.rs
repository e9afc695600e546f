//! Generates a client for each folder of `areas`, and a function for each row of its documents.

mod calls;
#[allow(dead_code, reason = "the tests use the other items")]
#[path = "../src/table.rs"]
mod table;

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let (package, out) = (env::var("CARGO_MANIFEST_DIR")?, env::var("OUT_DIR")?);
    let folder = Path::new(&package).join("areas");
    println!("cargo::rerun-if-changed={}", folder.display());
    let (mut areas, mut rows) = (String::new(), String::new());
    for area in table::entries(&folder) {
        let name = table::stem(&area);
        sailwright::build(area.join("sailwright.toml"))?;
        writeln!(areas, "include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\"));")?;
        for document in table::documents(&area, &name) {
            rows.push_str(&calls::functions(&document));
        }
    }
    fs::write(Path::new(&out).join("areas.rs"), areas)?;
    fs::write(Path::new(&out).join("rows.rs"), calls::module(&rows))?;
    Ok(())
}
