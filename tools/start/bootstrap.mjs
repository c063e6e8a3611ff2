/**
 * The way into every command of `package.json`. Runs on the machine's own Node, without any package, and sees to it that the
 * command itself runs on the Node that npm brings, with the packages of the lock file: `node bootstrap.mjs <command> [...]`.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Circolo needs Node 20.19 or later to install itself; this is ${process.version}. See https://nodejs.org`);
  process.exit(1);
}

const { ensureInstalled } = await import('./installation.mjs');
const { handOver, nodeProgram } = await import('./hand-over.mjs');
const { npmAncestors } = await import('./ancestors.mjs');
const command = process.argv.slice(2);
const ancestors = npmAncestors();

try {
  const installed = await ensureInstalled();
  const node = nodeProgram();
  if (installed || node !== process.execPath) {
    process.exitCode = await handOver(node, command, ancestors);
  } else {
    process.env.CIRCOLO_ANCESTORS = ancestors.join();
    await import('./command.ts');
  }
} catch (error) {
  console.error(`\n${error.message}`);
  // Whoever counts our tests reads the last line.
  if (command[0] === 'test') console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
}
