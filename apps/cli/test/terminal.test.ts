import type { Conversion } from "@vigie/files";
import { describe, expect, test } from "vitest";
import { messagesIn } from "../src/messages.ts";
import { assembleOnTerminal } from "../src/observatory/assemble-on-terminal.ts";
import { printNoticed } from "../src/partner/printed-conversions.ts";
import { openTerminal } from "../src/terminal/terminal.ts";

function opened({ columns, isTTY }: { readonly columns?: number; readonly isTTY: boolean }) {
  let out = "";
  let error = "";
  const terminal = openTerminal({
    out: { isTTY, ...(columns === undefined ? {} : { columns }), write: (text) => (out += text) },
    error: { write: (text) => (error += text) },
    clock: () => 0,
    color: false,
    messages: messagesIn("fr"),
  });
  return { terminal, lines: () => out.split("\n").slice(0, -1), error: () => error };
}

describe("on 80 columns", () => {
  test("a short step is one line, its time at the right edge", () => {
    const { terminal, lines } = opened({ isTTY: true, columns: 80 });
    terminal.step("Étude lue", "version 1.0");
    expect(lines()).toEqual([`${"Étude lue".padEnd(34)}${"version 1.0".padEnd(37)}    0,0 s`]);
    expect(lines()[0]).toHaveLength(80);
  });

  test("a long one says its detail below", () => {
    const { terminal, lines } = opened({ isTTY: true, columns: 80 });
    const name = "Département de la Seine-Saint-Denis, services sociaux";
    terminal.step(name, "tableaux publiés : 39, retenus : 0 ; cases masquées : 0 sur 507");
    expect(lines()).toEqual([
      `${name.padEnd(71)}    0,0 s`,
      "  tableaux publiés : 39, retenus : 0 ; cases masquées : 0 sur 507",
    ]);
  });

  test("names and what is said of them stand in two columns", () => {
    const { terminal, lines } = opened({ isTTY: true, columns: 80 });
    terminal.list([
      ["a.html", "le diagnostic"],
      ["dossier/b", "les lots"],
    ]);
    expect(lines()).toEqual(["  a.html     le diagnostic", "  dossier/b  les lots"]);
  });

  test("under long names, what is said of them comes below", () => {
    const { terminal, lines } = opened({ isTTY: true, columns: 80 });
    const path = "dossier/".repeat(6);
    terminal.list([[path, "le diagnostic"]]);
    expect(lines()).toEqual([`  ${path}`, "    le diagnostic"]);
  });
});

test("a file or a program gets lines whole", () => {
  const { terminal, lines } = opened({ isTTY: false });
  const sentence = "mot ".repeat(40).trim();
  terminal.line(sentence);
  expect(lines()).toEqual([sentence]);
});

const hostile = "\u001b]0;titre\u0007\u001b[31mrouge\u202egnihtyna\r\u0000";

test.each([
  ["step", (name: string, { terminal }: ReturnType<typeof opened>) => terminal.step(name, name)],
  ["line", (name: string, { terminal }: ReturnType<typeof opened>) => terminal.line(name)],
  ["list", (name: string, { terminal }: ReturnType<typeof opened>) => terminal.list([[name, name]])],
  ["warn", (name: string, { terminal }: ReturnType<typeof opened>) => terminal.warn(name)],
])("%s prints names that would move the cursor as they are spelt", (_, print) => {
  const open = opened({ isTTY: true, columns: 80 });
  print(hostile, open);
  const output = open.lines().join("") + open.error();
  expect(output).toContain("rouge");
  expect(output.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test("a terminal that says that it has no column is given 80", () => {
  const { terminal, lines } = opened({ isTTY: true, columns: 0 });
  terminal.line("Ce lot n’est pas signé.");
  expect(lines()).toEqual(["Ce lot n’est pas signé."]);
});

test("a site says which part of it is made, simulations included, and hears signals in between", async () => {
  const { terminal } = opened({ isTTY: true, columns: 80 });
  const happened: string[] = [];
  const output: (readonly [string, number | null])[] = [];
  const page = ["index.html", "<!doctype html>"] as const;
  const site = await assembleOnTerminal(
    (function* () {
      setImmediate(() => happened.push("signal"));
      yield { part: "render", share: 0 };
      happened.push("texts");
      yield { part: "publish", share: 0.75 };
      return new Map([page]);
    })(),
    { ...terminal, progress: (what, share) => output.push([what, share]) },
  );
  expect([...site]).toEqual([page]);
  expect(happened).toEqual(["signal", "texts"]);
  expect(output).toEqual([
    ["texte, figures et tests (simulations comprises)", 0],
    ["pages", 0.75],
  ]);
});

test("what is to be looked at in a file that several sources read is said once", () => {
  const { terminal, lines } = opened({ isTTY: false });
  const note = (count: number): Conversion => ({
    shape: "service_tests",
    file: "tests.csv",
    rows: 40,
    notes: [
      {
        code: "untimed",
        effect: "noticed",
        message: { fr: "sans durée", en: "untimed" },
        count,
        lines: [[3], [9]],
      },
    ],
  });
  const conversions = new Map([
    ["service_tests", note(2)],
    ["service_steps", note(2)],
    ["service_quality", note(3)],
  ]);
  printNoticed(conversions, terminal);
  expect(lines().filter((line) => line.includes("à regarder"))).toEqual([
    expect.stringMatching(/^« service_tests, service_steps », à regarder dans tests\.csv/),
    expect.stringMatching(/^« service_quality », à regarder dans tests\.csv/),
  ]);
});
