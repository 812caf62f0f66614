//! Any record by what is typed.

use carnet_app::wire::search::{Found, SearchRequest};

super::commands! {
    search(SearchRequest) => Found = carnet_app::search::find;
}
