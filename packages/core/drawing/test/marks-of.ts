import type { Drawing } from "../src/drawing.ts";
import type { Lowered, Mark, Marks } from "../src/mark.ts";

type Kind = Exclude<Mark["kind"], "lowered">;
type Of<K extends Kind> = Exclude<Extract<Mark, { readonly kind: K }>, Lowered>;

/** Marks of one kind in the order of the drawing, where they stand in their group. */
export function marksOf<K extends Kind>({ marks }: Pick<Drawing, "marks">, kind: K): readonly Of<K>[] {
  const isOf = (mark: Mark): mark is Of<K> => mark.kind === kind;
  const all = (marks: Marks): readonly Mark[] => {
    if (marks === null) return [];
    if (!("kind" in marks)) return marks.flatMap(all);
    return marks.kind === "lowered" ? all(marks.marks) : [marks];
  };
  return all(marks).filter(isOf);
}

/** Texts of a drawing, each with what it says whatever its spans, with plain spaces. */
export function textsOf(drawing: Pick<Drawing, "marks">) {
  return marksOf(drawing, "text").map((text) => ({
    ...text,
    title: text.spans
      .map((span) => span.text)
      .join("")
      .replaceAll(/\s+/g, " "),
  }));
}
