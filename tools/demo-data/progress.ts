/** Told what is being done, and, where it is known, which share of it (0 to 1). */
export type Progress = (doing: string, share?: number) => void;
