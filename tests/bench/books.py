"""Books and files for the measurements, made through `carnet` itself as a user would; the yardsticks' own SQLite files beside them."""
import csv
import datetime
import json
import shutil
import sqlite3
import time

from timer import output

SIZES = {"18k": 18_400, "184k": 184_000, "920k": 920_000}
TODAY = "2026-06-30"
CLIENT = "Atelier Noé"  # the client that tests/examples/speed.rs asks for
PER_FILE = 184_000  # a larger file passes the size that Carnet reads
UNITS = {"h": "h", "j": "d", "forfait": "lump"}


class Books:
    def __init__(self, work, carnet, env):
        self.work, self.carnet, self.env = work, carnet, env
        self.data = work / "data"

    def run(self, book, *words):
        """Runs `carnet` on a book and returns its JSON."""
        out = output([self.carnet, "--book", str(self.work / book), "--today", TODAY, "--json", *words], self.env)
        return json.loads(out) if out.strip() else None

    def empty(self, book):
        """Makes a book with one client."""
        shutil.rmtree(self.work / book, ignore_errors=True)
        self.run(
            book, "init", "--name", "Anaïs Bérenger", "--address", "12 bis rue de l'Église\\n25000 Besançon", "--siret", "73282932000074",
            "--status", "ei", "--vat", "receipts", "--vat-number", "FR44732829320", "--iban", "FR1420041010050500013M02606",
            "--email", "anais@exemple.invalid", "--target-rate", "60", "--logo", str(self.data / "logo.png"),
        )  # fmt: skip
        self.run(book, "client", "add", CLIENT, "--address", "5 avenue du Maréchal-Foch\\n69006 Lyon")

    def hours(self, tag):
        """Makes the book of one size and the yardstick's files of the same entries; returns how long the import took a row, in µs."""
        book, source = f"hours-{tag}", self.data / f"entries_{tag}.csv"
        self.empty(book)
        rows = source.read_text(encoding="utf-8").splitlines()
        took, added = 0, 0
        for start in range(1, len(rows), PER_FILE):
            part = self.work / "part.csv"
            part.write_text("\n".join([rows[0], *rows[start : start + PER_FILE]]) + "\n", encoding="utf-8")
            begun = time.perf_counter()
            done = self.run(book, "hours", "import", str(part), "--format", "csv", "--create-clients")
            took += time.perf_counter() - begun
            added += done["added"]
        if added != SIZES[tag]:
            raise RuntimeError(f"{added} of {SIZES[tag]} entries went in: {done['refused'][:3]}")
        file = sqlite3.connect(self.work / book / "carnet.sqlite3")
        file.execute("pragma wal_checkpoint(truncate)")
        file.close()
        self.yardstick(tag, source)
        return took / added * 1e6

    def yardstick(self, tag, source):
        """One narrow row an entry with a covering index, and the sums a trigger would keep: what `limit_sql` reads."""
        for kind in ("scan", "sums"):
            path = self.work / f"{kind}-{tag}.db"
            path.unlink(missing_ok=True)
            db = sqlite3.connect(path)
            db.executescript(
                "pragma journal_mode = wal; create table client (id integer primary key, code text not null) strict;"
                "create table entry (id integer primary key, day integer not null, ym integer not null, start_min integer not null,"
                " minutes integer not null, client_id integer not null, rate_cents integer not null, billable integer not null) strict;"
            )
            with source.open(encoding="utf-8") as lines:
                rows = list(csv.DictReader(lines))
            db.executemany("insert or ignore into client values (?, ?)", {(int(r["client_id"]), r["client"]) for r in rows})
            db.executemany("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?)", (narrow(r) for r in rows))
            if kind == "scan":
                db.execute("create index entry_report on entry (ym, client_id, minutes, rate_cents)")
            else:
                db.execute(
                    "create table month_client (ym integer, client_id integer, minutes integer not null, cents60 integer not null,"
                    " primary key (ym, client_id)) strict, without rowid"
                )
                db.execute("insert into month_client select ym, client_id, sum(minutes), sum(minutes * rate_cents) from entry group by 1, 2")
            db.commit()
            db.execute("analyze")
            db.commit()
            db.execute("pragma wal_checkpoint(truncate)")
            db.close()

    def invoices(self):
        """Issues the 200 made-up invoices, and in another book a final invoice of the same lines that deducts two deposits."""
        self.empty("invoices")
        known = {CLIENT}
        for path in sorted((self.data / "invoices").glob("*.json")):
            made_up = json.loads(path.read_text(encoding="utf-8"))
            name, address = made_up["buyer"]["name"], "\\n".join(made_up["buyer"]["addr"][:2])
            if name not in known:
                known.add(name)
                self.run("invoices", "client", "add", name, "--address", address)
            draft = self.run("invoices", "invoice", "new", "--client", name, "--subject", f"Prestations {made_up['period']}", *lines(made_up))
            self.run("invoices", "invoice", "issue", str(draft["id"]))
        return self.final(made_up)

    def final(self, made_up):
        book = "mission"
        self.empty(book)
        signed = self.work / "signed.txt"
        signed.write_text("Bon pour accord\n", encoding="utf-8")
        quote = self.run(
            book, "quote", "new", "--client", CLIENT, "--subject", "Refonte du site", "--estimate", "120h", "--schedule", "30/25/45", *lines(made_up)
        )["number"]
        self.run(book, "quote", "send", quote, "--follow-up", "+3d")
        mission = self.run(book, "quote", "accept", quote, "--signed", str(signed), "--on", TODAY)
        for stage in ("1", "2", "3"):
            if stage != "1":
                self.run(book, "mission", "stage", "validate", str(mission["id"]), stage)
            for draft in self.run(book, "invoice", "propose")["invoices"]:
                issued = self.run(book, "invoice", "issue", str(draft["id"]))
        if len(issued["deductions"]) != 2:
            raise RuntimeError(f"{issued['number']} deducts {len(issued['deductions'])} deposits instead of two")
        return issued["number"]


def narrow(row):
    date = datetime.date.fromisoformat(row["date"])
    start = int(row["start"][:2]) * 60 + int(row["start"][3:])
    whole = (int(row[key]) for key in ("minutes", "client_id", "rate_cents", "billable"))
    return int(row["id"]), date.toordinal(), date.year * 12 + date.month - 1, start, *whole


def lines(made_up):
    """Returns the lines of a made-up invoice as they are typed."""
    words = []
    for line in made_up["lines"]:
        text = f"{line['title']}\\n{line['detail']}".replace(";", "\\;")
        hundredths = lambda n: f"{n // 100},{n % 100:02d}"  # noqa: E731
        words += ["--line", f"{text};{hundredths(line['qty_hundredths'])};{UNITS[line['unit']]};{hundredths(line['unit_cents'])};{hundredths(line['vat_bp'])}"]
    return words
