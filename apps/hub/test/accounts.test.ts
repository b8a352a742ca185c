import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptInvitation, invite } from "../src/accounts/invitation.ts";

import { hashedPassword, isPassword } from "../src/accounts/password.ts";
import { newSecret, oneTimePassword, setSecondFactor } from "../src/accounts/second-factor.ts";
import { sessionOf } from "../src/accounts/session.ts";
import type { HubDatabase } from "../src/database/schema.ts";
import { firstBroken } from "../src/journal/journal.ts";
import { bytesOf } from "./base32.ts";
import { password, personOf, signedInWith, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    beforeAll(async () => {
      service = await open();
    });
    afterAll(async () => service.close());

    test.each([null, "s".repeat(32)])(
      "a password is kept as argon2id, with a salt of its own; secret: %s",
      async (secret) => {
        const [one, two] = [
          await hashedPassword("dévoilée é", secret),
          await hashedPassword("dévoilée é", secret),
        ];
        expect(one).toMatch(secret === null ? /^argon2id\$19456\$2\$/ : /^sealed\.[\w.-]+$/);
        expect(one).not.toBe(two);
        // The same letters, composed otherwise.
        expect(await isPassword("dévoilée é".normalize("NFD"), one, secret)).toBe(true);
        expect(await isPassword("dévoilée e", one, secret)).toBe(false);
        expect(await isPassword("", null, secret)).toBe(false);
        if (secret !== null) await expect(isPassword("dévoilée é", one, "another")).rejects.toThrow();
      },
    );

    test("an invitation works once, and for fourteen days", async () => {
      const { hub } = service;
      const invited = { email: "A@Exemple.fr", name: "Ana", institution: "Caf", role: "partner" } as const;
      const token = await invite(hub, { id: "hub" }, invited);
      await expect(acceptInvitation(hub, token, "trop court")).rejects.toMatchObject({
        errors: [{ code: "hub/password-length" }],
      });
      await acceptInvitation(hub, token, password);
      await expect(acceptInvitation(hub, token, password)).rejects.toMatchObject({
        errors: [{ code: "hub/invitation-used" }],
      });
      const late = await invite(hub, { id: "hub" }, { ...invited, email: "b@exemple.fr" });
      service.clock += 15 * 86_400_000;
      await expect(acceptInvitation(hub, late, password)).rejects.toMatchObject({
        errors: [{ code: "hub/invitation-expired" }],
      });
      await expect(acceptInvitation(hub, { token: "x", code: "" }, password)).rejects.toMatchObject({
        errors: [{ code: "hub/invitation-unknown" }],
      });
    });

    test("the link of an invitation opens nothing without its code, which may be tried five times in a quarter of an hour", async () => {
      const { hub } = service;
      const invited = {
        email: "code@exemple.fr",
        name: "Cléo",
        institution: "Caf",
        role: "partner",
      } as const;
      const link = await invite(hub, { id: "hub" }, invited);
      expect(link.code).toMatch(/^\d{8}$/);
      const wrong = { ...link, code: link.code === "00000000" ? "00000001" : "00000000" };
      const other = await invite(hub, { id: "hub" }, { ...invited, email: "autre@exemple.fr" });
      for (const one of [wrong, { ...link, code: "" }, { ...link, code: other.code }, wrong, wrong])
        await expect(acceptInvitation(hub, one, password)).rejects.toMatchObject({
          errors: [{ code: "hub/link-code-wrong" }],
        });
      await expect(acceptInvitation(hub, link, password)).rejects.toMatchObject({
        errors: [{ code: "hub/too-many-attempts" }],
      });
      await acceptInvitation(hub, other, password);
      service.clock += 16 * 60_000;
      await acceptInvitation(hub, link, password);
    });

    test("five failed attempts pause the machine that made them for a quarter of an hour, and lock nobody out elsewhere", async () => {
      const { hub } = service;
      const { email } = await personOf(hub, "lead", "Observatoire");
      const attempt = async (given: string, reader: string) =>
        (await signedInWith(hub, { email, password: given, reader })).kind;
      for (let at = 0; at < 5; at++) expect(await attempt("autre", "10.0.0.1")).toBe("refused");
      expect(await attempt(password, "10.0.0.1")).toBe("paused");
      expect(await attempt(password, "10.0.0.2")).toBe("signed_in");
      expect(await attempt(password, "10.0.0.1")).toBe("paused");
      service.clock += 16 * 60_000;
      expect(await attempt(password, "10.0.0.1")).toBe("signed_in");
    });

    test("the addresses of one IPv6 network count as one machine", async () => {
      const { hub } = service;
      const { email } = await personOf(hub, "lead", "Observatoire", "Six");
      const attempt = async (reader: string) =>
        (await signedInWith(hub, { email, password: "autre", reader })).kind;
      for (let at = 0; at < 5; at++) expect(await attempt(`2001:db8:0:1::${at}`)).toBe("refused");
      expect(await attempt("2001:db8:0:1:a:b:c:d")).toBe("paused");
      expect(await attempt("2001:db8:0:2::1")).toBe("refused");
    });

    test("twenty-five failed attempts from everywhere pause an address of mail", async () => {
      const { hub } = service;
      const email = "visee@exemple.fr";
      const attempt = async (reader: string) =>
        (await signedInWith(hub, { email, password: "autre", reader })).kind;
      const kinds: string[] = [];
      for (let at = 0; at < 26; at++) kinds.push(await attempt(`10.1.${at}.1`));
      expect(kinds.filter((kind) => kind === "refused")).toHaveLength(25);
      expect(kinds.at(-1)).toBe("paused");
    }, 60_000);

    test("with the right password, five wrong codes pause the account, whatever the machine", async () => {
      const { hub } = service;
      const person = await personOf(hub, "lead", "Observatoire", "Codes");
      const secret = newSecret();
      await setSecondFactor(hub, person, {
        secret,
        code: oneTimePassword(bytesOf(secret), service.clock / 1000),
      });
      const attempt = async (reader: string) =>
        (await signedInWith(hub, { email: person.email, password, code: "000000", reader })).kind;
      for (let at = 0; at < 5; at++) expect(await attempt(`10.2.0.${at}`)).toBe("refused");
      expect(await attempt("10.2.0.9")).toBe("paused");
    });

    test("a session ends after half an hour of silence, and after half a day", async () => {
      const { hub } = service;
      const person = await personOf(hub, "reviewer", "Insee");
      const open = async () => {
        const found = await signedInWith(hub, { email: person.email, password });
        return found.kind === "signed_in" ? found.cookie : "";
      };
      const cookie = await open();
      expect((await sessionOf(hub, cookie))?.person).toEqual(person);
      service.clock += 31 * 60_000;
      expect(await sessionOf(hub, cookie)).toBeNull();
      const busy = await open();
      for (let at = 0; at < 28; at++) {
        service.clock += 25 * 60_000;
        await sessionOf(hub, busy);
      }
      service.clock += 25 * 60_000;
      expect(await sessionOf(hub, busy)).toBeNull();
    });

    test("the journal is whole, refuses changes, and says where it was broken", async () => {
      const { database } = service.hub;
      expect(await firstBroken(database)).toBeNull();
      await expect(database.updateTable("journal").set({ act: "x" }).execute()).rejects.toThrow(
        "append-only",
      );
      await expect(database.deleteFrom("journal").execute()).rejects.toThrow("append-only");
      await unlock(database, name);
      await database.updateTable("journal").set({ subject: "another" }).where("number", "=", 3).execute();
      expect(await firstBroken(database)).toBe(3);
    });
  });

/** What somebody who owns the database may do. */
async function unlock(database: HubDatabase, name: string): Promise<void> {
  if (name === "SQLite") await sql`drop trigger journal_update`.execute(database);
  else await sql`alter table journal disable trigger journal_refuse`.execute(database);
}
