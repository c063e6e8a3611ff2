import { defineConfig } from '@playwright/test';

/** The demo organisation behind one address; `E2E_URL` names one that runs already, else one is started for the journeys. */
const port = Number(process.env['E2E_PORT'] ?? 3977);
const running = process.env['E2E_URL'];

export default defineConfig({
  testDir: './src',
  testMatch: /.*\.e2e\.ts$/,
  // Last, so that no other journey meets them: a new version of a definition has every day measured again, and the sets of others
  // bring many subjects, which stay when their files are undone.
  projects: [
    { name: 'journeys', testIgnore: /definition|reference-sets/ },
    { name: 'afterwards', testMatch: /(definition|reference-sets)\.e2e\.ts$/ },
  ],
  outputDir: '../../dist/e2e',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  ...(running
    ? {}
    : {
        webServer: {
          command: 'node ../../tools/test/serve-journeys.ts',
          wait: { stdout: /Ready in/ },
          timeout: 600_000,
          env: { PORT: String(port) },
          gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
        },
      }),
  use: {
    baseURL: running ?? `http://127.0.0.1:${port}`,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      // --no-sandbox lets Chromium run as root; the rest keeps it from asking for hosts that are not there.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
