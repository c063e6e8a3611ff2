import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { step } from '../start/steps.ts';

/** A browser, or what to do to get one. */
export type Browser = { readonly program: string } | { readonly missing: string };

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const install = `Install it:
  Debian, Ubuntu   sudo apt-get install chromium       (on Ubuntu without snap: npx playwright install --with-deps chromium)
  Fedora           sudo dnf install chromium
  Arch             sudo pacman -S chromium
  macOS            brew install --cask chromium
or name the program with CHROMIUM=/path/to/chromium.`;

/** The Chromium of this system, installed through apt-get if it is missing and we may. */
export async function ensureChromium(): Promise<Browser> {
  const there = found();
  if (there) return { program: there };
  if (process.getuid?.() === 0 && runs('apt-get')) {
    await step('Installing Chromium (apt-get)', async () => {
      const options = {
        stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      };
      spawnSync('apt-get', ['update', '-q'], options);
      spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
    });
    const installed = found();
    if (installed) return { program: installed };
    return { missing: `Chromium is missing, and apt-get could not install it. ${install}` };
  }
  return { missing: `Chromium is missing. ${install}` };
}

function found(): string | null {
  const named = process.env['CHROMIUM'];
  if (named) return runs(named) ? named : null;
  const onPath = names.map((name) => spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' }).stdout?.trim());
  const all = [...onPath, ...places, chromium.executablePath()];
  // Ubuntu's package is a program that says where to get it: only what answers is a browser.
  return all.find((program): program is string => !!program && existsSync(program) && runs(program)) ?? null;
}

function runs(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
