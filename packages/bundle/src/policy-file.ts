import { z } from "zod";

const percent = z.number().min(0).max(100);

/** The rules of disclosure control, as a bundle says them: see `Policy`. */
export const policyFile = z.strictObject({
  min: z.int().min(3),
  zeros: z.enum(["published", "masked"]),
  allBut: z.int().min(0),
  dominance: z.strictObject({ n: z.int().min(1), percent }),
  pPercent: percent,
});
