//! A section of the guide.

use crate::emit::example::{Choice, signature};
use crate::emit::root_path::replace_root;
use crate::emit::{Crate, docs};

/// A section of the guide: a heading, paragraphs and examples.
pub(super) struct Section {
    heading: &'static str,
    blocks: Vec<Block>,
}

enum Block {
    /// Lines of text.
    Text(Vec<String>),
    /// Lines of code.
    Code(Vec<String>),
}

impl Section {
    pub(super) fn new(heading: &'static str) -> Self {
        Self { heading, blocks: Vec::new() }
    }

    /// Adds a paragraph. `crate::` is the path of the root.
    pub(super) fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(Block::Text(docs::wrapped(vec![text.into()])));
        self
    }

    /// Adds a list.
    pub(super) fn list(mut self, items: &[String]) -> Self {
        let lines = items.iter().flat_map(|item| docs::item(item)).collect();
        self.blocks.push(Block::Text(lines));
        self
    }

    /// Adds a table.
    pub(super) fn table<const N: usize>(mut self, header: [&str; N], rows: &[[&str; N]]) -> Self {
        let line = |cells: &[&str; N]| format!("| {} |", cells.join(" | "));
        let lines = [line(&header), line(&["---"; N])];
        self.blocks.push(Block::Text(lines.into_iter().chain(rows.iter().map(line)).collect()));
        self
    }

    /// Adds an example. `crate::` is the path of the root.
    pub(super) fn example(mut self, code: &str) -> Self {
        let lines = code.trim().lines().map(str::to_owned);
        let fence = ["```no_run".to_owned()].into_iter();
        self.blocks.push(Block::Code(fence.chain(lines).chain(["```".to_owned()]).collect()));
        self
    }

    /// Adds an example with a call of an operation. It is compiled if the feature of its tag is enabled.
    pub(super) fn call(
        mut self,
        settings: &Crate<'_>,
        choice: &Choice<'_>,
        imports: &[&str],
        statements: Vec<String>,
    ) -> Self {
        let feature = choice.document.feature(choice.operation.tag);
        let mut all = choice.call.imports.clone();
        for item in imports {
            all.add(&settings.outside(), item);
        }
        let mut lines = vec![
            "```no_run".to_owned(),
            format!("# #[cfg(feature = {feature:?})]"),
            "# mod example {".to_owned(),
        ];
        lines.extend(all.lines());
        lines.push(signature(settings, &choice.call));
        lines.extend(statements);
        lines.extend(["# Ok(())", "# }", "# }", "```"].map(str::to_owned));
        self.blocks.push(Block::Code(lines));
        self
    }

    /// Returns the lines.
    pub(super) fn lines(self, settings: &Crate<'_>) -> Vec<String> {
        let (inside, outside) = (settings.home.inside(), settings.outside());
        let mut lines = vec![String::new(), format!("# {}", self.heading)];
        for block in self.blocks {
            lines.push(String::new());
            let (block, root) = match block {
                Block::Text(lines) => (lines, &inside),
                Block::Code(lines) => (lines, &outside),
            };
            lines.extend(block.iter().map(|line| replace_root(line, root)));
        }
        lines
    }
}
