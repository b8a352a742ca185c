import type { MappingDraft, Proposal, Role } from "@vigie/mapping";
import type { Source } from "@vigie/study";
import type { DataFile, Station } from "../core/station.ts";
import { type Choices, type Part, type PartProposal, partKey } from "./choices.ts";
import { fieldMapping, partOf, readsFile, withField, withFile, withPart } from "./draft-edits.ts";

interface Given {
  /** In which the guess replaces what was written of the part. */
  readonly draft: MappingDraft;
  readonly guess: PartProposal;
  /** Whether the guess replaces the columns that the person chose. */
  readonly isWhole: boolean;
}

/** The choices with a part read in a file; columns chosen before stay and only other fields are guessed, unless the whole guess is taken. */
export function withAssignedPart(choices: Choices, part: Part, { draft, guess, isWhole }: Given): Choices {
  if (choices.draft === null) return choices;
  const decided = partOf(choices.draft, part);
  const guessed = partOf(draft, part);
  const guesses = new Map([...choices.guesses, [partKey(part), guess]]);
  if (guessed === null) return choices;
  if (decided !== null && decided.fields.size > 0 && !isWhole && guessed.input !== null) {
    const fresh = [...guessed.fields].filter(
      ([field]) => fieldMapping(decided, field, guess.profile) === null,
    );
    return {
      ...choices,
      draft: fresh.reduce(
        (before, [field, mapping]) => withField(before, part, field, mapping),
        withFile(choices.draft, part, guessed.input),
      ),
      guesses,
    };
  }
  const units = draft.sources.get(part.source)?.units ?? null;
  const base = withPart(choices.draft, part, guessed);
  // A log of contacts may hold the attributes of its units.
  const isCarried = part.role === "contacts" && units?.input === null;
  const hasUnits = (choices.draft.sources.get(part.source)?.units ?? null) !== null;
  return {
    ...choices,
    draft: isCarried && !hasUnits ? withPart(base, { ...part, role: "units" }, units) : base,
    guesses: isCarried && !hasUnits ? new Map([...guesses, [`${part.source}/units`, guess]]) : guesses,
  };
}

/** Assigns a file that was just opened to the parts that it seems to be, among those that no other open file gives. */
export async function withLikelyParts(
  data: DataFile,
  choices: Choices,
  { station, sources }: { readonly station: Station; readonly sources: readonly Source[] },
): Promise<Choices> {
  const { draft } = choices;
  const { name, profile, shapes } = data;
  if (draft === null || (profile === null && shapes.size === 0) || readsFile(draft, name)) return choices;
  const isOpen = (file: string) => file !== name && choices.files.some((other) => other.file.name === file);
  const free = (part: Part) => {
    const input = partOf(draft, part)?.input;
    return input === undefined || (input?.kind === "file" && !isOpen(input.file));
  };
  const asked = sources.filter(({ id }) => shapes.size === 0 || shapes.has(id));
  const found: { readonly part: Part; readonly draft: MappingDraft; readonly guess: PartProposal }[] = [];
  for (const { id } of asked) {
    const { draft: after, ...guess } = await station.propose({ draft, source: id, file: name });
    const part = { source: id, role: guess.proposals.fr.role satisfies Role };
    if (free(part) && (shapes.has(id) || guess.proposals.fr.fields.size > 0))
      found.push({ part, draft: after, guess });
  }
  const likely =
    shapes.size > 0
      ? found
      : found.toSorted((a, b) => met(b.guess.proposals.fr) - met(a.guess.proposals.fr)).slice(0, 1);
  return likely.reduce(
    (before, { part, ...given }) => withAssignedPart(before, part, { ...given, isWhole: false }),
    choices,
  );
}

/** Share of the fields of the source that the file seems to hold. */
function met({ fields, absent }: Proposal): number {
  return fields.size / Math.max(1, fields.size + absent.length);
}
