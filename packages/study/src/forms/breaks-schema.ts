import { z } from "zod";
import { identifier, textFile } from "../shapes/shared-shapes.ts";

/** `breaks.yaml`: what has another definition since the edition before, and what to know of it. */
export const breaksFile = z.strictObject({
  breaks: z
    .record(
      identifier,
      textFile.describe("Ce qui a changé, et pourquoi les deux éditions ne se comparent pas."),
    )
    .describe(
      "Ruptures de série, par indicateur, par caractéristique d’une source ou par nomenclature : une ligne vaut pour tout ce qui s’en sert.",
    ),
});

export type BreaksFile = z.infer<typeof breaksFile>;
