//! Purchases: received invoices and expenses.

use carnet_app::expenses;
use carnet_app::wire::expenses::{
    Expense, ExpenseEdit, ExpenseFile, ExpenseId, ExpenseImport, ExpenseImportRequest, ExpensePayment,
    ExpenseRequest, Expenses, ExpensesRequest,
};
use carnet_app::wire::invoices::Invoice;
use carnet_app::wire::{Nothing, Outcome};

super::commands! {
    list_expenses(ExpensesRequest) => Expenses = expenses::list;
    show_expense(ExpenseId) => Expense = expenses::show;
    import_expense(ExpenseImportRequest) => Outcome<ExpenseImport> = expenses::import;
    add_expense(ExpenseRequest) => Outcome<Expense> = expenses::add;
    edit_expense(ExpenseEdit) => Outcome<Expense> = expenses::edit;
    delete_expense(ExpenseId) => Outcome<Nothing> = expenses::delete;
    pay_expense(ExpensePayment) => Outcome<Expense> = expenses::pay;
    bill_expense(ExpenseId) => Outcome<Invoice> = expenses::bill;
    expense_file(ExpenseId) => ExpenseFile = expenses::file;
}
