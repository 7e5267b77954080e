/** A file of the tree at the head commit. `text` is there only when the file can be read as UTF-8 text within limits. */
export type SubmittedFile = {
  readonly path: string;
  readonly size: number;
  readonly kind: 'text' | 'binary' | 'too-large' | 'lfs-pointer' | 'not-utf8' | 'link' | 'submodule';
  readonly text?: string;
  /** POSIX mode says that it may be run. */
  readonly executable?: boolean;
};

/** Why a file that is there has no text, as the end of a sentence; undefined when it has one. */
export function whyWithoutText({ kind }: SubmittedFile): string | undefined {
  switch (kind) {
    case 'text':
      return undefined;
    case 'binary':
      return 'it is binary';
    case 'too-large':
      return 'it is too large to be read';
    case 'lfs-pointer':
      return 'it is a pointer of Git LFS, and its content is stored elsewhere';
    case 'not-utf8':
      return 'it is not UTF-8 text';
    case 'link':
      return 'it is a link, and links are not followed';
    case 'submodule':
      return 'it is a submodule';
  }
}
