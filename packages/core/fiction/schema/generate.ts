import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fictionJsonSchema } from "../src/fiction-file.ts";

writeFileSync(join(import.meta.dirname, "fiction.schema.json"), fictionJsonSchema());
