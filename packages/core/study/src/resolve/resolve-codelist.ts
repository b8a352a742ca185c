import type { VigieError } from "@vigie/words";
import type { CodelistDraft } from "../drafts/drafts.ts";
import type { CodelistFile } from "../forms/codelist-schema.ts";
import type { Form } from "../forms/form.ts";
import type { Code } from "../model/code.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { suggestion } from "../reading/nearest.ts";
import type { Path } from "../reading/parsed-file.ts";

export function resolveCodelist(form: Form<CodelistFile>, found: VigieError[]): CodelistDraft {
  const { written, value } = form;
  const before = found.length;
  const entries = value.codes.map((entry, position) => ({ entry, path: ["codes", position] }));
  const positions = new Map<string, Path>();
  for (const { entry, path } of entries) {
    const { code } = entry;
    if (positions.has(code)) report(found, "study/code-twice", written.place([...path, "code"]), { code });
    else positions.set(code, path);
  }
  const names = new Set(positions.keys());
  for (const { entry, path } of entries)
    entry.formerly?.forEach((code, at) => {
      if (names.has(code))
        report(found, "study/code-twice", written.place([...path, "formerly", at]), { code });
      names.add(code);
    });
  const codes = entries
    .filter(({ entry, path }) => positions.get(entry.code) === path)
    .map(
      ({ entry }): Code => ({
        code: entry.code,
        label: textOf(entry.label),
        parent: entry.parent ?? null,
        missing: entry.missing ?? null,
        from: entry.from ?? null,
        ...(entry.sentence === undefined ? {} : { sentence: textOf(entry.sentence) }),
        ...(entry.stance === undefined ? {} : { stance: entry.stance }),
        ...(entry.formerly === undefined ? {} : { formerly: entry.formerly }),
      }),
    );
  const placeOf = (code: string) => positions.get(code) ?? ["codes"];
  const draft = {
    codelist: { id: value.codelist, label: textOf(value.label), ordered: value.ordered ?? false, codes },
    leaves: leavesOf(codes),
    written,
    placeOf,
  };
  checkParents(draft, found);
  checkBands(draft, found);
  return { ...draft, complete: found.length === before };
}

function leavesOf(codes: readonly Code[]): readonly Code[] {
  const parents = new Set(codes.map(({ parent }) => parent));
  return codes.filter(({ code }) => !parents.has(code));
}

type Checked = Omit<CodelistDraft, "complete">;

function checkParents({ codelist, written, placeOf }: Checked, found: VigieError[]): void {
  const parents = new Map(codelist.codes.map(({ code, parent }) => [code, parent]));
  for (const { code, parent } of codelist.codes)
    if (parent !== null && !parents.has(parent))
      report(found, "study/parent-unknown", written.place([...placeOf(code), "parent"]), {
        code,
        parent,
        ...suggestion(parent, parents.keys()),
      });
  const seen = new Set<string>();
  for (const { code } of codelist.codes) {
    const trail = new Set<string>();
    let current: string | null = code;
    while (current !== null && !seen.has(current)) {
      seen.add(current);
      trail.add(current);
      current = parents.get(current) ?? null;
    }
    if (current !== null && trail.has(current))
      report(found, "study/parent-cycle", written.place([...placeOf(current), "parent"]), { code: current });
  }
}

function checkBands({ codelist, written, placeOf }: Checked, found: VigieError[]): void {
  let before: Code | null = null;
  for (const code of codelist.codes) {
    if (code.from === null) continue;
    if (before !== null && code.from <= (before.from ?? 0))
      report(found, "study/bands-unordered", written.place([...placeOf(code.code), "from"]), {
        code: code.code,
        before: before.code,
      });
    before = code;
  }
}
