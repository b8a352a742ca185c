import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { messageArguments } from "@vigie/words";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Catalogues: `words/fr.json` and `words/problems.fr.json` of a package, each with its English. */
const catalogues = ["packages/core", "packages/adapters", "apps"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /^[^/]+\/words\/(?:[^/]+\.)?(?:fr|en)\.json$/.test(path))
    .map((path) => ({
      packageName: path.split("/")[0] ?? "",
      path: `${folder}/${path}`,
      subject: `${folder}/${path}`.replace(/(?:fr|en)\.json$/, ""),
      language: path.endsWith("fr.json") ? "fr" : "en",
      texts: new Map(textsIn(JSON.parse(readFileSync(join(root, folder, path), "utf8")))),
    })),
);

/** Each text with the keys that lead to it; a list of lines is one text. */
function textsIn(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return [[path, value.join("\n")]];
  if (typeof value !== "object" || value === null) throw new RangeError(`no text at ${path}`);
  return Object.entries(value).flatMap(([key, inside]) =>
    textsIn(inside, path === "" ? key : `${path} ${key}`),
  );
}

/** Values that only the articles of French need. */
const frenchGrammar = ["shape"];

const subjects = Map.groupBy(catalogues, ({ subject }) => subject);

describe.each([...subjects])("%s*", (_, catalogues) => {
  const textsOf = (language: string) =>
    catalogues.find((each) => each.language === language)?.texts ?? new Map();
  const [fr, en] = [textsOf("fr"), textsOf("en")];

  test("has the same keys in both languages", () => {
    expect([...en.keys()].toSorted()).toEqual([...fr.keys()].toSorted());
  });

  test("asks for the same values in both languages", () => {
    // A problem has its values for its three sentences: one of them may name in English what another names in French.
    const valueNames = (texts: ReadonlyMap<string, string>) =>
      Object.fromEntries(
        [
          ...Map.groupBy(texts, ([key]) => key.replace(/ (?:what|expected|cure)(?: (?:page|command))?$/, "")),
        ].map(([key, all]) => [
          key,
          messageArguments(all.map(([, text]) => text).join("\n"))?.filter(
            ({ name }) => !frenchGrammar.includes(name),
          ),
        ]),
      );
    expect(valueNames(en)).toEqual(valueNames(fr));
    expect(Object.values(valueNames(fr))).not.toContain(undefined);
  });
});

test.each(catalogues)("$path: no straight apostrophe, which would quote braces", ({ texts }) => {
  expect([...texts].filter(([, text]) => text.includes("'"))).toEqual([]);
});

/** What English keeps of French: names of what has no other, and text that a person types as it is. */
const allowedFrench =
  /départements?|À TRADUIRE|Saint-Ouen|Cramér|Défenseur des droits|Libre réponse|Français|@ : \/ \?|mixed > 50 %|\( ; \)/gi;
/** How a number is to be written: `::percent .#`. */
const skeleton = /, number, ::[^}]*/g;

test.each(catalogues.filter(({ language }) => language === "en"))(
  "$path: no French in English",
  ({ texts }) => {
    const french = [...texts].filter(([, text]) =>
      /[«»\u202f]|[ \u00a0][;:!?]|\d[ \u00a0]%(?!\w)| et |[à-öø-ÿœ]/i.test(
        text.replaceAll(allowedFrench, "").replaceAll(skeleton, ""),
      ),
    );
    expect(french).toEqual([]);
  },
);

/** Two keys for one sentence, with the reason. */
const sameSentence: readonly (readonly [reason: string, ...keys: string[]])[] = [
  ["one key per option", "plan options partner help", "run options partner help"],
  ["one key per finding", "finding.after-day.do", "finding.outside-bands.do"],
];

/** A label is the word of its place, as the head of a column: two places may have one word, and part later. */
const isSentence = (text: string) => (text.match(/\p{L}+/gu) ?? []).length > 4;

/**
 * Not those of problems: two may have one cure. Nor those of the site, whose keys are the vocabulary of language files: they
 * are translated apart, and a key that went would break these files.
 */
test.each([
  ...Map.groupBy(
    catalogues.filter(
      ({ language, path }) => language === "fr" && !/problems|(?:tables|publication)\/words/.test(path),
    ),
    ({ packageName }) => packageName,
  ),
])("%s: one key for one sentence", (_, catalogues) => {
  const sentences = catalogues.flatMap((each) => [...each.texts]).filter(([, text]) => isSentence(text));
  const twice = [...Map.groupBy(sentences, ([, text]) => text).values()]
    .map((all) => all.map(([key]) => key))
    .filter(
      (keys) => keys.length > 1 && !sameSentence.some(([, ...listed]) => keys.join() === listed.join()),
    );
  expect(twice).toEqual([]);
});
