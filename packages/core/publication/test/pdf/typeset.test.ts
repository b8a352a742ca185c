import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Study } from "@vigie/study";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { logoOf, type PaperExtent, print } from "../../src/index.ts";
import { readTypesetter } from "../../src/node/index.ts";
import { release } from "../exports/edition.ts";
import { smallPng, smallSvg } from "../logo/logos.ts";

const hasPoppler = ["pdftotext", "pdfinfo"].every((name) => existsSync(`/usr/bin/${name}`));

let folder: string;
let study: Study;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-pdf-"));
  study = await smallStudy();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const paperOf = (of: Study = study, bundles = smallBundles(of), extent: PaperExtent = "diagnostic") =>
  print({ study: of, bundles, language: "fr", extent });

async function made(paper: string): Promise<Uint8Array> {
  const setPaper = await readTypesetter();
  if (setPaper === null) throw new Error("no typesetter on this machine");
  return setPaper(paper).bytes;
}

let whole: Promise<Uint8Array> | null = null;
/** That of the small study, made once. */
function madeOnce(): Promise<Uint8Array> {
  whole ??= made(paperOf());
  return whole;
}

/** What a program of Poppler reads of a PDF. */
function poppler(program: "pdftotext" | "pdfinfo", bytes: Uint8Array, ...words: readonly string[]): string {
  const path = join(folder, "read.pdf");
  writeFileSync(path, bytes);
  const out = program === "pdftotext" ? [path, "-"] : [path];
  return execFileSync(`/usr/bin/${program}`, [...words, ...out], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

const plain = (text: string) => text.replace(/\s+/g, " ");

/** Each takes half a second: on each push, every other one. */
const hostileLabels = [
  '#panic("lu")',
  '#import "@preview/x:0.1.0": *',
  "$x^2$ *gras* _penché_ `code` <étiquette> @renvoi // fin",
  "= Titre\n- liste\n+ un",
  '\\u{0} ]#read("/etc/passwd")[',
  "</text><script>alert(1)</script>&amp;",
  "\u0000\u0007\u001b[31m\ufeff\uffff\ud800",
];

describe("the PDF", () => {
  test("declares PDF/UA-1, which the typesetter has checked, and has a structure tree and a language", async () => {
    const text = Buffer.from(await madeOnce()).toString("latin1");
    expect(text).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
    expect(text).toContain("/StructTreeRoot");
    expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(text).toMatch(/\/Lang\s*\(fr/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
  });

  test("speaks the language asked for", async () => {
    const text = Buffer.from(await made(print({ study, bundles: smallBundles(study), language: "en" })));
    expect(text.toString("latin1")).toMatch(/\/Lang\s*\(en/);
  });

  test("is the same to the byte, and dated as the data are", async () => {
    const first = await madeOnce();
    expect(Buffer.compare(first, await made(paperOf()))).toBe(0);
    expect(Buffer.from(first).toString("latin1")).toContain("2026-11-25");
  });

  test.each([
    ["an SVG", "logo.svg", new TextEncoder().encode(smallSvg)],
    ["a PNG", "logo.png", smallPng],
  ])("has the logo of the publisher, with its name: %s", async (_, name, bytes) => {
    const releasedStudy = { ...study, release };
    const options = { study: releasedStudy, bundles: smallBundles(releasedStudy), language: "fr" };
    // The typesetter refuses an image without an alternative.
    const [bare, whole] = await Promise.all([
      made(print(options)),
      made(print({ ...options, logo: logoOf(name, bytes) })),
    ]);
    expect(whole.length).toBeGreaterThan(bare.length);
  });

  test("asks for nothing from elsewhere", async () => {
    const paper: unknown = JSON.parse(paperOf());
    expect(JSON.stringify(paper)).not.toMatch(/(?:href|src)=|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
  });
});

describe.runIf(hasPoppler)("read by Poppler (skipped where it is absent)", () => {
  test("says the findings, the notes, and the mark of fiction on every page", async () => {
    const text = poppler("pdftotext", await madeOnce());
    const pages = text.split("\f").filter((page) => page.trim() !== "");
    expect(pages.length).toBeGreaterThan(6);
    for (const [at, page] of pages.entries()) expect(page, `page ${at + 1}`).toContain("Données fictives");
    expect(plain(text)).toContain("38 % des foyers au RSA ont utilisé un canal direct ou matériel");
    expect(plain(text)).toContain("Champ : foyers au RSA, du 1er juillet au 31 décembre 2022");
    expect(plain(text)).toContain("Hébergement <chez> un tiers");
  });

  test("a line that ends in the file of the text goes on where the page has room", async () => {
    const withText = { ...study, title: { fr: "Une étude \nde trois\nlignes" } };
    expect(poppler("pdftotext", await made(paperOf(withText)))).toContain("Une étude de trois lignes");
  });

  test("contents name chapters and not figures, which bookmarks do", async () => {
    const bytes = await madeOnce();
    const [, contents = ""] = poppler("pdftotext", bytes).split("\f");
    // Findings may follow on the same page.
    const [, listed = ""] = plain(contents).split("L’essentiel");
    expect(listed).toContain("Méthode");
    expect(listed).not.toContain("38 % des foyers au RSA");
    expect(Buffer.from(bytes).toString("latin1")).toContain("/Outlines");
  });

  test("the summary has findings and chosen figures on four pages at most, without contents", async () => {
    const text =
      ":::findings\n- **Un constat.** Deux mots.\n:::\n\n::chapter[Un]{id=un}\n\n::figure[Les âges]{indicator=ages synthesis}\n\n::figure[Ailleurs]{indicator=homes}";
    const rendered = { ...study, texts: new Map([["fr", text]]) };
    const pages = poppler(
      "pdftotext",
      await made(paperOf(rendered, smallBundles(rendered), "synthesis")),
    ).split("\f");
    expect(pages.filter((page) => page.trim() !== "").length).toBeLessThanOrEqual(4);
    expect(plain(pages.join(" "))).toMatch(/Synthèse\..*L’essentiel.*Un constat\. Deux mots\..*Figure 1/);
    expect(plain(pages.join(" "))).not.toMatch(/Sommaire|Ailleurs/);
  });

  test("the summary ends with what is asked of each institution, and what its words mean", async () => {
    const text =
      ":::findings\n- **Un constat.** Deux mots.\n:::\n\n:::asks[Ce qui est demandé]\n- **La Caf** : garder l’accueil, car [on y vient](#un).\n:::\n\n::chapter[Un]{id=un}\n\n::figure[Les âges]{indicator=ages synthesis}";
    const rendered = { ...study, texts: new Map([["fr", text]]) };
    const read = plain(
      poppler("pdftotext", await made(paperOf(rendered, smallBundles(rendered), "synthesis"))),
    );
    expect(read).toMatch(
      /Figure 1.*Ce qui est demandé.*garder l’accueil.*Les mots de cette synthèse.*Routine seule/,
    );
  });

  test("a figure stands in its section, however long the figures before it are", async () => {
    const sections = ["ages", "homes", "apps", "housings"].map(
      (indicator) =>
        `## Partie ${indicator}\n\nTexte.\n\n::figure[Figure ${indicator}]{indicator=${indicator}}\n\nFin ${indicator}.`,
    );
    const text = `::chapter[Un]{id=un}\n\n${sections.join("\n\n")}`;
    const rendered = { ...study, texts: new Map([["fr", text]]) };
    const read = plain(poppler("pdftotext", await made(paperOf(rendered))));
    expect(read).toMatch(
      /Partie ages.*Figure ages.*Fin ages.*Partie homes.*Figure homes.*Fin homes.*Partie apps.*Figure apps.*Fin apps.*Partie housings.*Figure housings.*Fin housings/,
    );
  });

  test("each document of an edition has a title of its own", async () => {
    const titles = await Promise.all(
      (["synthesis", "diagnostic", "annexes"] as const).map(
        async (extent) =>
          /^Title:\s+(.*)$/m.exec(
            poppler("pdfinfo", await made(paperOf(study, smallBundles(study), extent))),
          )?.[1],
      ),
    );
    expect(titles).toEqual([
      "Petite étude des canaux – Synthèse",
      "Petite étude des canaux",
      expect.stringMatching(/^Petite étude des canaux – Annexes/),
    ]);
  });

  test("what is easy to read spells addresses where it speaks of them, without footnotes", async () => {
    const easy = `Vous cherchez une aide ?

:::idea[Le guichet reste utile]{picto=desk}
Sur 10 foyers, :share[groups]{group=digital as=tenths} utilisent internet. [Ces lieux vous aident](https://lieux.exemple/carte/).
:::
`;
    const own = {
      ...study,
      texts: new Map([["fr", "::chapter[Un]{id=un}\n\n::figure[Les âges]{indicator=ages}"]]),
      easyTexts: new Map([["fr", easy]]),
    };
    const read = plain(poppler("pdftotext", await made(paperOf(own, smallBundles(own), "easy"))));
    expect(read).toContain("Ces lieux vous aident (lieux.exemple/carte)");
    expect(read).not.toContain("https://");
  });

  test("annexes have the table of every figure, which the diagnostic leaves to them", async () => {
    const annexes = plain(poppler("pdftotext", await made(paperOf(study, smallBundles(study), "annexes"))));
    const diagnostic = plain(poppler("pdftotext", await madeOnce()));
    expect(annexes).toContain("Annexes : chaque indicateur, et le tableau de chaque figure");
    expect(annexes).toContain("Tableaux des figures");
    expect(diagnostic).not.toContain("Tableaux des figures");
  });

  test("what changed since the edition before has its part, with its tables", async () => {
    const more = new Map([
      ["rsa|digital", 40],
      ["rsa|mixed", -40],
    ]);
    const before = smallTables.map((table) =>
      table.indicator === "groups"
        ? {
            ...table,
            rows: table.rows.map((row) => ({
              ...row,
              count: row.count && row.count + (more.get(row.codes.join("|")) ?? 0),
            })),
          }
        : table,
    );
    const earlier = { study, bundles: smallBundles(study, before) };
    const paper = print({ study, bundles: smallBundles(study), language: "fr", earlier: [earlier] });
    const text = plain(poppler("pdftotext", await made(paper)));
    expect(text).toContain("Ce qui a changé");
    expect(text).toMatch(/Numérique seul 37,0 % 33,0 % −4,0 en baisse/);
    expect(text).toContain(
      "Une question où rien n’a changé : Canaux utilisés par les bénéficiaires de l’Aspa.",
    );
  });

  test("real data have no such mark", async () => {
    const real = smallBundles(study).map((bundle) => ({
      ...bundle,
      manifest: { ...bundle.manifest, fictitious: false },
    }));
    expect(poppler("pdftotext", await made(paperOf(study, real)))).not.toMatch(/fictives/i);
  });

  test("tells a figure by its alternative, and a table by its heads", async () => {
    const tree = poppler("pdfinfo", await madeOnce(), "-struct-text");
    const figures = tree.split("\n").filter((line) => /^\s*Figure/.test(line)).length;
    expect(figures).toBe(9);
    expect(tree).toContain("/Scope /Column");
    expect(tree).toMatch(/^ *Document/m);
    expect([...tree.matchAll(/^\s*H(\d)/gm)].map((match) => Number(match[1]))).toSatisfy(
      (levels: readonly number[]) => levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1),
    );
  });

  test("each drawing has words of its own, and follows its title in the order in which they are read", async () => {
    const bytes = await madeOnce();
    const alternatives = [
      ...Buffer.from(bytes)
        .toString("latin1")
        .matchAll(/\/Alt\s*<([\dA-F\s]+)>/g),
    ].map(([, hex = ""]) => Buffer.from(hex.replaceAll(/\s/g, ""), "hex").swap16().toString("utf16le"));
    expect(new Set(alternatives).size).toBe(9);
    for (const alternative of alternatives) expect(alternative.length).toBeGreaterThan(30);
    const read = poppler("pdfinfo", bytes, "-struct-text").matchAll(/^ *"Figure (\d+)\. |^ *Figure:?$/gm);
    const expected = Array.from({ length: 9 }, (_, at) => [String(at + 1), "drawing"]).flat();
    expect([...read].map(([, number]) => number ?? "drawing")).toEqual(expected);
  });

  test("with every count hidden, nothing is printed as zero", async () => {
    const tables = smallTables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, count: null, was: row.count ?? 0 })),
    }));
    const text = poppler("pdftotext", await made(paperOf(study, smallBundles(study, tables))));
    expect(plain(text)).toContain("moins de 11");
    expect(plain(text)).toContain("moins de 11 cas");
    expect(plain(text)).not.toMatch(/(?<![\d,])0(?:,0)? %/);
  });

  test.each(process.env.VIGIE_LONG === "1" ? hostileLabels : hostileLabels.filter((_, at) => at % 2 === 0))(
    "a label is words and nothing else: %j",
    async (label) => {
      const hostile = withLabel(study, label);
      const text = plain(poppler("pdftotext", await made(paperOf(hostile))));
      const shown = label.match(/[a-zé]{4,}/gi)?.[0];
      if (shown !== undefined) expect(text).toContain(shown);
      expect(text).not.toContain("root:");
    },
  );
});

/** A private character: no font of any machine may say what it looks like. */
test("letters that no font draws are named, instead of lost", async () => {
  const refused = made(paperOf(withLabel(study, "Un \u{10FFFD} seul")));
  await expect(refused).rejects.toMatchObject({
    errors: [{ code: "diagnostic/paper-letters-without-font", values: { letters: { value: "U+10FFFD" } } }],
  });
});

/** The same study, whose title, partner, universe and codes all bear a label. */
function withLabel(of: Study, label: string): Study {
  const text = { fr: label };
  return {
    ...of,
    title: text,
    summary: text,
    partners: new Map([...of.partners].map(([id, partner]) => [id, { ...partner, label: text }])),
    indicators: new Map([...of.indicators].map(([id, indicator]) => [id, { ...indicator, title: text }])),
    sources: new Map(
      [...of.sources].map(([id, source]) => [
        id,
        {
          ...source,
          attributes: new Map(
            [...source.attributes].map(([name, attribute]) => [
              name,
              { ...attribute, label: text, codes: attribute.codes.map((code) => ({ ...code, label: text })) },
            ]),
          ),
          universes: new Map(
            [...source.universes].map(([name, universe]) => [name, { ...universe, label: text }]),
          ),
        },
      ]),
    ),
  };
}
