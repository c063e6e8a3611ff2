import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * The processes whose end means that nobody watches over us any more: npm, and the shell in which it runs a script. Nobody tells
 * us when they are killed. Empty when we were not started by npm: a shell may well end before what it left in the background.
 */
export function npmAncestors() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return [];
  const parent = process.ppid;
  const { command, ppid } = lookUp(parent);
  // Some shells become the program that they run; then our parent is npm itself.
  return command.includes(process.env.npm_lifecycle_script) ? [parent, ppid] : [parent];
}

function lookUp(pid) {
  if (process.platform === 'linux') {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return { command, ppid: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) };
  }
  const [, ppid, command] = /^\s*(\d+)\s+(.*)/s.exec(
    execFileSync('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }),
  );
  return { command, ppid: Number(ppid) };
}
