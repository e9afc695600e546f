//! Finds what a `$ref` leads to.

use std::cell::OnceCell;
use std::path::Path;

use serde_json::Value;

use super::super::grammar::Kind;
use super::super::reference::{Fragment, Reference, Target, reference_text, relative_to};
use super::super::{Files, Unreadable};
use super::home::holds;
use super::identity::Identities;
use crate::diagnostic::{Code, FileId, Place, Pointer};

/// As many steps from one reference to the next are a circle.
const MAX_STEPS: usize = 32;

/// The files in which references are looked up.
#[derive(Clone, Copy)]
pub(super) struct Targets<'f> {
    pub(super) files: &'f Files,
    pub(super) root: FileId,
    /// The names of schemas, by file, once somebody asks for one of them.
    pub(super) identities: &'f [OnceCell<Identities>],
}

/// What a reference leads to, behind all further references.
#[derive(Clone, Debug)]
pub(super) struct Found<'f> {
    pub(super) place: Place,
    pub(super) node: &'f Value,
    /// The reference is to the root, although it stands in another file and does not say so.
    pub(super) by_grace: bool,
}

/// Why a reference leads nowhere.
#[derive(Clone, Debug)]
pub(super) struct Dead {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: &'static str,
}

impl<'f> Targets<'f> {
    /// Follows a reference that stands in a file.
    pub(super) fn follow(&self, from: FileId, text: &str) -> Result<Found<'f>, Dead> {
        match self.follow_in(from, text) {
            Err(dead) if dead.code == Code::UnresolvedReference && text.starts_with('#') => {
                let found = self.follow_in(self.root, text).map_err(|_| dead)?;
                Ok(Found { by_grace: from != self.root, ..found })
            }
            result => result,
        }
    }

    /// Follows a reference from inside of a schema with an `$id`, which is a document of its own.
    pub(super) fn follow_inside(&self, from: &Place, text: &str) -> Option<Found<'f>> {
        let Reference { file: Target::Here, fragment: Fragment::Pointer(rest) } =
            Reference::read(text)
        else {
            return None;
        };
        let tree = &self.files.get(from.file)?.tree;
        (1..=from.pointer.0.len()).rev().find_map(|length| {
            let above = &from.pointer.0[..length];
            let schema = above.iter().try_fold(tree, |node, key| child(node, key))?;
            schema.get("$id")?.as_str()?;
            let keys = above.iter().chain(&rest).cloned().collect();
            self.walk((from.file, tree, keys), text).ok()
        })
    }

    /// Whether a dynamic reference means different schemas, depending on the way to it.
    pub(super) fn is_ambiguous(&self, from: FileId, text: &str) -> bool {
        match Reference::read(text).fragment {
            Fragment::Anchor(name) => {
                self.identities(from).is_some_and(|all| all.is_ambiguous(&name))
            }
            Fragment::Pointer(_) => false,
        }
    }

    fn identities(&self, id: FileId) -> Option<&'f Identities> {
        let file = self.files.get(id)?;
        let names = self.identities.get(id.0 as usize)?;
        Some(names.get_or_init(|| Identities::of(&file.tree)))
    }

    fn follow_in(&self, from: FileId, text: &str) -> Result<Found<'f>, Dead> {
        self.walk(self.start(from, text)?, text)
    }

    fn walk(
        &self,
        (mut file, mut node, mut keys): (FileId, &'f Value, Vec<String>),
        text: &str,
    ) -> Result<Found<'f>, Dead> {
        let mut at = 0;
        for _ in 0..MAX_STEPS {
            while let Some(next) = keys.get(at).and_then(|key| child(node, key)) {
                node = next;
                at += 1;
            }
            let end = at == keys.len();
            let next = reference_text(node).filter(|_| !end || is_bare(node));
            match next {
                Some(next) => {
                    let rest = keys.split_off(at);
                    (file, node, keys) = self.start(file, next)?;
                    keys.extend(rest);
                    at = 0;
                }
                None if end => {
                    let place = Place { file, pointer: Pointer(keys) };
                    return Ok(Found { place, node, by_grace: false });
                }
                None => return Err(missing_node(text, keys.get(at))),
            }
        }
        Err(Dead {
            code: Code::ReferenceCycle,
            message: format!("`{text}` leads back to itself, or over more than {MAX_STEPS} others"),
            help: "a chain of references must end in a definition",
        })
    }

    /// The file that a reference names, its tree, and the way in it.
    fn start(&self, from: FileId, text: &str) -> Result<(FileId, &'f Value, Vec<String>), Dead> {
        let reference = Reference::read(text);
        let found = match reference.file {
            Target::Here => Ok(from),
            Target::Remote => Err(remote(text)),
            Target::File(path) => {
                let from = self.files.get(from).map_or(Path::new(""), |file| &file.path);
                let path = relative_to(from, &path);
                self.files.find_normal(&path).map_err(|why| unreadable(text, &why))
            }
        };
        let id = match found {
            Ok(id) => id,
            Err(dead) => return self.identified(from, text, reference.fragment).ok_or(dead),
        };
        let Some(file) = self.files.get(id) else {
            return Err(unreadable(text, &Unreadable::Missing));
        };
        let keys = match reference.fragment {
            Fragment::Pointer(keys) => keys,
            Fragment::Anchor(name) => {
                let known = self.identities(id).and_then(|all| all.anchor(&name));
                known.cloned().ok_or_else(|| missing_node(text, Some(&name)))?
            }
        };
        Ok((id, &file.tree, keys))
    }

    /// The schema that calls itself what the reference names, in the same file or the root.
    fn identified(
        &self,
        from: FileId,
        text: &str,
        fragment: Fragment,
    ) -> Option<(FileId, &'f Value, Vec<String>)> {
        let name = text.split('#').next().unwrap_or_default().trim_start_matches("./");
        let (file, way) = [from, self.root]
            .into_iter()
            .find_map(|file| Some((file, self.identities(file)?.id(name)?)))?;
        let keys = match fragment {
            Fragment::Pointer(rest) => way.iter().cloned().chain(rest).collect(),
            Fragment::Anchor(name) => self.identities(file)?.anchor(&name)?.clone(),
        };
        Some((file, &self.files.get(file)?.tree, keys))
    }

    /// Whether a place is one of the root document that holds such an object by the rules, so
    /// that it is found at the same place of the bundle.
    pub(super) fn is_in_place(&self, kind: Kind, place: &Place) -> bool {
        place.file == self.root && holds(Kind::Document, &place.pointer.0, kind)
    }
}

