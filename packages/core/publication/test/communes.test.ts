import { gzipSync } from "node:zlib";
import type { Study } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { openingLines } from "../../findings/src/territories/opening-lines.ts";
import { territoriesIn } from "../../findings/src/territories/territory.ts";
import {
  communeBundles,
  communeStudy,
  communeTables,
  fewPlaces,
} from "../../tables/test/fixture/commune-study.ts";
import { shownStudy } from "../../tables/test/fixture/shown-study.ts";
import { smallStudy } from "../../tables/test/fixture/small-study.ts";
import { hidden, tableOf } from "../../tables/test/fixture/table-text.ts";
import { publicationFormatter } from "../src/formatter.ts";
import { assemble } from "../src/index.ts";
import { bareAssets } from "./fixture/bare-assets.ts";
import { brokenIn, read } from "./fixture/site-pages.ts";

const assets = bareAssets;
let study: Study;
let whole: ReturnType<typeof assemble>;
beforeAll(async () => {
  study = await communeStudy();
  whole = siteOf();
});

const siteOf = (tables = communeTables, given: Partial<Parameters<typeof assemble>[0]> = {}) =>
  assemble({
    study,
    bundles: communeBundles(study, tables),
    places: fewPlaces,
    assets,
    language: "fr",
    ...given,
  });
const page = (code: string, files = whole) =>
  read(
    String(files.get(`communes/${code}.html`))
      .replace(/^[\s\S]*<main/, "<main")
      .replaceAll(/<svg[\s\S]*?<\/svg>/g, ""),
  );

describe("the territories of a study", () => {
  const wording = (of: Study) =>
    territoriesIn(of).map(({ code, kind, within }) => `${code} ${kind} ${within}`);

  test("are the communes of its code lists under those that hold them, greater ones first", () => {
    expect(wording(study)).toEqual([
      "T6 group null",
      "T8 group null",
      "93059 commune T6",
      "93066 commune T6",
      "93072 commune T6",
      "93008 commune T8",
    ]);
  });

  test("without a hierarchy, are its communes alone", async () => {
    expect(wording(await shownStudy())).toEqual(
      ["93001", "93066", "93072", "93008"].map((code) => `${code} commune null`),
    );
  });

  test("are none where no code is a commune, and no page is made", async () => {
    const small = await smallStudy();
    expect(wording(small)).toEqual([]);
    expect([...assemble({ study: small, bundles: [], assets, language: "fr" }).keys()].join()).not.toContain(
      "commune",
    );
  });
});

