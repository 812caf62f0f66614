// The lists of the window and how they are scrolled, typed into and counted, for the specs that fill them. What happens in the page
// happens there, from one call: a driver's own round trip would be slower than what is measured.

/** Each list by its screen: the keys that lead to it, what scrolls, its rows, whether a text narrows it, what sorts it. */
export const LISTS = {
  prospects: { hash: "#/prospects", shows: "clients", find: "search", typed: "de la 12", sort: "name" },
  "prospects, board": { hash: "#/prospects", shows: "board", keys: ["b"], leave: ["l"], scrolls: "[data-testid='board'] [role='listbox']", rows: "card" },
  quotes: { hash: "#/quotes", shows: "quotes", find: "list-find", typed: "de la 12", sort: "client" },
  missions: { hash: "#/missions", shows: "missions", click: "filter-all", find: "search", typed: "de la 12", sort: "name" },
  invoices: { hash: "#/invoices", shows: "invoices", find: "list-find", typed: "de la 12", sort: "client" },
  received: { hash: "#/invoices/received", shows: "expenses", find: "list-find", typed: "de la 12", sort: "supplier" },
  receipts: { hash: "#/invoices/books", shows: "receipts", sort: "client" },
  purchases: { hash: "#/invoices/books/purchases", shows: "purchases", sort: "supplier" },
  agenda: { hash: "#/agenda", shows: "coming", keys: ["l"], leave: ["m"], rows: "line" },
  profitability: { hash: "#/profitability", shows: "clients", sort: "client" },
};

/** What is used in the page; set once in each. */
export const inPage = () => {
  if (window.lists) return;
  const next = () => new Promise((done) => requestAnimationFrame(done));
  /** The frame is painted: its own callbacks, its style and layout are over. */
  const painted = () =>
    next().then(() => {
      const channel = new MessageChannel();
      const told = new Promise((done) => (channel.port1.onmessage = done));
      channel.port2.postMessage(null);
      return told;
    });
  const asks = [];
  const ask = window.fetch;
  window.fetch = (address, options) => {
    const command = decodeURIComponent(String(address).split("/").at(-1));
    // The clock asks for the timer twice a minute, whatever the hand does.
    if (command !== "show_timer") asks.push(command);
    return ask.call(window, address, options);
  };
  const press = (key, held = {}) =>
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }));

  window.lists = {
    asks,
    /** The list that is scrolled: of several beside each other, the longest. */
    find: (where) => [...document.querySelectorAll(where)].sort((a, b) => b.scrollHeight - a.scrollHeight)[0],
    /** Milliseconds between `count` frames, before each of which `step` is done. */
    async frames(count, step) {
      const times = [];
      let last = await next();
      for (let at = 0; at < count; at += 1) {
        step(at);
        const now = await next();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    scroll(list, by) {
      const [before, end] = [list.scrollTop, list.scrollHeight - list.clientHeight];
      list.scrollTop = before >= end - 1 ? 0 : before + by;
    },
    press,
    painted,
    /**
     * Lays a copy of the list over it that no script moves, with some 300 rows that are there from the beginning: what scrolling such rows costs at
     * least. Returns what takes it away.
     */
    standing(list, rows) {
      const copy = list.cloneNode(true);
      const drawn = [...copy.querySelectorAll(`[data-testid="${rows}"]`)];
      const box = drawn[0].parentElement;
      const height = drawn[0].style.height ? parseFloat(drawn[0].style.height) : list.querySelector(`[data-testid="${rows}"]`).offsetHeight;
      for (let at = drawn.length; at < 300; at += 1) box.append(drawn[at % drawn.length].cloneNode(true));
      [...box.children].forEach((row, at) => (row.style.top = `${at * height}px`));
      box.style.height = `${300 * height}px`;
      list.after(copy);
      list.style.display = "none";
      window.lists.leave = () => {
        copy.remove();
        list.style.display = "";
      };
      return copy;
    },
    /** Milliseconds of work that a step takes until its layout is done, without waiting for a frame. */
    async work(list, steps, by) {
      const begun = performance.now();
      for (let at = 0; at < steps; at += 1) {
        window.lists.scroll(list, by);
        list.dispatchEvent(new Event("scroll"));
        await Promise.resolve();
        await Promise.resolve();
        list.getBoundingClientRect();
        list.firstElementChild?.lastElementChild?.getBoundingClientRect();
      }
      return performance.now() - begun;
    },
    /** How many elements are made, and how many lines stand there at most, at each step through a list. */
    async made(list, rows, steps, by) {
      let made = 0;
      let most = 0;
      let drawn = 0;
      const count = (node) => (node.nodeType === 1 ? 1 + node.querySelectorAll("*").length : 0);
      const seen = (records) => records.forEach(({ addedNodes }) => addedNodes.forEach((node) => (made += count(node))));
      const observer = new MutationObserver(seen);
      observer.observe(list, { childList: true, subtree: true });
      for (let at = 0; at < steps; at += 1) {
        made = 0;
        window.lists.scroll(list, by);
        await painted();
        seen(observer.takeRecords());
        most = Math.max(most, made);
        drawn = Math.max(drawn, list.querySelectorAll(`[data-testid="${rows}"]`).length);
      }
      observer.disconnect();
      return { made: most, drawn };
    },
  };
};
