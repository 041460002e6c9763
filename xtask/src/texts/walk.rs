//! Walks through the code of a file with the lexer of the compiler's own macros, and keeps of every string literal where it is: in which function, which
//! argument, which field. What the position says decides; see [`rules`](super::rules). Markup is walked by [`markup`](super::markup).

use std::ops::Range;

use proc_macro2::Delimiter;

use super::frames::{self, Frame, Verdict};
use super::holders;
use super::literal;
use super::rules;
use super::signatures::{Call, Signatures};
use super::tokens::{self, Token, group, has_string, is_group, is_pair, is_punct, word};

/// A text for a person, as it is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it says; of a count, the form for one.
    pub says: String,
    /// Its literal's place in the file, in bytes.
    pub place: Range<usize>,
    /// The form for any other count, and its place.
    pub plural: Option<(String, Range<usize>)>,
    /// Whether it is a format string.
    pub format: bool,
    /// Where it is, for the translator.
    pub note: String,
}

/// What was found in a file.
#[derive(Debug, Default)]
pub struct Found {
    /// In the order of the file.
    pub texts: Vec<Text>,
    /// What was left out although no position said so: for those who mend the rules.
    pub left_out: Vec<Text>,
}

/// A walk through a file.
pub struct Walk<'a> {
    file: &'a str,
    signatures: &'a Signatures,
    owner: Option<String>,
    pub(super) frames: Vec<Frame>,
    found: Found,
}

/// The texts of a file.
pub fn texts(file: &str, tokens: &[Token], signatures: &Signatures) -> Found {
    let mut walk = Walk { file, signatures, owner: None, frames: Vec::new(), found: Found::default() };
    walk.code(tokens);
    walk.found
}

