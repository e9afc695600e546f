//! Operations in the text of an [`crate::ir::Ir`].

use super::{Page, all, shortest};
use crate::ir::{
    Address, Alternative, Body, BodyKind, CursorSource, ErrorBody, ErrorContent, ErrorSet,
    FormEncoding, Leniency, Operation, OperationId, OperationSecurity, PageParameter, PageStep,
    Paging, Parameter, ParameterSource, ParameterValue, Part, PartKind, ResponseBody, Segment,
    TotalSource,
};
use crate::spec::{In, PropertyStyle, StatusRange};

impl Page<'_> {
    pub(super) fn operation(&mut self, id: usize, operation: &Operation) {
        let path: String = operation.path.iter().map(|each| segment(operation, each)).collect();
        let line = format!(
            "operation {} | {} {path} | {}",
            all(&self.candidates.operations, id),
            operation.method.as_str(),
            self.tag(operation.tag)
        );
        self.line(0, &line);
        match &operation.address {
            Address::Shared => {}
            Address::Path(path) => self.line(1, &format!("under {path:?}")),
            Address::Server { url, base_path, .. } => {
                self.line(1, &format!("at {url:?} under {base_path:?}"));
            }
        }
        self.docs(1, &operation.docs);
        for parameter in &operation.parameters {
            self.parameter(parameter);
        }
        for body in &operation.bodies {
            self.body(body, operation.body_required);
        }
        for response in &operation.responses {
            let body = self.response_body(&response.body);
            self.line(1, &format!("{} => {body}", status(response.status)));
        }
        for form in &operation.forms {
            let body = self.response_body(&form.body);
            self.line(1, &format!("as {} => {body}", form.media_type));
        }
        for header in &operation.headers {
            let mark = if header.required { "" } else { "?" };
            let ty = self.ty(&header.ty);
            self.line(1, &format!("response header {}{mark}: {ty}", header.name));
        }
        let error = match &operation.error {
            ErrorBody::None => None,
            ErrorBody::One(ty) => Some(self.ty(ty)),
            ErrorBody::Set(id) => Some(format!("set {}", id.0)),
        };
        let statuses: Vec<String> =
            operation.error_docs.iter().map(|(range, _)| status(*range)).collect();
        if !statuses.is_empty() {
            let error = error.unwrap_or_else(|| "nothing".to_owned());
            self.line(1, &format!("error {} => {error}", statuses.join(" ")));
        }
        self.rest(operation);
    }

    fn response_body(&self, body: &ResponseBody) -> String {
        match body {
            ResponseBody::None => "nothing".to_owned(),
            ResponseBody::Json(ty) => self.ty(ty),
            ResponseBody::Text => "text".to_owned(),
            ResponseBody::Scalar(ty) => format!("text {}", self.ty(ty)),
            ResponseBody::Bytes => "bytes".to_owned(),
            ResponseBody::Events(None) => "events".to_owned(),
            ResponseBody::Events(Some(ty)) => format!("events {}", self.ty(ty)),
            ResponseBody::StringEvents(ty) => format!("events string {}", self.ty(ty)),
            ResponseBody::JsonStream(ty) => format!("stream {}", self.ty(ty)),
        }
    }

    fn rest(&mut self, operation: &Operation) {
        for (name, value) in &operation.query {
            self.line(1, &format!("query {name} is {value}"));
        }
        if let Some(accept) = &operation.accept {
            self.line(1, &format!("accept {accept}"));
        }
        if let Some(paging) = &operation.paging {
            self.line(1, &pages(paging));
        }
        match operation.leniency {
            Leniency::Strict => {}
            Leniency::Types => self.line(1, "lenient types"),
            Leniency::Full => self.line(1, "lenient"),
        }
        if let Some(key) = &operation.idempotency {
            self.line(1, &format!("idempotency key in {}", key.header));
        }
        if let Some(job) = &operation.job {
            let name = |id: OperationId| all(&self.candidates.operations, id.0);
            let result = job.result.map(|(id, is_located)| {
                let place = if is_located { " at its location" } else { "" };
                format!(", then {}{place}", name(id))
            });
            let cancel = job.cancel.map(|id| format!(", or {}", name(id)));
            let rest: String = [result, cancel].into_iter().flatten().collect();
            self.line(1, &format!("starts a job: {}{rest}", name(job.status)));
        }
        match &operation.security {
            OperationSecurity::Undescribed => {}
            OperationSecurity::None => self.line(1, "without credentials"),
            OperationSecurity::Required(alternatives) => {
                for alternative in alternatives {
                    let text = self.alternative(alternative);
                    self.line(1, &format!("accepts {text}"));
                }
            }
        }
    }

    fn alternative(&self, alternative: &Alternative) -> String {
        let scheme = |(position, scopes): &(usize, String)| {
            let scheme = self.ir.security_schemes.get(*position);
            format!("{} {scopes:?}", scheme.map_or("", |scheme| &scheme.name))
        };
        match alternative.as_slice() {
            [] => "no credentials".to_owned(),
            schemes => schemes.iter().map(scheme).collect::<Vec<_>>().join(" and "),
        }
    }

    pub(super) fn error_set(&mut self, set: &ErrorSet) {
        let owner = match set.operation {
            Some(id) => shortest(&self.candidates.operations, id.0),
            None => self.tag(set.tag),
        };
        let owner = owner.to_owned();
        self.line(0, &format!("errors of {owner}"));
        for (range, content, _) in &set.cases {
            let body = match content {
                ErrorContent::None => "nothing".to_owned(),
                ErrorContent::Json(ty) => self.ty(ty),
                ErrorContent::Text => "text".to_owned(),
            };
            self.line(1, &format!("{} => {body}", status(*range)));
        }
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let location = match parameter.location {
            In::Path => "path",
            In::Query => "query",
            In::QueryString => "query string",
            In::Header => "header",
            In::Cookie => "cookie",
        };
        let (mark, by) = match &parameter.source {
            ParameterSource::Required => ("", String::new()),
            ParameterSource::Optional => ("?", String::new()),
            ParameterSource::Default(value) => ("?", format!(", or {value}")),
            ParameterSource::Client { required: true } => ("", " by the client".to_owned()),
            ParameterSource::Client { required: false } => ("?", " by the client".to_owned()),
        };
        let value = match &parameter.value {
            ParameterValue::Styled { ty, style, explode, allow_reserved } => {
                let explode = if *explode { " explode" } else { "" };
                let reserved = if *allow_reserved { " reserved" } else { "" };
                format!("{} {style:?}{explode}{reserved}", self.ty(ty))
            }
            ParameterValue::Json(ty) => format!("{} as JSON", self.ty(ty)),
            ParameterValue::Form(ty, _) => format!("{} as a form", self.ty(ty)),
        };
        self.line(1, &format!("{location} {}{mark}: {value}{by}", parameter.name));
        self.docs(2, &parameter.docs);
    }

    fn body(&mut self, body: &Body, required: bool) {
        let mark = if required { "" } else { "?" };
        let kind = match &body.kind {
            BodyKind::Json(ty) => self.ty(ty),
            BodyKind::Form(ty, _) => format!("form {}", self.ty(ty)),
            BodyKind::Multipart(_) => "parts".to_owned(),
            BodyKind::Parts(_) => "parts by position".to_owned(),
            BodyKind::JsonStream(ty) => format!("stream {}", self.ty(ty)),
            BodyKind::Text => "text".to_owned(),
            BodyKind::Bytes => "bytes".to_owned(),
            BodyKind::Ranges(_) => "bytes of a range".to_owned(),
        };
        self.line(1, &format!("body{mark} {}: {kind}", body.media_type));
        if let BodyKind::Form(_, encodings) = &body.kind {
            for (name, encoding) in encodings {
                self.line(2, &format!("{name}: {}", form_encoding(*encoding)));
            }
        }
        if let BodyKind::Multipart(parts) | BodyKind::Parts(parts) = &body.kind {
            for part in parts {
                self.part(part);
            }
        }
    }

    fn part(&mut self, part: &Part) {
        let mark = if part.required { "" } else { "?" };
        let kind = match &part.kind {
            PartKind::File => "file".to_owned(),
            PartKind::Files => "files".to_owned(),
            PartKind::Value(ty) => self.ty(ty),
            PartKind::Styled(ty, style, explode) => {
                let explode = if *explode { " explode" } else { "" };
                format!("{} {style:?}{explode}", self.ty(ty))
            }
            PartKind::Others => "any parts".to_owned(),
        };
        let media_types = match part.media_types.as_slice() {
            [] => String::new(),
            names => format!(" as {}", names.join(" or ")),
        };
        let position = part.position + 1;
        self.line(2, &format!("{}{mark}: {kind}{media_types}, part {position}", part.name));
        for header in &part.headers {
            let mark = if header.required { "" } else { "?" };
            let ty = self.ty(&header.ty);
            self.line(3, &format!("header {}{mark}: {ty}", header.name));
        }
    }
}

