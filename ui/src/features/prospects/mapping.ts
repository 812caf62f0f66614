/** Which field each column of a file feeds, in the order of the file; none: the column is not read. */
export type Mapping = (string | null)[];

/** Gives a column a field. A field has one column: another that fed it is not read any more. */
export function assigned(mapping: readonly (string | null)[], column: number, field: string | null): Mapping {
  return mapping.map((before, at) => (at === column ? field : field !== null && before === field ? null : before));
}

/** Whether two mappings say the same. */
export function same(a: readonly (string | null)[], b: readonly (string | null)[]): boolean {
  return a.length === b.length && a.every((field, at) => field === b[at]);
}
