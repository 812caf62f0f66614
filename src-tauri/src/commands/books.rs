//! The books that the law asks for.

use carnet_app::books;
use carnet_app::wire::Outcome;
use carnet_app::wire::books::{
    BookFile, BookRequest, CloseRequest, Closing, Closings, ReceiptsLedger, SaveBookRequest,
};

super::commands! {
    receipts_ledger(BookRequest) => ReceiptsLedger = books::receipts_ledger;
    save_book(SaveBookRequest) => BookFile = books::save_book;
    list_closings() => Closings = books::list_closings;
    close_period(CloseRequest) => Outcome<Closing> = books::close_period;
}
