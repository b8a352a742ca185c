import type { LeftOut } from "@vigie/bundle";
import type { Speech } from "./speech.ts";

/** What of earlier bundles is not compared with the others, and why: a line a bundle and reason. */
export function leftOutLines(
  leftOut: readonly LeftOut[],
  fileOf: (hash: string) => string,
  { say }: Speech,
): readonly string[] {
  const alike = Map.groupBy(leftOut, ({ bundle, why }) => `${bundle} ${why}`);
  return [...alike.values()].flatMap((same) =>
    same.slice(0, 1).map(({ bundle, why }) =>
      say("leftOut", {
        file: fileOf(bundle),
        why,
        count: same.length,
        tables: same.map(({ indicator }) => indicator).join(", "),
      }),
    ),
  );
}
