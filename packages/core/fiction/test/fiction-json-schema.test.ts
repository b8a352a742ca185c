import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fictionJsonSchema } from "../src/fiction-file.ts";

test("the JSON Schema that editors use is that of the reader: npm run schema -w packages/core/fiction", () => {
  const published = readFileSync(join(import.meta.dirname, "..", "schema", "fiction.schema.json"), "utf8");
  expect(JSON.parse(published)).toEqual(JSON.parse(fictionJsonSchema()));
});

test("every key says in French what it is for", () => {
  const silent: string[] = [];
  JSON.parse(fictionJsonSchema(), (key, value) => {
    if (key === "properties")
      for (const [property, schema] of Object.entries(value))
        if (!JSON.stringify(schema).includes('"description"') && !JSON.stringify(schema).includes("$ref"))
          silent.push(property);
    return value;
  });
  expect(silent).toEqual([]);
});
