import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFiction, parseFiction } from "@vigie/fiction";
import { shapeNames } from "@vigie/known-lists";
import { parseMapping } from "@vigie/mapping";
import { runProblems } from "@vigie/partner";
import { loadStudy } from "@vigie/study";
import { easyRemarks, easyTextProblems, textProblems } from "@vigie/text";
import { joinedProblems } from "@vigie/words";
import { describe, expect, test } from "vitest";
import { readArguments } from "../apps/cli/src/arguments/arguments.ts";
import { describedCommand } from "../apps/cli/src/arguments/described-command.ts";
import { commands } from "../apps/cli/src/commands/index.ts";
import { cliProblems } from "../apps/cli/src/problems.ts";
import { readStudyFiles } from "../apps/cli/src/study/study-folder.ts";
import { fenced } from "./fenced.ts";
import { newStudy } from "./new-study.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
/** Those of our documents are refused, since anyone may copy them: parse a mapping of a guide with one of its own. */
const withDrawnSecret = (mapping: string) =>
  mapping.replace(/^secret: .*$/m, "secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU");
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

describe.each(documents)("%s", (document) => {
  const text = read(document);

  test("has no link that leads nowhere", () => {
    const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
    const links = [...prose.matchAll(/\]\((?!https?:)([^)]*)\)/g)].map(([, link = ""]) => link);
    const lost = links.filter((link) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? document : join(dirname(document), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
    });
    expect(lost).toEqual([]);
  });

  test("has no mark of two versions that were not joined", () => {
    expect(text).not.toMatch(/^(?:> )*(?:<{7}|>{7}|> ?> ?> ?> ?> ?> ?>) /m);
  });

  test("writes commands as the program reads them", async () => {
    const lines = fenced(text, "sh")
      .flatMap((block) => block.replaceAll("\\\n", " ").split("\n"))
      .flatMap((line) => /^npm run vigie -- (\S+) ?(.*)$/.exec(line)?.slice(1, 3) ?? []);
    for (let at = 0; at < lines.length; at += 2) {
      const [verb = "", rest = ""] = lines.slice(at, at + 2);
      const load = Object.entries(commands).find(([name]) => name === verb)?.[1];
      const command = await load?.();
      expect(command, verb).toBeDefined();
      if (command === undefined) continue;
      const { kind } = readArguments(describedCommand(command, "fr"), rest.split(/\s+/));
      expect(kind, `${verb} ${rest}`).toBe("right");
    }
  });
});

test("the two first pages give every document by its title", () => {
  const listed = ["README.md", "in-english.md"].flatMap((page) =>
    [...read(`docs/${page}`).matchAll(/^- \[([^\]]+)\]\(([^)]+)\)/gm)].map(([, title = "", path = ""]) => ({
      title,
      path,
    })),
  );
  const titleOf = (path: string) => /^# (.*)$/m.exec(read(join("docs", path)))?.[1];
  expect(listed.map(({ title }) => title)).toEqual(listed.map(({ path }) => titleOf(path)));
  const names = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  const paths = ["README.md", "in-english.md", ...listed.map(({ path }) => path)];
  expect(names.filter((name) => !paths.includes(name))).toEqual([]);
});

const documentWordsMax = 60_000;

test("the documents stay short enough to be read", () => {
  const names = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  const words = names.map((name) => read(`docs/${name}`).trim().split(/\s+/).length);
  expect(words.reduce((sum, count) => sum + count, 0)).toBeLessThan(documentWordsMax);
});

const changeLinesMax = 40;

