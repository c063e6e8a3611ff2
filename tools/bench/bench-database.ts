import pg from 'pg';

const name = 'circolo_bench';

/** An empty database of its own on the server that the address names. */
export async function createBenchDatabase(databaseUrl: string): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  // Where the server's own vacuum is in it, which only a superuser may end, an unforced drop has it step aside.
  const drop = () =>
    onServer(databaseUrl, `drop database if exists ${name} with (force)`).catch((error: { readonly code?: string }) => {
      if (error.code !== '42501') throw error;
      return onServer(databaseUrl, `drop database if exists ${name}`);
    });
  await drop();
  await onServer(databaseUrl, `create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop };
}

async function onServer(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
