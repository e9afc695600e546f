//! Resolves references to the nodes of all files.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Code, FileId, Location, Pointer};
use crate::load::files::Files;
use crate::load::identifiers::Identifiers;
use crate::load::reference::{Fragment, Reference, Target, has_scheme, reference_text};
use crate::load::source::Unreadable;

use crate::tree::{Layout, ObjectKind, child, descendant};

/// The length at which a chain of references is taken for a cycle.
const MAX_STEPS: usize = 32;

/// The files in which references are resolved.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'f> {
    pub(super) files: &'f Files,
    pub(super) root: FileId,
    /// The form of the root file.
    pub(super) layout: Layout,
    /// The identifiers of schemas by file, collected at the first use.
    pub(super) identifiers: &'f [OnceCell<Identifiers>],
}

/// The node at the end of a chain of references.
#[derive(Clone, Debug)]
pub(super) struct Resolved<'f> {
    pub(super) location: Location,
    pub(super) node: &'f Value,
    /// Whether the reference is in another file, does not exist there, and was resolved in the root file.
    pub(super) is_in_root_instead: bool,
}

/// The schemas of a list, by the schema that their `allOf` contains.
pub(super) type Children<'f> = BTreeMap<Location, Vec<Resolved<'f>>>;

/// A reference that cannot be resolved.
#[derive(Clone, Debug)]
pub(super) struct Unresolved {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// A node from which the keys of a reference are followed.
struct Start<'f> {
    file: FileId,
    node: &'f Value,
    keys: Vec<String>,
}

/// The help for a reference without a target.
const CORRECT: &str =
    "correct the reference; a schema without a target accepts any value, other objects are skipped";

