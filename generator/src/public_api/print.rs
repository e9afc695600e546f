//! Tokens as text on one line, with the complete paths of all types.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

use super::Scope;

/// Prints a part of a declaration.
pub(super) fn text(part: &impl ToTokens, scope: &Scope<'_>) -> String {
    let mut printer = Printer { scope, text: String::new(), last: Last::Start };
    printer.stream(part.to_token_stream());
    printer.text
}

struct Printer<'a> {
    scope: &'a Scope<'a>,
    text: String,
    last: Last,
}

/// The last printed token.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    /// Nothing, or a token that no space follows.
    Start,
    /// A name or a literal.
    Word,
    /// A closing bracket, or `>`.
    Close,
    /// A token that a space always follows.
    Separator,
}

impl Printer<'_> {
    fn stream(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut rest = tokens.as_slice();
        while let [token, after @ ..] = rest {
            rest = after;
            match token {
                TokenTree::Ident(ident) => {
                    let path = path(ident.to_string(), &mut rest);
                    let is_name = path.len() == 1 && is(rest, 0, ':') && !is(rest, 1, ':');
                    let text = if is_name { path.concat() } else { self.scope.resolve(&path) };
                    self.word(&text);
                }
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
                TokenTree::Punct(punct) => self.punct(punct.as_char(), &mut rest),
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::None => ("", ""),
                    };
                    if self.last == Last::Separator || self.text.ends_with("mut") {
                        self.text.push(' ');
                    }
                    self.text.push_str(open);
                    self.last = Last::Start;
                    self.stream(group.stream());
                    self.text.push_str(close);
                    self.last = Last::Close;
                }
            }
        }
    }

    fn word(&mut self, text: &str) {
        if self.last != Last::Start {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.last = Last::Word;
    }

    fn punct(&mut self, punct: char, rest: &mut &[TokenTree]) {
        match punct {
            '-' if is(rest, 0, '>') => {
                *rest = &rest[1..];
                self.text.push_str(" ->");
                self.last = Last::Separator;
            }
            ':' if is(rest, 0, ':') => {
                *rest = &rest[1..];
                let is_start = !matches!(self.last, Last::Word | Last::Close);
                // The path of a crate may start with two colons, which add nothing.
                if !is_start {
                    self.text.push_str("::");
                    self.last = Last::Start;
                }
            }
            // The last comma of a list.
            ',' if rest.is_empty() => {}
            ',' | ':' | ';' => {
                self.text.push(punct);
                self.last = Last::Separator;
            }
            '=' | '+' => {
                self.text.push(' ');
                self.text.push(punct);
                self.last = Last::Separator;
            }
            '>' => {
                self.text.push(punct);
                self.last = Last::Close;
            }
            _ => {
                let is_spaced = self.last == Last::Separator
                    || (self.last == Last::Word && matches!(punct, '&' | '\'' | '*'));
                if is_spaced {
                    self.text.push(' ');
                }
                self.text.push(punct);
                self.last = Last::Start;
            }
        }
    }
}

/// Returns the names of a path that starts with `first`.
fn path(first: String, rest: &mut &[TokenTree]) -> Vec<String> {
    let mut path = vec![first];
    while is(rest, 0, ':')
        && is(rest, 1, ':')
        && let Some(TokenTree::Ident(ident)) = rest.get(2)
    {
        path.push(ident.to_string());
        *rest = &rest[3..];
    }
    path
}

/// Returns whether the token at a position is a punctuation character.
fn is(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}
