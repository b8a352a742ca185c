import { hubProblem, serializedProblems } from "../problems.ts";

import { threadQueue } from "../thread-queue.ts";
import type { Verification, VerificationInput } from "./verification.ts";

const queue = threadQueue<VerificationInput, Verification>(
  new URL("./verification-thread.ts", import.meta.url),
);

/** `verification` in a thread, one bundle at a time: on two cores, the other one answers requests. */
export async function verificationInThread(input: () => Promise<VerificationInput>): Promise<Verification> {
  const tooLong = hubProblem("hub/bundle-too-long", { file: "bundle.zip" });
  return (await queue.run(input)) ?? { kind: "wrong", problems: serializedProblems([tooLong]) };
}
