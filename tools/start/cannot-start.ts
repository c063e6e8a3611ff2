/** Why something could not be done, in words for whoever typed the command; shown without a stack. */
export class CannotStart extends Error {}
