import { suggestion } from "@vigie/study";
import { countValue, textValue, type VigieError } from "@vigie/words";
import type { InputFile } from "../plan.ts";
import { problem } from "../problems.ts";

/** Columns that a plan reads and that a table lacks. */
export function tableColumnProblems(
  { shown }: InputFile,
  names: readonly string[],
  columns: readonly string[],
): readonly VigieError[] {
  const free = names.filter((name) => !columns.includes(name));
  return [...new Set(columns)]
    .filter((column) => !names.includes(column))
    .map((column) =>
      problem(
        "engine/table-column-absent",
        { file: shown, field: column },
        {
          column: textValue(column),
          known: textValue(names.slice(0, 60).join(", ")),
          columns: countValue(names.length),
          ...suggestion(column, free),
        },
      ),
    );
}
