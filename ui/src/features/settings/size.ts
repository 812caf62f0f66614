import { number } from "$shared/format";
import { language } from "$shared/i18n/index.svelte";

/** A number of bytes as people read it: 1 536 000 → "1,5 Mo" or "1.5 MB"; thousands, as file managers count. */
export function size(bytes: number): string {
  const [byte, units] = language.current === "fr" ? ["octets", ["ko", "Mo", "Go"]] : ["bytes", ["kB", "MB", "GB"]];
  if (bytes < 1000) return `${bytes}\u00a0${byte}`;
  let value = bytes / 1000;
  let at = 0;
  while (value >= 999.95 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  return `${number(String(Number(value.toFixed(1))), 1)}\u00a0${units[at]}`;
}
