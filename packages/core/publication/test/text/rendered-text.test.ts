import type { Study } from "@vigie/study";
import { describeProblem, VigieErrors } from "@vigie/words";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { renderedStudy } from "../../../tables/test/fixture/rendered-study.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { hidden, noisy } from "../../../tables/test/fixture/table-text.ts";
import { studyTextProblems } from "../../../text/src/problems.ts";
import { textProblems } from "../../../text/src/read/read-text.ts";
import { assemble, preview } from "../../src/index.ts";
import { bareAssets } from "../fixture/bare-assets.ts";
import { brokenIn, read, wholeSite } from "../fixture/site-pages.ts";

const assets = bareAssets;

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

const withText = (text: string, bundles = smallBundles(study)) => ({
  study: { ...study, texts: new Map([["fr", text]]) },
  bundles,
  assets,
  language: "fr",
});
const rendered = (text: string) => assemble(withText(text));
const pageAt = (path: string, text: string, bundles = smallBundles(study)) =>
  String(preview(withText(text, bundles))(path));
const cover = (text: string, bundles = smallBundles(study)) => pageAt("index.html", text, bundles);
function codesOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof VigieErrors)
      return error.errors.map(({ code, place }) => `${code} ${place.line}:${place.column}`);
    throw error;
  }
  return [];
}

function whatOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    const [first] = error instanceof VigieErrors ? error.errors : [];
    if (first !== undefined) return describeProblem(first, studyTextProblems, "fr").what;
  }
  return "";
}

describe("a number is said as asked: 330, 285, 95, 250 and 40 of 1 000 households", () => {
  test.each([
    [":share[groups]{group=mixed}", "29 %"],
    [":share[groups]{group=mixed decimals=1}", "28,5 %"],
    [":share[groups]{group=mixed|direct}", "38 %"],
    [":share[groups]{group=digital as=fraction}", "un tiers"],
    [":share[groups]{group=mixed|routine_only as=fraction}", "la moitié", "0.535 is too far"],
    [":share[groups]{group=routine_only as=fraction}", "un quart"],
    [":share[groups]{group=digital as=in_ten}", "environ 3 sur 10"],
    [":share[groups]{group=direct as=in_ten}", "1 sur 10"],
    [":share[groups]{group=mixed as=over_percent}", "plus de 25 %"],
    [":share[groups]{group=routine_only as=over_percent}", "25 %"],
    [":share[groups]{universe=all group=mixed}", "18 %"],
    // 885 of 5 000; 243 of 980
    [":reference[groups]{group=mixed}", "18 %"],
    [":reference[ages]{group=direct age_band=50-plus decimals=1}", "24,8 %"],
    [":count[groups]", "1 000"],
    [":count[groups]{group=mixed}", "285"],
    [":count[groups]{group=mixed as=over}", "plus de 280"],
    // « près de 290 » would be 2 % too many
    [":count[groups]{group=mixed as=nearly}", "285"],
    // « près de 140 » would be 4 % too many
    [":count[groups]{group=direct|none as=nearly}", "135"],
    [":count[groups]{as=over}", "1 000"],
    // 60 of 95 in the direct group, 243 of 980 in all
    [":gap[ages]{group=direct age_band=50-plus to=whole}", "38 points"],
    [":ratio[ages]{group=direct age_band=50-plus to=whole}", "2,5 fois"],
    [":gap[groups]{group=digital}", "12 points"],
    [":computed[rsa.rest]", "29 %"],
    [":printed[rsa.direct]", "12 %"],
    ['  :computed[rsa.most]{yes="surtout propriétaires" no="surtout locataires"}', "surtout locataires"],
    [":than[ages]{group=direct age_band=50-plus}", "plus souvent que"],
    [":than[ages]{group=digital age_band=50-plus to=whole as=high}", "moins élevée que"],
    [":than[groups]{group=digital as=much}", "moins que"],
    [
      '  :than[groups]{group=mixed more="plus nombreux" less="moins nombreux" same="pareils"}',
      "plus nombreux",
    ],
  ] as const)("%s: %s", (written, expected, tooFar?: string) => {
    if (tooFar !== undefined)
      expect(codesOf(() => cover(`Soit ${written}.`))).toEqual(["diagnostic/text-value-unfit 1:6"]);
    else
      expect(
        cover(`Soit ${written.trim()}.`).replace(/\s/g, " ").replace(' <small class="real">réel</small>', ""),
      ).toContain(`>${expected}</a>.`);
  });
});

