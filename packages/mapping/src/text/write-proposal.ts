import type { Source, Study } from "@vigie/study";
import type { Language } from "@vigie/words";
import { type Document, isMap, isScalar, parseDocument, type YAMLMap } from "yaml";
import { type ColumnMapping, type ItemColumns, untranslated } from "../column-mapping.ts";
import type { FileProfile } from "../guess/file-profile.ts";
import { type ProposalMessages, proposalMessages } from "../guess/proposal-messages.ts";
import type { Guess, Proposal } from "../guess/propose-mapping.ts";
import { formatOfProfile, type KnownFile } from "../guess/written-format.ts";
import { withSecret } from "../secret.ts";
import { keepDecisions } from "./kept-decisions.ts";
import { isSameFile, mappingOwner } from "./mapping-text.ts";

/**
 * Adds a proposal to a mapping file, each guess with its reason in a comment; what the file already says about
 * other sources, and its comments, stay, and so does what a person decided of this one (`keepDecisions`). A file has one
 * role: its earlier role in the mapping is removed.
 * @param existing text of the mapping file, or null where there is none yet
 * @param path how the mapping will name the data file
 * @param rowsMin a value of the data is written only where it stands in at least that many rows: messages quote mappings
 * @param secret drawn at random, for a new mapping; one that exists keeps its own, where it was drawn too
 * @returns null where the existing text is not a mapping of this study by this partner
 */
export function writeProposal({
  existing,
  study,
  partner,
  source,
  profile,
  proposal,
  path,
  secret,
  rowsMin,
  shape = null,
  accepted = new Set(),
  language,
}: {
  readonly existing: string | null;
  readonly study: Study;
  readonly partner: string;
  readonly source: Source;
  readonly profile: FileProfile;
  readonly proposal: Proposal;
  readonly path: string;
  readonly secret: string;
  readonly rowsMin: number;
  /** Set where the profile is that of what a file of a known shape becomes. */
  readonly shape?: KnownFile | null;
  /** Fields whose proposed translations the person accepts. */
  readonly accepted?: ReadonlySet<string>;
  /** Of the comments. */
  readonly language: Language;
}): string | null {
  const { message } = proposalMessages[language];
  const owner = existing === null ? { study: study.id, partner } : mappingOwner(existing);
  if (owner?.study !== study.id || owner.partner !== partner) return null;
  const document =
    existing === null
      ? newDocument({ study: study.id, partner, secret }, message)
      : parseDocument(withSecret(existing, secret, language) ?? existing);
  const at = ["sources", source.id, proposal.role];
  const format = formatOfProfile(profile, shape);
  const file = { path, shape, rowsMin, ...(format === null ? {} : { format }) };
  const earlier = document.getIn(at);
  document.setIn(at, document.createNode(written(file, proposal, accepted)));
  const other = proposal.role === "units" ? "contacts" : "units";
  const before = document.getIn(["sources", source.id, other, "file"]);
  if (typeof before === "string" && isSameFile(before, path))
    document.deleteIn(["sources", source.id, other]);
  const node = document.getIn(at);
  if (isMap(node)) {
    comment(node, proposal, { source, message, rowsMin });
    const isSame = isMap(earlier) && isSameFile(String(earlier.get("file")), path);
    const { role } = proposal;
    if (isMap(earlier))
      keepDecisions(earlier, node, {
        document,
        source,
        role,
        profile,
        rowsMin,
        accepted,
        isSameFile: isSame,
      });
  }
  if (proposal.carried.size > 0 && !document.hasIn(["sources", source.id, "units"]))
    writeCarried(document, proposal, { source, message, rowsMin });
  return document.toString({ lineWidth: 0 });
}

/** The threshold that a mapping sets under `floors`; 0 where it sets none. */
export function mappedFloor(existing: string): number {
  const min = parseDocument(existing).getIn(["floors", "min"]);
  return typeof min === "number" ? min : 0;
}

/** The column that names the unit in a file of the source that the mapping already has. */
export function mappedKey(existing: string, source: Source): string | null {
  const document = parseDocument(existing);
  const keys = ["units", "contacts"].map((role) => {
    const key = document.getIn(["sources", source.id, role, "key"]);
    return isMap(key) ? key.get("column") : key;
  });
  return keys.filter((key) => typeof key === "string").find((key) => key !== untranslated) ?? null;
}

function newDocument(
  { study, partner, secret }: { readonly study: string; readonly partner: string; readonly secret: string },
  message: ProposalMessages["message"],
): Document.Parsed {
  const text = `${message("heading", { partner, study })}
mapping: 1
study: ${study}
partner: ${partner}
# ${message("secret")}
secret: "${secret}"
sources: {}
`;
  const document = parseDocument(text);
  const sources = document.get("sources");
  if (isMap(sources)) sources.flow = false;
  return document;
}

function written(
  {
    path,
    shape,
    rowsMin,
    format,
  }: {
    readonly path: string;
    readonly shape: KnownFile | null;
    readonly rowsMin: number;
    readonly format?: object;
  },
  { role, key, fields, multiples }: Proposal,
  accepted: ReadonlySet<string>,
): object {
  const columns = {
    ...Object.fromEntries(
      [...fields].map(([id, guess]) => [id, column(guess, rowsMin, { id, isAccepted: accepted.has(id) })]),
    ),
    ...Object.fromEntries([...multiples].map(([id, { mapped }]) => [id, writtenMultiple(mapped)])),
  };
  return {
    file: path,
    ...(format === undefined ? {} : { format }),
    ...(shape === null ? {} : { shape: shape.name }),
    ...(shape === null || shape.columns === null ? {} : { columns: Object.fromEntries(shape.columns) }),
    key: key?.column ?? untranslated,
    ...(role === "units" ? { fields: columns } : columns),
  };
}

