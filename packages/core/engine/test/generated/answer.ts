import type { InputFile } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { type Outcome, RefusedRun } from "../../src/engine.ts";
import type { Plan } from "../../src/plan.ts";
import type { Runner } from "../engines.ts";
import type { Generated } from "./run.ts";

/** What stopped a run, in a form that all engines share. */
export interface Refusal {
  readonly mistakes: readonly Mistake[];
}

interface Mistake {
  readonly code: string;
  readonly column: string;
  /** Of a code that is unknown. */
  readonly value: string | null;
  readonly rows: number | null;
}

/** What an engine answers: its outcome, or its mistakes, each with its column, its value and its rows. */
export async function answerOf(engine: Runner, each: Generated): Promise<Outcome | Refusal> {
  const { plan, units, contacts } = each;
  const placed = inFolder(plan, engine.folder());
  const files = [
    [placed.units?.file.path, units],
    [placed.contacts?.file.path, contacts],
  ] as const;
  const rows = new Map(files.flatMap(([path, found]) => (path && found ? [[path, found] as const] : [])));
  return engine.run(placed, rows).then(inOneOrder, (error: unknown) => {
    if (!(error instanceof VigieErrors)) throw error;
    const mistakes = error instanceof RefusedRun ? counted(error) : gathered(error, each);
    const distinct = new Map(mistakes.map((mistake) => [JSON.stringify(mistake), mistake]));
    return { mistakes: [...distinct.keys()].toSorted().flatMap((key) => distinct.get(key) ?? []) };
  });
}

/** The rows of a joint come in no order. */
function inOneOrder(outcome: Outcome): Outcome {
  const jointCounts = [...outcome.jointCounts].map(([id, counts]) => {
    const rows = new Map(counts.rows.map((row) => [JSON.stringify(row.values), row]));
    const sorted = [...rows.keys()].toSorted().flatMap((key) => rows.get(key) ?? []);
    if (sorted.length !== counts.rows.length) throw new RangeError("a joint has the same values twice");
    return [id, { ...counts, rows: sorted }] as const;
  });
  return { ...outcome, jointCounts: new Map(jointCounts) };
}

function inFolder({ units, contacts, ...plan }: Plan, folder: string): Plan {
  const placed = (file: InputFile): InputFile => ({ ...file, path: `${folder}/${file.path}` });
  return {
    ...plan,
    units: units && { ...units, file: placed(units.file) },
    contacts: contacts && { ...contacts, file: placed(contacts.file) },
  };
}

/** An engine that counts says each mistake once, and the unknown codes apart, which no message may name. */
function counted({ errors, unknownCodes }: RefusedRun): readonly Mistake[] {
  const others = errors.filter(({ code }) => code !== "engine/code-unknown");
  return [
    ...others.map(({ code, place, values }) => {
      const rows = Number(values.rows?.value);
      return mistake(code, `${place.file} ${place.field}`, { value: null, rows });
    }),
    ...unknownCodes.map(({ role, column, value, rows }) =>
      mistake("engine/code-unknown", `${role}.csv ${column}`, { value, rows }),
    ),
  ];
}

/** The reference says each mistake at each row. */
function gathered({ errors }: VigieErrors, { units, contacts }: Generated): readonly Mistake[] {
  const rows = new Map<string, Set<number>>();
  const kinds = errors.map(({ code, place: { file, field, row } }) => {
    const table = file === "units.csv" ? units : contacts;
    const text = table?.rows[(row ?? 0) - 1]?.[table.columns.indexOf(field ?? "")] ?? null;
    const value = code === "engine/code-unknown" ? text : null;
    const key = JSON.stringify([code, file, field, value]);
    rows.set(key, (rows.get(key) ?? new Set()).add(row ?? 0));
    return { code, column: `${file} ${field}`, value, key };
  });
  return kinds.map(({ code, column, value, key }) =>
    mistake(code, column, { value, rows: rows.get(key)?.size ?? 0 }),
  );
}

/** A CSV file without a header nor a row has not even a byte; the same in Parquet has its columns. */
function mistake(
  code: string,
  column: string,
  { value, rows }: { readonly value: string | null; readonly rows: number },
): Mistake {
  if (code === "files/file-empty" || code === "engine/file-without-rows")
    return { code: "engine/file-without-rows", column: "", value: null, rows: null };
  return { code, column, value, rows };
}
