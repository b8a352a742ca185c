import type { FileRole, MappingDraft } from "@vigie/mapping";
import type { Dossier, DossierKey } from "../core/dossier.ts";

import type { MappingProposal, ReadSettings } from "../core/page-core.ts";

/** All that a person decides in the page: one value, never changed in place, so that every choice can be undone. */
export interface Choices {
  readonly partner: string | null;
  /** Which of the holders of a group it is; null for one institution, and until one is chosen. */
  readonly holder: string | null;
  readonly files: readonly ChosenFile[];
  /** Null until a partner is chosen. */
  readonly draft: MappingDraft | null;
  /** What each part of the draft was guessed from, by `partKey`. */
  readonly guesses: ReadonlyMap<string, PartProposal>;
  /** Doubtful guesses that the person looked at, by `fieldKey`. */
  readonly checked: ReadonlySet<string>;
  /** What was kept of another edition; null where nothing was taken up. */
  readonly earlier: Earlier | null;
  /** Null for a bundle without signature. */
  readonly key: DossierKey | null;
  /** Text of the ledger; null for a first bundle. */
  readonly ledger: string | null;
  /** Hash of a bundle of the ledger that was handed over to nobody. */
  readonly unsent: string | null;
  /** Day written in the bundle, `2026-11-25`; null for today. */
  readonly date: string | null;
}

export interface ChosenFile {
  readonly file: File;
  readonly settings: ReadSettings;
}

export type PartProposal = Omit<MappingProposal, "draft">;

export interface Earlier {
  /** Name of the file that it was taken from. */
  readonly file: string;
  readonly draft: MappingDraft;
  /** What else the dossier holds. */
  readonly holds: { readonly key: boolean; readonly ledger: boolean };
}

/** One file of a source: its units, or its contacts. */
export interface Part {
  readonly source: string;
  readonly role: FileRole;
}

/** Identifiers have no slash. */
export function partKey({ source, role }: Part): string {
  return `${source}/${role}`;
}

export function fieldKey(part: Part, field: string): string {
  return `${partKey(part)}/${field}`;
}

export const noChoices: Choices = {
  partner: null,
  holder: null,
  files: [],
  draft: null,
  guesses: new Map(),
  checked: new Set(),
  earlier: null,
  key: null,
  ledger: null,
  unsent: null,
  date: null,
};

/** Files stay open: another partner of the study may have the same. */
export function withPartner(choices: Choices, draft: MappingDraft): Choices {
  return { ...noChoices, files: choices.files, partner: draft.partner, draft };
}

/** A dossier in the place of what was decided: files stay open, and are given to the parts of their names. */
export function withDossier(
  choices: Choices,
  {
    file,
    draft,
    dossier,
    key,
  }: {
    readonly file: string;
    readonly draft: MappingDraft;
    readonly dossier: Pick<Dossier, "ledger">;
    readonly key: DossierKey | null;
  },
): Choices {
  return {
    ...choices,
    draft,
    guesses: new Map(),
    checked: new Set(),
    earlier: { file, draft, holds: { key: key !== null, ledger: dossier.ledger !== null } },
    key: key ?? choices.key,
    ledger: dossier.ledger ?? choices.ledger,
  };
}