impl<'f> Lookup<'f> {
    /// Resolves a reference of a file.
    pub(super) fn resolve(&self, from: FileId, text: &str) -> Result<Resolved<'f>, Unresolved> {
        match self.resolve_in(from, text) {
            Err(error) if error.code == Code::UnresolvedReference && text.starts_with('#') => {
                let resolved = self.resolve_in(self.root, text).map_err(|_| error)?;
                Ok(Resolved { is_in_root_instead: from != self.root, ..resolved })
            }
            result => result,
        }
    }

    /// Resolves a reference that is relative to the closest schema with an `$id` around it.
    pub(super) fn resolve_in_schema(&self, from: &Location, text: &str) -> Option<Resolved<'f>> {
        let Reference { file: Target::SameFile, fragment: Fragment::Pointer(rest) } =
            Reference::parse(text)
        else {
            return None;
        };
        let node = &self.files.get(from.file)?.tree;
        (1..=from.pointer.0.len()).rev().find_map(|length| {
            let above = &from.pointer.0[..length];
            descendant(node, above)?.get("$id")?.as_str()?;
            let keys = above.iter().chain(&rest).cloned().collect();
            self.follow(Start { file: from.file, node, keys }, text).ok()
        })
    }

    /// Returns whether a dynamic reference leads to different schemas, depending on the references before it.
    pub(super) fn is_ambiguous(&self, from: FileId, text: &str) -> bool {
        match Reference::parse(text).fragment {
            Fragment::Anchor(name) => {
                self.identifiers(from).is_some_and(|all| all.is_ambiguous(&name))
            }
            Fragment::Pointer(_) => false,
        }
    }

    /// Returns whether the root file has a component of this kind and name.
    pub(super) fn has_component(&self, kind: ObjectKind, name: &str) -> bool {
        let root = self.files.get(self.root).map(|file| &file.tree);
        let list = self.layout.list(kind).unwrap_or_default();
        let list = list.iter().try_fold(root, |node, key| Some(node?.get(*key)));
        list.flatten().is_some_and(|list| list.get(name).is_some())
    }

    /// Returns whether a location is one in the root file at which the specification expects an object of this kind.
    /// The object is at the same location of the bundle.
    pub(super) fn is_regular(&self, kind: ObjectKind, location: &Location) -> bool {
        location.file == self.root && self.layout.root().has_descendant(&location.pointer.0, kind)
    }

    fn identifiers(&self, id: FileId) -> Option<&'f Identifiers> {
        let file = self.files.get(id)?;
        let identifiers = self.identifiers.get(id.0 as usize)?;
        Some(identifiers.get_or_init(|| Identifiers::of(&file.tree)))
    }

    fn resolve_in(&self, from: FileId, text: &str) -> Result<Resolved<'f>, Unresolved> {
        self.follow(self.start(from, text)?, text)
    }

    fn follow(&self, start: Start<'f>, text: &str) -> Result<Resolved<'f>, Unresolved> {
        let Start { mut file, mut node, mut keys } = start;
        let mut at = 0;
        for _ in 0..MAX_STEPS {
            while let Some(next) = keys.get(at).and_then(|key| child(node, key)) {
                node = next;
                at += 1;
            }
            let is_end = at == keys.len();
            let next = reference_text(node).filter(|_| !is_end || has_no_siblings(node));
            match next {
                Some(next) => {
                    let rest = keys.split_off(at);
                    Start { file, node, keys } = self.start(file, next)?;
                    keys.extend(rest);
                    at = 0;
                }
                None if is_end => {
                    let location = Location { file, pointer: Pointer(keys) };
                    return Ok(Resolved { location, node, is_in_root_instead: false });
                }
                None => return Err(missing_node(text, keys.get(at).map(String::as_str))),
            }
        }
        Err(Unresolved {
            code: Code::ReferenceCycle,
            message: format!(
                "`{text}` refers to itself, or is a chain of more than {MAX_STEPS} references"
            ),
            help: "end the chain of references with a definition",
        })
    }

    /// Returns the tree of the file that a reference names, and the keys to follow in it.
    fn start(&self, from: FileId, text: &str) -> Result<Start<'f>, Unresolved> {
        let reference = Reference::parse(text);
        let found = match reference.file {
            Target::SameFile => Ok(from),
            Target::Other(file) => match self.files.find_from(from, &file) {
                Some(found) => found.map_err(|reason| unreadable(text, &reason)),
                None if has_scheme(&file) => Err(remote(text)),
                None => Err(unreadable(text, &Unreadable::Missing)),
            },
        };
        let id = match found {
            Ok(id) => id,
            Err(error) => return self.identified(from, text, reference.fragment).ok_or(error),
        };
        let Some(file) = self.files.get(id) else {
            return Err(unreadable(text, &Unreadable::Missing));
        };
        let keys = match reference.fragment {
            Fragment::Pointer(keys) => keys,
            Fragment::Anchor(name) => {
                let keys = self.identifiers(id).and_then(|all| all.anchor(&name));
                keys.ok_or_else(|| missing_node(text, Some(&name)))?.to_vec()
            }
        };
        Ok(Start { file: id, node: &file.tree, keys })
    }

    /// Returns the schema whose `$id` is the one of the reference, in the same file or in the root file.
    fn identified(&self, from: FileId, text: &str, fragment: Fragment) -> Option<Start<'f>> {
        let id = text.split('#').next().unwrap_or_default().trim_start_matches("./");
        let (file, schema) = [from, self.root]
            .into_iter()
            .find_map(|file| Some((file, self.identifiers(file)?.id(id)?)))?;
        let keys = match fragment {
            Fragment::Pointer(rest) => schema.iter().cloned().chain(rest).collect(),
            Fragment::Anchor(name) => self.identifiers(file)?.anchor(&name)?.to_vec(),
        };
        Some(Start { file, node: &self.files.get(file)?.tree, keys })
    }
}

fn has_no_siblings(reference: &Value) -> bool {
    reference.as_object().is_some_and(|fields| fields.len() == 1)
}

fn missing_node(text: &str, key: Option<&str>) -> Unresolved {
    let message = match key {
        Some(key) => format!("the reference `{text}` has no target: `{key}` does not exist"),
        None => format!("the reference `{text}` has no target"),
    };
    Unresolved { code: Code::UnresolvedReference, message, help: CORRECT }
}

fn remote(text: &str) -> Unresolved {
    Unresolved {
        code: Code::RemoteReference,
        message: format!("the reference `{text}` is a URL; only files are read"),
        help: "download the document with `sailwright fetch`, which writes the files that it refers to, or save \
               the target as a file and refer to the file",
    }
}

fn unreadable(text: &str, reason: &Unreadable) -> Unresolved {
    let (code, help) = match reason {
        Unreadable::Outside => (
            Code::ReferenceOutsideFolder,
            "move the file into the folder of the document, or allow it with `--allow-outside`",
        ),
        _ => (Code::UnresolvedReference, CORRECT),
    };
    Unresolved { code, message: format!("the reference `{text}` cannot be read: {reason}"), help }
}