fn form_encoding(encoding: FormEncoding) -> String {
    match encoding {
        FormEncoding::Json => "as JSON".to_owned(),
        FormEncoding::Styled(PropertyStyle { style, explode, allow_reserved }) => {
            let explode = if explode { " explode" } else { "" };
            let reserved = if allow_reserved { " reserved" } else { "" };
            format!("{style:?}{explode}{reserved}")
        }
    }
}

fn pages(paging: &Paging) -> String {
    let place = |parameter: &PageParameter| match parameter {
        PageParameter::Query(name) => name.clone(),
        PageParameter::Header(name) => format!("the header {name}"),
        PageParameter::Body(path) => format!("{path} of the body"),
    };
    let source = |source: &CursorSource| match source {
        CursorSource::Property(path) => path.clone(),
        CursorSource::Header(name) => format!("the header {name}"),
        CursorSource::Link => "links".to_owned(),
    };
    let step = match &paging.step {
        PageStep::Offset(parameter) => place(parameter),
        PageStep::Page(parameter, first) => format!("{} from {first} on", place(parameter)),
        PageStep::Cursor(parameter, from) => format!("{} from {}", place(parameter), source(from)),
        PageStep::SearchAfter(parameter, sort) => {
            let values = if paging.sends_strings { "strings" } else { "values" };
            format!("{} with the {values} of the fields in {sort}", place(parameter))
        }
        PageStep::Next(from) => format!("the URL from {}", source(from)),
    };
    let limit = paging.limit.as_ref();
    let limit = limit.map(|(limit, most)| format!(" and {}, at most {most}", place(limit)));
    let items = paging.items.as_ref().map(|items| format!(", items in {}", items.property));
    let total = paging.total.as_ref().map(|total| match total {
        TotalSource::Header(place) | TotalSource::Property(place) => format!(", total in {place}"),
    });
    let past_end = paging.rejects_past_end.then(|| ", 400 past the end".to_owned());
    let rest: String = [limit, items, total, past_end].into_iter().flatten().collect();
    format!("pages by {step}{rest}")
}

fn segment(operation: &Operation, segment: &Segment) -> String {
    match segment {
        Segment::Literal(text) => text.clone(),
        Segment::Parameter(index) => {
            let name = operation.parameters.get(*index).map_or("?", |each| each.name.as_str());
            format!("{{{name}}}")
        }
    }
}

fn status(range: StatusRange) -> String {
    match range {
        StatusRange::Exact(code) => code.to_string(),
        StatusRange::Class(digit) => format!("{digit}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}
