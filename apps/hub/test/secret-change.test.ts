import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptInvitation, invite } from "../src/accounts/invitation.ts";

import { newSecret, oneTimePassword, setSecondFactor } from "../src/accounts/second-factor.ts";
import { sealWithSecret } from "../src/accounts/secret-change.ts";
import type { Hub } from "../src/hub.ts";
import { bytesOf } from "./base32.ts";
import { password, personOf, signedInWith, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";

const [first, second, lost] = ["s", "t", "u"].map((letter) => letter.repeat(32));
const email = "lead.secret@exemple.fr";

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    const key = newSecret();
    beforeAll(async () => {
      service = await open();
      await personOf(service.hub, "lead", "secret");
    });
    afterAll(async () => service.close());

    /** The same service, opened with other settings. */
    const openedWith = async (
      secret: string | null = null,
      formerSecret: string | null = null,
    ): Promise<Hub> => {
      const hub = { ...service.hub, settings: { ...service.hub.settings, secret, formerSecret } };
      await sealWithSecret(hub);
      return hub;
    };
    const enter = async (hub: Hub, code = "") =>
      (await signedInWith(hub, { email, password, code, reader: "" })).kind;
    const nextCode = () => {
      service.clock += 30_000;
      return oneTimePassword(bytesOf(key), service.clock / 1000);
    };
    const storedText = async () => {
      const tables = [
        await service.hub.database.selectFrom("account").selectAll().execute(),
        await service.hub.database.selectFrom("invitation").selectAll().execute(),
        await service.hub.database.selectFrom("attempt").selectAll().execute(),
      ];
      return JSON.stringify(tables);
    };

    test("a secret that is set later seals what was there: the database alone names nobody", async () => {
      expect(await storedText()).toMatch(/lead\.secret@exemple\.fr.*argon2id/);
      // A command and the service, started together.
      const [hub] = await Promise.all([openedWith(first), openedWith(first)]);
      expect(await enter(hub)).toBe("signed_in");
      const { id } = await hub.database.selectFrom("account").select("id").executeTakeFirstOrThrow();
      const person = { id, email, name: "", institution: "", role: "lead" } as const;
      await setSecondFactor(hub, person, { secret: key, code: nextCode() });
      expect(await enter(hub, nextCode())).toBe("signed_in");
      expect(await enter(hub, "000000")).toBe("refused");
      expect(await storedText()).not.toMatch(/exemple|argon2id/);
      expect(await storedText()).not.toContain(key);
    });

    test("an address has one account and one invitation is found by it, sealed or not", async () => {
      const hub = await openedWith(first);
      const invited = { email, name: "x", institution: "y", role: "partner" } as const;
      await expect(invite(hub, { id: "hub" }, invited)).rejects.toMatchObject({
        errors: [{ code: "hub/account-exists" }],
      });
      const link = await invite(hub, { id: "hub" }, { ...invited, email: "Paul@exemple.fr", name: "Paul" });
      expect(await storedText()).not.toMatch(/paul/i);
      await acceptInvitation(hub, link, password);
      expect((await signedInWith(hub, { email: "paul@exemple.fr", password })).kind).toBe("signed_in");
    });

    test("a new secret with the former one: everything serves on, and the former opens nothing more", async () => {
      const hub = await openedWith(second, first);
      expect(await enter(hub, nextCode())).toBe("signed_in");
      // The former one may stay in the settings, or leave them.
      await openedWith(second, first);
      expect(await enter(await openedWith(second), nextCode())).toBe("signed_in");
      const before = await storedText();
      for (const [secret, former] of [
        [first, null],
        [null, null],
        [lost, null],
        [lost, first],
        [null, second],
      ] as const)
        await expect(openedWith(secret, former)).rejects.toMatchObject({
          errors: [{ code: "hub/secret-other" }],
        });
      expect(await storedText()).toBe(before);
      const acts = await hub.database
        .selectFrom("journal")
        .select("account")
        .where("act", "=", "secret.changed")
        .execute();
      expect(acts).toEqual([{ account: "hub" }, { account: "hub" }]);
    });
  });
