import manifest from '../package.json' with { type: 'json' };

/** The program's version, kept with each verdict. */
export const version: string = manifest.version;
