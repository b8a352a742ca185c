import { studyProblems } from "@vigie/study";
import { describeProblem, joinedProblems, textValue } from "@vigie/words";
import { expect, test } from "vitest";
import { fictionProblems, makeFiction, parseFiction } from "../src/index.ts";
import { smallFiction, smallStudy } from "./small-study.ts";

/** One mistake each: what the person wrote instead, the code, and what stands at the place named. */
const mistakes: readonly { title: string; change: readonly [string, string]; code: string; at: string }[] = [
  {
    title: "a fiction of another study",
    change: ["study: petite", "study: autre"],
    code: "fiction/other-study",
    at: "autre",
  },
  {
    title: "a source that the study has not",
    change: ["  foyers:", "  foyer:"],
    code: "fiction/unknown-name",
    at: "foyer:",
  },
  {
    title: "a margin of an unknown attribute",
    change: ["of: country", "of: contry"],
    code: "fiction/unknown-name",
    at: "of: contry",
  },
  {
    title: "a margin of what only a date gives",
    change: ["of: birth_place", "of: age"],
    code: "fiction/not-drawable",
    at: "of: age",
  },
  {
    title: "a field without a margin",
    change: [
      'of: rsa\n        rows:\n          - { counts: { "yes": 400, "no": 600 }, from: rsa.size }\n      - of: group',
      "of: group",
    ],
    code: "fiction/margin-missing",
    at: "margins:",
  },
  {
    title: "bounds the wrong way round",
    change: [
      "    contacts:\n      per_channel:",
      "    spans:\n      - { of: birth, between: [2000-01-01, 1990-01-01], assumption: Hypothèse }\n    contacts:\n      per_channel:",
    ],
    code: "fiction/span",
    at: "of: birth, between",
  },
  {
    title: "bounds of numbers for a date",
    change: [
      "    contacts:\n      per_channel:",
      "    spans:\n      - { of: birth, between: [18, 90], assumption: Hypothèse }\n    contacts:\n      per_channel:",
    ],
    code: "fiction/span",
    at: "of: birth, between",
  },
  {
    title: "bounds of a field that is neither a number nor a date",
    change: [
      "    contacts:\n      per_channel:",
      "    spans:\n      - { of: rsa, between: [0, 1], assumption: Hypothèse }\n    contacts:\n      per_channel:",
    ],
    code: "fiction/not-drawable",
    at: "of: rsa, between",
  },
  {
    title: "a date counted from one that nothing gives",
    change: [
      "    contacts:\n      per_channel:",
      "    spans:\n      - { of: birth, between: [0, 30], after: birht, assumption: Hypothèse }\n    contacts:\n      per_channel:",
    ],
    code: "fiction/unknown-name",
    at: "after: birht",
  },
  {
    title: "an unknown code",
    change: ["shares: { mainland: 90, overseas: 10 }", "shares: { mainlan: 90, overseas: 10 }"],
    code: "fiction/unknown-name",
    at: "mainlan:",
  },
  {
    title: "an unknown code asked by a row",
    change: ["at: { birth_place: abroad }", "at: { birth_place: aboard }"],
    code: "fiction/unknown-name",
    at: "birth_place: aboard",
  },
  {
    title: "an unknown channel in a subgroup",
    change: ["{ account: 100 }", "{ acount: 100 }"],
    code: "fiction/unknown-name",
    at: "acount",
  },
  {
    title: "a subgroup of another group",
    change: ["{ account: 100 }", "{ desk: 100 }"],
    code: "fiction/contradiction",
    at: "{ at: { group: digital }",
  },
  {
    title: "a code that the level above forbids",
    change: ["{ mainland: 90, overseas: 10 }", "{ mainland: 90, europe: 10 }"],
    code: "fiction/contradiction",
    at: "{ at: { birth_place: france }",
  },
  {
    title: "a row that asks what is drawn later",
    change: ['at: { rsa: "yes" }, shares: { digital', "at: { country: europe }, shares: { digital"],
    code: "fiction/margin-order",
    at: "country: europe",
  },
  {
    title: "shares that do not sum to 100",
    change: ["digital: 30, mixed: 25", "digital: 31, mixed: 25"],
    code: "fiction/sum",
    at: "shares: { digital: 31",
  },
  {
    title: "counts that are not the size",
    change: ['"no": 600', '"no": 601'],
    code: "fiction/sum",
    at: "counts:",
  },
  {
    title: "counts for a part of the units",
    change: ["shares: { young: 50, old: 50 }", "counts: { young: 500, old: 500 }"],
    code: "fiction/counts-on-part",
    at: "counts:",
  },
  {
    title: "numbers from nowhere",
    change: [', assumption: "Hypothèse : moitié."', ""],
    code: "fiction/no-evidence",
    at: "{ shares: { young: 50",
  },
  {
    title: "an assumption without the word",
    change: ["Hypothèse : moitié.", "Moitié."],
    code: "fiction/no-evidence",
    at: 'assumption: "Moitié',
  },
  {
    title: "a figure that is not published",
    change: ["from: rsa.size", "from: rsa.siez"],
    code: "fiction/unknown-name",
    at: "from: rsa.siez",
  },
  {
    title: "two margins for the same units",
    change: ['within: { rsa: "no" }', 'within: { rsa: "yes" }'],
    code: "fiction/overlapping-margins",
    at: "of: age_band",
  },
  {
    title: "ages without bounds",
    change: ['    ages: { youngest: 18, oldest: 90, assumption: "Hypothèse : adultes." }\n', ""],
    code: "fiction/ages",
    at: "of: age_band",
  },
  {
    title: "ages that leave a band empty",
    change: ["oldest: 90", "oldest: 49"],
    code: "fiction/ages",
    at: "of: age_band",
  },
  {
    title: "a margin without a distribution",
    change: ["{ shares: { france: 60, abroad: 40 }, assumption", "{ assumption"],
    code: "fiction/empty-margin",
    at: "{ assumption",
  },
  {
    title: "no contact on a used channel",
    change: ["shares: { 1: 50, 3: 50 }", "shares: { 0: 50, 3: 50 }"],
    code: "fiction/few-contacts",
    at: "0: 50",
  },
  {
    title: "a used channel without its number of contacts",
    change: ["channels: [account, desk, post], shares: { 1", "channels: [account, desk], shares: { 1"],
    code: "fiction/margin-missing",
    at: "per_channel",
  },
  {
    title: "a motive that the routine rule takes",
    change: ["shares: { other: 100 }", "shares: { quarterly: 100 }"],
    code: "fiction/routine",
    at: "quarterly: 100",
  },
  {
    title: "routine contacts that no rule takes",
    change: ["motive: quarterly", "motive: other"],
    code: "fiction/routine",
    at: "routine:",
  },
  {
    title: "routine contacts for who has none",
    change: ["shares: { 0: 100 }", "shares: { 1: 100 }"],
    code: "fiction/routine",
    at: "{ shares: { 1: 100 }",
  },
  {
    title: "routine_only without a routine contact",
    change: ["group: [digital, routine_only]", "group: [digital]"],
    code: "fiction/routine",
    at: "{ shares: { 0: 100 }",
  },
  {
    title: "a key that does not exist",
    change: ["missing: { share: 10", "mising: { share: 10"],
    code: "study/key-unknown",
    at: "mising",
  },
  {
    title: "a tab where YAML wants spaces",
    change: ["    margins:", "\tmargins:"],
    code: "study/yaml-tab",
    at: "\tmargins",
  },
];

