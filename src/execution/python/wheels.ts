import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Wheel } from './opener.ts';

type Pinned = { readonly name: string; readonly url: string; readonly sha256: string; readonly size: number };

/**
 * pytest and what it needs, as PyPI has them. NumPy and pandas are not among them: PyPI has no wheel of NumPy for
 * Pyodide's platform at all, and of pandas only one for Python 3.12 (looked for in November 2026).
 */
const pinned: readonly Pinned[] = [
  {
    name: 'pytest-9.2.0-py3-none-any.whl',
    url: 'https://files.pythonhosted.org/packages/51/39/1f5d8c8877a0fa327db959c19341d4be61660de1ab6b7391f9eb805bcd67/',
    sha256: '07acdcf88ec174f907dc01af70bf52d49b014bbab03faeeade31c96b18c2e588',
    size: 411_776,
  },
  {
    name: 'iniconfig-2.3.1-py3-none-any.whl',
    url: 'https://files.pythonhosted.org/packages/56/43/4ca9e49d27a1fcf6bece6f6aec0ea46bb9112489b93d4b688fb415457bdb/',
    sha256: '9121e2c1fdb355232495be3194c8dfe87ccc2d5dee45947b78e68f499790d7a7',
    size: 7_552,
  },
  {
    name: 'packaging-26.3-py3-none-any.whl',
    url: 'https://files.pythonhosted.org/packages/63/34/ba1c580383c9eada3711951fef0795c80b829a078d72188184bcab9dd527/',
    sha256: 'd7193f7c8e4e93f444fde0262bf90af30e16fa0ad0ad44cb553c87339b23cd1c',
    size: 129_956,
  },
  {
    name: 'pluggy-1.7.0-py3-none-any.whl',
    url: 'https://files.pythonhosted.org/packages/40/9e/2b38731e0fc536806f16490e1a12d7f0dc2a1235aa8cc07bcc75416a7daa/',
    sha256: '7dd7b0d8832ba3cb632c306926ded123429211b83641b35dc5c41ad2d34f9bec',
    size: 27_082,
  },
  {
    name: 'pygments-2.21.0-py3-none-any.whl',
    url: 'https://files.pythonhosted.org/packages/71/46/17f022dd3e953bf20a04a028a21ec746d942f8d2af30fa0f124fa0e6a684/',
    sha256: '2363c69b61c4a97c838da3b130dcd6468f4848992b21a82f2a63ec34377137d9',
    size: 1_250_147,
  },
];

/** What is loaded before the learner's tests come, so that no run waits for it. */
export const pytestPreload = ['pytest', '_pytest.assertion.rewrite', '_pytest.config', '_pytest.main'] as const;

const isRight = ({ sha256, size }: Pinned, bytes: Uint8Array): boolean =>
  bytes.length === size && createHash('sha256').update(bytes).digest('hex') === sha256;

/** The wheels, each compared with its hash; none at all unless every one is there and right. */
export async function loadWheels(folder: string): Promise<readonly Wheel[]> {
  const found = await Promise.all(
    pinned.map(async (wheel) => {
      const bytes = await readFile(join(folder, wheel.name)).catch(() => undefined);
      return bytes && isRight(wheel, bytes) ? [{ name: wheel.name, bytes }] : [];
    }),
  );
  return found.every((one) => one.length > 0) ? found.flat() : [];
}

export type Installed = { readonly name: string; readonly how: 'kept' | 'fetched' };

/**
 * Brings every wheel that is not there or not right, and keeps it under its name only once its hash is right.
 * @throws WheelRefused
 */
export async function installWheels(folder: string, get: typeof fetch): Promise<readonly Installed[]> {
  await mkdir(folder, { recursive: true });
  const installed: Installed[] = [];
  for (const wheel of pinned) {
    const path = join(folder, wheel.name);
    const there = await readFile(path).catch(() => undefined);
    if (there && isRight(wheel, there)) {
      installed.push({ name: wheel.name, how: 'kept' });
      continue;
    }
    const bytes = await download(wheel, get);
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    installed.push({ name: wheel.name, how: 'fetched' });
  }
  return installed;
}

/** A wheel could not be had, or is not the one that it should be. */
export class WheelRefused extends Error {
  constructor(name: string, why: string, cause?: unknown) {
    super(`${name} ${why}`, { cause });
    this.name = 'WheelRefused';
  }
}

async function download(wheel: Pinned, get: typeof fetch): Promise<Uint8Array> {
  const { name, url, size } = wheel;
  const answer = await get(`${url}${name}`, { signal: AbortSignal.timeout(120_000) }).catch((error: unknown) => {
    throw new WheelRefused(name, 'could not be fetched: PyPI did not answer.', error);
  });
  if (!answer.ok) throw new WheelRefused(name, `could not be fetched: PyPI answered ${answer.status}.`);
  if (Number(answer.headers.get('content-length') ?? size) !== size)
    throw new WheelRefused(name, 'is not of the size that was pinned, so it was not kept.');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!isRight(wheel, bytes))
    throw new WheelRefused(name, 'does not have the hash that was pinned, so it was not kept.');
  return bytes;
}
