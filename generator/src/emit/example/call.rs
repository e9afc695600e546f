//! The call of an operation in an example.

use super::expression::Expression;
use super::imports::Imports;
use super::value::{Sample, Values};
use crate::emit::root_path::replace_root;
use crate::emit::ty::TypePrinter;
use crate::emit::{Crate, DocumentModule};
use crate::ir::{BodyKind, Docs, OperationId, ParameterSource, PartKind, Ty, TypeKind};

/// The call of an operation in an example.
#[derive(Clone, Debug)]
pub(in crate::emit) struct Call {
    pub(in crate::emit) imports: Imports,
    /// The statements before the call.
    pub(in crate::emit) before: Vec<String>,
    /// The request: `client.pets().list_pets()`.
    pub(in crate::emit) request: Expression,
    /// The variables that the example cannot create, with their types: `at: &jiff::Timestamp`.
    pub(in crate::emit) given: Vec<String>,
}

/// Returns the call of an operation with its required arguments and the body at a position.
pub(in crate::emit) fn call(
    settings: &Crate<'_>,
    document: &DocumentModule<'_>,
    id: OperationId,
    body: usize,
) -> Call {
    let operation = &document.ir.operations[id.0];
    let names = &document.names.operations[id.0];
    let values = Values::new(settings, document);
    let mut arguments =
        Arguments { values, before: Vec::new(), given: Vec::new(), all: Vec::new() };
    for &position in &operation.shape.parameters {
        let parameter = &operation.parameters[position];
        if parameter.source == ParameterSource::Required {
            let sample = Sample::new(&parameter.name, &parameter.docs);
            arguments.borrowed(parameter.value.ty(), names.parameters[position].as_str(), &sample);
        }
    }
    let parts = operation.form_parts().unwrap_or_default().iter();
    for (part, name) in parts.zip(names.parts.first().into_iter().flatten()) {
        let name = name.as_str();
        match &part.kind {
            _ if !part.required => {}
            PartKind::File | PartKind::Value(Ty::Bytes) => {
                arguments.file(name);
                arguments.all.push(Expression::plain(format!("&{name}")));
            }
            PartKind::Files => {
                arguments.file(name);
                arguments.all.push(Expression::plain(format!("&[{name}]")));
            }
            PartKind::Value(ty) => {
                arguments.borrowed(ty, name, &Sample::new(&part.name, &part.docs));
            }
        }
    }
    let other = body.checked_sub(1).and_then(|other| names.other_bodies.get(other));
    let method = other.unwrap_or(&names.method);
    let body = operation.bodies.get(body).filter(|_| operation.body_required);
    if let Some(body) = body.filter(|_| operation.form_parts().is_none()) {
        arguments.body(&body.kind, names.body.as_str());
    }
    let Arguments { values, before, given, all } = arguments;
    let tag = document.names.tags[operation.tag.0].module.as_str();
    let module = document.module().map(|module| Expression::plain(format!("{module}()")));
    let mut calls: Vec<Expression> = module.into_iter().collect();
    calls.push(Expression::plain(format!("{tag}()")));
    calls.push(Expression::call(method.as_str(), all));
    let request = Expression::Chain { start: "client".to_owned(), calls };
    Call { imports: values.imports, before, request, given }
}

/// The arguments of a call, and the statements before it.
struct Arguments<'a> {
    values: Values<'a>,
    before: Vec<String>,
    given: Vec<String>,
    all: Vec<Expression>,
}

impl Arguments<'_> {
    /// Adds an argument that is passed by reference, except for numbers and booleans.
    fn borrowed(&mut self, ty: &Ty, name: &str, sample: &Sample) {
        let value = match ty {
            Ty::Nullable(inner) | Ty::Boxed(inner) => return self.borrowed(inner, name, sample),
            Ty::List(item) => self.values.list(item, sample),
            ty => self.values.converted(ty, sample),
        };
        let Some(value) = value else { return self.give(ty, name) };
        let is_copied = matches!(ty, Ty::Bool | Ty::I32 | Ty::I64 | Ty::U32 | Ty::U64 | Ty::F64);
        let is_inline = match ty {
            Ty::List(item) => **item == Ty::String,
            Ty::Named(id) => {
                let kind = &self.values.document.ir.types[id.0].kind;
                matches!(kind, TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_))
            }
            ty => is_copied || *ty == Ty::String,
        };
        if is_copied || *ty == Ty::String {
            self.all.push(value);
        } else if let (true, [line]) = (is_inline, value.statement("&", "").as_slice()) {
            self.all.push(Expression::plain(line));
        } else {
            self.before.extend(value.statement(&format!("let {name} = "), ";"));
            self.all.push(Expression::plain(format!("&{name}")));
        }
    }

    /// Adds the argument of the request body.
    fn body(&mut self, kind: &BodyKind, name: &str) {
        match kind {
            BodyKind::Json(ty) | BodyKind::Form(ty, _) => {
                self.borrowed(ty, name, &Sample::new("value", &Docs::default()));
            }
            BodyKind::Text => self.all.push(Expression::plain("\"text\"")),
            BodyKind::Bytes => {
                self.import("Body");
                self.before.push(format!("let {name} = Body::file(\"example.bin\").await?;"));
                self.all.push(Expression::plain(name));
            }
            BodyKind::Multipart(_) => {
                self.import("Multipart");
                self.all.push(Expression::plain("Multipart::new()"));
            }
        }
    }

    /// Adds a statement that creates a file.
    fn file(&mut self, name: &str) {
        self.import("Body");
        self.import("FilePart");
        self.before.push(format!(
            "let {name} = FilePart::new(\"example.bin\", Body::file(\"example.bin\").await?);"
        ));
    }

    /// Adds an argument whose value the example cannot create.
    fn give(&mut self, ty: &Ty, name: &str) {
        let Values { settings, document, imports, .. } = &mut self.values;
        imports.add_type(settings, document, ty);
        let text = TypePrinter::for_operations(document).borrowed(ty);
        let root = settings.outside();
        let package = root.split("::").next().unwrap_or_default();
        self.given.push(format!("{name}: {}", replace_root(&text, package)));
        self.all.push(Expression::plain(name));
    }

    fn import(&mut self, item: &str) {
        let root = self.values.settings.outside();
        self.values.imports.add(&root, item);
    }
}
