//! Figures: today, profit, the rows behind a figure, what if.

use carnet_app::reports;
use carnet_app::wire::reports::{
    DropSimulation, Profit, ProfitMonths, ProfitRequest, ProfitRows, ProfitRowsRequest, Today,
};

super::commands! {
    report_today() => Today = reports::today;
    report_profit(ProfitRequest) => Profit = reports::profit;
    profit_rows(ProfitRowsRequest) => ProfitRows = reports::profit_rows;
    report_months(ProfitRequest) => ProfitMonths = reports::report_months;
    simulate_drop(ProfitRequest) => DropSimulation = reports::simulate_drop;
}
