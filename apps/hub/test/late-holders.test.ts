import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "../src/accounts/account.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { hubApp } from "../src/server.ts";
import { sendReminders } from "../src/tasks/daily-messages.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";
import { studyOfHolders } from "./study-of-holders.ts";
import { Visitor } from "./visitor.ts";

const ids = ["bobigny", "pantin", "bondy", "drancy"];
const terms = { title: "Essai", message: "", closesOn: "2026-12-31" };

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let lead: Person;
    let bobigny: Person;
    let study = "";
    let campaign = "";
    let visitor: Visitor;

    beforeAll(async () => {
      service = await open();
      const { hub } = service;
      lead = await personOf(hub, "lead", "Observatoire");
      bobigny = await personOf(hub, "partner", "CCAS de bobigny");
      await personOf(hub, "partner", "CCAS de pantin");
      await personOf(hub, "partner", "CCAS de bondy");
      const bytes = studyZip(studyOfHolders(ids));
      study = await storeStudy(hub, lead, { name: "etude.vigie", bytes });
      visitor = new Visitor(hubApp(hub));
    });
    afterAll(async () => service.close());

    /** Each test has a campaign of its own, the only one that is open, on the day after its deadline; Bondy has deposited. */
    beforeEach(async () => {
      const { hub } = service;
      await hub.database.updateTable("campaign").set({ state: "archived" }).execute();
      campaign = await openCampaign(hub, lead, { ...terms, study, institutions: new Map(), previous: null });
      await hub.database
        .updateTable("campaign")
        .set({ created_at: "2026-01-05T09:00:00Z", closes_on: "2026-03-31" })
        .execute();
      const made = { deposited_by: bobigny.id, deposited_at: "2026-03-30T09:00:00Z", message: "" };
      await hub.database
        .insertInto("deposit")
        .values({ ...made, id: campaign, campaign, partner: "caf.bondy", blob: campaign, state: "verified" })
        .execute();
      await at("2026-04-01");
      service.sent.length = 0;
    });

    /** Moves the clock, which is believed once somebody has signed in. */
    const at = async (day: string) => {
      service.clock = Math.max(service.clock, Date.parse(`${day}T09:00:00Z`));
      await visitor.signIn(lead.email);
    };
    const sent = () => service.sent.map(({ to, subject }) => `${to}: ${subject}`).toSorted();
    const lastDays = async () =>
      Object.fromEntries(
        (
          await service.hub.database
            .selectFrom("participation")
            .select(["partner", "late_until"])
            .where("campaign", "=", campaign)
            .execute()
        ).map(({ partner, late_until }) => [partner.replace("caf.", ""), late_until]),
      );
    const journal = async () =>
      (
        await service.hub.database
          .selectFrom("journal")
          .select("detail")
          .where("act", "=", "participation.delayed")
          .where("subject", "=", campaign)
          .execute()
      ).map(({ detail }) => JSON.parse(detail));
    const remind = async (until: string) => {
      await visitor.get(`/campagnes/${campaign}/relancer`);
      return visitor.post(`/campagnes/${campaign}/relancer`, { until });
    };
    const delayed = "Un lot est encore attendu";

    test("all who are late, and no others, receive one day and one message", async () => {
      const page = await visitor.get(`/campagnes/${campaign}/relancer`);
      expect(page.text).toContain("Donner ce délai aux 3 établissements et les relancer");
      expect(page.text).not.toContain("CCAS de bondy");
      expect(page.text).toContain("Un établissement n’a aucun compte ouvert");
      expect((await remind("2026-04-20")).path).toBe(`/campagnes/${campaign}`);
      const day = "2026-04-20";
      expect(await lastDays()).toEqual({ bobigny: day, pantin: day, drancy: day, bondy: null });
      expect(sent()).toEqual(
        ["bobigny", "pantin"].map((id) => `partner.ccas.de.${id}@exemple.fr: ${delayed}`),
      );
      expect(service.sent[0]?.text).toMatch(/20\savril\s2026/);
      expect(await journal()).toEqual(
        ["bobigny", "drancy", "pantin"].map((id) => ({ partner: `caf.${id}`, until: day })),
      );
    });

    test("a lead finds both pages among what waits, and reads them in English", async () => {
      const tasks = await visitor.get("/a-faire");
      for (const page of ["relancer", "inviter"])
        expect(tasks.text).toContain(`/campagnes/${campaign}/${page}"`);
      await visitor.get("/langue/en");
      const reminding = await visitor.get(`/campagnes/${campaign}/relancer`);
      expect(reminding.text).toContain("Give this extension to the 3 institutions and remind them");
      const inviting = await visitor.get(`/campagnes/${campaign}/inviter`);
      expect(inviting.text).toContain("One institution has neither an account nor an invitation");
      await visitor.get("/langue/fr");
    });

    test("two clicks at once write to nobody twice", async () => {
      await visitor.get(`/campagnes/${campaign}/relancer`);
      const path = `/campagnes/${campaign}/relancer`;
      await Promise.all([
        visitor.post(path, { until: "2026-04-20" }),
        visitor.post(path, { until: "2026-04-20" }),
      ]);
      expect(service.sent).toHaveLength(2);
      expect(await journal()).toHaveLength(3);
    });

    test.each(["", "2026-03-31", "2026-02-31", "demain"])(
      "« %s » is refused, and gives nobody anything",
      async (until) => {
        expect((await remind(until)).status).toBe(422);
        expect(Object.values(await lastDays())).toEqual([null, null, null, null]);
        expect(service.sent).toEqual([]);
      },
    );

    test("a campaign is changed by one field per day, however many have it, and one for an exception", async () => {
      await remind("2026-04-20");
      const path = `/campagnes/${campaign}/modifier`;
      const page = await visitor.get(path);
      const dates = [...page.text.matchAll(/name="([^"]+)" type="date"/g)].map(([, field]) => field);
      expect(dates).toEqual(["closes_on", "late.2026-04-20", "until"]);
      const kept = { title: "Essai", closes_on: "2026-03-31", "late.2026-04-20": "2026-04-20" };
      const change = (fields: Readonly<Record<string, string>>) => visitor.post(path, { ...kept, ...fields });
      service.sent.length = 0;
      await change({ partner: "caf.pantin", until: "2026-04-21" });
      await change({ "late.2026-04-21": "2026-04-20" });
      await change({});
      // Nobody else is written to.
      const changed = "partner.ccas.de.pantin@exemple.fr: Une campagne a changé";
      expect(sent()).toEqual([changed, changed]);
      await change({ "late.2026-04-20": "2026-04-25", partner: "caf.pantin", until: "" });
      const moved = { bobigny: "2026-04-25", drancy: "2026-04-25", pantin: null, bondy: null };
      expect(await lastDays()).toEqual(moved);
      await change({ partner: "caf.bondy", until: "2026-04-30" });
      expect(await lastDays()).toEqual({ ...moved, bondy: "2026-04-30" });
      expect(await journal()).toHaveLength(9);
      expect((await change({ partner: "", until: "2026-04-30" })).text).toContain("Accorder un délai à");
      expect((await change({ partner: "caf.absent", until: "2026-04-30" })).status).toBe(404);
      await change({ "late.2026-04-25": "", "late.2026-04-30": "" });
      expect(Object.values(await lastDays())).toEqual([null, null, null, null]);
    });

    test("the daily reminders do not repeat what was just written, and go on afterwards", async () => {
      await remind("2026-04-12");
      service.sent.length = 0;
      const reminders = async (day: string) => {
        await at(day);
        service.sent.length = 0;
        await sendReminders(service.hub);
        return sent();
      };
      expect(await reminders("2026-04-02")).toEqual([]);
      expect(await reminders("2026-04-09")).toEqual(
        ["bobigny", "pantin"].map(
          (id) => `partner.ccas.de.${id}@exemple.fr: Un lot est attendu dans quelques jours`,
        ),
      );
    });
  });
