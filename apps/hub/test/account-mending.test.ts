import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../src/accounts/account.ts";
import { acceptInvitation, invite } from "../src/accounts/invitation.ts";
import { newSecret } from "../src/accounts/second-factor.ts";
import type { HubApp } from "../src/routes/request.ts";
import { hubApp } from "../src/server.ts";
import { password, personOf, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";
import { Visitor } from "./visitor.ts";

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let app: HubApp;
    let administrator: Visitor;
    let lead: Visitor;
    let keeper: Person;

    const signedIn = async (person: Person) => {
      const visitor = new Visitor(app);
      await visitor.signIn(person.email);
      return visitor;
    };
    beforeAll(async () => {
      service = await open();
      app = hubApp(service.hub);
      keeper = await personOf(service.hub, "administrator", "Service");
      administrator = await signedIn(keeper);
      await service.hub.database.updateTable("account").set({ totp: newSecret() }).execute();
      lead = await signedIn(await personOf(service.hub, "lead", "Observatoire"));
    });
    afterAll(async () => service.close());

    const accountOf = (id: string) =>
      service.hub.database
        .selectFrom("account")
        .select(["institution", "role", "email_key"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
    const linesOf = async (act: string) =>
      (
        await service.hub.database
          .selectFrom("journal")
          .select(["account", "subject", "detail"])
          .where("act", "=", act)
          .execute()
      ).map(({ account, subject, detail }) => [account, subject, JSON.parse(detail)]);
    const facts = (person: Person, changed: Partial<Person> = {}) => {
      const { name, email, institution, role } = { ...person, ...changed };
      return { name, email, institution, role };
    };

    test("an administrator mends the address, institution and role of an account, whose sessions end", async () => {
      const caf = await personOf(service.hub, "partner", "Cfa");
      const visitor = await signedIn(caf);
      const path = `/comptes/${caf.id}/modifier`;
      for (const other of [lead, visitor]) {
        expect((await other.get(path)).status).toBe(403);
        await other.get("/compte");
        expect((await other.post(path, facts(caf, { role: "lead" }))).status).toBe(403);
      }
      expect((await administrator.get(path)).text).toContain("déconnectée partout");
      service.sent.length = 0;
      const mended = { email: "juste@exemple.fr", institution: "Caf", role: "reviewer" } as const;
      await administrator.post(path, facts(caf, mended));
      expect(service.sent.map(({ to, subject }) => [to, subject])).toEqual([
        [caf.email, "Votre compte a été modifié"],
        ["juste@exemple.fr", "Votre compte a été modifié"],
      ]);
      expect(await accountOf(caf.id)).toEqual({
        institution: "Caf",
        role: "reviewer",
        email_key: "juste@exemple.fr",
      });
      const detail = { role: "reviewer", institution: "Caf", address: "changed" };
      expect(await linesOf("account.mended")).toEqual([
        [keeper.id, caf.id, { ...detail, role_before: "partner", institution_before: "Cfa" }],
      ]);
      expect((await visitor.get("/compte")).status).toBe(401);
      expect((await new Visitor(app).signIn(caf.email)).status).toBe(422);
      expect((await new Visitor(app).signIn("juste@exemple.fr")).status).toBe(200);
    });

    test("what would take an account over, or leave the service without an administrator, is refused", async () => {
      const person = await personOf(service.hub, "partner", "Cpam");
      const path = `/comptes/${person.id}/modifier`;
      await administrator.get(path);
      for (const changed of [{ email: keeper.email }, { email: " " }, { name: "" }, { institution: "" }])
        expect((await administrator.post(path, facts(person, changed))).status).toBe(422);
      await administrator.get(`/comptes/${keeper.id}/modifier`);
      const own = await administrator.post(`/comptes/${keeper.id}/modifier`, facts(keeper, { role: "lead" }));
      expect([own.status, (await accountOf(keeper.id)).role]).toEqual([422, "administrator"]);
    });

    test("moved to an institution that has agents, an account waits to be accepted by one of them", async () => {
      const agent = await personOf(service.hub, "partner", "Urssaf");
      const person = await personOf(service.hub, "partner", "Ursaf");
      const path = `/comptes/${person.id}/modifier`;
      await administrator.get(path);
      await administrator.post(path, facts(person, { institution: agent.institution }));
      const found = service.hub.database.selectFrom("account").select("pending_since");
      const pending = async () => (await found.where("id", "=", person.id).executeTakeFirst())?.pending_since;
      expect(await pending()).not.toBeNull();
      await administrator.get(path);
      await administrator.post(path, facts(person));
      expect(await pending()).toBeNull();
    });

    test("an invitation is cancelled by who may invite in that role; its link then opens nothing", async () => {
      const invited = { name: "Ana", email: "ana@exemple.fr", institution: "Caf" };
      const link = await invite(service.hub, keeper, { ...invited, role: "partner" });
      await invite(service.hub, keeper, { ...invited, email: "chef@exemple.fr", role: "lead" });
      const ids = new Map(
        (
          await service.hub.database
            .selectFrom("invitation")
            .select(["id", "role"])
            .where("used_at", "is", null)
            .execute()
        ).map(({ id, role }) => [role, `/comptes/invitations/${id}/annuler`]),
      );
      const [ofPartner, ofLead] = [ids.get("partner") ?? "", ids.get("lead") ?? ""];
      const page = await lead.get("/comptes");
      expect([page.text.includes(ofPartner), page.text.includes(ofLead)]).toEqual([true, false]);
      expect((await lead.get(ofLead)).status).toBe(403);
      expect((await lead.post(ofLead)).status).toBe(403);
      expect((await lead.get(ofPartner)).text).toContain("n’ouvrira plus aucun compte");
      await lead.post(ofPartner);
      expect((await linesOf("invitation.cancelled")).length).toBe(1);
      expect((await lead.get("/comptes")).text).not.toContain(ofPartner);
      await expect(acceptInvitation(service.hub, link, password)).rejects.toMatchObject({
        errors: [{ code: "hub/invitation-cancelled" }],
      });
      await lead.get("/comptes");
      expect((await lead.post(ofPartner)).status).toBe(404);
      // The same person may be invited again.
      await acceptInvitation(
        service.hub,
        await invite(service.hub, keeper, { ...invited, role: "partner" }),
        password,
      );
    });

    test("the address of a closed account is not invited again: the refusal says who opens the account again", async () => {
      const person = await personOf(service.hub, "partner", "Msa");
      await administrator.get(`/comptes/${person.id}`);
      await administrator.post(`/comptes/${person.id}/fermer`);
      await lead.get("/comptes");
      const refused = await lead.post("/comptes/inviter", facts(person));
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("un compte fermé")]);
      await administrator.get(`/comptes/${person.id}`);
      await administrator.post(`/comptes/${person.id}/rouvrir`);
      await administrator.get(`/comptes/${person.id}/modifier`);
      await administrator.post(`/comptes/${person.id}/modifier`, facts(person, { institution: "Carsat" }));
      expect((await accountOf(person.id)).institution).toBe("Carsat");
      expect((await new Visitor(app).signIn(person.email)).status).toBe(200);
    });
  });
