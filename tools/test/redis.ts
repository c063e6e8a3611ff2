import { spawnSync } from 'node:child_process';
import { step } from '../start/steps.ts';

/** A Redis server, or what to do to get one. */
export type RedisServer = { readonly program: string } | { readonly missing: string };

const install = `Install it (Debian, Ubuntu: sudo apt-get install redis-server; macOS: brew install redis)
or name the program with REDIS_SERVER=/path/to/redis-server.`;

/** The Redis server of this system, installed through apt-get if it is missing and we may. Each test starts one of its own. */
export async function ensureRedis(): Promise<RedisServer> {
  const program = process.env['REDIS_SERVER'] ?? 'redis-server';
  if (runs(program)) return { program };
  if (process.getuid?.() === 0 && runs('apt-get')) {
    await step('Installing Redis (apt-get)', async () => {
      const options = {
        stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      };
      spawnSync('apt-get', ['update', '-q'], options);
      spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'redis-server'], options);
    });
    if (runs(program)) return { program };
    return { missing: `Redis is missing, and apt-get could not install it. ${install}` };
  }
  return { missing: `Redis is missing. ${install}` };
}

function runs(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
