import { afterAll } from "vitest";
import { demonstration } from "./demonstration.ts";
import "./reader-cases.ts";
import "./reader-numbers.ts";
import "./reader-questions.ts";

/* What readers are shown of one demonstration, which the tests of these files share: it takes half a minute. */
afterAll(async () => (await demonstration()).clear());
