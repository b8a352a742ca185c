import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setDisabled } from "../src/accounts/account.ts";

import { newSecret, oneTimePassword, setSecondFactor } from "../src/accounts/second-factor.ts";
import { rememberDevice, signInByCode } from "../src/accounts/sign-in.ts";
import { eraseOld } from "../src/retention.ts";
import { hubApp } from "../src/server.ts";
import { bytesOf } from "./base32.ts";
import { password, personOf, signedInWith, type TestHub } from "./fixture.ts";
import { hubDatabases } from "./hub-databases.ts";
import { Visitor } from "./visitor.ts";

for (const { name, isHere, open } of hubDatabases)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let visitor: Visitor;
    beforeAll(async () => {
      service = await open();
      visitor = new Visitor(hubApp(service.hub));
    });
    afterAll(async () => service.close());
    const withFactor = async (who: string) => {
      const person = await personOf(service.hub, "lead", who);
      const secret = newSecret();
      const code = () => oneTimePassword(bytesOf(secret), service.clock / 1000);
      await setSecondFactor(service.hub, person, { secret, code: code() });
      service.clock += 30_000;
      return { person, code };
    };

    test("the page after the address is the same for an account, a closed one, one with a second factor and nobody", async () => {
      const { hub } = service;
      const known = await personOf(hub, "lead", "Connu");
      const closed = await personOf(hub, "lead", "Fermé");
      const keeper = await personOf(hub, "administrator", "Service");
      await setDisabled(hub, keeper, { account: closed.id, isDisabled: true });
      const { person } = await withFactor("Protégé");
      const pages: string[] = [];
      for (const email of [known.email, closed.email, person.email, "personne@exemple.fr"]) {
        const { status, text } = await visitor.post("/connexion", { email });
        expect(status).toBe(200);
        pages.push(text.replaceAll(email, "adresse"));
      }
      expect(new Set(pages).size).toBe(1);
      expect(pages[0]).toMatch(/value="adresse"[\s\S]*type="password"/);
      expect(pages[0]).not.toContain('name="code"');
    });

    test("the code is asked for after the right password only, again after a wrong one, for ten minutes", async () => {
      const { person, code } = await withFactor("Deux pages");
      const { email } = person;
      await visitor.get("/connexion");
      const wrong = await visitor.post("/connexion", {
        email,
        password: "une autre phrase",
        back: "/compte",
      });
      expect([wrong.status, wrong.text]).toEqual([422, expect.not.stringContaining('name="code"')]);
      expect(wrong.text).toContain(`value="${email}"`);
      const asked = await visitor.post("/connexion", { email, password, back: "/compte" });
      const stepIn = (text: string) => /name="step" value="([^"]+)"/.exec(text)?.[1] ?? "";
      expect(asked.text).toContain('name="code"');
      const step = stepIn(asked.text);
      const mistyped = await visitor.post("/connexion/code", { step, code: "000 000", back: "/compte" });
      expect([mistyped.status, stepIn(mistyped.text)]).toEqual([422, step]);
      const entered = await visitor.post("/connexion/code", { step, code: code(), back: "/compte" });
      expect([entered.status, entered.path]).toEqual([200, "/compte"]);
      service.clock += 11 * 60_000;
      expect(await signInByCode(service.hub, { step, code: code() })).toEqual({ kind: "expired" });
      const late = await new Visitor(hubApp(service.hub)).post("/connexion/code", { step, code: code() });
      expect([late.status, late.text]).toEqual([200, expect.stringContaining('action="/connexion"')]);
    });

    test("the step of one account takes the code of no other", async () => {
      const { hub } = service;
      const [one, other] = [await withFactor("Premier"), await withFactor("Second")];
      const found = await signedInWith(hub, { email: one.person.email, password });
      if (found.kind !== "code_needed") throw new RangeError("a code is needed");
      const forged = found.step.replace(one.person.id, other.person.id);
      expect(await signInByCode(hub, { step: forged, code: other.code() })).toEqual({ kind: "expired" });
    });

    test("a browser that signed in before is not paused by the failures of others, and pauses by its own", async () => {
      const { hub } = service;
      const { email, id } = await personOf(hub, "lead", "Appareil");
      const device = await rememberDevice(hub, id, null);
      const kindOf = async (given: Partial<Parameters<typeof signedInWith>[1]>) =>
        (await signedInWith(hub, { email, password, reader: "10.9.0.1", ...given })).kind;
      for (let at = 0; at < 5; at++) expect(await kindOf({ password: "autre" })).toBe("refused");
      expect(await kindOf({})).toBe("paused");
      expect(await kindOf({ device: "inventé" })).toBe("paused");
      expect(await kindOf({ device })).toBe("signed_in");
      for (let at = 0; at < 5; at++) expect(await kindOf({ password: "autre", device })).toBe("refused");
      expect(await kindOf({ device })).toBe("paused");
      expect(await kindOf({ reader: "10.9.0.2" })).toBe("signed_in");
    });

    test("a browser keeps one token of ours for all its accounts, which serves for these only, for six months", async () => {
      const { hub } = service;
      const one = await personOf(hub, "lead", "Un");
      const other = await personOf(hub, "lead", "Deux");
      const third = await personOf(hub, "lead", "Trois");
      const planted = await rememberDevice(hub, one.id, "planté par un autre");
      expect(planted).not.toBe("planté par un autre");
      expect(await rememberDevice(hub, other.id, planted)).toBe(planted);
      const isPaused = async (email: string, reader: string) => {
        for (let at = 0; at < 5; at++) await signedInWith(hub, { email, password: "autre", reader });
        return (await signedInWith(hub, { email, password, reader, device: planted })).kind === "paused";
      };
      expect(await isPaused(one.email, "10.9.1.1")).toBe(false);
      expect(await isPaused(other.email, "10.9.1.2")).toBe(false);
      expect(await isPaused(third.email, "10.9.1.3")).toBe(true);
      service.clock += 181 * 86_400_000;
      expect(await isPaused(one.email, "10.9.1.1")).toBe(true);
      await signedInWith(hub, { email: third.email, password, reader: "10.9.1.9" });
      await eraseOld(hub);
      expect(await hub.database.selectFrom("known_device").selectAll().execute()).toEqual([]);
    });

    test("a sign-in by its pages leaves the browser a token, which a new password forgets", async () => {
      const person = await personOf(service.hub, "lead", "Navigateur");
      const browser = new Visitor(hubApp(service.hub));
      await browser.signIn(person.email);
      expect(browser.headers().cookie).toMatch(/vigie-appareil=[\w-]{43}/);
    });
  });
