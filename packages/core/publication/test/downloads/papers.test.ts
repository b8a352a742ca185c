import { expect, test } from "vitest";
import { smallBundles } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { assemble } from "../../src/index.ts";
import { readTypesetter } from "../../src/node/index.ts";
import { bareAssets } from "../fixture/bare-assets.ts";

const text = `:::findings
- **Un constat.** Deux mots.
:::

::chapter[Un]{id=un}

::figure[Les âges]{indicator=ages synthesis}
`;

const papersIn = (site: ReadonlyMap<string, string | Uint8Array>) =>
  [...site.keys()].filter((path) => path.endsWith(".pdf")).toSorted();

async function edition(fr: string, easy: string | null = null) {
  const easyTexts = new Map(easy === null ? [] : [["fr", easy] as const]);
  const study = { ...(await smallStudy()), texts: new Map([["fr", fr]]), easyTexts };
  const setPaper = await readTypesetter();
  return assemble({ study, bundles: smallBundles(study), assets: bareAssets, language: "fr", setPaper });
}

test("an edition holds its summary, its diagnostic and its annexes as PDF, linked from its cover", async () => {
  const site = await edition(text);
  const papers = ["papier/annexes.pdf", "papier/diagnostic.pdf", "papier/synthese.pdf"];
  expect(papersIn(site)).toEqual(papers);
  for (const path of papers) {
    expect(String(site.get("index.html"))).toContain(`href="${path}"`);
    expect(
      Buffer.from(site.get(path) ?? "")
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  }
});

test("the page that is easy to read is printed too, in large letters, linked from its page", async () => {
  const easy = `Cette étude parle de vous.

:::idea[Le guichet reste utile]{picto=desk}
Sur 10 foyers, :share[groups]{group=digital as=tenths} utilisent seulement internet.
:::
`;
  const site = await edition(text, easy);
  expect(papersIn(site)).toContain("papier/facile.pdf");
  for (const page of ["index.html", "facile.html"])
    expect(String(site.get(page))).toContain('href="papier/facile.pdf"');
});

test("without a figure chosen for it there is no summary, nor a link to one", async () => {
  const site = await edition(text.replace(" synthesis", ""));
  expect(papersIn(site)).toEqual(["papier/annexes.pdf", "papier/diagnostic.pdf"]);
  expect(String(site.get("index.html"))).not.toContain("synthese.pdf");
});

test("a draft holds none", async () => {
  const study = await smallStudy();
  const site = assemble({ study, bundles: smallBundles(study), assets: bareAssets, language: "fr" });
  expect(papersIn(site)).toEqual([]);
  expect(String(site.get("index.html"))).not.toContain(".pdf");
});
