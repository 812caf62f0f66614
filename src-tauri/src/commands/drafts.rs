//! What is being typed and not saved yet.

use carnet_app::drafts;
use carnet_app::wire::Nothing;
use carnet_app::wire::drafts::{DraftKeep, KeptDrafts};

super::commands! {
    list_drafts() => KeptDrafts = drafts::list;
    keep_draft(DraftKeep) => Nothing = drafts::keep;
}
