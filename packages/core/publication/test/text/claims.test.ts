import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { beforeAll, describe, expect, test } from "vitest";
import type { CountTable } from "../../../tables/test/fixture/count-table.ts";
import { smallBundles, smallTables } from "../../../tables/test/fixture/small-bundles.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { hidden, noisy, tableOf } from "../../../tables/test/fixture/table-text.ts";
import { publicationOf } from "../../../text/src/document/publication-of.ts";
import { publicationFormatter } from "../../src/formatter.ts";
import { preview } from "../../src/index.ts";
import { bareAssets } from "../fixture/bare-assets.ts";
import { read } from "../fixture/site-pages.ts";

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

const doubts = {
  contrary: "(contredit par les tableaux de cette édition)",
  not_established: "(non établi)",
  holds: "",
};
type Change = (table: CountTable) => CountTable;
const same: Change = (table) => table;
const to = (indicator: string, change: Change): Change => {
  return (table) => (table.indicator === indicator ? change(table) : table);
};

function coverOf(text: string, change: Change = same, isSample = false): string {
  const sources = new Map(
    [...study.sources].map(([id, source]) => [
      id,
      isSample ? { ...source, inferenceTarget: { kind: "sample", note: { fr: "tirage" } } as const } : source,
    ]),
  );
  const rendered = { ...study, sources, texts: new Map([["fr", text]]) };
  const { cover } = publicationOf({
    study: rendered,
    bundles: smallBundles(rendered, smallTables.map(change)),
    formatter: publicationFormatter("fr"),
  });
  const [block] = cover;
  if (block?.kind !== "paragraph") throw new RangeError("not a paragraph");
  return block.of.map((inline) => ("text" in inline ? inline.text : "")).join("");
}

describe("households by channels: 330 digital, 285 mixed, 95 direct, 250 routine, 40 none of 1 000", () => {
  const groups: readonly (readonly [string, keyof typeof doubts])[] = [
    ["groups group=digital > others", "holds"],
    ["groups group=mixed > others", "contrary"],
    // 210 with their account online alone, 120 online and at the desk; 250 with routine contacts have no channel
    ["subgroups subgroup=online > others", "holds"],
    ["subgroups subgroup=online+desk > others", "contrary"],
    ["groups group=none < others", "holds"],
    ["groups group=direct < others", "contrary"],
    ["groups group=mixed|direct > 50 %", "contrary"],
    ["groups group=digital|mixed > 50 %", "holds"],
    ["groups group=digital|mixed > 50 % ; groups group=mixed > others", "contrary"],
    ["groups group=digital > others ; groups group=none < others", "holds"],
    // 18 % of the other households mix channels; 48 % are digital only
    ["groups group=mixed > reference", "holds"],
    ["groups group=digital > reference", "contrary"],
    ["groups group=digital < reference", "holds"],
    ["groups group=none = 0 %", "contrary"],
    ["groups group=routine_only = 25 %", "holds"],
    // 63 % of the direct group is 50 or over, 25 % of all
    ["ages group=direct age_band=50-plus > 50 %", "holds"],
    ["ages group=direct age_band=50-plus > ages group=mixed age_band=50-plus", "holds"],
    ["ages group=mixed age_band=50-plus > ages group=direct age_band=50-plus", "contrary"],
    ["ages group=direct age_band=50-plus > others", "holds"],
    ["aspa_groups group=direct > groups group=direct", "holds"],
    // 25 % of all are 50 or over: 12 % of the digital group, 63 % of the direct one
    ["ages group=* age_band=50-plus > 5 %", "holds"],
    ["ages group=* age_band=50-plus > 20 %", "contrary"],
    ["ages group=* age_band=50-plus > ages group=* age_band=under-35", "contrary"],
    // conditions and figures of published.yaml: 62 tenants and 6 owners in 93
    ["rsa.most", "contrary"],
    ["rsa.direct < rsa.mixed", "holds"],
  ];
  test.each(groups)("%s: %s", (that, verdict) => {
    expect(coverOf(`:claim[Ainsi.]{that="${that}"}`)).toBe(`Ainsi. ${doubts[verdict]}`.trim());
  });
});

const rare = tableOf(
  "ages",
  `universe | group | age_band under-35 35-49 50-plus _U
   rsa | digital | 4000 4950 50 0
   rsa | direct  | 487 400 13 0`,
);

test("a passage that comes from elsewhere rests on no table", () => {
  expect(coverOf(':claim[Tous y ont droit.]{source="la loi"}')).toBe("Tous y ont droit.");
});

