import { afterAll } from "vitest";
import { workbench, writeExample } from "./vigie.ts";

/** A folder with the small study and its data, for all the tests of a file; it goes once they have run. */
export async function exampleFolder(): Promise<string> {
  const { folder, clear } = await workbench();
  afterAll(clear);
  await writeExample(folder);
  return folder;
}
