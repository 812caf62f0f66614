/* The least work of a report: one process opens a SQLite file, runs one statement, prints CSV. usage: limit_sql FILE SQL */
#include <sqlite3.h>
#include <stdio.h>

int main(int count, char **words) {
  sqlite3 *db;
  sqlite3_stmt *statement;
  if (count != 3 || sqlite3_open_v2(words[1], &db, SQLITE_OPEN_READONLY, 0)) return 1;
  sqlite3_exec(db, "pragma mmap_size=268435456; pragma cache_size=-65536", 0, 0, 0);
  if (sqlite3_prepare_v2(db, words[2], -1, &statement, 0)) {
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    return 2;
  }
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(statement); i++) printf(i ? ",%s" : "%s", sqlite3_column_text(statement, i));
    putchar('\n');
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return 0;
}
