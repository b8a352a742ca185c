import type { Component } from "./components.ts";

/** Licences of all components, each text once, under the names of those that it covers. */
export function licenceList(components: readonly Component[]): string {
  const named = new Map<string, string[]>();
  for (const { name, version, licence, texts } of components) {
    const text = texts.join(`\n\n${"-".repeat(20)}\n\n`);
    named.set(text, [...(named.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  const parts = [...named].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  return parts.join(`\n${"=".repeat(80)}\n\n`);
}
