import { expect, test } from "vitest";
import { territoryKind } from "../src/territories/territory.ts";

test("codes of communes are communes; those of greater territories, and none at all, are territories", () => {
  expect(territoryKind(["93001", "2A004", "97105"])).toBe("commune");
  expect(territoryKind(["93001", "T6"])).toBe("other");
  expect(territoryKind([])).toBe("other");
});
