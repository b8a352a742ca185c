import Excel from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { writeXlsform } from "../src/index.ts";
import { asker } from "./asker.ts";
import { formWorkbook } from "./form-workbook.ts";
import { questionnaireIn, surveys } from "./studies.ts";

type Rows = readonly Readonly<Record<string, string>>[];
interface Form {
  readonly sheets: readonly string[];
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly survey: Rows;
  readonly choices: Rows;
  readonly settings: Rows;
}

/** Read by another library than ours. */
async function formIn(bytes: Uint8Array): Promise<Form> {
  const workbook = new Excel.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const headers: Record<string, readonly string[]> = {};
  const rowsOf = (name: string): Rows => {
    const rows: Record<string, string>[] = [];
    const names: string[] = [];
    workbook.getWorksheet(name)?.eachRow((row, number) => {
      const cells = Array.from({ length: row.cellCount }, (_, at) => row.getCell(at + 1).text);
      if (number === 1) names.push(...cells);
      else rows.push(Object.fromEntries(cells.map((cell, at) => [names[at] ?? "", cell])));
    });
    headers[name] = names;
    return rows;
  };
  const [survey, choices, settings] = ["survey", "choices", "settings"].map(rowsOf);
  return {
    sheets: workbook.worksheets.map(({ name }) => name),
    headers,
    survey: survey ?? [],
    choices: choices ?? [],
    settings: settings ?? [],
  };
}

const referencesIn = (text = "") => [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name = ""]) => name);
const listOf = (type = "") => /^select_(?:one|multiple) (\S+)$/.exec(type)?.[1];
/** The end of a group has no name; what the device notes has no label. */
const named = (survey: Rows) => survey.filter(({ type }) => type !== "end_group");
const shown = (survey: Rows) => named(survey).filter(({ type = "" }) => !["start", "end"].includes(type));
const languageOf = (header: string) => header.split("::")[1];
const cells = ({ survey, choices }: Form) => [...survey, ...choices].flatMap((row) => Object.entries(row));

/**
 * What the standard asks, as pyxform, which KoboToolbox and ODK convert forms with, holds it; each gives what breaks it.
 * @see https://xlsform.org/en/, and https://github.com/XLSForm/pyxform: xls2json.py, validators/pyxform/choices.py,
 *   unique_names.py, translations_checks.py, sheet_misspellings.py
 */
