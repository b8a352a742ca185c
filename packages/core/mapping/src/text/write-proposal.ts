import type { Source, Study } from "@vigie/study";
import type { Language } from "@vigie/words";
import { type Document, isMap, isScalar, parseDocument, type YAMLMap } from "yaml";
import { untranslated } from "../column-mapping.ts";
import { proposedSource, type SeveralFiles } from "../draft/proposed-draft.ts";
import type { FileProfile, KnownFile } from "../guess/file-profile.ts";
import type { FileRole, Guess, Proposal } from "../guess/propose-mapping.ts";
import { type MappingDraft, newDraft } from "../mapping-draft.ts";
import { type ProposalMessages, proposalMessages } from "../problems.ts";
import { withSecret } from "../secret.ts";
import { filesOfPart, keepDecisions, mappingOwner, shareFile } from "./existing-text.ts";
import { mappingText, writtenSource } from "./mapping-text.ts";

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
  several = null,
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
  /** Set where the profile is of several files: `path` is then that of the first, or of their folder. */
  readonly several?: SeveralFiles | null;
  readonly secret: string;
  readonly rowsMin: number;
  /** Set where the profile is that of what a file of a known shape becomes. */
  readonly shape?: KnownFile | null;
  /** Fields whose proposed translations the person accepts. */
  readonly accepted?: ReadonlySet<string>;
  /** Language of the comments. */
  readonly language: Language;
}): string | null {
  const { message } = proposalMessages[language];
  const owner = existing === null ? { study: study.id, partner } : mappingOwner(existing);
  if (owner?.study !== study.id || owner.partner !== partner) return null;
  const document =
    existing === null
      ? newDocument(newDraft(study, { id: partner }, secret), language)
      : parseDocument(withSecret(existing, secret, language) ?? existing);
  const { role } = proposal;
  const parts = writtenSource(
    proposedSource(
      { units: null, contacts: null },
      { file: path, profile, proposal, shape, several },
      codesToWrite(rowsMin, accepted),
    ),
    new Set(proposal.multiples.keys()),
  );
  const at = (part: FileRole) => ["sources", source.id, part];
  const earlier = document.getIn(at(role));
  document.setIn(at(role), document.createNode(parts[role]));
  const other = role === "units" ? "contacts" : "units";
  const paths = [path, ...(several?.files ?? [])];
  if (shareFile(filesOfPart(document.getIn(at(other))), paths)) document.deleteIn(at(other));
  const context = { source, message, rowsMin };
  const node = document.getIn(at(role));
  if (isMap(node)) {
    comment(node, proposal, context);
    const isSame = shareFile(filesOfPart(earlier), paths);
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
  if (role === "contacts" && parts.units !== undefined && !document.hasIn(at("units"))) {
    document.setIn(at("units"), document.createNode(parts.units));
    commentCarried(document.getIn(at("units")), proposal, context);
  }
  return document.toString({ lineWidth: 0 });
}

function newDocument(draft: MappingDraft, language: Language): Document.Parsed {
  const document = parseDocument(mappingText(draft, language));
  const sources = document.get("sources");
  if (isMap(sources)) sources.flow = false;
  return document;
}

/** The translations of a guess, and each value left to translate that has rows enough. */
function codesToWrite(rowsMin: number, accepted: ReadonlySet<string>) {
  return ({ codes }: Guess, field: string | null): ReadonlyMap<string, string> => {
    const near = field !== null && accepted.has(field) ? codes?.near : undefined;
    const open = codes?.unknown.filter(({ rows }) => rows >= rowsMin) ?? [];
    return new Map([
      ...(codes?.translated ?? []),
      ...open.map(({ value }) => [value, near?.get(value) ?? untranslated] as const),
    ]);
  };
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

function commentCarried(node: unknown, { carried }: Proposal, context: Context): void {
  if (!isMap(node)) return;
  commentKey(node, "from", context.message("carried"));
  commentFields(node.get("fields"), carried, context);
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
