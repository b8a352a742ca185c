import { afterAll } from "vitest";
import { reference } from "../../packages/core/engine/test/engines.ts";
import { expectAgreementOf } from "../../packages/core/engine/test/generated/expect-agreement.ts";
import { openAdapters } from "./adapters.ts";

// Slow engines get cases on each push, and generated ones in long runs.
const engines = [reference, ...(await openAdapters({ alsoSlow: process.env.VIGIE_LONG === "1" }))];
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

expectAgreementOf(engines);
