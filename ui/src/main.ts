import "@fontsource-variable/inter/wght.css";
import "$shared/style/base.css";
import { mount } from "svelte";
import App from "$app/App.svelte";
import { watchForTrouble } from "$app/trouble";
import { language } from "$shared/i18n/index.svelte";

watchForTrouble();
document.documentElement.lang = language.current;

const place = localStorage.getItem("carnet.place");
if (!location.hash && place) location.hash = place;

mount(App, { target: document.getElementById("app")! });
