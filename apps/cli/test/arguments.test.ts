import { expect, test } from "vitest";
import { readArguments } from "../src/arguments/arguments.ts";
import type { DescribedCommand } from "../src/arguments/described-command.ts";

const command: DescribedCommand = {
  name: "assemble",
  summary: "",
  positionals: ["ÉTUDE", "LOT…"],
  options: {
    out: { type: "string", value: "DOSSIER", required: true, help: "" },
    "no-serve": { type: "boolean", help: "" },
    memory: { type: "string", value: "TAILLE", form: "memory", help: "" },
    date: { type: "string", value: "JOUR", form: "pastDay", help: "" },
    choose: { type: "string", value: "DOSSIER", alone: true, help: "" },
    cap: { type: "string", value: "RHO", form: "rho", help: "" },
  },
  help: [],
  run: async () => ({}),
};

test.each([
  {
    words: ["etude", "a.zip", "b.zip", "--out", "site"],
    positionals: ["etude", "a.zip", "b.zip"],
    out: "site",
  },
  { words: ["--out=site", "etude", "a.zip", "--no-serve"], positionals: ["etude", "a.zip"], out: "site" },
])("$words is understood", ({ words, positionals, out }) => {
  const parsed = readArguments(command, words);
  expect(parsed.kind).toBe("right");
  if (parsed.kind !== "right") return;
  expect(parsed.given.positionals).toEqual(positionals);
  expect(parsed.given.value("out")).toBe(out);
});

test.each([
  { words: ["etude", "a.zip"], reason: "Il manque l’option « --out DOSSIER »." },
  { words: ["--out", "site"], reason: "Il manque l’argument ÉTUDE." },
  { words: ["etude", "--out", "site"], reason: "Il manque l’argument LOT." },
  { words: ["etude", "a.zip", "--out"], reason: "L’option « --out » attend une valeur." },
  { words: ["etude", "a.zip", "--out", ""], reason: "L’option « --out » attend une valeur." },
  { words: ["etude", "a.zip", "--out="], reason: "L’option « --out » attend une valeur." },
  { words: ["", "a.zip", "--out", "s"], reason: "Il manque l’argument ÉTUDE." },
  { words: ["etude", "a.zip", "", "--out", "s"], reason: "Il manque l’argument LOT." },
  {
    words: ["etude", "a.zip", "--out", "s", "--out=t"],
    reason: "L’option « --out » ne se donne qu’une fois.",
  },
  { words: ["etude", "a.zip", "--out", "s", "--rapide"], reason: "L’option « --rapide » n’existe pas." },
  {
    words: ["etude", "a.zip", "--out", "s", "--no-serve=1"],
    reason: "L’option « --no-serve » ne prend pas de valeur.",
  },
])("$words is refused", ({ words, reason }) => {
  expect(readArguments(command, words)).toEqual({ kind: "wrong", reason });
});

test.each(["1", "1 GB", "0GB", "lots", "1TB", "-1GB"])("a memory of %s is refused", (memory) => {
  const parsed = readArguments(command, ["etude", "a.zip", "--out", "s", `--memory=${memory}`]);
  expect(parsed.kind === "wrong" && parsed.reason).toContain("écrite comme 800MB ou 4GB");
});

test("a memory written with its unit is understood", () => {
  const parsed = readArguments(command, ["etude", "a.zip", "--out", "s", "--memory", "1GB"]);
  expect(parsed.kind === "right" && parsed.given.value("memory")).toBe("1GB");
});

test("with an option that stands alone, no argument is wanted", () => {
  const kinds = [
    ["--choose", "d", "--out", "s"],
    ["etude", "--choose", "d", "--out", "s"],
  ] as const;
  expect(kinds.map((words) => readArguments(command, words).kind)).toEqual(["right", "wrong"]);
});

test.each([
  ["3", "right"],
  ["0.5", "right"],
  ["0", "wrong"],
  ["-1", "wrong"],
  ["1/2", "wrong"],
  ["0.0001", "wrong"],
])("a budget of %s: %s", (cap, kind) => {
  expect(readArguments(command, ["etude", "a.zip", "--out", "s", `--cap=${cap}`]).kind).toBe(kind);
});

test("help wins over what is missing", () => {
  expect(readArguments(command, ["--help"]).kind).toBe("help");
});

test("a day to come is refused where the option says so, and today is not", () => {
  const on = (day: string) => readArguments(command, ["etude", "a.zip", "--out", "s", `--date=${day}`]);
  const days = [-1, 0, 2, 3650].map((after) =>
    new Intl.DateTimeFormat("sv-SE").format(Date.now() + after * 86_400_000),
  );
  expect(days.map((day) => on(day).kind)).toEqual(["right", "right", "wrong", "wrong"]);
  const parsed = on("2025-02-30");
  expect(parsed.kind === "wrong" && parsed.reason).toContain("aujourd’hui au plus tard");
});
