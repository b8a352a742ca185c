import { VigieErrors } from "@vigie/words";
import { describe, expect, test } from "vitest";
import { questionnaireMessages, type Remark, readXlsform, remarkSentence } from "../src/index.ts";
import { formWorkbook, opened } from "./form-workbook.ts";

type Table = readonly (readonly string[])[];

const head = ["type", "name", "label"];
const choices: Table = [
  ["list_name", "name", "label"],
  ["ouinon", "oui", "Oui"],
  ["ouinon", "non", "Non"],
  ["freins", "lire", "Lire"],
  ["freins", "Pas de réseau", "Réseau"],
  ["freins", "aucun", "Aucun"],
  ["freq", "1", "Souvent"],
  ["freq", "2", "Parfois"],
  ["freq", "9", "Ne sait pas"],
];

/** `{usage}` stands for a question as forms name it, which a template string would take for its own. */
const named = (text: string) => text.replaceAll(/\{(?=\w)/g, "${");

const read = async (survey: Table, more: Readonly<Record<string, Table>> = {}) =>
  readXlsform(await opened(formWorkbook({ survey: survey.map((row) => row.map(named)), choices, ...more })));

const messages = questionnaireMessages("fr");
const sentences = (remarks: readonly Remark[]) => remarks.map((remark) => remarkSentence(remark, messages));

/** A form that uses `freq`, `freins` and `ouinon`, then one row more. */
const base: Table = [
  ["select_one freq", "usage", "Usage", "", ""],
  ["select_multiple freins", "freins", "Freins", "", ""],
  ["select_one ouinon", "aide", "Aidé", "", ""],
];
const withLogic = (relevant: string, constraint = "", type = "select_one ouinon"): Table => [
  [...head, "relevant", "constraint"],
  ...base,
  [type, "suite", "Suite", relevant, constraint],
];

test("a form made elsewhere: names and codes become those of a study, answers that say nothing are recognised", async () => {
  const { questionnaire, remarks } = await read([
    head,
    ...base.map((row) => row.slice(0, 3)),
    ["integer", "Âge du foyer", "Âge"],
  ]);
  expect(questionnaire.questions.map(({ name, answer }) => [name, answer.kind])).toEqual([
    ["usage", "code"],
    ["freins", "codes"],
    ["aide", "flag"],
    ["age_du_foyer", "number"],
  ]);
  expect(questionnaire.lists.get("freq")?.choices.map(({ code, missing }) => [code, missing])).toEqual([
    ["1", null],
    ["2", null],
    ["9", "dont_know"],
  ]);
  expect(sentences(remarks)).toEqual([
    "« Ne sait pas » est lu comme missing: dont_know : à vérifier (feuille choices, ligne 9)",
    "Le code « Pas de réseau » s’écrit pas_de_reseau dans l’étude (feuille choices, ligne 5)",
    "« Âge du foyer » s’appelle age_du_foyer dans l’étude (feuille survey, ligne 5)",
  ]);
});

describe("filters", () => {
  const usage = (...answers: readonly string[]) => ({ question: "usage", item: null, answers });
  test.each([
    ["{usage} = '1'", [usage("1")]],
    ['{usage}=1 or {usage} = "2"', [usage("1", "2")]],
    ["selected({usage}, '9')", [usage("9")]],
    [
      "({usage} = '1' or {usage} = '2') and {aide} = 'oui'",
      [usage("1", "2"), { question: "aide", item: null, answers: ["yes"] }],
    ],
    [
      "selected({freins}, 'Pas de réseau')",
      [{ question: "freins", item: "pas_de_reseau", answers: ["yes"] }],
    ],
    [
      "{freins} != '' and not(selected({freins}, 'lire'))",
      [{ question: "freins", item: "lire", answers: ["no"] }],
    ],
    ["({usage} = '1' or {usage} = '2') and ({usage} = '2' or {usage} = '9')", [usage("2")]],
  ])("%s", async (relevant, conditions) => {
    const { questionnaire, remarks } = await read(withLogic(relevant));
    expect(questionnaire.questions.at(-1)?.asked).toEqual(conditions);
    expect(remarks.map(({ kind }) => kind)).toEqual(["changed.missing", "changed.code"]);
  });

  test("another answer: those that say something, and it is said", async () => {
    const { questionnaire, remarks } = await read(withLogic("{usage} != '1'"));
    expect(questionnaire.questions.at(-1)?.asked).toEqual([usage("2")]);
    expect(remarks.at(-1)?.kind).toBe("changed.filter");
  });

  test.each([
    "{usage} = '7'",
    "{absente} = '1'",
    "{suite} = 'oui'",
    "{usage} > 1",
    "{usage} = '1' or {aide} = 'oui'",
    "selected({freins}, 'lire') or selected({freins}, 'aucun')",
    "{freins} = 'lire'",
    "{usage} = '1' and {usage} = '2'",
    "{usage} != ''",
    "count-selected({freins}) > 2",
    "{usage} = '1",
    `${"(".repeat(100)}{usage} = '1'${")".repeat(100)}`,
    `{usage} = '1'${" or {usage} = '1'".repeat(400)}`,
  ])("%s is left out by name, and narrows nothing", async (relevant) => {
    const { questionnaire, remarks } = await read(withLogic(relevant));
    expect(questionnaire.questions.at(-1)?.asked).toEqual([]);
    expect(remarks.at(-1)).toMatchObject({
      kind: "left.filter",
      what: expect.stringContaining(named(relevant).slice(0, 160)),
      sheet: "survey",
      rows: [5],
    });
  });

  test("that of a group is added to those of its questions", async () => {
    const { questionnaire, remarks } = await read([
      [...head, "relevant"],
      ...base.map((row) => row.slice(0, 4)),
      ["begin_group", "bloc", "Bloc", "{usage} = '1'"],
      ["select_one ouinon", "suite", "Suite", "{aide} = 'non'"],
      ["end_group", "", "", ""],
    ]);
    expect(questionnaire.questions.at(-1)?.asked).toEqual([
      usage("1"),
      { question: "aide", item: null, answers: ["no"] },
    ]);
    expect(remarks).toContainEqual({ kind: "left.group", what: "bloc", as: "", sheet: "survey", rows: [5] });
  });
});

describe("constraints", () => {
  test.each([
    ["not(selected(., 'aucun') and count-selected(.) > 1)", ["aucun"]],
    ["not(selected({suite}, 'aucun') and count-selected({suite}) >= 2)", ["aucun"]],
    ["if(selected(., 'aucun'), count-selected(.) = 1, true())", ["aucun"]],
    [
      "not(selected(., 'aucun') and count-selected(.) > 1) and not(selected(., 'Pas de réseau') and count-selected(.) > 1)",
      ["aucun", "pas_de_reseau"],
    ],
  ])("%s: exclusive answers", async (constraint, exclusive) => {
    const { questionnaire, remarks } = await read(withLogic("", constraint, "select_multiple freins"));
    expect(questionnaire.questions.at(-1)?.answer).toEqual({ kind: "codes", list: "freins", exclusive });
    expect(remarks.map(({ kind }) => kind)).not.toContain("left.constraint");
  });

  test.each([
    ["integer", ". >= 0 and . <= 120", { from: 0, to: 120, grain: 1 }],
    ["decimal", ". <= 2.5 and . >= -1", { from: -1, to: 2.5, grain: 0.001 }],
  ])("%s, %s: a range", async (type, constraint, range) => {
    const { questionnaire } = await read(withLogic("", constraint, type));
    expect(questionnaire.questions.at(-1)?.answer).toEqual({ kind: "number", range });
  });

  test.each([
    ["select_multiple freins", "count-selected(.) <= 3"],
    ["select_multiple freins", "not(selected(., 'absent') and count-selected(.) > 1)"],
    ["select_one ouinon", ". != 'non'"],
    ["integer", ". > 0 and . < 120"],
    ["integer", ". >= 0 and . <= 2.5"],
    ["integer", ". >= 10 and . <= 2"],
    ["integer", ". >= 0 and . <= 99999999999"],
    ["date", ". <= today()"],
  ])("%s, %s is left out by name", async (type, constraint) => {
    const { remarks } = await read(withLogic("", constraint, type));
    expect(remarks.at(-1)).toMatchObject({ kind: "left.constraint", what: constraint, rows: [5] });
  });
});

test("what the study language does not have is named, with its rows", async () => {
  const { questionnaire, remarks } = await read(
    [
      [
        "type",
        "name",
        "label",
        "label::Español (es)",
        "hint",
        "required",
        "constraint_message",
        "choice_filter",
      ],
      ["start", "start", "", "", "", "", "", ""],
      ["select_one freq", "usage", "Usage", "Uso", "Cochez", "yes", "Une seule", ""],
      ["select_one freq or_other", "usage2", "Usage", "", "", "no", "", "region = {usage}"],
      ["geopoint", "lieu", "Lieu", "", "", "yes", "", ""],
      ["text", "libre", "Libre", "", "", "", "", ""],
      ["note", "merci", "Merci", "", "", "", "", ""],
      ["calculate", "calc", "", "", "", "", "", ""],
      ["begin_repeat", "enfants", "Enfants", "", "", "", "", ""],
      ["integer", "age", "Âge", "", "", "", "", ""],
      ["end_repeat", "", "", "", "", "", "", ""],
    ],
    {
      settings: [
        ["form_title", "style"],
        ["Mon enquête", "pages"],
      ],
      external_choices: [["list_name"]],
    },
  );
  expect(questionnaire.questions.map(({ name }) => name)).toEqual(["usage", "usage2"]);
  expect(questionnaire.title).toEqual({ fr: "Mon enquête" });
  expect(remarks.map(({ kind, what, rows }) => [kind, what, rows])).toEqual([
    ["left.sheet", "external_choices", []],
    ["left.column", "style", [2]],
    ["changed.missing", "Ne sait pas", [9]],
    ["left.metadata", "start", [2]],
    ["left.other", "usage2", [4]],
    ["left.type", "geopoint", [5]],
    ["left.text", "libre", [6]],
    ["left.text", "merci", [7]],
    ["left.type", "calculate", [8]],
    ["left.repeat", "enfants", [9]],
    ["left.inRepeat", "age", [10]],
    ["left.language", "label::Español (es)", [3]],
    ["left.column", "hint", [3]],
    ["left.column", "required", [3, 5]],
    ["left.column", "constraint_message", [3]],
    ["left.list", "ouinon", [2]],
    ["left.list", "freins", [4]],
    ["left.choiceFilter", named("region = {usage}"), [4]],
  ]);
});

// Question types and metadata of https://xlsform.org/en/, but for those that the study has: integer, decimal, date and the two selects.
test.each([
  ...["range", "text", "note", "geopoint", "geotrace", "geoshape", "time", "dateTime", "image", "audio"],
  ...["background-audio", "video", "file", "barcode", "calculate", "acknowledge", "hidden", "xml-external"],
  ...["select_one_from_file pays.csv", "select_multiple_from_file pays.csv", "rank freq"],
  ...["start", "end", "today", "deviceid", "phonenumber", "username", "email", "audit"],
])("of the standard, « %s » is left out by name", async (type) => {
  const { questionnaire, remarks } = await read([
    head,
    ["select_one freq", "usage", "Usage"],
    [type, "autre", "Autre"],
  ]);
  expect(questionnaire.questions.map(({ name }) => name)).toEqual(["usage"]);
  const left = remarks.filter(
    ({ kind, rows }) => /^left\.(?:type|text|metadata)$/.test(kind) && rows.includes(3),
  );
  expect(left.map(({ what }) => what)).toEqual([/^(?:text|note)$/.test(type) ? "autre" : type]);
});

test.each([
  ["an answer", "Bonjour {nom}, votre âge"],
  ["bold", "Votre **âge**"],
  ["a heading", "## Votre âge"],
  ["a link", "Votre âge, [pourquoi](https://exemple.fr)"],
  ["HTML", "Votre <span style='color:red'>âge</span>"],
])("a label with %s is named: people would read it as it is written", async (_, label) => {
  const { remarks } = await read([head, ["integer", "age", label]]);
  const left = remarks.filter(({ kind }) => kind === "left.label");
  expect(left).toMatchObject([{ what: named(label), rows: [2] }]);
});

test.each(["Moins de 3 * 2 ans", "Revenu < 1 000 €", "Au n° #3", "De 1 à 5 [facultatif]"])(
  "« %s » is plain text",
  async (label) => {
    const { remarks } = await read([head, ["integer", "age", label]]);
    expect(remarks.filter(({ kind }) => kind === "left.label")).toEqual([]);
  },
);

describe("a form that is wrong", () => {
  const wrong = async (made: Promise<unknown>) => {
    const error = await made.catch((caught: unknown) => caught);
    if (!(error instanceof VigieErrors)) throw new Error(`no mistake found: ${String(error)}`);
    return error.errors.map(({ code, place }) => [code.replace("questionnaire/", ""), place.line]);
  };
  const one = ["select_one freq", "usage", "Usage"];
  test.each<[string, Table, Readonly<Record<string, Table>>, unknown]>([
    ["no type", [["nom", "texte"]], {}, [["no-survey", undefined]]],
    ["no question", [head, ["text", "a", "A"]], {}, [["no-question", undefined]]],
    ["no name", [head, ["integer", "", "A"]], {}, [["cell-missing", 2]]],
    ["a list that is not there", [head, ["select_one pays", "a", "A"]], {}, [["list-absent", 2]]],
    ["no choices", [head, one], { choices: [["list_name", "name"]] }, [["list-absent", 2]]],
    [
      "a choice twice",
      [head, one],
      {
        choices: [
          ["list_name", "name"],
          ["freq", "1"],
          ["freq", "1"],
        ],
      },
      [["choice-twice", 3]],
    ],
    [
      "a choice without a list",
      [head, one],
      {
        choices: [
          ["list_name", "name"],
          ["freq", "1"],
          ["", "1"],
        ],
      },
      [["cell-missing", 3]],
    ],
    ["a group that nothing closes", [head, ["begin group", "g", "G"], one], {}, [["group-not-closed", 2]]],
    ["a group that nothing opens", [head, one, ["end group", "", ""]], {}, [["group-not-open", 3]]],
    ["a cell of a million letters", [head, ["integer", "a", "x".repeat(1e6)]], {}, [["form-too-large", 2]]],
    [
      "a thousand columns",
      [[...head, ...Array.from({ length: 1000 }, (_, at) => `c${at}`)], one],
      {},
      [["form-too-large", 1]],
    ],
  ])("%s", async (_, survey, more, expected) => {
    expect(await wrong(read(survey, more))).toEqual(expected);
  });

  test("as large as one may be, all of it alike: read in seconds", async () => {
    const alike = Array.from({ length: 4999 }, () => ["select_one freq", "a", "A"]);
    const { questionnaire } = await read([head, ...alike]);
    expect(questionnaire.questions.at(-1)?.name).toBe("a_4999");
    expect(await wrong(read([head, ...alike, ...alike]))).toEqual([["form-too-large", 5002]]);
    const groups = Array.from({ length: 21 }, (_, at) => ["begin_group", `g${at}`, "G"]);
    const [deep] = await wrong(read([head, ...groups]));
    expect(deep).toEqual(["groups-too-deep", 22]);
  }, 10_000);

  test("no workbook, and a workbook of something else", async () => {
    await expect(opened(new TextEncoder().encode("type,name"))).rejects.toThrow(VigieErrors);
    expect(await wrong(opened(formWorkbook({ Feuil1: [["a"]] })).then(readXlsform))).toEqual([
      ["no-survey", undefined],
    ]);
  });
});
