import "@fontsource-variable/inter/wght.css";
import "$shared/style/base.css";
import "$shared/theme.svelte";
import { mount } from "svelte";
import App from "$app/App.svelte";
import { screenOf } from "$app/screens";
import { watchForTrouble } from "$app/trouble";
import { setZoom } from "$ipc/client";
import { setSentences } from "$ipc/failures";
import { language, sentence } from "$shared/i18n/index.svelte";
import { route } from "$shared/route.svelte";
import { zoomAsLeft } from "$shared/zoom.svelte";

watchForTrouble();
setSentences(sentence);
document.documentElement.lang = language.current;

// Read while the book is opened, not after. Should it fail, the frame asks again and says so.
screenOf(route.screen).page?.().catch(() => undefined);

void zoomAsLeft(setZoom)
  .then(() => mount(App, { target: document.getElementById("app")! }))
  .finally(() => document.getElementById("picture")?.remove());
