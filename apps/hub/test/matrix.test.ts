import { studyZip } from "@vigie/partner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import type { Person } from "../src/accounts/account.ts";
import { openCampaign } from "../src/campaigns/campaign.ts";
import { storeStudy } from "../src/campaigns/study-versions.ts";
import { depositStates, mayDo } from "../src/rules/deposit-states.ts";
import { relationOf, type TeamMember } from "../src/rules/roles.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabasesOnPush } from "./hub-databases.ts";
import { Visitor } from "./visitor.ts";

for (const { name, isHere, open } of hubDatabasesOnPush)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let campaign = "";
    let depositor = "";
    const visitors: { readonly person: Person; readonly visitor: Visitor }[] = [];
    let team: readonly TeamMember[] = [];

    beforeAll(async () => {
      service = await open();
      const app = hubApp(service.hub);
      const cast = [
        ["partner", "Caf"],
        ["partner", "Cpam"],
        ["reviewer", "Insee"],
        ["reviewer", "Caf"],
        ["lead", "Observatoire"],
        ["lead", "Caf"],
        ["administrator", "Observatoire"],
      ] as const;
      for (const [role, institution] of cast) {
        const person = await personOf(service.hub, role, institution);
        const visitor = new Visitor(app);
        await visitor.signIn(person.email);
        visitors.push({ person, visitor });
        if (role === "partner" && institution === "Caf") depositor = person.id;
        if (role === "lead" && institution === "Observatoire") {
          await storeStudy(service.hub, person, { name: "etude.vigie", bytes: studyZip(newStudy()) });
          const { hash } = await service.hub.database
            .selectFrom("study")
            .select("hash")
            .executeTakeFirstOrThrow();
          campaign = await openCampaign(service.hub, person, {
            study: hash,
            title: "Essai",
            message: "",
            closesOn: "2026-03-31",
            institutions: new Map([["caf", "Caf"]]),
            previous: null,
          });
          team = [{ account: person.id, institution }];
        }
      }
    });
    afterAll(async () => service.close());

    /** What changes a deposit by itself, and the path that a form sends. */
    const changes = [
      ["withdraw", "retirer", "withdrawn"],
      ["send_to_review", "relire", "in_review"],
      ["erase", "effacer", null],
    ] as const;

    test("over every state, person and form, only what the matrix allows changes anything", async () => {
      const { database, blobs } = service.hub;
      const blob = await blobs.put(new TextEncoder().encode("not read here"));
      for (const state of depositStates)
        for (const { person, visitor } of visitors)
          for (const [action, path, to] of changes) {
            const id = `${state}-${person.role}-${person.institution}-${action}`;
            await database
              .insertInto("deposit")
              .values({
                id,
                campaign,
                partner: "caf",
                blob,
                state,
                deposited_by: depositor,
                deposited_at: "2026-01-05",
                spent: null,
                problems: null,
                message: "",
              })
              .execute();
            await blobs.put(new TextEncoder().encode("not read here"));
            const answered = await visitor.post(`/depots/${id}/${path}`);
            const relation = relationOf(person, { institution: "Caf", team });
            const isAllowed = mayDo(relation, action, state);
            const after = await database
              .selectFrom("deposit")
              .select("state")
              .where("id", "=", id)
              .executeTakeFirst();
            expect([id, after?.state]).toEqual([id, isAllowed && to !== null ? to : state]);
            const refused = mayDo(relation, "follow", state) ? 403 : 404;
            if (!isAllowed) expect([id, answered.status]).toEqual([id, refused]);
          }
    });

    test("no form gives a role: what is sent beside its fields is not read", async () => {
      const partner = visitors.find(
        ({ person: { role, institution } }) => role === "partner" && institution === "Cpam",
      )?.visitor;
      const lead = visitors.find(({ person }) => person.role === "lead")?.visitor;
      if (partner === undefined || lead === undefined) throw new RangeError("a partner and a lead");
      expect(
        (
          await partner.post("/comptes/inviter", {
            role: "lead",
            name: "x",
            email: "x@y.fr",
            institution: "x",
          })
        ).status,
      ).toBe(403);
      expect(
        (
          await lead.post("/comptes/inviter", {
            role: "administrator",
            name: "x",
            email: "x@y.fr",
            institution: "x",
          })
        ).status,
      ).toBe(403);
      await partner.post("/cles", { id: "k1", public: "A".repeat(43), role: "lead", institution: "Caf" });
      const keys = await service.hub.database.selectFrom("partner_key").select("institution").execute();
      expect(keys).toEqual([{ institution: "Cpam" }]);
      for (const path of ["/journal", "/comptes", "/etudes", "/journal.jsonl"])
        expect([path, (await partner.get(path)).status]).toEqual([path, 403]);
    });
  });
