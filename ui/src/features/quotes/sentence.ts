import { money, percent } from "$shared/format";
import { w } from "./words";

interface Stage {
  percent: string;
  trigger: string;
  net: string;
}

const WHEN: Record<string, () => string> = { order: () => w.order, midway: () => w.midway, delivery: () => w.delivery };

/** The schedule as one says it: "20 % à la commande (1 200,00 €), 40 % à mi-mission (2 400,00 €), …". */
export function scheduleSentence(stages: readonly Stage[], hidden: boolean): string {
  return stages
    .map(({ percent: share, trigger, net }) =>
      [percent(share, 2), WHEN[trigger]?.() ?? trigger, ...(hidden ? [] : [`(${money(net)})`])].join(" "),
    )
    .join(", ");
}
