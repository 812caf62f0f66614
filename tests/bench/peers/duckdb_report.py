"""usage: duckdb_report.py WORK TAG -- minutes and money by client and month from DuckDB's own file, as CSV"""
import pathlib
import sys

import duckdb

work, tag = pathlib.Path(sys.argv[1]), sys.argv[2]
path = work / f"duck-{tag}.db"
if not path.exists():
    with duckdb.connect(str(path)) as db:
        db.execute(f"create table entry as select * from read_csv('{work}/data/entries_{tag}.csv')")
with duckdb.connect(str(path), read_only=True) as db:
    db.execute(
        "copy (select client, strftime(date, '%Y-%m') ym, sum(minutes) m, sum(minutes * rate_cents) // 60 c from entry"
        f" group by 1, 2 order by 1, 2) to '{work}/out/duckdb-{tag}.csv' (header)"
    )