impl Walk<'_> {
    /// Walks on within a frame.
    pub(super) fn within(&mut self, frame: Frame, walk: impl FnOnce(&mut Self)) {
        self.frames.push(frame);
        walk(self);
        self.frames.pop();
    }

    /// Walks through code.
    pub(super) fn code(&mut self, all: &[Token]) {
        let patterns = patterns(all);
        let mut at = 0;
        while at < all.len() {
            if let Some(pattern) = patterns.iter().find(|pattern| pattern.contains(&at)) {
                at = pattern.end;
                continue;
            }
            at += self.step(all, at);
        }
    }

    /// Walks through what begins with a token; how many tokens that were.
    fn step(&mut self, all: &[Token], at: usize) -> usize {
        let rest = &all[at..];
        match &rest[0] {
            Token::Sign('#', _) => attribute(rest),
            Token::Literal(written, place) => {
                if !compared(all, at) {
                    self.literal(written, place, false);
                }
                1
            }
            Token::Group(_, inner, strings) => {
                if *strings {
                    self.code(inner);
                }
                1
            }
            Token::Word(name) => self.declared(name, all, at).or_else(|| self.called(name, all, at)).unwrap_or(1),
            Token::Sign(..) => 1,
        }
    }

    /// What a keyword or a name with a colon declares.
    fn declared(&mut self, name: &str, all: &[Token], at: usize) -> Option<usize> {
        let rest = &all[at..];
        let until = |sign: char| rest.iter().position(|token| is_punct(token, sign)).unwrap_or(rest.len());
        let next = rest.get(1).and_then(word);
        match name {
            "use" | "extern" => Some(until(';')),
            "fn" => {
                let body = rest.iter().position(|token| is_group(token, Delimiter::Brace) || is_punct(token, ';'))?;
                self.within(Frame::Function(next?.to_owned()), |walk| walk.code(&rest[body..=body]));
                Some(body + 1)
            }
            "impl" | "trait" if rest.iter().any(|token| is_group(token, Delimiter::Brace)) => {
                let owner = tokens::owner(rest)?;
                let body = rest.iter().position(|token| is_group(token, Delimiter::Brace))?;
                // `impl Trait` in a type has no body of its own in front of the next `;` or `=`.
                if rest[..body].iter().any(|token| is_punct(token, ';')) {
                    return None;
                }
                let before = self.owner.replace(owner);
                self.code(&rest[body..=body]);
                self.owner = before;
                Some(body + 1)
            }
            "const" | "static" if next.is_some_and(|next| next != "fn" && next.starts_with(char::is_uppercase)) => {
                let end = until(';');
                let begin = rest.iter().position(|token| is_punct(token, '='))?.min(end);
                self.within(Frame::Named(next?.to_owned()), |walk| walk.code(&rest[begin..end]));
                Some(end)
            }
            "let" => {
                let end = until(';');
                let equals = (0..end).find(|at| is_punct(&rest[*at], '=') && !is_pair(rest, *at, "=="))?;
                let condition =
                    at.checked_sub(1).and_then(|before| word(&all[before])).is_some_and(|before| matches!(before, "if" | "while"))
                        || at.checked_sub(1).is_some_and(|before| is_punct(&all[before], '&'));
                if condition {
                    return Some(equals + 1);
                }
                let bound = rest[1..equals].iter().find_map(|token| word(token).filter(|word| *word != "mut"));
                self.within(Frame::Named(bound.unwrap_or("_").to_owned()), |walk| walk.code(&rest[equals + 1..end]));
                Some(end)
            }
            _ => {
                let field = rest.get(1).is_some_and(|token| is_punct(token, ':')) && !is_pair(rest, 1, "::");
                let first = at == 0 || is_punct(&all[at - 1], ',');
                if !field || !first {
                    return None;
                }
                let end = until(',');
                self.within(Frame::Named(name.to_owned()), |walk| walk.code(&rest[2..end]));
                Some(end)
            }
        }
    }

    /// What a name calls: a macro or a function.
    fn called(&mut self, name: &str, all: &[Token], at: usize) -> Option<usize> {
        let rest = &all[at..];
        if rest.get(1).is_some_and(|token| is_punct(token, '!')) && !is_pair(rest, 1, "!=") {
            let at = 2 + usize::from(name == "macro_rules");
            let Token::Group(_, body, strings) = rest.get(at)? else { return None };
            if *strings {
                self.expanded(name, body);
            }
            return Some(at + 1);
        }
        let mut open = 1;
        if is_pair(rest, 1, "::") && rest.get(3).is_some_and(|token| is_punct(token, '<')) {
            open = angle_end(rest, 3)?;
        }
        let args = group(rest.get(open)?, Delimiter::Parenthesis)?;
        if !has_string(&rest[open]) {
            return Some(open + 1);
        }
        let method = at > 0 && is_punct(&all[at - 1], '.');
        let path = at > 2 && is_pair(all, at - 2, "::");
        let mut owner = path.then(|| word(&all[at - 3])).flatten().map(str::to_owned);
        if owner.as_deref() == Some("Self") {
            owner.clone_from(&self.owner);
        }
        let file = self.file;
        let call = Call { file, owner: owner.as_deref(), method, name };
        self.arguments(call, &tokens::arguments(args));
        Some(open + 1)
    }

    fn expanded(&mut self, name: &str, body: &[Token]) {
        if name == "view" {
            self.markup(body);
        } else if let Some(wanted) = rules::format_argument(name) {
            for (nth, arg) in tokens::arguments(body).into_iter().enumerate() {
                match arg {
                    [Token::Literal(written, place)] if nth == wanted => self.literal(written, place, true),
                    _ => self.code(arg),
                }
            }
        } else if !rules::is_code_macro(name) {
            self.code(body);
        }
    }

    fn arguments(&mut self, call: Call, args: &[&[Token]]) {
        let mut nth = 0;
        while nth < args.len() {
            if !args[nth].iter().any(has_string) {
                nth += 1;
                continue;
            }
            if let ([Token::Literal(one, place)], Some([Token::Literal(other, other_place)])) = (args[nth], args.get(nth + 1))
                && self.signatures.counts(call, nth)
                && let (Some(text), Some(plural)) = (literal::read(one), literal::read(other))
            {
                let note = frames::note(&self.frames, Some("count"));
                let plural = Some((plural, other_place.clone()));
                self.found.texts.push(Text { says: text, place: place.clone(), plural, format: false, note });
                nth += 2;
                continue;
            }
            let param = self.signatures.param(call, nth);
            let said = rules::of_call(call.owner, call.name, nth);
            let says = said.or_else(|| self.signatures.says(call, nth));
            let frame = Frame::Argument { call: call.name.to_owned(), param, says };
            self.within(frame, |walk| walk.code(args[nth]));
            nth += 1;
        }
    }

    /// Takes a literal or leaves it.
    pub(super) fn literal(&mut self, written: &str, place: &Range<usize>, format: bool) {
        let Some(text) = literal::read(written) else { return };
        if !holders::has_words(&text, format) {
            return;
        }
        let verdict = frames::verdict(self.file, &self.frames, &text);
        let note = frames::note(&self.frames, None);
        let text = Text { says: text, place: place.clone(), plural: None, format, note };
        match verdict {
            Verdict::Text => self.found.texts.push(text),
            Verdict::LooksLikeCode => self.found.left_out.push(text),
            Verdict::Code => {}
        }
    }
}

