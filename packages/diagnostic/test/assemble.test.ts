import { type Study, VigieErrors } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { type Assets, assemble } from "../src/index.ts";
import { smallBundles, smallTables } from "./fixture/small-bundles.ts";
import { smallStudy } from "./fixture/small-study.ts";

const assets: Assets = { fonts: [{ weight: 400, bytes: new Uint8Array([1, 2, 3]) }], fontLicence: "OFL" };

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});
const site = (bundles = smallBundles(study)) => assemble({ study, bundles, assets, language: "fr" });
const text = (path: string, files = site()) => String(files.get(path) ?? "");
/** What is read, spaces made plain. */
const read = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#60;", "<")
    .replaceAll("&#62;", ">")
    .replace(/\s+/g, " ");

test("the files of a site", () => {
  expect([...site().keys()]).toEqual([
    "index.html",
    "style.css",
    "published.json",
    "LISEZMOI.txt",
    "donnees/groups.csv",
    "donnees/subgroups.csv",
    "donnees/ages.csv",
    "donnees/apps.csv",
    "donnees/mobile.csv",
    "donnees/homes.csv",
    "donnees/aspa_groups.csv",
    "polices/atkinson-hyperlegible-next-400.woff2",
    "polices/OFL.txt",
  ]);
});

test("same input, same bytes, in whatever order the bundles come", () => {
  expect(site([...smallBundles(study)].toReversed())).toEqual(site());
});

test("published.json is the records, and nothing else", () => {
  const records: unknown = JSON.parse(text("published.json"));
  expect(records).toHaveLength(study.published.length);
  expect(records).toContainEqual({
    id: "rsa.size",
    indicator: "groups",
    published: 1000,
    computed: 1000,
    precision: "exact",
    verdict: "agrees",
  });
});

describe("the page", () => {
  test("needs no script and nothing from elsewhere", () => {
    const html = text("index.html");
    expect(html).not.toMatch(/<script|<iframe|javascript:| on\w+="/i);
    const addresses = [
      ...`${html}${text("style.css")}`.matchAll(/(?:src|href)="([^"]*)"|url\("?([^")]*)"?\)/g),
    ].map((match) => match[1] ?? match[2] ?? "");
    expect(addresses.filter((address) => /^(?:\w+:)?\/\//.test(address))).toEqual([]);
    const files = addresses.filter((address) => !/^#|^data:/.test(address));
    expect(files.filter((address) => !site().has(address))).toEqual([]);
  });

  test("every link inside it has where to go, every identifier is its own", () => {
    const html = text("index.html");
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(ids.length).toBe(new Set(ids).size);
    const links = [...html.matchAll(/(?:href="#|url\(#|aria-labelledby=")([^")]*)/g)].map(
      (match) => match[1] ?? "",
    );
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("labels are texts, never markup", () => {
    expect(text("index.html")).not.toContain("<chez>");
    expect(read(text("index.html"))).toContain("Hébergement <chez> un tiers");
  });

  test("titles say the finding: 285 + 95 of 1 000, against 600 + 200 of 4 000", () => {
    expect(read(text("index.html"))).toContain(
      "38 % des foyers au RSA ont utilisé un canal direct ou matériel, contre 20 % des autres foyers allocataires",
    );
  });

  test("a cell is read aloud", () => {
    expect(read(text("index.html"))).toContain(
      "Lecture : sur 1 000 foyers au RSA, 330 (33 %) n’ont utilisé que des canaux numériques ; c’est le cas de 48 % des autres foyers allocataires.",
    );
    expect(read(text("index.html"))).toContain(
      "Lecture : sur 95 foyers au RSA aux seuls canaux directs ou matériels, 63 % relèvent de « 50 ans et plus », contre 25 % de l’ensemble : un écart de +38 points.",
    );
  });

  test("a withheld table has its place, and says why", () => {
    expect(read(text("index.html"))).toContain(
      "Logement selon les canaux Ce tableau n’est pas publié : une case au moins y compte de 1 à 10 foyers allocataires",
    );
  });

  test("a partner without a bundle is named, and the rest is published", () => {
    const files = site(smallBundles(study).filter(({ manifest }) => manifest.partner === "caf"));
    expect(read(text("index.html", files))).toContain(
      "Cnav de l’Essai : ce partenaire n’a pas encore répondu.",
    );
    expect(read(text("index.html", files))).toContain("38 % des foyers au RSA");
    expect(files.has("donnees/aspa_groups.csv")).toBe(false);
  });

  test("contradictory printed figures are both named", () => {
    expect(read(text("index.html"))).toContain(
      "La plupart des foyers seraient propriétaires Contredit par d’autres chiffres imprimés : « Foyers aux seuls canaux directs » (12 %).",
    );
  });

  test("verdicts are summed up in words", () => {
    expect(read(text("index.html"))).toContain(
      "8 chiffres publiés : 3 concordent, 1 s’écarte, 1 en contredit d’autres, 1 est couvert par le secret statistique, 1 est montré sans verdict et 1 n’est pas encore calculé.",
    );
  });

  test("unknown values are counted in the note", () => {
    expect(read(text("index.html"))).toContain("70 cas sans valeur connue sont hors de la base des parts");
  });
});

describe("fiction", () => {
  test("is said on the page, in each drawing, in the data and beside them", () => {
    const html = text("index.html");
    expect(html).toContain('<aside class="band"');
    expect(html).toMatch(/<title>Données fictives/);
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
    const files = site(real);
    expect(
      [...files].filter(([path, content]) => path !== "style.css" && /fictives/i.test(String(content))),
    ).toEqual([]);
  });
});

test("a refused bundle stops the assembly", () => {
  const [caf] = smallBundles(study);
  expect(() => site(caf ? [caf, caf] : [])).toThrow(VigieErrors);
});

test("with every cell secret, nothing is printed as zero", () => {
  const tables = smallTables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({ ...row, count: null })),
  }));
  const html = read(text("index.html", site(smallBundles(study, tables))));
  expect(html).not.toMatch(/\b0(?:,0)? %/);
  expect(html).toContain("secret");
});
