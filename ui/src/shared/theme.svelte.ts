import { remember, remembered } from "$shared/remember";

export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

const chosen = $state({ theme: remembered("theme", THEMES, "system") });
const dark = matchMedia("(prefers-color-scheme: dark)");

function apply(): void {
  const night = chosen.theme === "dark" || (chosen.theme === "system" && dark.matches);
  document.documentElement.dataset["theme"] = night ? "dark" : "light";
}

export const theme = {
  get current(): Theme {
    return chosen.theme;
  },
  set(next: Theme): void {
    chosen.theme = next;
    remember("theme", next);
    apply();
  },
};

dark.addEventListener("change", apply);
apply();
