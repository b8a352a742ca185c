import { frenchSpacing, textValue } from "@vigie/words";
import type { PhrasingContent } from "mdast";
import type { TextDirective } from "mdast-util-directive";
import type { TextInline, TextInlines } from "../block.ts";
import type { Cited } from "../claims/claim.ts";
import { readClaim } from "../claims/read-claim.ts";
import { directiveOf, refuseDirective, unknownDirective, writtenOf } from "../directives/directive-of.ts";
import { placeOf, type Scope } from "../directives/scope.ts";
import { studyTextProblem } from "../problems.ts";
import { isReference, references } from "../references/index.ts";
import { otherColons } from "./directive-colons.ts";

/** A number followed by a per cent sign: it comes from a table, and the table will change. */
const typedShare = /\d\s*%/u;

export function readInlines(nodes: readonly PhrasingContent[], scope: Scope): TextInlines<Cited> {
  return nodes.flatMap((node) => readInline(node, scope));
}

function readInline(node: PhrasingContent, scope: Scope): TextInlines<Cited> {
  switch (node.type) {
    case "text":
      return readPlainText(node.value, node, scope);
    case "inlineCode":
      return [{ kind: "text", text: node.value }];
    case "break":
      return [{ kind: "break" }];
    case "strong":
    case "emphasis":
      return [{ kind: node.type, of: readInlines(node.children, scope) }];
    case "link":
      return [readLink(node, scope)];
    case "textDirective":
      return readDirective(node, scope);
    default:
      refuseDirective(node, scope);
      return [];
  }
}

/** A line that ends in the file is a space to the reader, which French spaces as any other, or ends a line of the page. */
function readPlainText(text: string, node: PhrasingContent, scope: Scope): TextInlines<Cited> {
  if (typedShare.test(text))
    scope.found.push(studyTextProblem("diagnostic/text-number-typed", placeOf(node, scope)));
  const [, bracketed] = /:[a-z]+\[[^\]]*\]\(([a-z]+=[^()]*)\)/.exec(text) ?? [];
  if (bracketed !== undefined) scope.found.push(bracesExpected(bracketed, node, scope));
  const lines = scope.keepsLines ? text.split("\n") : [text.replaceAll("\n", " ")];
  return lines.flatMap((line, at): TextInlines<Cited> => {
    const inline = { kind: "text", text: scope.language === "fr" ? frenchSpacing(line) : line } as const;
    return at === 0 ? [inline] : [{ kind: "break" }, inline];
  });
}

function readLink(node: Extract<PhrasingContent, { type: "link" }>, scope: Scope): TextInline<Cited> {
  const { url } = node;
  const place = placeOf(node, scope);
  if (url.startsWith("#")) scope.links.push({ anchor: url.slice(1), place });
  else if (/^[a-z]+=[^/]*$/.test(url)) scope.found.push(bracesExpected(url, node, scope));
  else if (!/^https:\/\/[^\s"<>]+$/.test(url))
    scope.found.push(studyTextProblem("diagnostic/text-link-refused", place, { address: textValue(url) }));
  return { kind: "link", href: url, of: readInlines(node.children, scope) };
}

/** Attributes of a directive within brackets, as those of a link: `::figure[Titre](indicator=age)`. */
function bracesExpected(attributes: string, node: PhrasingContent, scope: Scope) {
  return studyTextProblem("diagnostic/text-braces-expected", placeOf(node, scope), {
    attributes: textValue(attributes),
  });
}

function readDirective(node: TextDirective, scope: Scope): TextInlines<Cited> {
  if (node.name === "claim") {
    const claim = readClaim(node, scope, readInlines);
    return claim === null ? [] : [claim];
  }
  const directive = directiveOf(node, scope);
  if (isReference(directive.name)) {
    const reference = references[directive.name].read(directive, scope);
    return reference === null ? [] : [{ ...reference, written: writtenOf(directive) }];
  }
  // « 10:30 » or « a:b » is a directive to the parser only.
  if (node.children.length === 0 && directive.attributes.size === 0)
    return [{ kind: "text", text: `:${node.name}` }];
  const { place } = directive;
  const known = [...Object.keys(references), "claim"];
  scope.found.push(otherColons(node.name, 1, place) ?? unknownDirective(node.name, known, place));
  return [];
}
