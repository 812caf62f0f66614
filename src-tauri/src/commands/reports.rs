//! Figures: today, profit, the rows behind a figure.

use carnet_app::reports;
use carnet_app::wire::Nothing;
use carnet_app::wire::reports::{Profit, ProfitRequest, ProfitRows, ProfitRowsRequest, Today};

super::commands! {
    report_today: Nothing => Today = |carnet, _| reports::today(carnet);
    report_profit: ProfitRequest => Profit = |carnet, request| reports::profit(carnet, &request);
    profit_rows: ProfitRowsRequest => ProfitRows = |carnet, request| reports::profit_rows(carnet, &request);
}
