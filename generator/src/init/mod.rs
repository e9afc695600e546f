//! The first configuration for a document, with suggestions that follow from its operations.

mod corrections;
mod jobs;
mod names;
mod pages;
mod parameters;
mod schema;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::{Files, Source};
use crate::name;
use crate::pipeline::generate;
use crate::spec::{In, SecurityKind, Spec};

/// A document for which a configuration is written.
pub(crate) struct Subject<'a> {
    /// The root file, as the configuration names it.
    pub(crate) root: &'a Path,
    pub(crate) spec: &'a Spec,
    pub(crate) files: &'a Files,
    pub(crate) diagnostics: &'a [Diagnostic],
}

/// Returns the text of a configuration that can be used at once. A suggestion that the generator reports is a comment.
pub(crate) fn configuration(subject: &Subject<'_>, source: &Source) -> String {
    let mut rejected = BTreeSet::new();
    loop {
        let draft = Draft::new(subject, rejected.clone());
        let reported = draft.reported(source);
        if reported.is_empty() {
            return draft.text;
        }
        rejected.extend(reported);
    }
}

/// A configuration, with suggestions that are active unless the generator has reported them.
struct Draft {
    text: String,
    /// The entries that are comments because the generator has reported them.
    rejected: BTreeSet<String>,
    /// The last line of each active entry.
    active: BTreeMap<usize, String>,
}

impl Draft {
    fn new(subject: &Subject<'_>, rejected: BTreeSet<String>) -> Self {
        let mut draft = Self { text: String::new(), rejected, active: BTreeMap::new() };
        let spec = subject.spec;
        let name = name::package(&spec.title);
        add_document(&mut draft.text, subject, &name);
        add_security(&mut draft.text, spec);
        add_environment(&mut draft, spec, &name);
        parameters::add(&mut draft, spec);
        pages::add(&mut draft, spec);
        jobs::add(&mut draft, spec);
        names::add(&mut draft, spec);
        corrections::add(&mut draft.text, subject);
        draft
    }

    /// Adds an entry with its reason.
    fn suggest(&mut self, reason: &str, entry: &str) {
        if self.rejected.contains(entry) {
            let reason = format!("{reason}\nNo operation uses this entry as it is.");
            return self.mention(&reason, entry);
        }
        self.add_reason(reason);
        self.text.push_str(entry);
        self.active.insert(self.text.lines().count(), entry.to_owned());
    }

    /// Adds an entry as a comment, with its reason.
    fn mention(&mut self, reason: &str, entry: &str) {
        self.add_reason(reason);
        for line in entry.lines() {
            let _ = writeln!(self.text, "# {line}");
        }
    }

    fn add_reason(&mut self, reason: &str) {
        self.text.push('\n');
        for line in reason.lines() {
            let _ = writeln!(self.text, "# {}", comment(line));
        }
    }

    /// Generates with the configuration, and returns the active entries that are reported: all of them if nothing can be
    /// generated.
    fn reported(&self, source: &Source) -> Vec<String> {
        let all = || self.active.values().cloned().collect();
        let Ok(config) = Config::read(&self.text) else { return all() };
        let output = generate(source, &config);
        if output.tree.is_none() {
            return all();
        }
        let positions = output.diagnostics.iter().filter_map(|each| each.position);
        let entry = |line| self.active.range(line..).next().map(|(_, entry)| entry.clone());
        positions.filter_map(|position| entry(position.line)).collect()
    }
}

/// Adds `[crate]` and `[[document]]`.
fn add_document(text: &mut String, subject: &Subject<'_>, name: &str) {
    let name = quoted(name);
    let root = quoted(&subject.root.to_string_lossy().replace('\\', "/"));
    let _ = write!(
        text,
        "# The configuration of sailwright. Every key: `CONFIGURATION.md` of the generator.\n\n\
         [crate]\nname = {name}\nout = {name}\n# description = \"...\"\n# license = \"MIT OR Apache-2.0\"\n\n\
         [[document]]\nroot = {root}\n",
    );
    let variables = variables(subject.diagnostics);
    if !variables.is_empty() {
        text.push_str("# Variables whose defaults belong to somebody else.\n");
        let _ = writeln!(text, "required-server-variables = [{}]", variables.join(", "));
    }
    if subject.diagnostics.iter().any(|each| each.code == Code::ReferenceOutsideFolder) {
        text.push_str(
            "# Files outside of the folder of the document are read only with this key:\n",
        );
        text.push_str("# allow-outside = true\n");
    }
    text.push_str("# overlays = [\"corrections.yaml\"]\n# exclude = [{ tag = \"Internal\" }]\n");
}

/// Adds the prefix of environment variables. It is a comment if no scheme has the credentials that the variables contain.
fn add_environment(draft: &mut Draft, spec: &Spec, name: &str) {
    let prefix = name.to_uppercase().replace('-', "_");
    let entry = format!("[environment]\nprefix = {}\n", quoted(&prefix));
    let mut kinds = spec.security_schemes.iter().map(|scheme| &scheme.kind);
    let is_token = |kind| matches!(kind, &SecurityKind::Bearer | &SecurityKind::OAuth2 { .. });
    if spec.security_schemes.is_empty() || kinds.any(is_token) {
        let reason = "Clients read the base URL and credentials from variables with this prefix.";
        draft.suggest(reason, &entry);
    } else {
        let reason = "Clients read the base URL, and a token or client ID and secret, from variables with this prefix.\n\
                      The document has no scheme with such credentials.";
        draft.mention(reason, &entry);
    }
}

/// Returns a text of the document as a part of one line of a comment: TOML allows no control characters there.
fn comment(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Returns a string of TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Returns the server variables that clients must set, quoted and sorted.
fn variables(diagnostics: &[Diagnostic]) -> Vec<String> {
    let required = diagnostics.iter().filter(|each| each.code == Code::RequiredServerVariable);
    let names = required.filter_map(|each| each.message.split('`').nth(1));
    let mut names: Vec<String> = names.map(quoted).collect();
    names.sort();
    names.dedup();
    names
}

/// Adds how clients authenticate, which the document decides.
fn add_security(text: &mut String, spec: &Spec) {
    text.push_str("\n# Credentials, which the builder of the client takes:\n");
    if spec.security_schemes.is_empty() {
        text.push_str("# - the document declares none: a token, or user name and password\n");
    }
    for scheme in &spec.security_schemes {
        let kind = match &scheme.kind {
            SecurityKind::OAuth2 { token_url: Some(url) } => {
                format!("OAuth 2, client ID and secret are sent to {url}")
            }
            SecurityKind::OAuth2 { token_url: None } => "OAuth 2, an access token".to_owned(),
            SecurityKind::Bearer => "a bearer token".to_owned(),
            SecurityKind::Basic => "user name and password".to_owned(),
            SecurityKind::ApiKey { location, name } => {
                let place = match location {
                    In::Query | In::QueryString => "query parameter",
                    In::Cookie => "cookie",
                    In::Header | In::Path => "header",
                };
                let scheme = match location {
                    In::Header if name.eq_ignore_ascii_case("authorization") => {
                        ", with its scheme, such as `Bearer KEY`"
                    }
                    _ => "",
                };
                format!("an API key in the {place} `{name}`{scheme}")
            }
            SecurityKind::Other => "not supported; set it in a hook of the client".to_owned(),
        };
        let _ = writeln!(text, "# - {}", comment(&format!("{}: {kind}", scheme.name)));
    }
}
