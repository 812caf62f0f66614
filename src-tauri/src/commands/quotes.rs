//! Quotes, from the first keystroke to the signature.

use carnet_app::quotes;
use carnet_app::wire::missions::Mission;
use carnet_app::wire::quotes::{
    Paper, Quote, QuoteAccept, QuotePreview, QuoteRefuse, QuoteRequest, QuoteSend, Quotes, QuotesRequest,
};
use carnet_app::wire::{Outcome, Reference};

super::commands! {
    list_quotes: QuotesRequest => Quotes = |carnet, request| quotes::list(carnet, &request);
    show_quote: Reference => Quote = |carnet, request| quotes::show(carnet, &request.name);
    preview_quote: QuoteRequest => QuotePreview = |carnet, request| quotes::preview(carnet, &request);
    preview_quote_paper: QuoteRequest => Paper = |carnet, request| quotes::preview_paper(carnet, &request);
    save_quote: QuoteRequest => Outcome<Quote> = quotes::save;
    revise_quote: Reference => Outcome<Quote> = |carnet, request| quotes::revise(carnet, &request.name);
    send_quote: QuoteSend => Outcome<Quote> = quotes::send;
    refuse_quote: QuoteRefuse => Outcome<Quote> = quotes::refuse;
    accept_quote: QuoteAccept => Outcome<Mission> = quotes::accept;
    quote_paper: Reference => Paper = |carnet, request| quotes::paper(carnet, &request.name);
}
