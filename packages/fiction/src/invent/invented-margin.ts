export interface InventedMargin {
  readonly of: string;
  readonly assumption: string;
  readonly within?: Record<string, string[]>;
  readonly rows: readonly {
    readonly at?: Record<string, string | string[]>;
    readonly shares: Readonly<Record<string, number>>;
  }[];
  readonly missing?: { readonly share: number };
}
