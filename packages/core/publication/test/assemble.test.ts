import type { Bundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { beforeAll, describe, expect, test } from "vitest";
import { signed } from "../../tables/test/fixture/count-table.ts";
import { smallBundles, smallTables } from "../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../tables/test/fixture/small-study.ts";
import { licences } from "../src/exports/data-file.ts";
import { type Assets, assemble, assembling, logoOf, preview } from "../src/index.ts";
import { release } from "./exports/edition.ts";
import { bareAssets } from "./fixture/bare-assets.ts";
import { addressesIn, brokenIn, pagesIn, read, type Site, wholeSite } from "./fixture/site-pages.ts";
import { smallPng, smallSvg } from "./logo/logos.ts";

const assets: Assets = {
  fonts: [{ weight: 400, bytes: new Uint8Array([1, 2, 3]) }],
  fontLicence: "OFL",
  scripts: bareAssets.scripts,
};

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});
const siteOf = (bundles: readonly Bundle[]) => assemble({ study, bundles, assets, language: "fr" });
let made: Site | null = null;
/** That of the small bundles, made once. */
const site = (): Site => {
  made ??= siteOf(smallBundles(study));
  return made;
};
const text = (path: string, files = site()) => String(files.get(path) ?? "");
const all = (files = site()) => read(wholeSite(files));

test("the files of a site", () => {
  expect([...site().keys()].filter((path) => !path.startsWith("provenance/"))).toEqual([
    "index.html",
    "chapitres/foyers-rsa.html",
    "chapitres/pensions-all.html",
    "recherche.html",
    "explorer.html",
    ...["age_band-group", "housing-group", "mobile_app-age_band"].map(
      (id) => `explorer/foyers-rsa-${id}.html`,
    ),
    "comparaison.html",
    "methode.html",
    "glossaire.html",
    "donnees.html",
    "accessibilite.html",
    "a-propos.html",
    "recherche-textes.js",
    "impression.css",
    "donnees/petite-etude.xlsx",
    "donnees/petite-etude.zip",
    "donnees/datapackage.json",
    ...["groups", "subgroups", "ages", "housings", "apps", "mobile", "homes", "aspa_groups"].map(
      (id) => `donnees/${id}.csv`,
    ),
    ...["group", "subgroup", "age_band", "housing", "yes_no"].map((id) => `donnees/codes/${id}.csv`),
    ...["overview", "groups", "subgroups", "ages", "housings", "apps", "mobile", "homes", "aspa_groups"].map(
      (id) => `figures/${id}.svg`,
    ),
    "style.css",
    "script.js",
    "recherche.js",
    "published.json",
    "LISEZMOI.txt",
    "polices/atkinson-hyperlegible-next-400.woff2",
    "polices/OFL.txt",
  ]);
});

test("an edition among others leads to all of them, to the last of its study and to the one before, in each language", () => {
  const shelf = {
    all: "https://hub.exemple/",
    latest: "https://hub.exemple/publications/essai/",
    before: "https://hub.exemple/publications/avant/",
  };
  const options = {
    study: { ...study, languages: ["fr", "en"] },
    bundles: smallBundles(study),
    assets,
    language: "fr",
  };
  const files = assemble({ ...options, shelf });
  for (const path of ["index.html", "en/donnees.html"])
    for (const address of Object.values(shelf))
      expect(String(files.get(path))).toContain(`<a href="${address}">`);
  expect(String(assemble({ ...options, shelf: { ...shelf, before: null } }).get("index.html"))).not.toContain(
    "précédente",
  );
});

test("every table of the study has a page that says where it comes from", () => {
  const pages = [...site().keys()].filter((path) => path.startsWith("provenance/"));
  expect(pages).toEqual([...study.indicators.keys()].map((id) => `provenance/${id}.html`));
});

test("same input, same bytes, in whatever order the bundles come", () => {
  expect(siteOf([...smallBundles(study)].toReversed())).toEqual(site());
});

