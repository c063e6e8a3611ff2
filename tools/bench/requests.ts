import { Agent, request } from 'node:http';

export type Load = {
  readonly url: string;
  readonly cookie: string;
  /** Requests on their way at once, each on a connection of its own. */
  readonly connections: number;
  /** The load ends with whichever comes first. */
  readonly requests: number;
  readonly seconds: number;
};

/** Asks the same again and again; answers how many answers there were. Every one of them must be 200. */
export async function ask({ url, cookie, connections, requests, seconds }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = Date.now() + seconds * 1000;
  let [begun, answered] = [0, 0];
  const oneAfterAnother = async (): Promise<void> => {
    while (begun < requests && Date.now() < until) {
      begun += 1;
      await bodyOf(url, cookie, agent);
      answered += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, oneAfterAnother));
  } finally {
    agent.destroy();
  }
  return answered;
}

/** The text of one answer. */
export function bodyOf(url: string, cookie: string, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { cookie } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(chunks).toString('utf8'));
        else reject(new Error(`${url}: ${answer.statusCode}`));
      });
    });
    asked.once('error', reject);
    asked.end();
  });
}
