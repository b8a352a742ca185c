import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Study } from "@vigie/study";
import { channelSetCode, membersOf } from "@vigie/table";
import { describeProblem, VigieErrors } from "@vigie/words";
import { beforeAll, expect, test } from "vitest";
import type { EarlierEdition } from "../../../tables/src/editions/earlier-edition.ts";
import { readPackagedEdition } from "../../../tables/src/editions/read-packaged-edition.ts";
import { tablesProblems } from "../../../tables/src/problems.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { noisy, tableOf } from "../../../tables/test/fixture/table-text.ts";
import { publicationOf } from "../../../text/src/document/publication-of.ts";
import { formatterIn } from "../../src/formatter.ts";
import { assemble, print } from "../../src/index.ts";
import { readTypesetter } from "../../src/node/index.ts";
import { bareAssets as assets } from "../fixture/bare-assets.ts";
import { brokenIn, read, type Site } from "../fixture/site-pages.ts";

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

const quarters = ["2022-01", "2022-04", "2022-07", "2022-10", "2023-01", "2023-04"] as const;
const ends = ["2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31", "2023-03-31", "2023-06-30"] as const;

/** The study of one quarter, read as a sample; of 1 000 households. */
function quarter(at: number, changes: Partial<Study> = {}): Study {
  const window = { from: `${quarters[at]}-01`, to: ends[at] ?? "" };
  const inferenceTarget = { kind: "superpopulation", note: { fr: "tirage" } } as const;
  const sources = [...study.sources].map(([id, source]) => {
    // Ages are taken on the last day of the period.
    const attributes = [...source.attributes].map(([name, attribute]) => {
      const { origin } = attribute;
      return [
        name,
        origin.kind === "years" ? { ...attribute, origin: { ...origin, at: window.to } } : attribute,
      ] as const;
    });
    return [id, { ...source, window, inferenceTarget, attributes: new Map(attributes) }] as const;
  });
  return {
    ...study,
    version: `1.${at}`,
    hash: String(at).repeat(64),
    window,
    sources: new Map(sources),
    ...changes,
  };
}
/** Those who joined `digital` came from two other groups: it is the one that moves most. */
const tables = (digital: number) => [
  ...smallTables.filter(({ indicator }) => indicator !== "groups"),
  tableOf(
    "groups",
    `universe | | group digital mixed direct routine_only none
     rsa      | | ${digital} ${285 - Math.round((digital - 330) / 2)} 95 ${580 - digital + Math.round((digital - 330) / 2)} 40
     all      | | 2230 885 295 950 640`,
  ),
];
const edition = (at: number, digital: number, changes: Partial<Study> = {}) => {
  const own = quarter(at, changes);
  return { study: own, bundles: smallBundles(own, tables(digital)) };
};
const before = () => [330, 325, 335, 328, 332].map((digital, at) => edition(at, digital));
const site = (now: ReturnType<typeof edition>, earlier: readonly EarlierEdition[]) =>
  assemble({ ...now, assets, language: "fr", earlier });
const page = (files: Site) => read(String(files.get("evolution.html")));

/** What an edition published of itself. */
function published(files: Site, change: (text: string) => string = (text) => text) {
  const text = (path: string) => String(files.get(`donnees/${path}`));
  return readPackagedEdition(change(text("datapackage.json")), {
    file: "datapackage.json",
    read: async (path) => text(path),
  });
}
const errorsOf = async (run: () => unknown) => {
  try {
    await run();
  } catch (error) {
    if (error instanceof VigieErrors) return error.errors;
    throw error;
  }
  return [];
};

