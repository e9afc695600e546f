//! A generated document of medium size, to measure the lines of one operation and one type.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use sailwright::Source;
use sailwright_tests::budget;

/// Number of operations in the document.
pub const OPERATIONS: usize = 100;

/// Number of types in the document; half of them are objects, half are enums.
pub const TYPES: usize = 100;

/// Returns the files of the crate, by path.
pub fn generate() -> BTreeMap<String, String> {
    let files = BTreeMap::from([(PathBuf::from("medium.yaml"), document())]);
    let made = budget::generate(&Source::Memory(files), &budget::config("medium.yaml"));
    made.tree.expect("a crate")
}

fn document() -> String {
    let mut text = "openapi: 3.0.3\ninfo: {title: Medium, version: '1'}\npaths:\n".to_owned();
    for number in 0..OPERATIONS / 2 {
        let _ = write!(text, "{}", path(number));
    }
    text.push_str("components:\n  schemas:\n");
    for number in 0..TYPES / 2 {
        let _ = write!(text, "{}", schema(number));
    }
    text
}

fn path(number: usize) -> String {
    format!(
        "  /things{number}/{{id}}:
    get:
      tags: [Things]
      operationId: getThing{number}
      summary: Reads a thing
      parameters:
        - {{in: path, name: id, required: true, schema: {{type: string}}, description: Which one}}
        - {{in: query, name: limit, schema: {{type: integer, format: int32}}, description: How many}}
        - {{in: query, name: detail, schema: {{type: boolean}}}}
      responses:
        '200': {{description: It, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing{number}'}}}}}}}}
        '404': {{description: None, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing0'}}}}}}}}
    put:
      tags: [Things]
      operationId: putThing{number}
      summary: Replaces a thing
      parameters:
        - {{in: path, name: id, required: true, schema: {{type: string}}, description: Which one}}
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing{number}'}}}}}}}}
      responses:
        '204': {{description: Done}}
        '404': {{description: None, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing0'}}}}}}}}
"
    )
}

fn schema(number: usize) -> String {
    let next = (number + 1) % (TYPES / 2);
    format!(
        "    Thing{number}:
      type: object
      description: A thing of the kind {number}.
      required: [id, name]
      properties:
        id: {{type: string, description: The identifier}}
        name: {{type: string, description: The display name, example: Sales}}
        count: {{type: integer, format: int64, nullable: true}}
        share: {{type: number}}
        created: {{type: string, format: date-time}}
        labels: {{type: object, additionalProperties: {{type: string}}}}
        state: {{$ref: '#/components/schemas/State{number}'}}
        others: {{type: array, items: {{$ref: '#/components/schemas/Thing{next}'}}}}
    State{number}:
      type: string
      description: The state of a thing of the kind {number}.
      enum: [OPEN, CLOSED, GONE_{number}]
"
    )
}
