import { openWorkbook } from "@vigie/files";
import { loadStudy } from "@vigie/study";
import { expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { partnerKit, readXlsform, type SetQuestionnaire } from "../src/index.ts";
import { readPaperTemplates } from "../src/node/index.ts";

async function kitOf(source: string, setPaper: SetQuestionnaire | null, languages = "[fr]") {
  const yaml = (newStudy().get("study.yaml") ?? "").replace(/^languages: .*$/m, `languages: ${languages}`);
  const loaded = await loadStudy(
    new Map([...newStudy(), ["study.yaml", yaml], ["sources/allocataires.yaml", source]]),
  );
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const { study } = loaded;
  const partner = study.partners.get("caf");
  if (partner === undefined) throw new RangeError("the example has one partner");
  const zip = new Uint8Array();
  return partnerKit({ study, partner, zip, language: "fr", setPaper }, await readPaperTemplates());
}

const plain = newStudy().get("sources/allocataires.yaml") ?? "";
const survey = plain.replace("unit: {", "survey: { minimum_base: 30 }\nunit: {");
const setPaper = () => ({ bytes: new Uint8Array([1]), pages: 1 });

test.each([
  { title: "a survey with its paper", source: survey, setPaper, files: 3 },
  { title: "a survey where nothing sets its paper", source: survey, setPaper: null, files: 2 },
  { title: "files that nobody is asked for", source: plain, setPaper, files: 0 },
])("$title: $files files to ask with, each named by the page", async ({ source, setPaper, files }) => {
  const kit = await kitOf(source, setPaper);
  const surveys = [...kit.keys()].filter((path) => path.startsWith("questionnaire/"));
  expect(surveys.length).toBe(files);
  const page = String(kit.get("lisez-moi.html"));
  for (const path of surveys) expect(page).toContain(path);
  expect(page.includes(".pdf")).toBe(surveys.some((path) => path.endsWith(".pdf")));
});

test("a questionnaire is printed in each language of the study, and says who asks and why", async () => {
  const kit = await kitOf(
    survey,
    (paper) => ({ bytes: new TextEncoder().encode(paper), pages: 1 }),
    "[fr, en]",
  );
  const paperIn = (language: string) => {
    const bytes = kit.get(`questionnaire/allocataires.${language}.pdf`);
    if (!(bytes instanceof Uint8Array)) throw new RangeError(`no paper in ${language}`);
    const paper: { readonly notice: readonly { readonly text: string }[] } = JSON.parse(
      new TextDecoder().decode(bytes),
    );
    return paper.notice.map(({ text }) => text);
  };
  expect(paperIn("fr").slice(0, 2)).toEqual([
    expect.stringMatching(/^Caisse d’allocations familiales, pour l’étude/),
    "Mesurer par quels canaux les foyers joignent notre institution.",
  ]);
  expect(paperIn("en")[0]).toMatch(/^Caisse d’allocations familiales, for the study/);
  expect(String(kit.get("lisez-moi.html"))).toContain(
    "les questionnaires à imprimer sont questionnaire/allocataires.fr.pdf et questionnaire/allocataires.en.pdf",
  );
});

test("the form is that of the study", async () => {
  const bytes = (await kitOf(survey, null)).get("questionnaire/allocataires-formulaire.xlsx");
  if (!(bytes instanceof Uint8Array)) throw new RangeError("no form");
  const { questionnaire, remarks } = await readXlsform(
    await openWorkbook(new Blob([Uint8Array.from(bytes)]), "formulaire.xlsx"),
  );
  expect(questionnaire.questions.map(({ name }) => name)).toEqual([
    "naissance",
    "menage",
    "rsa",
    "compte_actif",
  ]);
  expect(remarks).toEqual([]);
});
