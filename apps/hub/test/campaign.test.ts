import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { studyZip } from "@vigie/partner";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { studyTexts } from "../src/campaigns/study-file.ts";
import { latestVersion } from "../src/campaigns/study-versions.ts";
import { firstBroken } from "../src/journal/journal.ts";
import type { HubApp } from "../src/routes/request.ts";
import { hubApp } from "../src/server.ts";
import { colleagueIn, personOf, type TestHub, testHub } from "./fixture.ts";
import { laterBundle, type MadeBundles, madeBundles } from "./made-bundles.ts";
import { Visitor } from "./visitor.ts";

let service: TestHub;
let made: MadeBundles;
let app: HubApp;
let lead: Visitor;
let caf: Visitor;
let cpam: Visitor;
let reviewers: readonly Visitor[];
let cafReviewer: Visitor;
let administrator: Visitor;
let campaign = "";

beforeAll(async () => {
  made = await madeBundles();
  service = await testHub();
  app = hubApp(service.hub);
  const signedIn = async (
    ...[role, institution, name]: [Parameters<typeof personOf>[1], string, string?]
  ) => {
    const person = await personOf(service.hub, role, institution, name);
    const visitor = new Visitor(app);
    await visitor.signIn(person.email);
    return visitor;
  };
  lead = await signedIn("lead", "Observatoire");
  caf = await signedIn("partner", "Caf de l’Essai");
  cpam = await signedIn("partner", "Cpam de l’Essai");
  reviewers = [await signedIn("reviewer", "Insee"), await signedIn("reviewer", "Département")];
  cafReviewer = await signedIn("reviewer", "Caf de l’Essai");
  administrator = await signedIn("administrator", "Observatoire");
});
afterAll(async () => service.close());

const file = (bytes: Uint8Array<ArrayBuffer>, name = "bundle.zip") => new File([bytes], name);
const deposit = (visitor: Visitor, bytes: Uint8Array<ArrayBuffer>) =>
  visitor.post(`/campagnes/${campaign}/partenaires/caf/depots`, { file: file(bytes), message: "" });
const plain = (text: string) =>
  text
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/\s+/g, " ");

/** A hundred megabytes of nothing in a hundred kilobytes. */
const bomb = new Uint8Array(zipSync({ "datapackage.json": [new Uint8Array(100_000_000), { level: 9 }] }));

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h3"/></svg>';
const release = `publisher: { name: Observatoire }
url: https://observatoire.exemple.fr/
territory: { label: Essai, level: departement, code: "93" }
frequency: yearly
logo: logo.svg
keywords: [accès aux droits]
`;