describe("the words of an author are spaced as those of Vigie", () => {
  const text = [
    "« Qui est là ? » : *moi* ; « :share[groups]{group=mixed} » ! Pour 100 000 habitants,",
    "« deux lignes »",
    "; [un lien : là](https://exemple.fr/a?b=c%20;d) `a ; b`, à 10:30.",
  ].join("\n");
  const spaces = (page: string) => page.replaceAll("\u202f", "_").replaceAll("\u00a0", "~");

  test("in French, save addresses and code", () => {
    const page = spaces(cover(text));
    expect(page).toContain("<p>«_Qui est là_?_»~: <em>moi</em>_; «_<a");
    expect(page).toContain("</a>_»_! Pour 100_000 habitants, «_deux lignes_»_; <a");
    expect(page).toContain('href="https://exemple.fr/a?b=c%20;d">un lien~: là</a> a ; b, à 10:30.</p>');
  });

  test("not in another language", () => {
    const english = { ...study, texts: new Map([["en", "« Hello » : 100 000 ; 31 mars 2022 !"]]) };
    const site = assemble({ study: english, bundles: smallBundles(study), assets, language: "en" });
    expect(site.get("index.html")).toContain("<p>« Hello » : 100 000 ; 31 mars 2022 !</p>");
  });
});

describe("a number that others measured, among numbers made up", () => {
  const cited = async (fictitious: boolean) => {
    const { elsewhere } = await renderedStudy();
    const bundles = smallBundles(study).map((bundle) => ({
      ...bundle,
      manifest: { ...bundle.manifest, fictitious },
    }));
    const texts = new Map([["fr", ":elsewhere[offline], :printed[rsa.direct], :count[groups]."]]);
    const site = assemble({ study: { ...study, elsewhere, texts }, bundles, assets, language: "fr" });
    return String(site.get("index.html"));
  };

  test("says that it is real", async () => {
    const page = await cited(true);
    expect(page.match(/<\/a> <small class="real">réel<\/small>/g)).toHaveLength(2);
    expect(page).toMatch(/Seuls ceux que suit le mot «\sréel\s»/);
  });

  test("is spoken of only where the study cites some", () => {
    const page = (changedStudy: Study) =>
      String(
        assemble({ study: changedStudy, bundles: smallBundles(study), assets, language: "fr" }).get(
          "index.html",
        ),
      );
    const none: Study = { ...study, elsewhere: new Map(), published: [] };
    expect(page(none)).toContain("ils ne décrivent personne.");
    expect(page(none)).not.toContain("que suit le mot");
  });

  test("says nothing where all are", async () => {
    expect(await cited(false)).not.toContain('class="real"');
  });
});

test("« 1er » has its end raised in the words of a page, and nowhere else", () => {
  const page = cover("Le 1er mai, [le 1er](https://exemple.fr/1er), 21er.");
  expect(page).toContain(
    'Le 1<sup>er</sup>\u00a0mai, <a href="https://exemple.fr/1er">le 1<sup>er</sup></a>, 21er.',
  );
  expect(page.slice(0, page.indexOf("<main"))).not.toContain("<sup>");
});

test("a name with hyphens is kept on a line in the words of a page, and stays whole to whom copies it", () => {
  const page = cover(
    "De [Seine-Saint-Denis](https://exemple.fr/Seine-Saint-Denis) à L’Île-Saint-Denis, peut-être.",
  );
  expect(page).toContain(
    '<a href="https://exemple.fr/Seine-Saint-Denis"><span class="whole">Seine-Saint-Denis</span></a> à L’<span class="whole">Île-Saint-Denis</span>, peut-être.',
  );
});

