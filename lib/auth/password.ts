import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** One of the settings that OWASP's password storage sheet calls equal: 32 MiB of memory, three passes. */
const COST = { logN: 15, r: 8, p: 3 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** Longer input only buys an attacker work; the rule for new passwords says the same. */
export const LONGEST_PASSWORD = 256;

type Stored = { readonly logN: number; readonly r: number; readonly p: number; readonly salt: Buffer; readonly key: Buffer };

/** A password as it is stored: `scrypt$logN$r$p$salt$key`. The parameters travel with it, so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await stretch(password, { ...COST, salt });
  return ["scrypt", COST.logN, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/**
 * Whether a password is the stored one. `null` stands for a person who does not exist or has no password: it costs the
 * same time as a wrong password, so that nobody can find out which addresses are known.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const known = stored === null ? null : parse(stored);
  const wanted = known ?? { ...COST, salt: Buffer.alloc(SALT_BYTES), key: Buffer.alloc(KEY_BYTES) };
  const key = await stretch(password.slice(0, LONGEST_PASSWORD), wanted);
  return timingSafeEqual(key, wanted.key) && known !== null;
}

/** NFKC, so that the same password typed on another keyboard is the same bytes. */
function stretch(password: string, { logN, r, p, salt }: Omit<Stored, "key">): Promise<Buffer> {
  return derive(password.normalize("NFKC"), salt, KEY_BYTES, { N: 2 ** logN, r, p, maxmem: 256 * r * 2 ** logN });
}

function parse(stored: string): Stored | null {
  const [scheme, logN, r, p, salt, key] = stored.split("$");
  if (scheme !== "scrypt" || salt === undefined || key === undefined) return null;
  const bytes = Buffer.from(key, "base64url");
  if (bytes.length !== KEY_BYTES) return null;
  return { logN: Number(logN), r: Number(r), p: Number(p), salt: Buffer.from(salt, "base64url"), key: bytes };
}
