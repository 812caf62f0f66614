import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const ICON = /[\\/]@lucide[\\/]svelte[\\/]dist[\\/]icons[\\/][\w-]+\.svelte$/;
type Shape = [tag: string, attributes: Record<string, string>];

const written = ([tag, attributes]: Shape): string =>
  `<${tag} ${Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(" ")} />`;

/**
 * Icons as plain markup. The package draws each of them from data at run time, an element and its attributes at a time: for
 * the twenty of the first screen that takes as long as all the rest of it. Takes `size`, `strokeWidth` and `aria-label`;
 * without a label an icon is decoration.
 */
export function plainIcons(): Plugin {
  return {
    name: "plain-icons",
    enforce: "pre",
    load(id) {
      if (!ICON.test(id)) return null;
      const data = /const iconData = (\{.*\});/.exec(readFileSync(id, "utf8"))?.[1];
      if (!data) this.error(`${id} has no icon in the shape that ui/icons.ts knows`);
      const icon = JSON.parse(data) as { name: string; size: number; node: Shape[] };
      return `<script>
  let { size = ${icon.size}, strokeWidth = 2, "aria-label": label = undefined } = $props();
</script>
<svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 ${icon.size} ${icon.size}" fill="none" stroke="currentColor" stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round" class="lucide-icon lucide lucide-${icon.name}" role={label ? "img" : undefined} aria-label={label} aria-hidden={label ? undefined : "true"}>${icon.node.map(written).join("")}</svg>`;
    },
  };
}
