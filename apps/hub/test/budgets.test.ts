import { appendFile, copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeKey } from "@vigie/bundle";
import { studyZip } from "@vigie/partner";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { vigie, workbench, writeExample, writeFiles } from "../../cli/test/vigie.ts";
import type { Person } from "../src/accounts/account.ts";
import { registerKey } from "../src/accounts/keys.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { campaignOf } from "../src/campaigns/campaign-phase.ts";
import { latestVersion, storeStudy } from "../src/campaigns/study-versions.ts";
import { act, deposit, depositOf } from "../src/deposits/deposit.ts";
import { erase } from "../src/deposits/erasure.ts";
import { institutionsOverCap } from "../src/deposits/institution-budget.ts";
import { answerReview } from "../src/deposits/review.ts";
import { hubApp } from "../src/server.ts";
import { dayOfHubs, personOf, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";
import { bundleOf, type Run, runOf } from "./many-bundles.ts";
import { Visitor } from "./visitor.ts";

/** Each bundle spends a rho of 1 on the persons of one source and window; the cap of a hub is 3. */
const texts = newStudy();
const study = new Uint8Array(studyZip(texts));

let run: Run;
/** The same persons and others: its tables differ. */
let larger: Run;
let key: Awaited<ReturnType<typeof makeKey>>;
beforeAll(async () => {
  run = await runOf(texts);
  larger = await runOf(texts, { times: 2 });
  key = await makeKey();
});

const markOf = ({ manifest }: Run) => /"mark":"([0-9a-f]{64})"/.exec(manifest)?.[1] ?? "";

/** The bundle of another draw, signed: tests change the mark where a partner would run on other data. */
const drawn = (digit: string, { comment = digit, from = run } = {}) => {
  const manifest = from.manifest.replace(markOf(from), digit.repeat(64));
  return bundleOf({ ...from, manifest }, { key: key.privateText, comment });
};

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let lead: Person;
    let caf: Person;
    let campaign = "";
    beforeEach(async () => {
      service = await open();
      const { hub } = service;
      lead = await personOf(hub, "lead", "Observatoire");
      caf = await personOf(hub, "partner", "Caf");
      await registerKey(hub, caf, key);
      await storeStudy(hub, lead, { name: "etude.vigie", bytes: study });
      campaign = await opened();
      return () => service.close();
    });

    const opened = async () => {
      const { hub } = service;
      const { hash } = await hub.database.selectFrom("study").select("hash").executeTakeFirstOrThrow();
      return openCampaign(hub, lead, {
        study: hash,
        title: "Essai",
        message: "",
        closesOn: "2026-03-31",
        institutions: new Map([["caf", "Caf"]]),
        previous: null,
      });
    };
    const give = (bytes: Uint8Array, { to = campaign } = {}) =>
      deposit(service.hub, caf, { campaign: to, partner: "caf", bytes, message: "" });
    /** The state of a deposit, and why it was refused. */
    const outcome = async (id: string) => {
      const { state, problems } = await depositOf(service.hub, id);
      const codes = JSON.parse(problems ?? "[]").map((one: { code: string }) => one.code);
      return [state, ...codes].join(" ");
    };
    /** What the hub makes of one more draw. */
    const more = async (digit = "f") => outcome(await give(await drawn(digit)));

    test("the page of a partner says what is left of each budget before a deposit", async () => {
      const visitor = new Visitor(hubApp(service.hub));
      await visitor.signIn(caf.email);
      const page = async () =>
        (await visitor.get(`/campagnes/${campaign}/partenaires/caf`)).text.replaceAll(/<[^>]*>/g, " ");
      expect(await page()).toMatch(/En tout\s: rho\s0 dépensé sur\s20\s; il reste\s20\./);
      await give(await drawn("1"));
      expect(await page()).toMatch(/En tout\s: rho\s1 dépensé sur\s20\s; il reste\s19\./);
      expect(await page()).toMatch(/au\s\S+\sjuin\s2024\s: rho\s1 dépensé sur\s3\s; il reste\s2/);
    });

    test("the lead of the next edition is warned of the institutions that it would bring over their cap", async () => {
      const { hub } = service;
      const { study: read } = await latestVersion(hub, (await campaignOf(hub, campaign)).study);
      const over = () => institutionsOverCap(hub, read, new Map([["caf", "Caf"]]));
      await give(await drawn("1"));
      await give(await drawn("2"));
      expect(await over()).toEqual([]);
      await give(await drawn("3"));
      expect(await over()).toEqual(["Caf"]);
      expect(await institutionsOverCap(hub, read, new Map([["caf", "Autre"]]))).toEqual([]);
    });

    test("a fourth draw is refused, whatever became of the three that were received", async () => {
      const { hub } = service;
      const withdrawn = await give(await drawn("1"));
      await act(hub, caf, withdrawn, "withdraw");
      await erase(hub, caf, withdrawn);
      const returned = await give(await drawn("2"));
      await act(hub, lead, returned, "send_to_review");
      for (const institution of ["Insee", "Université"])
        await answerReview(hub, await personOf(hub, "reviewer", institution), returned, {
          verdict: "return",
          reasons: "à refaire",
        });
      expect(await outcome(returned)).toBe("returned");
      const superseded = await give(await drawn("3"));
      expect(await outcome(superseded)).toBe("verified");
      expect(await more()).toBe("refused hub/cap-reached");
      const again = await give(await drawn("3", { comment: "corrigé" }));
      expect(await outcome(superseded)).toBe("superseded");
      await erase(hub, caf, superseded);
      expect(await outcome(again)).toBe("verified");
      const { problems } = await depositOf(hub, await give(await drawn("4")));
      expect(JSON.parse(problems ?? "[]")).toMatchObject([
        {
          code: "hub/cap-reached",
          values: {
            sources: { value: "allocataires" },
            from: { value: "2024-01-01" },
            before: { value: "3" },
            rho: { value: "4" },
          },
        },
      ]);
    });

    test("other campaigns of the institution count", async () => {
      await give(await drawn("1"));
      await give(await drawn("2"), { to: await opened() });
      const next = await opened();
      await give(await drawn("3"), { to: next });
      expect(await outcome(await give(await drawn("4"), { to: next }))).toBe("refused hub/cap-reached");
      expect(await outcome(await give(await drawn("3"), { to: campaign }))).toBe("verified");
    });

    test("a draw is counted once under any comment; its mark with other tables is refused", async () => {
      for (const comment of ["un", "deux", "trois", "quatre"])
        expect(await outcome(await give(await drawn("1", { comment })))).toBe("verified");
      expect(await outcome(await give(await drawn("1", { from: larger })))).toBe("refused hub/mark-known");
    });

    test("two deposited at once both count, though one is replaced before it is verified", async () => {
      await Promise.all([give(await drawn("1")), give(await drawn("2"))]);
      await give(await drawn("3"));
      expect(await more()).toBe("refused hub/cap-reached");
    });

    test("deposits of a database that knew no marks are read as different draws", async () => {
      const { hub } = service;
      const old = await give(await drawn("1"));
      const { spent } = await depositOf(hub, old);
      const ledger = JSON.parse(spent ?? "");
      for (const line of ledger.bundles)
        for (const one of line.spent) {
          delete one.mark;
          delete one.sharesFile;
        }
      const former = JSON.stringify({ ...ledger, ledger: 1 });
      await hub.database.updateTable("deposit").set({ spent: former }).where("id", "=", old).execute();
      // Had it a mark, this one would add nothing.
      await give(await drawn("1", { comment: "encore" }));
      expect(await more("2")).toBe("verified");
      expect(await more("3")).toBe("refused hub/cap-reached");
    });

    test("what all bundles spend, over all sources and windows, has its own cap", async () => {
      const { hub } = service;
      const strict = { ...hub, settings: { ...hub.settings, caps: { window: 10, all: 1.5 } } };
      const first = await deposit(strict, caf, {
        campaign,
        partner: "caf",
        bytes: await drawn("1"),
        message: "",
      });
      const second = await deposit(strict, caf, {
        campaign,
        partner: "caf",
        bytes: await drawn("2"),
        message: "",
      });
      expect([await outcome(first), await outcome(second)]).toEqual(["verified", "refused hub/over-cap"]);
    });

    test("a ledger emptied, a mapping copied, a bundle said to be unsent: the partner counts 1, the hub all of them", async () => {
      const { folder, clear } = await workbench();
      await writeExample(folder);
      await writeFiles(join(folder, "etude"), texts);
      await writeFile(join(folder, "cle.json"), key.privateText, { mode: 0o600 });
      let added = 0;
      const ran = async (out: string, mapping: string, ...words: readonly string[]) => {
        await appendFile(join(folder, "foyers.csv"), `G${added++};01/02/1980;isole;oui;oui\n`);
        const data = ["--data", `${mapping}.yaml`, "--partner", "caf", "--date", dayOfHubs];
        const ended = await vigie(
          ["run", "etude", ...data, "--out", out, "--key", "cle.json", ...words],
          folder,
        );
        expect([ended.code, ended.error]).toEqual([0, ""]);
        expect(ended.out).toContain("1 sur 3, dont 1 pour ce lot");
        return outcome(await give(await readFile(join(folder, out, "bundle.zip"))));
      };
      expect(await ran("un", "caf")).toBe("verified");
      await rm(join(folder, "caf.ledger.json"));
      expect(await ran("deux", "caf")).toBe("verified");
      await copyFile(join(folder, "caf.yaml"), join(folder, "copie.yaml"));
      expect(await ran("trois", "copie")).toBe("verified");
      expect(await ran("trois", "copie", "--not-sent")).toBe("refused hub/cap-reached");
      await clear();
    });
  });
