import { asNumber, type Policy } from "@vigie/disclosure";
import type { Mapping } from "@vigie/mapping";
import { defaultDisclosure } from "@vigie/study";
import type { CliMessages } from "./messages.ts";

/** Weaker rules that the partner accepted by name and that this run uses, printed at each run. */
export function acceptedLines(
  { policy: { accepts } }: Mapping,
  policy: Policy,
  { message }: CliMessages,
): readonly string[] {
  const rho = asNumber(policy.rho);
  const lines = [
    ...[...accepts.nothing].map((source) => message("weaker.nothing", { source })),
    ...(rho > defaultDisclosure.rho ? [message("weaker.rho", { rho, usual: defaultDisclosure.rho })] : []),
    ...(policy.small === "noisy" ? [message("weaker.small", { min: policy.min })] : []),
  ];
  return lines.length === 0 ? [] : [message("run.accepted"), ...lines.map((line) => `  ${line}`)];
}
