//! A run of the benchmark, from the first document to the table.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::Value;

use crate::arguments::{Arguments, Level};
use crate::compile::{self, Crate};
use crate::correction::Correction;
use crate::documents::{self, Document};
use crate::folders::Folders;
use crate::peers::{PEERS, Tool};
use crate::row::Row;
use crate::{application, machine, measure, size, table};

const OURS: &str = "sailwright";

/// The state of a run.
struct Session<'a> {
    arguments: &'a Arguments,
    repository: PathBuf,
    sailwright: PathBuf,
    scratch: PathBuf,
    folders: Folders,
    rows: Vec<Row>,
    skipped: Vec<String>,
}

/// Measures all documents with all tools, and prints the table.
pub fn run(arguments: &Arguments) -> ExitCode {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let here = std::env::current_exe().unwrap_or_default();
    let scratch = arguments.scratch.clone();
    let scratch = scratch.unwrap_or_else(|| std::env::temp_dir().join("sailwright-bench"));
    let folders = match Folders::inside(&scratch) {
        Ok(folders) => folders,
        Err(error) => {
            eprintln!("{}: {error}", scratch.display());
            return ExitCode::FAILURE;
        }
    };
    let mut session = Session {
        arguments,
        sailwright: here.with_file_name("sailwright"),
        scratch,
        repository,
        folders,
        rows: Vec::new(),
        skipped: Vec::new(),
    };
    println!("{}\n", machine::described());
    let peers = session.peers();
    for document in session.documents() {
        session.document(&document, &peers);
    }
    println!("\n{}\n", table::print(&session.rows, OURS));
    if arguments.level == Level::Release {
        println!("{}\n", session.applications(&peers));
        println!("{}\n", size::compare(&session.repository, &session.scratch));
    } else {
        session.skipped.push("applications: only with `--level release`".into());
    }
    session.skipped.iter().for_each(|reason| println!("skipped: {reason}"));
    ExitCode::SUCCESS
}

