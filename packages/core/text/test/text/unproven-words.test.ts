import { beforeAll, expect, test } from "vitest";
import type { Study } from "../../../study/src/index.ts";
import { smallStudy } from "../../../tables/test/fixture/small-study.ts";
import { unprovenWords } from "../../src/unproven-words.ts";

let study: Study;
beforeAll(async () => {
  study = await smallStudy();
});

/** « line word » of each remark. */
function remarks(text: string, language = "fr"): readonly string[] {
  const found = unprovenWords({ ...study, texts: new Map([[language, text]]), easyTexts: new Map() });
  return found.map(({ place, values }) => `${place.line} ${values.word?.value}`);
}

const bound: readonly (readonly [string, string, readonly string[]])[] = [
  ["tous", "groups group=mixed = 100 %", []],
  ["tous", "groups group=mixed = 0 %", ["1 tous"]],
  ["tous", "groups group=mixed > 50 %", ["1 tous"]],
  ["partout", "ages group=* age_band=50-plus > 5 %", []],
  ["aucun", "groups group=mixed = 0 %", []],
  ["aucune", "groups group=mixed < 10 %", ["1 aucune"]],
  ["la plupart", "groups group=mixed > 50 %", []],
  ["la plupart", "groups group=mixed > 30 %", ["1 la plupart"]],
  ["presque tous", "groups group=mixed > 80 %", []],
  ["minoritaire", "groups group=mixed < 50 %", []],
  ["minoritaire", "groups group=mixed < 60 %", ["1 minoritaire"]],
  ["le plus", "groups group=mixed > others", []],
  ["le plus", "groups group=mixed > 50 %", ["1 le plus"]],
  ["surtout", "groups group=mixed > others", []],
  ["plus que", "groups group=mixed > groups group=direct", []],
  ["plus souvent que", "groups group=mixed > reference", []],
  ["plus que", "groups group=mixed > 20 %", ["1 plus que"]],
  ["plus qu’ici", "groups group=mixed > 20 %", ["1 plus qu"]],
  ["reste", "groups group=mixed > 20 %", ["1 reste"]],
];
test.each(bound)("« %s » under %s", (word, that, expected) => {
  expect(remarks(`Ici :claim[${word} cela]{that="${that}"}.`)).toEqual(expected);
});

test("a word that no condition can say is named by its claim, which names no other", () => {
  const that = "groups group=mixed > groups group=direct";
  expect(remarks(`:claim[Cela manque plus que là.]{that="${that}" words="manque"}`)).toEqual([]);
  expect(remarks(`:claim[Tous restent.]{that="${that}" words="tous restent"}`)).toEqual(["1 Tous"]);
});

test("a sentence without claim, on the line of its word, in a heading, a title or a list", () => {
  const text = "Un texte où\ntous écrivent.\n\n## Aucun ne vient\n\n- Le plus souvent, oui.\n";
  expect(remarks(text)).toEqual(["2 tous", "4 Aucun", "6 Le plus"]);
  expect(remarks("::figure[Surtout en ligne]{indicator=groups}")).toEqual(["1 Surtout"]);
});

test("other meanings, other boxes, what comes from elsewhere and other languages are left alone", () => {
  expect(remarks("Elles vivent seules, tous les jours, dans le reste du pays, pas seulement ici.")).toEqual(
    [],
  );
  expect(remarks(":::method[Comment]\nTous sont classés.\n:::\n")).toEqual([]);
  expect(remarks(':claim[Tous y ont droit.]{source="la loi"}')).toEqual([]);
  expect(remarks("Alle schreiben.", "de")).toEqual([]);
});

test("in English", () => {
  const text = "All write, none come, most call, only some remain, and more often than before.";
  expect(remarks(text, "en")).toEqual([
    "1 All",
    "1 none",
    "1 most",
    "1 only",
    "1 remain",
    "1 more often than",
  ]);
  expect(remarks("Not only here: 30% of all, more than 20, every day, not at all.", "en")).toEqual([]);
});
