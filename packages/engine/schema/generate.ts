import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mappingJsonSchema } from "../src/mapping-json-schema.ts";

writeFileSync(join(import.meta.dirname, "mapping.schema.json"), mappingJsonSchema());
