import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import type { Person } from "../src/accounts/account.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { latestVersion, storeStudy } from "../src/campaigns/study-versions.ts";
import { firstBroken } from "../src/journal/journal.ts";
import type { HubApp } from "../src/routes/request.ts";
import type { DepositState } from "../src/rules/deposit-states.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";
import { Visitor } from "./visitor.ts";

const plain = (text: string) =>
  text
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/\s+/g, " ");

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let app: HubApp;
    let study = "";
    let studyName = "";
    let lead: Visitor;
    let caf: Visitor;
    let cpam: Visitor;
    let reviewer: Visitor;
    let people: Readonly<Record<"lead" | "caf", Person>>;
    let made = 0;

    beforeAll(async () => {
      service = await open();
      app = hubApp(service.hub);
      const signedIn = async (...[role, institution]: [Person["role"], string]) => {
        const person = await personOf(service.hub, role, institution);
        const visitor = new Visitor(app);
        await visitor.signIn(person.email);
        return [person, visitor] as const;
      };
      const [leadPerson, leadVisitor] = await signedIn("lead", "Observatoire");
      const [cafPerson, cafVisitor] = await signedIn("partner", "Caf");
      people = { lead: leadPerson, caf: cafPerson };
      [lead, caf] = [leadVisitor, cafVisitor];
      [, cpam] = await signedIn("partner", "Cpam");
      [, reviewer] = await signedIn("reviewer", "Insee");
      study = await storeStudy(service.hub, leadPerson, { name: "etude.vigie", bytes: studyZip(newStudy()) });
      studyName = (await latestVersion(service.hub, study)).study.id;
    });
    afterAll(async () => service.close());

    const opened = (title = "Canaux, 2024") =>
      openCampaign(service.hub, people.lead, {
        study,
        title,
        message: "",
        closesOn: "2026-03-31",
        institutions: new Map([["caf", "Caf"]]),
        previous: null,
      });
    /** A bundle in a state, which nobody opens here. */
    const deposited = async (campaign: string, state: DepositState) => {
      const id = `lot-${made++}`;
      const blob = await service.hub.blobs.put(new TextEncoder().encode(`not read here ${id}`));
      const row = { id, campaign, blob, state, partner: "caf", deposited_by: people.caf.id };
      await service.hub.database
        .insertInto("deposit")
        .values({
          ...row,
          deposited_at: `2026-01-05T09:00:0${made % 10}.000Z`,
          spent: null,
          problems: null,
          message: "",
        })
        .execute();
      return id;
    };
    const stateOf = async (id: string) =>
      (
        await service.hub.database
          .selectFrom("deposit")
          .select("state")
          .where("id", "=", id)
          .executeTakeFirstOrThrow()
      ).state;
    const linesOf = async (act: string) =>
      (
        await service.hub.database
          .selectFrom("journal")
          .select(["subject", "detail"])
          .where("act", "=", act)
          .execute()
      ).map(({ subject, detail }) => [subject, JSON.parse(detail)]);

    test.each(["verified", "in_review", "approved"] as const)(
      "a partner withdraws a bundle that is %s, once it read what that does; an assembled edition goes with it",
      async (state) => {
        const campaign = await opened();
        const id = await deposited(campaign, state);
        await service.hub.database
          .insertInto("edition")
          .values({
            id: `edition-${id}`,
            campaign,
            folder: `editions/edition-${id}`,
            deposits: JSON.stringify([id]),
            published_at: null,
            created_at: "2026-01-05",
          })
          .execute();
        for (const other of [lead, cpam, reviewer])
          expect([403, 404]).toContain((await other.get(`/depots/${id}/retirer`)).status);
        expect(plain((await caf.get(`/depots/${id}/retirer`)).text)).toContain("Ce lot sort de la campagne");
        service.sent.length = 0;
        const answered = await caf.post(`/depots/${id}/retirer`);
        expect(answered.status).toBe(200);
        expect(await stateOf(id)).toBe("withdrawn");
        expect(await linesOf("deposit.withdrawn")).toContainEqual([id, {}]);
        expect(await linesOf("edition.removed")).toContainEqual([`edition-${id}`, { campaign }]);
        const told = service.sent.map(({ to }) => to.split(".")[0]);
        expect(told).toEqual(state === "verified" ? ["lead"] : ["lead", "reviewer"]);
        expect((await caf.post(`/depots/${id}/retirer`)).status).toBe(403);
      },
    );

    test("a bundle that is published stays: its edition is what is withdrawn", async () => {
      const id = await deposited(await opened(), "published");
      await caf.get("/compte");
      expect((await caf.post(`/depots/${id}/retirer`)).status).toBe(403);
      expect(await stateOf(id)).toBe("published");
    });

    test("the lead cancels a campaign with a reason: bundles withdrawn, nobody deposits, no edition left", async () => {
      const campaign = await opened("Ouverte par erreur");
      const path = `/campagnes/${campaign}`;
      const ids = [];
      for (const state of ["received", "in_review", "returned", "refused"] as const)
        ids.push(await deposited(campaign, state));
      for (const other of [caf, cpam, reviewer]) {
        expect((await other.get(`${path}/annuler`)).status).toBe(403);
        expect((await other.post(`${path}/annuler`, { reason: "x" })).status).toBe(403);
      }
      const page = await lead.get(`${path}/annuler`);
      expect(plain(page.text)).toContain("La campagne s’arrête sans publication");
      const without = await lead.post(`${path}/annuler`, { reason: "  " });
      expect([without.status, plain(without.text)]).toEqual([
        422,
        expect.stringContaining("Il manque « Motif »"),
      ]);
      service.sent.length = 0;
      const answered = await lead.post(`${path}/annuler`, { reason: "Mauvaise étude." });
      expect(plain(answered.text)).toMatch(/Campagne annulée.*Motif : Mauvaise étude\./);
      expect(service.sent.map(({ subject }) => subject)).toEqual(Array(2).fill("Une campagne est annulée"));
      expect(await Promise.all(ids.map(stateOf))).toEqual(["withdrawn", "withdrawn", "withdrawn", "refused"]);
      expect(await linesOf("campaign.cancelled")).toEqual([[campaign, {}]]);
      expect(plain((await caf.get(path)).text)).toContain("Mauvaise étude.");
      expect((await cpam.get(path)).status).toBe(404);
      const file = new File([new TextEncoder().encode("no bundle")], "bundle.zip");
      const late = await caf.post(`${path}/partenaires/caf/depots`, { file, message: "" });
      expect(plain(late.text)).toContain("ne reçoit plus de lots");
      await lead.get(path);
      expect((await lead.post(`${path}/annuler`, { reason: "Encore." })).status).toBe(422);
      expect((await new Visitor(app).get(`/publications/${campaign}/`)).status).toBe(404);
    });

    test("the lead changes the institution of a partner that deposited nothing", async () => {
      const campaign = await opened("Institution mal écrite");
      const path = `/campagnes/${campaign}/partenaires/caf/institution`;
      for (const other of [caf, cpam, reviewer]) {
        expect((await other.get(path)).status).toBe(403);
        expect((await other.post(path, { institution: "Cpam" })).status).toBe(403);
      }
      expect(plain((await lead.get(`/campagnes/${campaign}`)).text)).toContain("Changer d’institution");
      expect(plain((await lead.get(path)).text)).toContain("« Caf » ne voit plus la campagne");
      expect((await lead.post(path, { institution: " " })).status).toBe(422);
      service.sent.length = 0;
      // As it is written already, however it is typed.
      await lead.post(path, { institution: "CPAM" });
      expect(service.sent.map(({ to }) => to)).toEqual(["partner.cpam@exemple.fr"]);
      expect(await linesOf("participation.reassigned")).toEqual([
        [campaign, { partner: "caf", institution: "Cpam", before: "Caf" }],
      ]);
      expect((await caf.get(`/campagnes/${campaign}`)).status).toBe(404);
      expect((await cpam.get(`/campagnes/${campaign}/partenaires/caf`)).status).toBe(200);
      await deposited(campaign, "refused");
      await lead.get(path);
      const late = await lead.post(path, { institution: "Caf" });
      expect([late.status, plain(late.text)]).toEqual([422, expect.stringContaining("a déjà déposé un lot")]);
      expect(plain((await lead.get(`/campagnes/${campaign}`)).text)).not.toContain("Changer d’institution");
    });

    /** A campaign that is published, with a page and a table, as the assembly writes them. */
    const published = async (title: string) => {
      const campaign = await opened(title);
      const deposit = await deposited(campaign, "published");
      service.clock += 60_000;
      await service.hub.database
        .insertInto("edition")
        .values({
          id: campaign,
          campaign,
          folder: `editions/${campaign}`,
          deposits: JSON.stringify([deposit]),
          published_at: new Date(service.clock).toISOString(),
          created_at: "2026-01-05",
        })
        .execute();
      await service.hub.database
        .updateTable("campaign")
        .set({ state: "published" })
        .where("id", "=", campaign)
        .execute();
      const folder = join(service.hub.settings.folder, "editions", campaign);
      mkdirSync(join(folder, "donnees"), { recursive: true });
      writeFileSync(
        join(folder, "index.html"),
        `<html lang="fr"><body><main id="m"><h1>${title}</h1></main>`,
      );
      writeFileSync(join(folder, "donnees", "table.csv"), "a;b");
      return { campaign, deposit };
    };
    const read = (path: string, headers: Readonly<Record<string, string>> = {}) =>
      app.request(`/publications/${path}`, { headers });
    const feed = async () =>
      (await (await app.request("/editions.atom")).text()).replaceAll(/&#(\d+);/g, (_, code) =>
        String.fromCodePoint(Number(code)),
      );

    /** An entry of the feed, on its line. */
    const entry = (campaign: string, title: RegExp, summary: RegExp) =>
      new RegExp(
        `/publications/${campaign}/</id><title>${title.source}</title>.*<summary>${summary.source}</summary>`,
      );

    test("a published edition is withdrawn with a reason: 410 everywhere, the feed says so, the study leads to another", async () => {
      const first = await published("Canaux, première");
      const second = await published("Canaux, seconde");
      const path = `/campagnes/${second.campaign}`;
      for (const other of [caf, cpam, reviewer]) {
        expect((await other.get(`${path}/retirer`)).status).toBe(403);
        expect((await other.post(`${path}/retirer`, { reason: "x" })).status).toBe(403);
      }
      expect(plain((await lead.get(`${path}/retirer`)).text)).toContain("ne sont plus servis à personne");
      expect((await lead.post(`${path}/retirer`, { reason: "" })).status).toBe(422);
      expect((await read(`${second.campaign}/`)).status).toBe(200);
      service.sent.length = 0;
      const answered = await lead.post(`${path}/retirer`, { reason: "Un tableau faux." });
      expect(plain(answered.text)).toContain("retirée le 5 janvier 2026. Motif : Un tableau faux.");
      expect(service.sent.map(({ subject }) => subject)).toEqual(Array(2).fill("Une édition est retirée"));
      for (const page of ["", "index.html", "donnees/table.csv", "rien"]) {
        const gone = await read(`${second.campaign}/${page}`);
        expect([page, gone.status]).toEqual([page, 410]);
        const text = await gone.text();
        expect(plain(text)).toContain("Un tableau faux.");
        expect(text).toContain(`/publications/${first.campaign}/`);
      }
      expect(await (await read(`${studyName}/`)).text().then((text) => text.includes("première"))).toBe(true);
      expect(await feed()).toMatch(entry(second.campaign, /Retiré\s: [^<]+, du [^<]+/, /Un tableau faux\./));
      const home = (await new Visitor(app).get("/")).text;
      expect(home).not.toContain(second.campaign);
      expect(home).toContain(`<a href="/publications/${studyName}/">`);
      expect(await stateOf(second.deposit)).toBe("retracted");
      expect(await linesOf("edition.withdrawn")).toEqual([[second.campaign, {}]]);
      // What other accounts read of a published bundle, they do no longer.
      expect(plain((await cpam.get(`/depots/${second.deposit}`)).text)).not.toContain(
        "Ce que contient ce lot",
      );
      await lead.get(path);
      expect((await lead.post(`${path}/retirer`, { reason: "Encore." })).status).toBe(404);
    });

    test("a published edition is corrected: a banner, its bundles taken over, then the way to the new one", async () => {
      const { campaign, deposit } = await published("Canaux, à rectifier");
      const next = await published("Canaux, année suivante");
      for (const verdict of ["r1", "r2"])
        await service.hub.database
          .insertInto("review")
          .values({
            deposit,
            reviewer: people[verdict === "r1" ? "caf" : "lead"].id,
            verdict: "approve",
            reasons: "",
            answered_at: "2026-01-05",
          })
          .execute();
      const path = `/campagnes/${campaign}/rectifier`;
      for (const other of [caf, cpam, reviewer]) expect((await other.get(path)).status).toBe(403);
      expect(plain((await lead.get(path)).text)).toContain("Cette édition reste lisible");
      const terms = {
        title: "Canaux, rectifiée",
        reason: "Une année fausse.",
        closes_on: "2026-02-28",
        study,
      };
      expect((await lead.post(path, { ...terms, reason: "" })).status).toBe(422);
      service.clock += 60_000;
      const cached = (await read(`${campaign}/`)).headers.get("etag") ?? "";
      const answered = await lead.post(path, terms);
      const correction = answered.path.split("/").at(-1) ?? "";
      expect(plain(answered.text)).toMatch(/Campagne ouverte.*Une année fausse\./);
      expect(await linesOf("edition.corrected")).toEqual([[campaign, { by: correction }]]);
      const rows = await service.hub.database
        .selectFrom("deposit")
        .leftJoin("review", "review.deposit", "deposit.id")
        .select(["deposit.id", "deposit.state", "review.verdict"])
        .where("campaign", "=", correction)
        .execute();
      expect(rows.map(({ state, verdict }) => [state, verdict])).toEqual(
        Array(2).fill(["approved", "approve"]),
      );
      expect(await linesOf("deposit.taken_over")).toEqual([[rows[0]?.id, { from: deposit }]]);
      // A reader who kept the page sees the banner too.
      const page = await read(`${campaign}/`, { "if-none-match": cached, "accept-encoding": "gzip" });
      expect([page.status, plain(await page.text())]).toEqual([
        200,
        expect.stringContaining("est en préparation. Motif : Une année fausse."),
      ]);
      expect(await (await read(`${campaign}/donnees/table.csv`)).text()).toBe("a;b");
      expect(await feed()).toMatch(entry(campaign, /Rectifié\s: [^<]+, du [^<]+/, /Une année fausse\./));
      expect((await new Visitor(app).get("/")).text).toMatch(
        new RegExp(`<a href="/publications/${campaign}/">Édition publiée le [^<]+, rectifiée</a>`),
      );
      await lead.get(path);
      expect(plain((await lead.post(path, terms)).text)).toContain("est déjà ouverte ou publiée");
      await service.hub.database
        .insertInto("edition")
        .values({
          id: correction,
          campaign: correction,
          folder: `editions/${campaign}`,
          deposits: "[]",
          published_at: new Date(service.clock + 1).toISOString(),
          created_at: "2026-01-05",
        })
        .execute();
      const old = await (await read(`${campaign}/`)).text();
      expect(plain(old)).toContain("a été rectifiée le 5 janvier 2026. Motif : Une année fausse.");
      expect(old).toContain(`/publications/${correction}/`);
      expect(plain(await (await read(`${correction}/`)).text())).toContain(
        "remplace celle du 5 janvier 2026",
      );
      // The correction of an earlier period is not the last edition of the study.
      expect(await (await read(`${studyName}/`)).text()).toContain("année suivante");
      await lead.get(`/campagnes/${next.campaign}/retirer`);
      await lead.post(`/campagnes/${next.campaign}/retirer`, { reason: "Une erreur." });
      expect(await (await read(`${studyName}/`)).text()).toContain("remplace celle du");
    });

    test("a correction that is cancelled is no longer announced, and another may be opened", async () => {
      const { campaign } = await published("Canaux, laissée");
      const path = `/campagnes/${campaign}/rectifier`;
      const terms = { title: "Canaux, bis", reason: "À revoir.", closes_on: "2026-02-28", study };
      await lead.get(path);
      const answered = await lead.post(path, terms);
      await lead.get(answered.path);
      await lead.post(`${answered.path}/annuler`, { reason: "Rien à revoir." });
      expect(await (await read(`${campaign}/`)).text()).not.toContain("À revoir");
      await lead.get(path);
      expect((await lead.post(path, terms)).path).toMatch(/^\/campagnes\/[\w-]+$/);
    });

    test("everything is in the journal, which is whole", async () => {
      expect(await firstBroken(service.hub.database)).toBeNull();
    });
  });