const rules: Readonly<Record<string, (form: Form) => readonly string[]>> = {
  "the sheets survey, choices and settings are there": ({ sheets }) =>
    ["survey", "choices", "settings"].filter((name) => !sheets.includes(name)),
  "types are those of the standard": ({ survey }) =>
    survey
      .map(({ type = "" }) => type)
      .filter(
        (type) =>
          !/^(?:start|end|note|begin_group|end_group|integer|decimal|date|select_(?:one|multiple) \S+)$/.test(
            type,
          ),
      ),
  "columns of questions are those of the standard, but one that it leaves alone": ({ headers }) =>
    (headers.survey ?? []).filter(
      (header) =>
        !/^(?:type|name|label::.+|required|relevant|appearance|constraint|constraint_message::.+|choice_filter|grain)$/.test(
          header,
        ),
    ),
  "columns of choices are tags of XML": ({ headers }) =>
    (headers.choices ?? []).filter((header) => !/^(?:label::.+|[A-Za-z_][\w.-]*)$/.test(header)),
  "questions have names that XML takes, once each, whatever their capitals": ({ survey }) => {
    const names = named(survey).map(({ name = "" }) => name.toLowerCase());
    return names.filter((name, at) => !/^[a-z_][\w.-]*$/.test(name) || names.indexOf(name) !== at);
  },
  "every question and every choice has a label in the main language": ({ survey, choices, settings }) =>
    [...shown(survey), ...choices]
      .filter((row) => (row[`label::${settings[0]?.default_language}`] ?? "") === "")
      .map(({ name = "" }) => name),
  "each language has every column that another has": ({ headers }) => {
    const sheetRows = ["survey", "choices"].map((sheet) => {
      const translated = (headers[sheet] ?? []).filter((header) => header.includes("::"));
      const languages = [...new Set(translated.map(languageOf))];
      const columns = [...new Set(translated.map((header) => header.split("::")[0]))];
      return columns.flatMap((column) =>
        languages
          .filter((language) => !translated.includes(`${column}::${language}`))
          .map((language) => `${sheet} ${column}::${language}`),
      );
    });
    return sheetRows.flat();
  },
  "lists that questions name are there, and each choice is named once in its list, without spaces": ({
    survey,
    choices,
  }) => {
    const lists = new Set(choices.map(({ list_name = "" }) => list_name));
    const absent = survey.flatMap(({ type }) => listOf(type) ?? []).filter((list) => !lists.has(list));
    const keys = choices.map(({ list_name = "", name = "" }) => `${list_name} ${name}`);
    return [...absent, ...keys.filter((key, at) => keys.indexOf(key) !== at || !/^\S+ \S+$/.test(key))];
  },
  "a condition names questions that come before": ({ survey }) =>
    survey.flatMap(({ relevant }, at) =>
      referencesIn(relevant).filter((name) => !survey.slice(0, at).some((row) => row.name === name)),
    ),
  "a filter of choices names columns of choices": ({ survey, headers }) =>
    survey.flatMap(({ choice_filter = "" }) =>
      [...choice_filter.replaceAll(/'[^']*'/g, "").matchAll(/[a-z_]+/g)]
        .map(([word]) => word)
        .filter((word) => !["not", "or", "and"].includes(word) && !headers.choices?.includes(word)),
    ),
  "no sheet of ours looks like a misspelt one of the standard": ({ sheets }) =>
    sheets.filter((name) => !["survey", "choices", "settings", "vigie"].includes(name)),
  "no cell is longer than a spreadsheet keeps": (form) =>
    cells(form)
      .filter(([, text]) => text.length > 32_767)
      .map(([column]) => column),
  "the form has its title, its identifier, its version and a language that labels are in": ({
    settings,
    headers,
  }) => {
    const [row = {}] = settings;
    const missing = ["form_title", "form_id", "version", "default_language"].filter(
      (key) => (row[key] ?? "") === "",
    );
    const languages = (headers.survey ?? []).map(languageOf);
    return languages.includes(row.default_language) ? missing : [...missing, row.default_language ?? ""];
  },
};

describe.each(surveys)("%s, %s", (study, source) => {
  let form: Form;
  beforeAll(async () => {
    form = await formIn(writeXlsform(await questionnaireIn(study, source), { version: "1", asker }));
  });

  test("the device notes start and end, and who asks, why and that answering is free come first", () => {
    expect(form.survey.slice(0, 3).map(({ type }) => type)).toEqual(["start", "end", "note"]);
    const note = form.survey[2]?.["label::Français (fr)"] ?? "";
    expect(note).toContain("Caf de Loire-Atlantique, pour l’étude « Accès aux droits »");
    expect(note).toMatch(/\*\*Pourquoi\.\*\* Savoir [^*]*\*\*Vos réponses\.\*\* Répondre est libre/);
  });

  test("every question is on a page, whose filter is its own, and pages hold on a screen", () => {
    const pages = form.survey.filter(({ type }) => type === "begin_group");
    expect(form.survey.filter(({ type }) => type === "end_group")).toHaveLength(pages.length);
    let page: Rows[number] | null = null;
    let held = 0;
    for (const row of form.survey.slice(3)) {
      if (row.type === "begin_group") [page, held] = [row, 0];
      else if (row.type === "end_group") page = null;
      else {
        held += 1;
        expect([row.name, page?.relevant ?? "", page?.appearance]).toEqual([
          row.name,
          row.relevant ?? "",
          "field-list",
        ]);
        expect(held).toBeLessThanOrEqual(6);
      }
    }
    expect(form.settings[0]?.style).toBe("pages");
  });

  test("an answer is required only where one of the choices is to give none", () => {
    for (const { type = "", required } of form.survey) {
      const reasons = form.choices
        .filter(({ list_name }) => list_name === listOf(type))
        .map(({ missing }) => missing);
      const canDecline = reasons.includes("dont_know") || reasons.includes("no_answer");
      expect([type, required === "yes"]).toEqual([type, canDecline]);
    }
  });

  test.each(Object.entries(rules))("%s", (_, broken) => {
    expect(broken(form)).toEqual([]);
  });
});

/** A form that breaks every rule: a rule that finds nothing in it says nothing. */
const wrong = formWorkbook({
  survey: [
    ["type", "name", "label::Français (fr)", "hint::English (en)", "relevant", "choice_filter", "colour"],
    ["select_one absent", "1er", "", "", "\u0024{later} = 'a'", "size = 'x'", ""],
    ["barcode", "a b", "A", "", "", "", "x"],
  ],
  choices: [
    ["list_name", "name", "label::Français (fr)", "2nd"],
    ["list", "a", "A", ""],
    ["list", "a", "", ""],
  ],
  setting: [["form_title"], ["Titre"]],
});

test.each(Object.entries(rules).filter(([title]) => !title.startsWith("no cell")))(
  "breaking it is seen: %s",
  async (_, broken) => {
    expect((await formIn(wrong)).survey).toHaveLength(2);
    expect(broken(await formIn(wrong))).not.toEqual([]);
  },
);
