import ExcelJS from 'exceljs';
import type { Problem } from '../../engine/index.js';
import type { WorkbookReader } from '../../application/index.js';
import { guard } from './guard.js';
import { readCase, type Cells } from './read-case.js';

/** Reads a county's .xlsx: guarded by its bytes first; then the case, every problem at its cell, and the way back. */
export const workbookReader: WorkbookReader = {
  read: async (file, rulebook) => {
    const refused = await guard(file);
    if (refused !== null) return { ok: false, problems: [refused] };
    const workbook = new ExcelJS.Workbook();
    try {
      await workbook.xlsx.load(file as never);
    } catch (error) {
      const value = (error as Error).message;
      return { ok: false, problems: [{ code: 'unreadable_workbook', place: '', value }] };
    }
    const problems: Problem[] = [];
    const cells: Cells = new Map();
    const given = readCase(workbook, rulebook, problems, cells);
    return {
      ok: true,
      value: {
        case: given,
        problems,
        locate: (place) => {
          for (let known = place; known !== ''; known = known.replace(/(\.[^.[\]]*|\[[^\]]*\]|^[^.[\]]*)$/, '')) {
            const cell = cells.get(known);
            if (cell !== undefined) return cell;
          }
          return null;
        },
      },
    };
  },
};
