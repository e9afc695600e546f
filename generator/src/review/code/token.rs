//! The identifiers and punctuation of a Rust file, with their positions.

use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, tokenize};

/// An identifier, or a character of punctuation. A literal is the text `""`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) is_ident: bool,
    /// The line, counted from 1.
    pub(super) line: usize,
    /// The column in characters, counted from 1.
    pub(super) column: usize,
}

/// Returns the tokens without comments and spaces. Text that is no Rust gives other tokens, and never an error.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut line, mut column) = (0, 1, 1);
    for token in tokenize(text, FrontmatterAllowed::Yes) {
        let end = at + token.len as usize;
        let piece = text.get(at..end).unwrap_or_default();
        let (is_ident, shown) = match token.kind {
            TokenKind::Ident => (true, Some(piece)),
            TokenKind::RawIdent => (true, Some(piece.trim_start_matches("r#"))),
            TokenKind::Literal { .. } => (false, Some("\"\"")),
            TokenKind::Whitespace
            | TokenKind::LineComment { .. }
            | TokenKind::BlockComment { .. }
            | TokenKind::Lifetime { .. } => (false, None),
            _ => (false, Some(piece)),
        };
        if let Some(text) = shown {
            tokens.push(Token { text, is_ident, line, column });
        }
        match piece.rsplit_once('\n') {
            Some((before, last)) => {
                line += before.matches('\n').count() + 1;
                column = last.chars().count() + 1;
            }
            None => column += piece.chars().count(),
        }
        at = end;
    }
    tokens
}
