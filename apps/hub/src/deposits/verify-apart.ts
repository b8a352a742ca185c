import { Worker } from "node:worker_threads";
import { problem } from "../problems.ts";
import type { Verification, VerificationAsked } from "./verification.ts";

/** What a bundle of a study takes is a hundredth of it. */
const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } as const;
const longest = 60_000;

/** `verification` in a thread of its own, with a limit of memory and of time. */
export function verifyApart(asked: VerificationAsked): Promise<Verification> {
  const worker = new Worker(new URL("./verification-worker.ts", import.meta.url), { resourceLimits: limits });
  const { promise, resolve } = Promise.withResolvers<Verification>();
  const { code, place, values } = problem("hub/bundle-too-long", { file: "bundle.zip" });
  const refuse = () => resolve({ kind: "wrong", problems: [{ code, place, values }] });
  const timer = setTimeout(refuse, longest);
  worker.once("message", resolve);
  worker.once("error", refuse);
  worker.postMessage(asked);
  return promise.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
