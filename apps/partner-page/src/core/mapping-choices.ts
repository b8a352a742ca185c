import { toBase64url } from "@vigie/bundle";
import {
  type InputDraft,
  type MappingDraft,
  mappingText,
  newDraft,
  parseMapping,
  readDraft,
} from "@vigie/mapping";
import type { Partner, Study } from "@vigie/study";
import { textValue, type VigieError, VigieErrors } from "@vigie/words";
import { pageInputError } from "./problems.ts";
import { pageShapes } from "./readers.ts";

/** A draft of nothing yet, with a secret drawn here. */
export function startDraft(study: Study, partner: Partner): MappingDraft {
  return newDraft(study, partner, toBase64url(crypto.getRandomValues(new Uint8Array(32))));
}

/**
 * Reads a mapping file of the command or of this page, of another year included: `draftChanges` lists what no longer holds.
 * @param file its name
 * @throws {VigieErrors} no mapping, another study's or partner's, or one that reads a folder, or two files of one name
 */
export function takeUpDraft(
  text: string,
  file: string,
  { study, partner }: { readonly study: Study; readonly partner: Partner },
): MappingDraft {
  const read = readDraft(text, file, study);
  if ("errors" in read) throw new VigieErrors(read.errors);
  const { draft } = read;
  if (draft.partner !== partner.id)
    throw pageInputError(
      "page/mapping-of-another",
      { file },
      { found: textValue(draft.partner), partner: textValue(partner.id) },
    );
  const sources = [...draft.sources].map(([source, { units, contacts, ...more }]) => {
    const named = (input: InputDraft) => {
      const found = byName(input);
      if (found === null)
        throw pageInputError("page/mapping-several-files", { file }, { source: textValue(source) });
      return found;
    };
    return [
      source,
      {
        ...more,
        units: units && { ...units, input: units.input && named(units.input) },
        contacts: contacts && { ...contacts, input: named(contacts.input) },
      },
    ] as const;
  });
  return { ...draft, sources: new Map(sources) };
}

/** A page knows files by their names, without their folders; null where it cannot tell which they are. */
function byName(input: InputDraft): InputDraft | null {
  if (input.kind !== "files") return input;
  const files = input.files.map((each) => ({ ...each, file: each.file.replace(/^.*[\\/]/, "") }));
  const isClear = input.folder === null && new Set(files.map((each) => each.file)).size === files.length;
  return isClear ? { ...input, files } : null;
}

/** What the study does not allow of a draft, or misses in it: a run would be refused. */
export function draftProblems(draft: MappingDraft, study: Study): readonly VigieError[] {
  const parsed = parseMapping(mappingText(draft, "fr"), mappingName, { study, shapes: pageShapes });
  return "errors" in parsed ? parsed.errors : [];
}

/** Under which the mapping is kept: the ledger has its name. */
export const mappingName = "mapping.yaml";
