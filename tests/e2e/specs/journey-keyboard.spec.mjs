// The journey that must always work, told with the keyboard alone: from the field that has the focus when the window opens,
// without one click. Where the focus goes by itself, the story says where; it presses no Tab that it does not count.
import assert from "node:assert/strict";
import { Keyboard } from "../gestures.mjs";
import { DEADLINE, ORDER, OTHER, PROSPECT, QUOTE, WEEK, WHO, journey } from "../journey.mjs";

/** Sends the quote in the panel. */
async function send({ window, hand }, followUp) {
  await window.find("quote-send");
  await hand.press("e");
  await hand.at("send-follow-up");
  await hand.write(followUp);
  await hand.press("Enter");
  await window.gone("send-form");
}

/** Issues the draft in the panel, its paper beside it. */
async function issue({ window, hand, see }, number) {
  await window.find("invoice-issue");
  await hand.press("Enter");
  await window.find("invoice-document");
  const draft = await see.drawn();
  await hand.press("i");
  await window.find("issue-dialog");
  await hand.press("Enter");
  await see.issued(number, draft);
}

journey("keyboard", Keyboard, {
  async 1({ window, hand }) {
    await hand.at("identity-name");
    await hand.write(WHO.name);
    await hand.fill("identity-address", WHO.address);
    await hand.fill("identity-siret", WHO.siret);
    await hand.choose("identity-vat", WHO.vat);
    await hand.fill("identity-iban", WHO.iban);
    await hand.press("Enter");
    await window.find("screen-today");
  },

  async 2({ window, hand, see }) {
    await hand.press("2");
    await window.find("screen-prospects");
    await window.find("new-open");
    await hand.press("n");
    await hand.at("new-name");
    await hand.write(PROSPECT.name);
    await hand.fill("new-source", PROSPECT.source);
    await hand.fill("new-address", PROSPECT.address);
    await hand.press("Control", "Enter");
    await window.find("log-form");
    await hand.press("c");
    for (const call of PROSPECT.calls) {
      await hand.at("log-note");
      await hand.write(call);
      await hand.press("Enter");
      await see.says("exchanges", new RegExp(call.slice(0, 9)));
    }
    await see.says("panel-next", /dans 3 j/);
  },

  async 3(told) {
    const { window, hand, see } = told;
    await hand.press("Escape");
    await window.gone("panel");
    await hand.press("q");
    await window.until(async () => (await (await window.find("quote-client")).getValue()) === PROSPECT.name, "the quote names the prospect");
    await hand.fill("quote-issue-date", QUOTE.issued);
    await hand.fill("line-0-description", QUOTE.title);
    await hand.fill("line-0-quantity", QUOTE.quantity);
    await hand.choose("line-0-unit", "h", "h");
    await hand.fill("line-0-price", QUOTE.price);
    await hand.fill("quote-estimate", QUOTE.estimate);
    await see.quoteIsGuarded();
    await hand.press("Control", "Enter");
    await send(told, QUOTE.followUp);
  },

  async 4({ window, hand, see }) {
    await hand.press("9");
    await see.says("days", /Studio Hœfler/);
    await hand.press("i");
    await see.says("feed-relances", /relances\.ics/);
    await hand.press("Escape");
    await window.gone("feeds-panel");
  },

  async 5(told) {
    const { window, hand, see } = told;
    await hand.press("3");
    await window.find("quote-new");
    await hand.press("n");
    await hand.at("quote-client");
    await hand.write(OTHER.client);
    await hand.tab("client-create");
    await hand.press("Enter");
    await window.gone("client-create");
    await hand.fill("line-0-description", OTHER.title);
    await hand.fill("line-0-price", OTHER.price);
    await see.says("total-net", /1\s800,00/);
    await hand.press("Control", "Enter");
    await send(told, OTHER.followUp);
    await hand.press("x");
    await hand.at("objection-need");
    await hand.press("ArrowDown");
    await hand.press("ArrowDown");
    await hand.fill("refuse-reply", OTHER.reply);
    await hand.press("Control", "Enter");
    await see.says("panel-state", /Refusé/);
  },

  async 6(told) {
    const { window, hand, see, signed } = told;
    await hand.press("ArrowDown");
    await see.says("quote-panel", /D2026-0001/);
    await hand.press("a");
    await hand.at("accept-signed");
    await hand.write(signed);
    await hand.fill("accept-on", ORDER.on);
    await hand.fill("accept-signatory", ORDER.signatory);
    await hand.press("Enter");
    await window.find("screen-missions");
    await see.says("stage-line", /20\s%[^]*40\s%[^]*40\s%/);
    await see.says("mission-hours", /160\sh/);
    await hand.press("d");
    await hand.at("deadline-date");
    await hand.write(DEADLINE.first.on);
    await hand.fill("deadline-reason", DEADLINE.first.reason);
    await hand.press("Enter");
    await see.says("deadlines", /18 décembre/);
    await hand.free();
    await hand.press("p");
    await see.proposed(/1\s440,00\s€/, /signé/);
    await issue(told, "F2026-0001");
  },

  async 7({ window, hand, see }) {
    await hand.press("4");
    const before = await see.burn();
    await hand.press("5");
    await window.find("hour-grid");
    await hand.press("PageUp");
    await window.find(`column-${WEEK[0][0]}`);
    const blocks = (count) => window.until(async () => (await window.page.$$('[data-testid="block"]').length) === count, `${count} blocks on the grid`);
    // On the grid: the cursor stands at nine o'clock of Monday; the morning is written down once, then copied from day to day.
    const production = WEEK.filter(([, , , , motive]) => motive === "production");
    await hand.press("Enter");
    await hand.at("edit-client");
    await hand.write("studio");
    await hand.press("Enter");
    await hand.fill("edit-to", "12:30");
    await hand.press("Enter");
    await blocks(1);
    for (let copy = 1; copy < production.length; copy += 1) {
      await hand.press("d");
      await blocks(copy + 1);
      await hand.press("Alt", "ArrowRight");
    }
    // In one line, wherever one is: day, times, client, motive.
    await hand.press("e");
    let count = production.length;
    for (const [day, from, to, client, motive] of WEEK.filter((entry) => !production.includes(entry))) {
      await hand.at("entry-line");
      const word = { phone: "appel", administration: "administratif", prospecting: "prospection" }[motive];
      await hand.write([`${day.slice(8)}/${day.slice(5, 7)} ${from}-${to}`, client && "studio", word].filter(Boolean).join(" "));
      await see.says("entry-said", client ? /Studio Hœfler/ : /min|h/);
      await hand.press("Enter");
      await window.gone("entry-said");
      count += 1;
      await blocks(count);
    }
    await hand.press("Escape");
    await hand.press("4");
    await see.says("mission-worked", /18\sh\s15/, "the hours of the week");
    assert.notDeepEqual((await see.burn()).rate, before.rate, "the real rate moved");
  },

  async 8(told) {
    const { hand, see } = told;
    await hand.press("v");
    await hand.at("validate-by");
    await hand.write(ORDER.signatory);
    await hand.press("Enter");
    await see.says("stage-fact-2", /Anaïs Hœfler/);
    await hand.free();
    await hand.press("p");
    await see.proposed(/2\s880,00\s€/, /validée/);
    await issue(told, "F2026-0002");
  },

  async 9({ hand, see }) {
    await hand.press("m");
    await see.says("deadlines", /18 décembre/);
    await hand.press("d");
    await hand.at("deadline-date");
    await hand.write(DEADLINE.then.on);
    await hand.fill("deadline-reason", DEADLINE.then.reason);
    await hand.press("Enter");
    await see.says("deadlines", /8 janvier[^]*trois semaines plus tard/);
    await hand.free();
  },

  async 10(told) {
    const { hand, see, window } = told;
    await hand.press("v");
    await hand.at("validate-by");
    await hand.press("Enter");
    await window.find("propose-3");
    await hand.free();
    await hand.press("p");
    await see.proposed(/2\s880,00\s€/, /livrée/);
    await issue(told, "F2026-0003");
    const deducted = await window.page.execute(() => [...document.querySelectorAll("[data-testid='deduction']")].map((one) => one.innerText));
    assert.equal(deducted.length, 2, "both deposits are deducted on screen");
  },

  async 12({ hand, see, window }) {
    await hand.press("Escape");
    await window.find("invoice-panel");
    for (const number of ["F2026-0003", "F2026-0002", "F2026-0001"]) {
      if (number !== "F2026-0003") await hand.press("ArrowDown");
      await see.says("invoice-panel", new RegExp(number));
      await hand.press("p");
      await window.find("pay-form");
      await hand.at("pay-amount");
      await hand.press("Enter");
      await window.gone("pay-form");
    }
    await hand.press("7");
    await window.find("report");
    await hand.press("ArrowDown");
    await see.trueHour();
  },
});