test("the changes of a version stay short enough to be read", () => {
  const [, ...versions] = read("CHANGELOG.md").split(/^## /m);
  const lines = versions.map((version) => version.split("\n").filter((line) => line !== "").length);
  expect(lines.filter((count) => count > changeLinesMax)).toEqual([]);
});

test("the decisions are all in their list", () => {
  const files = readdirSync(join(root, "docs/decisions")).filter((name) => /^\d{4}-.*\.md$/.test(name));
  expect(read("docs/decisions/README.md").match(/(?<=\()\d{4}-[^)]*/g)).toEqual(files.toSorted());
});

test("the examples of the guide to studies make a study", async () => {
  const [study, codelist, source, contacts, indicators] = fenced(read("docs/guide-etude.md"), "yaml");
  const [published] = fenced(read("docs/guide-etude-publier.md"), "yaml");
  const files = new Map([
    ...newStudy(),
    ["study.yaml", study ?? ""],
    ["codelists/menages.yaml", codelist ?? ""],
    ["sources/allocataires.yaml", `${source}${contacts}`],
    ["indicators.yaml", indicators ?? ""],
    ["published.yaml", published ?? ""],
  ]);
  expect(await loadStudy(files)).toHaveProperty("study");
});

test("the survey of the guide to studies makes a study, and its mapping fits", async () => {
  const [, rest = ""] = read("docs/guide-etude-enquetes-lieux.md").split("## Les enquêtes");
  const [section = ""] = rest.split("\n## ");
  const [source = "", indicators = "", mapping = ""] = fenced(section, "yaml");
  const study = (newStudy().get("study.yaml") ?? "").replace("[allocataires]", "[allocataires, enquete]");
  const newIndicators = newStudy().get("indicators.yaml") ?? "";
  const files = new Map([
    ...newStudy(),
    ...surveyCodes,
    ["study.yaml", study],
    ["sources/enquete.yaml", source],
    ["indicators.yaml", `${newIndicators}\n${indicators.replace("indicators:\n", "")}`],
  ]);
  const loaded = await loadStudy(files);
  expect("errors" in loaded ? loaded.errors.map(({ code, place }) => [code, place]) : []).toEqual([]);
  if ("study" in loaded)
    expect(parseMapping(withDrawnSecret(mapping), "enquete.yaml", { study: loaded.study })).toHaveProperty(
      "mapping",
    );
});

test("the places of the guide to studies make a study, and its mapping fits", async () => {
  const [, rest = ""] = read("docs/guide-etude-enquetes-lieux.md").split("## Lieux, territoires et taux");
  const [section = ""] = rest.split("\n## ");
  const [mapping = "", source = "", indicators = "", populations = ""] = fenced(section, "yaml");
  const files = new Map([
    ["study.yaml", placesStudy],
    ["codelists/communes.yaml", placesCodes],
    ["sources/lieux.yaml", source],
    ["indicators.yaml", indicators],
    ["populations.yaml", populations],
  ]);
  const loaded = await loadStudy(files);
  expect(loaded).toHaveProperty("study");
  if ("study" in loaded)
    expect(parseMapping(mapping, "lieux.yaml", { study: loaded.study, shapes: shapeNames })).toHaveProperty(
      "mapping",
    );
});

test("the example of the guide to fiction makes the data of the study that « new » writes", async () => {
  const [text = ""] = fenced(read("docs/guide-fiction.md"), "yaml");
  const loaded = await loadStudy(newStudy());
  if ("errors" in loaded) throw new RangeError("the new study is wrong");
  const parsed = parseFiction(text, "fiction.yaml", loaded.study);
  expect("errors" in parsed ? parsed.errors.map(({ code, place }) => [code, place.line]) : []).toEqual([]);
  if ("errors" in parsed) return;
  const files = makeFiction({ study: loaded.study, fiction: parsed.fiction, seed: 1 });
  const [units = ""] = files.flatMap(({ path, chunks }) =>
    path.endsWith("allocataires.csv") ? [[...chunks].join("")] : [],
  );
  expect(units.trimEnd().split("\n")).toHaveLength(20_001);
});

test("the barriers of the guide to studies have no mistake in the study that « new » writes", async () => {
  const [, rest = ""] = read("docs/guide-etude-publier.md").split(
    "## `barriers.yaml` : les freins, source par source",
  );
  const [barriers = ""] = fenced(rest, "yaml");
  const loaded = await loadStudy(new Map([...newStudy(), ["barriers.yaml", barriers]]));
  expect("errors" in loaded ? loaded.errors.map(({ code, place }) => [code, place.line]) : []).toEqual([]);
  expect("study" in loaded && [...loaded.study.barriers.keys()]).toEqual(["equipement", "complexite"]);
});

test.each([
  ["guide-etude-publier.md", "publisher:", "release.yaml"],
  ["guide-texte.md", "values:", "elsewhere.yaml"],
  ["guide-etude-enquetes-lieux.md", "devices:", "service-test.yaml"],
])("the example of %s that begins with « %s » has no mistake", async (guide, start, file) => {
  const example = fenced(read(`docs/${guide}`), "yml").find((text) => text.startsWith(start));
  const sources = "allocataires, service_tests, service_steps, service_ratings, service_quality";
  const study = (newStudy().get("study.yaml") ?? "").replace(
    "[allocataires]",
    file === "service-test.yaml" ? `[${sources}]` : "[allocataires]",
  );
  const loaded = await loadStudy(new Map([...newStudy(), ["study.yaml", study], [file, example ?? ""]]));
  expect("errors" in loaded ? loaded.errors.map(({ code, place }) => [code, place]) : []).toEqual([]);
});

test.each([
  ["guide-etude.md", "disclosure:", "study.yaml"],
  ["guide-texte.md", "breaks:", "breaks.yaml"],
])("the example of %s that begins with « %s » fits the reference study", async (guide, start, file) => {
  const example = fenced(read(`docs/${guide}`), "yml").find((text) => text.startsWith(start)) ?? "";
  const files = await readStudyFiles(join(root, "studies/publics-fragiles"));
  const studyText = (files.get(file) ?? "").replace(/^disclosure:.*\n(?: .*\n)*/m, "");
  const loaded = await loadStudy(new Map([...files, [file, `${studyText}${example}`]]));
  expect("errors" in loaded ? loaded.errors.map(({ code, place }) => [code, place]) : []).toEqual([]);
});

test("the keys of the formats and the floors of the guide for partners are read", async () => {
  const [keys = ""] = fenced(read("docs/formats.md"), "yml");
  const files = await readStudyFiles(join(root, "studies/publics-fragiles"));
  const lines = keys.slice(keys.indexOf("    keys:"));
  const study = (files.get("study.yaml") ?? "").replace(/^ {2}caf93:\n/m, `$&${lines}`);
  const loaded = await loadStudy(new Map([...files, ["study.yaml", study]]));
  if ("errors" in loaded) expect(loaded.errors.map(({ code, place }) => [code, place])).toEqual([]);
  else {
    expect(loaded.study.partners.get("caf93")?.keys).toHaveLength(2);
    const guide = read("docs/guide-statisticien.md");
    const floors = fenced(guide, "yml").find((text) => text.startsWith("floors:"));
    const mapping = `${fenced(guide, "yaml")[0]}${floors}`;
    const parsed = parseMapping(withDrawnSecret(mapping), "caf93.yaml", { study: loaded.study });
    expect("errors" in parsed ? parsed.errors.map(({ code }) => code) : parsed.mapping.policy.floors).toEqual(
      {
        rho: 0.5,
        min: 20,
      },
    );
  }
});

test("the tiles of the guide to studies have no mistake", async () => {
  const [, rest = ""] = read("docs/guide-etude-enquetes-lieux.md").split(
    "## `tiles.yaml` : le fond des cartes",
  );
  const [tiles = ""] = fenced(rest, "yaml");
  const loaded = await loadStudy(new Map([...newStudy(), ["tiles.yaml", tiles]]));
  expect("study" in loaded && loaded.study.map?.tiles.size).toBe(3);
});

const codelist = (name: string, codes: readonly string[]) =>
  [
    `codelists/${name}.yaml`,
    `codelist: ${name}\nlabel: ${name}\ncodes:\n${codes.map((code) => `  - ${code}\n`).join("")}`,
  ] as const;
const surveyCodes = [
  codelist(
    "tranches",
    ["jeunes", "moyens", "ages"].map((code) => `{ code: ${code}, label: ${code} }`),
  ),
  codelist(
    "usages",
    ["souvent", "parfois", "jamais"].map((code) => `{ code: ${code}, label: ${code} }`),
  ),
  codelist("aisance", [
    "{ code: aise, label: À l’aise }",
    "{ code: malaise, label: Mal à l’aise }",
    "{ code: nsp, label: Ne sait pas, missing: dont_know }",
  ]),
  codelist(
    "obstacles",
    ["codes", "francais", "aucun"].map((code) => `{ code: ${code}, label: ${code} }`),
  ),
];

const placesStudy = `vigie: 1
study: mon-etude
version: "1.0"
title: Lieux
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { observatoire: { label: Observatoire, sources: [lieux] } }
`;
const placesCodes = `codelist: communes
label: Communes
codes:
  - { code: plaine-commune, label: Plaine Commune }
  - { code: est-ensemble, label: Est Ensemble }
  - { code: "93066", parent: plaine-commune, label: Saint-Denis }
  - { code: "93008", parent: est-ensemble, label: Bobigny }
`;

test("the text of the guide to texts has no mistake in the reference study", async () => {
  const loaded = await loadStudy(await readStudyFiles(join(root, "studies/publics-fragiles")));
  if ("errors" in loaded) throw new RangeError("the reference study is wrong");
  const text = fenced(read("docs/guide-texte.md"), "md").join("\n");
  const study = { ...loaded.study, texts: new Map([["fr", text] as const]) };
  expect(textProblems(study)).toEqual([]);
});

test("the text of the guide to studies that is easy to read has no mistake in the reference study, and is easy", async () => {
  const loaded = await loadStudy(await readStudyFiles(join(root, "studies/publics-fragiles")));
  if ("errors" in loaded) throw new RangeError("the reference study is wrong");
  const text = fenced(read("docs/guide-etude-publier.md"), "md").join("\n");
  const study = { ...loaded.study, easyTexts: new Map([["fr", text] as const]) };
  expect(text).toContain(":::idea");
  expect(easyTextProblems(study)).toEqual([]);
  expect(easyRemarks(study)).toEqual([]);
});

test("the mapping of the guide for partners fits the reference study", async () => {
  const loaded = await loadStudy(await readStudyFiles(join(root, "studies/publics-fragiles")));
  const [mapping = ""] = fenced(read("docs/guide-statisticien.md"), "yaml");
  if ("errors" in loaded) throw new RangeError("the reference study is wrong");
  expect(parseMapping(withDrawnSecret(mapping), "caf93.yaml", { study: loaded.study })).toHaveProperty(
    "mapping",
  );
});

test("the messages of the guide for partners are those of the program", () => {
  const { fr } = joinedProblems([runProblems, cliProblems]);
  const known = Object.values(fr).map(({ what }) => what);
  const documented = [...read("docs/guide-statisticien.md").matchAll(/^\| _(.+?)_ +\|/gm)].map(
    ([, what = ""]) => what,
  );
  expect(documented.length).toBeGreaterThan(5);
  const isKnown = (words: string) =>
    known.some((what) => words.split("…").every((part) => what.includes(part.trim())));
  expect(documented.filter((words) => !isKnown(words))).toEqual([]);
});

/** As forges make them: lower case, without punctuation, with hyphens for spaces. */
function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}
