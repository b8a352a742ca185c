import { z } from "zod";
import { identifier, textFile } from "./shared-shapes.ts";

/** `breaks.yaml`: indicators whose definition changed since the edition before, and what to know of it. */
export const breaksFile = z.strictObject({
  breaks: z
    .record(
      identifier,
      textFile.describe("Ce qui a changé, et pourquoi les deux éditions ne se comparent pas."),
    )
    .describe("Ruptures de série, par indicateur."),
});

export type BreaksFile = z.infer<typeof breaksFile>;
