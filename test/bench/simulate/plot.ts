import type { Result } from './report.ts';

const hour = 3_600_000;
const panel = { width: 230, height: 120, gap: 46, left: 44, top: 50 } as const;
const colours = { ours: '#0969da', bound: '#8c959f', asked: '#bf8700', text: '#57606a', axis: '#d0d7de' } as const;

/** What is drawn in one panel: sorted times become the part of the learners for whom it has happened. */
type Line = { readonly times: readonly number[]; readonly colour: string; readonly dashed?: boolean };

/** A small picture: for each cohort, the onboarding above and the evening of the deadline below. */
export function drawn(results: readonly Result[]): string {
  const width = panel.left + results.length * (panel.width + panel.gap);
  const height = panel.top + 2 * panel.height + panel.gap + 26;
  const panels = results.flatMap((result, column) => {
    const { curves, learners, begins, evening } = result;
    const x = panel.left + column * (panel.width + panel.gap);
    const lower = panel.top + panel.height + panel.gap;
    const bound = (times: readonly number[]): Line => ({ times, colour: colours.bound, dashed: true });
    return [
      panelAt(x, panel.top, `${learners.toLocaleString('en')} learners: onboarded`, begins, learners, [
        bound(curves.onboardedBound),
        { times: curves.onboarded, colour: colours.ours },
      ]),
      panelAt(x, lower, 'deadline at hour 6: first reviews', evening, learners, [
        { times: curves.pushed, colour: colours.asked },
        bound(curves.reviewedBound),
        { times: curves.reviewed, colour: colours.ours },
      ]),
    ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11" role="img" aria-label="Cohorts: learners onboarded and first reviews by hour, and the bound of GitHub's limits">
<rect width="${width}" height="${height}" fill="#fff"/>
${legend(width)}
${panels.join('\n')}
</svg>
`;
}

function legend(width: number): string {
  const entries = [
    ['Stagecoach', colours.ours, ''],
    ['the limits of GitHub alone', colours.bound, '4 3'],
    ['pushed', colours.asked, ''],
  ] as const;
  const marks = entries.map(([name, colour, dashes], index) => {
    const x = panel.left + index * 130 + (index > 1 ? 50 : 0);
    const line = `<path d="M${x} 14h22" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>`;
    return `${line}<text x="${x + 27}" y="18" fill="${colours.text}">${name}</text>`;
  });
  const axis = `<text x="${width - panel.gap}" y="18" text-anchor="end" fill="${colours.text}">part of the learners, by hours</text>`;
  return [...marks, axis].join('\n');
}

function panelAt(x: number, y: number, title: string, from: number, learners: number, lines: readonly Line[]): string {
  const { width, height } = panel;
  const longest = Math.max(...lines.flatMap(({ times }) => times.at(-1) ?? from)) - from;
  const hours = niceAbove(longest / hour);
  const px = (time: number) => x + (width * Math.max(0, time - from)) / (hours * hour);
  const py = (share: number) => y + height * (1 - share);
  const labels = [0, 0.5, 1].map(
    (share) =>
      `<text x="${x - 6}" y="${py(share) + 4}" text-anchor="end" fill="${colours.text}">${100 * share} %</text>`,
  );
  const ticks = [0, hours / 2, hours].map(
    (tick) =>
      `<text x="${px(from + tick * hour)}" y="${y + height + 15}" text-anchor="middle" fill="${colours.text}">${tick}</text>`,
  );
  const curves = lines.map(({ times, colour, dashed }) => {
    const points = sampled(times).map(
      ([time, share]) => `${px(time).toFixed(1)},${py(share * (times.length / learners)).toFixed(1)}`,
    );
    const dashes = dashed ? ' stroke-dasharray="4 3"' : '';
    return `<polyline points="${x},${y + height} ${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"${dashes}/>`;
  });
  return `<text x="${x}" y="${y - 7}" fill="${colours.text}" font-weight="600">${title}</text>
<path d="M${x} ${y}v${height}h${width}" fill="none" stroke="${colours.axis}"/>
${[...labels, ...ticks, ...curves].join('\n')}`;
}

/** At most sixty points: when the first, ..., the last one happened. */
function sampled(times: readonly number[]): readonly (readonly [time: number, share: number])[] {
  const count = Math.min(60, times.length);
  return Array.from({ length: count }, (_, index) => {
    const place = Math.ceil(((index + 1) * times.length) / count);
    return [times[place - 1] ?? 0, place / times.length];
  });
}

/** A round, even number of hours. */
function niceAbove(hours: number): number {
  const steps = [2, 4, 6, 8, 10, 12, 16, 20, 24, 30, 40, 50, 60, 80, 100, 120, 160, 200];
  return steps.find((step) => step >= hours) ?? Math.ceil(hours / 100) * 100;
}
