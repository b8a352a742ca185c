/** A path as a person would type it in a command: within quotes where it holds a space. */
export function asTyped(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}
