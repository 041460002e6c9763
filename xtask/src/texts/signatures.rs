//! The parameters of every function and closure by name: what a call's argument is for is said by the parameter it goes into.

use std::collections::HashMap;

use proc_macro2::Delimiter;

use super::rules::{self, Says};
use super::tokens::{self, Token, is_punct, word};

/// Of one function.
#[derive(Debug)]
struct Signature {
    file: String,
    /// The type it belongs to.
    owner: Option<String>,
    /// Without `self`.
    params: Vec<String>,
}

/// Of all functions, by name.
#[derive(Debug, Default)]
pub struct Signatures(HashMap<String, Vec<Signature>>);

/// A call as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// In which file.
    pub file: &'a str,
    /// What is before `::`.
    pub owner: Option<&'a str>,
    /// Whether it is called on a value.
    pub method: bool,
    /// The function's name.
    pub name: &'a str,
}

impl Signatures {
    /// Adds those of a file.
    pub fn add(&mut self, file: &str, tokens: &[Token]) {
        self.within(file, None, tokens);
    }

    fn within(&mut self, file: &str, owner: Option<&str>, tokens: &[Token]) {
        let mut own = owner.map(str::to_owned);
        for (at, token) in tokens.iter().enumerate() {
            match (token, word(token)) {
                (_, Some("impl" | "trait")) => own = tokens::owner(&tokens[at..]),
                (_, Some("fn")) => {
                    let params = tokens[at..].iter().take(40).find_map(|token| tokens::group(token, Delimiter::Parenthesis));
                    if let (Some(name), Some(params)) = (tokens.get(at + 1).and_then(word), params) {
                        let params = tokens::arguments(params).into_iter().filter_map(param).filter(|name| name != "self").collect();
                        self.0.entry(name.to_owned()).or_default().push(Signature { file: file.to_owned(), owner: own.clone(), params });
                    }
                }
                (_, Some("let")) => self.closure(file, &tokens[at..]),
                (Token::Group(_, inner, _), _) => {
                    self.within(file, own.as_deref(), inner);
                }
                _ => {}
            }
        }
    }

    /// `let name = |a, b| …`.
    fn closure(&mut self, file: &str, tokens: &[Token]) {
        let (Some(name), Some(equals)) = (tokens.get(1).and_then(word), tokens.get(2)) else { return };
        let begin = if tokens.get(3).and_then(word) == Some("move") { 4 } else { 3 };
        if !is_punct(equals, '=') || !tokens.get(begin).is_some_and(|token| is_punct(token, '|')) {
            return;
        }
        let rest = &tokens[begin + 1..];
        let Some(end) = rest.iter().position(|token| is_punct(token, '|')) else { return };
        let params = tokens::arguments(&rest[..end]).into_iter().filter_map(param).collect();
        self.0.entry(name.to_owned()).or_default().push(Signature { file: file.to_owned(), owner: None, params });
    }

    /// The parameters that a call's argument may go into.
    fn candidates<'a>(&'a self, call: Call) -> Vec<&'a Signature> {
        let all = self.0.get(call.name).map_or(&[][..], Vec::as_slice);
        let typed = call.owner.filter(|owner| owner.starts_with(char::is_uppercase));
        let fit: Vec<&Signature> = all
            .iter()
            .filter(|one| match typed {
                Some(owner) => one.owner.as_deref() == Some(owner),
                None => one.owner.is_some() == call.method,
            })
            .collect();
        let near: Vec<&Signature> = fit.iter().copied().filter(|one| call.owner.is_none() && one.file == call.file).collect();
        // Of `format::plural`, the one in `format.rs`; most calls name no module, and nothing is compared for them.
        let module = call.owner.filter(|_| typed.is_none()).map(|owner| (format!("/{owner}.rs"), format!("/{owner}/mod.rs")));
        let named: Vec<&Signature> = module.map_or_else(Vec::new, |(file, folder)| {
            fit.iter().copied().filter(|one| one.file.ends_with(&file) || one.file.ends_with(&folder)).collect()
        });
        [near, named].into_iter().find(|some| !some.is_empty()).unwrap_or(fit)
    }

    /// The name of the parameter, where all candidates agree.
    pub fn param(&self, call: Call, arg: usize) -> Option<String> {
        let mut names = self.candidates(call).into_iter().filter_map(|one| one.params.get(arg));
        let first = names.next()?;
        names.all(|name| name == first).then(|| first.clone())
    }

    /// Whether an argument and the next are the two forms of a count.
    pub fn counts(&self, call: Call, arg: usize) -> bool {
        let pair = |one: &&Signature| {
            let next = one.params.get(arg + 1).map(String::as_str);
            one.params.get(arg).is_some_and(|name| name == "one") && matches!(next, Some("many" | "other"))
        };
        let candidates = self.candidates(call);
        !candidates.is_empty() && candidates.iter().all(pair)
    }

    /// What the parameter's name says, where no candidate says otherwise.
    pub fn says(&self, call: Call, arg: usize) -> Option<Says> {
        let mut said = self.candidates(call).into_iter().filter_map(|one| one.params.get(arg)).map(|name| rules::of_name(name));
        let first = said.next()??;
        said.all(|other| other == Some(first)).then_some(first)
    }
}

/// The name in `&mut name: Type`, or of a closure's parameter without a type.
fn param(tokens: &[Token]) -> Option<String> {
    let words: Vec<&str> = tokens.iter().take_while(|token| !is_punct(token, ':')).filter_map(word).filter(|word| *word != "mut").collect();
    // The rest of a type with commas in it is no parameter.
    let typed = tokens.iter().any(|token| is_punct(token, ':'));
    let lone = words.len() == 1 && (typed || words.first() == Some(&"self") || tokens.len() == 1);
    lone.then(|| words.first().map(|word| (*word).to_owned())).flatten()
}
