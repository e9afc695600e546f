//! Security: the requirements of the operations, and those of the whole crate.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostics};
use crate::ir::{Alternative, Ir, OperationSecurity, Security};
use crate::lower::server::Servers;
use crate::spec::{In, Operation, RequiredScheme, SecurityKind, SecurityScheme, Spec, UserFlow};

/// Returns the security of an operation.
pub(super) fn of_operation(
    spec: &Spec,
    operation: &Operation,
    diagnostics: &mut Diagnostics,
) -> OperationSecurity {
    let Some(alternatives) = &operation.security else {
        // One `security` in the document shows that it is described.
        let describes = |each: &Operation| each.security.is_some();
        let is_described = spec.operations.iter().any(describes);
        return if is_described { OperationSecurity::None } else { OperationSecurity::Undescribed };
    };
    if alternatives.iter().all(Vec::is_empty) {
        return OperationSecurity::None;
    }
    let mut all: Vec<Alternative> = Vec::new();
    for schemes in alternatives {
        let position = |required: &RequiredScheme| {
            let mut schemes = spec.security_schemes.iter();
            let position = schemes.position(|scheme| scheme.name == required.name)?;
            Some((position, required.scopes.join(" ")))
        };
        let alternative: Alternative = schemes.iter().filter_map(position).collect();
        if let (Some(first), Some((one, other))) =
            (schemes.first(), same_header(&spec.security_schemes, &alternative))
        {
            diagnostics.push(
                Code::UnsatisfiableSecurity,
                &first.at,
                format!("`{one}` and `{other}` set the same header, which a request has once"),
                "the alternative is skipped; make each scheme an alternative of its own",
            );
        } else if !all.contains(&alternative) {
            all.push(alternative);
        }
    }
    OperationSecurity::Required(all)
}

/// Returns two schemes of an alternative that set the same header.
fn same_header<'s>(
    schemes: &'s [SecurityScheme],
    alternative: &Alternative,
) -> Option<(&'s str, &'s str)> {
    let mut headers: BTreeMap<String, &str> = BTreeMap::new();
    for scheme in alternative.iter().filter_map(|(position, _)| schemes.get(*position)) {
        let header = match &scheme.kind {
            SecurityKind::ApiKey { location: In::Header, name } => name.to_ascii_lowercase(),
            SecurityKind::ApiKey { .. } | SecurityKind::Other => continue,
            _ => "authorization".to_owned(),
        };
        if let Some(other) = headers.insert(header, &scheme.name) {
            return Some((other, &scheme.name));
        }
    }
    None
}

/// Returns the schemes with absolute token URLs, or with paths after the base URL.
pub(super) fn schemes(spec: &Spec, servers: &Servers) -> Vec<SecurityScheme> {
    let absolute = |scheme: &SecurityScheme| {
        let mut scheme = scheme.clone();
        let of_kind = match &mut scheme.kind {
            SecurityKind::OAuth2 { token_url } => token_url.as_mut(),
            _ => None,
        };
        let of_flows = scheme.user_flows.iter_mut().flat_map(|flow| {
            let UserFlow { grant: _, authorization_url, token_url, refresh_url } = flow;
            [Some(authorization_url), Some(token_url), refresh_url.as_mut()]
        });
        for url in of_flows.flatten().chain(of_kind) {
            *url = resolved(url.trim(), &servers.base_path, servers.ends_in_slash);
        }
        scheme
    };
    spec.security_schemes.iter().map(absolute).collect()
}

