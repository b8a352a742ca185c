import type { Mapping } from "./mapping.ts";
import type { InputFile } from "./plan.ts";

/**
 * The other sources that name a same file or table as one does, for their units or their contacts: one person may be in all of
 * them. Two sheets of a workbook are one file.
 * @returns in the order of the mapping
 */
export function sourcesSharingFile({ sources }: Pick<Mapping, "sources">, source: string): readonly string[] {
  const filesOf = (id: string) => {
    const { units, contacts } = sources.get(id) ?? { units: null, contacts: null };
    return [units, contacts].flatMap((read) => (read ? [nameOf(read.file)] : []));
  };
  const files = new Set(filesOf(source));
  return [...sources.keys()].filter((id) => id !== source && filesOf(id).some((file) => files.has(file)));
}

/** Names that differ by their case or by `./` are taken for one: a sum that is too great protects, one too small does not. */
function nameOf({ path, format }: InputFile): string {
  const name = path.normalize("NFC").toLowerCase();
  return format.kind === "table"
    ? `table ${format.connection} ${name.replaceAll(/["\s]/g, "")}`
    : `file ${stepsOf(name).join("/")}`;
}

function stepsOf(path: string): readonly string[] {
  const steps: string[] = [];
  for (const step of path.split(/[\\/]+/)) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps;
}
