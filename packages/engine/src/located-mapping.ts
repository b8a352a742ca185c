import type { Mapping, SourceMapping } from "./mapping.ts";
import type { InputFile } from "./plan.ts";

/**
 * A mapping whose files are elsewhere than beside it: lent to a page, under other paths. Messages still name them as the
 * mapping does.
 * @param locate the path of a file; called once per place where the mapping names one
 */
export function locatedMapping(mapping: Mapping, locate: (file: InputFile) => string): Mapping {
  const at = (file: InputFile): InputFile => ({ ...file, path: locate(file) });
  const sources = [...mapping.sources].map(([id, { units, contacts }]): [string, SourceMapping] => [
    id,
    {
      units: units && {
        ...units,
        file: at(units.file),
        shape: units.shape && {
          ...units.shape,
          companions: new Map([...units.shape.companions].map(([name, file]) => [name, at(file)])),
        },
      },
      contacts: contacts && { ...contacts, file: at(contacts.file) },
    },
  ]);
  return { ...mapping, sources: new Map(sources) };
}
