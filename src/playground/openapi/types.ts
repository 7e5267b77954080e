import type { components } from '@octokit/openapi-types';

/** GitHub's answers, by the name of their schema: a field that is missing from an answer of ours fails `tsc`. */
export type Schemas = components['schemas'];
export type AppPermissions = Schemas['app-permissions'];
