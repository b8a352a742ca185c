import { randomUUID } from "node:crypto";
import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "../src/accounts/account.ts";
import { answerAgent } from "../src/accounts/agents.ts";
import { invite } from "../src/accounts/invitation.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { hubApp } from "../src/server.ts";
import { type Task, tasksFor } from "../src/tasks/tasks.ts";
import { colleagueIn, password, personOf, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";
import { studyOfHolders } from "./study-of-holders.ts";
import { type Answered, Visitor } from "./visitor.ts";

/** Of each holder, what the study says of whom to write to. */
const contacts: Readonly<Record<string, string>> = {
  bobigny: "Claire Aubry <Claire.Aubry@bobigny.fr>",
  pantin: "accueil@pantin.fr",
  bondy: "01 48 50 53 00",
  drancy: "accueil@pantin.fr",
};
const ids = Object.keys(contacts);

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let lead: Person;
    let study = "";
    let campaign = "";
    let path = "";
    let visitor: Visitor;

    beforeAll(async () => {
      service = await open();
      lead = await personOf(service.hub, "lead", "Observatoire");
      const texts = studyOfHolders(ids, { contact: (id) => contacts[id] ?? "" });
      study = await storeStudy(service.hub, lead, { name: "etude.vigie", bytes: studyZip(texts) });
      visitor = new Visitor(hubApp(service.hub));
      await visitor.signIn(lead.email);
    });
    afterAll(async () => service.close());

    /** Each test has a campaign of its own, and nobody is invited yet. */
    beforeEach(async () => {
      const { hub } = service;
      await hub.database.deleteFrom("invitation").execute();
      // Closed and erased: nothing of them is in the way.
      await hub.database
        .updateTable("account")
        .set(({ ref }) => ({ disabled_at: "2026-01-05", email_key: ref("id") }))
        .where("role", "=", "partner")
        .execute();
      const terms = {
        title: "Essai",
        message: "",
        closesOn: "2026-03-31",
        institutions: new Map(),
        previous: null,
      };
      campaign = await openCampaign(hub, lead, { ...terms, study });
      path = `/campagnes/${campaign}/inviter`;
      service.sent.length = 0;
    });

    const visitOf = ({ text }: Answered) => /name="visit" value="([^"]+)"/.exec(text)?.[1] ?? "";
    const inviteAll = async (fields: Readonly<Record<string, string>> = {}) => {
      const visit = visitOf(await visitor.get(path));
      return visitor.post(path, { visit, ...fields });
    };
    const stripsOf = ({ text }: Answered) =>
      [...text.matchAll(/<section class="strip">(.*?)<\/section>/gs)].map(([, strip = ""]) => ({
        institution: /<h2>(.*?)<\/h2>/.exec(strip)?.[1] ?? "",
        code: (/<dd>(\d{4} \d{4})<\/dd>/.exec(strip)?.[1] ?? "").replace(" ", ""),
        token: /\/invitation\/([\w-]+)/.exec(strip)?.[1] ?? "",
        text: strip,
      }));
    const waiting = async () =>
      (
        await service.hub.database
          .selectFrom("invitation")
          .select("institution")
          .where("role", "=", "partner")
          .where("cancelled_at", "is", null)
          .execute()
      )
        .map(({ institution }) => institution)
        .toSorted();
    const all = ids.map((id) => `CCAS de ${id}`).toSorted();

    test("one click invites all: by e-mail where the study gives an address of nobody else, on paper otherwise", async () => {
      const page = await visitor.get(path);
      expect(page.text).toContain("Inviter ces 4 établissements");
      expect(page.text).toContain("message à claire.aubry@bobigny.fr");
      expect(page.text).toContain("l’adresse que donne l’étude sert à un autre compte");
      const sheet = await inviteAll();
      expect(await waiting()).toEqual(all);
      const addresses = service.sent.map(({ to }) => to);
      expect(addresses.toSorted()).toEqual(["accueil@pantin.fr", "claire.aubry@bobigny.fr"]);
      const strips = stripsOf(sheet);
      expect(strips.map(({ institution }) => institution).toSorted()).toEqual(all);
      for (const { institution, code, token, text } of strips) {
        expect(code).toMatch(/^\d{8}$/);
        const isMailed = text.includes("courrier électronique");
        expect([institution, token === ""]).toEqual([institution, isMailed]);
        expect(text).toMatch(/19\sjanvier\s2026/);
      }
    });

    test("the sheet is kept nowhere: neither by caches, nor on the page", async () => {
      const visit = visitOf(await visitor.get(path));
      const response = await hubApp(service.hub).request(path, { headers: visitor.headers() });
      expect(response.headers.get("cache-control")).toBe("no-store");
      const sheet = await visitor.post(path, { visit });
      const codes = stripsOf(sheet).map(({ code }) => `${code.slice(0, 4)} ${code.slice(4)}`);
      expect(codes).toHaveLength(4);
      const after = await visitor.get(path);
      expect(after.text).toContain("Tous les détenteurs ont un compte ou une invitation");
      for (const code of codes) expect(after.text).not.toContain(code);
    });

    test("both links open an account; who was invited on paper types an address of nobody else", async () => {
      const strips = stripsOf(await inviteAll());
      const strip = (id: string) => strips.find(({ institution }) => institution === `CCAS de ${id}`);
      const [, mailed = ""] =
        /\/invitation\/([\w-]+)/.exec(
          service.sent.find(({ to }) => to === "claire.aubry@bobigny.fr")?.text ?? "",
        ) ?? [];
      const guest = new Visitor(hubApp(service.hub));
      const fields = { password, link_code: strip("bobigny")?.code ?? "" };
      await guest.get(`/invitation/${mailed}`);
      expect((await guest.post(`/invitation/${mailed}`, fields)).path).toBe("/a-faire");

      const paper = strip("bondy");
      const onPaper = new Visitor(hubApp(service.hub));
      const page = await onPaper.get(`/invitation/${paper?.token}`);
      expect(page.text).toMatch(/name="email" type="email"/);
      const typed = { password, link_code: paper?.code ?? "" };
      for (const email of ["", "rien", lead.email])
        expect((await onPaper.post(`/invitation/${paper?.token}`, { ...typed, email })).status).toBe(422);
      const email = `accueil.bondy.${campaign.slice(0, 6).toLowerCase().replaceAll(/\W/g, "")}@exemple.fr`;
      const wrong = await onPaper.post(`/invitation/${paper?.token}`, {
        ...typed,
        email,
        link_code: "00000000",
      });
      expect(wrong.status).toBe(422);
      expect((await onPaper.post(`/invitation/${paper?.token}`, { ...typed, email })).path).toBe("/a-faire");
      const found = service.hub.database.selectFrom("account").select(["institution", "role"]);
      expect(await found.where("email", "=", email).execute()).toEqual([
        { institution: "CCAS de bondy", role: "partner" },
      ]);
    });

    test("whoever finds a strip with its link does nothing before the administration accepts the account", async () => {
      const silent = new Visitor(hubApp({ ...service.hub, send: async () => false }));
      await silent.signIn(lead.email);
      const strips = stripsOf(await silent.post(path, { visit: visitOf(await silent.get(path)) }));
      const administrator = await personOf(service.hub, "administrator", "Observatoire", `admin ${campaign}`);
      const tasks = async () => (await tasksFor(service.hub, administrator)).filter(isConfirmation);
      const isConfirmation = ({ kind }: Task) => kind === "confirm_agent";
      // Of `bobigny` the study gives an address, and no message left: its strip is no proof either.
      for (const id of ["bobigny", "bondy"]) {
        const found = strips.find(({ institution }) => institution === `CCAS de ${id}`);
        const finder = new Visitor(hubApp(service.hub));
        const link = `/invitation/${found?.token}`;
        await finder.get(link);
        const email = `${id}.${randomUUID()}@ailleurs.example`;
        await finder.post(link, { password, link_code: found?.code ?? "", email });
        for (const page of [
          "/a-faire",
          `/campagnes/${campaign}`,
          `/campagnes/${campaign}/partenaires/ccas.${id}`,
        ])
          expect([page, (await finder.get(page)).status]).toEqual([page, 403]);
        expect((await finder.post("/cles", { id: "k1", public: "A".repeat(43) })).status).toBe(403);
        const [task, ...others] = await tasks();
        expect([task?.about, others]).toEqual([`CCAS de ${id}`, []]);
        const account = task?.path.split("/").at(-1) ?? "";
        await expect(answerAgent(service.hub, lead, { account, isAccepted: true })).rejects.toThrow();
        await answerAgent(service.hub, administrator, { account, isAccepted: true });
        expect(await tasks()).toEqual([]);
        expect((await finder.get("/a-faire")).status).toBe(200);
      }
    });

    test("two clicks, and two leads at once, invite nobody twice; the second click receives the same codes", async () => {
      const colleague = await colleagueIn(service.hub, campaign);
      const other = new Visitor(hubApp(service.hub));
      await other.signIn(colleague.email);
      await other.get(path);
      const visit = visitOf(await visitor.get(path));
      const [first, second, ofOther] = await Promise.all([
        visitor.post(path, { visit }),
        visitor.post(path, { visit }),
        other.post(path, { visit: "another" }),
      ]);
      expect(await waiting()).toEqual(all);
      expect(service.sent).toHaveLength(2);
      const sheets = [first, second, ofOther].map((sheet) => stripsOf(sheet).map(({ code }) => code));
      expect(sheets[1]).toEqual(sheets[0]);
      expect([sheets[0]?.length, sheets[2]?.length].toSorted()).toEqual([0, 4]);
    });

    test("stopped in the middle of the messages, nobody is invited, and the same click goes on", async () => {
      let left = 1;
      const stops = { ...service.hub, send: async () => left-- > 0 || Promise.reject(new Error("stopped")) };
      const stopping = new Visitor(hubApp(stops));
      await stopping.signIn(lead.email);
      const visit = visitOf(await stopping.get(path));
      expect((await stopping.post(path, { visit })).status).toBe(500);
      expect(await waiting()).toEqual([]);
      const sheet = await visitor.post(path, { visit });
      expect(stripsOf(sheet)).toHaveLength(4);
      expect(await waiting()).toEqual(all);
    });

    test("where no message leaves, all links are on paper", async () => {
      const silent = new Visitor(hubApp({ ...service.hub, send: async () => false }));
      await silent.signIn(lead.email);
      const sheet = await silent.post(path, { visit: visitOf(await silent.get(path)) });
      expect(stripsOf(sheet).map(({ token }) => token.length)).toEqual([23, 23, 23, 23]);
    });

    test("a lost sheet is made again: the former links open nothing, and who has an account is left alone", async () => {
      const strips = stripsOf(await inviteAll());
      const tokenOf = (id: string) =>
        strips.find(({ institution }) => institution === `CCAS de ${id}`)?.token ?? "";
      const agent = await personOf(service.hub, "partner", "CCAS de drancy", `drancy ${campaign}`);
      service.sent.length = 0;
      const again = stripsOf(await inviteAll({ again: "yes" }));
      expect(again.map(({ institution }) => institution).toSorted()).toEqual(
        all.filter((one) => one !== agent.institution),
      );
      expect(service.sent.map(({ to }) => to)).toEqual(["claire.aubry@bobigny.fr"]);
      const guest = new Visitor(hubApp(service.hub));
      expect((await guest.get(`/invitation/${tokenOf("bondy")}`)).text).toContain("annulée");
      const lines = await service.hub.database
        .selectFrom("journal")
        .select("act")
        .where("account", "=", lead.id)
        .execute();
      expect(lines.filter(({ act }) => act === "invitation.cancelled").length).toBeGreaterThanOrEqual(3);
    });

    test("an institution that was invited by name, or has an agent, is not invited again", async () => {
      await personOf(service.hub, "partner", "CCAS de pantin", `pantin ${campaign}`);
      await invite(service.hub, lead, {
        email: "bob@bobigny.fr",
        name: "Bob",
        institution: "CCAS de bobigny",
        role: "partner",
      });
      expect(stripsOf(await inviteAll()).map(({ institution }) => institution)).toEqual([
        "CCAS de bondy",
        "CCAS de drancy",
      ]);
    });

    test("a form of another session invites nobody, and reminds nobody", async () => {
      await visitor.get(path);
      for (const page of ["inviter", "relancer"]) {
        visitor.loseForm();
        const refused = await visitor.post(`/campagnes/${campaign}/${page}`, { until: "2026-04-20" });
        expect(refused.status).toBe(422);
      }
      expect([await waiting(), service.sent]).toEqual([[], []]);
    });

    test("each invitation is in the journal", async () => {
      await inviteAll();
      const ids = service.hub.database.selectFrom("invitation").select("id");
      const lines = await service.hub.database
        .selectFrom("journal")
        .select(["account", "act"])
        .where("subject", "in", ids)
        .execute();
      expect(lines).toEqual(Array(4).fill({ account: lead.id, act: "invitation.sent" }));
    });
  });
