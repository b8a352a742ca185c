import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import type { Person } from "../src/accounts/account.ts";
import { setDisabled } from "../src/accounts/account.ts";

import { newSecret } from "../src/accounts/second-factor.ts";
import { changeCampaign, openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { chooseMail, notifyTeam } from "../src/notify.ts";
import type { HubApp } from "../src/routes/request.ts";
import type { DepositState } from "../src/rules/deposit-states.ts";
import { reminderDue } from "../src/rules/notices.ts";
import { hubApp } from "../src/server.ts";
import { sendDigests, sendReminders } from "../src/tasks/daily-messages.ts";
import { tasksFor } from "../src/tasks/tasks.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";
import { Visitor } from "./visitor.ts";

test.each([
  [20, 60, null],
  [14, 60, "before14"],
  [9, 60, "before14"],
  [9, 12, null],
  [3, 60, "before3"],
  [0, 4, "before3"],
  [2, 3, null],
  [-1, 2, "after1"],
  [-7, 60, "after1"],
  [-8, 60, null],
] as const)("%i days before a deadline, opened %i days before it: %s", (days, openedDays, kind) => {
  expect(reminderDue(days, openedDays)).toBe(kind);
});

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let app: HubApp;
    let study = "";
    let people: Readonly<Record<"lead" | "caf" | "reviewer" | "cafReviewer" | "administrator", Person>>;
    let campaign = "";
    let made = 0;
    const terms = { title: "Canaux, 2024", message: "", closesOn: "2026-03-31" };

    beforeAll(async () => {
      service = await open();
      const { hub } = service;
      app = hubApp(hub);
      people = {
        administrator: await personOf(hub, "administrator", "Service"),
        lead: await personOf(hub, "lead", "Observatoire"),
        caf: await personOf(hub, "partner", "Caf"),
        reviewer: await personOf(hub, "reviewer", "Insee"),
        cafReviewer: await personOf(hub, "reviewer", "Caf"),
      };
      study = await storeStudy(hub, people.lead, { name: "etude.vigie", bytes: studyZip(newStudy()) });
    });
    afterAll(async () => service.close());

    /** Each test has a campaign of its own, the only one that is open. */
    beforeEach(async () => {
      const { hub } = service;
      await hub.database.updateTable("campaign").set({ state: "archived" }).execute();
      service.clock = Math.max(service.clock, Date.parse("2026-01-05T09:00:00Z"));
      const institutions = new Map([["caf", "Caf"]]);
      campaign = await openCampaign(hub, people.lead, { ...terms, study, institutions, previous: null });
      service.sent.length = 0;
    });
    const deposited = async (state: DepositState) => {
      const id = `lot-${made++}`;
      const row = { id, campaign, blob: id, state, partner: "caf", deposited_by: people.caf.id };
      const rest = {
        deposited_at: new Date(service.clock).toISOString(),
        spent: null,
        problems: null,
        message: "",
      };
      await service.hub.database
        .insertInto("deposit")
        .values({ ...row, ...rest })
        .execute();
      return id;
    };
    const become = (id: string, state: DepositState) =>
      service.hub.database.updateTable("deposit").set({ state }).where("id", "=", id).execute();
    const signedIn = async (person: Person) => {
      const visitor = new Visitor(app);
      await visitor.signIn(person.email);
      return visitor;
    };
    const sent = () => service.sent.map(({ to, subject }) => `${to.split("@")[0]}: ${subject}`);
    const kinds = async (person: Person) =>
      (await tasksFor(service.hub, person)).map(({ kind, count }) => `${kind} ${count}`);

    test("what waits for each person, from the opening to the publication", async () => {
      const { lead, caf, reviewer, cafReviewer } = people;
      expect(await kinds(caf)).toEqual(["deposit 1", "key 1"]);
      expect(await kinds(lead)).toEqual([]);
      const id = await deposited("verified");
      expect([await kinds(caf), await kinds(lead)]).toEqual([[], ["send_to_review 1"]]);
      await become(id, "in_review");
      expect([await kinds(lead), await kinds(reviewer), await kinds(cafReviewer)]).toEqual([
        [],
        ["review 1"],
        [],
      ]);
      await become(id, "returned");
      expect([await kinds(caf), await kinds(reviewer)]).toEqual([["key 1", "correct 1"], []]);
      await become(id, "approved");
      expect([await kinds(caf), await kinds(lead)]).toEqual([[], ["assemble 1"]]);
      const edition = { id: `e-${id}`, campaign, folder: "x", deposits: JSON.stringify([id]) };
      await service.hub.database
        .insertInto("edition")
        .values({ ...edition, published_at: null, created_at: "2026-01-05" })
        .execute();
      expect(await kinds(lead)).toEqual(["publish 1"]);
      const visitor = await signedIn(lead);
      expect((await visitor.get("/a-faire")).text).toContain("lire l’aperçu, puis publier");
    });

    test("an institution without an account is said to the lead and the administrator; remarks wait for an answer", async () => {
      const { lead, caf, administrator } = people;
      await setDisabled(service.hub, administrator, { account: caf.id, isDisabled: true });
      expect([await kinds(lead), await kinds(administrator)]).toEqual([["agent 1"], ["agent 1"]]);
      await setDisabled(service.hub, administrator, { account: caf.id, isDisabled: false });
      const [partner, conducts] = [await signedIn(caf), await signedIn(lead)];
      await partner.get(`/campagnes/${campaign}`);
      await partner.post(`/campagnes/${campaign}/remarques`, { text: "Une question." });
      expect([await kinds(lead), sent()]).toEqual([
        ["answer 1"],
        ["lead.observatoire: Une remarque vous attend"],
      ]);
      service.clock += 1_000;
      await conducts.get(`/campagnes/${campaign}`);
      await conducts.post(`/campagnes/${campaign}/remarques`, { text: "Une réponse.", to: "Caf" });
      expect([await kinds(lead), sent().at(-1)]).toEqual([[], "partner.caf: Une remarque vous attend"]);
    });

    test("everybody's first page is what awaits them; an administrator first sets a second factor", async () => {
      const visitor = new Visitor(app);
      expect((await visitor.signIn(people.caf.email)).path).toBe("/a-faire");
      expect((await new Visitor(app).signIn(people.administrator.email)).path).toBe("/compte");
      const administrator = await signedIn(people.administrator);
      const own = service.hub.database.updateTable("account").where("id", "=", people.administrator.id);
      await own.set({ totp: newSecret() }).execute();
      expect((await administrator.get("/a-faire")).status).toBe(200);
      await own.set({ totp: null }).execute();
      expect((await new Visitor(app).get("/a-faire")).status).toBe(401);
    });

    test("a verdict is written to the institution and the lead; who declined a topic is not written to", async () => {
      const { caf, lead, reviewer } = people;
      const visitor = await signedIn(lead);
      const page = await visitor.get("/compte");
      expect(page.text).toMatch(/name="mail\.reviews" value="yes" checked/);
      await visitor.post("/compte/messages", { "mail.deposits": "yes", "mail.digest": "yes" });
      expect((await visitor.get("/compte")).text).not.toMatch(/name="mail\.reviews" value="yes" checked/);
      const id = await deposited("in_review");
      const first = {
        deposit: id,
        reviewer: caf.id,
        verdict: "approve",
        reasons: "",
        answered_at: "2026-01-05",
      } as const;
      await service.hub.database.insertInto("review").values(first).execute();
      service.sent.length = 0;
      const second = await signedIn(reviewer);
      await second.get(`/depots/${id}`);
      await second.post(`/depots/${id}/relecture`, { verdict: "return", reasons: "Une faute." });
      expect(sent()).toEqual(["partner.caf: Une correction est demandée"]);
      await visitor.get("/compte");
      await visitor.post(
        "/compte/messages",
        Object.fromEntries(
          ["deposits", "reviews", "remarks", "publication", "digest"].map((topic) => [
            `mail.${topic}`,
            "yes",
          ]),
        ),
      );
      await service.hub.database.deleteFrom("review").where("reviewer", "=", reviewer.id).execute();
      await become(id, "in_review");
      await second.get(`/depots/${id}`);
      await second.post(`/depots/${id}/relecture`, { verdict: "approve", reasons: "" });
      expect(sent().slice(1)).toEqual([
        "partner.caf: Un lot est approuvé",
        "lead.observatoire: Un lot est approuvé",
      ]);
    });

    test("a colleague is written to that a publication waits for them, unless they declined it", async () => {
      const { hub } = service;
      const colleague = await personOf(hub, "lead", "Observatoire", "Collègue");
      await hub.database.insertInto("team_member").values({ campaign, account: colleague.id }).execute();
      const waiting = async () => {
        service.sent.length = 0;
        await notifyTeam(hub, campaign, people.lead.id);
        return service.sent.map(({ to, subject }) => `${to}: ${subject}`);
      };
      expect(await waiting()).toEqual([`${colleague.email}: Une publication attend votre accord`]);
      await chooseMail(hub, colleague, ["digest"]);
      expect(await waiting()).toEqual([]);
      await hub.database.deleteFrom("team_member").where("account", "=", colleague.id).execute();
      await setDisabled(hub, people.administrator, { account: colleague.id, isDisabled: true });
    });

    test("a digest a day, from seven o'clock, where something is new", async () => {
      const day = service.clock - (service.clock % 86_400_000);
      const at = (days: number, hour: number) => {
        service.clock = day + days * 86_400_000 + hour * 3_600_000;
      };
      const digests = async () => {
        service.sent.length = 0;
        await sendDigests(service.hub);
        return sent().filter((line) => line.includes("À faire"));
      };
      at(1, 4);
      expect(await digests()).toEqual([]);
      at(1, 8);
      const told = await digests();
      expect(told).toEqual(["partner.caf: À faire aujourd’hui"]);
      const { address } = service.hub.settings;
      expect(service.sent[0]?.text).toContain(`${address}/campagnes/${campaign}/partenaires/caf`);
      expect(service.sent[0]?.text).toMatch(/déposer le lot, au plus tard le 31\smars\s2026/);
      const lines = await service.hub.database
        .selectFrom("journal")
        .select(["account", "subject", "detail"])
        .where("act", "=", "digest.sent")
        .execute();
      expect(lines).toEqual([{ account: "hub", subject: people.caf.id, detail: '{"tasks":2}' }]);
      // The same day, and the same tasks the next day: nothing.
      await deposited("verified");
      expect(await digests()).toEqual([]);
      at(2, 8);
      expect(await digests()).toEqual(["lead.observatoire: À faire aujourd’hui"]);
      at(3, 8);
      expect(await digests()).toEqual([]);
    });

    test("reminders to a partner who deposited nothing: each once, later with a delay", async () => {
      const at = (day: string) => {
        service.clock = Date.parse(`${day}T08:00:00Z`);
      };
      const reminders = async (day: string) => {
        at(day);
        // Somebody did something lately: the clock is believed.
        await signedIn(people.reviewer);
        service.sent.length = 0;
        await sendReminders(service.hub);
        await sendReminders(service.hub);
        return sent();
      };
      expect(await reminders("2026-03-16")).toEqual([]);
      expect(await reminders("2026-03-17")).toEqual(["partner.caf: Un lot est attendu dans deux semaines"]);
      expect(service.sent[0]?.text).toMatch(/31\smars\s2026/);
      expect(await reminders("2026-03-28")).toEqual(["partner.caf: Un lot est attendu dans quelques jours"]);
      expect(await reminders("2026-04-01")).toEqual(["partner.caf: L’échéance est passée"]);
      expect(await kinds(people.lead)).toEqual(["late_partners 1"]);
      expect(await kinds(people.caf)).toEqual(["overdue 1", "key 1"]);
      const lateUntil = new Map([["caf", "2026-04-10"]]);
      await changeCampaign(service.hub, people.lead, campaign, { ...terms, lateUntil });
      expect(await reminders("2026-04-07")).toEqual(["partner.caf: Un lot est attendu dans quelques jours"]);
      expect(service.sent[0]?.text).toMatch(/10\savril\s2026/);
      const id = await deposited("verified");
      expect(await reminders("2026-04-11")).toEqual([]);
      await become(id, "withdrawn");
      at("2026-05-30");
      service.sent.length = 0;
      // Nobody did anything for weeks: the clock may be wrong.
      await sendReminders(service.hub);
      expect(sent()).toEqual([]);
    });
  });
