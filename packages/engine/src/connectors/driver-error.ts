/** An error of a database without its text, which quotes whole lines of data: its class alone. */
export class DriverError extends RangeError {
  /** The data may be to blame rather than Vigie. */
  readonly isAboutData: boolean;

  constructor(
    driver: string,
    kind: string,
    { isAboutData = false }: { readonly isAboutData?: boolean } = {},
  ) {
    super(`${driver}: ${kind}`);
    this.isAboutData = isAboutData;
  }
}