test("a preview has the same files, made when they are asked for, and no other", () => {
  const inputs = { study, bundles: smallBundles(study), assets, language: "fr" };
  const seen = preview(inputs);
  for (const [path, content] of assemble(inputs)) expect(seen(path), path).toEqual(content);
  expect(seen("absente.html")).toBeNull();
});

test("published.json is the records, and nothing else", () => {
  const records: unknown = JSON.parse(text("published.json"));
  expect(records).toHaveLength(study.published.length);
  expect(records).toContainEqual({
    id: "rsa.size",
    indicator: "groups",
    published: 1000,
    computed: 1000,
    error: 0,
    precision: "exact",
    verdict: "agrees",
    withinNoise: false,
  });
});

test.each([
  ["logo.svg", new TextEncoder().encode(smallSvg)],
  ["logo.png", smallPng],
])("every page shows the logo %s, with the name of the publisher, and keeps its shape", (name, bytes) => {
  const site = assemble({
    study: { ...study, release },
    bundles: smallBundles(study),
    logo: logoOf(name, bytes),
    assets,
    language: "fr",
  });
  expect(site.get(name)).toEqual(name.endsWith("svg") ? smallSvg : smallPng);
  const pages = [...site].filter(([path]) => path.endsWith(".html"));
  const width = name.endsWith("svg") ? 144 : 96;
  for (const [path, page] of pages)
    expect(String(page), path).toContain(
      `<img src="${"../".repeat(path.split("/").length - 1)}${name}" alt="Observatoire de l’Essai" width="${width}" height="48">`,
    );
});

test("the about page says who publishes and how often, where release.yaml does", () => {
  const about = (of: Study) =>
    String(assemble({ study: of, bundles: smallBundles(of), assets, language: "fr" }).get("a-propos.html"));
  const rendered = about({ ...study, release });
  expect(rendered).toContain('<a href="https://observatoire.exemple/">Observatoire de l’Essai</a>');
  expect(rendered).toContain("<dd>chaque année</dd>");
  expect(rendered).toContain('href="mailto:etudes@observatoire.exemple"');
  expect(about(study)).not.toContain("Publié par");
});

describe("the accessibility statement", () => {
  const statement = (of: Study, language = "fr") =>
    read(
      String(
        assemble({ study: of, bundles: smallBundles(of), assets, language }).get("accessibilite.html"),
      ).replace(/^[\s\S]*<main/, "<main"),
    );
  const url = "https://observatoire.exemple/canaux/";

  test("says whose site it is, how it stands, on what tests, since when, and whom to turn to", () => {
    const wording = statement({ ...study, release });
    for (const part of [
      "Observatoire de l’Essai publie ce site et répond de son accessibilité",
      `Cette déclaration s’applique à ce site, « Petite étude des canaux », dont l’adresse est : ${url} .`,
      "Ce site est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2)",
      "Aucun taux n’est donné pour ce site",
      "Foyers au RSA",
      "L’audit ne relève aucun critère qui ne soit pas respecté.",
      "L’outil axe-core, dans le navigateur Chromium",
      "Contenus non accessibles",
      "Aucun essai n’a été fait avec un lecteur d’écran.",
      "les dernières données ont été reçues le 25 novembre 2026",
      "Technologies : HTML5",
      "Observatoire de l’Essai vous doit une réponse",
      "Écrire à Pôle études, etudes@observatoire.exemple",
      "Défenseur des droits par son formulaire en ligne",
      "Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
    ])
      expect(wording).toContain(part);
  });

  test("names nobody where release.yaml does not, and says how to ask", () => {
    const wording = statement(study);
    expect(wording).toContain("L’institution qui publie ce diagnostic publie ce site");
    expect(wording).toContain("Ces pages ne donnent pas d’adresse : demandez");
    const published = { ...release, contact: null };
    expect(statement({ ...study, release: published })).toContain("Par son site : Observatoire de l’Essai");
  });

  test("in English too", () => {
    const wording = statement({ ...study, release, languages: ["en"] }, "en");
    expect(wording).toContain("This site partially complies");
    expect(wording).toContain("Write to Pôle études");
    expect(wording).toContain("Libre réponse 71120");
  });
});

