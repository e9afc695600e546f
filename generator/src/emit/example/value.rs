//! Values in examples, from the examples, the defaults and the enum values of the document.

use serde_json::Value;

use super::expression::Expression;
use super::imports::Imports;
use crate::emit::enumeration::grouped;
use crate::emit::{Crate, DocumentModule};
use crate::ir::{Constant, Derive, Docs, EnumValue, Presence, Struct, Ty, TypeId, TypeKind};

/// The longest string from the document.
const MAX_CHARS: usize = 60;

/// The values of one example.
pub(super) struct Values<'a> {
    pub(super) settings: &'a Crate<'a>,
    pub(super) document: &'a DocumentModule<'a>,
    pub(super) imports: Imports,
    /// The types whose values contain the current value.
    open: Vec<TypeId>,
}

/// The facts that a value is made from.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    value: Option<Value>,
    /// The name of the parameter or property.
    name: String,
}

impl Sample {
    /// Returns the example or the default in the documentation of an item.
    pub(super) fn new(name: &str, docs: &Docs) -> Self {
        let noted = |label: &str| {
            let note = docs.notes.iter().find_map(|note| note.strip_prefix(label))?;
            serde_json::from_str(note.trim_matches('`')).ok()
        };
        let value = noted("Example: ").or_else(|| noted("Default: "));
        Self { value, name: name.to_owned() }
    }

    /// Returns a sample of an item of the list.
    fn item(&self) -> Self {
        let value = match &self.value {
            Some(Value::Array(items)) => items.first().cloned(),
            other => other.clone(),
        };
        Self { value, name: self.name.clone() }
    }

    fn string(&self) -> String {
        let is_short = |text: &&str| {
            text.len() <= MAX_CHARS && text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        };
        let sample = self.value.as_ref().and_then(Value::as_str).filter(is_short);
        let name = Some(self.name.as_str()).filter(is_short);
        format!("{:?}", sample.or(name).filter(|text| !text.is_empty()).unwrap_or("value"))
    }

    fn integer(&self, min: i64, max: i64) -> String {
        let sample = self.value.as_ref().and_then(Value::as_i64);
        grouped(sample.filter(|value| (min..=max).contains(value)).unwrap_or(1))
    }

    fn number(&self) -> String {
        let sample = self.value.as_ref().and_then(Value::as_f64);
        format!("{:?}", sample.filter(|value| value.abs() < 10_000.0).unwrap_or(1.0))
    }
}

impl<'a> Values<'a> {
    pub(super) fn new(settings: &'a Crate<'a>, document: &'a DocumentModule<'a>) -> Self {
        Self { settings, document, imports: Imports::default(), open: Vec::new() }
    }

    /// Returns an owned value. `None` if it requires a type of another crate, or would contain itself.
    pub(super) fn owned(&mut self, ty: &Ty, sample: &Sample) -> Option<Expression> {
        Some(match ty {
            Ty::String => Expression::plain(format!("{}.to_owned()", sample.string())),
            Ty::DateTime => self.time("DateTime", "2024-05-31T12:00:00Z", sample),
            Ty::Date => self.time("Date", "2024-05-31", sample),
            Ty::Json => {
                self.imports.add(&self.settings.outside(), "Value");
                Expression::call("Value::from", vec![Expression::plain(sample.string())])
            }
            Ty::Bytes => {
                self.imports.add(&self.settings.outside(), "Body");
                Expression::call("Body::from", vec![Expression::plain(sample.string())])
            }
            Ty::Named(id) => return self.named(*id, sample),
            Ty::List(item) => match self.owned(item, &sample.item()) {
                Some(item) => {
                    Expression::Group { open: "vec![".to_owned(), items: vec![item], close: "]" }
                }
                None => Expression::plain("Vec::new()"),
            },
            Ty::Map(_) => {
                self.imports.add("std::collections", "BTreeMap");
                Expression::plain("BTreeMap::new()")
            }
            Ty::Nullable(_) => Expression::plain("None"),
            Ty::Boxed(inner) => Expression::call("Box::new", vec![self.owned(inner, sample)?]),
            Ty::External(_) => return None,
            scalar => Expression::plain(number(scalar, sample)),
        })
    }

    /// Returns a list whose type is an array or a reference to one: `[1]`, or `["a"]` for a list of strings.
    pub(super) fn list(&mut self, item: &Ty, sample: &Sample) -> Option<Expression> {
        let item = self.converted(item, &sample.item())?;
        Some(Expression::Group { open: "[".to_owned(), items: vec![item], close: "]" })
    }

