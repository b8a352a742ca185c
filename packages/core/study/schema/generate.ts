import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchemas } from "../src/resolve/study-forms.ts";

for (const [name, text] of jsonSchemas()) writeFileSync(join(import.meta.dirname, name), text);
