import { z } from "zod";
import { fileKinds } from "./file-kinds.ts";

/** The published JSON Schemas by file name, for editors: each describes one kind of study file. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(fileKinds).map(([name, { schema, title }]) => {
      // Draft 7 is the one that the YAML extensions of editors know best.
      const described = z.toJSONSchema(schema, { target: "draft-7", io: "input", reused: "ref" });
      const text = JSON.stringify({ title: `Vigie : ${title}`, ...described }, null, 2);
      return [`${name}.schema.json`, `${text}\n`];
    }),
  );
}
