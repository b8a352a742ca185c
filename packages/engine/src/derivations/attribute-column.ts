import { name, type Sql } from "../sql.ts";

/** Name of an attribute's column among those of an engine. */
export function attributeColumn(attribute: string): Sql {
  return name(`a_${attribute}`);
}
