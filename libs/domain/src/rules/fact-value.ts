export type FactValue = string | number | boolean;
/** What is known of one subject; a fact that is absent or `null` is missing. */
export type Facts = Readonly<Record<string, FactValue | null>>;
