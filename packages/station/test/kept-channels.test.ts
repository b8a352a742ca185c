import { VigieErrors } from "@vigie/study";
import { expect, test } from "vitest";
import { bundleOf, type SmallStudy } from "./small-study.ts";

/** A second version of a study counts the same persons by their channels otherwise: three of them are not seen. */
const flag = { type: "flag", label: "Réponse" };
const families = { digital: ["account", "kiosk", "mail"], direct: ["desk"], material: ["phone"] };

/** Of so many persons, their channels, and whether they are at RSA or at AAH. */
const persons: readonly (readonly [number, readonly string[], string])[] = [
  [40, ["account"], "rsa"],
  [3, ["account"], "aah"],
  [50, ["account"], "neither"],
  [30, ["account", "mail"], "rsa"],
  [35, ["kiosk"], "rsa"],
  [33, ["kiosk", "mail"], "rsa"],
  [45, ["desk"], "rsa"],
  [20, ["desk"], "aah"],
  [40, ["desk"], "neither"],
];

function counted(
  indicators: SmallStudy["indicators"],
  version: string,
  own: Readonly<Record<string, readonly string[]>> = families,
): SmallStudy {
  const each = persons.flatMap(([count, channels, at]) =>
    Array.from({ length: count }, () => ({ channels, at })),
  );
  return {
    study: { version, disclosure: { min: 5 } },
    source: {
      derive: { minima: { any: ["rsa", "aah"], label: "Minima" } },
      universes: {
        all: { label: "Tous" },
        rsa: { label: "RSA", where: { rsa: "yes" } },
        minima: { label: "Minima", where: { minima: "yes" } },
      },
    },
    codelists: { channels: Object.values(families).flat() },
    fields: { rsa: flag, aah: flag },
    indicators,
    rows: each.map(({ at }) => ["rsa", "aah"].map((one) => (at === one ? "yes" : "no"))),
    contacts: { families: own, byRow: each.map(({ channels }) => channels) },
  };
}

const sets = { kind: "distribution", of: "subgroup" };

async function refused(first: SmallStudy, second: SmallStudy): Promise<readonly string[]> {
  const before = await bundleOf(first);
  const error = await bundleOf(second, [before]).catch((found: unknown) => found);
  if (!(error instanceof VigieErrors)) throw new RangeError("the second was not refused");
  return error.errors.map(({ code }) => code);
}

test("sets of channels of some, and then under another name of more by three", async () => {
  const before = counted({ before: { ...sets, universe: "rsa" } }, "1");
  expect(await refused(before, counted({ after: { ...sets, universe: "minima" } }, "2"))).toEqual([
    "bundle/previous-tells",
  ]);
});

test("a channel that changed its family since: what the groups were is not known any more", async () => {
  const groups = counted({ groups: { kind: "distribution", of: "group" } }, "1");
  const moved = { digital: ["account", "mail"], direct: ["desk"], material: ["phone", "kiosk"] };
  expect(await refused(groups, counted({ sets }, "2", moved))).toEqual(["bundle/previous-names-lost"]);
});
