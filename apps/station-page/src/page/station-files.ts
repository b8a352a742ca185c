import type { DataFile, Station } from "../core/station.ts";
import type { ChosenFile } from "./choices.ts";

/** The data files that the station has open. */
export interface StationFiles {
  /** Opens and closes files until they are those of the choices. @returns them by name */
  synchronise(chosen: readonly ChosenFile[]): Promise<ReadonlyMap<string, DataFile>>;
  /** A file that the station was just given. */
  add(chosen: ChosenFile, data: DataFile): void;
  /** A file that the station no longer has. */
  forget(name: string): void;
}

export function stationFiles(station: Promise<Station>): StationFiles {
  const open = new Map<string, { readonly chosen: ChosenFile; readonly data: DataFile }>();
  return {
    add: (chosen, data) => open.set(chosen.file.name, { chosen, data }),
    forget: (name) => open.delete(name),
    synchronise: async (chosen) => {
      const ready = await station;
      const names = new Set(chosen.map(({ file }) => file.name));
      for (const name of open.keys())
        if (!names.has(name)) {
          await ready.removeFile(name);
          open.delete(name);
        }
      for (const file of chosen) {
        const before = open.get(file.file.name)?.chosen;
        if (before?.file === file.file && before.settings === file.settings) continue;
        open.set(file.file.name, { chosen: file, data: await ready.addFile(file.file, file.settings) });
      }
      return new Map([...open].map(([name, { data }]) => [name, data]));
    },
  };
}
