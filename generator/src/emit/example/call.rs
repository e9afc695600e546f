//! The call of an operation in an example.

use super::expression::Expression;
use super::imports::Imports;
use super::value::{Sample, Values};
use crate::emit::root_path::replace_root;
use crate::emit::ty::TypePrinter;
use crate::emit::{Crate, DocumentModule};
use crate::ir::{BodyKind, Docs, OperationId, ParameterSource, Part, PartKind, Ty, TypeKind};
use crate::name::PartNames;

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
    for (part, names) in parts.zip(names.parts.first().into_iter().flatten()) {
        if part.required {
            arguments.part(part, names);
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
                matches!(
                    kind,
                    TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::MixedEnum(_)
                )
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
            BodyKind::Json(Ty::Nullable(inner)) => {
                self.borrowed(inner, name, &Sample::new("value", &Docs::default()));
                if let Some(value) = self.all.pop() {
                    self.all.push(Expression::call("Some", vec![value]));
                }
            }
            BodyKind::Json(ty) | BodyKind::Form(ty, _) => {
                self.borrowed(ty, name, &Sample::new("value", &Docs::default()));
            }
            BodyKind::Text => self.all.push(Expression::plain("\"text\"")),
            BodyKind::Bytes | BodyKind::Ranges(_) => {
                self.import("Body");
                let documented = match kind {
                    BodyKind::Ranges(documented) => documented.as_slice(),
                    _ => &[],
                };
                let media_type = selected(documented);
                self.before
                    .push(format!("let {name} = Body::file(\"example.bin\").await?{media_type};"));
                self.all.push(Expression::plain(name));
            }
            BodyKind::JsonStream(item) => {
                let list = Ty::List(Box::new(item.clone()));
                self.borrowed(&list, name, &Sample::new("value", &Docs::default()));
            }
            BodyKind::Multipart(_) | BodyKind::Parts(_) => {
                self.import("Multipart");
                self.all.push(Expression::plain("Multipart::new()"));
            }
        }
    }

    /// Adds the arguments of a part and of its required headers.
    fn part(&mut self, part: &Part, names: &PartNames) {
        let name = names.ident.as_str();
        match &part.kind {
            PartKind::File | PartKind::Value(Ty::Bytes) => {
                self.file(name, &part.media_types);
                self.all.push(Expression::plain(format!("&{name}")));
            }
            PartKind::Files => {
                self.file(name, &part.media_types);
                self.all.push(Expression::plain(format!("&[{name}]")));
            }
            PartKind::Value(ty) | PartKind::Styled(ty, ..) => {
                self.borrowed(ty, name, &Sample::new(&part.name, &part.docs));
            }
            PartKind::Others => {}
        }
        for (header, name) in part.headers.iter().zip(&names.headers) {
            if header.required {
                let sample = Sample::new(&header.name, &header.docs);
                self.borrowed(&header.ty, name.as_str(), &sample);
            }
        }
    }

    /// Adds a statement that creates a file.
    fn file(&mut self, name: &str, documented: &[String]) {
        self.import("Body");
        self.import("FilePart");
        let media_type = selected(documented);
        self.before.push(format!(
            "let {name} = FilePart::new(\"example.bin\", Body::file(\"example.bin\").await?){media_type};"
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

/// Returns the call that selects a media type, if the document has no default: `.media_type("image/png")`.
fn selected(documented: &[String]) -> String {
    let is_range = |text: &String| text.contains('*');
    let has_bytes = |text: &String| matches!(text.as_str(), "*/*" | "application/*");
    if documented.is_empty() || !documented.iter().all(is_range) || documented.iter().any(has_bytes)
    {
        return String::new();
    }
    let kind = documented.first().and_then(|range| range.split('/').next()).unwrap_or_default();
    let media_type = match kind {
        "audio" => "audio/mpeg",
        "font" => "font/woff2",
        "image" => "image/png",
        "text" => "text/plain",
        "video" => "video/mp4",
        _ => return format!(".media_type({:?})", format!("{kind}/example")),
    };
    format!(".media_type({media_type:?})")
}
