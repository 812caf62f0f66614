import { remember, remembered } from "$shared/remember";

const state = $state({ hidden: remembered("amounts", ["shown", "hidden"], "shown") === "hidden" });

/** Whether amounts are hidden (someone looks at the screen); every Amount follows it. */
export const privacy = {
  get hidden(): boolean {
    return state.hidden;
  },
  toggle(): void {
    state.hidden = !state.hidden;
    remember("amounts", state.hidden ? "hidden" : "shown");
  },
};
