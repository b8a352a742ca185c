import { type VigieError, VigieErrors } from "@vigie/words";
import { problem } from "./problems.ts";
import type { Received } from "./received-bundles.ts";

/**
 * An edition has one bundle a partner.
 * @throws {VigieErrors} each bundle that another one of its partner stands for, with that one and their days
 */
export function refuseSeveralOfOne(received: readonly Received[]): void {
  const byPartner = Map.groupBy(received, ({ bundle }) => bundle.manifest.partner);
  const wrong = [...byPartner.values()].flatMap(tooMany);
  if (wrong.length > 0) throw new VigieErrors(wrong);
}

function tooMany(received: readonly Received[]): readonly VigieError[] {
  const latest = received
    .toSorted((a, b) => a.bundle.manifest.date.localeCompare(b.bundle.manifest.date))
    .at(-1);
  return received.flatMap((one) => {
    if (latest === undefined || one === latest) return [];
    const { file, bundle } = latest;
    return [
      problem(
        "cli/bundles-of-one-partner",
        { file: one.file },
        {
          partner: bundle.manifest.partner,
          link: one.bundle.hash === bundle.hash ? "same" : "apart",
          date: one.bundle.manifest.date,
          other: file,
          otherDate: bundle.manifest.date,
        },
      ),
    ];
  });
}
