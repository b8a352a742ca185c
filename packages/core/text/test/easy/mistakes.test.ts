import type { Study } from "@vigie/study";
import { describeProblem } from "@vigie/words";
import { beforeAll, expect, test } from "vitest";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { easyRemarks } from "../../src/easy/easy-remarks.ts";
import { easyTextProblems } from "../../src/easy/read-easy-text.ts";
import { studyTextProblems } from "../../src/problems.ts";

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

const written = (text: string) => ({ ...study, easyTexts: new Map([["fr", text]]) });
const idea = (text: string, picto = "help") => `:::idea[Une aide]{picto=${picto}}\n${text}\n:::`;
const fourteen = "un ".repeat(14);

/** What is written, then what is refused of it: code without its package, line, column, and what is suggested. */
const mistakes: readonly (readonly [string, string, number, number, string?])[] = [
  [idea("Bonjour.", "telefone"), "easy-pictogram-unknown", 1, 1, "telephone"],
  [idea("Bonjour.", "licorne"), "easy-pictogram-unknown", 1, 1, ""],
  [idea("Bonjour.", "toString"), "easy-pictogram-unknown", 1, 1, ""],
  [":::idea[Une aide]\nBonjour.\n:::", "easy-pictogram-unknown", 1, 1, ""],
  [":::idea{picto=help}\nBonjour.\n:::", "easy-idea-untitled", 1, 1],
  [":::idea[Une aide]{picto=help color=red}\nBonjour.\n:::", "text-attribute-unknown", 1, 1],
  [`${idea("Bonjour.")}\n\nAu revoir.`, "easy-outside-idea", 5, 1],
  ["Bonjour.\n\n::figure{indicator=groups}", "easy-block-refused", 3, 1],
  ["::chapter[Un]{id=a}", "easy-block-refused", 1, 1],
  ["## Titre", "easy-block-refused", 1, 1],
  ["::::idea[Une aide]{picto=help}\n:::note\nBonjour.\n:::\n::::", "easy-block-refused", 2, 1],
  [":::idea[Une aide]{picto=help}\nBonjour.", "text-box-unclosed", 1, 1],
  ["- Un\n- > Deux", "easy-block-refused", 2, 3],
  [":::ideas[Une aide]{picto=help}\nBonjour.\n:::", "text-directive-unknown", 1, 1, "idea"],
  ["::idea[Une aide]{picto=help}", "text-colons", 1, 1],
  ["::readers", "easy-readers-unnamed", 1, 1],
  ["::readers[Un]{le=lundi}", "text-attribute-unknown", 1, 1],
  ["::readers[Un]\n\n::readers[Deux]", "easy-block-refused", 3, 1],
  [":::readers[Un]\n:::", "text-colons", 1, 1],
  ["<b>gras</b>", "text-html", 1, 1],
  ["<div>\nbloc\n</div>", "text-html", 1, 1],
  [idea("Soit 28 % des foyers."), "text-number-typed", 2, 1],
  [idea("Un :share[grups]{group=mixed}"), "text-indicator-unknown", 2, 4, "groups"],
  [idea("Voyez [l’aide](#grops)."), "text-anchor-unknown", 2, 7, "groups"],
  [`${"> ".repeat(3000)}citation`, "text-too-deep", 1, 43],
];

for (const [text, code, line, column, nearest] of mistakes)
  test(`${code}: ${text.slice(0, 60).replaceAll("\n", "⏎")}`, () => {
    const found = easyTextProblems(written(text));
    expect(found.map((error) => [error.code, error.place])).toEqual([
      [`diagnostic/${code}`, { file: "facile.fr.md", line, column }],
    ]);
    if (nearest !== undefined) expect(found[0]?.values.nearest?.value).toBe(nearest);
  });