describe("a campaign, from the study to the publication", () => {
  test("a study with mistakes is refused with all of them; a right one is kept once", async () => {
    await lead.get("/etudes");
    const broken = await lead.post("/etudes", { file: file(made.first, "etude.vigie") });
    expect(broken.status).toBe(422);
    expect(plain(broken.text)).toContain("Que faire");
    expect(plain((await lead.post("/etudes", { file: file(made.study, "etude.vigie") })).text)).toContain(
      "Ouvrir une campagne",
    );
    expect(plain((await lead.post("/etudes", { file: file(made.study, "etude.vigie") })).text)).toContain(
      "a déjà été reçue",
    );
  });

  test("the lead opens a campaign; a deadline that is past is refused", async () => {
    const link = /\/campagnes\/nouvelle\?etude=([0-9a-f]{64})/.exec((await lead.get("/etudes")).text);
    await lead.get(`/campagnes/nouvelle?etude=${link?.[1]}`);
    const fields = {
      study: link?.[1] ?? "",
      previous: "",
      title: "Canaux, 2024",
      message: "",
      "partner.caf": "Caf de l’Essai",
    };
    const past = await lead.post("/campagnes", { ...fields, message: "Merci !", closes_on: "2025-12-31" });
    expect([past.status, plain(past.text)]).toEqual([422, expect.stringContaining("déjà passée")]);
    // The form is there again, as it was typed.
    expect(past.text).toMatch(
      /value="Canaux, 2024"[\s\S]*value="2025-12-31"[\s\S]*>Merci !<\/textarea>[\s\S]*value="Caf de l’Essai"/,
    );
    const opened = await lead.post("/campagnes", { ...fields, closes_on: "2026-03-31" });
    campaign = /^\/campagnes\/([\w-]+)$/.exec(opened.path)?.[1] ?? "";
    expect(plain(opened.text)).toMatch(/échéance le 31 mars 2026.*pas encore ouverte.*aucun/);
  });

  test("the lead changes the deadline, and partners hear of it; nobody else may", async () => {
    await lead.get(`/campagnes/${campaign}/modifier`);
    const terms = { title: "Canaux, 2024", message: "Un mois de plus.", closes_on: "2026-04-30" };
    const path = `/campagnes/${campaign}/modifier`;
    const changed = await lead.post(path, terms);
    expect(plain(changed.text)).toMatch(/échéance le 30 avril 2026.*Un mois de plus/);
    expect(service.sent.at(-1)).toMatchObject({ subject: "Une campagne a changé" });
    for (const other of [caf, administrator, ...reviewers]) {
      await other.get("/compte");
      expect((await other.post(path, { ...terms, title: "Autre" })).status).toBe(403);
    }
    await lead.get(path);
    expect((await lead.post(path, { ...terms, closes_on: "2026-02-31" })).status).toBe(422);
  });

  test("a partner sees its own part, takes the study, and registers its key", async () => {
    expect((await cpam.get(`/campagnes/${campaign}/partenaires/caf`)).status).toBe(404);
    const page = await caf.get(`/campagnes/${campaign}/partenaires/caf`);
    expect(plain(page.text)).toContain("Ce qui est demandé");
    const kit = await caf.get(`/campagnes/${campaign}/partenaires/caf/etude.vigie`);
    expect(kit.status).toBe(200);
    await caf.get(`/campagnes/${campaign}/partenaires/caf`);
    const mapped = `/campagnes/${campaign}/partenaires/caf/correspondance`;
    expect(plain((await caf.post(mapped)).text)).toContain("Fichiers prêts depuis le 5 janvier 2026");
    await cpam.get("/compte");
    expect((await cpam.post(mapped)).status).toBe(404);
    expect(plain((await deposit(caf, made.first)).text)).toContain("pas de clé valable");
    await caf.get("/cles");
    expect(plain((await caf.post("/cles", { id: made.key.id, public: "court" })).text)).toContain(
      "pas une clé publique",
    );
    expect(plain((await caf.post("/cles", made.key)).text)).toContain(made.key.id);
  });

  test.each([
    ["a bundle that nobody signed", () => made.unsigned, "signé"],
    ["one signed by a key that is not registered", () => made.stranger, "clé"],
    ["a file that is no bundle", () => made.study, "n’est pas un lot"],
    ["a zip bomb", () => bomb, "Pourquoi"],
  ] as const)("%s is refused, and says why to its partner only", async (_, bytes, reason) => {
    const refused = await deposit(caf, bytes());
    expect(plain(refused.text)).toContain("Pourquoi ce lot est refusé");
    expect(plain(refused.text)).toContain(reason);
    for (const other of [lead, ...reviewers]) {
      const seen = await other.get(refused.path);
      expect(plain(seen.text)).toContain("refusé");
      expect(plain(seen.text)).not.toContain("Pourquoi ce lot est refusé");
    }
  });

  test("a key that was revoked signs nothing any more", async () => {
    await caf.get("/cles");
    await caf.post("/cles", made.strangerKey);
    await caf.post(`/cles/${made.strangerKey.id}/revoquer`);
    await caf.get(`/campagnes/${campaign}/partenaires/caf`);
    expect(plain((await deposit(caf, made.stranger)).text)).toMatch(/Pourquoi ce lot est refusé.*clé/);
  });

  test("a right bundle is verified, withdrawn, and another deposited; the same twice is refused", async () => {
    const found = await deposit(caf, made.first);
    expect(plain(found.text)).toContain("intact, signé et conforme");
    expect(plain((await deposit(caf, made.first)).text)).toContain("a déjà été déposé");
    expect((await cpam.post(`${found.path}/retirer`)).status).toBe(404);
    expect(plain((await deposit(cpam, made.second)).text)).toContain("demandée à une autre institution");
    await caf.get(found.path);
    expect(plain((await caf.post(`${found.path}/retirer`)).text)).toContain("retiré");
    const second = await deposit(caf, made.second);
    expect(plain(second.text)).toContain("vérifié");
    // The lead may look at it; so may neither another partner nor a reviewer before review.
    expect(plain((await lead.get(second.path)).text)).toContain("Ce que contient ce lot");
    for (const other of [cpam, ...reviewers])
      expect(plain((await other.get(second.path)).text)).not.toContain("Ce que contient ce lot");
  });

  test("two reviewers, blind to one another; one of the depositing institution may not", async () => {
    const path = /\/depots\/[\w-]+/.exec((await lead.get(`/campagnes/${campaign}`)).text)?.[0] ?? "";
    await lead.get(path);
    expect(plain((await lead.post(`${path}/relire`)).text)).toContain("en relecture");
    expect(plain((await caf.get(`${path}/retirer`)).text)).toContain("Ce lot sort de la campagne");
    await cafReviewer.get(path);
    expect((await cafReviewer.post(`${path}/relecture`, { verdict: "approve", reasons: "" })).status).toBe(
      403,
    );
    const [first, second] = reviewers;
    if (first === undefined || second === undefined) throw new RangeError("two reviewers");
    await first.get(path);
    const marked = await first.post(`${path}/relecture`, { verdict: "approve", "table.groupes": "Groupes" });
    expect([marked.status, plain(marked.text)]).toEqual([422, expect.stringMatching(/à revoir.*Groupes/)]);
    expect(
      plain((await first.post(`${path}/relecture`, { verdict: "return", reasons: " " })).text),
    ).toContain("Il manque la raison");
    await first.get(path);
    expect(
      plain((await first.post(`${path}/relecture`, { verdict: "approve", reasons: "Rien à redire" })).text),
    ).toContain("est attendue");
    await first.get(path);
    expect((await first.post(`${path}/relecture`, { verdict: "approve", reasons: "" })).status).toBe(422);
    expect(plain((await second.get(path)).text)).not.toContain("Rien à redire");
    const both = await second.post(`${path}/relecture`, { verdict: "approve", reasons: "" });
    expect(plain(both.text)).toMatch(/approuvé.*Rien à redire/);
  });

  test("the lead assembles, looks, publishes; readers read", async () => {
    const reader = new Visitor(app);
    const page = `/campagnes/${campaign}`;
    await lead.get(page);
    expect(plain((await lead.post(`${page}/publier`)).text)).toContain("pas encore assemblé");
    await lead.get(page);
    service.clock += 1_000;
    const image = { name: "logo.svg", bytes: new TextEncoder().encode(logo) };
    const withLogo = new Uint8Array(studyZip(new Map([...newStudy(), ["release.yaml", release]]), image));
    expect((await lead.post("/etudes", { file: file(withLogo, "etude.vigie") })).status).toBe(200);
    await lead.get(page);
    await lead.post(`${page}/assembler`);
    await expect
      .poll(async () => plain((await lead.get(page)).text), { timeout: 120_000, interval: 500 })
      .toMatch(/assemblage (?:est terminé|a échoué)/);
    const assembled = await lead.get(page);
    expect(plain(assembled.text)).toContain("L’assemblage est terminé");
    const preview = /\/apercu\/[\w-]+\//.exec(assembled.text)?.[0] ?? "";
    expect((await lead.get(preview)).status).toBe(200);
    expect((await reader.get(preview)).status).toBe(401);
    expect((await reader.get(`/publications/${campaign}/`)).status).toBe(404);
    expect((await caf.get(preview)).status).toBe(403);
    expect((await caf.get(`${preview}partenaires/caf/`)).status).toBe(200);
    expect((await cpam.get(`${preview}partenaires/caf/`)).status).toBe(404);
    expect((await administrator.get(preview)).status).toBe(403);
    expect(plain((await caf.get(page)).text)).toContain("Comment ces chiffres seront lus");
    expect(plain((await caf.post(`${page}/remarques`, { text: "La note 2 est à revoir." })).text)).toContain(
      "Caf de l’Essai, 5 janv. 2026",
    );
    expect(plain((await lead.get(page)).text)).toContain("La note 2 est à revoir.");
    expect((await cpam.post(`${page}/remarques`, { text: "x" })).status).toBe(403);
    await lead.get(page);
    // One person alone does not publish; and the one who asked is not the one who does.
    const alone = await lead.post(`${page}/publier`);
    expect([alone.status, plain(alone.text)]).toEqual([422, expect.stringContaining("seule ne publie pas")]);
    expect(plain((await lead.get(page)).text)).toContain("Vous êtes seul dans l’équipe");
    const asked = await lead.post(`${page}/demander-publication`);
    expect(plain(asked.text)).toContain("Vous avez demandé la publication");
    expect((await lead.post(`${page}/publier`)).status).toBe(422);
    const second = new Visitor(app);
    await second.signIn((await colleagueIn(service.hub, campaign)).email);
    expect(plain((await second.get(page)).text)).toContain("a demandé la publication");
    expect(plain((await second.post(`${page}/publier`)).text)).toContain("publiée");
    const home = plain((await reader.get("/")).text);
    expect(home).toMatch(/Du 1er janvier 2024 au 30 juin 2024\. Partenaires\s: Caisse/);
    expect(home).not.toContain("Canaux, 2024");
    expect((await reader.get("/editions.atom")).text).toMatch(
      /<title>[^<]*, du\s1er\sjanvier\s2024 au\s30\sjuin\s2024</,
    );
    const published = await reader.get(`/publications/${campaign}/`);
    expect(published.status).toBe(200);
    expect(plain(published.text)).not.toContain("Origine non vérifiée");
    expect((await reader.get(`/publications/${campaign}/logo.svg`)).text).toBe(logo);
    // An edition with earlier ones has a note, whose words the hub repeats to whoever may read the edition.
    expect(home).not.toContain("toutes éditions réunies");
    const { folder } = await service.hub.database
      .selectFrom("edition")
      .select("folder")
      .where("campaign", "=", campaign)
      .executeTakeFirstOrThrow();
    const note = join(service.hub.settings.folder, folder, "note.txt");
    await writeFile(note, "6 éditions, de T1 2022 à T2 2023.\n\n- Âge : <b>43,0 %</b>, soit +10,0 points.\n");
    for (const [who, path, series] of [
      [reader, "/", "/publications/mon-etude/evolution.html"],
      [lead, page, `/publications/${campaign}/evolution.html`],
      [caf, page, `/publications/${campaign}/evolution.html`],
    ] as const) {
      const { text } = await who.get(path);
      expect(plain(text)).toContain("Ce qui a bougé, toutes éditions réunies");
      expect(text).toContain("<li>Âge : &#60;b&#62;43,0 %&#60;/b&#62;, soit +10,0 points.</li>");
      expect(text).toContain(`href="${series}"`);
    }
    await writeFile(note, "3 éditions, de T1 2022 à T3 2022.\n");
    expect(plain((await reader.get("/")).text)).toContain("rien n’a bougé au-delà du bruit et du hasard");
    await rm(note);
    // It leads to the other editions, the last one of its study by the identifier of this.
    for (const path of ["/", "/publications/"])
      expect(published.text).toContain(`href="${service.hub.settings.address}${path}`);
    const address = `${service.hub.settings.address}/publications/${campaign}/`;
    expect(published.text).toContain(`<link rel="canonical" href="${address}">`);
    const catalogue = await reader.get(`/publications/${campaign}/donnees/catalogue.jsonld`);
    expect(catalogue.text).toContain(`${address}donnees/`);
    expect(catalogue.text).not.toContain("https://observatoire.exemple.fr/donnees");
    expect((await reader.get("/polices/atkinson-hyperlegible-next-400.woff2")).status).toBe(200);
    expect((await reader.get(`/publications/${campaign}/donnees/datapackage.json`)).status).toBe(200);
    expect((await reader.get(`/publications/${campaign}/..%2f..%2fhub.sqlite`)).status).toBe(404);
    expect(plain((await deposit(caf, made.first)).text)).toContain("ne reçoit plus de lots");
  }, 120_000);

  test("a definition that changed is declared, or its campaign is not opened", async () => {
    /** Sends a version whose population changed, and opens its campaign after the one that is published. */
    const openVersion = async (version: string, declared: readonly string[]) => {
      const texts = new Map(newStudy());
      const source = texts.get("sources/allocataires.yaml") ?? "";
      texts.set("sources/allocataires.yaml", source.replace("where: { rsa: yes }", "where: { rsa: no }"));
      texts.set("study.yaml", (texts.get("study.yaml") ?? "").replace('"0.1"', `"${version}"`));
      const why = "{ fr: L’univers est celui des foyers sans RSA. }";
      if (declared.length > 0)
        texts.set("breaks.yaml", `breaks:\n${declared.map((id) => `  ${id}: ${why}\n`).join("")}`);
      service.clock += 1_000;
      await lead.get("/etudes");
      const bytes = new Uint8Array(studyZip(texts));
      expect((await lead.post("/etudes", { file: file(bytes, "etude.vigie") })).status).toBe(200);
      const page = await lead.get(`/campagnes/${campaign}`);
      const versions = page.text.matchAll(
        /nouvelle\?etude=([0-9a-f]{64})&amp;apres=[\w-]+">Version ([\d.]+)</g,
      );
      const study = [...versions].find(([, , one]) => one === version)?.[1] ?? "";
      const form = await lead.get(`/campagnes/nouvelle?etude=${study}&apres=${campaign}`);
      expect(form.text).toContain('value="Caf de l’Essai"');
      const terms = { title: "Canaux, autrement", message: "", closes_on: "2026-06-30" };
      const partners = { "partner.caf": "Caf de l’Essai" };
      return lead.post("/campagnes", { ...terms, ...partners, study, previous: campaign });
    };
    const changed = ["groupes", "canaux", "ages"];
    const undeclared = await openVersion("0.2", []);
    expect(undeclared.status).toBe(422);
    expect(plain(undeclared.text)).toContain(
      "La définition de « groupes », « canaux » et « ages » a changé depuis la campagne précédente",
    );
    const tooMany = await openVersion("0.3", [...changed, "compte_selon_enfants"]);
    expect(plain(tooMany.text)).toContain(
      "« compte_selon_enfants » a changé, et les définitions sont les mêmes",
    );
    const opened = await openVersion("0.4", changed);
    expect([opened.status, opened.path]).toEqual([200, expect.stringMatching(/^\/campagnes\/[\w-]+$/)]);
  });

  test("renewed: the next period, the same partners, and a diagnostic that compares both editions", async () => {
    await lead.get(`/campagnes/${campaign}`);
    const renew = `/campagnes/${campaign}/etude-suivante`;
    expect((await lead.post(renew, { from: "2025-02-31", to: "2025-06-30" })).status).toBe(422);
    const prepared = await lead.post(renew, { from: "2025-01-01", to: "2025-06-30" });
    expect(plain(prepared.text)).toMatch(/est prête.*study\.yaml.*version/);
    const [, hash = ""] = /nouvelle\?etude=([0-9a-f]{64})&amp;apres=/.exec(prepared.text) ?? [];
    await lead.get(`/campagnes/nouvelle?etude=${hash}&apres=${campaign}`);
    const opened = await lead.post("/campagnes", {
      study: hash,
      previous: campaign,
      title: "Canaux, 2025",
      message: "",
      closes_on: "2026-06-30",
      "partner.caf": "Caf de l’Essai",
    });
    const { bytes } = await latestVersion(service.hub, hash);
    const later = await laterBundle(await studyTexts(bytes, "etude.vigie"));
    await caf.get("/cles");
    await caf.post("/cles", later.key);
    const page = `${opened.path}/partenaires/caf`;
    await caf.get(page);
    const deposited = async (bytes: Uint8Array<ArrayBuffer>) => {
      await caf.get(page);
      return caf.post(`${page}/depots`, { file: file(bytes), message: "" });
    };
    // Of the campaign before: another version of the study.
    expect(plain((await deposited(made.first)).text)).toContain("fait avec une autre version de l’étude");
    const found = await deposited(later.first);
    expect(plain(found.text)).toMatch(/vérifié.*À côté de chaque effectif, celui de l’édition précédente/);
    const columns = [...found.text.matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map(([, name]) => name);
    expect(columns).toEqual(expect.arrayContaining(["Effectif", "Édition précédente", "Écart"]));
    await lead.get(found.path);
    await lead.post(`${found.path}/relire`);
    for (const reviewer of reviewers) {
      await reviewer.get(found.path);
      await reviewer.post(`${found.path}/relecture`, { verdict: "approve", reasons: "" });
    }
    await lead.get(opened.path);
    await lead.post(`${opened.path}/assembler`);
    await expect
      .poll(async () => plain((await lead.get(opened.path)).text), { timeout: 240_000, interval: 500 })
      .toMatch(/assemblage (?:est terminé|a échoué)/);
    const assembled = await lead.get(opened.path);
    expect(plain(assembled.text)).toContain("L’assemblage est terminé");
    const preview = await lead.get(/\/apercu\/[\w-]+\//.exec(assembled.text)?.[0] ?? "");
    expect(preview.text).toContain(`/publications/${campaign}/">L’édition précédente`);
    const [, changes = ""] = /href="([^"]+)"[^>]*>Ce qui a changé</.exec(preview.text) ?? [];
    const compared = await lead.get(`${preview.path}${changes}`);
    expect(plain(compared.text)).toMatch(/2024.*2025/);
  });

  test("everything is in the journal, which is whole", async () => {
    expect(await firstBroken(service.hub.database)).toBeNull();
    const lines = await service.hub.database.selectFrom("journal").select("act").execute();
    const acts = new Set(lines.map(({ act }) => act));
    for (const act of [
      "study.uploaded",
      "campaign.opened",
      "kit.taken",
      "key.registered",
      "deposit.refused",
      "deposit.read",
      "deposit.approved",
      "campaign.published",
    ])
      expect(acts).toContain(act);
  });
});

test("a form of another session, or of another site, changes nothing", async () => {
  lead.loseForm();
  expect((await lead.post(`/campagnes/${campaign}/publier`)).status).toBe(422);
  const response = await app.request("/deconnexion", {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(response.status).toBe(422);
});

test("every answer forbids what pages do not need", async () => {
  const { headers } = await app.request("/");
  expect(headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("no-store");
});

test("an error of ours shows nothing of what was sent", async () => {
  const broken = hubApp({ ...service.hub, database: undefined as never });
  const response = await broken.request("/");
  expect(response.status).toBe(500);
  expect(await response.text()).toContain("Défaut du service");
});
