import { said, type VigieError, VigieErrors } from "@vigie/study";
import { problem } from "./file-errors.ts";
import type { Received } from "./received-bundles.ts";

/**
 * An edition has one bundle a partner.
 * @throws {VigieErrors} each bundle that another one of its partner stands for, with that one, their days and which
 *   follows which
 */
export function refuseSeveralOfOne(received: readonly Received[]): void {
  const byPartner = Map.groupBy(received, ({ bundle }) => bundle.manifest.partner);
  const wrong = [...byPartner.values()].flatMap(tooMany);
  if (wrong.length > 0) throw new VigieErrors(wrong);
}

function tooMany(received: readonly Received[]): readonly VigieError[] {
  const followed = new Set(received.map(({ bundle }) => bundle.manifest.previous));
  const latest = received
    .toSorted((a, b) => a.bundle.manifest.date.localeCompare(b.bundle.manifest.date))
    .findLast(({ bundle }) => !followed.has(bundle.hash));
  if (latest === undefined) throw new RangeError("bundles follow one another in a ring");
  return received.flatMap((one) => {
    if (one === latest) return [];
    const follower = received.find(({ bundle }) => bundle.manifest.previous === one.bundle.hash);
    const link = follower !== undefined ? "next" : one.bundle.hash === latest.bundle.hash ? "same" : "apart";
    const { file, bundle } = follower ?? latest;
    return [
      problem(
        "cli/bundles-of-one-partner",
        { file: one.file },
        {
          partner: said(bundle.manifest.partner),
          link: said(link),
          date: said(one.bundle.manifest.date),
          other: said(file),
          otherDate: said(bundle.manifest.date),
        },
      ),
    ];
  });
}