test("a pictogram that does not exist is answered with the names of those that do", () => {
  const [error] = easyTextProblems(written(idea("Bonjour.", "telefone")));
  if (error === undefined) throw new RangeError("nothing is wrong");
  expect(describeProblem(error, studyTextProblems, "fr")).toMatchObject({
    what: "Le pictogramme « telefone » n’existe pas.",
    expected:
      "« picto » et l’un de ces noms : telephone, desk, letter, computer, person, help, question, place, clock, voice.",
    cure: "Vouliez-vous dire « telephone » ?",
  });
});

/** What is written, then each remark: code without its package, line, and the number or the name that it says. */
const remarks: readonly (readonly [string, string, (readonly [string, number, string | number])?])[] = [
  ["fifteen words", `${fourteen}quinze.`],
  ["sixteen", `${fourteen}quinze seize.`, ["easy-sentence-long", 1, 16]],
  ["a sentence ends at a question mark", `${fourteen}quinze ? Seize.`],
  ["a colon does not end it", `${fourteen}quinze : seize.`, ["easy-sentence-long", 1, 16]],
  ["punctuation is no word", `${fourteen}quinze !`],
  ["what follows an apostrophe is no other word", `${fourteen}l’étude.`],
  ["a paragraph ends it", `${fourteen}\n\nquinze seize.`],
  ["lines of a sentence count together", `${fourteen}\nquinze\nseize.`, ["easy-sentence-long", 1, 16]],
  ["the line is that of its first word", `Un.\n${fourteen}quinze seize.`, ["easy-sentence-long", 2, 16]],
  ["so is it in an idea", idea(`Un.\n${fourteen}quinze seize.`), ["easy-sentence-long", 3, 16]],
  [
    "a title is a sentence",
    `:::idea[${fourteen}quinze seize]{picto=help}\n:::`,
    ["easy-sentence-long", 1, 16],
  ],
  ["a share is one word", `${fourteen}:share[groups]{group=mixed}.`],
  [
    "« environ 4 sur 10 » is four",
    `${"un ".repeat(12)}:share[groups]{group=mixed as=in_ten}.`,
    ["easy-sentence-long", 1, 16],
  ],
  [
    "a claim has the words of its passage",
    `:claim[${fourteen}quinze seize.]{that=x}`,
    ["easy-sentence-long", 1, 16],
  ],
  ["an abbreviation", "Le RSA.", ["easy-abbreviation", 1, "RSA"]],
  ["once, where it is first", "Bonjour.\nLe RSA.\nLe RSA.", ["easy-abbreviation", 2, "RSA"]],
  ["one with a digit", "La C2S.", ["easy-abbreviation", 1, "C2S"]],
  ["one written as a word", "L’Aspa.", ["easy-abbreviation", 1, "Aspa"]],
  ["said in full", "RSA veut dire : revenu de solidarité active. Le RSA."],
  ["in brackets", "Le revenu de solidarité active (RSA)."],
  ["before brackets", "Le RSA (revenu de solidarité active)."],
  ["another that ends alike is not", "Le FRSA (fonds). Le RSA.", ["easy-abbreviation", 1, "RSA"]],
  ["a name", "La Seine-Saint-Denis. Un. À. L’État."],
  ["seven ideas", Array.from({ length: 7 }, () => idea("Un.")).join("\n\n")],
  ["eight", Array.from({ length: 8 }, () => idea("Un.")).join("\n\n"), ["easy-ideas-many", 29, 8]],
  ["nested past what is read: the check of mistakes says so", `${"> ".repeat(3000)}RSA`],
];

for (const [title, text, expected] of remarks)
  test(title, () => {
    const found = easyRemarks(written(text)).map(({ code, place, values }) => [
      code,
      place.line,
      (values.count ?? values.abbreviation)?.value,
    ]);
    const [code, ...rest] = expected ?? [];
    expect(found).toEqual(code === undefined ? [] : [[`diagnostic/${code}`, ...rest]]);
  });

// By pairs, it would take minutes.
test("a text made of abbreviations is read in one pass", { timeout: 20_000 }, () => {
  const many = Array.from({ length: 10_000 }, (_, at) => `A${at}.`).join(" ");
  expect(easyRemarks(written(many))).toHaveLength(10_000);
});
