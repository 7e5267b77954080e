/** A file of the tree at the head commit. `text` is there only when the file can be read as UTF-8 text within limits. */
export type SubmittedFile = {
  readonly path: string;
  readonly size: number;
  readonly kind: 'text' | 'binary' | 'too-large' | 'lfs-pointer' | 'not-utf8' | 'utf-16' | 'link' | 'submodule';
  readonly text?: string;
  /** Of `not-utf8`: the first line in another encoding. */
  readonly line?: number;
  /** POSIX mode says that it may be run. */
  readonly executable?: boolean;
};

/** What is read of a repository, in megabytes: of one file, and in all. */
export const readLimits = { file: 5, total: 50 } as const;

/** Why a file that is there has no text, as the end of a sentence; undefined when it has one. */
export function whyWithoutText({ kind, line }: SubmittedFile): string | undefined {
  switch (kind) {
    case 'text':
      return undefined;
    case 'binary':
      return 'it is binary';
    case 'too-large':
      return `it is too large to be read: at most ${readLimits.file} MB of one file are, and ${readLimits.total} MB in all`;
    case 'lfs-pointer':
      return 'it is a pointer of Git LFS, and its content is stored elsewhere';
    case 'not-utf8':
      return `it is not UTF-8 text${line === undefined ? '' : `: line ${line} is in another encoding`}`;
    case 'utf-16':
      return 'it is UTF-16, as Windows PowerShell writes files: save it as UTF-8';
    case 'link':
      return 'it is a link, and links are not followed';
    case 'submodule':
      return 'it is a submodule';
  }
}
