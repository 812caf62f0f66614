import { words } from "$shared/i18n/index.svelte";

export const w = words(
  {
    title: "Guide",
    pages: "Pages du guide",
    answers: "Ce que cet écran répond",
    first: "La première fois",
    ways: "Et aussi",
    keys: "Touches",
    wont: "Ce qu'il ne fera pas",
    picture: (screen: string) => `L'écran ${screen}, sur le carnet de démonstration`,
    openScreen: "Ouvrir cet écran",
    next: "Page suivante",
    previous: "Page précédente",
    back: "Revenir",
  },
  {
    title: "Guide",
    pages: "Pages of the guide",
    answers: "What this screen answers",
    first: "The first time",
    ways: "And also",
    keys: "Keys",
    wont: "What it will not do",
    picture: (screen: string) => `The screen ${screen}, on the demonstration book`,
    openScreen: "Open this screen",
    next: "Next page",
    previous: "Previous page",
    back: "Go back",
  },
);