for (const { title, change, code, at } of mistakes)
  test(`${title}: ${code}`, () => {
    const text = smallFiction.replace(...change);
    expect(text).not.toBe(smallFiction);
    const parsed = parseFiction(text, "fiction.yaml", smallStudy);
    const errors = "errors" in parsed ? parsed.errors : [];
    const named = errors.filter((error) => error.code === code);
    expect(named.length, errors.map((error) => error.code).join()).toBeGreaterThan(0);
    const { file, line = 0, column = 0 } = named[0]?.place ?? {};
    expect(file).toBe("fiction.yaml");
    expect(
      text
        .split("\n")
        [line - 1]?.slice(column - 1)
        .startsWith(at),
      `${line}:${column}`,
    ).toBe(true);
  });

test("what is wrong is said in French, with its place and the nearest name", () => {
  const parsed = parseFiction(
    smallFiction.replace("mainland: 90", "mainlend: 90"),
    "fiction.yaml",
    smallStudy,
  );
  const [error] = "errors" in parsed ? parsed.errors : [];
  if (!error) throw new RangeError("a mistake was expected");
  expect(describeProblem(error, fictionProblems, "fr")).toMatchObject({
    what: "« mainlend » n’existe pas ici.",
    cure: "Vouliez-vous dire « mainland » ?",
  });
});

test("every mistake has its sentences, whole, in French", () => {
  for (const { change } of mistakes) {
    const parsed = parseFiction(smallFiction.replace(...change), "fiction.yaml", smallStudy);
    for (const error of "errors" in parsed ? parsed.errors : []) {
      const { what, expected, cure } = describeProblem(
        error,
        joinedProblems([studyProblems, fictionProblems]),
        "fr",
      );
      for (const sentence of [what, expected, cure]) expect(sentence).not.toMatch(/[{}%']|undefined/);
    }
  }
});

test("several mistakes are said together, and the nearest name with each", () => {
  const text = smallFiction
    .replace("from: rsa.size", "from: rsa.sise")
    .replace("mainland: 90", "mainlend: 90");
  const parsed = parseFiction(text, "fiction.yaml", smallStudy);
  const errors = "errors" in parsed ? parsed.errors : [];
  expect(errors.map(({ values }) => values.nearest)).toEqual([textValue("rsa.size"), textValue("mainland")]);
});

test("rows that take more than their total are refused once counted", () => {
  const text = smallFiction.replace(
    "total: { shares: { young: 70, old: 30 }",
    "total: { shares: { young: 95, old: 5 }",
  );
  expect(() => made(text)).toThrow("fiction/impossible-remainder");
});

test("units that no row takes are refused once counted", () => {
  const text = smallFiction.replace(
    "- { shares: { digital: 50",
    '- { at: { rsa: "yes" }, shares: { digital: 50',
  );
  expect(() => made(text)).toThrow("fiction/units-of-no-row");
});

function made(text: string) {
  const parsed = parseFiction(text, "fiction.yaml", smallStudy);
  if ("errors" in parsed) throw new RangeError(parsed.errors.map(({ code }) => code).join());
  return makeFiction({ study: smallStudy, fiction: parsed.fiction, seed: 1 });
}
