import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstBroken } from "../src/journal/journal.ts";
import { eraseOld } from "../src/retention.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabases } from "./hub-databases.ts";

for (const { name, isHere, open } of hubDatabases)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    beforeAll(async () => {
      service = await open();
    });
    afterAll(async () => service.close());

    test("bundles that were never published go after the campaign's delay, published ones stay", async () => {
      const { hub } = service;
      const lead = await personOf(hub, "lead", "Observatoire");
      await hub.database
        .insertInto("campaign")
        .values({
          id: "c",
          study: "s",
          title: "",
          message: "",
          closes_on: "2026-03-31",
          state: "open",
          previous: null,
          created_at: "",
        })
        .execute();
      await hub.database
        .insertInto("participation")
        .values({ campaign: "c", partner: "p", institution: "Caf" })
        .execute();
      const blobs = new Map<string, string>();
      for (const state of ["verified", "returned", "published"] as const) {
        const blob = await hub.blobs.put(new TextEncoder().encode(state));
        blobs.set(state, blob);
        await hub.database
          .insertInto("deposit")
          .values({
            id: state,
            campaign: "c",
            partner: "p",
            blob,
            state,
            deposited_by: lead.id,
            deposited_at: "",
            spent: null,
            problems: null,
            message: "",
          })
          .execute();
      }
      const remainingStates = async () => {
        const found: string[] = [];
        for (const [state, blob] of blobs) if (await hub.blobs.has(blob)) found.push(state);
        return found;
      };
      service.clock = Date.parse("2026-06-28T09:00:00Z");
      await eraseOld(hub);
      expect(await remainingStates()).toEqual(["verified", "returned", "published"]);
      service.clock = Date.parse("2026-07-01T09:00:00Z");
      await eraseOld(hub);
      expect(await remainingStates()).toEqual(["published"]);
    });

    test("an account that nobody used for two years names nobody any more", async () => {
      const { hub } = service;
      const { id } = await personOf(hub, "partner", "Caf");
      service.clock += 731 * 86_400_000;
      await eraseOld(hub);
      const account = await hub.database
        .selectFrom("account")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(account).toMatchObject({ name: "Compte clos", password: "", totp: null });
      expect(account.email).not.toContain("exemple");
      expect(await firstBroken(hub.database)).toBeNull();
    });
  });
