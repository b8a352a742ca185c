import type { VigieError } from "@vigie/words";
import { definedIn, lookUp } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import type { StudyFile } from "../forms/study-schema.ts";
import type { HolderGroup, Partner } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { nearest, suggestion } from "../reading/nearest.ts";
import type { Path } from "../reading/parsed-file.ts";
import {
  checkHolderLists,
  distinctHolders,
  exceptionsOf,
  type HolderEntry,
  holderEntries,
  isEd25519Public,
  type PartnersScope,
  signingKeyOf,
} from "./resolve-holders.ts";

/** Each source is held by one partner, and each partner holds sources that exist. */
export function resolvePartners(scope: PartnersScope): ReadonlyMap<string, Partner> {
  const { form, sources, found } = scope;
  const { partners } = form.value;
  const held = new Set<string | null>();
  /** By source, the first partner that names it. */
  const owners = new Map<string, string>();
  for (const [id, partner] of Object.entries(partners))
    partner.sources.forEach((name, position) => {
      const place = form.written.place(["partners", id, "sources", position]);
      const owner = owners.get(name);
      // Bundles are assembled by source: of two that had one, the second would be left out without a word.
      if (owner !== undefined) {
        report(found, "study/source-held-twice", place, { source: name, partner: owner });
        return;
      }
      owners.set(name, id);
      held.add(name);
      lookUp(sources, name, (known) => {
        // A mistyped source is not without a partner as well.
        held.add(nearest(name, known));
        report(found, "study/source-unknown", place, { source: name, ...suggestion(name, known) });
      });
    });
  for (const [name, { place }] of definedIn(sources))
    if (!held.has(name)) report(found, "study/source-without-partner", place, { source: name });
  const holders = new Map(Object.keys(partners).map((id) => [id, holderEntries(id, scope)] as const));
  checkHolderLists(scope);
  checkKeys(
    form,
    [...holders.values()].flatMap((written) => written ?? []),
    found,
  );
  return new Map(
    Object.entries(partners).map(([id, { label, sources: names, keys = [], pooled = false }]) => {
      const own = holders.get(id) ?? null;
      return [
        id,
        {
          id,
          label: textOf(label),
          sources: names,
          keys: keys.map(signingKeyOf),
          group: own && groupOf(id, own, { pooled, scope }),
        },
      ];
    }),
  );
}

function groupOf(
  id: string,
  written: readonly HolderEntry[],
  { pooled, scope }: { readonly pooled: boolean; readonly scope: PartnersScope },
): HolderGroup {
  const holders = distinctHolders(written, scope.found);
  return { holders, pooled, except: exceptionsOf(id, holders, scope) };
}

/** Each key is 32 bytes, ends no earlier than it starts, and is one partner's or one holder's alone, under a name of its own. */
function checkKeys(
  { value, written }: Form<StudyFile>,
  holders: readonly HolderEntry[],
  found: VigieError[],
): void {
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  const keyed = [
    ...Object.entries(value.partners).map(([owner, { keys = [] }]) => ({
      owner,
      keys,
      placeOf: (...path: Path) => written.place(["partners", owner, "keys", ...path]),
    })),
    ...holders.map(({ holder: { id, keys = [] }, place }) => ({ owner: id, keys, placeOf: () => place })),
  ];
  for (const { owner, keys, placeOf } of keyed)
    for (const [position, key] of keys.entries()) {
      const place = (name: string) => placeOf(position, name);
      const values = { key: key.id };
      const other = owners.get(key.public);
      if (ids.has(key.id)) report(found, "study/signing-key-twice", place("id"), values);
      if (!isEd25519Public(key.public)) report(found, "study/public-key-invalid", place("public"), values);
      else if (other !== undefined)
        report(found, "study/public-key-twice", place("public"), { ...values, partner: other });
      if (key.to !== undefined && key.to < key.from)
        report(found, "study/signing-key-reversed", place("to"), values);
      ids.add(key.id);
      owners.set(key.public, owner);
    }
}
