import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchemas } from "../src/forms/json-schemas.ts";

for (const [name, text] of jsonSchemas()) writeFileSync(join(import.meta.dirname, name), text);
