//! Figures: today, profit, the rows behind a figure.

use carnet_app::wire::reports::{Profit, ProfitRequest, ProfitRows, ProfitRowsRequest, Today};
use carnet_app::{reports, today};

super::commands! {
    report_today() => Today = today::today;
    report_profit(ProfitRequest) => Profit = reports::profit;
    profit_rows(ProfitRowsRequest) => ProfitRows = reports::profit_rows;
}
