//! The page model: nothing outside the margins, nothing over anything else, and what must stay together does.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod any;
mod rules;
mod samples;

mod pages {
    mod code;
    mod letters;
    mod lines;
    mod paper;
    mod settlement;

    use carnet_documents::page::{Document, Part};

    /// Returns what is printed in a part of a paper, in the order of its pages.
    fn texts(document: &Document, part: Part) -> Vec<&str> {
        let words = document.pages.iter().flat_map(|page| &page.words);
        words.filter(|words| words.part == part).map(|words| words.text.as_str()).collect()
    }
}
