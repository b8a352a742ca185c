import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mappingJsonSchema } from "../src/mapping-file.ts";

writeFileSync(join(import.meta.dirname, "mapping.schema.json"), mappingJsonSchema());