describe("the page of a commune", () => {
  test.each<readonly [title: string, code: string, words: readonly string[]]>([
    // 60 of 200 against 190 of 1 900.
    [
      "its share beside that of all",
      "93072",
      [
        "Stains : 30 % des foyers au RSA n’ont utilisé que des canaux directs ou matériels, contre 10 % en tout",
      ],
    ],
    ["the gap in points, after the whole", "93072", ["Direct ou matériel 60 30,0 % 10,0 % +20,0 12,5 %"]],
    // 90 of 1 000, against 10 %: one point exactly is a gap of a whole population without noise.
    ["a gap under one point is not said to be one", "93066", ["Sans contact 50 5,0 % 3,7 % +1,3 5,0 %"]],
    ["its part of the whole", "93072", ["Stains : 3 lieux, soit 30 % de l’ensemble"]],
    // 3 for 50 000 inhabitants, and 10 for 300 000.
    [
      "its rate beside the mean",
      "93072",
      ["3 lieux au 1er décembre 2022, soit 6,0 pour 100 000 habitants, contre 3,3 en tout"],
    ],
    [
      "nobody there is zero, and said",
      "93008",
      ["Bobigny : aucun cas compté", "Bobigny : aucun lieu sur place (lieux) au 1er décembre 2022"],
    ],
    [
      "a commune merged since has the number of the one that holds it",
      "93059",
      [
        "Chiffre de Saint-Denis, dont Pierrefitte-sur-Seine fait partie aujourd’hui.",
        "Saint-Denis : 7 lieux au",
      ],
    ],
    ["that one says whom it counts too", "93066", ["Chiffre de Saint-Denis avec Pierrefitte-sur-Seine."]],
    [
      "what is known of the greater territory only, with where",
      "93072",
      [
        "Connu seulement pour le territoire « Plaine Commune » : Vivre sans autre adulte Aides par territoire",
      ],
    ],
    [
      "the greater territory has it",
      "T6",
      ["Plaine Commune : « Vit sans autre adulte », 60 % des foyers au RSA, contre 49 % en tout"],
    ],
    ["where help is unknown, zero is not said", "T8", ["Poste de conseil inconnu 7"]],
  ])("says %s", (_, code, parts) => {
    for (const part of parts) expect(page(code)).toContain(part);
  });

  test("counts what is hidden, says why and where, and draws no number for it", () => {
    const tables = communeTables.map((table) =>
      table.indicator === "by_commune" ? hidden(table, "all|none|93072", "all|routine_only|93072") : table,
    );
    const wording = page("93072", siteOf(tables));
    expect(wording).toContain("2 effectifs sont masqués ici : sous 11,");
    expect(wording).toContain("Ce n’est pas un zéro. Où : Commune selon les canaux.");
    expect(wording).toContain("Sans contact moins de 11 –");
    expect(page("93072")).not.toContain("masqué");
  });

  test("of which no table says anything says so", () => {
    const bundles = communeBundles(study).slice(0, 1);
    expect(page("93059", siteOf(communeTables, { bundles }))).toContain(
      "Cette édition n’a aucun chiffre à l’échelle de cette commune",
    );
    expect(page("93059", siteOf(communeTables, { bundles }))).toContain(
      "Observatoire de l’Essai : cette édition n’a pas ses tableaux",
    );
  });

  test("is in each language, listed twice in the index, and linked from figures of territories", () => {
    const files = whole;
    expect(brokenIn(files)).toEqual([]);
    expect(String(files.get("en/communes/93072.html"))).toContain("What is not shown, and why");
    const index = String(files.get("communes.html"));
    expect(index.match(/href="communes\/93072\.html"/g)).toHaveLength(2);
    const chapter = String(files.get("chapitres/foyers-all.html"));
    expect(chapter).toContain('<a href="../communes.html">Commune par commune</a>');
  });
});

describe("where help is", () => {
  test.each<readonly [title: string, code: string, words: readonly string[]]>([
    [
      "each place of the commune, with how to come",
      "93066",
      [
        "Maison du Lac (France services)",
        "Adresse 1 rue du Lac, 93200 Saint-Denis",
        "Du lundi au vendredi : 9 h – 12 h 30",
        "Téléphone 01 99 00 00 01",
        "Accueil Téléphoner ; Gratuit",
        "Site lac.example",
        "revues pour la dernière fois le 1er mai 2026",
      ],
    ],
    // 2.7 km from one centre to the other.
    [
      "the nearest, where the commune has none",
      "93072",
      ["n’en ont aucun dans cette commune", "Maison du Lac (France services) – à 2,7 km"],
    ],
    ["of a greater territory, how many each commune has", "T6", ["Saint-Denis (1 lieu)"]],
    ["of another, that it has none", "T8", ["Les listes de lieux n’en ont aucun dans ce territoire."]],
  ])("says %s", (_, code, parts) => {
    for (const part of parts) expect(page(code)).toContain(part);
  });

  test("an unknown commune is in the index, an address or hours that nobody gives are said not to be given", () => {
    const index = read(String(whole.get("communes.html")));
    expect(index).toContain("Bus de la Plaine (France services)");
    expect(index).toContain("Adresse non indiquée Horaires non indiqués");
    expect(index).toContain("Lieu itinérant");
  });

  test("without a list, nothing is made up", () => {
    expect(page("93066", siteOf(communeTables, { places: null }))).toContain(
      "n’a reçu aucune liste de lieux",
    );
  });
});

