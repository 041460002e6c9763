//! Walks through the markup of `view!`: elements, their attributes, their texts, and the code between.

use proc_macro2::Delimiter;

use super::frames::Frame;
use super::tokens::{Token, is_group, is_pair, is_punct, word};
use super::walk::{Walk, angle_end};

/// Elements whose text is for the program, or the name of a key.
const CODE_ELEMENTS: &[&str] = &["kbd", "script", "style"];

impl Walk<'_> {
    /// Walks through markup.
    pub(super) fn markup(&mut self, all: &[Token]) {
        let depth = self.frames.len();
        let mut at = 0;
        while at < all.len() {
            match &all[at] {
                token if is_punct(token, '<') => {
                    if all.get(at + 1).is_some_and(|token| is_punct(token, '/')) {
                        if self.frames.len() > depth {
                            self.frames.pop();
                        }
                        at = all[at..].iter().position(|token| is_punct(token, '>')).map_or(all.len(), |end| at + end + 1);
                    } else {
                        at = self.element(all, at + 1);
                    }
                }
                Token::Literal(written, place) => {
                    let code = matches!(self.frames.last(), Some(Frame::Element(name)) if CODE_ELEMENTS.contains(&name.as_str()));
                    if !code {
                        self.within(Frame::Node, |walk| walk.literal(written, place, false));
                    }
                    at += 1;
                }
                token => {
                    self.code(std::slice::from_ref(token));
                    at += 1;
                }
            }
        }
        self.frames.truncate(depth);
    }

    /// Walks through an opening tag from its name; where it ends.
    fn element(&mut self, all: &[Token], begin: usize) -> usize {
        let (name, mut at) = name(all, begin);
        // Elements that have no end of their own.
        let mut empty = matches!(name.as_str(), "input" | "br" | "hr" | "img" | "wbr" | "col" | "source");
        while at < all.len() && !is_punct(&all[at], '>') {
            if is_punct(&all[at], '/') {
                empty = true;
                at += 1;
                continue;
            }
            let Some(_) = word(&all[at]) else {
                at += 1;
                continue;
            };
            let (attribute, after) = self::name(all, at);
            at = after;
            if all.get(at).is_some_and(|token| is_punct(token, '=')) {
                let end = value_end(all, at + 1);
                let frame = Frame::Attribute { name: attribute, element: name.clone() };
                self.within(frame, |walk| walk.code(&all[at + 1..end]));
                at = end;
            }
        }
        if !empty {
            self.frames.push(Frame::Element(name));
        }
        at + 1
    }
}

/// A name with its hyphens, colons and dots, and where it ends.
fn name(all: &[Token], begin: usize) -> (String, usize) {
    let mut name = String::new();
    let mut at = begin;
    while let Some(token) = all.get(at) {
        match (token, word(token)) {
            (_, Some(word)) if name.is_empty() || name.ends_with(['-', ':', '.']) => name.push_str(word),
            (Token::Sign(sign @ ('-' | ':' | '.'), _), _) if !name.is_empty() => name.push(*sign),
            (Token::Literal(number, _), _) if name.ends_with('-') => name.push_str(number),
            _ => break,
        }
        at += 1;
    }
    (name, at)
}

/// Where the value of an attribute ends: at the tag's end, or where a word follows a complete expression.
fn value_end(all: &[Token], begin: usize) -> usize {
    let mut at = begin;
    while let Some(token) = all.get(at) {
        if is_punct(token, '<') && at >= 2 && is_pair(all, at - 2, "::") {
            at = angle_end(all, at).unwrap_or(all.len());
            continue;
        }
        let arrow = at > begin && (is_pair(all, at - 1, "=>") || is_pair(all, at - 1, "->"));
        if (is_punct(token, '>') && !arrow) || (is_punct(token, '/') && all.get(at + 1).is_some_and(|next| is_punct(next, '>'))) {
            return at;
        }
        if let Some(own) = word(token)
            && at > begin
            && !matches!(own, "as" | "else")
        {
            let before = &all[at - 1];
            let keyword = word(before)
                .is_some_and(|before| matches!(before, "move" | "if" | "else" | "match" | "as" | "in" | "mut" | "return" | "ref"));
            let complete = word(before).is_some() || matches!(before, Token::Literal(..)) || is_complete(before);
            if complete && !keyword {
                return at;
            }
        }
        at += 1;
    }
    at
}

fn is_complete(token: &Token) -> bool {
    [Delimiter::Brace, Delimiter::Parenthesis, Delimiter::Bracket].into_iter().any(|delimiter| is_group(token, delimiter))
}
