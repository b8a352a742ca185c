import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anchorJournal } from "../src/journal/anchor.ts";
import { firstBroken, recordAlone } from "../src/journal/journal.ts";
import { eraseOld } from "../src/retention.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabases } from "./hub-databases.ts";

const day = 86_400_000;

for (const { name, isHere, open } of hubDatabases)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    beforeAll(async () => {
      service = await open();
    });
    afterAll(async () => service.close());

    /** Retention at an instant when people use the service. */
    const at = async (instant: string | number) => {
      service.clock = new Date(instant).getTime();
      await recordAlone(service.hub, { account: "someone", act: "account.signed_in", subject: "" });
      await eraseOld(service.hub);
    };
    const announcements = () =>
      service.sent.filter(({ subject }) => subject === "Effacements dans sept jours").map(({ text }) => text);
    const openAccounts = () =>
      service.hub.database.selectFrom("account").select("role").where("disabled_at", "is", null).execute();

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
      const all = ["verified", "returned", "published"];
      await personOf(hub, "administrator", "Observatoire");
      const agent = await personOf(hub, "partner", "Caf", "Agent");
      // Ninety days after 31 March is 29 June; seven days earlier, 22 June.
      await at("2026-06-22T09:00:00Z");
      expect([await remainingStates(), announcements()]).toEqual([all, []]);
      await at("2026-06-24T09:00:00Z");
      expect(announcements()).toEqual([expect.stringMatching(/publiés\s: 2\n.*: 0\n/)]);
      expect(service.sent.filter(({ to }) => to === agent.email)).toEqual([
        {
          to: agent.email,
          subject: "Un lot de votre institution sera effacé dans sept jours",
          text: expect.stringMatching(
            /^(?=[\s\S]*1\S*\sjuillet\s2026)(?=[\s\S]*effacera 2\slots)(?=[\s\S]*\/campagnes\/c\n)/,
          ),
        },
      ]);
      await at("2026-07-01T08:00:00Z");
      expect(await remainingStates()).toEqual(all);
      await at("2026-07-01T09:00:00Z");
      expect([await remainingStates(), announcements().length]).toEqual([["published"], 1]);
      await hub.database
        .updateTable("account")
        .set({ disabled_at: "2026-07-01" })
        .where("id", "=", agent.id)
        .execute();
    });

    test("an account that nobody used for two years names nobody any more", async () => {
      const { hub } = service;
      const { id } = await personOf(hub, "partner", "Caf");
      service.clock += 724 * day;
      await at(service.clock);
      expect(service.sent.filter(({ subject }) => subject.startsWith("Votre compte sera fermé"))).toEqual([
        expect.objectContaining({ to: "partner.caf@exemple.fr" }),
        expect.objectContaining({ to: "lead.observatoire@exemple.fr" }),
      ]);
      await at(service.clock + 8 * day);
      const account = await hub.database
        .selectFrom("account")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(account).toMatchObject({ name: "Compte clos", password: "", totp: null });
      expect(account.email).not.toContain("exemple");
      expect(await firstBroken(hub.database)).toBeNull();
      // Nobody else administers.
      expect(await openAccounts()).toEqual([{ role: "administrator" }]);
    });

    test("an account used again after its announcement stays; of two administrators, the last seen does", async () => {
      const { hub } = service;
      await personOf(hub, "administrator", "Observatoire", "Bea");
      const { id } = await personOf(hub, "reviewer", "Université");
      await at(service.clock + 724 * day);
      const last_seen_at = new Date(service.clock).toISOString();
      await hub.database.updateTable("account").set({ last_seen_at }).where("id", "=", id).execute();
      await at(service.clock + 8 * day);
      const left = await hub.database
        .selectFrom("account")
        .select("name")
        .where("disabled_at", "is", null)
        .execute();
      expect(left.map(({ name }) => name).toSorted()).toEqual(["Bea", "reviewer Université"]);
    });

    test("a clock that jumped forward erases nothing, says so, and erases nothing once it is set right", async () => {
      const { hub } = service;
      await personOf(hub, "partner", "Caf", "Cora");
      await at(service.clock);
      const [right, before] = [service.clock, await openAccounts()];
      const lines = async () => (await hub.database.selectFrom("journal").select("number").execute()).length;
      const count = await lines();
      for (const days of [9, 220, 800]) {
        service.clock = right + days * day;
        await anchorJournal(hub);
        await eraseOld(hub);
        await eraseOld(hub);
      }
      expect([await openAccounts(), await lines()]).toEqual([before, count]);
      expect(service.logged.at(-1)).toContain("vigie-hub accept-clock");
      // Somebody signs in meanwhile: announced only.
      await at(right + 800 * day);
      expect(await openAccounts()).toEqual(before);
      service.clock = right;
      await recordAlone(hub, { account: "hub", act: "clock.accepted", subject: "" });
      await eraseOld(hub);
      await at(right + 6 * day);
      expect(await openAccounts()).toEqual(before);
      expect(await hub.database.selectFrom("announced_erasure").selectAll().execute()).toEqual([]);
    });
  });
