import type { Indicator, Study } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { pageSvg } from "../../drawing/src/drawing-svg.ts";
import { tableCellText } from "../../findings/src/table-cell.ts";
import { smallBundles, smallTables } from "../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../tables/test/fixture/small-study.ts";
import { tableOf } from "../../tables/test/fixture/table-text.ts";
import { publicationOf } from "../../text/src/document/publication-of.ts";
import { figuresIn, textOfInlines } from "../../text/src/document/published-blocks.ts";
import { generatedTitles, textProblems } from "../../text/src/read/read-text.ts";
import { publicationFormatter } from "../src/formatter.ts";
import { assemble } from "../src/index.ts";
import { bareAssets } from "./fixture/bare-assets.ts";
import { brokenIn } from "./fixture/site-pages.ts";

let small: Study;
beforeAll(async () => {
  small = await smallStudy();
});

const written = (text: string, study = small): Study => ({ ...study, texts: new Map([["fr", text]]) });
const publicationWith = (text: string) => {
  const study = written(text);
  return publicationOf({ study, bundles: smallBundles(study), formatter: publicationFormatter("fr") });
};
const siteOf = (text: string) => {
  const study = written(text);
  const assets = bareAssets;
  return assemble({ study, bundles: smallBundles(study), assets, language: "fr" });
};
const text = `::figure[Les canaux]{indicator=groups}

::chapter[Un]{id=un}

::figure[Les âges]{indicator=ages}

Voir [le logement](#homes).

::chapter[Deux]{id=deux}

::figure[L’Aspa]{indicator=aspa_groups}`;

describe("figures of the chapters are numbered, and the others are in annexes", () => {
  test("from the cover to the last chapter, each once", () => {
    const { cover, chapters } = publicationWith(text);
    const all = [cover, ...chapters.map(({ blocks }) => blocks)].flatMap(figuresIn);
    expect(all.map(({ id, number }) => [id, number])).toEqual([
      ["groups", 1],
      ["ages", 2],
      ["aspa_groups", 3],
    ]);
    expect(String(siteOf(text).get("chapitres/un.html"))).toContain('<a href="#ages">Figure 2</a>');
  });

  test("an annex has every figure of its source that no chapter shows, and leads to those that one does", () => {
    const { annexes } = publicationWith(text);
    expect(annexes.map(({ id, blocks }) => [id, figuresIn(blocks).map((figure) => figure.id)])).toEqual([
      ["foyers", ["subgroups", "housings", "apps", "mobile", "homes"]],
      ["pensions", []],
    ]);
    const page = String(siteOf(text).get("annexes/foyers.html"));
    expect(page).toContain('<a href="../chapitres/un.html#ages">Figure 2</a>');
    expect(page).not.toContain('id="ages"');
  });

  test("a link of the text leads to a figure of an annex, and none leads nowhere", () => {
    const site = siteOf(text);
    expect(String(site.get("chapitres/un.html"))).toContain('href="../annexes/foyers.html#homes"');
    expect(brokenIn(site)).toEqual([]);
    expect(textProblems(written(text))).toEqual([]);
  });

  test("without a text that chooses, chapters have them all and there is no annex", () => {
    const site = assemble({
      study: small,
      bundles: smallBundles(small),
      assets: bareAssets,
      language: "fr",
    });
    expect([...site.keys()].filter((path) => path.startsWith("annexes"))).toEqual([]);
  });
});

describe("the page that sums up", () => {
  const findings = ":::findings\n- **Un constat.** Deux mots.\n:::\n\n";
  const chapter =
    "::chapter[Un]{id=un}\n\n::figure[Les âges]{indicator=ages synthesis}\n\n::figure[Ailleurs]{indicator=homes}";

  test("has the findings and the figures that the text marks, each leading to its own", () => {
    const page = String(siteOf(findings + chapter).get("synthese.html"));
    expect(page).toContain("<strong>Un constat.</strong>");
    expect(page.match(/<figure /g)).toHaveLength(1);
    expect(page).toMatch(
      /<a href="chapitres\/un.html#ages">Figure 1\s: sa note, son tableau, ses données<\/a>/,
    );
    expect(brokenIn(siteOf(findings + chapter))).toEqual([]);
  });

  test("is not there where the text marks none", () => {
    expect(siteOf(findings + chapter.replace(" synthesis", "")).has("synthese.html")).toBe(false);
  });
});

test("a figure that nobody has given a title is found, wherever it stands", () => {
  const untitled =
    "::figure{indicator=groups}\n\n::figure[Un titre]{indicator=homes}\n\n> ::figure{indicator=ages}";
  expect(generatedTitles(written(untitled)).map(({ code, place }) => `${code} ${place.line}`)).toEqual([
    "diagnostic/text-title-generated 1",
    "diagnostic/text-title-generated 5",
  ]);
});

describe("yes-or-no questions about the same people share a figure", () => {
  const twin = (study: Study, id: string, change: Partial<Indicator> = {}): Study => {
    const mobile = study.indicators.get("mobile");
    if (mobile === undefined) throw new RangeError("no indicator of mobiles");
    const made: Indicator = { ...mobile, id, of: "rsa", ...change };
    return { ...study, indicators: new Map([...study.indicators, [id, made]]) };
  };
  const figure = '::figure[Deux questions]{indicators="mobile income"}';

  test("one bar each, from the most frequent yes, with the reference of each", () => {
    const study = written(figure, twin(small, "income"));
    // 670 of 995 use the application; 900 of 1 000 receive an income.
    const income = tableOf("income", "universe | | rsa yes no _U\nrsa | | 900 100 0\nall | | 1000 4000 0");
    const { cover } = publicationOf({
      study,
      bundles: smallBundles(study, [...smallTables, income]),
      formatter: publicationFormatter("fr"),
    });
    const [shown] = figuresIn(cover);
    expect(shown?.indicators).toEqual(["mobile", "income"]);
    expect(shown && textOfInlines(shown.title)).toBe("Deux questions");
    const drawing = shown ? pageSvg(shown.figure.wide).text.replaceAll(/\s/g, " ") : "";
    expect(drawing.indexOf(">90 %<")).toBeGreaterThan(0);
    expect(drawing.indexOf(">90 %<")).toBeLessThan(drawing.indexOf(">67 %<"));
    expect(drawing.match(/class="ring"/g)?.length).toBeGreaterThan(0);
    expect(
      shown?.figure.table.groups[0]?.rows.map(({ cells }) =>
        tableCellText(cells.at(-1) ?? "").replaceAll(/\s/g, " "),
      ),
    ).toEqual(["52,5 %", "20,0 %"]);
  });

  test("others than the same people are refused", () => {
    const study = written(figure, twin(small, "income", { universe: "all", against: null } as never));
    expect(textProblems(study).map(({ code }) => code)).toEqual(["diagnostic/text-opinions-unlike"]);
  });
});
