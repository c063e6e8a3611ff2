import { rm } from 'node:fs/promises';

export default async function () {
  if (!globalThis.__POSTGRES__) return;
  const { server, folder } = globalThis.__POSTGRES__;
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