describe("what noise, sampling or secrecy leave open is not established", () => {
  const cases: readonly (readonly [string, string, Change, boolean, keyof typeof doubts])[] = [
    [
      "noise",
      "groups group=mixed > groups group=routine_only",
      to("groups", (t) => noisy(t, 30)),
      false,
      "not_established",
    ],
    [
      "less noise",
      "groups group=mixed > groups group=routine_only",
      to("groups", (t) => noisy(t, 2)),
      false,
      "holds",
    ],
    // 285 against 250 of 535: sign test, 95 % interval of the first share 49.0 to 57.5 %
    [
      "a sample, within one line",
      "groups group=mixed > groups group=routine_only",
      same,
      true,
      "not_established",
    ],
    ["a larger gap in a sample", "groups group=digital > groups group=direct", same, true, "holds"],
    // 8 of 40 against 5 of 150 under 35... 20 % of 50 or over without contact, 23 % with routine only
    [
      "a sample, between groups",
      "ages group=routine_only age_band=50-plus > ages group=none age_band=50-plus",
      same,
      true,
      "not_established",
    ],
    // 13 of 900 against 50 of 9 000: 5.7 are expected, which the threshold of 11 would mostly hide
    [
      "a count that noise may have lifted over the threshold",
      "ages group=direct age_band=50-plus > ages group=digital age_band=50-plus",
      to("ages", () => noisy(rare, 2)),
      true,
      "not_established",
    ],
    [
      "the same count without noise",
      "ages group=direct age_band=50-plus > ages group=digital age_band=50-plus",
      to("ages", () => rare),
      true,
      "holds",
    ],
    ["half a point in a whole population", "groups group=mixed > 28 %", same, false, "not_established"],
    ["the same to a point", "groups group=mixed = 29 %", same, false, "holds"],
    [
      "a hidden count",
      "groups group=direct > 5 %",
      to("groups", (t) => hidden(t, "rsa|direct")),
      false,
      "not_established",
    ],
    // Under 11 of 1 000 whatever it hides
    [
      "the greatest, one being hidden",
      "groups group=digital > others",
      to("groups", (t) => hidden(t, "rsa|none")),
      false,
      "holds",
    ],
  ];
  test.each(cases)("%s: %s", (_, that, change, isSample, verdict) => {
    expect(coverOf(`:claim[Ainsi.]{that="${that}"}`, change, isSample)).toBe(
      `Ainsi. ${doubts[verdict]}`.trim(),
    );
  });
});

describe("an edition to publish", () => {
  const contrary =
    'Un.\n\n:claim[Le groupe mixte, **:share[groups]{group=mixed}**, domine.]{that="groups group=mixed > others"}';
  const site = (text: string, { isFinal, fictitious }: { isFinal: boolean; fictitious: boolean }) => {
    const rendered = { ...study, texts: new Map([["fr", text]]) };
    const bundles = smallBundles(rendered).map((bundle) => ({
      ...bundle,
      manifest: { ...bundle.manifest, fictitious },
    }));
    const assets = bareAssets;
    return String(preview({ study: rendered, bundles, assets, language: "fr", isFinal })("index.html"));
  };

  const claim = ':claim[Le groupe mixte domine]{that="groups group=mixed > others"}';
  test.each([
    ["a sentence", contrary, 3],
    ["the title of a figure", `Un.\n\n::figure[${claim}]{indicator=groups}`, 3],
    ["a heading", `::chapter[Les foyers au RSA]{id=rsa}\n\n## ${claim}\n`, 3],
    ["a finding", `:::findings\n- **${claim}** Deux mots.\n:::\n`, 2],
  ])("stops at a claim that its tables contradict, and says which: %s", (_, text, line) => {
    try {
      site(text, { isFinal: true, fictitious: false });
      throw new Error("it went through");
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      expect(error.errors.map(({ code, place }) => `${code} ${place.line}`)).toEqual([
        `diagnostic/text-claim-contrary ${line}`,
      ]);
    }
  });

  test.each([
    { isFinal: false, fictitious: false },
    { isFinal: true, fictitious: true },
  ])("a draft, or a fictitious one, marks it: %o", (state) => {
    const page = site(contrary, state);
    expect(page).toContain(`<mark class="doubt">${doubts.contrary}</mark>`);
    expect(read(page).replace(" ,", ",")).toContain(`Le groupe mixte, 29 %, domine. ${doubts.contrary}`);
  });

  test("goes through where it holds, and where it is not established says so", () => {
    const final = { isFinal: true, fictitious: false };
    expect(site(':claim[Oui.]{that="groups group=digital > others"}', final)).not.toContain("doubt");
    const open = site(':claim[Peu.]{that="groups group=mixed > 28 %"}', final);
    expect(open).toContain(`Peu. <mark class="doubt">${doubts.not_established}</mark>`);
  });
});

test("a passage waits for every partner that its claim rests on", () => {
  const text = ':claim[Les pensions d’abord.]{that="aspa_groups group=direct > groups group=direct"}';
  const rendered = { ...study, texts: new Map([["fr", text]]) };
  const bundles = smallBundles(rendered).filter(({ manifest }) => manifest.partner === "caf");
  const { cover } = publicationOf({ study: rendered, bundles, formatter: publicationFormatter("fr") });
  expect(cover.map(({ kind }) => kind)).toEqual(["awaited"]);
});
