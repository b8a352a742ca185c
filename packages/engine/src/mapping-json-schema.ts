import { z } from "zod";
import { mappingFile } from "./mapping-file.ts";

/** The published JSON Schema of mapping files, for editors. */
export function mappingJsonSchema(): string {
  // Draft 7 is the one that the YAML extensions of editors know best.
  const described = z.toJSONSchema(mappingFile, { target: "draft-7", io: "input", reused: "ref" });
  return `${JSON.stringify({ title: "Vigie : la correspondance d’un partenaire", ...described }, null, 2)}\n`;
}