    /// Returns a string or a number as an argument that converts it; other values are owned.
    pub(super) fn converted(&mut self, ty: &Ty, sample: &Sample) -> Option<Expression> {
        match ty {
            Ty::String => Some(Expression::plain(sample.string())),
            ty => self.owned(ty, sample),
        }
    }

    fn time(&mut self, item: &str, fallback: &str, sample: &Sample) -> Expression {
        self.imports.add(&self.settings.outside(), item);
        let is_time = sample.value.as_ref().and_then(Value::as_str).is_some();
        let text = if is_time { sample.string() } else { format!("{fallback:?}") };
        Expression::call(&format!("{item}::from"), vec![Expression::plain(text)])
    }

    fn named(&mut self, id: TypeId, sample: &Sample) -> Option<Expression> {
        if self.open.contains(&id) {
            return None;
        }
        self.open.push(id);
        let value = self.value_of(id, sample);
        self.open.pop();
        if value.is_some() {
            self.imports.add(&self.document.outside(self.settings), "types");
        }
        value
    }

    fn value_of(&mut self, id: TypeId, sample: &Sample) -> Option<Expression> {
        let def = &self.document.ir.types[id.0];
        let names = &self.document.names.types[id.0];
        let path = |item: &str| format!("types::{}::{item}", names.ident);
        let variant = |position: usize| {
            names.fields.get(position).map(|name| Expression::plain(path(name.as_str())))
        };
        match &def.kind {
            TypeKind::StringEnum(list) => {
                let sample = sample.value.as_ref().and_then(Value::as_str);
                variant(
                    list.values
                        .iter()
                        .position(|each| Some(each.value.as_str()) == sample)
                        .unwrap_or(0),
                )
            }
            TypeKind::IntegerEnum(list) => {
                let sample = sample.value.as_ref().and_then(Value::as_i64);
                variant(list.values.iter().position(|each| Some(each.value) == sample).unwrap_or(0))
            }
            TypeKind::MixedEnum(list) => {
                let sample = sample.value.as_ref().and_then(Constant::of);
                let is_sample = |each: &EnumValue<Constant>| Some(&each.value) == sample.as_ref();
                variant(list.values.iter().position(is_sample).unwrap_or(0))
            }
            TypeKind::Union(union) => {
                union.variants.iter().zip(&names.fields).find_map(|(each, name)| {
                    let value = self.owned(&each.ty, &sample.item())?;
                    Some(Expression::call(&path(name.as_str()), vec![value]))
                })
            }
            TypeKind::Newtype(inner) => {
                let value = self.owned(inner, sample)?;
                Some(Expression::call(&format!("types::{}", names.ident), vec![value]))
            }
            TypeKind::Struct(_) if def.derives.contains(&Derive::Default) => {
                Some(Expression::plain(path("default()")))
            }
            TypeKind::Struct(body) if def.usage.sent && body.has_new() => {
                Some(Expression::call(&path("new"), self.required(body)?))
            }
            TypeKind::Struct(_) => None,
        }
    }

    /// Returns the arguments of `new`.
    fn required(&mut self, body: &Struct) -> Option<Vec<Expression>> {
        let mut arguments = Vec::new();
        for field in body.fields.iter().filter(|field| field.is_argument()) {
            let sample = Sample::new(&field.key, &field.docs);
            arguments.push(match (field.presence, &field.ty) {
                (Presence::Nullable | Presence::OptionalNullable, _) => Expression::plain("None"),
                (_, Ty::Boxed(inner)) => self.owned(inner, &sample)?,
                (_, ty) => self.converted(ty, &sample)?,
            });
        }
        Some(arguments)
    }
}

/// Returns a boolean or a number.
fn number(ty: &Ty, sample: &Sample) -> String {
    match ty {
        Ty::Bool => sample.value.as_ref().and_then(Value::as_bool).unwrap_or(true).to_string(),
        Ty::I32 => sample.integer(i32::MIN.into(), i32::MAX.into()),
        Ty::I64 => sample.integer(i64::MIN, i64::MAX),
        Ty::U32 => sample.integer(0, u32::MAX.into()),
        Ty::U64 => sample.integer(0, i64::MAX),
        _ => sample.number(),
    }
}
