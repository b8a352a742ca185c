import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../src/accounts/account.ts";
import { closeOwnAccount } from "../src/accounts/account-closure.ts";
import { randomId } from "../src/accounts/sealed.ts";
import { changeTeam } from "../src/campaigns/team.ts";
import { recordAlone } from "../src/journal/journal.ts";
import { hubApp } from "../src/server.ts";
import { personOf, type TestHub } from "./fixture.ts";
import { hubDatabases } from "./hub-databases.ts";
import { Visitor } from "./visitor.ts";

for (const { name, isHere, open } of hubDatabases)
  describe.skipIf(!isHere)(name, () => {
    let service: TestHub;
    let administrator: Visitor;
    let stranger: Visitor;
    let lead: Person;
    let campaign = "";
    let other = "";

    beforeAll(async () => {
      service = await open();
      const { hub } = service;
      const app = hubApp(hub);
      lead = await personOf(hub, "lead", "Observatoire", "Ana Roux");
      const colleague = await personOf(hub, "lead", "Observatoire", "Paul Diaw");
      const marseille = await personOf(hub, "lead", "Marseille", "Zoé Blin");
      const keeper = await personOf(hub, "administrator", "Service", "Léa Garde");
      const depositor = await personOf(hub, "partner", "Caf", "Ida Pons");
      const passkey = { id: "k", account: keeper.id, public_key: "x", counter: 0, name: "x", created_at: "" };
      const study = { hash: "h", name: "mon-etude", version: "0.1", title: "Mon étude", blob: "f" };
      await hub.database
        .insertInto("study")
        .values({ ...study, uploaded_by: lead.id, uploaded_at: "2026-01-05" })
        .execute();
      const sent = { account: lead.id, act: "study.uploaded", subject: study.blob } as const;
      await recordAlone(hub, { ...sent, detail: { study: study.name, version: study.version } });
      campaign = await opened(lead, "Printemps");
      await hub.database
        .insertInto("participation")
        .values({ campaign, partner: "caf", institution: "Caf" })
        .execute();
      await changeTeam(hub, keeper, { campaign, account: colleague.id, isNamed: true });
      await hub.database
        .insertInto("deposit")
        .values({
          id: "lot",
          campaign,
          partner: "caf",
          blob: "b",
          state: "verified",
          deposited_by: depositor.id,
          deposited_at: "2026-01-05",
          message: "",
        })
        .execute();
      await recordAlone(hub, { account: depositor.id, act: "deposit.received", subject: "lot" });
      // A preview that another one replaced.
      const removed = { account: "hub", act: "edition.removed", subject: "gone" } as const;
      await recordAlone(hub, { ...removed, detail: { campaign } });
      service.clock = Date.parse("2026-07-14T21:59:00Z");
      other = await opened(lead, "Été");
      service.clock += 120_000;
      await recordAlone(hub, { account: "hub", act: "clock.accepted", subject: "" });
      await recordAlone(hub, { account: "unknown", act: "account.sign_in_refused", subject: "" });
      await closeOwnAccount(hub, depositor);
      administrator = new Visitor(app);
      await administrator.signIn(keeper.email);
      // The second factor that an administrator needs: it would open no session by password.
      await hub.database.insertInto("passkey").values(passkey).execute();
      stranger = new Visitor(app);
      await stranger.signIn(marseille.email);
    });
    afterAll(async () => service.close());

    /** A campaign of the study, with its line. */
    const opened = async (by: Person, title: string) => {
      const { hub } = service;
      const id = randomId();
      const row = { id, title, study: "h", message: "", closes_on: "2026-09-30", state: "open" } as const;
      await hub.database
        .insertInto("campaign")
        .values({ ...row, previous: null, created_at: hub.now().toISOString() })
        .execute();
      await hub.database.insertInto("team_member").values({ campaign: id, account: by.id }).execute();
      await recordAlone(hub, { account: by.id, act: "campaign.opened", subject: id });
      return id;
    };

    /** The sentences of the page, without marks. */
    const sentences = async (query: string, by = administrator) => {
      const { text } = await by.get(`/journal${query}`);
      const cells = text.matchAll(/data-column="Ce qui est fait">(.*?)<\/td>/g);
      return [...cells].map(([, cell = ""]) => cell.replaceAll(/<[^>]+>/g, "").replaceAll(/\s/g, " "));
    };

    test("each line is a sentence with who, what and when, linked to what it is about", async () => {
      const { text } = await administrator.get("/journal?acte=campaigns");
      expect(text).toMatch(new RegExp(`<a href="/campagnes/${campaign}">la campagne «\\sPrintemps\\s»</a>`));
      expect(text).toContain("5 janv. 2026");
      expect(await sentences("?acte=campaigns")).toEqual([
        "Ana Roux (Observatoire) ouvre la campagne « Été ».",
        "Léa Garde (Service) nomme Paul Diaw (Observatoire) dans l’équipe de la campagne « Printemps ».",
        "Ana Roux (Observatoire) ouvre la campagne « Printemps ».",
        "Ana Roux (Observatoire) envoie l’étude « mon-etude », version 0.1.",
      ]);
    });

    test("a campaign is found with its bundles and the previews that were removed", async () => {
      const found = await sentences(`?objet=${campaign}`);
      expect(found).toEqual([
        "Le service efface l’aperçu de la campagne « Printemps ».",
        "Une personne dont le compte est clos (Caf) dépose le lot « Caf » de la campagne « Printemps ».",
        expect.stringContaining("dans l’équipe"),
        "Ana Roux (Observatoire) ouvre la campagne « Printemps ».",
      ]);
      expect(await sentences("?objet=etude:mon-etude")).toHaveLength(found.length + 1);
      expect(await sentences("?objet=rien")).toEqual([]);
    });

    test("a person, a kind and a period are looked for together, days being those of Paris", async () => {
      expect(await sentences(`?personne=${lead.id}&du=2026-07-01&au=2026-07-14`)).toEqual([
        "Ana Roux (Observatoire) ouvre la campagne « Été ».",
      ]);
      expect(await sentences("?acte=service&du=2026-07-15&au=2026-07-15")).toEqual([
        "L’heure de la machine est acceptée par une commande.",
      ]);
      expect(await sentences("?acte=sign_ins&personne=unknown")).toEqual([
        "Connexion refusée : aucun compte connu.",
      ]);
      expect(await sentences("?acte=service&du=2026-02-31&avant=x&objet=")).toHaveLength(1);
    });

    test("another team's lead reads no title of a campaign, and cannot look for it", async () => {
      expect(await sentences("?acte=deposits", stranger)).toEqual([
        expect.stringMatching(/dépose un lot d’une campagne d’une autre équipe/),
      ]);
      expect(await sentences(`?objet=${other}`, stranger)).toEqual([]);
      const { text } = await stranger.get("/journal");
      expect(text).not.toMatch(/Printemps|Été/);
    });

    test("fifty lines make a page, which leads to the older ones and back", async () => {
      for (let at = 0; at < 60; at++)
        await recordAlone(service.hub, {
          account: "hub",
          act: "alert.raised",
          subject: "",
          detail: { what: "refusals" },
        });
      expect(await sentences("?acte=service")).toHaveLength(50);
      const { text } = await administrator.get("/journal?acte=service");
      const older = /href="\/journal(\?acte=service&[^;]+;avant=\d+)"/
        .exec(text)?.[1]
        ?.replace(/&[^;]+;/, "&");
      if (older === undefined) throw new RangeError("a way to the older lines");
      expect(await sentences(older)).toHaveLength(11);
      expect((await administrator.get(`/journal${older}`)).text).toContain('href="/journal?acte=service"');
    });
  });
