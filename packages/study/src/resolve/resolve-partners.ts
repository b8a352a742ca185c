import type { VigieError } from "@vigie/words";
import type { SourceDraft } from "../drafts/drafts.ts";
import { definedIn, lookUp, type Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { SigningKeyFile, StudyFile } from "../forms/study-schema.ts";
import type { Partner, SigningKey } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { nearest, suggestion } from "../reading/nearest.ts";

interface PartnersScope {
  readonly form: Form<StudyFile>;
  readonly sources: Names<SourceDraft>;
  readonly found: VigieError[];
}

/** Each source is held by one partner, and each partner holds sources that exist. */
export function resolvePartners({ form, sources, found }: PartnersScope): ReadonlyMap<string, Partner> {
  const { partners } = form.value;
  const held = new Set<string | null>();
  /** By source, the first partner that names it. */
  const holders = new Map<string, string>();
  for (const [id, partner] of Object.entries(partners))
    partner.sources.forEach((name, position) => {
      const place = form.written.place(["partners", id, "sources", position]);
      const holder = holders.get(name);
      // Bundles are assembled by source: of two that had one, the second would be left out without a word.
      if (holder !== undefined) {
        report(found, "study/source-held-twice", place, { source: name, partner: holder });
        return;
      }
      holders.set(name, id);
      held.add(name);
      lookUp(sources, name, (known) => {
        // A mistyped source is not without a partner as well.
        held.add(nearest(name, known));
        report(found, "study/source-unknown", place, { source: name, ...suggestion(name, known) });
      });
    });
  for (const [name, { place }] of definedIn(sources))
    if (!held.has(name)) report(found, "study/source-without-partner", place, { source: name });
  checkKeys(form, found);
  return new Map(
    Object.entries(partners).map(([id, { label, sources: names, keys = [] }]) => [
      id,
      { id, label: textOf(label), sources: names, keys: keys.map(signingKeyOf) },
    ]),
  );
}

function signingKeyOf({ id, public: bytes, from, to }: SigningKeyFile): SigningKey {
  return { id, public: bytes, from, to: to ?? null };
}

/** Each key is 32 bytes, ends no earlier than it starts, and is one partner's alone, under a name of its own. */
function checkKeys({ value, written }: Form<StudyFile>, found: VigieError[]): void {
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  for (const [partner, { keys = [] }] of Object.entries(value.partners))
    for (const [position, key] of keys.entries()) {
      const place = (name: string) => written.place(["partners", partner, "keys", position, name]);
      const values = { key: key.id };
      const owner = owners.get(key.public);
      if (ids.has(key.id)) report(found, "study/signing-key-twice", place("id"), values);
      if (!isEd25519Public(key.public)) report(found, "study/public-key-invalid", place("public"), values);
      else if (owner !== undefined)
        report(found, "study/public-key-twice", place("public"), { ...values, partner: owner });
      if (key.to !== undefined && key.to < key.from)
        report(found, "study/signing-key-reversed", place("to"), values);
      ids.add(key.id);
      owners.set(key.public, partner);
    }
}

/** 32 bytes are 43 characters of base64url; the last carries four bits only, so sixteen letters can end it. */
function isEd25519Public(text: string): boolean {
  return /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text);
}
