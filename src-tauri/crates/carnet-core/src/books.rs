//! The books that the law asks for, and what they are written as.

crate::words! {
    /// A book.
    Book {
        /// Livre des recettes (CGI art. 50-0, 102 ter).
        Receipts = "receipts",
        /// Registre des achats.
        Purchases = "purchases",
        /// Entries of a period, for an accountant.
        Accounting = "accounting",
        /// Fichier des écritures comptables of a closed year (LPF art. L47 A).
        Fec = "fec",
    }
}

crate::words! {
    /// What a book is written as.
    BookFormat {
        /// For spreadsheets.
        Csv = "csv",
        /// For people.
        Pdf = "pdf",
        /// As the tax office reads it.
        Txt = "txt",
    }
}
