import { stat } from "node:fs/promises";

/** Whether something has this name. */
export function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
