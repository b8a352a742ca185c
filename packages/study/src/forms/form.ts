import type { VigieError } from "@vigie/words";
import type { z } from "zod";
import type { Written } from "../reading/written.ts";
import { formIssues } from "./form-issue.ts";
import { formProblems } from "./form-problem.ts";

/** A file whose form is right: its value has the shape of its schema. */
export interface Form<T> {
  readonly schema: z.ZodType<T>;
  readonly written: Written;
  readonly value: T;
}

/** @returns null where the form is wrong; every mistake of form is then in `found`, and the file's meaning is not read */
export function readForm<T>(written: Written, schema: z.ZodType<T>, found: VigieError[]): Form<T> | null {
  const { value } = written;
  const result = schema.safeParse(value);
  if (result.success) return { schema, written, value: result.data };
  found.push(...formProblems(formIssues(schema, value), written));
  return null;
}