test("what moved beyond noise and chance comes first, by name, with its curves; the rest is counted", () => {
  const files = site(edition(5, 430), before());
  const text = page(files);
  expect(text).toContain("6 éditions, de T1 2022 à T2 2023.");
  // 330 of 1 000 on average: √(.33 × .67 / 1 000 × 6 / 5) = 1.63 points, and 10 points are 6.1 of them.
  expect(text).toMatch(
    /« Numérique seul » : 43,0 %, contre 33,0 % en moyenne depuis T1 2022, soit \+10,0 points/,
  );
  expect(text).toMatch(/\d+ séries sur \d+ n’ont pas bougé/);
  expect(text.indexOf("toutes éditions réunies")).toBeLessThan(text.indexOf("Les deux dernières éditions"));
  expect(String(files.get("evolution.html"))).toContain("serie-groups");
  const cover = read(String(files.get("index.html")));
  expect(cover).toMatch(/Ce qui a bougé, toutes éditions réunies.*« Numérique seul » : 43,0 %.*Les courbes/);
  expect(read(String(site(edition(5, 335), before()).get("index.html")))).not.toContain("Ce qui a bougé");
  expect(brokenIn(files)).toEqual([]);
});

test("a change of an earlier edition is named with its date, and is no alert again", () => {
  const files = site(edition(5, 425), [...before().slice(0, 4), edition(4, 430)]);
  const text = page(files);
  expect(text).toMatch(/Déjà signalé, sans autre changement depuis : [^.]*\(T1 2023\)\./);
  expect(text).toContain("Rien n’a bougé au-delà du bruit et du hasard.");
  expect(String(files.get("evolution.html"))).toContain("serie-groups");
  const back = page(site(edition(5, 330), [...before().slice(0, 4), edition(4, 430)]));
  expect(back).toMatch(
    /« Numérique seul » : 33,0 %, contre 43,0 % à l’édition précédente \(T1 2023\), soit −10,0 points/,
  );
  expect(back).not.toContain("Déjà signalé");
});

test("the cover names three changes, and counts the others", () => {
  const earlier = [330, 325, 335, 328, 332].map((digital, at) => longStudy(at, digital));
  const cover = read(String(site(longStudy(5, 430), earlier).get("index.html")));
  expect(cover.match(/soit \+10,0 points/g)).toHaveLength(3);
  expect(cover).toContain("7 autres questions ont bougé");
});

test("a change that chance alone may make is no alert, nor is anything before the fifth edition", () => {
  expect(page(site(edition(5, 365), before()))).toContain("Rien n’a bougé au-delà du bruit et du hasard.");
  const text = page(site(edition(3, 430), before().slice(0, 3)));
  expect(text).toMatch(/De \d+ séries sur \d+, rien ne peut être dit : moins de 4 éditions/);
  expect(text).not.toContain("Rien n’a bougé");
});

test("published tables give what bundles give", async () => {
  const editions = before();
  const packages = await Promise.all(editions.map((each) => published(site(each, []))));
  const [now] = [edition(5, 430)];
  expect(page(site(now, packages.toReversed()))).toBe(page(site(now, editions)));
  expect(page(site(now, [...packages.slice(0, 3), ...editions.slice(3)]))).toBe(page(site(now, editions)));
});

test("a declared break starts a series again, and no line crosses it", () => {
  const ages = study.sources.get("foyers")?.attributes.get("age_band");
  if (!ages) throw new RangeError("the small study has ages");
  const codes = ages.codes.map((code) => (code.from === 50 ? { ...code, from: 55 } : code));
  const changed = (at: number, breaks: readonly string[]) => {
    const sources = [...quarter(at).sources].map(([id, source]) => {
      const attributes = new Map([...source.attributes, ["age_band", { ...ages, codes }] as const]);
      return [id, id === "foyers" ? { ...source, attributes } : source] as const;
    });
    const why = { fr: "Les âges changent à 55 ans." };
    return { sources: new Map(sources), breaks: new Map(breaks.map((name) => [name, why])) };
  };
  const earlier = (declared: readonly string[]) => [
    ...before().slice(0, 4),
    edition(4, 332, changed(4, declared)),
  ];
  const now = edition(5, 430, changed(5, []));
  const files = site(now, earlier(["age_band"]));
  const text = page(files);
  expect(text).toMatch(/« Numérique seul » : 43,0 %/);
  // Nothing can be told of what started again: its curves are drawn all the same, cut at the break.
  expect(String(files.get("evolution.html"))).toContain("serie-ages");
  expect(text).toMatch(/Changement de définition, T1 2023 : Les âges changent à 55 ans\./);
  expect(() => site(now, earlier([]))).toThrow();
  // The study of now may declare what an edition already published did not.
  const declaredNow = edition(5, 430, changed(5, ["age_band"]));
  expect(page(site(declaredNow, earlier([])))).toBe(text);
});

