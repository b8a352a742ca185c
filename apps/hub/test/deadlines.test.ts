import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import type { Person } from "../src/accounts/account.ts";
import { changeCampaign, openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { deposit } from "../src/deposits/deposit.ts";
import {
  campaignActions,
  campaignPhases,
  campaignRelations,
  mayInCampaign,
  phaseOf,
} from "../src/rules/campaign-phases.ts";
import { personOf, type TestHub, testHub } from "./fixture.ts";

/** Who may, in letters: p partner, o other partner or lead of another team, l lead, r reviewer, a administrator. Written from the rules, not from the code. */
const matrix = `
  phase     | deposit | change | comment | read_comment | assemble | preview | preview_own | publish | archive | renew | cancel | withdraw_edition | correct
  open      | p       | l      | pl      | plr          | l        | lr      | p           | l       |         | l     | l      |                  |
  extended  | p       | l      | pl      | plr          | l        | lr      | p           | l       |         | l     | l      |                  |
  overdue   |         | l      | pl      | plr          | l        | lr      | p           | l       |         | l     | l      |                  |
  published |         |        |         | plr          |          |         |             |         | l       | l     |        | l                | l
  archived  |         |        |         | plr          |          |         |             |         |         | l     |        | l                | l
  cancelled |         |        |         | plr          |          |         |             |         |         |       |        |                  |`;
const [head = [], ...rows] = matrix
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("the whole matrix: phase, action, who", () => {
  expect(rows.map(([phase]) => phase)).toEqual(campaignPhases);
  expect(head.slice(1)).toEqual(campaignActions);
  for (const phase of campaignPhases)
    for (const action of campaignActions) {
      const found = campaignRelations.filter((relation) => mayInCampaign(relation, action, phase));
      const cell = rows.find(([one]) => one === phase)?.[head.indexOf(action)] ?? "";
      expect([phase, action, found.map(([first]) => first).join("")]).toEqual([phase, action, cell]);
    }
});

test.each([
  ["the day of the deadline", "open", "2026-03-31", null, "open"],
  ["the day after", "open", "2026-04-01", null, "overdue"],
  ["the day after, for one who has more time", "open", "2026-04-01", { lateUntil: "2026-04-02" }, "extended"],
  ["the last day of who has more time", "open", "2026-04-02", { lateUntil: "2026-04-02" }, "extended"],
  ["the day after that", "open", "2026-04-03", { lateUntil: "2026-04-02" }, "overdue"],
  ["long after, a bundle that was returned", "open", "2026-06-01", { isReturned: true }, "extended"],
  [
    "a published campaign, whoever had more time",
    "published",
    "2026-04-01",
    { isReturned: true },
    "published",
  ],
] as const)("%s", (_, state, today, partner, phase) => {
  const terms = partner === null ? null : { lateUntil: null, isReturned: false, ...partner };
  expect(phaseOf({ state, closes_on: "2026-03-31" }, today, terms)).toBe(phase);
});

describe("a campaign that closes on 31 March, in Paris", () => {
  let service: TestHub;
  let lead: Person;
  let caf: Person;
  let campaign = "";
  let sent = 0;
  const terms = { title: "Essai", message: "", closesOn: "2026-03-31" };
  const at = (instant: string) => {
    service.clock = Date.parse(instant);
  };
  /** Refused once it is read: it is no bundle. What counts is whether it is taken. */
  const taken = () =>
    deposit(service.hub, caf, {
      campaign,
      partner: "caf",
      bytes: new TextEncoder().encode(`no bundle ${sent++}`),
      message: "",
    }).then(
      () => "taken",
      ({ errors }: { readonly errors: readonly { readonly code: string }[] }) => errors[0]?.code,
    );
  const delay = (day: string, closesOn = terms.closesOn) =>
    changeCampaign(service.hub, lead, campaign, { ...terms, closesOn, lateUntil: new Map([["caf", day]]) });

  beforeAll(async () => {
    service = await testHub();
    lead = await personOf(service.hub, "lead", "Observatoire");
    caf = await personOf(service.hub, "partner", "Caf");
    const study = await storeStudy(service.hub, lead, { name: "etude.vigie", bytes: studyZip(newStudy()) });
    const institutions = new Map([["caf", "Caf"]]);
    campaign = await openCampaign(service.hub, lead, { ...terms, study, institutions, previous: null });
  });
  afterAll(async () => service.close());

  test("the day ends at midnight there, not in Greenwich; what comes later is refused and leaves no file", async () => {
    at("2026-03-31T21:59:00Z");
    expect(await taken()).toBe("taken");
    const before = await service.hub.blobs.names();
    at("2026-03-31T22:01:00Z");
    expect(await taken()).toBe("hub/deadline-over");
    expect(await service.hub.blobs.names()).toEqual(before);
  });

  test("a clock that goes back opens nothing again", async () => {
    at("2026-04-02T09:00:00Z");
    expect(await taken()).toBe("hub/deadline-over");
    await personOf(service.hub, "reviewer", "Insee");
    at("2026-03-31T09:00:00Z");
    expect(await taken()).toBe("hub/clock-backwards");
    at("2026-04-02T09:00:00Z");
  });

  test("the lead gives one partner more time, which is in the journal; then takes it back", async () => {
    await expect(delay("2026-04-01")).rejects.toMatchObject({ errors: [{ code: "hub/delay-too-short" }] });
    await delay("2026-04-10");
    expect(await taken()).toBe("taken");
    at("2026-04-11T09:00:00Z");
    expect(await taken()).toBe("hub/deadline-over");
    // One that is over, and is sent again with the form, hinders nothing.
    await delay("2026-04-10");
    await delay("");
    const lines = await service.hub.database
      .selectFrom("journal")
      .select(["account", "detail"])
      .where("act", "=", "participation.delayed")
      .execute();
    expect(lines.map(({ account, detail }) => [account, JSON.parse(detail)])).toEqual([
      [lead.id, { partner: "caf", until: "2026-04-10" }],
      [lead.id, { partner: "caf", until: "" }],
    ]);
  });

  test("the lead moves the deadline for everybody, to a day that is not past", async () => {
    await expect(delay("", "2026-04-10")).rejects.toMatchObject({ errors: [{ code: "hub/deadline-past" }] });
    await delay("", "2026-04-30");
    expect(await taken()).toBe("taken");
  });

  test("a bundle that reviewers returned is corrected after the deadline", async () => {
    at("2026-05-15T09:00:00Z");
    expect(await taken()).toBe("hub/deadline-over");
    const [last] = await service.hub.database.selectFrom("deposit").select("id").execute();
    await service.hub.database
      .updateTable("deposit")
      .set({ state: "returned" })
      .where("id", "=", last?.id ?? "")
      .execute();
    expect(await taken()).toBe("taken");
  });

  test("nothing comes in once it is published", async () => {
    await service.hub.database.updateTable("campaign").set({ state: "published" }).execute();
    expect(await taken()).toBe("hub/campaign-closed");
    await expect(delay("2026-06-30")).rejects.toMatchObject({ errors: [{ code: "hub/campaign-closed" }] });
  });
});
