/** What of a format a person may say otherwise than it was recognised. */
export interface FormatAsked {
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly header?: boolean;
  readonly decimal?: string;
}
