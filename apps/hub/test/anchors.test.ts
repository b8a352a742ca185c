import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anchorJournal } from "../src/journal/anchor.ts";
import { firstBroken, hasLine, recordAlone } from "../src/journal/journal.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabases } from "./hub-databases.ts";

const day = 86_400_000;

for (const { name, isHere, open } of hubDatabases)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let beginning = 0;
    beforeAll(async () => {
      service = await open();
      beginning = service.clock;
      await personOf(service.hub, "administrator", "Observatoire", "Ana");
      await personOf(service.hub, "administrator", "Observatoire", "Bea");
      await personOf(service.hub, "lead", "Observatoire");
    });
    afterAll(async () => service.close());
    const mails = () => service.sent.filter(({ subject }) => subject === "Empreinte du journal");

    test("once a week, each administrator receives the last line, which verify finds again", async () => {
      service.clock = beginning + 7 * day - 1;
      await anchorJournal(service.hub);
      expect(mails()).toEqual([]);
      service.clock = beginning + 7 * day;
      await anchorJournal(service.hub);
      await anchorJournal(service.hub);
      expect(
        mails()
          .map(({ to }) => to)
          .toSorted(),
      ).toEqual(["ana@exemple.fr", "bea@exemple.fr"]);
      const [, number = "", hash = ""] = /verify (\d+) ([0-9a-f]{64})/.exec(mails()[0]?.text ?? "") ?? [];
      expect(await hasLine(service.hub.database, { number: Number(number), hash })).toBe(true);
      expect(await hasLine(service.hub.database, { number: Number(number) + 1, hash })).toBe(false);
    });

    test("a service that runs alone goes on; one whose clock jumped writes no line before somebody signs in", async () => {
      service.clock = beginning + 14 * day;
      await anchorJournal(service.hub);
      service.clock = beginning + 220 * day;
      // Its own work does not make the clock believed.
      await recordAlone(service.hub, { account: "hub", act: "deposit.verified", subject: "d" });
      await recordAlone(service.hub, { account: "unknown", act: "account.sign_in_refused", subject: "" });
      await anchorJournal(service.hub);
      expect(mails()).toHaveLength(4);
      await recordAlone(service.hub, { account: "ana", act: "account.signed_in", subject: "ana" });
      await anchorJournal(service.hub);
      expect(mails()).toHaveLength(6);
    });

    test("an emptied journal is broken where accounts exist, and is emptied only by who removes its triggers", async () => {
      const { database } = service.hub;
      expect(await firstBroken(database)).toBeNull();
      if (name === "SQLite") await sql`drop trigger journal_delete`.execute(database);
      else {
        await expect(sql`truncate journal`.execute(database)).rejects.toThrow("append-only");
        await sql`drop trigger journal_refuse on journal`.execute(database);
      }
      await sql`delete from journal`.execute(database);
      expect(await firstBroken(database)).toBe(1);
    });
  });
