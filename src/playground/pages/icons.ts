import { raw } from 'hono/html';
import type { Html } from './markup.ts';

// Drawn for the playground on a 16 by 16 grid; they only resemble what one knows from GitHub.
const strokes = {
  repository: '<path d="M4 2.5h8.5v11H4.5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1M3.5 11.5h9M6 2.5v9"/>',
  issue: '<circle cx="8" cy="8" r="6"/><circle cx="8" cy="8" r="1" fill="currentColor"/>',
  'issue-closed': '<circle cx="8" cy="8" r="6"/><path d="M5.5 8.2l1.8 1.8 3.4-3.8"/>',
  pull: '<circle cx="4" cy="3.5" r="1.5"/><circle cx="4" cy="12.5" r="1.5"/><circle cx="12" cy="12.5" r="1.5"/><path d="M4 5v6M12 11V6.5a2 2 0 0 0-2-2H8M9.5 2.5L7.5 4.5l2 2"/>',
  'pull-draft':
    '<circle cx="4" cy="3.5" r="1.5"/><circle cx="4" cy="12.5" r="1.5"/><circle cx="12" cy="12.5" r="1.5"/><path d="M4 5v6M12 9.5v-1M12 6V5M12 3v-.5"/>',
  'pull-closed':
    '<circle cx="4" cy="3.5" r="1.5"/><circle cx="4" cy="12.5" r="1.5"/><circle cx="12" cy="12.5" r="1.5"/><path d="M4 5v6M12 11V8M10.3 2.8l3.4 3.4M13.7 2.8l-3.4 3.4"/>',
  merged:
    '<circle cx="4" cy="3.5" r="1.5"/><circle cx="4" cy="12.5" r="1.5"/><circle cx="12" cy="8" r="1.5"/><path d="M4 5v6M4 5.5c1 2 3 2.5 6.5 2.5"/>',
  code: '<path d="M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5"/>',
  commit: '<circle cx="8" cy="8" r="2.5"/><path d="M1.5 8h4M10.5 8h4"/>',
  comment: '<path d="M2.5 3.5h11v7.5H8l-3 2.5V11H2.5z"/>',
  eye: '<path d="M1.5 8c3-5 10-5 13 0-3 5-10 5-13 0z"/><circle cx="8" cy="8" r="1.8"/>',
  check: '<path d="M3 8.5l3.2 3.2L13 5"/>',
  cross: '<path d="M4 4l8 8M12 4l-8 8"/>',
  dot: '<circle cx="8" cy="8" r="3.5" fill="currentColor"/>',
  skip: '<circle cx="8" cy="8" r="6"/><path d="M5 8h6"/>',
  file: '<path d="M4 1.5h5.5L12.5 4.5v10h-8.5zM9.5 1.5v3h3"/>',
  folder: '<path d="M1.5 4.5v8.5h13V5H8L6.5 3h-5z" fill="currentColor"/>',
  branch:
    '<circle cx="4.5" cy="3.5" r="1.5"/><circle cx="4.5" cy="12.5" r="1.5"/><circle cx="11.5" cy="5" r="1.5"/><path d="M4.5 5v6M11.5 6.5c0 3-4 2.5-6.5 4"/>',
  milestone: '<path d="M8 1.5v13M3 3.5h8l2.5 2L11 7.5H3z"/>',
  wheel:
    '<circle cx="8" cy="8" r="6.3"/><circle cx="8" cy="8" r="1.5"/><path d="M8 1.7v4.8M8 9.5v4.8M1.7 8h4.8M9.5 8h4.8M3.5 3.5l3.4 3.4M9.1 9.1l3.4 3.4M12.5 3.5L9.1 6.9M6.9 9.1l-3.4 3.4"/>',
} as const;

export type IconName = keyof typeof strokes;

export function icon(name: IconName, tone = ''): Html {
  const className = tone === '' ? 'icon' : `icon ${tone}`;
  return raw(
    `<svg class="${className}" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${strokes[name]}</svg>`,
  ) as Html;
}