function writtenMultiple(mapped: ColumnMapping | ItemColumns): object {
  const { codes, without } = mapped;
  const where =
    "columns" in mapped
      ? { columns: Object.fromEntries(mapped.columns) }
      : { column: mapped.column, separator: mapped.separator };
  return {
    ...where,
    ...(codes.size === 0 ? {} : { codes: Object.fromEntries(codes) }),
    ...(without.length === 0 ? {} : { missing: [...without] }),
  };
}

function column(
  { column: name, dates, codes, missing }: Guess,
  rowsMin: number,
  { id, isAccepted }: { readonly id: string; readonly isAccepted: boolean },
): object {
  const unknown = codes?.unknown.filter(({ rows }) => rows >= rowsMin) ?? [];
  const all = {
    ...Object.fromEntries(codes?.translated ?? []),
    ...Object.fromEntries(
      unknown.map(({ value }) => [value, (isAccepted ? codes?.near.get(value) : undefined) ?? untranslated]),
    ),
  };
  return {
    column: name,
    ...(dates === null || dates === "iso" ? {} : { dates }),
    ...(Object.keys(all).length === 0 ? {} : { codes: all }),
    // Words that files share: they say nothing of anyone, however rare.
    ...(missing.length === 0 ? {} : { [id === "channel" ? "out_of_scope" : "missing"]: [...missing] }),
  };
}

/** Units are drawn from the log, as long as they have no file of their own. */
function writeCarried(document: Document.Parsed, proposal: Proposal, context: Context): void {
  const { source, message, rowsMin } = context;
  const { carried } = proposal;
  const at = ["sources", source.id, "units"];
  const fields = Object.fromEntries(
    [...carried].map(([id, guess]) => [id, column(guess, rowsMin, { id: "", isAccepted: false })]),
  );
  document.setIn(at, document.createNode({ from: "contacts", fields }));
  const node = document.getIn(at);
  if (!isMap(node)) return;
  commentKey(node, "from", message("carried"));
  commentFields(node.get("fields"), carried, context);
}

interface Context {
  readonly source: Source;
  readonly message: ProposalMessages["message"];
  readonly rowsMin: number;
}

const leftMax = 40;

function comment(
  node: YAMLMap,
  { role, key, fields, multiples, absent, left }: Proposal,
  context: Context,
): void {
  const { message } = context;
  const holder = role === "units" ? node.get("fields") : node;
  commentKey(node, "key", key === null ? message("noKey") : key.reason);
  if (!isMap(holder)) return;
  commentFields(holder, fields, context);
  for (const [id, { reason }] of multiples) commentKey(holder, id, reason);
  // A file may have hundreds of columns: past some, their names help nobody.
  const some = left.length > leftMax ? [...left.slice(0, leftMax), "…"] : left;
  if (absent.length > 0)
    holder.comment = ` ${message("absent", { fields: absent.join(", "), left: some.join(", "), lefts: left.length })}`;
}

function commentFields(holder: unknown, fields: Proposal["fields"], context: Context): void {
  if (!isMap(holder)) return;
  for (const [id, guess] of fields) {
    commentKey(holder, id, guess.reason);
    const values = holder.getIn([id, "codes"]);
    if (isMap(values)) commentUnknown(values, guess, id, context);
  }
}

function commentUnknown(values: YAMLMap, { codes }: Guess, id: string, context: Context): void {
  const { message, rowsMin } = context;
  for (const { value, rows } of codes?.unknown ?? [])
    if (rows >= rowsMin && values.get(value) === untranslated)
      commentKey(
        values,
        value,
        message("rows", { rows, near: codes?.near.get(value) ?? "no", remedy: remedy(id, context) }),
      );
  const rare = codes?.unknown.filter(({ rows }) => rows < rowsMin) ?? [];
  const rows = rare.reduce((sum, found) => sum + found.rows, 0);
  if (rare.length > 0) values.comment = ` ${message("rare", { values: rare.length, rows })}`;
}

function remedy(id: string, { source, message }: Context): string {
  if (id === "channel" && source.contacts !== null) {
    const { channels, outOfScope } = source.contacts;
    return message("chooseChannel", {
      channels: [...channels.keys()].join(", "),
      aside: [...outOfScope.keys()].join(", "),
      asides: outOfScope.size,
    });
  }
  const codes = source.attributes.get(id)?.codes.map(({ code }) => code) ?? [
    ...(source.contacts?.motives?.keys() ?? []),
  ];
  return message("chooseCode", { codes: `${codes.slice(0, 12).join(", ")}${codes.length > 12 ? "…" : ""}` });
}

function commentKey(map: YAMLMap, key: string, text: string): void {
  const found = map.items
    .map((item) => item.key)
    .find((candidate) => isScalar(candidate) && candidate.value === key);
  if (isScalar(found)) found.commentBefore = ` ${text}`;
}
