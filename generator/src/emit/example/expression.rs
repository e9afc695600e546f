//! Rust expressions in examples, broken into lines where they are too long.

/// The maximal number of characters in a line.
const WIDTH: usize = 88;

/// A Rust expression in an example.
#[derive(Clone, Debug)]
pub(in crate::emit) enum Expression {
    /// Code that is not broken: `true`.
    Plain(String),
    /// Expressions between brackets: `Pet::new("Rex", 3)`.
    Group {
        /// The code before the first expression, with the opening bracket.
        open: String,
        items: Vec<Expression>,
        /// The closing bracket.
        close: &'static str,
    },
    /// Method calls: `client.pets().list_pets()`.
    Chain {
        /// The receiver of the first call.
        start: String,
        /// The calls, without the dots between them.
        calls: Vec<Expression>,
    },
}

impl Expression {
    /// Creates an expression that is not broken.
    pub(in crate::emit) fn plain(code: impl Into<String>) -> Self {
        Self::Plain(code.into())
    }

    /// Creates a call of a function or a method.
    pub(in crate::emit) fn call(function: &str, items: Vec<Self>) -> Self {
        Self::Group { open: format!("{function}("), items, close: ")" }
    }

    /// Adds a method call to a chain: `send()`.
    pub(in crate::emit) fn push_call(&mut self, call: &str) {
        if let Self::Chain { calls, .. } = self {
            calls.push(Self::plain(call));
        }
    }

    /// Splits a chain that is too long for one line in a chain without its last call, and a chain of the variable `name`
    /// with that call.
    pub(super) fn split(&self, name: &str) -> Option<(Self, Self)> {
        let Self::Chain { start, calls } = self else { return None };
        let (last, first) = calls.split_last()?;
        let first = Self::Chain { start: start.clone(), calls: first.to_vec() };
        let second = Self::Chain { start: name.to_owned(), calls: vec![last.clone()] };
        (self.line().len() + 30 > WIDTH).then_some((first, second))
    }

    /// Returns the lines of a statement: `before`, the expression and `after`.
    pub(in crate::emit) fn statement(&self, before: &str, after: &str) -> Vec<String> {
        let text = self.layout(0, before.len() + after.len());
        [before, &text, after].concat().split('\n').map(str::to_owned).collect()
    }

    /// Returns the code; `indent` is the indentation of its line, and `others` the number of other characters in it.
    fn layout(&self, indent: usize, others: usize) -> String {
        let line = self.line();
        if indent + others + line.len() <= WIDTH {
            return line;
        }
        let inner = indent + 4;
        let margin = " ".repeat(inner);
        match self {
            Self::Plain(code) => code.clone(),
            Self::Group { open, items, close } => {
                let items: Vec<String> = items
                    .iter()
                    .map(|item| format!("{margin}{},\n", item.layout(inner, 1)))
                    .collect();
                format!("{open}\n{}{}{close}", items.concat(), " ".repeat(indent))
            }
            Self::Chain { start, calls } => {
                let calls =
                    calls.iter().map(|call| format!("\n{margin}.{}", call.layout(inner, 2)));
                format!("{start}{}", calls.collect::<String>())
            }
        }
    }

    /// Returns the code on one line.
    fn line(&self) -> String {
        match self {
            Self::Plain(code) => code.clone(),
            Self::Group { open, items, close } => {
                let items: Vec<String> = items.iter().map(Self::line).collect();
                format!("{open}{}{close}", items.join(", "))
            }
            Self::Chain { start, calls } => {
                let calls = calls.iter().map(|call| format!(".{}", call.line()));
                format!("{start}{}", calls.collect::<String>())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_expression_has_an_item_or_a_call_on_each_line() {
        let list =
            |length: usize| Expression::call("list", vec![Expression::plain("x".repeat(length))]);
        let chain =
            |length| Expression::Chain { start: "client".to_owned(), calls: vec![list(length)] };
        assert_eq!(chain(3).statement("let a = ", ";"), ["let a = client.list(xxx);"]);
        let long = "x".repeat(70);
        let lines = ["let a = client".to_owned(), format!("    .list({long});")];
        assert_eq!(chain(70).statement("let a = ", ";"), lines);
        let long = "x".repeat(84);
        let lines = ["list(".to_owned(), format!("    {long},"), ");".to_owned()];
        assert_eq!(list(84).statement("", ";"), lines);
    }
}
