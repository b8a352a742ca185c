import { join } from "node:path";
import { describeProblem } from "@vigie/words";
import { expect, test } from "vitest";
import { catalogue } from "../src/catalogue.ts";
import { groupedMistakes } from "../src/study/grouped-mistakes.ts";
import { readStudyFiles } from "../src/study/study-folder.ts";
import { checkedStudy } from "../src/study/study-mistakes.ts";

const studies = join(import.meta.dirname, "../../../studies");
const reference = await readStudyFiles(join(studies, "publics-fragiles"));
const social = await readStudyFiles(join(studies, "modeles/services-sociaux"));

type Files = ReadonlyMap<string, string>;
/** Some files with a text in the place of another. */
function changed(
  files: Files,
  ...changes: readonly (readonly [file: string, old: RegExp, put: string])[]
): Files {
  const after = new Map(files);
  for (const [file, old, put] of changes) {
    const text = after.get(file) ?? "";
    expect(text, `${file} has ${old}`).toMatch(old);
    after.set(file, text.replace(old, put));
  }
  return after;
}

async function output(files: Files) {
  const { mistakes } = await checkedStudy(files);
  const grouped = groupedMistakes(mistakes, files);
  return { raw: mistakes.length, title: grouped.map((one) => describeProblem(one, catalogue, "fr")) };
}

const communes = ["44036", "44109"];
const otherCommunes = `codelist: commune
label: Commune
codes:
  - { code: "200072726", label: Châteaubriant-Derval }
  - { code: "244400404", label: Nantes Métropole }
  - { code: "44036", parent: "200072726", label: Châteaubriant }
  - { code: "44109", parent: "244400404", label: Nantes }
`;

test("the reference study with the communes of another département: a few messages, not 42 then 436", async () => {
  const copied = changed(reference, ["codelists/commune.yaml", /[\s\S]*/, otherCommunes]);
  const first = await output(copied);
  expect(first.raw).toBeGreaterThan(40);
  expect(first.title.map(({ code }) => code)).toEqual([
    "study/populations-of-other-codes",
    "cli/codes-unknown",
    "study/recode-incomplete",
  ]);
  const mended = changed(
    copied,
    ["populations.yaml", /T6: (\d+), T8: (\d+)/, '"244400404": $1, "200072726": $2'],
    [
      "sources/structures.yaml",
      /( +)map:\n +\{[\s\S]*?\n +\}/,
      `$1map: { ${communes.map((code) => `"${code}": "93066"`).join(", ")} }`,
    ],
    ["published.yaml", /ept: T9, institution/, 'ept: "244400404", institution'],
    ["published.yaml", /at: \{ ept: T6 \}/g, 'at: { ept: "244400404" }'],
    ["published.yaml", /at: \{ ept: T8 \}/g, 'at: { ept: "200072726" }'],
    ...["fr", "en"].map((language) => [`diagnostic.${language}.md`, /::mark\{row=T\d\}\n/g, ""] as const),
  );
  const second = await output(mended);
  expect(second.raw).toBeGreaterThan(300);
  expect(second.title.map(({ code }) => code)).toEqual(["cli/codes-unknown"]);
  expect(second.title[0]?.what).toContain("fiction.yaml");
});

/** What was renamed in one file alone; the places that still use the old name, and the new one. */
const renames = [
  {
    title: "a field",
    files: changed(social, ["sources/usagers_sociaux.yaml", /^ {2}no_email:/m, "  messagerie:"]),
    what: "La caractéristique « no_email » n’existe pas ; 3 endroits s’en servent : indicators.yaml (31), sources/usagers_sociaux.yaml (75, 82).",
    cure: "« messagerie »",
  },
  {
    title: "an indicator",
    files: changed(social, ["indicators.yaml", /^ {2}social_age:/m, "  social_age_bands:"]),
    what: "L’indicateur « social_age » n’existe pas ; 2 endroits s’en servent : diagnostic.fr.md (17), diagnostic.en.md (17).",
    cure: "« social_age_bands »",
  },
  {
    title: "a source",
    files: changed(social, ["sources/usagers_sociaux.yaml", /^source: usagers_sociaux/m, "source: suivis"]),
    what: "La source « usagers_sociaux » n’existe pas",
    cure: "« suivis »",
  },
];

test.each(renames)(
  "$title renamed in one file is one message, with all the places",
  async ({ files, what, cure }) => {
    const { title } = await output(files);
    const about = title.filter((one) => one.code === "cli/name-unknown");
    expect(about).toHaveLength(1);
    expect(about[0]?.what).toContain(what);
    expect(about[0]?.cure).toContain(cure);
    expect(title.length).toBeLessThan(3);
  },
);

test("a mistake alone keeps its own words", async () => {
  const { title } = await output(changed(social, ["indicators.yaml", /of: no_email/, "of: no_emial"]));
  expect(title.map(({ code, cure }) => [code, cure])).toEqual([
    ["study/dimension-unknown", "Vouliez-vous dire « no_email » ?"],
  ]);
});

test("a figure of no indicator is a mistake too", async () => {
  const { raw, title } = await output(changed(social, ["diagnostic.fr.md", /$/, "\n::figure[Sans rien]\n"]));
  expect({ raw, output: title.length }).toEqual({ raw: 1, output: 1 });
});