fn child<'f>(node: &'f Value, key: &str) -> Option<&'f Value> {
    match node {
        Value::Object(fields) => fields.get(key),
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        _ => None,
    }
}

fn is_bare(node: &Value) -> bool {
    node.as_object().is_some_and(|fields| fields.len() == 1)
}

fn missing_node(text: &str, key: Option<&String>) -> Dead {
    Dead {
        code: Code::UnresolvedReference,
        message: match key {
            Some(key) => format!("`{text}` leads nowhere: there is no `{key}`"),
            None => format!("`{text}` leads nowhere"),
        },
        help: "what needs it is left out, or taken as any value; correct the reference",
    }
}

fn remote(text: &str) -> Dead {
    Dead {
        code: Code::RemoteReference,
        message: format!("`{text}` is on another machine; only files are read"),
        help: "save that document beside this one and refer to the file, or make one file of both \
               before, for instance with `redocly bundle`",
    }
}

fn unreadable(text: &str, reason: &Unreadable) -> Dead {
    let (code, help) = match reason {
        Unreadable::Outside => (
            Code::ReferenceOutsideFolder,
            "move the file into the folder of the document, or allow it with `--allow-outside`",
        ),
        _ => (
            Code::UnresolvedReference,
            "what needs it is left out, or taken as any value; correct the reference",
        ),
    };
    Dead { code, message: format!("`{text}` cannot be read: {reason}"), help }
}
