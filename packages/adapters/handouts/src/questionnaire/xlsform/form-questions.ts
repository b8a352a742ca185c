import type { Text } from "@vigie/study";
import {
  type FormReading,
  type FormRow,
  type FormSheet,
  formLabel,
  mistake,
  noteColumns,
} from "./form-sheet.ts";

/** A row of `survey` that the study language has a question for, as the form writes it. */
export interface FormQuestion {
  readonly name: string;
  readonly row: number;
  readonly label: Text;
  readonly type: FormType;
  /** Its own condition and those of the groups that hold it. */
  readonly relevant: readonly string[];
  readonly cells: FormRow["cells"];
}

export type FormType =
  | { readonly kind: "one" | "several"; readonly list: string }
  | { readonly kind: "integer" | "decimal" | "date" };

/** What the device notes by itself, as xlsform.org lists it. */
const metadata =
  /^(?:start|end|today|deviceid|subscriberid|simserial|phonenumber|username|email|audit|start-geopoint|background-audio)$/i;

/** Rows that `writeXlsform` adds to questions: nothing of them is lost. */
const added = /^(?:start|end|information|page_\d+)_*$/;

/** Groups within one another. */
const groupsMax = 20;

interface Opened {
  readonly kind: string;
  readonly row: number;
  readonly relevant: string | undefined;
}

/** The questions of the sheet `survey`; every other row is named in the remarks. */
export function readQuestions(reading: FormReading, sheet: FormSheet): readonly FormQuestion[] {
  const { remarks } = reading;
  const questions: FormQuestion[] = [];
  const open: Opened[] = [];
  const note = (kind: Parameters<typeof remarks.add>[0], what: string, row: number) =>
    remarks.add(kind, { what, sheet: sheet.name, row });
  for (const line of sheet.rows) {
    const { row, cells } = line;
    const written = cells.get("type");
    const isAdded = reading.isFromStudy && added.test(cells.get("name") ?? "");
    if (written === undefined) {
      note("left.row", cells.get("name") ?? "", row);
      continue;
    }
    const bracket = /^(begin|end)[ _](group|repeat|loop)$/i.exec(written.replace(/\s+/g, " "));
    if (bracket?.[1]?.toLowerCase() === "begin") {
      const kind = bracket[2]?.toLowerCase() ?? "";
      if (kind === "group") {
        if (!isAdded) note("left.group", cells.get("name") ?? "", row);
      } else note("left.repeat", cells.get("name") ?? "", row);
      if (open.length >= groupsMax) mistake(reading, "questionnaire/groups-too-deep", { sheet, row });
      else open.push({ kind, row, relevant: cells.get("relevant") });
      continue;
    }
    if (bracket !== null) {
      if (open.pop() === undefined)
        mistake(reading, "questionnaire/group-not-open", { sheet, row, name: written });
      continue;
    }
    const name = cells.get("name");
    const type = typeOf(written);
    if (type === null) {
      if (isAdded) continue;
      if (isText(written)) note("left.text", name ?? written, row);
      else note(metadata.test(written) ? "left.metadata" : "left.type", written, row);
      continue;
    }
    if (name === undefined) {
      mistake(reading, "questionnaire/cell-missing", { sheet, row, column: "name" });
      continue;
    }
    if (open.some(({ kind }) => kind !== "group")) {
      note("left.inRepeat", name, row);
      continue;
    }
    if (/\sor[_ ]other$/i.test(written)) note("left.other", name, row);
    const conditions = [...open.map((group) => group.relevant), cells.get("relevant")];
    const relevant = conditions.filter((text) => text !== undefined);
    questions.push({
      name,
      row,
      label: formLabel(reading, { sheet, row: line, name }),
      type,
      relevant,
      cells,
    });
  }
  for (const { row } of open) mistake(reading, "questionnaire/group-not-closed", { sheet, row });
  noteColumns(reading, withoutBrackets(sheet), {
    known: [
      "type",
      "name",
      "label",
      "relevant",
      "constraint",
      ...(reading.isFromStudy ? ["constraint_message", "required", "appearance"] : []),
      "choice_filter",
      "grain",
    ],
  });
  return questions;
}

/** The end of a group repeats what its beginning says. */
function withoutBrackets(sheet: FormSheet): FormSheet {
  return { ...sheet, rows: sheet.rows.filter(({ cells }) => !/^end[ _]/i.test(cells.get("type") ?? "")) };
}

function isText(type: string): boolean {
  return /^(?:text|note|string)$/i.test(type);
}

function typeOf(written: string): FormType | null {
  const type = written.replace(/\s+/g, " ").replace(/ or[_ ]other$/i, "");
  const one = /^(?:select_one|select one(?: from)?|select1) (\S+)$/i.exec(type);
  if (one !== null) return { kind: "one", list: one[1] ?? "" };
  const several =
    /^(?:select_multiple|select multiple(?: from)?|select all that apply(?: from)?) (\S+)$/i.exec(type);
  if (several !== null) return { kind: "several", list: several[1] ?? "" };
  if (/^int(?:eger)?$/i.test(type)) return { kind: "integer" };
  if (/^decimal$/i.test(type)) return { kind: "decimal" };
  return /^date$/i.test(type) ? { kind: "date" } : null;
}
