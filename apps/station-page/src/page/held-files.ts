import type { DataFile, Station } from "../core/station.ts";
import type { ChosenFile } from "./choices.ts";

/** The files that the station holds, brought to those of the choices. */
export interface HeldFiles {
  /** @returns what was seen of each, by name */
  hold(chosen: readonly ChosenFile[]): Promise<ReadonlyMap<string, DataFile>>;
  /** A file that the station was just given. */
  note(chosen: ChosenFile, data: DataFile): void;
  /** A file that the station no longer has. */
  forget(name: string): void;
}

export function heldFiles(station: Promise<Station>): HeldFiles {
  const held = new Map<string, { readonly chosen: ChosenFile; readonly data: DataFile }>();
  return {
    note: (chosen, data) => held.set(chosen.file.name, { chosen, data }),
    forget: (name) => held.delete(name),
    hold: async (chosen) => {
      const ready = await station;
      const names = new Set(chosen.map(({ file }) => file.name));
      for (const name of held.keys())
        if (!names.has(name)) {
          await ready.removeFile(name);
          held.delete(name);
        }
      for (const one of chosen) {
        const before = held.get(one.file.name)?.chosen;
        if (before?.file === one.file && before.how === one.how) continue;
        held.set(one.file.name, { chosen: one, data: await ready.addFile(one.file, one.how) });
      }
      return new Map([...held].map(([name, { data }]) => [name, data]));
    },
  };
}
