//! Crates in memory.

use std::path::PathBuf;

use sailwright::Source;
use sailwright::review::{Input, Report, review};

use crate::TODAY;

/// A document with two operations and a shared type.
pub const PETS: &str = "\
openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
servers: [{ url: 'https://pets.test/v1' }]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses:
        '200':
          description: All pets
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
  /pets/{id}:
    get:
      operationId: getPet
      tags: [Pets]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: A pet
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Pet:
      type: object
      description: A pet.
      properties:
        name: { type: string }
        age: { type: integer }
        owner: { type: object, properties: { name: { type: string } } }
";

/// A crate of these files, with a configuration after its documents.
pub fn input(files: &[(&str, &str)], config: &str) -> Input {
    let files = files.iter().map(|(path, text)| (PathBuf::from(path), (*text).to_owned()));
    Input::memory(Source::Memory(files.collect()), config).expect("a configuration")
}

/// The crate of one document.
pub fn document(text: &str) -> Input {
    configured(text, "")
}

/// The crate of one document with further tables.
pub fn configured(text: &str, tables: &str) -> Input {
    let config = format!("[crate]\nname = \"pets\"\n[[document]]\nroot = \"pets.yaml\"\n{tables}");
    input(&[("pets.yaml", text)], &config)
}

pub fn reviewed(old: Input, new: Input) -> Report {
    review(old, new, TODAY).expect("documents without errors")
}

/// Returns the rules and subjects of the entries.
pub fn outline(report: &Report) -> Vec<String> {
    let line = |entry: &sailwright::review::Entry| {
        let verdicts: Vec<&str> = entry.verdicts.iter().map(|each| each.name()).collect();
        let part = entry.subject.part.as_ref().map_or(String::new(), |part| format!(", {part}"));
        format!("{} {} {}{part}", verdicts.join("+"), entry.rule.name(), entry.subject.name)
    };
    report.entries.iter().map(line).collect()
}