describe("hours in words", () => {
  const linesOf = (opening: Parameters<typeof openingLines>[0]) =>
    openingLines(opening, publicationFormatter("fr")).map((line) => line.replaceAll(/[\u00a0\u202f]/g, " "));
  const day = (...hours: readonly string[]) =>
    hours.map((hour) => ({ from: hour.split("-")[0] ?? "", to: hour.split("-")[1] ?? "" }));
  const closed = day();
  test.each([
    [
      [day("09:00-12:00"), day("09:00-12:00"), closed, day("09:00-12:00"), closed, closed, closed],
      ["Du lundi au mardi : 9 h – 12 h", "Jeudi : 9 h – 12 h"],
    ],
    [
      [closed, closed, closed, closed, closed, closed, day("10:00-12:30", "14:00-17:00")],
      ["Dimanche : 10 h – 12 h 30 et 14 h – 17 h"],
    ],
    [[closed, closed, closed, closed, closed, closed, closed], []],
  ])("case %#", (days, lines) => {
    expect(linesOf({ days, closedOn: [] })).toEqual(lines);
  });

  test("holidays when it is closed", () => {
    const days = [day("09:00-12:00"), closed, closed, closed, closed, closed, closed];
    expect(linesOf({ days, closedOn: ["public_holidays", "school_holidays"] })).toEqual([
      "Lundi : 9 h – 12 h",
      "Fermé les jours fériés",
      "Fermé pendant les vacances scolaires",
    ]);
  });

  test("what is not read is shown as the list gives it, and that is said", () => {
    expect(linesOf({ written: "sur rendez-vous" })).toEqual([
      "« sur rendez-vous » (horaires tels que la liste les donne)",
    ]);
  });
});

/** Those of Loire-Atlantique; a third of them on each push. */
const communes = process.env.VIGIE_LONG ? 207 : 69;
test(`of ${communes} communes, each page is under 30 kB, the index under 150 kB, all of them under 7.3 kB each as a server sends them`, async () => {
  const codes = Array.from({ length: communes }, (_, at) => `23${String(at + 1).padStart(3, "0")}`);
  const list = codes.map(
    (code, at) => `  - { code: "${code}", parent: G${at % 3}, label: Commune de l’Essai ${code} }`,
  );
  const groups = [..."012"].map((digit) => `  - { code: G${digit}, label: Communauté ${digit} }`);
  const codelist = ["codelist: commune", "label: Commune", "codes:", ...new Set([...groups, ...list])].join(
    "\n",
  );
  const tiles = [
    "tiles:",
    ...codes.map(
      (code, at) =>
        `  "${code}": { name: C, short: C, column: ${1 + (at % 20)}, row: ${1 + Math.floor(at / 20)} }`,
    ),
  ];
  const channels = ["digital", "mixed", "direct", "routine_only", "none"];
  const indicators = `indicators:
  by_commune: { kind: profile, source: foyers, title: Commune selon les canaux, of: commune }
  alone: { kind: profile, source: foyers, title: Vivre sans autre adulte, by: commune, of: alone }
  places: { kind: distribution, source: lieux, title: Lieux par commune, of: commune }
`;
  const of = await communeStudy(
    new Map([
      ["codelists/commune.yaml", codelist],
      ["indicators.yaml", indicators],
      ["tiles.yaml", tiles.join("\n")],
      [
        "sources/lieux.yaml",
        "source: lieux\nlabel: Lieux d’aide\nunit: { one: lieu, many: lieux }\nprotects: nothing\nfields: { commune: { type: code, codelist: commune, label: Commune } }",
      ],
    ]),
  );
  const each = (from: number) => codes.map((_, at) => String(from + ((at * 37) % 90))).join(" ");
  const tables = [
    tableOf(
      "by_commune",
      [
        `universe | group | commune ${codes.join(" ")}`,
        ...channels.map((group, at) => `all | ${group} | ${each(20 * (at + 1))}`),
      ].join("\n"),
    ),
    tableOf(
      "alone",
      [
        "universe | commune | alone yes no",
        ...codes.map((code, at) => `all | ${code} | ${30 + at} ${300 - at}`),
      ].join("\n"),
    ),
    tableOf("places", `universe | | commune ${codes.join(" ")}\n all | | ${each(0)}`),
  ];
  const files = assemble({
    study: of,
    bundles: communeBundles(of, tables),
    places: [],
    assets,
    language: "fr",
  });
  const pages = [...files].filter(([path]) => path.startsWith("communes/"));
  const sizes = pages.map(([, html]) => Buffer.byteLength(html));
  expect(pages.length).toBeGreaterThan(communes);
  expect(Math.max(...sizes)).toBeLessThan(30_000);
  expect(Buffer.byteLength(String(files.get("communes.html")))).toBeLessThan(150_000);
  expect(pages.reduce((sum, [, html]) => sum + gzipSync(html).length, 0)).toBeLessThan(communes * 7_300);
});
