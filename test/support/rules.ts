/** The community rules as the API answers them. */
export interface RulesJson {
  readonly version: number;
  readonly items: readonly {
    readonly code: string;
    readonly title: string;
    readonly text: string;
    readonly severity: number;
    readonly flagReasons: readonly string[];
  }[];
  readonly flagReasons: readonly { readonly code: string; readonly label: string }[];
}
