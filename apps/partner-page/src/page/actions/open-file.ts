import type { FileRole, MappingDraft, Proposal } from "@vigie/mapping";
import type { Source } from "@vigie/study";
import { readDossier, readSigningKey } from "../../core/dossier.ts";
import { takeUpDraft } from "../../core/mapping-choices.ts";
import type { PageCore, ProfiledFile } from "../../core/page-core.ts";
import {
  type Choices,
  type ChosenFile,
  type Part,
  type PartProposal,
  partKey,
  withDossier,
} from "../choices.ts";
import { sourcesOf } from "../decisions.ts";
import {
  fieldMapping,
  partOf,
  readsFile,
  withField,
  withFormatOf,
  withPart,
  withPartFile,
} from "../draft-edits.ts";
import { sentence } from "../page-formatter.ts";
import type { PageWork } from "./page-work.ts";

/** Opens data in the core, and gives it to the parts that it seems to be. */
export async function openData(
  work: PageWork,
  { file, settings }: ChosenFile,
  signal: AbortSignal,
): Promise<void> {
  const { core, store, opened, present, decide, announce, messageOf, showReading } = work;
  const data = await (await core).addFile(file, settings, { signal, reading: showReading });
  opened.add({ file, settings }, data);
  store.change((state) => ({ ...state, dataFiles: new Map([...state.dataFiles, [file.name, data]]) }));
  const others = present().files.filter(({ file: { name } }) => name !== file.name);
  const before = { ...present(), files: [...others, { file, settings }] };
  const isReadAgain = others.length < present().files.length;
  const given = await assignByGuess(work, data, isReadAgain ? withFormatRead(before, data) : before);
  const { files, draft, guesses } = given;
  decide(sentence("did.file", { name: file.name }), (before) => ({ ...before, files, draft, guesses }));
  const rows = data.profile?.rows ?? 0;
  announce(
    data.problems.length > 0
      ? messageOf("files.announceProblem", { name: file.name })
      : messageOf("files.announce", { name: file.name, rows }),
  );
}

/** Gives a file to the parts that it seems to be, where nothing else is. */
async function assignByGuess(
  { store, core }: PageWork,
  data: ProfiledFile,
  before: Choices,
): Promise<Choices> {
  const { study } = store.get();
  if (study === null || before.draft === null || before.partner === null) return before;
  return withLikelyParts(data, before, {
    core: await core,
    sources: sourcesOf(study.study, before.partner),
  });
}

/** What the person corrects of how a file is read holds for the run too. */
function withFormatRead(choices: Choices, { name, profile }: ProfiledFile): Choices {
  const { draft } = choices;
  if (draft === null || profile === null) return choices;
  return { ...choices, draft: withFormatOf(draft, name, profile) };
}

/** Reads a file that the command or the page wrote: mapping, dossier, key or ledger. */
export async function readText(
  file: File,
  kind: Exclude<FileKind, "data" | "study">,
  { store, present, decide }: PageWork,
): Promise<void> {
  const { study } = store.get();
  const { partner: id } = present();
  const partner = id === null ? undefined : study?.study.partners.get(id);
  if (study === null || partner === undefined) return;
  const { name } = file;
  const of = { study: study.study, partner };
  if (kind === "dossier") {
    const dossier = await readDossier(file, name);
    const draft = takeUpDraft(dossier.mapping, name, of);
    const key = dossier.key === null ? null : await readSigningKey(dossier.key, name);
    decide(sentence("did.dossier", { name }), (before) =>
      withDossier(before, { file: name, draft, dossier, key }),
    );
  } else if (kind === "mapping") {
    const draft = takeUpDraft(await file.text(), name, of);
    decide(sentence("did.mapping", { name }), (before) =>
      withDossier(before, { file: name, draft, dossier: { ledger: null }, key: null }),
    );
  } else if (kind === "key") {
    const key = await readSigningKey(await file.text(), name);
    decide(sentence("did.key", { name }), (before) => ({ ...before, key }));
  } else {
    const ledger = await file.text();
    decide(sentence("did.ledger", { name }), (before) => ({ ...before, ledger }));
  }
}

/** Guesses for a part from the columns of a file. @param isWhole whether they replace what was decided of its columns */
export async function proposeColumns(
  { core, present, decide }: PageWork,
  part: Part,
  { file, isWhole }: { readonly file: string; readonly isWhole: boolean },
): Promise<void> {
  const { draft } = present();
  if (draft === null) return;
  const { draft: after, ...guess } = await (await core).propose({ ...part, draft, file });
  decide(sentence("did.give", { name: file }), (before) =>
    before.draft === null ? before : withAssignedPart(before, part, { draft: after, guess, isWhole }),
  );
}

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
        withPartFile(choices.draft, part, guessed.input),
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
async function withLikelyParts(
  data: ProfiledFile,
  choices: Choices,
  { core, sources }: { readonly core: PageCore; readonly sources: readonly Source[] },
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
    const { draft: after, ...guess } = await core.propose({ draft, source: id, file: name });
    const part = { source: id, role: guess.proposals.fr.role satisfies FileRole };
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

/** What a person gives to the page, by its name and its start. */
type FileKind = "study" | "dossier" | "mapping" | "key" | "ledger" | "data";

/** @param start first characters of the file */
export function kindOfBytes(name: string, start: string): FileKind {
  const [, extension = ""] = /\.([a-z0-9]+)$/i.exec(name) ?? [];
  switch (extension.toLowerCase()) {
    case "vigie":
      return "study";
    case "zip":
      return "dossier";
    case "yaml":
    case "yml":
      return "mapping";
    case "json":
      if (/^\s*\{\s*"ledger"\s*:/.test(start)) return "ledger";
      return /"kty"\s*:\s*"OKP"/.test(start) ? "key" : "data";
    default:
      return "data";
  }
}
