// Words of the class `cue`, asked for by the id of their entry: the one place that knows how a cell holds them.
import { CLASS } from '../../engine/classes.ts'
import type { Cell } from '../../model/mentions.ts'

/** Whether a cell is a cue of this id. */
export const isCue = (cell: Cell, id: string): boolean =>
  (cell.mask & CLASS.cue) !== 0 && cell.forms.some(f => f.bit === CLASS.cue && f.entry.id === id)

/** Whether one of the cells [from, to) is a cue of this id; bounds beyond the sentence are cut. */
export const hasCue = (cells: readonly Cell[], from: number, to: number, id: string): boolean =>
  cells.slice(Math.max(0, from), to).some(c => isCue(c, id))
