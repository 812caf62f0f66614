// Five hundred texts that try to become something else than text: tags, events, encodings, templates, addresses, styles, ugly Unicode.
//
// Each of them, were it to run, would call `window.hit()`; were it to become an element, that element would carry `data-hostile`; were
// it to load something, it would ask `SERVER` for it.

const HIT = "window.hit()";

const TAGS = [
  (js, url) => `<script data-hostile>${js}</script>`,
  (js, url) => `<script data-hostile src="${url}"></script>`,
  (js) => `<img data-hostile src=x onerror="${js}">`,
  (js, url) => `<img data-hostile src="${url}">`,
  (js) => `<svg data-hostile onload="${js}"></svg>`,
  (js) => `<svg data-hostile><script>${js}</script></svg>`,
  (js) => `<svg data-hostile><animate onbegin="${js}" attributeName=x dur=1s></svg>`,
  (js, url) => `<svg data-hostile><image href="${url}" /></svg>`,
  (js, url) => `<svg data-hostile><use href="${url}#x" /></svg>`,
  (js) => `<math data-hostile><mtext><style><img src=x onerror="${js}"></style></mtext></math>`,
  (js, url) => `<iframe data-hostile src="${url}"></iframe>`,
  (js) => `<iframe data-hostile srcdoc="<script>parent.${js}</script>"></iframe>`,
  (js) => `<iframe data-hostile src="javascript:parent.${js}"></iframe>`,
  (js, url) => `<object data-hostile data="${url}"></object>`,
  (js, url) => `<embed data-hostile src="${url}">`,
  (js, url) => `<link data-hostile rel="stylesheet" href="${url}">`,
  (js, url) => `<style data-hostile>@import "${url}"; * { background: url(${url}) }</style>`,
  (js, url) => `<base data-hostile href="${url}">`,
  (js, url) => `<meta data-hostile http-equiv="refresh" content="0;url=${url}">`,
  (js) => `<a data-hostile href="javascript:${js}" autofocus onfocus="${js}">x</a>`,
  (js, url) => `<form data-hostile action="${url}"><button autofocus onfocus="${js}"></form>`,
  (js) => `<details data-hostile open ontoggle="${js}">x</details>`,
  (js) => `<input data-hostile autofocus onfocus="${js}">`,
  (js, url) => `<video data-hostile src="${url}" onerror="${js}" autoplay></video>`,
  (js, url) => `<audio data-hostile src="${url}" onerror="${js}"></audio>`,
  (js) => `<body data-hostile onload="${js}">`,
  (js) => `<marquee data-hostile onstart="${js}">x</marquee>`,
  (js) => `<div data-hostile style="animation-name:x" onanimationstart="${js}"></div>`,
  (js) => `<template data-hostile><img src=x onerror="${js}"></template>`,
  (js) => `<noscript data-hostile><p title="</noscript><img src=x onerror='${js}'>">`,
];

/** Ways out of the place where a text stands. */
const ESCAPES = [
  (text) => text,
  (text) => `">${text}`,
  (text) => `'>${text}`,
  (text) => `</textarea>${text}`,
  (text) => `</title>${text}`,
  (text) => `</script>${text}`,
  (text) => `--><!-- -->${text}`,
  (text) => `]]>${text}`,
  (text) => text.replace(/</g, "&lt;").replace(/>/g, "&gt;"),
  (text) => text.replace(/</g, "\\u003c").replace(/>/g, "\\x3e"),
  (text) => text.replace(/</g, "%3C").replace(/>/g, "%3E"),
  (text) => text.replace(/script|img|svg/gi, (word) => word.toUpperCase()),
  (text) => text.replace(/</g, "＜").replace(/>/g, "＞"),
  (text) => text.replace("data-hostile", "data-hostile x/y"),
];

const TEMPLATES = [
  `{{constructor.constructor('${HIT}')()}}`,
  `\${${HIT}}`,
  `{@html "<img data-hostile src=x onerror=${HIT}>"}`,
  `{#if ${HIT}}x{/if}`,
  `<%= ${HIT} %>`,
  `#{${HIT}}`,
  `[[${HIT}]]`,
  `\`\${${HIT}}\``,
  `");${HIT};//`,
  `');${HIT};//`,
  `";${HIT};"`,
  `\\");${HIT};//`,
  `__proto__`,
  `constructor`,
  `toString`,
  `#link("javascript:${HIT}")[x]`,
  `#eval("1")`,
  `#read("/etc/passwd")`,
  `$ sum $ #set page(width: 1pt)`,
  `*x* _y_ = z /* #import "x" */`,
];

const addresses = (server) => [
  `javascript:${HIT}`,
  `JaVaScRiPt:${HIT}`,
  `java\u00a0script:${HIT}`,
  `vbscript:${HIT}`,
  `data:text/html,<script data-hostile>${HIT}</script>`,
  `data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGl0KCk8L3NjcmlwdD4=`,
  `blob:${server}/x`,
  `file:///etc/passwd`,
  `//${server.replace("http://", "")}/x`,
  `${server}/adresse`,
  `tauri://localhost/../../etc/passwd`,
  `ipc://localhost/show_identity`,
  `![x](${server}/image.png)`,
  `[x](javascript:${HIT})`,
  `<${server}/auto>`,
  `background:url(${server}/fond)`,
  `expression(${HIT})`,
  `-moz-binding:url(${server}/x)`,
  `\\\\127.0.0.1\\partage`,
  `mailto:x@x.example?body=<img data-hostile src=x onerror=${HIT}>`,
];

/** Texts that are ugly rather than hostile. Control characters that the book refuses are not among them. */
const UGLY = [
  "\u202eecnatsnoc\u202c",
  "\u2066isolé\u2069",
  "a\u200bb\u200cc\u200dd\ufeff",
  `Zalgo ${"\u0300\u0301\u0302".repeat(60)}`,
  "😀👩‍👩‍👧‍👦🇫🇷🏳️‍🌈",
  "مرحبا بالعالم",
  "שלום עולם",
  "日本語の会社名",
  "CON",
  "a/b",
  "..",
  "../../etc/passwd",
  "x".repeat(180),
  "mot ".repeat(40),
  "=1+1",
  "@SUM(A1)",
  "+33612345678",
  "-2+3",
  "null",
  "NaN",
];

/** The first `count` texts, all different; `server` is the address that none of them may reach. */
export function hostileTexts(server, count = 500) {
  const texts = [...UGLY, ...TEMPLATES, ...addresses(server)];
  for (const escape of ESCAPES) {
    for (const [at, tag] of TAGS.entries()) texts.push(escape(tag(HIT, `${server}/${at}`)));
  }
  // The rest: the same again behind a name, as somebody would write them.
  for (let at = 0; texts.length < count; at += 1) texts.push(`Acme ${at} ${texts[60 + at]}`);
  return [...new Set(texts)].slice(0, count);
}
