import type { openWorkbook } from "@vigie/files";
import type { Text } from "@vigie/study";
import { textValue, VigieErrors } from "@vigie/words";
import { questionnaireInputError, questionnaireProblem } from "../problems.ts";
import type { Answer, ChoiceList, Question, Questionnaire } from "../questionnaire.ts";
import { type Remark, remarkCollector } from "../remark.ts";
import { type FormList, readChoices } from "./form-choices.ts";
import { type FilterQuestion, readExclusive, readFilter, readRange } from "./form-logic.ts";

import { type FormQuestion, readQuestions } from "./form-questions.ts";
import {
  type FormReading,
  type FormSheet,
  formLabel,
  formLanguage,
  mistake,
  noteColumns,
  readFormSheet,
} from "./form-sheet.ts";

import { freeNames, nameInStudy, studyCode } from "./names.ts";
import { offeredFilter } from "./write-xlsform.ts";

type Workbook = Awaited<ReturnType<typeof openWorkbook>>;

/** Far above what a person is asked. */
const surveyRowsMax = 5000;
/** Above the communes of France. */
const choicesRowsMax = 50_000;
const sheetsRead = ["survey", "choices", "settings", "vigie"];

/**
 * Reads an XLSForm (xlsform.org) as the questions of a source.
 * @returns with a remark for each thing of the form that the study language does not have
 * @throws {VigieErrors} no XLSForm, or one that contradicts itself: every mistake with its sheet and row
 */
export async function readXlsform(
  workbook: Workbook,
): Promise<{ readonly questionnaire: Questionnaire; readonly remarks: readonly Remark[] }> {
  const survey = await readFormSheet(workbook, "survey", surveyRowsMax);
  if (survey === null || !survey.headers.includes("type") || !survey.headers.includes("name"))
    throw questionnaireInputError(
      "questionnaire/no-survey",
      { file: workbook.shown },
      { sheets: textValue(workbook.sheets.join(", ")) },
    );
  const [choices, settings, vigie] = [
    await readFormSheet(workbook, "choices", choicesRowsMax),
    await readFormSheet(workbook, "settings", surveyRowsMax),
    await readFormSheet(workbook, "vigie", surveyRowsMax),
  ];
  const reading: FormReading = {
    file: workbook.shown,
    errors: [],
    remarks: remarkCollector(),
    language: formLanguage(settings?.rows[0]?.cells.get("default_language") ?? "") ?? "fr",
    isFromStudy: vigie !== null,
  };
  for (const sheet of workbook.sheets)
    if (!sheetsRead.includes(sheet.trim().toLowerCase())) reading.remarks.add("left.sheet", { what: sheet });
  if (settings !== null)
    noteColumns(reading, settings, {
      known: [
        ...["form_title", "form_id", "id_string", "version", "default_language"],
        ...(reading.isFromStudy ? ["style"] : []),
      ],
    });
  const lists = choices === null ? new Map<string, FormList>() : readChoices(reading, choices);
  const written = readQuestions(reading, survey);
  if (written.length === 0 && reading.errors.length === 0)
    reading.errors.push(questionnaireProblem("questionnaire/no-question", { file: reading.file }));
  const declared = declaredIn(reading, vigie);
  const questionnaire = {
    ...headOf(settings, declared, workbook.shown),
    ...resolved(reading, { survey, choices, lists, written, declared }),
  };
  if (reading.errors.length > 0) throw new VigieErrors(reading.errors);
  return { questionnaire, remarks: reading.remarks.all() };
}

/** What the sheet `vigie` says of the source and of its code lists. */
interface Declared {
  readonly purpose: Text | null;
  readonly source: { readonly name: string; readonly label: Text } | null;
  readonly lists: ReadonlyMap<string, { readonly label: Text; readonly ordered: boolean }>;
}

function declaredIn(reading: FormReading, sheet: FormSheet | null): Declared | null {
  if (sheet === null) return null;
  const rows = sheet.rows.flatMap((row) => {
    const name = row.cells.get("name");
    if (name === undefined) return [];
    const label = formLabel(reading, { sheet, row, name });
    return [{ of: row.cells.get("of"), name, label, ordered: row.cells.get("ordered") === "yes" }];
  });
  return {
    source: rows.find(({ of }) => of === "source") ?? null,
    purpose: rows.find(({ of }) => of === "purpose")?.label ?? null,
    lists: new Map(rows.filter(({ of }) => of === "codelist").map((list) => [list.name, list])),
  };
}

