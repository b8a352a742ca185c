import { type ColumnMapping, untranslated } from "../column-mapping.ts";
import type { FileProfile } from "../guess/file-profile.ts";
import type { Guess, Proposal } from "../guess/propose-mapping.ts";
import { formatOfProfile, type KnownFile } from "../guess/written-format.ts";
import type { FormatFile } from "../mapping-file.ts";
import type { InputDraft, MappingDraft, SourceDraft } from "./mapping-draft.ts";

/**
 * A draft with what a file was guessed to be; a file has one role, so its earlier role in the draft is removed.
 * @param file how the draft names it
 * @param shape set where the profile is that of what a file of a known shape becomes
 */
export function proposedDraft(
  draft: MappingDraft,
  {
    source,
    file,
    profile,
    proposal,
    shape,
  }: {
    readonly source: string;
    readonly file: string;
    readonly profile: FileProfile;
    readonly proposal: Proposal;
    readonly shape: KnownFile | null;
  },
): MappingDraft {
  const before = draft.sources.get(source) ?? { units: null, contacts: null };
  const format: FormatFile = formatOfProfile(profile, shape) ?? {};
  const input = { kind: "file", file, format } as const;
  const key = proposal.key?.column ?? untranslated;
  const fields = new Map([...proposal.fields].map(([id, guess]) => [id, columnOf(guess)]));
  const multiples = [...proposal.multiples].map(([id, { mapped }]) => [id, mapped] as const);
  const known =
    shape === null
      ? null
      : {
          name: shape.name,
          columns: new Map(shape.columns ?? []),
          departement: null,
          companions: new Map<string, never>(),
        };
  const after: SourceDraft =
    proposal.role === "units"
      ? {
          units: {
            input,
            shape: known,
            key,
            pad: null,
            otherRows: "refuse",
            fields: new Map([...fields, ...multiples]),
          },
          contacts: isOf(before.contacts?.input ?? null, file) ? null : before.contacts,
        }
      : {
          units: unitsFromContacts(isOf(before.units?.input ?? null, file) ? null : before.units, proposal),
          contacts: { input, key, pad: null, otherRows: "refuse", fields },
        };
  return { ...draft, sources: new Map([...draft.sources, [source, after]]) };
}

function isOf(input: InputDraft | null, file: string): boolean {
  return input?.kind === "file" && input.file === file;
}

/** Units are drawn from the log, as long as they have no file of their own. */
function unitsFromContacts(units: SourceDraft["units"], { carried }: Proposal): SourceDraft["units"] {
  if (units !== null || carried.size === 0) return units;
  const fields = new Map([...carried].map(([id, guess]) => [id, columnOf(guess)]));
  return { input: null, shape: null, key: "", pad: null, otherRows: "refuse", fields };
}

/** Values that nobody translated are left out: `unknownValues` finds them, and a run refuses them. */
function columnOf({ column, dates, codes, missing }: Guess): ColumnMapping {
  return {
    column,
    codes: codes?.translated ?? new Map(),
    without: missing,
    dates: dates ?? "iso",
    separator: ";",
  };
}
