import { keptProblems } from "../kept-problem.ts";
import { problem } from "../problems.ts";
import { threadQueue } from "../thread-queue.ts";
import type { Verification, VerificationAsked } from "./verification.ts";

const queue = threadQueue<VerificationAsked, Verification>(
  new URL("./verification-thread.ts", import.meta.url),
);

/** `verification` in a thread of its own, one after another: on two cores, the other one answers readers. */
export async function verifyApart(asked: () => Promise<VerificationAsked>): Promise<Verification> {
  const tooLong = problem("hub/bundle-too-long", { file: "bundle.zip" });
  return (await queue.run(asked)) ?? { kind: "wrong", problems: keptProblems([tooLong]) };
}
