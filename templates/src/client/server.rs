//! Server URLs with variables.

use std::net::Ipv6Addr;

use super::ConfigError;
use crate::request::percent_encoded;

/// A variable of a server URL: its name, its value, and the allowed values. If there are none of these, every value is
/// allowed that is valid at the location of the variable.
pub(super) type Variable<'v> = (&'static str, &'v str, &'static [&'static str]);

/// The location of a variable in a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A variable that can contain all parts of a URL
    Url,
    Scheme,
    /// The whole host
    Host,
    /// A part of a label of the host
    Label,
    Port,
    Path,
}

/// Returns the URL of a server with the values of its variables.
pub(super) fn fill(template: &str, variables: &[Variable<'_>]) -> Result<String, ConfigError> {
    let mut url = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, end)) = after.split_once('}') else { break };
        url.push_str(before);
        let start = template.len() - rest.len() + before.len();
        let part = part(template, start, start + name.len() + 2);
        match variables.iter().find(|variable| variable.0 == name) {
            Some(variable) => {
                let value = checked(variable, part)?;
                // The slash at the end of a URL is not doubled.
                let is_doubled = part == Part::Url && end.starts_with('/');
                url.push_str(if is_doubled { value.trim_end_matches('/') } else { &value });
            }
            None => return Err(ConfigError::new(name, "the server variable has no value")),
        }
        rest = end;
    }
    url.push_str(rest);
    Ok(url)
}

/// Returns the part of the URL that the variable from `start` to `end` is in.
fn part(template: &str, start: usize, end: usize) -> Part {
    let host = template.find("//").map_or(0, |at| at + 2);
    if template.starts_with('/') && !template.starts_with("//") {
        return Part::Path;
    }
    if start < host {
        return Part::Scheme;
    }
    if start == 0 && host == 0 {
        return Part::Url;
    }
    let path = template[host..].find('/').map_or(template.len(), |at| host + at);
    if start >= path {
        return Part::Path;
    }
    let port = outside_of_braces(&template[host..path], ':').map_or(path, |at| host + at);
    if start > port {
        Part::Port
    } else if start == host && end == port {
        Part::Host
    } else {
        Part::Label
    }
}

/// Returns the position of a character that is not in the name of a variable.
fn outside_of_braces(text: &str, wanted: char) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, letter)| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if letter == wanted && depth == 0 => return Some(at),
            _ => {}
        }
        None
    })
}

/// Returns the value of a variable as it is written in the URL.
fn checked(variable: &Variable<'_>, part: Part) -> Result<String, ConfigError> {
    let (name, value, allowed) = *variable;
    let error = |reason: &str| Err(ConfigError::new(name, reason));
    if !allowed.is_empty() {
        if allowed.contains(&value) {
            return Ok(value.to_owned());
        }
        return error(&format!("it must be one of: {}", allowed.join(", ")));
    }
    let (is_valid, reason) = match part {
        // The URL as a whole is checked with the others.
        Part::Url => (!value.is_empty(), "it is empty"),
        Part::Scheme => (matches!(value, "http" | "https"), "it must be `http` or `https`"),
        Part::Label => (
            is_label(value),
            "it is a part of a host name: only letters, digits and hyphens are allowed",
        ),
        Part::Host => (
            is_host(value),
            "it must be a host: labels that are separated by dots, an IPv4 address, or an IPv6 address in brackets",
        ),
        Part::Port => (is_port(value), "it must be a port from 1 to 65535"),
        Part::Path => {
            return path(value)
                .map_or_else(|| error("it is empty, or has a segment `.` or `..`"), Ok);
        }
    };
    if is_valid { Ok(value.to_owned()) } else { error(reason) }
}

/// Returns whether a text is one label of a host name (RFC 1123, section 2.1).
fn is_label(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&text.len())
        && text.bytes().all(allowed)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Returns whether a text is the host of a URL (RFC 3986, section 3.2.2).
fn is_host(text: &str) -> bool {
    if let Some(address) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    let labels: Vec<&str> = text.split('.').collect();
    let is_number = |label: &&str| label.bytes().all(|byte| byte.is_ascii_digit());
    // A host whose last label is a number is an IPv4 address (URL standard, section 3.5).
    let is_address = labels.last().is_some_and(is_number);
    text.len() <= 253
        && labels.iter().all(|label| is_label(label))
        && (!is_address || text.parse::<std::net::Ipv4Addr>().is_ok())
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Returns the segments of a path with the characters encoded that are not unreserved.
fn path(text: &str) -> Option<String> {
    let segments: Vec<&str> = text.split('/').collect();
    let is_dots = |segment: &&str| matches!(*segment, "" | "." | "..");
    let encoded = segments.iter().map(|segment| percent_encoded(segment)).collect::<Vec<_>>();
    (!segments.iter().any(is_dots)).then(|| encoded.join("/"))
}
