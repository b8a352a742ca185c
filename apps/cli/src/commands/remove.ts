import {
  type NamedPart,
  type NamedSort,
  namedParts,
  partsNamed,
  type Removal,
  removal,
  suggestion,
  unusedFields,
} from "@vigie/study";
import { describeProblem, textValue, VigieErrors } from "@vigie/words";
import { asTyped } from "../as-typed.ts";
import { now } from "../clock.ts";
import type { Command } from "../command.ts";
import { groupedMistakes } from "../grouped-mistakes.ts";
import { problem } from "../problems.ts";
import { changeStudy } from "../study-copies.ts";
import { readStudyFiles } from "../study-folder.ts";
import { checkedStudy } from "../study-mistakes.ts";
import type { Terminal } from "../terminal.ts";

export const removeCommand: Command = {
  name: "remove",
  options: { yes: { type: "boolean" } },
  async run({ positionals: [folder = "", word = "", name = ""], has }, terminal) {
    const { message } = terminal.messages;
    const sort = sortOf(word);
    const files = await readStudyFiles(folder);
    const { study, mistakes } = await checkedStudy(files);
    if (study === null || mistakes.length > 0) throw new VigieErrors(groupedMistakes(mistakes, files));
    const part = partOf(files, sort, name);
    const found = await removal(files, part, async (texts) => (await checkedStudy(texts)).mistakes);
    terminal.line(message("remove.parts", { sort, name: part.name }));
    terminal.list(
      found.removed.map(({ file, line, sort: own, name: called }) => [
        message("remove.place", { file, line }),
        message("remove.part", { sort: own, name: called }),
      ]),
    );
    await listLeft(found, terminal);
    const after = textsAfter(files, found);
    const { study: rest } = await checkedStudy(after);
    const before = new Map(unusedFields(study).map(({ source, fields }) => [source, fields]));
    for (const { source, fields } of rest === null ? [] : unusedFields(rest)) {
      const own = fields.filter((field) => before.get(source)?.includes(field) !== true);
      if (own.length > 0)
        terminal.line(message("remove.unused", { source, fields: own.join(", "), count: own.length }));
    }
    terminal.line();
    if (!has("yes")) {
      const command = `vigie remove ${asTyped(folder)} ${word} ${part.name} --yes`;
      terminal.line(message("remove.dryRun", { command }));
      return { ...resultOf(found), done: false };
    }
    const copy = await changeStudy(folder, found.files, now());
    terminal.line(message("remove.done", { left: found.left.length, copy: asTyped(`${folder}/${copy}`) }));
    return { ...resultOf(found), done: true, copy };
  },
};

/** In French or in English, as the command shows them. */
const sorts: Readonly<Record<string, NamedSort>> = {
  champ: "field",
  field: "field",
  code: "code",
  partenaire: "partner",
  partner: "partner",
  indicateur: "indicator",
  indicator: "indicator",
  source: "source",
};

/** @throws {VigieErrors} for any other word */
function sortOf(word: string): NamedSort {
  const sort = Object.hasOwn(sorts, word) ? sorts[word] : undefined;
  if (sort !== undefined) return sort;
  throw new VigieErrors([
    problem("cli/part-sort-unknown", {}, { word: textValue(word), ...suggestion(word, Object.keys(sorts)) }),
  ]);
}

/** @throws {VigieErrors} where no part has the name, or several have it */
function partOf(files: ReadonlyMap<string, string>, sort: NamedSort, name: string): NamedPart {
  const parts = namedParts(files, sort);
  const [only, ...others] = partsNamed(parts, name);
  if (only !== undefined && others.length === 0) return only;
  const named = { name: textValue(name), sort: textValue(sort) };
  if (only !== undefined) {
    const names = textValue([only, ...others].map((part) => part.name).join(", "));
    throw new VigieErrors([problem("cli/part-name-shared", {}, { ...named, names })]);
  }
  const known = parts.flatMap((part) => [part.name, part.name.replace(/^.*\./, "")]);
  throw new VigieErrors([problem("cli/part-unknown", {}, { ...named, ...suggestion(name, known) })]);
}

/** What stays to be written again by a person. */
async function listLeft({ left }: Removal, terminal: Terminal): Promise<void> {
  if (left.length === 0) return;
  const { message, language } = terminal.messages;
  const { catalogue } = await import("../catalogue.ts");
  terminal.line();
  terminal.line(message("remove.left"));
  terminal.list(
    left.map((error) => {
      const { place, what } = describeProblem(error, catalogue, language);
      return [message("remove.place", { file: place.file ?? "", line: place.line ?? 1 }), what];
    }),
  );
}

function textsAfter(
  files: ReadonlyMap<string, string>,
  { files: changed }: Removal,
): ReadonlyMap<string, string> {
  return new Map(
    [...files].flatMap(([path, text]) => {
      const own = changed.has(path) ? changed.get(path) : text;
      return own === null || own === undefined ? [] : [[path, own] as const];
    }),
  );
}

function resultOf({ removed, left }: Removal) {
  return { removed, left: left.map(({ code, place }) => ({ code, file: place.file, line: place.line })) };
}
