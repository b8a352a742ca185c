import type { Study } from "@vigie/study";
import { beforeAll, describe, expect, test } from "vitest";
import { barrierStudy } from "../../../tables/test/fixture/barrier-study.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { hidden } from "../../../tables/test/fixture/table-text.ts";
import { textProblems } from "../../../text/src/read/read-text.ts";
import { assemble, print } from "../../src/index.ts";
import { bareAssets } from "../fixture/bare-assets.ts";
import { brokenIn, read } from "../fixture/site-pages.ts";

let study: Study;
beforeAll(async () => {
  study = await barrierStudy();
});

const siteOf = (bundles = smallBundles(study)) =>
  assemble({ study, bundles, assets: bareAssets, language: "fr" });
const pageOf = (bundles = smallBundles(study)) =>
  String(siteOf(bundles).get("chapitres/freins.html")).match(
    /<div class="scroll barriers"[\s\S]*?<\/div>/,
  )?.[0] ?? "";

describe("on a page", () => {
  test("each side has its barriers, each source its column, each number what it counts", () => {
    const text = read(pageOf());
    expect(text).toContain("Du côté des personnes");
    expect(text).toContain("33 % disent equipment 0");
    expect(text).toContain("10 % disent equipment 2");
    expect(text).toContain("48 % disent equipment 1");
    expect(text).toContain("250 disent skills 0");
    expect(text.indexOf("Du côté de l’institution")).toBeGreaterThan(text.indexOf("Frein skills"));
  });

  test("a barrier that nothing measures stays, and it is seen", () => {
    const [, institution = ""] = pageOf().split("Du côté de l’institution");
    expect(institution).toContain("Frein configuration");
    expect(institution.match(/class="unseen"/g)).toHaveLength(2);
    expect(read(institution)).toContain("Frein configuration non mesuré non mesuré");
  });

  test("each number leads to the row of the table that gives it, and nothing leads nowhere", () => {
    expect(pageOf()).toMatch(/href="[^"]*provenance\/[^"]*mobile[^"]*#/);
    expect(brokenIn(siteOf())).toEqual([]);
  });

  test("a secret is said so, and a partner that has not answered is awaited", () => {
    const tables = smallTables.map((table) =>
      table.indicator === "mobile" ? hidden(table, "rsa|no") : table,
    );
    expect(read(pageOf(smallBundles(study, tables)))).toContain("non montré disent equipment 0");
    const only = smallBundles(study).filter(({ manifest }) => manifest.partner === "cnav");
    expect(read(pageOf(only))).not.toMatch(/33 %|250 disent/);
  });
});

test("on paper, the same cells in the same order", () => {
  const paper = JSON.stringify(print({ study, bundles: smallBundles(study), language: "fr" }));
  for (const wording of ["Frein equipment", "Frein skills", "Frein configuration", "disent skills 0"])
    expect(paper).toContain(wording);
  expect(paper.indexOf("Frein skills")).toBeGreaterThan(paper.indexOf("Frein equipment"));
});

test("a text that asks for the table of a study without barriers is told where", async () => {
  const without = { ...(await smallStudy()), texts: study.texts };
  expect(textProblems(without).map(({ code, place }) => [code, place.line])).toEqual([
    ["diagnostic/text-barriers-absent", 3],
  ]);
});
