import { Worker } from "node:worker_threads";
import { problem } from "../problems.ts";
import type { Verification, VerificationAsked } from "./verification.ts";

/** What a bundle of a study takes is a hundredth of it. */
const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } as const;
const longest = 60_000;
/** Bundles that are verified at once; the others wait. */
const atOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** `verification` in a thread of its own, with a limit of memory and of time. */
export async function verifyApart(asked: VerificationAsked): Promise<Verification> {
  if (running >= atOnce) await new Promise<void>((begin) => waiting.push(begin));
  else running += 1;
  try {
    return await inWorker(asked);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function inWorker(asked: VerificationAsked): Promise<Verification> {
  const worker = new Worker(new URL("./verification-worker.ts", import.meta.url), { resourceLimits: limits });
  const { promise, resolve } = Promise.withResolvers<Verification>();
  const { code, place, values } = problem("hub/bundle-too-long", { file: "bundle.zip" });
  const refuse = () => resolve({ kind: "wrong", problems: [{ code, place, values }] });
  const timer = setTimeout(refuse, longest);
  worker.once("message", resolve);
  worker.once("error", refuse);
  worker.once("exit", refuse);
  worker.postMessage(asked);
  return promise.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
