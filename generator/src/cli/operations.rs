//! The operations of a document as a table or as JSON.

use serde::Serialize;

use crate::config::PageParameter;
use crate::diagnostic::one_line;
use crate::ir::{Ir, Operation, OperationSecurity, PageStep};
use crate::name::{Names, OperationNames};
use crate::pipeline::Named;

/// An operation.
#[derive(Serialize)]
pub(super) struct Row {
    method: String,
    path: String,
    /// `None` if the document has none, or if it is not unique.
    operation_id: Option<String>,
    /// The method of the handle in the generated module.
    rust_path: String,
    tag: String,
    /// The query parameter that selects the page.
    paging: Option<String>,
    /// The alternatives of security schemes. `None` if the document has no `security`.
    security: Option<Vec<Vec<String>>>,
}

/// Returns the operations in the order of the generated crate.
pub(super) fn rows(Named { ir, names, .. }: &Named) -> Vec<Row> {
    let operations = ir.operations.iter().zip(&names.operations);
    operations.map(|(operation, name)| row(ir, operation, names, name)).collect()
}

fn row(ir: &Ir, operation: &Operation, names: &Names, name: &OperationNames) -> Row {
    let tag = names.tags.get(operation.tag.0);
    let handle = tag.map(|tag| format!("{}::{}::", tag.module.as_str(), tag.ident.as_str()));
    Row {
        method: operation.method.as_str().to_owned(),
        path: format!("{}{}", ir.base_path, operation.template),
        operation_id: operation.id.clone(),
        rust_path: handle.unwrap_or_default() + name.method.as_str(),
        tag: ir.tags.get(operation.tag.0).map(|tag| tag.name.clone()).unwrap_or_default(),
        paging: operation.paging.as_ref().map(|paging| step(&paging.step)),
        security: security(ir, &operation.security),
    }
}

/// Returns the way to the next page: `offset offset`, `cursor body after`.
fn step(step: &PageStep) -> String {
    match step {
        PageStep::Offset(parameter) => format!("offset {}", shown(parameter)),
        PageStep::Page(parameter, _) => format!("page {}", shown(parameter)),
        PageStep::Cursor(parameter, _) => format!("cursor {}", shown(parameter)),
        PageStep::SearchAfter(parameter, _) => format!("search after {}", shown(parameter)),
        PageStep::Next(_) => "next URL".to_owned(),
    }
}

fn shown(parameter: &PageParameter) -> String {
    match parameter {
        PageParameter::Query(name) => name.clone(),
        PageParameter::Header(name) => format!("header {name}"),
        PageParameter::Body(path) => format!("body {path}"),
    }
}

fn security(ir: &Ir, security: &OperationSecurity) -> Option<Vec<Vec<String>>> {
    let alternatives = match security {
        OperationSecurity::Undescribed => return None,
        OperationSecurity::None => return Some(Vec::new()),
        OperationSecurity::Required(alternatives) => alternatives,
    };
    let name = |position: usize| Some(ir.security_schemes.get(position)?.name.clone());
    let names = alternatives.iter().map(|alternative| {
        alternative.iter().filter_map(|(position, _)| name(*position)).collect()
    });
    Some(names.collect())
}

/// Returns the operations as rows with columns of equal width.
pub(super) fn table(named: &Named) -> String {
    let title = ["METHOD", "PATH", "OPERATION ID", "RUST PATH", "TAG", "PAGING", "SECURITY"];
    let mut lines = vec![title.map(str::to_owned)];
    lines.extend(rows(named).iter().map(cells));
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..title.len()).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}  "));
        text.push_str(cells.collect::<String>().trim_end());
        text.push('\n');
    }
    text
}

fn cells(row: &Row) -> [String; 7] {
    let schemes = |schemes: &Vec<String>| none_or(schemes, " + ");
    let alternatives = |alternatives: &Vec<Vec<String>>| {
        none_or(&alternatives.iter().map(schemes).collect::<Vec<_>>(), " | ")
    };
    let security = row.security.as_ref().map(alternatives);
    let or_dash = |text: Option<String>| one_line(&text.unwrap_or_else(|| "-".to_owned()));
    [
        row.method.clone(),
        one_line(&row.path),
        or_dash(row.operation_id.clone()),
        row.rust_path.clone(),
        one_line(&row.tag),
        or_dash(row.paging.clone()),
        or_dash(security),
    ]
}

/// Returns the items as a list, `none` if there are none.
fn none_or(items: &[String], separator: &str) -> String {
    if items.is_empty() { "none".to_owned() } else { items.join(separator) }
}
