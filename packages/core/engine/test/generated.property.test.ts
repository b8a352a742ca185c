import { afterAll } from "vitest";
import { openEngines } from "./engines.ts";
import { expectAgreementOf } from "./generated/expect-agreement.ts";

const engines = await openEngines();
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

expectAgreementOf(engines);