describe("the reading of a figure is that of what its title cites", () => {
  const reading = (title: string, indicator: string) =>
    read(cover(`::figure[${title}]{indicator=${indicator}}`)).match(
      /Lecture : (.*?) Champ, source et méthode/,
    )?.[1];

  test.each([
    // 110 of 280 whose age is known; 367 of 980 in all. The widest gap is that of the oldest in the direct group.
    [
      ":share[ages]{group=mixed age_band=35-49} ont 35 à 49 ans",
      "ages",
      "pour « 35 à 49 ans », 39 % des 280 foyers au RSA aux canaux mixtes, contre 37 % de l’ensemble (2 points de plus).",
    ],
    [
      "**:share[groups]{group=direct}** n’écrivent pas",
      "groups",
      "sur 1 000 foyers au RSA, 95 (10 %) n’ont utilisé que des canaux directs ou matériels, contre 6 % de l’ensemble des foyers allocataires.",
    ],
    // 25 and 60 of 95; 367 and 243 of 980
    [
      ":share[ages]{group=direct age_band=35-49|50-plus} ont 35 ans ou plus",
      "ages",
      "pour « 35 à 49 ans ou 50 ans et plus », 89 % des 95 foyers au RSA aux seuls canaux directs ou matériels, contre 62 % de l’ensemble (27 points de plus).",
    ],
    // 2 600 of the 4 950 of them all
    [
      "L’application, pour :share[mobile]{mobile_app=yes}",
      "mobile",
      "pour « Utilise l’application mobile », 670 sur 995 foyers au RSA (67 %), contre 53 % de l’ensemble des foyers allocataires.",
    ],
  ])("%s", (title, indicator, wording) => {
    expect(reading(title, indicator)).toBe(wording);
  });

  test.each([
    ["several cells together", ":share[groups]{group=mixed|direct} ailleurs", "groups"],
    ["another table", ":share[mobile]{mobile_app=yes} des foyers", "groups"],
    ["no cell", "Comment ils joignent la Caf", "groups"],
    ["a no, which the reading of a yes would deny", ":share[mobile]{mobile_app=no} sans", "mobile"],
  ])("it stays that of the figure where a title cites %s", (_, title, indicator) => {
    expect(reading(title, indicator)).toBe(reading("Titre", indicator));
  });
});

test("links of a figure say which one, their visible words first", () => {
  const page = cover("::figure[Qui écrit]{indicator=groups}");
  expect(page).toContain('aria-label="Source\u00a0: Qui écrit">Source</a>');
  expect(page).toContain('aria-label="Données\u00a0: Qui écrit">Données</a>');
  const several = cover("::overview");
  const names = [...several.matchAll(/ aria-label="([^"]*: (?:d’où vient|les données) [^"]*)"/g)];
  expect(new Set(names.map(([, name]) => name)).size).toBe(4);
});

describe("::overview shows the groups of every population, one bar each", () => {
  const text = "::overview\n\n[La vue d’ensemble](#overview)";

  test("on the cover, with links to both tables", () => {
    const page = cover(text);
    expect(page).toContain('<figure class="figure" id="overview"');
    expect(page).toContain('href="provenance/groups.html"');
    expect(page).toContain('href="provenance/aspa_groups.html"');
    expect(page).toContain('<a href="#overview">La vue d’ensemble</a>');
  });

  test("and is left out where one population alone has arrived", () => {
    const caf = smallBundles(study).filter(({ manifest }) => manifest.partner === "caf");
    expect(cover("Un mot.\n\n::overview", caf)).not.toContain("<figure");
  });

  test("a study of one population cannot ask for it", () => {
    const indicators = new Map([...study.indicators].filter(([id]) => id !== "aspa_groups"));
    const alone = { ...study, indicators, published: [], texts: new Map([["fr", "::overview"]] as const) };
    expect(textProblems(alone).map(({ code }) => code)).toEqual(["diagnostic/text-overview-absent"]);
  });
});

