import { hash, verify } from '@node-rs/argon2';

/** What OWASP asks of argon2id, which is the library's default kind: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashOfPassword = (password: string): Promise<string> => hash(password, COST);

let nobodys: Promise<string> | undefined;

/** Whether the password is the account's. Without an account it takes as long to say no, so that time tells nothing. */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hashOfPassword(crypto.randomUUID());
  const matches = await verify(passwordHash ?? (await nobodys), password).catch(() => false);
  return matches && passwordHash !== null;
}
