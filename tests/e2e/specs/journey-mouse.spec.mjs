// The journey that must always work, told with the mouse: clicks, drags on the hour grid, the keyboard only in fields.
import assert from "node:assert/strict";
import { Mouse } from "../gestures.mjs";
import { DEADLINE, ORDER, OTHER, PROSPECT, QUOTE, WEEK, WHO, journey } from "../journey.mjs";

/** Where a time of a day stands on the grid, some minutes beside it. */
async function at({ page }, day, clock, beside) {
  const [hours, minutes] = clock.split(":").map(Number);
  return page.execute(
    (day, minute) => {
      const { left, width, top } = document.querySelector(`[data-day="${day}"]`).getBoundingClientRect();
      return { x: Math.round(left + width / 2), y: Math.round(top + minute * 0.8) };
    },
    day,
    hours * 60 + minutes + beside,
  );
}

/** Issues the draft in the panel, its paper beside it. */
async function issue({ hand, see }, number) {
  await hand.click("invoice-open");
  const draft = await see.drawn();
  await hand.click("invoice-issue");
  await hand.click("issue-confirm");
  await see.issued(number, draft);
}

journey("mouse", Mouse, {
  async 1({ window, hand }) {
    await hand.fill("identity-name", WHO.name);
    await hand.fill("identity-address", WHO.address);
    await hand.fill("identity-siret", WHO.siret);
    await hand.choose("identity-vat", WHO.vat);
    await hand.fill("identity-iban", WHO.iban);
    await hand.click("identity-create");
    await window.find("screen-today");
  },

  async 2({ window, hand, see }) {
    await hand.click("nav-prospects");
    await hand.click("new-open");
    await hand.fill("new-name", PROSPECT.name);
    await hand.fill("new-source", PROSPECT.source);
    await hand.fill("new-address", PROSPECT.address);
    await hand.click("new-create");
    await window.find("log-form");
    for (const call of PROSPECT.calls) {
      await hand.fill("log-note", call);
      await hand.click("log-save");
      await see.says("exchanges", new RegExp(call.slice(0, 9)));
    }
    await see.says("panel-next", /dans 3 j/);
  },

  async 3({ window, hand, see }) {
    await hand.click("panel-quote");
    await window.until(async () => (await (await window.find("quote-client")).getValue()) === PROSPECT.name, "the quote names the prospect");
    await hand.fill("quote-issue-date", QUOTE.issued);
    await hand.fill("line-0-description", QUOTE.title);
    await hand.fill("line-0-quantity", QUOTE.quantity);
    await hand.choose("line-0-unit", "h");
    await hand.fill("line-0-price", QUOTE.price);
    await hand.fill("quote-estimate", QUOTE.estimate);
    await see.quoteIsGuarded();
    await hand.click("quote-save");
    await hand.click("quote-send");
    await hand.fill("send-follow-up", QUOTE.followUp);
    await hand.click("send-submit");
    await window.gone("send-form");
  },

  async 4({ hand, see }) {
    await hand.click("nav-agenda");
    await see.says("days", /Studio Hœfler/);
    await hand.click("feeds-open");
    await see.says("feed-relances", /relances\.ics/);
  },

  async 5({ window, hand, see }) {
    await hand.click("nav-quotes");
    await hand.click("quote-new");
    await hand.fill("quote-client", OTHER.client);
    await hand.click("client-create");
    await window.gone("client-create");
    await hand.fill("line-0-description", OTHER.title);
    await hand.fill("line-0-price", OTHER.price);
    await see.says("total-net", /1\s800,00/);
    await hand.click("quote-save");
    await hand.click("quote-send");
    await hand.fill("send-follow-up", OTHER.followUp);
    await hand.click("send-submit");
    await window.gone("send-form");
    await hand.click("quote-refuse");
    await hand.click("objection-money");
    await hand.fill("refuse-reply", OTHER.reply);
    await hand.click("refuse-submit");
    await see.says("panel-state", /Refusé/);
  },

  async 6(told) {
    const { window, hand, see, signed } = told;
    await hand.row("D2026-0001");
    await see.says("quote-panel", /D2026-0001/);
    await hand.click("quote-accept");
    await hand.fill("accept-signed", signed);
    await hand.fill("accept-on", ORDER.on);
    await hand.fill("accept-signatory", ORDER.signatory);
    await hand.click("accept-submit");
    await window.find("screen-missions");
    await see.says("stage-line", /20\s%[^]*40\s%[^]*40\s%/);
    await see.says("mission-hours", /160\sh/);
    await hand.fill("deadline-date", DEADLINE.first.on);
    await hand.fill("deadline-reason", DEADLINE.first.reason);
    await hand.click("deadline-set");
    await see.says("deadlines", /18 décembre/);
    await hand.click("propose-1");
    await see.proposed(/1\s440,00\s€/, /signé/);
    await issue(told, "F2026-0001");
  },

  async 7({ window, hand, see }) {
    await hand.click("nav-missions");
    const before = await see.burn();
    await hand.click("nav-hours");
    await hand.click("hours-before");
    await window.find(`column-${WEEK[0][0]}`);
    for (const [index, [day, from, to, client, motive]] of WEEK.entries()) {
      // A drag paints the quarters that it touches, the last one, too.
      await hand.drag(await at(window, day, from, 5), await at(window, day, to, -5));
      const chosen = await (await window.find(`motive-${motive}`)).getAttribute("aria-checked");
      if (chosen !== "true") await hand.click(`motive-${motive}`);
      // The client of the entry before is proposed; hours for nobody propose nobody.
      const proposed = async () => (await window.find("edit-client")).getValue();
      if (index === 0) await hand.fill("edit-client", client);
      await window.until(async () => (await proposed()) === (client ?? ""), `${client ?? "nobody"} proposed, not ${await proposed()}`);
      await hand.click("edit-save");
      await window.gone("entry-editor");
      await window.until(async () => (await window.page.$$('[data-testid="block"]').length) === index + 1, `${index + 1} blocks on the grid`);
    }
    await hand.click("nav-missions");
    await see.says("mission-worked", /18\sh\s15/, "the hours of the week");
    assert.notDeepEqual((await see.burn()).rate, before.rate, "the real rate moved");
  },

  async 8(told) {
    const { hand, see } = told;
    await hand.fill("validate-by", ORDER.signatory);
    await hand.click("validate-do");
    await see.says("stage-fact-2", /Anaïs Hœfler/);
    await hand.click("propose-2");
    await see.proposed(/2\s880,00\s€/, /validée/);
    await issue(told, "F2026-0002");
  },

  async 9({ hand, see }) {
    await hand.click("invoice-mission");
    await hand.fill("deadline-date", DEADLINE.then.on);
    await hand.fill("deadline-reason", DEADLINE.then.reason);
    await hand.click("deadline-set");
    await see.says("deadlines", /8 janvier[^]*trois semaines plus tard/);
  },

  async 10(told) {
    const { hand, see, window } = told;
    await hand.click("validate-do");
    await hand.click("propose-3");
    await see.proposed(/2\s880,00\s€/, /livrée/);
    await issue(told, "F2026-0003");
    const deducted = await window.page.execute(() => [...document.querySelectorAll("[data-testid='deduction']")].map((one) => one.innerText));
    assert.equal(deducted.length, 2, "both deposits are deducted on screen");
  },

  async 12({ hand, see, window }) {
    for (const number of ["F2026-0003", "F2026-0002", "F2026-0001"]) {
      if (number !== "F2026-0003") await hand.row(number);
      await hand.click("invoice-pay");
      await hand.click("pay-submit");
      await window.gone("pay-form");
    }
    await hand.click("nav-profitability");
    await window.find("report");
    await hand.row(PROSPECT.name);
    await see.trueHour();
  },
});