test("alike is said of shares within one point of one another", () => {
  const alike = smallTables.map((table) =>
    table.indicator === "mobile"
      ? {
          ...table,
          rows: table.rows.map((row) => ({
            ...row,
            count:
              row.codes[0] === "all"
                ? (row.count ?? 0) * 0 + ({ yes: 3350, no: 1625, _U: 25, _T: 5000 }[row.codes[1] ?? ""] ?? 0)
                : row.count,
          })),
        }
      : table,
  );
  const text = "On l’a :than[mobile]{mobile_app=yes} ailleurs.";
  expect(cover(text, smallBundles(study, alike))).toContain("aussi souvent que");
});

describe("a reference to what is secret stops the assembly, at its line", () => {
  test("a masked cell", () => {
    const tables = smallTables.map((table) =>
      table.indicator === "groups" ? hidden(table, "rsa|direct") : table,
    );
    const text = "Un.\n\nDeux :share[groups]{group=direct}, trois :share[groups]{group=mixed}.";
    expect(codesOf(() => cover(text, smallBundles(study, tables)))).toEqual(["diagnostic/text-masked 3:6"]);
  });

  test("hidden counts, and a comparison with them", () => {
    const text =
      ":share[housings]{group=direct housing=owner} et :than[housings]{group=direct housing=owner to=whole}";
    expect(codesOf(() => cover(text))).toEqual(["diagnostic/text-masked 1:1", "diagnostic/text-masked 1:49"]);
  });

  test("a ratio to nothing: what the text has is named, with its codes", () => {
    const tables = smallTables.map((table) => ({
      ...table,
      rows: table.rows.map((row) =>
        table.indicator === "groups" && row.codes.join("|") === "all|direct" ? { ...row, count: 0 } : row,
      ),
    }));
    const rendered = () => cover("Un.\n\n:ratio[groups]{group=direct}", smallBundles(study, tables));
    expect(codesOf(rendered)).toEqual(["diagnostic/text-not-computed 3:1"]);
    expect(whatOf(rendered)).toContain("« :ratio[groups]{group=direct} » n’a pas de valeur");
  });

  test("its figure has its place all the same, without a share", () => {
    const page = read(cover("::figure{indicator=housings}"));
    expect(page).toContain("Aucune part ne peut être montrée.");
    expect(page).toContain("moins de 11 cas");
  });

  test("a share that noise leaves too uncertain, and what is made of it", () => {
    const tables = smallTables.map((table) => (table.indicator === "groups" ? noisy(table, 30) : table));
    const text =
      ":share[groups]{group=direct}, :computed[rsa.direct], :than[groups]{group=direct to=against}.";
    expect(codesOf(() => cover(text, smallBundles(study, tables)))).toEqual([
      "diagnostic/text-uncertain 1:1",
      "diagnostic/text-uncertain 1:31",
      "diagnostic/text-uncertain 1:54",
    ]);
    // A count is what it is: its own noise is in the note.
    expect(read(cover(":count[groups]{group=direct}.", smallBundles(study, tables)))).toContain("95 .");
  });
});

test("what waits for a partner is left out, and said", () => {
  const caf = smallBundles(study).filter(({ manifest }) => manifest.partner === "caf");
  const text = `::chapter[Tous]{id=tous}

Au RSA, :count[groups]. Le reste suit.

À l’Aspa, :count[aspa_groups].

- Un : :share[groups]{group=mixed}
- Deux : :share[aspa_groups]{group=mixed}

::figure{indicator=aspa_groups}`;
  const page = read(pageAt("chapitres/tous.html", text, caf));
  expect(page).toContain("Cnav de l’Essai : cette édition n’a pas ses tableaux.");
  expect(page).toContain("2 passages du texte sont laissés de côté.");
  expect(page).toContain("Canaux utilisés par les bénéficiaires de l’Aspa");
  expect(page).toContain("Le reste suit.");
  expect(page).not.toContain("À l’Aspa");
  expect(page).not.toContain("Deux :");
});

