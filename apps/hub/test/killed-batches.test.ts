import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasPostgres } from "../../../packages/adapters/postgres/test/postgres-server.ts";
import type { Person } from "../src/accounts/account.ts";
import { type Hub, openHub } from "../src/hub.ts";
import { damageOf } from "../src/main.ts";
import { personOf, settingsOf } from "./fixture.ts";
import { postgresDatabase } from "./hub-databases.ts";
import { killedProcesses } from "./killed-process.ts";

const holders = ["bobigny", "bondy", "drancy"];
/** Every moment in long runs; on each push, one of so many. */
const step = process.env.VIGIE_LONG === undefined ? 3 : 1;

for (const { name, isHere } of [
  { name: "SQLite", isHere: true },
  { name: "PostgreSQL (skipped where it is absent)", isHere: hasPostgres },
])
  describe.skipIf(!isHere)(`an answer for a batch, killed, on ${name}`, { timeout: 1_200_000 }, () => {
    const work = mkdtempSync(join(tmpdir(), "vigie-hub-killed-batches-"));
    const folder = join(work, "hub");
    const killedAt = killedProcesses(work);
    let address = "";
    let drop = async () => {};
    let reviewers: readonly Person[] = [];
    let batches = 0;

    const opened = (): Promise<Hub> =>
      openHub(settingsOf(folder, { databaseUrl: address === "" ? null : address }), {
        now: () => new Date(),
        send: async () => false,
        log: () => {},
      });
    beforeAll(async () => {
      if (name !== "SQLite") {
        const made = await postgresDatabase();
        address = made.address;
        drop = made.drop;
      }
      const hub = await opened();
      reviewers = [await personOf(hub, "reviewer", "Insee"), await personOf(hub, "reviewer", "Université")];
      await hub.database.destroy();
    });
    afterAll(async () => {
      await drop();
      rmSync(work, { recursive: true, force: true });
    });

    /** Bundles in review that one reviewer approved: the answer of the other one decides. */
    const newBatch = async (hub: Hub) => {
      const campaign = `c${++batches}`;
      const at = hub.now().toISOString();
      const terms = { title: "", message: "", closes_on: "2999-01-01", created_at: at } as const;
      await hub.database
        .insertInto("campaign")
        .values({ ...terms, id: campaign, study: "s", state: "open", previous: null })
        .execute();
      const [first] = reviewers;
      for (const holder of holders) {
        const id = `${campaign}-${holder}`;
        const part = { campaign, partner: `ccas.${holder}` };
        await hub.database
          .insertInto("participation")
          .values({ ...part, institution: `CCAS de ${holder}` })
          .execute();
        const blob = await hub.blobs.put(new TextEncoder().encode(id));
        const made = { deposited_by: first?.id ?? "", deposited_at: at, message: "", blob };
        await hub.database
          .insertInto("deposit")
          .values({ ...part, ...made, id, state: "in_review" })
          .execute();
        await hub.database
          .insertInto("review")
          .values({
            deposit: id,
            reviewer: first?.id ?? "",
            verdict: "approve",
            reasons: "",
            answered_at: at,
          })
          .execute();
      }
      return campaign;
    };
    const answered = async (at: { readonly write: number; readonly clock: number }) => {
      const before = await opened();
      const campaign = await newBatch(before);
      await before.database.destroy();
      const reasons = Object.fromEntries(
        holders.map((holder) => [`${campaign}-${holder}`, holder === "bondy" ? "À revoir." : ""]),
      );
      const answer = JSON.stringify({ person: reviewers[1], campaign, group: "ccas", reasons });
      const words = [folder, address, answer, String(at.clock)];
      const { isWhole, said } = await killedAt(at.write, "batch-process.ts", words);
      const hub = await opened();
      const states = await hub.database
        .selectFrom("deposit")
        .select("state")
        .where("campaign", "=", campaign)
        .orderBy("partner")
        .execute();
      const answers = await hub.database
        .selectFrom("review")
        .select("deposit")
        .where("reviewer", "=", reviewers[1]?.id ?? "")
        .where("deposit", "like", `${campaign}-%`)
        .execute();
      const lines = await hub.database
        .selectFrom("journal")
        .select("act")
        .where("subject", "like", `${campaign}-%`)
        .execute();
      expect(await damageOf(hub)).toEqual({ journal: null, files: [] });
      await hub.database.destroy();
      return {
        isWhole,
        said,
        states: states.map(({ state }) => state),
        answers: answers.length,
        lines: lines.length,
      };
    };
    const decided = { states: ["approved", "returned", "approved"], answers: 3, lines: 6 };
    const undecided = { states: ["in_review", "in_review", "in_review"], answers: 0, lines: 0 };

    test("in the middle of its transaction: nothing is kept, of any bundle", async () => {
      for (let clock = 1; ; clock += step) {
        const { isWhole, said: _, ...left } = await answered({ write: 0, clock });
        expect([clock, left]).toEqual([clock, isWhole ? decided : undecided]);
        if (!isWhole) continue;
        // Each bundle asks twice: for the answer, and for what it decides.
        expect(clock).toBeGreaterThan(6);
        break;
      }
    });

    test("before each write of the service: all is decided or nothing is, and what was acknowledged is", async () => {
      for (let write = 1; ; write += step) {
        const { isWhole, said, ...left } = await answered({ write, clock: 0 });
        expect([write, [decided, undecided]]).toEqual([write, expect.arrayContaining([left])]);
        if (said.length > 0) expect(left).toEqual(decided);
        if (isWhole) break;
      }
    });
  });
