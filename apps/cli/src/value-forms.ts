/** How the value of an option must be written, where it is not free. */
export const valueForms = {
  day: (text: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text),
  memory: (text: string) => /^[1-9]\d{0,5}(MB|GB)$/.test(text),
  port: (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
} as const;

export type ValueForm = keyof typeof valueForms;