impl Session<'_> {
    /// Returns the selected other generators that are installed.
    fn peers(&mut self) -> Vec<(&'static Tool, String)> {
        let mut peers = Vec::new();
        for tool in &PEERS {
            let tools = &self.arguments.tools;
            if !tools.is_empty() && !tools.iter().any(|name| name == tool.name) {
                continue;
            }
            match machine::version(tool.program) {
                Some(version) => peers.push((tool, version)),
                None => self.skipped.push(format!("{}: not installed", tool.name)),
            }
        }
        peers
    }

    /// Measures rebuilds of a client and of an application.
    fn applications(&self, peers: &[(&'static Tool, String)]) -> String {
        let bundle = self.scratch.join("application.yaml");
        let mut bundling = Command::new(&self.sailwright);
        bundling.arg("bundle").arg(self.repository.join("spec/v2024/openapi.yaml"));
        if let Err(error) = bundling.arg("-o").arg(&bundle).output() {
            return format!("applications: {error}");
        }
        let peer = peers.iter().map(|(tool, _)| *tool).find(|tool| tool.name == "openapi-to-rust");
        let runs = self.arguments.runs;
        let (repository, scratch) = (&self.repository, &self.scratch);
        application::compare(repository, &self.sailwright, &bundle, peer, runs, scratch)
            .unwrap_or_else(|problem| format!("applications: {problem}"))
    }

    fn documents(&mut self) -> Vec<Document> {
        let folder = self.arguments.folder.as_deref();
        let named = &self.arguments.documents;
        let mut all = documents::all(&self.repository, folder, named, &mut self.skipped);
        let only = &self.arguments.only;
        all.retain(|document| {
            only.is_empty() || only.iter().any(|word| document.name.contains(word.as_str()))
        });
        all
    }

    /// Measures sailwright with a document, and all tools with the document as one file.
    fn document(&mut self, document: &Document, peers: &[(&'static Tool, String)]) {
        self.limit(document);
        self.ours(document, self.arguments.level);
        let bundle = self.scratch.join(format!("{}.yaml", plain(&document.name)));
        let mut bundling = Command::new(&self.sailwright);
        bundling.arg("bundle").arg(&document.root).arg("-o").arg(&bundle);
        if let Err(error) = bundling.output() {
            return self.skipped.push(format!("{} as one file: {error}", document.name));
        }
        let bundled = Document::new(&document.name, &bundle);
        if document.files.len() > 1 {
            self.limit(&bundled);
            self.ours(&bundled, Level::Generate);
        }
        for (tool, version) in peers {
            self.peer(&bundled, tool, version);
        }
    }

    /// Measures parsing the files without generation, which is a lower limit.
    fn limit(&mut self, document: &Document) {
        let mut row = Row::new(shown(document), "serde_yaml alone");
        let list = self.scratch.join("files.txt");
        let paths: Vec<_> = document.files.iter().map(|path| path.display().to_string()).collect();
        let _ = fs::write(&list, paths.join("\n"));
        let parsed = measure::medians(self.arguments.runs, &self.scratch, || {
            let mut command = Command::new(std::env::current_exe().unwrap_or_default());
            command.arg("yaml").arg(&list);
            command
        });
        row.generation = parsed.map_err(|problem| row.note.push(problem)).ok();
        self.add(row);
    }

    fn ours(&mut self, document: &Document, level: Level) {
        let mut row = Row::new(shown(document), OURS);
        let mut folder = PathBuf::new();
        let generated = measure::medians(self.arguments.runs, &self.scratch, || {
            folder = self.folders.fresh(OURS);
            let mut command = Command::new(&self.sailwright);
            command.args(["generate", "--crate", "ours", "--spec"]).arg(&document.root);
            command.arg("--out").arg(&folder);
            command
        });
        let lock = self.repository.join("Cargo.lock");
        let done = generated.and_then(|cost| {
            row.generation = Some(cost);
            self.compile(&folder, Some(&lock), level, &mut row)
        });
        row.note.extend(done.err());
        self.add(row);
    }

    fn peer(&mut self, document: &Document, tool: &Tool, version: &str) {
        let mut row = Row::new(shown(document), format!("{} {version}", tool.name).trim());
        let mut notes = Vec::new();
        // Corrections are added one by one; only the first and the last failure are noted.
        for count in 0..=tool.corrections.len() {
            let problem = match self.corrected(document, tool, count, &mut row) {
                Ok(()) if count == 0 => break,
                Ok(()) => {
                    let names =
                        tool.corrections[..count].iter().map(|correction| correction.name());
                    notes.push(format!(
                        "after corrections: {}",
                        names.collect::<Vec<_>>().join(", ")
                    ));
                    break;
                }
                Err(problem) => problem,
            };
            if count == 0 {
                notes.push(format!("as it is: {problem}"));
            } else if count == tool.corrections.len() {
                notes.push(format!("with all corrections: {problem}"));
            }
        }
        notes.append(&mut row.note);
        row.note = notes;
        self.add(row);
    }

    /// Generates a crate of a document after the first `count` corrections, and compiles it.
    fn corrected(
        &self,
        document: &Document,
        tool: &Tool,
        count: usize,
        row: &mut Row,
    ) -> Result<(), String> {
        row.note.clear();
        let corrected = self.scratch.join("corrected.yaml");
        if count > 0 {
            correction(&document.root, &tool.corrections[..count], &corrected)?;
        }
        let root = if count == 0 { &document.root } else { &corrected };
        let mut folder = PathBuf::new();
        let generated = measure::medians(self.arguments.runs, &self.scratch, || {
            folder = self.folders.fresh(tool.name);
            (tool.generate)(root, &folder)
        });
        row.generation = Some(generated.map_err(|why| format!("does not generate: {why}"))?);
        (tool.finish)(&folder);
        self.compile(&folder, None, self.arguments.level, row)
    }

    fn compile(
        &self,
        folder: &Path,
        lock: Option<&Path>,
        level: Level,
        row: &mut Row,
    ) -> Result<(), String> {
        row.output = Some(compile::count(folder));
        if level == Level::Generate {
            return Ok(());
        }
        let made = Crate::new(folder, &self.scratch.join("target"), lock)?;
        made.measure(self.arguments.runs, &self.scratch, level == Level::Release, row)
    }

    /// Adds a row and prints it at once, as progress and as a partial result.
    fn add(&mut self, row: Row) {
        self.rows.push(row);
        eprintln!("{}", table::last(&self.rows, OURS));
    }
}

fn correction(from: &Path, corrections: &[Correction], to: &Path) -> Result<(), String> {
    let text = fs::read_to_string(from).map_err(|error| error.to_string())?;
    let mut document: Value = serde_yaml::from_str(&text).map_err(|error| error.to_string())?;
    for correction in corrections {
        correction.apply(&mut document);
    }
    let text = serde_yaml::to_string(&document).map_err(|error| error.to_string())?;
    fs::write(to, text).map_err(|error| error.to_string())
}

fn shown(document: &Document) -> String {
    format!("{}, {}", document.name, document.extent())
}

fn plain(name: &str) -> String {
    name.replace(' ', "-")
}