/// Resolves a relative URL against that of the server (RFC 3986, section 5.2).
fn resolved(url: &str, base_path: &str, ends_in_slash: bool) -> String {
    if url.is_empty() || url.contains("://") || (url.starts_with('/') && !url.starts_with("//")) {
        return url.to_owned();
    }
    if url.starts_with("//") {
        return format!("https:{url}");
    }
    let folder = match base_path.rfind('/') {
        Some(last) if !ends_in_slash => &base_path[..last],
        _ => base_path,
    };
    let mut segments: Vec<&str> = folder.split('/').filter(|each| !each.is_empty()).collect();
    for segment in url.split('/') {
        match segment {
            "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    format!("/{}", segments.join("/"))
}

/// Returns the schemes and requirements of a crate.
#[must_use]
pub fn of_crate(irs: &[&Ir]) -> Security {
    let mut schemes: Vec<SecurityScheme> = Vec::new();
    for ir in irs {
        let used = used(ir);
        for (_, scheme) in
            ir.security_schemes.iter().enumerate().filter(|(at, _)| used.contains(at))
        {
            match find(&schemes, scheme) {
                None => schemes.push(scheme.clone()),
                Some(position) => add_flows(&mut schemes[position], scheme),
            }
        }
    }
    schemes.sort_by(|one, other| (&one.name, &one.kind).cmp(&(&other.name, &other.kind)));
    let of_documents: Vec<Vec<Option<Vec<Alternative>>>> = irs
        .iter()
        .map(|ir| ir.operations.iter().map(|each| in_crate(ir, &schemes, &each.security)).collect())
        .collect();
    let mut counts: BTreeMap<&Vec<Alternative>, usize> = BTreeMap::new();
    for requirement in of_documents.iter().flatten().flatten() {
        *counts.entry(requirement).or_default() += 1;
    }
    let mut requirements: Vec<(&Vec<Alternative>, usize)> = counts.into_iter().collect();
    requirements.sort_by_key(|(_, count)| Reverse(*count));
    let requirements: Vec<Vec<Alternative>> =
        requirements.into_iter().map(|(requirement, _)| requirement.clone()).collect();
    let position = |requirement: &Option<Vec<Alternative>>| {
        requirements.iter().position(|other| Some(other) == requirement.as_ref())
    };
    let of_operations =
        of_documents.iter().map(|each| each.iter().map(position).collect()).collect();
    Security { schemes, requirements, of_operations }
}

/// Adds the flows of the same scheme in another document.
fn add_flows(scheme: &mut SecurityScheme, other: &SecurityScheme) {
    for flow in &other.user_flows {
        if scheme.user_flows.iter().all(|known| known.grant != flow.grant) {
            scheme.user_flows.push(flow.clone());
        }
    }
    scheme.user_flows.sort_by_key(|flow| flow.grant);
}

/// Returns the schemes that the operations of a document require. If the document does not describe security, all.
pub(super) fn used(ir: &Ir) -> BTreeSet<usize> {
    let mut used = BTreeSet::new();
    for operation in &ir.operations {
        match &operation.security {
            OperationSecurity::Undescribed => used.extend(0..ir.security_schemes.len()),
            OperationSecurity::None => {}
            OperationSecurity::Required(alternatives) => {
                used.extend(alternatives.iter().flatten().map(|(position, _)| *position));
            }
        }
    }
    used
}

/// Returns a requirement with the positions of the schemes in the crate. `None` if requests contain no credentials.
///
/// If the document does not describe security, the first credentials that the client has are sent.
fn in_crate(
    ir: &Ir,
    schemes: &[SecurityScheme],
    security: &OperationSecurity,
) -> Option<Vec<Alternative>> {
    let position = |at: usize| find(schemes, ir.security_schemes.get(at)?);
    match security {
        OperationSecurity::None => None,
        OperationSecurity::Undescribed => {
            let of_document = (0..ir.security_schemes.len()).filter_map(position);
            let mut positions: Vec<usize> = of_document.collect();
            if positions.is_empty() {
                positions = (0..schemes.len()).collect();
            }
            let mut all: Vec<Alternative> =
                positions.into_iter().map(|at| vec![(at, String::new())]).collect();
            all.push(Vec::new());
            Some(all)
        }
        OperationSecurity::Required(alternatives) => {
            let in_crate = |alternative: &Alternative| -> Alternative {
                let schemes = alternative.iter();
                schemes.filter_map(|(at, scopes)| Some((position(*at)?, scopes.clone()))).collect()
            };
            Some(alternatives.iter().map(in_crate).collect())
        }
    }
}

/// Returns the position of a scheme; its description may be another one. Flows with the same grant are those of the same
/// authorization server.
fn find(schemes: &[SecurityScheme], scheme: &SecurityScheme) -> Option<usize> {
    let has_same = |flow: &UserFlow, other: &SecurityScheme| {
        other.user_flows.iter().all(|known| known.grant != flow.grant || known == flow)
    };
    schemes.iter().position(|other| {
        other.name == scheme.name
            && other.kind == scheme.kind
            && scheme.user_flows.iter().all(|flow| has_same(flow, other))
    })
}
