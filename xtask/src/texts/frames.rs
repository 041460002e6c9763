//! Where a literal is, from the outside in, and what that says of it.

use super::rules::{self, Says};

/// One step of the way to a literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// In the body of a function.
    Function(String),
    /// The value of a constant, a variable or a field.
    Named(String),
    /// An argument of a call.
    Argument {
        /// Of what.
        call: String,
        /// The parameter's name, where it is known.
        param: Option<String>,
        /// What it says.
        says: Option<Says>,
    },
    /// The value of an attribute.
    Attribute {
        /// Its name.
        name: String,
        /// Of which element.
        element: String,
    },
    /// Within an element.
    Element(String),
    /// A text of an element.
    Node,
}

/// What becomes of a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A text.
    Text,
    /// Its position says that it is none.
    Code,
    /// Only its shape says that it is none.
    LooksLikeCode,
}

/// The nearest step that says anything decides.
pub fn verdict(file: &str, frames: &[Frame], text: &str) -> Verdict {
    let node = matches!(frames.last(), Some(Frame::Node | Frame::Attribute { .. }));
    let constant = frames.iter().find_map(|frame| match frame {
        Frame::Named(name) if rules::is_constant(name) => Some(name.as_str()),
        _ => None,
    });
    match by_position(frames, text) {
        Verdict::Text | Verdict::LooksLikeCode if rules::is_listed(file, text) => Verdict::Text,
        Verdict::Text if rules::is_of_files(file, text) => Verdict::Code,
        Verdict::Text if constant.is_some_and(|name| rules::is_vocabulary(file, name, text)) => Verdict::Code,
        Verdict::Text if !node && rules::looks_like_code(text) => Verdict::LooksLikeCode,
        verdict => verdict,
    }
}

fn by_position(frames: &[Frame], text: &str) -> Verdict {
    // Behind a call whose arguments are unknown, what is further outside says little.
    let mut unknown_call = false;
    for frame in frames.iter().rev() {
        let says = match frame {
            Frame::Node => Some(Says::Text),
            Frame::Named(name) => rules::of_name(name).filter(|_| !unknown_call),
            Frame::Argument { says: Some(says), .. } => Some(*says).filter(|says| *says == Says::Code || !unknown_call),
            Frame::Argument { call, .. } => {
                unknown_call |= !rules::is_wrapper(call);
                None
            }
            Frame::Attribute { name, .. } => match rules::of_attribute(name) {
                // An attribute's value is what its whole expression gives.
                Some(Says::Text) if unknown_call => None,
                None => break,
                says => says,
            },
            Frame::Element(_) => (!unknown_call).then_some(Says::Text),
            Frame::Function(name) => {
                if let Some(says) = rules::of_function(name).filter(|_| !unknown_call) {
                    return if says == Says::Text { Verdict::Text } else { Verdict::Code };
                }
                break;
            }
        };
        match says {
            Some(Says::Text) => return Verdict::Text,
            Some(Says::Code) => return Verdict::Code,
            None => {}
        }
    }
    if rules::looks_like_text(text) { Verdict::Text } else { Verdict::LooksLikeCode }
}

/// Where it is, in words: the function or constant, and the nearest element, attribute or argument.
pub fn note(frames: &[Frame], what: Option<&str>) -> String {
    let outer = frames.iter().rev().find_map(|frame| match frame {
        Frame::Function(name) => Some(name.as_str()),
        _ => None,
    });
    let constant = frames.iter().find_map(|frame| match frame {
        Frame::Named(name) => Some(name.as_str()),
        _ => None,
    });
    let near = frames.iter().rev().find_map(|frame| match frame {
        Frame::Attribute { name, element } => Some(format!("{name} of <{element}>")),
        Frame::Element(name) => Some(format!("<{name}>")),
        Frame::Argument { call, param: Some(param), .. } => Some(format!("{param} of {call}")),
        Frame::Argument { call, .. } if !rules::is_wrapper(call) => Some(call.clone()),
        Frame::Named(name) if outer.is_some() => Some(name.clone()),
        _ => None,
    });
    let parts =
        [outer.or(constant).map(str::to_owned), near.filter(|near| constant != Some(near) || outer.is_some()), what.map(str::to_owned)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
}
