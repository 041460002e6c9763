//! Small questions about tokens.

use std::ops::Range;

use proc_macro2::{Delimiter, LexError, Spacing, TokenStream, TokenTree};

/// A token, with what is asked of it often at hand: words as text, and whether there is a string inside a group at all.
#[derive(Debug)]
pub enum Token {
    /// A name or keyword.
    Word(String),
    /// A sign, and whether the next one is written together with it.
    Sign(char, bool),
    /// A literal as it is written, and its place in the file.
    Literal(String, Range<usize>),
    /// What is between brackets, and whether a string is in it.
    Group(Delimiter, Vec<Token>, bool),
}

/// The tokens of a file.
pub fn read(source: &str) -> Result<Vec<Token>, LexError> {
    Ok(listed(source.parse()?))
}

fn listed(stream: TokenStream) -> Vec<Token> {
    stream
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) => Token::Word(ident.to_string()),
            TokenTree::Punct(punct) => Token::Sign(punct.as_char(), punct.spacing() == Spacing::Joint),
            TokenTree::Literal(literal) => Token::Literal(literal.to_string(), literal.span().byte_range()),
            TokenTree::Group(group) => {
                let inner = listed(group.stream());
                let strings = inner.iter().any(has_string);
                Token::Group(group.delimiter(), inner, strings)
            }
        })
        .collect()
}

/// Whether it is a string or has one inside.
pub fn has_string(token: &Token) -> bool {
    match token {
        Token::Group(_, _, strings) => *strings,
        Token::Literal(written, _) => written.ends_with(['"', '#']),
        _ => false,
    }
}

/// The word of a token.
pub fn word(token: &Token) -> Option<&str> {
    match token {
        Token::Word(word) => Some(word),
        _ => None,
    }
}

/// Whether it is that sign.
pub fn is_punct(token: &Token, sign: char) -> bool {
    matches!(token, Token::Sign(own, _) if *own == sign)
}

/// Whether two signs are written together there (`=>`, `::`).
pub fn is_pair(tokens: &[Token], at: usize, pair: &str) -> bool {
    let mut signs = pair.chars();
    let (Some(first), Some(second)) = (signs.next(), signs.next()) else { return false };
    let joint = matches!(tokens.get(at), Some(Token::Sign(own, true)) if *own == first);
    joint && tokens.get(at + 1).is_some_and(|token| is_punct(token, second))
}

/// The tokens of a group with that delimiter.
pub fn group(token: &Token, delimiter: Delimiter) -> Option<&[Token]> {
    match token {
        Token::Group(own, inner, _) if *own == delimiter => Some(inner),
        _ => None,
    }
}

/// Whether it is a group with that delimiter.
pub fn is_group(token: &Token, delimiter: Delimiter) -> bool {
    matches!(token, Token::Group(own, ..) if *own == delimiter)
}

/// The parts between commas; those between the bars of a closure do not count.
pub fn arguments(tokens: &[Token]) -> Vec<&[Token]> {
    let mut parts = Vec::new();
    let (mut begun, mut at) = (0, 0);
    while at < tokens.len() {
        let first = at == begun || (at == begun + 1 && word(&tokens[begun]) == Some("move"));
        if first && is_punct(&tokens[at], '|') {
            at += 1;
            while at < tokens.len() && !is_punct(&tokens[at], '|') {
                at += 1;
            }
        } else if is_punct(&tokens[at], ',') {
            parts.push(&tokens[begun..at]);
            begun = at + 1;
        }
        at += 1;
    }
    if begun < tokens.len() {
        parts.push(&tokens[begun..]);
    }
    parts
}

/// The type whose functions follow, of `impl … {` or `trait … {`.
pub fn owner(tokens: &[Token]) -> Option<String> {
    let head: Vec<&Token> = tokens.iter().take_while(|token| !is_group(token, Delimiter::Brace)).collect();
    let after_for = head.iter().position(|token| word(token) == Some("for")).map_or(1, |at| at + 1);
    let mut depth = 0_i32;
    let mut last = None;
    for (at, token) in head.iter().enumerate().skip(after_for) {
        if is_punct(token, '<') {
            if depth == 0 && last.is_some() {
                break;
            }
            depth += 1;
        } else if is_punct(token, '>') && !head.get(at.wrapping_sub(1)).is_some_and(|before| is_punct(before, '-')) {
            depth -= 1;
        } else if depth == 0 {
            match word(token) {
                Some("where") => break,
                Some(name) => last = Some(name.to_owned()),
                None => {}
            }
        }
    }
    last
}
