/** The layers of `docs/ARCHITECTURE.md`, and the checks that are no tests. */
export const layers = ['check', 'unit', 'story', 'database', 'door', 'web', 'journey'] as const;
export type Layer = (typeof layers)[number];

const sentence = /^libs\/domain\/src\/cycle\/[^/-]+(-[^/-]+){2,}\.spec\.ts$/;

/** The layer of a test file, by its path in the repository. */
export function layerOf(file: string): Layer {
  if (file.startsWith('apps/e2e/')) return 'journey';
  if (file.startsWith('apps/web/')) return 'web';
  if (file.endsWith('.db-spec.ts')) return 'database';
  if (file.endsWith('.controller.spec.ts')) return 'door';
  return sentence.test(file) ? 'story' : 'unit';
}
