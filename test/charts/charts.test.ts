import { expect, test } from 'vitest';
import { renderChart } from '../../src/adapters/charts/index.ts';
import type { Chart } from '../../src/cards/model.ts';

const options = { format: 'svg', language: 'zh', theme: 'light', width: 326, height: 210 } as const;
const chart: Chart = {
  type: 'line',
  title: '总分',
  summary: '六个月的总分',
  categories: ['6 月', '7 月', '8 月', '9 月', '10 月', '11 月'],
  series: [{ name: '总分', values: [84.1, 85.9, null, 86, 86.2, 89.4] }],
  unit: '分',
  mark: { label: 'A 级', value: 95 },
};

/** Texts of the picture, as a reader sees them. */
const texts = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

test('is as large as asked, and names every category, the unit, the mark and each figure', async () => {
  const svg = await renderChart(chart, options);
  expect(svg).toMatch(/^<svg width="326" height="210"/);
  expect(texts(svg)).toEqual(expect.arrayContaining(['6 月', '11 月', '分', 'A 级', '89.4']));
});

test('leaves a gap where there is no value, and draws no 0', async () => {
  const svg = await renderChart(chart, options);
  expect(texts(svg)).not.toContain('0');
  expect(svg).toMatch(/ d="M[\d. ]+L[\d. ]+M[\d. ]+L[\d. ]+L[\d. ]+"/);
});

test('is the same each time', async () => {
  expect(await renderChart(chart, options)).toBe(await renderChart(chart, options));
});

test('is drawn for a dark page too', async () => {
  expect(await renderChart(chart, { ...options, theme: 'dark' })).not.toBe(await renderChart(chart, options));
});

test('the line to compare with is there, also beyond all values', async () => {
  for (const value of [10, 85, 200]) {
    const svg = await renderChart({ ...chart, mark: { label: 'A 级', value } }, options);
    expect(texts(svg)).toContain('A 级');
  }
});

test('long Chinese names stand under their bars whole', async () => {
  const categories = ['亚马逊美国站', '亚马逊德国站', '亚马逊日本站', 'Shopee 新加坡站', 'Shopee 马来站'];
  const svg = await renderChart(
    { ...chart, type: 'bar', categories, series: [{ name: '达成', values: [1, 2, 3, null, 5] }] },
    options,
  );
  for (const name of categories) expect(texts(svg).join('').replaceAll(' ', '')).toContain(name.replaceAll(' ', ''));
});

test('several series have a legend, and nothing to draw is drawn too', async () => {
  const two = { ...chart, series: [...chart.series, { name: '上年', values: [80, 81, 82, 83, 84, 85] }] };
  expect(texts(await renderChart(two, options))).toEqual(expect.arrayContaining(['总分', '上年']));
  expect(await renderChart({ ...chart, categories: [], series: [] }, options)).toContain('<svg');
});

test('a hostile name stays text', async () => {
  const svg = await renderChart(
    { ...chart, unit: '<script>', mark: { label: '{b}</text><script>', value: 90 } },
    options,
  );
  expect(svg).not.toContain('<script');
});