describe("the page", () => {
  test("has no script but those beside it, and nothing from elsewhere", () => {
    for (const [path, html] of pagesIn(site())) {
      expect(html, path).not.toMatch(
        /<script(?! src="(?:\.\.\/)*(?:script|recherche)\.js" defer )|<iframe|javascript:| on\w+="/i,
      );
      const elsewhere = addressesIn(html).filter((address) => /^(?:\w+:)?\/\//.test(address));
      // Links that the law asks for, and to the licence: nothing that the page loads.
      const expected = [
        ...(path.endsWith("accessibilite.html") ? ["https://formulaire.defenseurdesdroits.fr/"] : []),
        ...(path.endsWith("donnees.html") ? [licences.licence_ouverte.url] : []),
      ];
      expect(elsewhere, path).toEqual(expected);
    }
    expect(addressesIn(text("style.css")).filter((address) => !site().has(address))).toEqual([]);
  });

  test("every link has where to go, every identifier is its own", () => {
    expect(brokenIn(site())).toEqual([]);
  });

  test("labels are texts, never markup", () => {
    expect(wholeSite(site())).not.toContain("<chez>");
    expect(all()).toContain("Hébergement <chez> un tiers");
  });

  test("titles say the finding: 285 + 95 of 1 000, against 885 + 295 of 5 000", () => {
    expect(all()).toContain(
      "38 % des foyers au RSA ont utilisé un canal direct ou matériel, contre 24 % de l’ensemble des foyers allocataires",
    );
  });

  test("a policy lets nothing run but the site’s own script, from a server or from a folder", () => {
    expect(String(site().get("index.html"))).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src [^"]*script-src [^;"]*file:;[^"]*">/,
    );
    expect(String(site().get("index.html"))).not.toMatch(/script-src[^;"]*unsafe/);
  });

  test("a cell is read aloud", () => {
    expect(all()).toContain(
      "Lecture : sur 1 000 foyers au RSA, 330 (33 %) n’ont utilisé que des canaux numériques, contre 45 % de l’ensemble des foyers allocataires.",
    );
    expect(all()).toContain(
      "Lecture : pour « 50 ans et plus », 63 % des 95 foyers au RSA aux seuls canaux directs ou matériels, contre 25 % de l’ensemble (38 points de plus).",
    );
  });

  test("a note says who and when, whence, then in one line how, which leads to the page on method", () => {
    const [page = ""] = String(site().get("chapitres/foyers-rsa.html")).match(
      /<figure class="figure" id="groups"[\s\S]*?<\/figure>/,
    ) ?? [""];
    // 28.5 and 9.5 are printed 29 and 10, their sum 38.
    expect(read(page)).toMatch(
      /Champ : foyers au RSA et, en comparaison, ensemble des foyers allocataires, du 1er juillet au 31 décembre 2022\. Source : Caf de l’Essai \( secret statistique \)\. Méthode : parts arrondies une à une : leur somme imprimée diffère de 1\. Voir « Marges d’erreur et tests »/,
    );
    expect(page).toContain(
      '<a href="../methode.html#marges">Voir «\u202fMarges d’erreur et tests\u202f»</a>',
    );
    expect(read(String(site().get("chapitres/foyers-rsa.html")))).toMatch(
      /Sources et secret statistique Caf de l’Essai ; étude [^.]*\d\.\d ; secret statistique : un effectif/,
    );
    const method = read(text("methode.html"));
    expect(method).toContain("ceux de Wilson pour une part, de Newcombe pour un écart");
    expect(method).toContain(
      "Toutes les sources Lues comme des populations entières : pas de test, et pas d’autre intervalle que celui du bruit.",
    );
  });

  test("the page on method says why a source is read as a sample", () => {
    const note = { fr: "un foyer sur dix, tiré au sort." };
    const sources = new Map(
      [...study.sources].map(([id, source]) => [
        id,
        { ...source, inferenceTarget: { kind: "sample", note } as const },
      ]),
    );
    const sampled = { ...study, sources };
    const files = assemble({ study: sampled, bundles: smallBundles(study), assets, language: "fr" });
    expect(read(String(files.get("methode.html")))).toContain(
      "Lue comme un échantillon : un foyer sur dix, tiré au sort.",
    );
  });

  test("hidden counts are said so, and never zero", () => {
    expect(read(text("provenance/housings.html"))).toContain(
      "Numérique seul Location moins de 11 moins de 11 cas",
    );
  });

  test("a partner without a bundle is named, and the rest is published", () => {
    const files = siteOf(smallBundles(study).filter(({ manifest }) => manifest.partner === "caf"));
    expect(all(files)).toContain("Cnav de l’Essai : cette édition n’a pas ses tableaux.");
    expect(all(files)).toContain("38 % des foyers au RSA");
    expect(files.has("donnees/aspa_groups.csv")).toBe(false);
  });

  test("of fictitious data, the comparison says what agreement is worth; it says units", () => {
    const page = read(text("comparaison.html"));
    expect(page).toContain("Qu’un chiffre concorde est donc voulu, et ne prouve que le calcul");
    expect(page).toContain("Foyers au RSA 1 000 foyers 1 000 foyers concorde");
    const real = smallBundles(study).map((bundle) => ({
      ...bundle,
      manifest: { ...bundle.manifest, fictitious: false },
    }));
    expect(read(String(siteOf(real).get("comparaison.html")))).not.toContain("donc voulu");
  });

  test("pages around the chapters weigh less in the contents", () => {
    const page = text("index.html");
    const [around = ""] = /<ul class="around">[\s\S]*?<\/ul>/.exec(page) ?? [];
    expect([...around.matchAll(/<a href="([^"]*)"/g)].map(([, path]) => path)).toEqual([
      "recherche.html",
      "explorer.html",
      "comparaison.html",
      "methode.html",
      "glossaire.html",
      "donnees.html",
      "a-propos.html",
    ]);
  });

  test("pages of many parts list them at their head, so that the side menu is whole on a screen", () => {
    for (const path of ["donnees.html", "explorer.html"]) {
      const page = text(path);
      const [menu = ""] = /<nav class="contents"[\s\S]*?<\/nav>/.exec(page) ?? [];
      expect(menu).not.toContain('href="#');
      expect(page).toMatch(/<ul class="inside"><li><a href="#/);
    }
  });

  test("a table of data says once what is the same on every line", () => {
    const page = read(text("provenance/homes.html"));
    expect(page).toContain("Logement des foyers au RSA (champ : foyers au RSA) Logement Effectif Part");
    const both = read(text("provenance/groups.html"));
    expect(both).toContain("Canaux utilisés par les foyers au RSA Champ Groupe d’usage Effectif Part");
  });

  test("contradictory printed figures are both named", () => {
    expect(all()).toContain(
      "La plupart des foyers seraient propriétaires Contredit par d’autres chiffres imprimés : « Foyers aux seuls canaux directs » (12 %).",
    );
  });

  test("verdicts are summed up in words", () => {
    expect(all()).toContain(
      "8 chiffres publiés : 3 concordent, 1 s’écarte, 1 en contredit d’autres, 1 est masqué par le secret statistique, 1 est montré sans verdict et 1 n’est pas encore calculé.",
    );
  });

  test("unknown values are counted in the note", () => {
    expect(all()).toContain("70 cas sans valeur connue sont hors de la base des parts");
  });
});

describe("a bundle that nobody signed", () => {
  const mark = "Origine non vérifiée";

  test("is said on every page, in the data and beside them", () => {
    const files = site();
    for (const [path, content] of files)
      if (path.endsWith(".html")) expect(read(String(content))).toContain(mark);
    expect(String(files.get("donnees/datapackage.json"))).toContain(mark);
    const real = smallBundles(study).map((bundle) => ({
      ...bundle,
      manifest: { ...bundle.manifest, fictitious: false },
    }));
    expect(String(siteOf(real).get("donnees/groups.csv"))).toContain(mark);
    expect(String(files.get("LISEZMOI.txt"))).toContain(mark.toUpperCase());
    expect(String(files.get("donnees/datapackage.json"))).toMatch(/"unverified": ?true/);
  });

  test("is not said of one that bears a key of the study", () => {
    const signedInputs = signed(study, smallBundles(study));
    const files = assemble({ ...signedInputs, assets, language: "fr" });
    const marked = [...files].filter(
      ([path, content]) => path !== "style.css" && String(content).includes(mark),
    );
    expect(marked.map(([path]) => path)).toEqual([]);
  });

  test("nor of a key that the study does not give to its partner", () => {
    const signedInputs = signed(study, smallBundles(study));
    const page = String(
      assemble({ study, bundles: signedInputs.bundles, assets, language: "fr" }).get("index.html"),
    );
    expect(read(page)).toContain(mark);
  });
});

test("what a partner says of its bundle is where its tables come from, as text", () => {
  const bundles = smallBundles(study).map((bundle) => ({
    ...bundle,
    manifest: { ...bundle.manifest, comment: "Extraction du <3 juillet> & relue." },
  }));
  const page = String(siteOf(bundles).get("provenance/groups.html"));
  expect(read(page)).toContain("Commentaire du partenaire Extraction du <3 juillet> &#38; relue.");
  expect(page).not.toContain("<3 juillet>");
});

describe("fiction", () => {
  test("is said on the page, in each drawing, in the data and beside them", () => {
    for (const [path, html] of pagesIn(site())) {
      expect(html, path).toContain('<aside class="band"');
      expect(html, path).toMatch(/<title>Données fictives/);
    }
    const html = wholeSite(site());
    const drawings = html.split('class="drawing ').length - 1;
    expect(html.split('class="fictitious e"').length - 1).toBe(drawings);
    expect(text("donnees/groups.csv").split("\n")[1]).toMatch(/,Données fictives$/);
    expect(text("LISEZMOI.txt")).toMatch(/^DONNÉES FICTIVES\n/);
  });

  test("is not said of real data", () => {
    const real = smallBundles(study).map((bundle) => ({
      ...bundle,
      manifest: { ...bundle.manifest, fictitious: false },
    }));
    const files = siteOf(real);
    expect(
      [...files].filter(([path, content]) => path !== "style.css" && /fictives/i.test(String(content))),
    ).toEqual([]);
  });
});

test("it tells where it stands before each part, in every language", () => {
  const both = { ...study, languages: ["fr", "en"] };
  const bundles = smallBundles(both);
  const rendered = [...assembling({ study: both, bundles, assets, language: "fr" })];
  expect(rendered.map(({ part, share }) => [part, share])).toEqual([
    ["render", 0],
    ["render", 1 / 6],
    ["export", 2 / 6],
    ["export", 3 / 6],
    ["publish", 4 / 6],
    ["publish", 5 / 6],
  ]);
});

test("a refused bundle stops the assembly", () => {
  const [caf] = smallBundles(study);
  expect(() => siteOf(caf ? [caf, caf] : [])).toThrow(VigieErrors);
});

test("with every cell secret, nothing is printed as zero", () => {
  const tables = smallTables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, count: null })),
  }));
  const html = all(siteOf(smallBundles(study, tables)));
  expect(html).not.toMatch(/\b0(?:,0)? %/);
  expect(html).toContain("secret");
});
