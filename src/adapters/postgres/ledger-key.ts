import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What everybody may know of the key that signs a ledger. */
export type LedgerKey = {
  /** Sixteen hex digits of the public key's SHA-256. */
  readonly id: string;
  /** Ed25519, its 32 bytes as base64url: `x` of a JSON Web Key (https://www.rfc-editor.org/rfc/rfc8037). */
  readonly publicKey: string;
};

export type LedgerSigner = LedgerKey & {
  /** Ed25519 over the UTF-8 text, base64url. */
  sign(text: string): string;
};

/** PKCS #8 around an Ed25519 seed (https://www.rfc-editor.org/rfc/rfc8410, section 7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The key pair of a server. The private half is stored nowhere: it follows from `secret`, which `keyFor` derives from
 * WEBHOOK_SECRET, so that a rebuilt database signs with the same key, and another webhook secret is another key.
 */
export function ledgerSigner(secret: string): LedgerSigner {
  const seed = createHash('sha256').update(secret).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = String(createPublicKey(privateKey).export({ format: 'jwk' }).x);
  return { ...ledgerKey(publicKey), sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url') };
}

export const ledgerKey = (publicKey: string): LedgerKey => ({
  id: createHash('sha256').update(publicKey).digest('hex').slice(0, 16),
  publicKey,
});

/** Whether `signature` is this key's over the text; false as well for what is no key or no signature. */
export function signedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), known(publicKey), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

const known = (x: string): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
