import { expect, test } from "vitest";
import { type Questionnaire, questionnaireMessages, questionnairePaper } from "../src/index.ts";
import { questionnairePaperText } from "../src/questionnaire/paper/questionnaire-paper.ts";
import { asker } from "./asker.ts";

const choices = (...codes: readonly string[]) =>
  codes.map((code) => ({
    code,
    label: { fr: code.toUpperCase() },
    missing: code === "illisible" ? ("illegible" as const) : null,
    from: null,
  }));

const questionnaire: Questionnaire = {
  name: "enquete",
  title: { fr: "Enquête", en: "Survey" },
  purpose: { fr: "Savoir ce qui vous arrête", en: "To know what stops you" },
  lists: new Map([
    [
      "freq",
      { id: "freq", label: { fr: "F" }, ordered: true, choices: choices("souvent", "parfois", "illisible") },
    ],
    ["freins", { id: "freins", label: { fr: "F" }, ordered: false, choices: choices("lire", "aucun") }],
  ]),
  questions: [
    { name: "usage", label: { fr: "Usage", en: "Use" }, answer: { kind: "code", list: "freq" }, asked: [] },
    { name: "mel", label: { fr: "Courriel ?" }, answer: { kind: "flag" }, asked: [] },
    {
      name: "freins",
      label: { fr: "Freins" },
      answer: { kind: "codes", list: "freins", exclusive: ["aucun"] },
      asked: [
        { question: "usage", item: null, answers: ["souvent", "parfois"] },
        { question: "mel", item: null, answers: ["yes"] },
      ],
    },
    {
      name: "age",
      label: { fr: "Âge" },
      answer: { kind: "number", range: null },
      asked: [{ question: "freins", item: "lire", answers: ["no"] }],
    },
  ],
};

test("what the paper says: filters by question number, exclusive answers, no box for what is not an answer", () => {
  const plain = JSON.parse(
    questionnairePaperText(questionnaire, { asker, size: 10, messages: questionnaireMessages("fr") }).replace(
      /[\u00a0\u202f]/g,
      " ",
    ),
  );
  expect(plain.questions).toEqual([
    { label: "1. Usage", filter: null, note: null, choices: ["SOUVENT", "PARFOIS"], line: null },
    { label: "2. Courriel ?", filter: null, note: null, choices: ["Oui", "Non"], line: null },
    {
      label: "3. Freins",
      filter:
        "Si vous avez répondu « SOUVENT » ou « PARFOIS » à la question 1 et vous avez répondu « Oui » à la question 2 :",
      note: "Plusieurs réponses possibles. « AUCUN » ne va avec aucune autre.",
      choices: ["LIRE", "AUCUN"],
      line: null,
    },
    {
      label: "4. Âge",
      filter: "Si vous avez répondu à la question 3 sans cocher « LIRE » :",
      note: null,
      choices: [],
      line: "Nombre :",
    },
  ]);
});

test.each([
  {
    title: "a partner that asks for an observatory, and why",
    of: asker,
    purpose: questionnaire.purpose,
    language: "fr",
    says: [
      "Caf de Loire-Atlantique, pour l’étude « Accès aux droits », conduite par un observatoire : Observatoire de Loire-Atlantique",
      "Savoir ce qui vous arrête.",
      /^Répondre est libre/,
    ],
  },
  {
    title: "an observatory that asks for itself, in English",
    of: { ...asker, partner: asker.observatory },
    purpose: questionnaire.purpose,
    language: "en",
    says: [
      "Observatoire de Loire-Atlantique, for the study “Access to rights”",
      "To know what stops you.",
      /^You are free to answer/,
    ],
  },
  {
    title: "nobody that the study names, and no purpose",
    of: { ...asker, partner: null, observatory: null },
    purpose: null,
    language: "fr",
    says: [
      "L’organisme qui vous remet ce questionnaire, pour l’étude « Accès aux droits »",
      /^Répondre est libre/,
    ],
  },
])("before the first question: $title", ({ of, purpose, language, says }) => {
  const messages = questionnaireMessages(language);
  const paper = JSON.parse(
    questionnairePaperText({ ...questionnaire, purpose }, { asker: of, size: 10, messages }).replace(
      /[\u00a0\u202f]/g,
      " ",
    ),
  );
  expect(paper.notice.map(({ text }: { readonly text: string }) => text)).toEqual(
    says.map((words) => (typeof words === "string" ? words : expect.stringMatching(words))),
  );
});

test("in English, with French where nothing else was written", () => {
  const paper = JSON.parse(
    questionnairePaperText(questionnaire, { asker, size: 10, messages: questionnaireMessages("en") }),
  );
  expect([paper.title, paper.language, paper.questions[0].label, paper.questions[2].label]).toEqual([
    "Survey",
    "en",
    "1. Use",
    "3. Freins",
  ]);
});

test.each([
  ["one page at the largest size", 0, 10.5],
  ["one page at a smaller size", 2, 9.5],
  ["more than a page at every size: the largest", 9, 10.5],
])("%s", (_, tooLarge, size) => {
  let tried = 0;
  const setPaper = (paper: string) => ({
    bytes: new TextEncoder().encode(paper),
    pages: tried++ < tooLarge ? 2 : 1,
  });
  const { bytes } = questionnairePaper(questionnaire, { asker, language: "fr" }, setPaper);
  expect(JSON.parse(new TextDecoder().decode(bytes)).size).toBe(size);
});