function headOf(
  settings: FormSheet | null,
  declared: Declared | null,
  file: string,
): Pick<Questionnaire, "name" | "title" | "purpose"> {
  const cells = settings?.rows[0]?.cells;
  const base =
    file
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.\w+$/, "") ?? "";
  const name = declared?.source?.name ?? cells?.get("form_id") ?? cells?.get("id_string") ?? base;
  const title = cells?.get("form_title");
  return {
    name: nameInStudy(name),
    title: declared?.source?.label ?? { fr: title ?? name },
    purpose: declared?.purpose ?? null,
  };
}

interface Parts {
  readonly survey: FormSheet;
  readonly choices: FormSheet | null;
  readonly lists: ReadonlyMap<string, FormList>;
  readonly written: readonly FormQuestion[];
  readonly declared: Declared | null;
}

function resolved(reading: FormReading, parts: Parts): Pick<Questionnaire, "lists" | "questions"> {
  const { survey, lists: formLists, written } = parts;
  const lists = new Map<string, ResolvedList>();
  const listName = freeNames();
  for (const question of written) {
    if (!("list" in question.type) || lists.has(question.type.list)) continue;
    const list = formLists.get(question.type.list);
    if (list === undefined)
      mistake(reading, "questionnaire/list-absent", {
        sheet: survey,
        row: question.row,
        name: question.type.list,
      });
    else lists.set(list.name, resolveList(reading, list, { parts, listName }));
  }
  for (const { name, choices } of formLists.values())
    if (!lists.has(name) && parts.choices !== null)
      reading.remarks.add("left.list", {
        what: name,
        sheet: parts.choices.name,
        ...(choices[0] === undefined ? {} : { row: choices[0].row }),
      });
  const read = readAnswers(reading, parts, lists);
  const byName = new Map<string, FilterQuestion>();
  for (const { question, form } of read)
    if (!byName.has(form.name)) byName.set(form.name, filterQuestion(question, form, lists));
  return {
    questions: read.map(({ question, form }) => ({
      ...question,
      asked: conditions(reading, { form, survey, byName }),
    })),
    lists: new Map(
      [...lists.values()].flatMap(({ list, isUsed }) => (isUsed ? [[list.id, list] as const] : [])),
    ),
  };
}

interface ResolvedList {
  readonly list: ChoiceList;
  /** The code of the study for one of the form. */
  readonly codes: ReadonlyMap<string, string>;
  /** `yes` and `no` for the two codes of the form; null where it is not a list of these two. */
  readonly flag: ReadonlyMap<string, string> | null;
  /** Whether a question needs it: a list of yes and no needs none. */
  readonly isUsed: boolean;
}

function resolveList(
  reading: FormReading,
  form: FormList,
  { parts, listName }: { readonly parts: Parts; readonly listName: (name: string) => string },
): ResolvedList {
  const declared = parts.declared?.lists.get(form.name);
  const uses = parts.written.filter(({ type }) => "list" in type && type.list === form.name);
  const isItem = uses.some(({ type }) => type.kind === "several");
  const flag = declared === undefined ? flagCodes(form) : null;
  const codes = new Map<string, string>();
  const free = freeNames();
  for (const { code, row } of form.choices) {
    const allowed = free(studyCode(code, { isItem }));
    codes.set(code, allowed);
    const sheet = parts.choices?.name;
    if (allowed !== code && sheet !== undefined)
      reading.remarks.add("changed.code", { what: code, as: allowed, sheet, row });
  }
  const id = listName(nameInStudy(form.name));
  const isUsed = flag === null || isItem;
  if (id !== form.name && isUsed) reading.remarks.add("changed.list", { what: form.name, as: id });
  return {
    codes,
    flag,
    isUsed,
    list: {
      id,
      label: declared?.label ?? { fr: form.name },
      ordered: declared?.ordered ?? false,
      choices: form.choices.map(({ row: _, code, ...choice }) => ({
        ...choice,
        code: codes.get(code) ?? code,
      })),
    },
  };
}

const yes = /^(?:yes|oui|1|true)$/i;
const no = /^(?:no|non|0|2|false)$/i;

/** Two answers that say yes and no, by their codes or, where codes are numbers, by their labels. */
function flagCodes({ choices }: FormList): ReadonlyMap<string, string> | null {
  const [a, b, more] = choices;
  if (a === undefined || b === undefined || more !== undefined) return null;
  const matches = (word: RegExp, choice: FormList["choices"][number]) =>
    word.test(choice.code) && (!/^\d$/.test(choice.code) || word.test(choice.label.fr));
  const [yesChoice, noChoice] = matches(yes, a) ? [a, b] : [b, a];
  return matches(yes, yesChoice) && matches(no, noChoice)
    ? new Map([
        [yesChoice.code, "yes"],
        [noChoice.code, "no"],
      ])
    : null;
}

