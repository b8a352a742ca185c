import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { frenchFormatter } from "../french-formatter.ts";
import { expectGolden } from "../golden.ts";
import { canvasOf, samples } from "./samples.ts";

const sizes = ["wide", "narrow"] as const;
const drawn = Object.entries(samples).flatMap(([name, states]) =>
  Object.entries(states).flatMap(([state, draw]) =>
    // A combination of flags is drawn wide alone.
    (name === "upset-of-flags" ? (["wide"] as const) : sizes).map((size) => ({ name, state, size, draw })),
  ),
);

describe("drawings alone", () => {
  for (const { name, state, size, draw } of drawn)
    test(`${name}, ${state}, ${size}`, () => {
      expectGolden(
        import.meta.dirname,
        `${name}-${state}-${size}`,
        draw(canvasOf(name, size, frenchFormatter)),
      );
    });
});

test("every drawing on disk belongs to a sample, and none waits to be looked at", () => {
  const found = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".svg"));
  expect(found.toSorted()).toEqual(
    drawn.map(({ name, state, size }) => `${name}-${state}-${size}.svg`).toSorted(),
  );
});
