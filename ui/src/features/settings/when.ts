import { date } from "$shared/format";
import { language } from "$shared/i18n/index.svelte";

/** The moment of an instant ("2026-11-23T08:05:00Z") on the clock of this computer: "23 nov. 2026 à 09:05". */
export function when(instant: string): string {
  const at = new Date(instant);
  const two = (figure: number) => String(figure).padStart(2, "0");
  const day = date(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`);
  return `${day}${language.current === "fr" ? " à " : " at "}${two(at.getHours())}:${two(at.getMinutes())}`;
}
