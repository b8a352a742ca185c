import { suggestion } from "@vigie/study";
import { type FilePlace, textValue, type VigieError } from "@vigie/words";
import type { Nodes } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { studyTextProblem } from "../problems.ts";
import type { Directive } from "./reference.ts";
import { placeOf, type Scope } from "./scope.ts";

type Node = ContainerDirective | LeafDirective | TextDirective;

export function attributesOf({ attributes }: Pick<Node, "attributes">): ReadonlyMap<string, string> {
  return new Map(Object.entries(attributes ?? {}).map(([name, value]) => [name, value ?? ""]));
}

/** A directive whose label is a name. */
export function directiveOf(node: TextDirective, scope: Scope): Directive {
  return {
    name: node.name,
    label: labelText(node.children),
    attributes: attributesOf(node),
    place: placeOf(node, scope),
  };
}

/** A directive in a sentence, as its text has it. */
export function writtenOf({ name, label, attributes }: Directive): string {
  const within = [...attributes].map(([key, value]) =>
    /^[^\s"'{}=]+$/.test(value) ? `${key}=${value}` : `${key}="${value}"`,
  );
  return `:${name}${label === "" ? "" : `[${label}]`}${within.length === 0 ? "" : `{${within.join(" ")}}`}`;
}

/** The characters of a label, its marks left out. */
export function labelText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => ("children" in node ? labelText(node.children) : "value" in node ? node.value : ""))
    .join("")
    .trim();
}

/** Reports the attributes of a directive that mean nothing to it. */
export function onlyAttributes(
  { attributes, place }: Pick<Directive, "attributes" | "place">,
  known: readonly string[],
  found: VigieError[],
): boolean {
  const foreign = [...attributes.keys()].filter((name) => !known.includes(name));
  found.push(...foreign.map((name) => unknownAttribute(name, known, place)));
  return foreign.length === 0;
}

export function unknownAttribute(name: string, known: readonly string[], place: FilePlace): VigieError {
  return studyTextProblem("diagnostic/text-attribute-unknown", place, {
    attribute: textValue(name),
    attributes: textValue(known.join(", ")),
    ...suggestion(name, known),
  });
}

/** A directive whose name is none of those that a text may hold there. */
export function unknownDirective(name: string, known: readonly string[], place: FilePlace): VigieError {
  return studyTextProblem("diagnostic/text-directive-unknown", place, {
    directive: textValue(name),
    directives: textValue(known.join(", ")),
    ...suggestion(name, known),
  });
}

/** Reports a construct that the text may not hold; the tags of one line are one mistake. */
export function refuseDirective(node: Nodes, scope: Scope): void {
  const { found } = scope;
  const place = placeOf(node, scope);
  const html = "diagnostic/text-html";
  if (node.type !== "html") found.push(studyTextProblem("diagnostic/text-construct-refused", place));
  else if (!found.some((mistake) => mistake.code === html && mistake.place.line === place.line))
    found.push(studyTextProblem(html, place));
}
