import type { EChartsOption } from 'echarts';
import type { NameView, ScorecardView } from '../api-types/index.js';
import { ADDED, DEDUCTED, MISSED, QUIET, TEXT, WON } from './palette.js';

export interface PointsWords {
  readonly points: string;
  readonly lost: string;
  readonly name: (name: NameView) => string;
}

/** Points won and lost, one bar an indicator, in the order of the contract. */
export function points({ indicators }: ScorecardView, words: PointsWords): EChartsOption {
  const shown = indicators.filter(({ score }) => score !== null);
  const colour = (kind: string): string => (kind === 'bonus' ? ADDED : kind === 'penalty' ? DEDUCTED : WON);
  return {
    animation: false,
    textStyle: { fontSize: 13, color: TEXT },
    grid: { left: 8, right: 40, top: 28, bottom: 8, containLabel: true },
    legend: { top: 0, data: [words.points, words.lost], textStyle: { color: TEXT } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', splitLine: { lineStyle: { color: QUIET } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: shown.map(({ name }) => words.name(name)),
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        name: words.points,
        stack: 'points',
        color: WON,
        // A chart shows a length: the exact figure is the text beside it.
        data: shown.map(({ score, kind }) => ({ value: Number(score), itemStyle: { color: colour(kind) } })),
        label: {
          show: true,
          position: 'insideLeft',
          color: TEXT,
          textBorderColor: '#fff',
          textBorderWidth: 2,
          formatter: ({ dataIndex }) => shown[dataIndex].score ?? '',
        },
      },
      {
        type: 'bar',
        name: words.lost,
        stack: 'points',
        color: MISSED,
        data: shown.map(({ lost, kind }) => (kind === 'plain' ? Number(lost ?? 0) : 0)),
      },
    ],
  };
}
