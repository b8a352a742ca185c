import { makeKey } from "@vigie/bundle";
import { studyZip } from "@vigie/partner";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../src/accounts/account.ts";
import { registerKey } from "../src/accounts/keys.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { answerBatch } from "../src/deposits/batch.ts";
import { act } from "../src/deposits/deposit.ts";
import { firstBroken } from "../src/journal/journal.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";
import { bundleOf, type Run, runOf } from "./many-bundles.ts";
import { studyOfHolders } from "./study-of-holders.ts";
import { Visitor } from "./visitor.ts";

/** A group of five holders, four alike and one of which all answers are otherwise, from invitations to the diagnostic. */
const ids = ["bobigny", "bondy", "drancy", "pantin", "stains"];
const unlike = "stains";
const texts = studyOfHolders(ids);
const runs = new Map<string, { readonly run: Run; readonly key: Awaited<ReturnType<typeof makeKey>> }>();
let smaller: Run;

beforeAll(async () => {
  const otherwise = (text: string) =>
    text
      .replaceAll(";compte;", ";guichet;")
      .replaceAll("couple_enfants", "isole")
      .replaceAll("/1950", "/2001");
  for (const holder of ids) {
    const change = holder === unlike ? otherwise : (text: string) => text;
    runs.set(holder, { run: await runOf(texts, { holder, times: 5, change }), key: await makeKey() });
  }
  smaller = await runOf(texts, { holder: "bondy", times: 2 });
}, 120_000);

