import { raw } from 'hono/html';
import { marked, type Token, type TokensList } from 'marked';
import sanitize from 'sanitize-html';
import { escapeHtml, type Html, html } from './markup.ts';

export type MarkdownContext = {
  /** `owner/name`: where `#12` and relative links lead. */
  readonly repository: string;
  /** Folder that relative links start from: `/owner/name/blob/main/docs`. */
  readonly folder?: string;
  /** Comments keep their line breaks, files do not (https://docs.github.com/get-started/writing-on-github). */
  readonly lineBreaks: boolean;
  /** Shows a suggestion block; without it the block is code like any other. */
  readonly suggestion?: (code: string) => Html;
};

// What GitHub lets through, but no style, no class but a code block's language, and no id.
// https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github
const allowed: sanitize.IOptions = {
  allowedTags: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'kbd', 'samp', 'var'],
    ...['ul', 'ol', 'li', 'input', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary', 'div', 'span'],
    ...['strong', 'b', 'em', 'i', 'del', 's', 'ins', 'sub', 'sup', 'a', 'img', 'q', 'dl', 'dt', 'dd'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    input: ['type', 'checked', 'disabled'],
    ol: ['start'],
    details: ['open'],
    th: ['align'],
    td: ['align'],
    code: ['class'],
  },
  allowedClasses: { code: [/^language-[\w+-]+$/] },
  allowedSchemes: ['http', 'https', 'mailto'],
  nestingLimit: 100,
};

/** Learner-written or bot-written Markdown as HTML that is safe to show. Never throws. */
export function markdown(text: string, context: MarkdownContext): Html {
  try {
    const tokens = marked.lexer(text, { gfm: true, breaks: context.lineBreaks });
    return html`<div class="markdown">${blocks(tokens).map((block) => shown(block, tokens, context))}</div>`;
  } catch (error) {
    // Ten thousand nested quotes are too deep for the parser: shown as they were typed.
    if (error instanceof RangeError) return html`<div class="markdown"><pre>${text}</pre></div>`;
    throw error;
  }
}

type Block = { readonly suggestion: string } | { readonly tokens: readonly Token[] };

/** Suggestion blocks by themselves, everything between them together. */
function blocks(tokens: readonly Token[]): readonly Block[] {
  const result: (Block | { tokens: Token[] })[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    if (token.type === 'code' && token.lang === 'suggestion') result.push({ suggestion: String(token.text) });
    else if (last && 'tokens' in last) (last.tokens as Token[]).push(token);
    else result.push({ tokens: [token] });
  }
  return result;
}

function shown(block: Block, { links }: TokensList, context: MarkdownContext): Html {
  if ('suggestion' in block) {
    return context.suggestion?.(block.suggestion) ?? html`<pre><code>${block.suggestion}</code></pre>`;
  }
  const rendered = marked.parser(Object.assign([...block.tokens], { links }), {
    gfm: true,
    breaks: context.lineBreaks,
  });
  return raw(
    sanitize(rendered, { ...allowed, transformTags: transforms(context), textFilter: linked(context) }),
  ) as Html;
}

function transforms({ repository, folder }: MarkdownContext): sanitize.IOptions['transformTags'] {
  const from = folder ?? `/${repository}/blob/HEAD`;
  return {
    a: (tagName, attributes) => ({
      tagName,
      attribs: { ...attributes, href: destination(attributes.href, from), rel: 'nofollow noopener' },
    }),
    // Only a task list's box; it shows a state and cannot be pressed.
    input: (tagName, attributes) => ({
      tagName: attributes.type === 'checkbox' ? tagName : 'span',
      attribs:
        attributes.type === 'checkbox'
          ? { type: 'checkbox', disabled: '', ...('checked' in attributes && { checked: '' }) }
          : {},
    }),
  };
}

/** A relative link of a file leads to the file beside it. */
function destination(href: string | undefined, from: string): string {
  if (!href || /^([a-z][a-z\d+.-]*:|\/|#)/i.test(href)) return href ?? '';
  return `${from}/${href}`;
}

// `text` comes escaped, and what is returned is written as it is.
function linked({ repository }: MarkdownContext): (text: string, tagName: string) => string {
  const linkable = (tagName: string) => !['a', 'code', 'pre', 'kbd', 'samp'].includes(tagName);
  const escaped = escapeHtml(repository);
  return (text, tagName) =>
    !linkable(tagName)
      ? text
      : text
          .replaceAll(/(?<![\w&/#])#(\d{1,9})\b/g, `<a href="/${escaped}/issues/$1">#$1</a>`)
          .replaceAll(/(?<![\w/@.])@([a-z\d][a-z\d-]{0,38})(?![\w/])/gi, '<a class="mention" href="/$1">@$1</a>');
}
