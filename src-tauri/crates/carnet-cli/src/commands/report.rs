//! `carnet report`.

use super::{books, not_yet};
use crate::terminal::{Done, Terminal};
use carnet_app::reports;
use carnet_app::wire::reports::{ProfitRequest, ProfitRowsRequest};
use clap::{Args, Subcommand};

/// The reports.
#[derive(Debug, Subcommand)]
pub enum Report {
    /// Ce qui est en retard, du jour et à venir
    Today,
    /// Ce que rapporte vraiment l'heure, client par client
    Profit(Profit),
    /// Affaires en cours
    Pipeline(Period),
    /// Dépendance envers un client
    Dependency(Period),
    /// Heures de prospection et devis envoyés
    Prospecting(Period),
    /// Trésorerie
    Cash(Period),
    /// Livre des recettes
    Receipts(books::Ledger),
    /// Registre des achats
    Purchases(books::Ledger),
    /// Seuils de la franchise et du micro
    Ceilings(Period),
    /// Cotisations
    Contributions(Period),
}

/// Which period and client.
#[derive(Debug, Args)]
pub struct Period {
    #[command(flatten)]
    months: Months,
    /// Seulement ce client
    #[arg(long)]
    client: Option<String>,
}

/// Which months.
#[derive(Debug, Args)]
pub struct Months {
    /// Premier mois ou jour
    #[arg(long, value_name = "DATE", conflicts_with_all = ["month", "year"])]
    from: Option<String>,
    /// Dernier mois ou jour
    #[arg(long, value_name = "DATE", conflicts_with_all = ["month", "year"])]
    to: Option<String>,
    /// Un mois
    #[arg(long, value_name = "AAAA-MM", conflicts_with = "year")]
    month: Option<String>,
    /// Une année
    #[arg(long, value_name = "AAAA")]
    year: Option<String>,
}

impl Months {
    /// Asks for these months, of one client or of all.
    pub fn asked(self, client: Option<String>) -> ProfitRequest {
        let Self { from, to, month, year } = self;
        ProfitRequest { from, to, month, year, client }
    }
}

/// The profit report, its rows, or its months as CSV.
#[derive(Debug, Args)]
pub struct Profit {
    /// Période
    #[command(flatten)]
    period: Period,
    /// Mois par mois, tous clients ensemble ; avec --csv, client par client
    #[arg(long)]
    monthly: bool,
    /// En CSV sur la sortie standard ; avec --monthly
    #[arg(long, requires = "monthly", conflicts_with = "json")]
    csv: bool,
    /// Les lignes derrière un chiffre de ce client : hours, quoted, invoiced ou collected
    #[arg(long, value_name = "CHIFFRE", requires = "client", conflicts_with = "monthly")]
    rows: Option<String>,
}

impl Report {
    /// Prints the report.
    pub fn run(self, terminal: &Terminal) -> Done {
        match self {
            Self::Today => terminal.show(&reports::today(&terminal.open()?)?),
            Self::Profit(command) => command.run(terminal),
            Self::Pipeline(_) => Err(not_yet("report pipeline")),
            Self::Dependency(_) => Err(not_yet("report dependency")),
            Self::Prospecting(_) => Err(not_yet("report prospecting")),
            Self::Cash(_) => Err(not_yet("report cash")),
            Self::Receipts(command) => command.receipts(terminal),
            Self::Purchases(command) => command.purchases(terminal),
            Self::Ceilings(_) => Err(not_yet("report ceilings")),
            Self::Contributions(_) => Err(not_yet("report contributions")),
        }
    }
}

impl Profit {
    fn run(self, terminal: &Terminal) -> Done {
        let carnet = terminal.open()?;
        let Period { months, client } = self.period;
        let request = months.asked(client);
        if let Some(figure) = self.rows {
            let ProfitRequest { from, to, month, year, client } = request;
            let (from, to) = (from.or_else(|| month.clone()).or_else(|| year.clone()), to.or(month).or(year));
            let request = ProfitRowsRequest { client: client.unwrap_or_default(), figure, from, to };
            return terminal.show(&reports::profit_rows(&carnet, request)?);
        }
        if self.csv {
            let mut csv = Vec::new();
            reports::profit_monthly_csv(&carnet, request, &mut csv)?;
            return terminal.write(&csv);
        }
        if self.monthly {
            return terminal.show(&reports::report_months(&carnet, request)?);
        }
        terminal.show(&reports::profit(&carnet, request)?)
    }
}
