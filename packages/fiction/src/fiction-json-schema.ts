import { z } from "zod";
import { fictionFile } from "./fiction-file.ts";

/** The published JSON Schema of `fiction.yaml`, for editors. */
export function fictionJsonSchema(): string {
  // Draft 7 is the one that the YAML extensions of editors know best.
  const described = z.toJSONSchema(fictionFile, { target: "draft-7", io: "input", reused: "ref" });
  return `${JSON.stringify({ title: "Vigie : les données fictives d’une étude", ...described }, null, 2)}\n`;
}
