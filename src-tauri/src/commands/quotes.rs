//! Quotes, from the first keystroke to the signature.

use carnet_app::quotes;
use carnet_app::wire::missions::Mission;
use carnet_app::wire::quotes::{
    Paper, Quote, QuoteAccept, QuotePreview, QuoteRefuse, QuoteRequest, QuoteSend, Quotes, QuotesRequest,
};
use carnet_app::wire::{Outcome, Reference};

super::commands! {
    list_quotes(QuotesRequest) => Quotes = quotes::list;
    show_quote(Reference) => Quote = quotes::show;
    preview_quote(QuoteRequest) => QuotePreview = quotes::preview;
    preview_quote_paper(QuoteRequest) => Paper = quotes::preview_paper;
    save_quote(QuoteRequest) => Outcome<Quote> = quotes::save;
    revise_quote(Reference) => Outcome<Quote> = quotes::revise;
    send_quote(QuoteSend) => Outcome<Quote> = quotes::send;
    refuse_quote(QuoteRefuse) => Outcome<Quote> = quotes::refuse;
    accept_quote(QuoteAccept) => Outcome<Mission> = quotes::accept;
    quote_paper(Reference) => Paper = quotes::paper;
}
