import { studyZip } from "@vigie/station";
import { newStudy } from "@vigie/study";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "../src/accounts/account.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { keepStudy, latestVersion } from "../src/campaigns/study-versions.ts";
import { deposit, depositOf } from "../src/deposits/deposit.ts";
import { erase } from "../src/deposits/erasure.ts";
import { answer } from "../src/deposits/review.ts";
import { publishEdition } from "../src/publication/publish-edition.ts";
import type { DepositState } from "../src/rules/deposit-states.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabases } from "./hub-databases.ts";

const study = new Uint8Array(studyZip(newStudy()));

for (const { name, isHere, open } of hubDatabases)
  describe.skipIf(!isHere)(name, () => {
    let own: TestHub;
    let lead: Person;
    let caf: Person;
    let hash = "";
    let campaign = "";
    beforeAll(async () => {
      own = await open();
      lead = await personOf(own.hub, "lead", "Observatoire");
      caf = await personOf(own.hub, "partner", "Caf");
      await keepStudy(own.hub, lead, { name: "etude.vigie", bytes: study });
      ({ hash } = await own.hub.database.selectFrom("study").select("hash").executeTakeFirstOrThrow());
    });
    beforeEach(async () => {
      campaign = await openCampaign(own.hub, lead, {
        study: hash,
        title: "Essai",
        message: "",
        closesOn: "2026-03-31",
        institutions: new Map([["caf", "Caf"]]),
        previous: null,
      });
    });
    afterAll(async () => own.close());

    const made = async (state: DepositState, bytes: Uint8Array = new TextEncoder().encode(state)) => {
      const id = `${campaign}-${state}-${Math.random()}`;
      await own.hub.database
        .insertInto("deposit")
        .values({
          id,
          campaign,
          partner: "caf",
          blob: await own.hub.blobs.put(bytes),
          state,
          deposited_by: caf.id,
          deposited_at: own.hub.now().toISOString(),
          spent: null,
          problems: null,
          message: "",
          erased_at: null,
        })
        .execute();
      return id;
    };

    test("a partner who deposits the study itself, then erases it, takes it from nobody", async () => {
      const { hub } = own;
      const id = await deposit(hub, caf, { campaign, partner: "caf", bytes: study, message: "" });
      expect((await depositOf(hub, id)).state).toBe("refused");
      await erase(hub, caf, id);
      expect((await latestVersion(hub, hash)).study.hash).toBe(hash);
    });

    test("a file that two deposits share goes with the second", async () => {
      const { hub } = own;
      const [one, two] = [await made("refused"), await made("refused")];
      const { blob } = await depositOf(hub, one);
      await erase(hub, caf, one);
      expect(await hub.blobs.has(blob)).toBe(true);
      await erase(hub, caf, two);
      expect(await hub.blobs.has(blob)).toBe(false);
    });

    test("two reviewers who answer at once decide together", async () => {
      const { hub } = own;
      const id = await made("in_review");
      const reviewers = [
        await personOf(hub, "reviewer", "Insee", `un ${campaign}`),
        await personOf(hub, "reviewer", "Insee", `deux ${campaign}`),
      ];
      await Promise.all(reviewers.map((one) => answer(hub, one, id, { verdict: "approve", reasons: "" })));
      expect((await depositOf(hub, id)).state).toBe("approved");
    });

    test("an edition is published only with the bundles that it holds", async () => {
      const { hub } = own;
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
      await publishEdition(hub, lead, campaign);
      expect((await depositOf(hub, held)).state).toBe("published");
    });

    test("a campaign of a study that is not kept is refused in words", async () => {
      const asked = {
        title: "x",
        message: "",
        closesOn: "2026-03-31",
        institutions: new Map(),
        previous: null,
      };
      await expect(openCampaign(own.hub, lead, { ...asked, study: "0" })).rejects.toMatchObject({
        errors: [{ code: "hub/absent" }],
      });
    });
  });