/** An edition whose study calls a dwelling and an age otherwise than the first ones did. */
function renamedEdition(at: number, digital: number, names: Readonly<Record<string, readonly string[]>>) {
  const sources = [...quarter(at).sources].map(([id, source]) => {
    const attributes = [...source.attributes].map(([name, attribute]) => {
      const codes = attribute.codes.map((code) => {
        const [own, ...formerly] = names[code.code] ?? [];
        return own === undefined ? code : { ...code, code: own, formerly };
      });
      return [name, { ...attribute, codes }] as const;
    });
    return [id, { ...source, attributes: new Map(attributes) }] as const;
  });
  const own = quarter(at, { sources: new Map(sources) });
  const written = Object.entries(names).reduce(
    (text, [first, [name = ""]]) => text.replaceAll(`"${first}"`, `"${name}"`),
    JSON.stringify(tables(digital)),
  );
  return { study: own, bundles: smallBundles(own, JSON.parse(written)) };
}
const once = { tenant: ["rental", "tenant"], "under-35": ["young", "under-35"] };
const twice = { tenant: ["let", "tenant", "rental"], "under-35": ["youngest", "under-35", "young"] };

test("a code that was renamed keeps its series, from bundles and from published tables", async () => {
  const tested = [
    { plain: [0, 1], renamed: [edition(0, 330), renamedEdition(1, 430, once)] },
    {
      plain: [0, 1, 2],
      renamed: [edition(0, 330), renamedEdition(1, 325, once), renamedEdition(2, 430, twice)],
    },
    {
      plain: [0, 1, 2, 3, 4, 5],
      renamed: [
        ...before().slice(0, 3),
        ...[3, 4].map((at) => renamedEdition(at, [328, 332][at - 3] ?? 0, once)),
        renamedEdition(5, 430, twice),
      ],
    },
  ];
  for (const { plain, renamed } of tested) {
    const same = plain.map((at) =>
      edition(at, at === plain.length - 1 ? 430 : ([330, 325, 335, 328, 332][at] ?? 0)),
    );
    const [ofSame, ofRenamed] = [same, renamed].map((editions) => {
      const now = editions.at(-1);
      if (now === undefined) throw new RangeError("no edition");
      return { now, earlier: editions.slice(0, -1) };
    });
    if (ofSame === undefined || ofRenamed === undefined) throw new RangeError("two studies");
    const expected = page(site(ofSame.now, ofSame.earlier));
    expect(page(site(ofRenamed.now, ofRenamed.earlier))).toBe(expected);
    const packages = await Promise.all(ofRenamed.earlier.map((each) => published(site(each, []))));
    expect(page(site(ofRenamed.now, packages))).toBe(expected);
  }
  // Without its former name, the code is another one.
  const lost = renamedEdition(1, 430, { tenant: ["rental"] });
  const found = await errorsOf(() => site(lost, [edition(0, 330)]));
  expect(found.map(({ code }) => code)).toContain("diagnostic/break-undeclared");
});

