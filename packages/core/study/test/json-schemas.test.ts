import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jsonSchemas } from "../src/resolve/study-forms.ts";

const folder = join(import.meta.dirname, "..", "schema");

test("the JSON Schemas that editors use are those of the loader: npm run schema -w packages/core/study", () => {
  const published = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
  expect(published).toEqual(jsonSchemas());
});

test("every key says in French what it is for", () => {
  for (const [name, text] of jsonSchemas()) {
    const silent: string[] = [];
    JSON.parse(text, (key, value) => {
      if (key === "properties")
        for (const [property, schema] of Object.entries(value))
          if (!JSON.stringify(schema).includes('"description"') && !JSON.stringify(schema).includes("$ref"))
            silent.push(`${name}: ${property}`);
      return value;
    });
    expect(silent).toEqual([]);
  }
});
