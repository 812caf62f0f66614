interface Named {
  name: string;
}

/** Accents and case do not matter when one looks for a name. */
function folded(text: string, language: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(language).trim();
}

/** The records that a typed text may mean: names that start with it first, then those with a word that does, then the rest that hold it. */
export function suggested<T extends Named>(options: readonly T[], typed: string, language: string): T[] {
  const wanted = folded(typed, language);
  if (wanted === "") return [...options];
  const rank = ({ name }: T): number => {
    const text = folded(name, language);
    if (text.startsWith(wanted)) return 0;
    if (text.split(/[\s'’-]+/).some((word) => word.startsWith(wanted))) return 1;
    return text.includes(wanted) ? 2 : 3;
  };
  return options
    .map((option) => ({ option, at: rank(option) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .map(({ option }) => option);
}