const madeBy = (holder: string) => {
  const made = runs.get(holder);
  if (made === undefined) throw new RangeError(holder);
  return made;
};
const bundleBy = (holder: string, comment: string | null = null) => {
  const { run, key } = madeBy(holder);
  return bundleOf(run, { key: key.privateText, comment });
};
const plain = (text: string) =>
  text
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/\s+/g, " ");

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(`a group reviewed by batch, on ${name}`, { timeout: 240_000 }, () => {
    let service: TestHub;
    let campaign = "";
    let lead: Visitor;
    const agents = new Map<string, Person>();
    const people = new Map<string, Person>();
    const visitors = new Map<string, Visitor>();

    const visiting = async (person: Person) => {
      const visitor = new Visitor(hubApp(service.hub));
      await visitor.signIn(person.email);
      return visitor;
    };
    const visitor = (institution: string) => {
      const found = visitors.get(institution);
      if (found === undefined) throw new RangeError(institution);
      return found;
    };
    const person = (institution: string) => {
      const found = people.get(institution);
      if (found === undefined) throw new RangeError(institution);
      return found;
    };
    const page = () => `/campagnes/${campaign}/relecture/caf`;
    const depositsIn = async (id = campaign) => {
      const found = await service.hub.database
        .selectFrom("deposit")
        .select(["id", "partner", "state"])
        .where("campaign", "=", id)
        .orderBy("partner")
        .execute();
      return found.map(({ id: deposit, partner, state }) => ({
        id: deposit,
        holder: partner.slice(4),
        state,
      }));
    };
    const statesIn = async (id = campaign) =>
      Object.fromEntries((await depositsIn(id)).map(({ holder, state }) => [holder, state]));
    const answersIn = async (id: string) =>
      service.hub.database
        .selectFrom("review")
        .innerJoin("deposit", "deposit.id", "review.deposit")
        .select(["review.deposit", "review.verdict", "review.reviewer"])
        .where("deposit.campaign", "=", id)
        .execute();
    const opened = async (state: "in_review" | null) => {
      const { hub } = service;
      const id = await openCampaign(hub, person("Observatoire"), {
        study: (await hub.database.selectFrom("study").select("hash").executeTakeFirstOrThrow()).hash,
        title: "Essai",
        message: "",
        closesOn: "2026-03-31",
        institutions: new Map(),
        previous: null,
      });
      if (state === null) return id;
      for (const holder of ids) {
        const blob = await hub.blobs.put(await bundleBy(holder));
        const made = { deposited_by: agents.get(holder)?.id ?? "", deposited_at: "2026-01-05", message: "" };
        const row = { id: `${id}-${holder}`, campaign: id, partner: `caf.${holder}`, state, blob };
        await hub.database
          .insertInto("deposit")
          .values({ ...row, ...made })
          .execute();
      }
      return id;
    };

    beforeAll(async () => {
      service = await open();
      const { hub } = service;
      const signed = async (role: Person["role"], institution: string) => {
        const made = await personOf(hub, role, institution);
        people.set(institution, made);
        visitors.set(institution, await visiting(made));
      };
      await signed("lead", "Observatoire");
      for (const institution of ["Insee", "Université", "CCAS de pantin"])
        await signed("reviewer", institution);
      lead = visitor("Observatoire");
      await storeStudy(hub, person("Observatoire"), {
        name: "etude.vigie",
        bytes: new Uint8Array(studyZip(texts)),
      });
      campaign = await opened(null);
      for (const holder of ids) {
        const agent = await personOf(hub, "partner", `CCAS de ${holder}`);
        const { id, public: publicPart } = madeBy(holder).key;
        await registerKey(hub, agent, { id, public: publicPart });
        agents.set(holder, agent);
      }
      // What two of them published the year before.
      const former = await opened(null);
      for (const [holder, run] of [
        ["bondy", smaller],
        ["pantin", madeBy("pantin").run],
      ] as const) {
        const blob = await hub.blobs.put(await bundleOf(run, { comment: "avant" }));
        const made = { deposited_by: agents.get(holder)?.id ?? "", deposited_at: "2026-01-05", message: "" };
        const row = { id: `former-${holder}`, campaign: former, partner: `caf.${holder}`, blob } as const;
        await hub.database
          .insertInto("deposit")
          .values({ ...row, state: "published", ...made })
          .execute();
      }
      const { database } = hub;
      await database.updateTable("campaign").set({ state: "published" }).where("id", "=", former).execute();
      await database.updateTable("campaign").set({ previous: former }).where("id", "=", campaign).execute();
      return () => service.close();
    });

    test("each holder takes its papers and deposits; the lead sends all to review", async () => {
      for (const holder of ids) {
        const agent = await visiting(agents.get(holder) ?? person("Insee"));
        const path = `/campagnes/${campaign}/partenaires/caf.${holder}`;
        if (holder === "bobigny") {
          const headers = agent.headers();
          const kit = await hubApp(service.hub).request(`${path}/dossier.zip`, { headers });
          const files = unzipSync(new Uint8Array(await kit.arrayBuffer()));
          expect(Object.keys(files)).toEqual(expect.arrayContaining(["papiers/convention.docx"]));
          expect(new TextDecoder().decode(files["lisez-moi.html"])).toContain("CCAS de bobigny");
        }
        await agent.get(path);
        const file = new File([await bundleBy(holder)], "bundle.zip");
        expect((await agent.post(`${path}/depots`, { file, message: "" })).text).toContain("vérifié");
      }
      await lead.get(`/campagnes/${campaign}`);
      await lead.post(`/campagnes/${campaign}/relire`);
      expect(Object.values(await statesIn())).toEqual(ids.map(() => "in_review"));
    });

    test("a reviewer has one task for the group, and a link; whoever holds a part of it has neither", async () => {
      const insee = visitor("Insee");
      const tasks = await insee.get("/a-faire");
      expect(plain(tasks.text)).toContain("relire ensemble 5 lots d’un groupe");
      expect((await insee.get(`/campagnes/${campaign}`)).text).toContain(`href="${page()}"`);
      const holding = visitor("CCAS de pantin");
      expect((await holding.get("/a-faire")).text).not.toContain(page());
      expect((await holding.get(`/campagnes/${campaign}`)).text).not.toContain(page());
      expect((await holding.get(page())).status).toBe(403);
      expect((await lead.get(page())).status).toBe(403);
      expect((await insee.get(`/campagnes/${campaign}/relecture/autre`)).status).toBe(404);
    });

    test("what differs comes first, in both languages, and no hidden count is in it", async () => {
      const insee = visitor("Insee");
      const shown = await insee.get(page());
      const rows = [...shown.text.matchAll(/<tr role="row"><th scope="row".*?<\/tr>/gs)].map(([row]) =>
        plain(row),
      );
      expect(rows.map((row) => /CCAS de (\w+)/.exec(row)?.[1])).toEqual([
        "bondy",
        "stains",
        "bobigny",
        "drancy",
        "pantin",
      ]);
      expect(rows[0]).toMatch(/Taille : 2,\d fois celle de l’édition précédente/);
      expect(rows[1]).toMatch(/tables sur 3 s’écartent du groupe.* ici, \d+ % dans le groupe/);
      expect(rows.slice(2).every((row) => row.includes("rien à signaler"))).toBe(true);
      await insee.get(`/langue/en?retour=${page()}`);
      expect(plain((await insee.get(page())).text)).toMatch(/tables of 3 are far from the group/);
      await insee.get(`/langue/fr?retour=${page()}`);
    });

    test("a batch that changed meanwhile is refused whole, and what was typed is kept", async () => {
      const reasons = new Map((await depositsIn()).map(({ id }) => [`motif.${id}`, ""]));
      const fields = Object.fromEntries([
        ...reasons,
        ["motif.none", ""],
        [[...reasons.keys()][4] ?? "", "À revoir."],
      ]);
      const refused = await visitor("Insee").post(page(), fields);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('value="À revoir."');
      expect(await answersIn(campaign)).toEqual([]);
    });

    test("two institutions answer once for all: four are approved, the other one is sent back with the reason", async () => {
      const fields = Object.fromEntries(
        (await depositsIn()).map(({ id, holder }) => [
          `motif.${id}`,
          holder === unlike ? "Les canaux semblent inversés." : "",
        ]),
      );
      await visitor("Insee").get(page());
      await visitor("Insee").post(page(), fields);
      expect(Object.values(await statesIn())).toEqual(ids.map(() => "in_review"));
      expect(plain((await visitor("Insee").get(page())).text)).toContain("a donné son avis sur 5 lots");
      service.sent.length = 0;
      await visitor("Université").get(page());
      const blank = Object.fromEntries(Object.keys(fields).map((field) => [field, ""]));
      await visitor("Université").post(page(), blank);
      expect(await statesIn()).toEqual({
        ...Object.fromEntries(ids.map((id) => [id, "approved"])),
        [unlike]: "returned",
      });
      await expect.poll(() => service.sent.length, { timeout: 20_000 }).toBe(7);
      const agent = await visiting(agents.get(unlike) ?? person("Insee"));
      const own = (await depositsIn()).find(({ holder }) => holder === unlike)?.id ?? "";
      expect((await agent.get(`/depots/${own}`)).text).toContain("Les canaux semblent inversés.");
      const lines = await service.hub.database.selectFrom("journal").select(["act", "detail"]).execute();
      expect(
        lines.filter(({ act: one, detail }) => one === "review.answered" && detail.includes("caf")),
      ).toHaveLength(10);
      expect(lines.some(({ act: one }) => one === "batch.read")).toBe(true);
      expect(await firstBroken(service.hub.database)).toBeNull();
    });

    test("the diagnostic of the four is assembled, and says that one is awaited", async () => {
      const path = `/campagnes/${campaign}`;
      await lead.get(path);
      await lead.post(`${path}/assembler`);
      await expect
        .poll(async () => plain((await lead.get(path)).text), { timeout: 120_000, interval: 500 })
        .toMatch(/assemblage (?:est terminé|a échoué)/);
      const assembled = await lead.get(path);
      expect(plain(assembled.text)).toContain("L’assemblage est terminé");
      const preview = await lead.get(/\/apercu\/[\w-]+\//.exec(assembled.text)?.[0] ?? "");
      expect(plain(preview.text)).toMatch(/4 (?:institutions )?(?:sur|des) (?:les )?5/);
    });

    test("two institutions at once: each bundle has both answers, and is decided once", async () => {
      const id = await opened("in_review");
      const reasons = new Map(
        ids.map((holder) => [`${id}-${holder}`, holder === "bondy" ? "À revoir." : ""]),
      );
      const answer = { campaign: id, group: "caf", reasons };
      await Promise.all(["Insee", "Université"].map((one) => answerBatch(service.hub, person(one), answer)));
      expect(await answersIn(id)).toHaveLength(10);
      const decided = await statesIn(id);
      expect(decided).toMatchObject({ bobigny: "approved", bondy: "returned" });
    });

    test("two persons of one institution at once: the second one is refused whole", async () => {
      const id = await opened("in_review");
      const colleague = await personOf(service.hub, "reviewer", "Insee", "autre");
      const answer = {
        campaign: id,
        group: "caf",
        reasons: new Map(ids.map((holder) => [`${id}-${holder}`, ""])),
      };
      const both = await Promise.allSettled(
        [person("Insee"), colleague].map((one) => answerBatch(service.hub, one, answer)),
      );
      expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(new Set((await answersIn(id)).map(({ reviewer }) => reviewer)).size).toBe(1);
      expect(Object.values(await statesIn(id))).toEqual(ids.map(() => "in_review"));
    });

    test("a bundle withdrawn while others are read stops the answer of all", async () => {
      const id = await opened("in_review");
      await act(service.hub, agents.get("drancy") ?? person("Insee"), `${id}-drancy`, "withdraw");
      const answer = {
        campaign: id,
        group: "caf",
        reasons: new Map(ids.map((holder) => [`${id}-${holder}`, ""])),
      };
      await expect(answerBatch(service.hub, person("Insee"), answer)).rejects.toMatchObject({
        errors: [{ code: "hub/batch-changed" }],
      });
      expect(await answersIn(id)).toEqual([]);
    });
  });
