import { expect, test } from "vitest";
import { openEnd } from "../src/index.ts";

const separators = { delimiter: ";", quote: '"', width: 2 } as const;
const rows = Array.from({ length: 150 }, (_, at) => `${at};${1000 + at},59`);
const endOf = (text: string) => openEnd(new Blob([text]), separators);

test("a file whose last line is ended was not cut within it", async () => {
  for (const end of ["\n", "\r\n", "\r"]) expect(await endOf(["A;B", ...rows].join(end) + end)).toBe(null);
  expect(await endOf("")).toBe(null);
});

test("a file without a last end of line is open, as some programs write it", async () => {
  expect(await endOf(["A;B", ...rows].join("\n"))).toBe("open");
  expect(await endOf(["A;B", ...rows, "150;"].join("\n"))).toBe("open");
});

test("its last value was cut where it is shorter than all those above", async () => {
  expect(await endOf(["A;B", ...rows, "150;1"].join("\n"))).toBe("short");
  expect(await endOf(["A;B", "x;0", ...rows, "150;1"].join("\n"))).toBe("open");
  expect(await endOf(["A;B", ...rows.slice(0, 50), "150;1"].join("\n"))).toBe("open");
});
