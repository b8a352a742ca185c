import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import type { Person } from "../src/accounts/account.ts";
import { registerKey } from "../src/accounts/keys.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { latestVersion, storeStudy } from "../src/campaigns/study-versions.ts";
import { deposit, depositOf } from "../src/deposits/deposit.ts";
import { erase } from "../src/deposits/erasure.ts";
import { answerReview } from "../src/deposits/review.ts";
import { askForPublication, publishEdition } from "../src/publication/publish-edition.ts";
import type { DepositState } from "../src/rules/deposit-states.ts";
import { hubApp } from "../src/server.ts";
import { colleagueIn, personOf, type TestHub } from "./fixture.ts";
import { hubDatabases } from "./hub-databases.ts";
import { madeBundles } from "./made-bundles.ts";
import { Visitor } from "./visitor.ts";

const study = new Uint8Array(studyZip(newStudy()));

for (const { name, isHere, open } of hubDatabases)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let lead: Person;
    let caf: Person;
    let hash = "";
    let campaign = "";
    beforeAll(async () => {
      service = await open();
      lead = await personOf(service.hub, "lead", "Observatoire");
      caf = await personOf(service.hub, "partner", "Caf");
      await storeStudy(service.hub, lead, { name: "etude.vigie", bytes: study });
      ({ hash } = await service.hub.database.selectFrom("study").select("hash").executeTakeFirstOrThrow());
    });
    beforeEach(async () => {
      campaign = await openCampaign(service.hub, lead, {
        study: hash,
        title: "Essai",
        message: "",
        closesOn: "2026-03-31",
        institutions: new Map([["caf", "Caf"]]),
        previous: null,
      });
    });
    afterAll(async () => service.close());

    const made = async (state: DepositState, bytes: Uint8Array = new TextEncoder().encode(state)) => {
      const id = `${campaign}-${state}-${Math.random()}`;
      await service.hub.database
        .insertInto("deposit")
        .values({
          id,
          campaign,
          partner: "caf",
          blob: await service.hub.blobs.put(bytes),
          state,
          deposited_by: caf.id,
          deposited_at: service.hub.now().toISOString(),
          spent: null,
          problems: null,
          message: "",
          erased_at: null,
        })
        .execute();
      return id;
    };

    test("a partner who deposits the study itself, then erases it, takes it from nobody", async () => {
      const { hub } = service;
      const id = await deposit(hub, caf, { campaign, partner: "caf", bytes: study, message: "" });
      expect((await depositOf(hub, id)).state).toBe("refused");
      await erase(hub, caf, id);
      expect((await latestVersion(hub, hash)).study.hash).toBe(hash);
    });

    test("a file that two deposits share goes with the second", async () => {
      const { hub } = service;
      const [one, two] = [await made("refused"), await made("refused")];
      const { blob } = await depositOf(hub, one);
      await erase(hub, caf, one);
      expect(await hub.blobs.has(blob)).toBe(true);
      await erase(hub, caf, two);
      expect(await hub.blobs.has(blob)).toBe(false);
    });

    test("of two bundles deposited at once, the last one stays; what is verified while another comes is replaced", async () => {
      const { hub } = service;
      const { key, first, second } = await madeBundles();
      await registerKey(hub, caf, key).catch(() => undefined);
      const both = await Promise.all(
        [first, second].map((bytes) => deposit(hub, caf, { campaign, partner: "caf", bytes, message: "" })),
      );
      const states = await Promise.all(both.map(async (id) => (await depositOf(hub, id)).state));
      expect(states.toSorted()).toEqual(["superseded", "verified"]);
    });

    test("no more than fifty files of a partner are kept; erasing one leaves room", async () => {
      const { hub } = service;
      const ids: string[] = [];
      for (let at = 0; at < 50; at++)
        ids.push(await made("refused", new TextEncoder().encode(`${campaign} ${at}`)));
      const bytes = new TextEncoder().encode(`${campaign} more`);
      const more = () => deposit(hub, caf, { campaign, partner: "caf", bytes, message: "" });
      await expect(more()).rejects.toMatchObject({ errors: [{ code: "hub/deposits-too-many" }] });
      await erase(hub, caf, ids[0] ?? "");
      expect((await depositOf(hub, await more())).state).toBe("refused");
    });

    test("a bundle that waits says how many were received before it, and looks again by itself", async () => {
      const app = hubApp(service.hub);
      await made("received");
      service.clock += 1_000;
      const id = await made("received");
      const visitor = new Visitor(app);
      await visitor.signIn(caf.email);
      const answered = await app.request(`/depots/${id}`, { headers: visitor.headers() });
      expect(answered.headers.get("refresh")).toBe("5");
      expect(await answered.text()).toMatch(/lots? (?:a été reçu|ont été reçus) avant lui/);
    });

    test("two reviewers who answer at once decide together", async () => {
      const { hub } = service;
      const id = await made("in_review");
      const reviewers = [
        await personOf(hub, "reviewer", "Insee", `un ${campaign}`),
        await personOf(hub, "reviewer", "Université", `deux ${campaign}`),
      ];
      await Promise.all(
        reviewers.map((one) => answerReview(hub, one, id, { verdict: "approve", reasons: "" })),
      );
      expect((await depositOf(hub, id)).state).toBe("approved");
    });

    test("two reviewers of one institution who answer at once count as one", async () => {
      const { hub } = service;
      const id = await made("in_review");
      const reviewers = [
        await personOf(hub, "reviewer", "Département", `trois ${campaign}`),
        await personOf(hub, "reviewer", "Département", `quatre ${campaign}`),
      ];
      const answered = await Promise.allSettled(
        reviewers.map((one) => answerReview(hub, one, id, { verdict: "approve", reasons: "" })),
      );
      expect(answered.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect((await depositOf(hub, id)).state).toBe("in_review");
    });

    test("an edition is published only with the bundles that it holds", async () => {
      const { hub } = service;
      const held = await made("approved");
      const edition = {
        id: campaign,
        campaign,
        folder: "editions/x",
        deposits: JSON.stringify([held]),
        published_at: null,
        created_at: hub.now().toISOString(),
      };
      await hub.database.insertInto("edition").values(edition).execute();
      await hub.database.updateTable("deposit").set({ state: "superseded" }).where("id", "=", held).execute();
      const other = await made("approved");
      await expect(publishEdition(hub, lead, campaign)).rejects.toMatchObject({
        errors: [{ code: "hub/assembly-outdated" }],
      });
      await hub.database.deleteFrom("deposit").where("id", "=", other).execute();
      await hub.database.updateTable("deposit").set({ state: "approved" }).where("id", "=", held).execute();
      const colleague = await colleagueIn(hub, campaign);
      const alone = { errors: [{ code: "hub/publication-alone" }] };
      await expect(publishEdition(hub, colleague, campaign)).rejects.toMatchObject(alone);
      await askForPublication(hub, lead, campaign);
      await expect(publishEdition(hub, lead, campaign)).rejects.toMatchObject(alone);
      expect((await depositOf(hub, held)).state).toBe("approved");
      await publishEdition(hub, colleague, campaign);
      expect((await depositOf(hub, held)).state).toBe("published");
    });

    test("a campaign of a study that is not kept is refused in words", async () => {
      const campaign = {
        title: "x",
        message: "",
        closesOn: "2026-03-31",
        institutions: new Map(),
        previous: null,
      };
      await expect(openCampaign(service.hub, lead, { ...campaign, study: "0" })).rejects.toMatchObject({
        errors: [{ code: "hub/absent" }],
      });
    });
  });
