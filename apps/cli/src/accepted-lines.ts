import type { Policy } from "@vigie/disclosure";
import { asNumber } from "@vigie/disclosure";
import type { Mapping } from "@vigie/engine";
import { defaultDisclosure } from "@vigie/study";
import type { Speech } from "./speech.ts";

/** What the partner accepted by name and this run makes use of: each run says it again. */
export function acceptedLines(
  { policy: { accepts } }: Mapping,
  policy: Policy,
  { say }: Speech,
): readonly string[] {
  const rho = asNumber(policy.rho);
  const lines = [
    ...[...accepts.nothing].map((source) => say("weaker.nothing", { source })),
    ...(rho > defaultDisclosure.rho ? [say("weaker.rho", { rho, usual: defaultDisclosure.rho })] : []),
    ...(policy.small === "noisy" ? [say("weaker.small", { min: policy.min })] : []),
  ];
  return lines.length === 0 ? [] : [say("run.accepted"), ...lines.map((line) => `  ${line}`)];
}