interface ReadQuestion {
  readonly form: FormQuestion;
  readonly question: Omit<Question, "asked">;
}

function readAnswers(
  reading: FormReading,
  { survey, written }: Parts,
  lists: ReadonlyMap<string, ResolvedList>,
): readonly ReadQuestion[] {
  const free = freeNames();
  return written.map((form) => {
    const name = free(nameInStudy(form.name));
    const place = { sheet: survey.name, row: form.row };
    if (name !== form.name) reading.remarks.add("changed.name", { what: form.name, as: name, ...place });
    return {
      form,
      question: { name, label: form.label, answer: answerOf(reading, { form, survey, lists }) },
    };
  });
}

function answerOf(
  { remarks }: FormReading,
  {
    form,
    survey,
    lists,
  }: {
    readonly form: FormQuestion;
    readonly survey: FormSheet;
    readonly lists: ReadonlyMap<string, ResolvedList>;
  },
): Answer {
  const { type, cells } = form;
  const place = { sheet: survey.name, row: form.row };
  const constraint = cells.get("constraint");
  const leave = () => {
    if (constraint !== undefined) remarks.add("left.constraint", { what: constraint, ...place });
  };
  const filter = cells.get("choice_filter");
  if (filter !== undefined && filter !== offeredFilter)
    remarks.add("left.choiceFilter", { what: filter, ...place });
  switch (type.kind) {
    case "several": {
      const list = lists.get(type.list);
      const codes = constraint === undefined ? [] : readExclusive(constraint, form.name);
      const exclusive = codes?.map((code) => list?.codes.get(code)).filter((code) => code !== undefined);
      if (exclusive === undefined || exclusive.length !== codes?.length) leave();
      const isWhole = exclusive !== undefined && exclusive.length === codes?.length;
      return { kind: "codes", list: list?.list.id ?? type.list, exclusive: isWhole ? exclusive : [] };
    }
    case "one": {
      leave();
      const list = lists.get(type.list);
      return list?.flag == null ? { kind: "code", list: list?.list.id ?? type.list } : { kind: "flag" };
    }
    case "date":
      leave();
      return { kind: "date" };
    default: {
      const range = constraint === undefined ? null : readRange(constraint, form.name);
      const grain = type.kind === "integer" ? 1 : Number(cells.get("grain") ?? "0.001");
      const isHeld =
        range !== null &&
        grain >= 0.001 &&
        [range.from, range.to, grain].every((value) => Math.abs(value) <= 1e9 && isThousandths(value)) &&
        Number.isInteger(Math.round(((range.to - range.from) / grain) * 1e6) / 1e6);
      if (!isHeld) leave();
      return { kind: "number", range: isHeld ? { ...range, grain } : null };
    }
  }
}

function isThousandths(value: number): boolean {
  return Math.abs(Math.round(value * 1000) - value * 1000) < 1e-6;
}

function filterQuestion(
  { name, answer }: Omit<Question, "asked">,
  { type }: FormQuestion,
  lists: ReadonlyMap<string, ResolvedList>,
): FilterQuestion {
  const list = "list" in type ? lists.get(type.list) : undefined;
  const codes = answer.kind === "flag" ? list?.flag : list?.codes;
  return {
    name,
    answer,
    codeOf: (value) => codes?.get(value) ?? null,
    codes:
      answer.kind === "flag"
        ? ["yes", "no"]
        : (list?.list.choices.filter(({ missing }) => missing === null).map(({ code }) => code) ?? []),
  };
}

function conditions(
  { remarks }: FormReading,
  {
    form,
    survey,
    byName,
  }: {
    readonly form: FormQuestion;
    readonly survey: FormSheet;
    readonly byName: ReadonlyMap<string, FilterQuestion>;
  },
): Question["asked"] {
  if (form.relevant.length === 0) return [];
  const text =
    form.relevant.length === 1
      ? (form.relevant[0] ?? "")
      : form.relevant.map((condition) => `(${condition})`).join(" and ");
  const place = { sheet: survey.name, row: form.row };
  // A question whose filter rests on itself would never be asked.
  const read = readFilter(text, (name) => (name === form.name ? null : (byName.get(name) ?? null)));
  if (read.kind === "unknown") {
    remarks.add("left.filter", { what: text, ...place });
    return [];
  }
  if (read.kind === "approximate") remarks.add("changed.filter", { what: text, ...place });
  return read.conditions;
}
