import type { Form } from "@vigie/study";
import { countValue, textValue, type VigieError } from "@vigie/words";
import { fromFolderOf, type InputDraft, partsMax } from "./input-file.ts";
import type { MappingDraft, SourceMappingDraft } from "./mapping-draft.ts";
import { readMappingForm } from "./mapping-file.ts";
import { mappingProblem } from "./problems.ts";

/** Names of the files that stand directly in folders, by folder as the mapping writes it. */
export type ListedFolders = ReadonlyMap<string, readonly string[]>;

/** Names of what systems and office software leave in a folder: no data. */
export const systemFiles = /^(?:\.|~\$|(?:thumbs\.db|desktop\.ini)$)/i;

/** The folders that a mapping reads whole: as it writes them, and where they are. */
export function mappedFolders(
  text: string,
  file: string,
): readonly { readonly folder: string; readonly path: string }[] {
  const form = readMappingForm(text, file, []);
  const folders = new Set([...(form?.value.sources.values() ?? [])].flatMap(foldersOfSource));
  return [...folders].map((folder) => ({ folder, path: fromFolderOf(file, folder) }));
}

/** A draft whose folders are the files in them, in the order of their names, and the folders that cannot be read so. */
export function withListedFolders(
  form: Form<MappingDraft>,
  folders: ListedFolders,
): { readonly form: Form<MappingDraft>; readonly errors: readonly VigieError[] } {
  const { value, written } = form;
  const errors: VigieError[] = [];
  const listed = <Input extends InputDraft | null>(input: Input, path: readonly string[]) => {
    if (input?.kind !== "files" || input.folder === null) return input;
    const { folder } = input;
    const names = (folders.get(folder) ?? []).filter((name) => !systemFiles.test(name));
    const code = !folders.has(folder)
      ? "engine/mapping-folder-absent"
      : names.length === 0
        ? "engine/mapping-folder-empty"
        : names.length > partsMax
          ? "engine/mapping-folder-full"
          : null;
    if (code !== null) {
      const values = { folder: textValue(folder), max: countValue(partsMax) };
      errors.push(mappingProblem(code, written.place([...path, "files"]), values));
      return input;
    }
    const base = /[\\/]$/.test(folder) ? folder : `${folder}/`;
    return { ...input, files: names.toSorted().map((name) => ({ file: `${base}${name}`, format: {} })) };
  };
  const sources = new Map(
    [...value.sources].map(([id, source]): [string, SourceMappingDraft] => {
      const { units, contacts } = source;
      const path = ["sources", id];
      return [
        id,
        {
          ...source,
          units: units && { ...units, input: listed(units.input, [...path, "units"]) },
          contacts: contacts && { ...contacts, input: listed(contacts.input, [...path, "contacts"]) },
        },
      ];
    }),
  );
  return { form: { ...form, value: { ...value, sources } }, errors };
}

function foldersOfSource({ units, contacts }: SourceMappingDraft): readonly string[] {
  return [units?.input, contacts?.input].flatMap((input) =>
    input?.kind === "files" && input.folder !== null ? [input.folder] : [],
  );
}