/// Compared with something, or only taken apart.
fn compared(all: &[Token], at: usize) -> bool {
    let before = at >= 2 && (is_pair(all, at - 2, "==") || is_pair(all, at - 2, "!="));
    let after = is_pair(all, at + 1, "==") || is_pair(all, at + 1, "!=");
    let method = all.get(at + 1).filter(|token| is_punct(token, '.')).and_then(|_| all.get(at + 2)).and_then(word);
    before || after || method.is_some_and(|method| rules::of_call(None, method, 0).is_some())
}

/// How many tokens an attribute takes; where it is a test's, what it belongs to as well.
fn attribute(rest: &[Token]) -> usize {
    let inner = usize::from(rest.get(1).is_some_and(|token| is_punct(token, '!')));
    let Some(body) = rest.get(1 + inner).and_then(|token| group(token, Delimiter::Bracket)) else { return 1 };
    let test = match body.first().and_then(word) {
        Some("test" | "wasm_bindgen_test") => true,
        Some("cfg") => body
            .get(1)
            .and_then(|token| group(token, Delimiter::Parenthesis))
            .is_some_and(|inner| matches!(inner, [only] if word(only) == Some("test"))),
        _ => false,
    };
    if !test || inner == 1 {
        return 2 + inner;
    }
    let end = rest.iter().position(|token| is_group(token, Delimiter::Brace) || is_punct(token, ';'));
    end.map_or(rest.len(), |end| end + 1)
}

/// After the angle that closes the one at `open`.
pub(super) fn angle_end(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if is_punct(token, '<') {
            depth += 1;
        } else if is_punct(token, '>') && !is_punct(&tokens[at - 1], '-') {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

/// What is before each `=>`, with its guard: it is compared, not shown.
fn patterns(all: &[Token]) -> Vec<Range<usize>> {
    let mut patterns: Vec<Range<usize>> = Vec::new();
    for arrow in (0..all.len()).filter(|at| is_pair(all, *at, "=>")) {
        let floor = patterns.last().map_or(0, |pattern| pattern.end);
        let mut begin = arrow;
        while begin > floor && !is_punct(&all[begin - 1], ',') {
            // The body of the arm before, where no comma ends it.
            if is_group(&all[begin - 1], Delimiter::Brace) && (begin < 2 || is_punct(&all[begin - 2], '>')) {
                break;
            }
            begin -= 1;
        }
        patterns.push(begin..arrow + 2);
    }
    patterns
}
