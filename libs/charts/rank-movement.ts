import type { EChartsOption } from 'echarts';
import type { LeagueTableView } from '../api-types/index.js';
import { PALETTE, QUIET, TEXT } from './palette.js';

/** Ranks over the periods, first place on top; one line an organization, the chosen one brought out. */
export function rankMovement(
  { periods, rows, size }: LeagueTableView,
  chosen: string | null,
  large = false,
): EChartsOption {
  const font = large ? 20 : 13;
  return {
    animation: false,
    textStyle: { fontSize: font, color: TEXT },
    grid: { left: font * 3, right: font * 9, top: font, bottom: font * 2.4 },
    tooltip: { trigger: 'item' },
    xAxis: { type: 'category', data: [...periods], boundaryGap: false, axisLabel: { fontSize: font } },
    yAxis: {
      type: 'value',
      inverse: true,
      min: 1,
      max: Math.max(2, size),
      interval: Math.max(1, Math.ceil((size - 1) / 6)),
      axisLabel: { fontSize: font },
      splitLine: { lineStyle: { color: QUIET } },
    },
    series: rows.map(({ organization, history }, i) => {
      const bright = chosen === null ? i < 3 : organization.code === chosen;
      const color = PALETTE[i % PALETTE.length];
      return {
        type: 'line' as const,
        name: organization.name,
        data: history.map(({ rank }) => rank),
        symbolSize: bright ? 9 : 5,
        color,
        lineStyle: { width: bright ? 4 : 1.5, color, opacity: bright ? 1 : 0.45 },
        itemStyle: { opacity: bright ? 1 : 0.6 },
        z: bright ? 3 : 2,
        endLabel: {
          show: true,
          formatter: '{a}',
          fontSize: bright ? font : font - 2,
          color: TEXT,
          fontWeight: bright ? ('bold' as const) : ('normal' as const),
        },
        labelLayout: { moveOverlap: 'shiftY' as const },
      };
    }),
  };
}