test("a heading whose whole section waits says so; one that never had any does not", () => {
  const caf = smallBundles(study).filter(({ manifest }) => manifest.partner === "caf");
  const text = `## L’Aspa

Soit :count[aspa_groups].

### Le détail

:share[aspa_groups]{group=mixed} mêlent les canaux.

## Le RSA

Au RSA, :count[groups].`;
  const waiting = /L’Aspa\s+Le détail Cette partie attend les tableaux d’un partenaire\.\s+Le RSA\s+Au RSA/;
  expect(read(cover(text, caf))).toMatch(waiting);
  expect(read(cover("## Rien\n\n## Le RSA\n\nAu RSA, :count[groups].", caf))).not.toContain(
    "Cette partie attend",
  );
});

test("a heading keeps the name that it is given, whatever it says; a finding in it waits for its tables", () => {
  const finding = ':claim[Le direct domine]{that="aspa_groups group=direct > others"}';
  const text = `## ${finding} {id=aspa}\n\nAu RSA, :count[groups]. Voir [l’Aspa](#aspa).`;
  expect(cover(text)).toContain('id="aspa">Le direct domine<');
  const caf = smallBundles(study).filter(({ manifest }) => manifest.partner === "caf");
  expect(read(cover(text, caf))).toContain("Le direct domine attend les tableaux d’un partenaire");
});

test("from a number to its row, its bundle, its partner, its date and its version is one link", () => {
  const files = rendered("Soit :share[groups]{group=mixed}.");
  const [, href = "", row = ""] =
    /<a class="n" href="([^"#]*)#([^"]*)"/.exec(String(files.get("index.html"))) ?? [];
  const page = String(files.get(href));
  expect(read(/<tr id="ROW">.*?<\/tr>/s.exec(page.replace(`id="${row}"`, 'id="ROW"'))?.[0] ?? "")).toMatch(
    /foyers au RSA\s+Mixte\s+285\s+28,5/,
  );
  for (const part of ["ca".repeat(32), "Caf de l’Essai", "25 novembre 2026", "petite-etude 1.0", study.hash])
    expect(read(page)).toContain(part);
  expect(read(page)).toContain("un effectif de moins de 11 est masqué");
});

test("a site made from a text has no link that leads nowhere", () => {
  const text = `:::findings
- **Un.** :share[groups]{group=mixed}
:::

::chapter[Un, :share[groups]{group=mixed}]{id=un}

Voir [la figure](#groups), [le titre](#qui-n-ecrit-pas), [le chapitre](#un), [ailleurs](https://exemple.fr/a?b=c).

::figure[À soi]{indicator=groups}

## Qui n’écrit pas ?

::figure{indicator=ages}

:::method[Comment]
Ainsi.
:::

> Cité.`;
  const files = rendered(text);
  expect(brokenIn(files)).toEqual([]);
  expect(read(String(files.get("chapitres/un.html")))).toContain("À soi");
});

test("whatever is written, no markup of the text reaches a page, and what is wrong has a place", () => {
  const pieces = fc.constantFrom(
    "<script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert)",
    ":share[groups]{group=mixed}",
    ":share[",
    "::figure{indicator=groups}",
    ":::note",
    ":::",
    "]{",
    '"><svg onload=x>',
    "&lt;script&gt;",
    "\\<script\\>",
    "`<script>`",
    "\n\n",
    "> ",
    "- ",
    "## a",
    "texte",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 12 }), (parts) => {
      let html = "";
      try {
        html = wholeSite(rendered(parts.join("")));
      } catch (error) {
        if (!(error instanceof VigieErrors)) throw error;
        for (const { place } of error.errors) expect(place.line).toBeGreaterThan(0);
        return;
      }
      expect(html).not.toMatch(
        /<script(?! src="(?:\.\.\/)*(?:script|recherche)\.js" defer )|<img|onerror=alert\(1\)>|href="javascript|<svg onload/i,
      );
    }),
    { seed: 20261125, numRuns: process.env.VIGIE_LONG ? 600 : 25 },
  );
});