/** An edition whose study calls channels otherwise, in the order of its own list. */
function editionWithChannels(
  at: number,
  digital: number,
  names: Readonly<Record<string, readonly string[]>>,
) {
  const now = (channel: string) => names[channel]?.[0] ?? channel;
  const sources = [...quarter(at).sources].map(([id, source]) => {
    const { contacts } = source;
    if (contacts === null) return [id, source] as const;
    const order = [...new Set([...Object.keys(names), ...contacts.channels.keys()])];
    const channels = new Map(
      order.flatMap((channel) => {
        const own = contacts.channels.get(channel);
        return own === undefined ? [] : [[now(channel), own] as const];
      }),
    );
    const renamed = Object.values(names).map(([own = "", ...formerly]) => ({
      ...{ code: own, label: { fr: own }, parent: null, missing: null, from: null, formerly },
    }));
    const routine = contacts.routine.map((rule) => ({
      ...rule,
      channels: rule.channels && new Set([...rule.channels].map(now)),
    }));
    const other = { ...contacts, channels, renamed: { channels: renamed, motives: [] }, routine };
    return [id, { ...source, contacts: other }] as const;
  });
  const own = quarter(at, { sources: new Map(sources) });
  const channels = own.sources.get("foyers")?.contacts?.channels ?? new Map();
  const renamedSet = (code: string) => channelSetCode(channels, new Set(membersOf(code).map(now))) ?? code;
  const written = tables(digital).map((table) => {
    if (table.indicator !== "subgroups") return table;
    const dimensions = table.dimensions.map((each) => ({ ...each, codes: each.codes.map(renamedSet) }));
    const rows = table.rows.map((row) => ({ ...row, codes: row.codes.map(renamedSet) }));
    return { ...table, dimensions, rows };
  });
  return { study: own, bundles: smallBundles(own, written) };
}

test("a channel that was renamed keeps its series, alone or with others", async () => {
  const onceMore = { post: ["letter", "post"], online: ["web", "online"] };
  const again = {
    online: ["site", "online", "web"],
    telephone: ["phone", "telephone"],
    post: ["letter", "post"],
  };
  const renamed = [
    ...before().slice(0, 3),
    ...[3, 4].map((at) => editionWithChannels(at, [328, 332][at - 3] ?? 0, onceMore)),
  ];
  const now = editionWithChannels(5, 430, again);
  const ofSets = (newest: ReturnType<typeof edition>, earlier: readonly EarlierEdition[]) => {
    const formatter = formatterIn(newest.study, "fr");
    const { series } = publicationOf({ ...newest, formatter, earlier, isFinal: false });
    const own = series?.series.filter(({ indicator }) => indicator.id === "subgroups") ?? [];
    return new Map(
      own.map(({ code, points }) => [
        code,
        points.map(({ observed, broken }) => (broken === null ? (observed?.value ?? null) : "broken")),
      ]),
    );
  };
  const found = ofSets(now, renamed);
  expect(found.get("email+online")).toEqual(Array.from({ length: 6 }, () => 0.04));
  expect(found).toEqual(ofSets(edition(5, 430), before()));
  const expected = page(site(now, renamed));
  const packages = await Promise.all(renamed.map((each) => published(site(each, []))));
  expect(page(site(now, packages))).toBe(expected);
});

test("no line joins two editions that another should stand between", () => {
  const some = before().filter((_, at) => at !== 3);
  const text = page(site(edition(5, 430), some));
  expect(text).toContain("Pas de courbe entre T3 2022 et T1 2023 : il n’y a pas d’édition entre les deux.");
  expect(page(site(edition(5, 430), before()))).not.toContain("Pas de courbe");
});

/** An edition that lasts two quarters, those from `at` on. */
function half(at: number) {
  const window = { from: `${quarters[at]}-01`, to: ends[at + 1] ?? "2023-09-30" };
  const own = quarter(at);
  const sources = [...own.sources].map(([id, source]) => [id, { ...source, window }] as const);
  const longer = { ...own, window, sources: new Map(sources) };
  return { study: longer, bundles: smallBundles(longer, tables(330)) };
}

