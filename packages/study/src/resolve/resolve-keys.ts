import type { VigieError } from "@vigie/words";
import type { Form } from "../forms/form.ts";
import type { SigningKeyFile, StudyFile } from "../forms/study-schema.ts";
import type { SigningKey } from "../model/study.ts";
import { report } from "../problems.ts";

export function signingKeyOf({ id, public: bytes, from, to }: SigningKeyFile): SigningKey {
  return { id, public: bytes, from, to: to ?? null };
}

/** Each key is 32 bytes, ends no earlier than it starts, and is one partner's alone, under a name of its own. */
export function checkKeys({ value, written }: Form<StudyFile>, found: VigieError[]): void {
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
