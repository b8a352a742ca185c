import { boundariesIn } from "@vigie/study";
import { type Boundaries, boundariesOf } from "@vigie/territory";
import { inputError } from "./problems.ts";
import type { ShapeInput } from "./shape.ts";

/** @throws {VigieErrors} when the file holds no limits of communes */
export async function readBoundaries(input: ShapeInput): Promise<Boundaries> {
  const outlines = boundariesIn(await input.json(), "code");
  if (outlines === null) throw inputError("shapes/boundaries-unreadable", { file: input.shown });
  return boundariesOf(outlines);
}
