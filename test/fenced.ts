/** The fenced blocks of a Markdown text in one language, each with its last line break. */
export function fenced(markdown: string, language: string): readonly string[] {
  return [...markdown.matchAll(/^```(\S+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text = ""]) => text);
}
