import type { Form, Study } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import type { InputFile } from "./input-file.ts";
import type { Mapping } from "./mapping.ts";
import type { MappingFile } from "./mapping-file.ts";
import { problem } from "./problems.ts";

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

/** A file of persons read by a source that protects nothing would let their exact counts out. */
export function checkSharedFiles(
  mapping: Mapping,
  { written }: Pick<Form<MappingFile>, "written">,
  { sources }: Pick<Study, "sources">,
): readonly VigieError[] {
  const protects = (id: string) => sources.get(id)?.protects;
  return [...mapping.sources.keys()].flatMap((id) => {
    const other = sourcesSharingFile(mapping, id).find((one) => protects(one) === "persons");
    if (protects(id) !== "nothing" || other === undefined) return [];
    return [
      problem("engine/persons-file-unprotected", written.placeOfKey(["sources", id]), {
        source: textValue(id),
        other: textValue(other),
      }),
    ];
  });
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
