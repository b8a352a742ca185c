import { expect, test } from "vitest";
import { englishNotes } from "../../src/index.ts";
import { shapes } from "../../src/shapes/kinds/index.ts";

test.each(Object.entries(shapes))(
  "what the conversion of %s can say is said in English too",
  (name, shape) => {
    const english = Object.entries(englishNotes).find(([own]) => own === name)?.[1] ?? {};
    expect(Object.keys(english).toSorted()).toEqual(Object.keys(shape.notes).toSorted());
    for (const [code, { fr }] of Object.entries(shape.notes)) expect(english[code]).not.toBe(fr);
  },
);
