import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setDisabled } from "../src/accounts/account.ts";
import { closeOwnAccount } from "../src/accounts/account-closure.ts";
import { acceptInvitation, invite } from "../src/accounts/invitation.ts";
import { registerKey } from "../src/accounts/keys.ts";

import { changePassword, passwordByLink, passwordLink } from "../src/accounts/password-change.ts";
import { personalData } from "../src/accounts/personal-data.ts";
import {
  newSecret,
  oneTimePassword,
  removeSecondFactor,
  setSecondFactor,
} from "../src/accounts/second-factor.ts";
import { sessionOf } from "../src/accounts/session.ts";
import { bytesOf } from "./base32.ts";
import { password, personOf, signedInWith, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";

const refused = (code: string) => ({ errors: [{ code }] });

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    beforeAll(async () => {
      service = await open();
    });
    afterAll(async () => service.close());
    const enter = async (email: string, typed = password, code = "") => {
      const found = await signedInWith(service.hub, { email, password: typed, code, reader: "" });
      return found.kind === "signed_in" ? found.cookie : null;
    };

    test("an invitation never changes an account: neither its role, nor its password", async () => {
      const { hub } = service;
      const administrator = await personOf(hub, "administrator", "Observatoire");
      const invited = {
        ...administrator,
        email: ` ${administrator.email.toUpperCase()}`,
        role: "partner",
      } as const;
      await expect(invite(hub, { id: "hub" }, invited)).rejects.toMatchObject(refused("hub/account-exists"));
    });

    test("one institution has one spelling, whoever types it", async () => {
      const { hub } = service;
      await personOf(hub, "partner", "Caf de l’Essai");
      await invite(
        hub,
        { id: "hub" },
        {
          name: "x",
          email: "spelling@exemple.fr",
          institution: " CAF  de l'essai",
          role: "reviewer",
        },
      );
      const { institution } = await hub.database
        .selectFrom("invitation")
        .select("institution")
        .where("email", "=", "spelling@exemple.fr")
        .executeTakeFirstOrThrow();
      expect(institution).toBe("Caf de l’Essai");
    });

    test("six attempts at once do not pass together", async () => {
      const { hub } = service;
      const { email } = await personOf(hub, "lead", "Ensemble");
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => signedInWith(hub, { email, password: "autre", reader: "10.0.0.1" })),
      );
      expect(answers.filter(({ kind }) => kind === "refused")).toHaveLength(5);
    });

    test("a one-time password opens one session, and another person's telephone none", async () => {
      const { hub } = service;
      const person = await personOf(hub, "lead", "Facteur");
      const secret = newSecret();
      const now = () => service.clock / 1000;
      const code = () => oneTimePassword(bytesOf(secret), now());
      await setSecondFactor(hub, person, { secret, code: code() });
      expect(await enter(person.email)).toBeNull();
      // The one that set the factor is used up.
      expect(await enter(person.email, password, code())).toBeNull();
      service.clock += 30_000;
      expect(await enter(person.email, password, code())).not.toBeNull();
      const again = { email: person.email, password, code: code(), reader: "" };
      expect(await signedInWith(hub, again)).toEqual({ kind: "replayed", account: person.id });
      expect(await signedInWith(hub, { ...again, password: "une autre phrase" })).toEqual({
        kind: "refused",
      });
      const other = newSecret();
      const theirs = { secret: other, code: oneTimePassword(bytesOf(other), now()) };
      await expect(setSecondFactor(hub, person, theirs)).rejects.toMatchObject(
        refused("hub/second-factor-set"),
      );
      await removeSecondFactor(hub, { id: "hub" }, person.id);
      expect(await enter(person.email)).not.toBeNull();
    });

    test("a password that changes ends the other sessions; a link works once, for a day", async () => {
      const { hub } = service;
      const { id, email } = await personOf(hub, "reviewer", "Insee");
      const [here, elsewhere] = [await enter(email), await enter(email)];
      const session = await sessionOf(hub, here ?? "");
      if (session === null) throw new RangeError("a session");
      const next = "une autre phrase assez longue";
      await expect(changePassword(hub, session, { present: "autre", next })).rejects.toMatchObject(
        refused("hub/password-wrong"),
      );
      await changePassword(hub, session, { present: password, next });
      expect(await sessionOf(hub, here ?? "")).not.toBeNull();
      expect(await sessionOf(hub, elsewhere ?? "")).toBeNull();
      const link = await passwordLink(hub, { id: "hub" }, id);
      await passwordByLink(hub, link, password);
      expect(await sessionOf(hub, here ?? "")).toBeNull();
      await expect(passwordByLink(hub, link, next)).rejects.toMatchObject(
        refused("hub/password-link-expired"),
      );
      const late = await passwordLink(hub, { id: "hub" }, id);
      service.clock += 25 * 3_600_000;
      await expect(passwordByLink(hub, late, next)).rejects.toMatchObject(
        refused("hub/password-link-expired"),
      );
      expect(await enter(email)).not.toBeNull();
    });

    test("a closed account opens nothing; nobody closes their own", async () => {
      const { hub } = service;
      const administrator = await personOf(hub, "administrator", "Clôture");
      const person = await personOf(hub, "partner", "Clôture");
      const cookie = await enter(person.email);
      const close = (isDisabled: boolean) =>
        setDisabled(hub, administrator, { account: person.id, isDisabled });
      await close(true);
      expect(await sessionOf(hub, cookie ?? "")).toBeNull();
      expect(await enter(person.email)).toBeNull();
      await close(false);
      expect(await enter(person.email)).not.toBeNull();
      const itself = { account: administrator.id, isDisabled: true };
      await expect(setDisabled(hub, administrator, itself)).rejects.toMatchObject(refused("hub/own-account"));
    });

    test("somebody takes their data and closes their account: no name is left; the last administrator stays", async () => {
      const { hub } = service;
      const person = await personOf(hub, "partner", "Départ", "Zoé Départ");
      const cookie = await enter(person.email);
      const data = await personalData(hub, person);
      expect(data).toMatchObject({ account: person, sessions: [{}], deposits: [] });
      expect(data.journal.map(({ act }) => act)).toEqual([
        "account.created",
        "account.signed_in",
        "account.exported",
      ]);
      expect(JSON.stringify(data)).not.toMatch(/argon2|totp|form_token/);
      await closeOwnAccount(hub, person);
      expect(await sessionOf(hub, cookie ?? "")).toBeNull();
      expect(await enter(person.email)).toBeNull();
      const accounts = await hub.database
        .selectFrom("account")
        .selectAll()
        .where("id", "=", person.id)
        .execute();
      expect(JSON.stringify(accounts)).not.toMatch(/Zoé|zo/);
      await hub.database
        .updateTable("account")
        .set({ disabled_at: "2026-01-01" })
        .where("role", "=", "administrator")
        .execute();
      const last = await personOf(hub, "administrator", "Dernière");
      await expect(closeOwnAccount(hub, last)).rejects.toMatchObject(refused("hub/own-account"));
      await personOf(hub, "administrator", "Relève");
      await closeOwnAccount(hub, last);
    });

    test.each([
      ["motdepasse2024", "common words and figures"],
      ["123456789987654321", "one of the list"],
      ["aaaaaaaabbbbbbbb", "few characters"],
      ["azertyuiop1234", "a row of keys"],
      ["Marie.Dupont.1987", "one's own name"],
      ["court", "too short"],
      ["é ".repeat(65), "too long"],
    ])("the password « %s » is refused: %s", async (typed) => {
      const { hub } = service;
      const invited = {
        email: `${Math.random()}@exemple.fr`,
        name: "Marie Dupont",
        institution: "Caf",
      } as const;
      const token = await invite(hub, { id: "hub" }, { ...invited, role: "partner" });
      await expect(acceptInvitation(hub, token, typed)).rejects.toMatchObject({
        errors: [{ code: expect.stringMatching(/^hub\/password-(?:common|length)$/) }],
      });
    });

    test("a clock that goes back changes nothing and says so; it ends sessions", async () => {
      const { hub } = service;
      const person = await personOf(hub, "partner", "Horloge");
      const cookie = await enter(person.email);
      service.clock -= 2 * 86_400_000;
      await expect(
        registerKey(hub, person, { id: "k1", public: Buffer.alloc(32, 1).toString("base64url") }),
      ).rejects.toMatchObject(refused("hub/clock-backwards"));
      expect(await hub.database.selectFrom("partner_key").selectAll().execute()).toEqual([]);
      expect(await sessionOf(hub, cookie ?? "")).toBeNull();
      service.clock += 2 * 86_400_000;
      expect(await enter(person.email)).not.toBeNull();
    });
  });
