import type { Nodes } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
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
