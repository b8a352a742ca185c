import { type Family, families, isChannelless } from "@vigie/table";
import type { FilePlace, VigieError } from "@vigie/words";
import { type CodelistDraft, codelistAt } from "../drafts/drafts.ts";
import type { SourceFile } from "../forms/source-schema.ts";
import type { Code } from "../model/code.ts";
import type { Contacts, RoutineRule } from "../model/source.ts";
import { textOf } from "../model/text.ts";
import { report, studyProblem } from "../problems.ts";
import { nearest, suggestion } from "../reading/nearest.ts";
import type { Path } from "../reading/parsed-file.ts";
import type { SourceScope } from "./source-scope.ts";

type ContactsFile = NonNullable<SourceFile["contacts"]>;
type Scope = SourceScope & { readonly contacts: ContactsFile };

/** Which channels there are, in which family each stands, and which contacts are set aside. */
export function resolveContacts(source: SourceScope): Contacts | null {
  const { contacts } = source.form.value;
  if (contacts === undefined) return null;
  const scope = { ...source, contacts };
  const named = (part: "channels" | "motives") => {
    const name = contacts[part];
    return name === undefined ? null : codelistAt(scope, name, source.form.written.place(["contacts", part]));
  };
  const channels = named("channels");
  const motives = named("motives");
  const placed = channels === null ? new Map<string, Slot>() : placeChannels(scope, channels);
  return {
    codelist: contacts.channels,
    channels: new Map(
      (channels?.leaves ?? []).flatMap(({ code, label }) => {
        const slot = placed.get(code);
        return slot === undefined || slot === "out_of_scope"
          ? []
          : [[code, { family: slot, label }] as const];
      }),
    ),
    outOfScope: new Map(
      contacts.families.out_of_scope.map((channel) => [
        channel,
        channels?.leaves.find(({ code }) => code === channel)?.label ?? { fr: channel },
      ]),
    ),
    motives: motives === null ? null : new Map(motives.leaves.map(({ code, label }) => [code, label])),
    renamed: { channels: renamedIn(channels), motives: renamedIn(motives) },
    routine: (contacts.routine ?? []).map((rule, position) =>
      resolveRule(scope, rule, { path: ["contacts", "routine", position], channels, motives }),
    ),
    minContacts: contacts.min_contacts ?? 1,
    duplicates: contacts.duplicates ?? "keep",
  };
}

function renamedIn(codes: CodelistDraft | null): readonly Code[] {
  return codes?.leaves.filter(({ formerly }) => formerly !== undefined) ?? [];
}

type Slot = Family | "out_of_scope";

/** Each channel of the code list stands in one family and one only, or is out of scope. */
function placeChannels(scope: Scope, channels: CodelistDraft): ReadonlyMap<string, Slot> {
  const { form, contacts, found } = scope;
  const codes = new Set(channels.leaves.map(({ code }) => code));
  const placed = new Map<string, Slot>();
  /** What mistyped codes most likely stood for: they are not without a family as well. */
  const meant = new Set<string | null>();
  for (const slot of [...families, "out_of_scope"] as const)
    contacts.families[slot].forEach((channel, position) => {
      const place = form.written.place(["contacts", "families", slot, position]);
      const before = placed.get(channel);
      if (isChannelless(channel)) report(found, "study/channel-reserved", place, { channel });
      if (before !== undefined) found.push(twicePlaced(channel, { before, slot, place }));
      else if (codes.has(channel)) placed.set(channel, slot);
      else if (channels.complete) {
        found.push(unknownCode(channel, channels, place));
        meant.add(nearest(channel, codes));
      }
    });
  for (const channel of codes)
    if (!placed.has(channel) && !meant.has(channel))
      report(found, "study/channel-without-family", form.written.placeOfKey(["contacts", "families"]), {
        channel,
        codelist: channels.codelist.id,
      });
  return placed;
}

function twicePlaced(
  channel: string,
  { before, slot, place }: { before: Slot; slot: Slot; place: FilePlace },
): VigieError {
  return studyProblem("study/channel-in-two-families", place, {
    channel,
    before,
    family: slot,
    sameFamily: before === slot ? "yes" : "no",
  });
}

function unknownCode(code: string, { codelist, leaves }: CodelistDraft, place: FilePlace): VigieError {
  const known = leaves.map((leaf) => leaf.code);
  return studyProblem("study/code-unknown", place, {
    code,
    codelist: codelist.id,
    ...suggestion(code, known),
  });
}

interface RuleContext {
  readonly path: Path;
  readonly channels: CodelistDraft | null;
  readonly motives: CodelistDraft | null;
}

function resolveRule(
  { form, contacts, found }: Scope,
  rule: NonNullable<ContactsFile["routine"]>[number],
  { path, channels, motives }: RuleContext,
): RoutineRule {
  const place = (...deeper: Path) => form.written.place([...path, ...deeper]);
  const check = (part: "channel" | "motive", codelist: CodelistDraft | null) =>
    rule[part]?.forEach((code, position) => {
      if (codelist?.complete && !codelist.leaves.some((known) => known.code === code))
        found.push(unknownCode(code, codelist, place(part, position)));
      else if (part === "channel" && contacts.families.out_of_scope.includes(code))
        report(found, "study/routine-out-of-scope", place(part, position), { channel: code });
    });
  check("channel", channels);
  check("motive", motives);
  if (rule.motive !== undefined && contacts.motives === undefined)
    report(found, "study/routine-without-motives", form.written.placeOfKey([...path, "motive"]));
  if (rule.channel === undefined && rule.motive === undefined) report(found, "study/routine-empty", place());
  return {
    label: textOf(rule.label),
    channels: rule.channel === undefined ? null : new Set(rule.channel),
    motives: rule.motive === undefined ? null : new Set(rule.motive),
  };
}
