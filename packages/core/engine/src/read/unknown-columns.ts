import { firstLine, hasLines, type InputFile, nameSimilarity, usualFields, withUsual } from "@vigie/mapping";
import { suggestion } from "@vigie/study";
import { countValue, textValue, type VigieError } from "@vigie/words";
import { engineProblem } from "../problems.ts";

/** Least likeness of the name of a column to a usual one, as an abbreviation has it; 0..1. */
const likenessMin = 0.75;

/** What is wrong with the columns that a plan reads, among those of a file where most of them are. */
export function unknownColumnProblems(
  { shown: file, format }: InputFile,
  names: readonly string[],
  columns: readonly string[],
): readonly VigieError[] {
  const expectedColumns = [...new Set(columns)];
  const place = hasLines(format) ? { file, line: firstLine(format) } : { file };
  return expectedColumns.flatMap((column) => {
    const times = names.filter((name) => name === column).length;
    const words = { column: textValue(column), known: textValue(names.slice(0, 60).join(", ")) };
    // A column that the mapping reads already is not the one that this name stood for.
    const free = names.filter((name) => !expectedColumns.includes(name));
    if (times === 0) {
      const spaced = free.find((name) => name.trim() === column.trim());
      const near =
        spaced === undefined
          ? nearColumn(column, free)
          : { near: textValue("space"), nearest: textValue(spaced) };
      return [engineProblem("engine/column-absent", place, { ...words, ...near })];
    }
    if (times === 1) return [];
    return [engineProblem("engine/column-twice", place, { ...words, times: countValue(times) })];
  });
}

/** A column mistyped (`yes`), or one that a file usually gives to what this name is about (`like`). */
function nearColumn(column: string, free: readonly string[]): ReturnType<typeof suggestion> {
  const mistyped = suggestion(column, free);
  const names = withUsual([column], usualFields);
  const alike = free
    .map((name) => ({ name, likeness: Math.max(...names.map((usual) => nameSimilarity(usual, name))) }))
    .toSorted((a, b) => b.likeness - a.likeness)[0];
  if (mistyped.nearest.value !== "" || alike === undefined || alike.likeness < likenessMin) return mistyped;
  return { near: textValue("like"), nearest: textValue(alike.name) };
}
