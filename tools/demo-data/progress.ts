/** Told what is being done, in a few words that replace the ones before. */
export type Progress = (doing: string) => void;

export function percent(done: number, total: number): string {
  return total > 0 ? `${Math.floor((100 * done) / total)} %` : '';
}
