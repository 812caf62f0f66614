//! Reading a request in one pass: every field that is wrong is told, each with its path.

use crate::{Problem, Refusal, Result};

/// Collects what is wrong while fields are read.
#[derive(Debug, Default)]
pub(crate) struct Form {
    problems: Vec<(String, Problem)>,
}

impl Form {
    /// Returns the value, or notes why the field at `path` is refused.
    pub fn read<T, E: Into<Problem>>(
        &mut self,
        path: impl Into<String>,
        value: std::result::Result<T, E>,
    ) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(problem) => {
                self.refuse(path, problem);
                None
            }
        }
    }

    /// Reads a field that may be left empty: `parse` sees only text.
    pub fn optional<T, E: Into<Problem>>(
        &mut self,
        path: impl Into<String>,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> std::result::Result<T, E>,
    ) -> Option<T> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        self.read(path, parse(text))
    }

    /// Reads a field that must be given.
    pub fn required<T, E: Into<Problem>>(
        &mut self,
        path: impl Into<String>,
        text: &str,
        parse: impl FnOnce(&str) -> std::result::Result<T, E>,
    ) -> Option<T> {
        if text.trim().is_empty() {
            self.refuse(path, Problem::Required);
            return None;
        }
        self.read(path, parse(text))
    }

    /// Reads a field of a record that is there already: one that is not given stays `old`, an empty text empties it.
    pub fn changed<T, E: Into<Problem>>(
        &mut self,
        path: impl Into<String>,
        text: Option<&str>,
        old: Option<T>,
        parse: impl FnOnce(&str) -> std::result::Result<T, E>,
    ) -> Option<T> {
        match text {
            None => old,
            given => self.optional(path, given, parse),
        }
    }

    /// Notes that the field at `path` is refused.
    pub fn refuse(&mut self, path: impl Into<String>, problem: impl Into<Problem>) {
        self.problems.push((path.into(), problem.into()));
    }

    /// Takes over what another part of the form found.
    pub fn absorb(&mut self, problems: Vec<(String, Problem)>) {
        self.problems.extend(problems);
    }

    /// Returns whether nothing is wrong so far.
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Returns what is wrong.
    pub fn into_problems(self) -> Vec<(String, Problem)> {
        self.problems
    }

    /// Returns the refusal of everything that is wrong, or the value.
    pub fn finish<T>(self, value: Option<T>) -> Result<T> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => Err(Refusal::Input(self.problems)),
        }
    }
}
