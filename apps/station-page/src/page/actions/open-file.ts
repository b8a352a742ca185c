import { readDossier } from "../../core/dossier.ts";
import { takeUpDraft } from "../../core/mapping-choices.ts";
import { readSigningKey } from "../../core/signing-key.ts";
import type { DataFile } from "../../core/station.ts";
import { withAssignedPart, withLikelyParts } from "../assign-file.ts";
import { type Choices, type ChosenFile, type Part, withDossier } from "../choices.ts";
import { sourcesOf } from "../decisions.ts";
import { withFormatOf } from "../draft-edits.ts";
import type { FileKind } from "../file-kind.ts";
import { sentence } from "../page-formatter.ts";
import type { PageWork } from "./page-work.ts";

/** Opens data in the station, and gives it to the parts that it seems to be. */
export async function openData(
  work: PageWork,
  { file, settings }: ChosenFile,
  signal: AbortSignal,
): Promise<void> {
  const { station, store, opened, present, decide, announce, messageOf, showReading } = work;
  const data = await (await station).addFile(file, settings, { signal, reading: showReading });
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
  { store, station }: PageWork,
  data: DataFile,
  before: Choices,
): Promise<Choices> {
  const { study } = store.get();
  if (study === null || before.draft === null || before.partner === null) return before;
  return withLikelyParts(data, before, {
    station: await station,
    sources: sourcesOf(study.study, before.partner),
  });
}

/** What the person corrects of how a file is read holds for the run too. */
function withFormatRead(choices: Choices, { name, profile }: DataFile): Choices {
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
  { station, present, decide }: PageWork,
  part: Part,
  { file, isWhole }: { readonly file: string; readonly isWhole: boolean },
): Promise<void> {
  const { draft } = present();
  if (draft === null) return;
  const { draft: after, ...guess } = await (await station).propose({ ...part, draft, file });
  decide(sentence("did.give", { name: file }), (before) =>
    before.draft === null ? before : withAssignedPart(before, part, { draft: after, guess, isWhole }),
  );
}