const former = () => before()[0] ?? edition(0, 330);
const again = () => edition(0, 330, { version: "1.9", hash: "9".repeat(64) });
const text = (from: string | RegExp, to: string) => (whole: string) => whole.replaceAll(from, to);

test.each([
  {
    title: "another study",
    run: async () =>
      site(edition(5, 330), [
        await published(site(former(), []), text(`"id":"${study.id}"`, '"id":"autre"')),
      ]),
    code: "diagnostic/earlier-of-another-study",
    cure: "Donnez à « --previous-study » le dossier de l’édition précédente de cette étude.",
  },
  {
    title: "the same period twice",
    run: () => site(edition(5, 330), [former(), again()]),
    code: "diagnostic/edition-period-twice",
    cure: "une édition par période",
  },
  {
    title: "an edition later than the one to publish",
    run: () => site(edition(0, 330), before().slice(1, 3)),
    code: "diagnostic/edition-period-twice",
    cure: "une édition par période",
  },
  {
    title: "a period within another one",
    run: () => site(edition(5, 330), [half(0), edition(1, 330)]),
    code: "diagnostic/edition-period-twice",
    cure: "une édition par période",
  },
  {
    title: "periods of two lengths",
    run: () => site(half(4), before().slice(0, 4)),
    code: "diagnostic/break-undeclared",
    cure: "Sous « breaks », dans breaks.yaml, ajoutez chacun de ces 8 indicateurs avec une phrase",
  },
  {
    title: "a break that nobody declared, of published tables",
    run: async () =>
      site(edition(5, 330), [
        await published(site(former(), []), text(/"attribute age_band":"./g, '"attribute age_band":"x')),
      ]),
    code: "diagnostic/break-undeclared",
    cure: "Sous « breaks », dans breaks.yaml, ajoutez « age_band »",
  },
  {
    title: "no Data Package",
    run: () => published(site(former(), []), () => "{"),
    code: "diagnostic/published-edition-unreadable",
    cure: "Téléchargez de nouveau les données de cette édition",
  },
  {
    title: "a table that changed since it was published",
    run: () => published(site(former(), []), text(/"hash":"sha256:./g, '"hash":"sha256:0')),
    code: "diagnostic/published-edition-unreadable",
    cure: "Téléchargez de nouveau les données de cette édition",
  },
  {
    title: "a Data Package without errors",
    run: () => published(site(former(), []), text("baseErrors", "former")),
    code: "diagnostic/published-edition-without-errors",
    cure: "donnez ces lots par « --previous »",
  },
])("refused, with its cure: $title", async ({ run, code, cure }) => {
  const [first] = await errorsOf(run);
  expect(first?.code).toBe(code);
  if (first === undefined) throw new RangeError("nothing was refused");
  expect(describeProblem(first, tablesProblems, "fr").cure).toContain(cure);
  expect(describeProblem(first, tablesProblems, "en").cure).not.toBe("");
});

test("R finds the same shares, intervals and changes in the tables of six editions", async ({ skip }) => {
  const noisyTables = (digital: number) => tables(digital).map((table) => noisy(table, 3));
  const editions = [330, 325, 335, 328, 332, 430].map((digital, at) => {
    const own = quarter(at);
    return { study: own, bundles: smallBundles(own, noisyTables(digital)) };
  });
  const [now] = editions.slice(-1);
  if (now === undefined) throw new RangeError("no edition");
  await using folder = await mkdtempDisposable(join(tmpdir(), "vigie-series-"));
  const folders = editions.map((each, at) => {
    for (const [path, content] of site(each, []))
      if (/^donnees\/[^/]+\.csv$/.test(path)) {
        mkdirSync(join(folder.path, String(at)), { recursive: true });
        writeFileSync(join(folder.path, String(at), basename(path)), content);
      }
    return join(folder.path, String(at));
  });
  const script = join(import.meta.dirname, "series.R");
  const { status, stdout, error } = spawnSync("Rscript", [script, ...folders], { encoding: "utf8" });
  if (error !== undefined) skip("R is not on this machine");
  expect(status).toBe(0);
  const earlier = editions.slice(0, -1);
  const formatter = formatterIn(now.study, "fr");
  const { series } = publicationOf({ ...now, formatter, earlier, isFinal: false });
  const found = new Map<string, readonly (number | null | undefined)[]>(
    series?.series.flatMap(({ indicator, group, code, points, change }) =>
      group === null
        ? [
            [
              `${indicator.id} ${code}`,
              [
                ...points.flatMap(({ observed }) => [
                  observed?.value,
                  observed?.interval?.lower,
                  observed?.interval?.upper,
                ]),
                change?.mean,
                change?.pValue,
              ],
            ] as const,
          ]
        : [],
    ),
  );
  const lines = stdout.trim().split("\n");
  const compared = lines.filter((line) => found.has(line.split(" ").slice(0, 2).join(" ")));
  // Of yes and no, series follow yes.
  expect([lines.length, compared.length]).toEqual([10, 9]);
  for (const line of compared) {
    const [indicator, code, ...numbers] = line.trim().split(" ");
    for (const [at, number] of numbers.entries())
      expect(found.get(`${indicator} ${code}`)?.[at], line).toBeCloseTo(Number(number), 9);
  }
});

const hasPoppler = ["pdftotext", "pdfinfo"].every((name) => existsSync(`/usr/bin/${name}`));

/** Ten questions about channels with long names, of which all move when this many households change their ways. */
function longStudy(at: number, digital: number) {
  const names = Array.from({ length: 10 }, (_, position) => `groups_${position}`);
  const groups = study.indicators.get("groups");
  const own = tables(digital).find(({ indicator }) => indicator === "groups");
  if (groups === undefined || own === undefined) throw new RangeError("the small study has groups");
  const titled = names.map((id, position) => {
    const fr = `Canaux que les foyers emploient pour une demande, un droit ou une réclamation, situation familiale ${position} de l’étude, dans tout le territoire du département et de ses communes, que la personne soit allocataire, bénéficiaire ou en attente d’une décision`;
    return [id, { ...groups, id, title: { fr } }] as const;
  });
  const now = quarter(at, { indicators: new Map([...study.indicators, ...titled]) });
  const all = [...tables(330), ...names.map((indicator) => ({ ...own, indicator }))];
  return { study: now, bundles: smallBundles(now, all) };
}

test.runIf(hasPoppler).for(["fr", "en"])(
  "the note of eight alerts with long names is on one sheet, in %s (skipped without Poppler)",
  async (language) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "vigie-note-"));
    const setPaper = await readTypesetter();
    const earlier = [330, 325, 335, 328, 332].map((digital, at) => longStudy(at, digital));
    const paper = print({ ...longStudy(5, 430), language, extent: "note", earlier });
    const path = join(folder.path, "note.pdf");
    writeFileSync(path, setPaper?.(paper).bytes ?? "");
    const read = (program: string, ...words: readonly string[]) =>
      execFileSync(`/usr/bin/${program}`, [path, ...words], { encoding: "utf8" });
    expect(read("pdfinfo")).toMatch(/^Pages: +1$/m);
    const text = read("pdftotext", "-");
    expect(text.match(/[+−]\d+[.,]\d\spoints/g)).toHaveLength(8);
    expect(text).toMatch(/2 autres questions ont bougé|2 other questions moved/);
  },
);

test("more editions than planned are shown, and nothing is tested", () => {
  const release = {
    publisher: { name: { fr: "Essai" }, url: null },
    url: "https://essai.exemple/",
    contact: null,
    territory: { label: { fr: "Essai" }, level: "departement", code: "93" },
    frequency: "quarterly",
    editions: 5,
    logo: null,
    keywords: ["essai"],
  } as const;
  expect(page(site(edition(5, 430, { release }), before()))).toContain(
    "Il y a plus d’éditions (6) que prévu (5)",
  );
});
