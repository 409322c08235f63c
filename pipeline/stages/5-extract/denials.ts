// Claims and their denials told in different sentences: "X aurait déjeuné avec Y. C'est faux, assure l'intéressé."
import type { Span } from '../../model/types.ts'
import { isCue } from './cues.ts'
import type { Scene, Telling } from './scene.ts'
import { statusFrame } from './verdicts.ts'

/** Sentences that may lie between a claim and the word that denies it: a denial is told before its claim as often as behind it. */
const BEHIND = 3
const BEFORE = 2

const cue = (scene: Scene, id: string): Span | null => {
  const cell = scene.cells.find(c => isCue(c, id))
  return cell ? { start: cell.start, end: cell.end } : null
}

/** "I have never met Mr X": the cited words of somebody who denies a meeting. */
function citedDenial(scene: Scene): Span | null {
  const verb = scene.items.find(
    x =>
      x.type === 'verb' &&
      x.quoted &&
      x.verb!.negated &&
      scene.pack.byVerb.get(x.verb!.lemma)?.some(r => r.emits.status === undefined),
  )
  return verb ? { start: verb.start, end: verb.end } : null
}

/** The words of a sentence that deny something told elsewhere, null where none do. */
export function denialIn(scene: Scene): Span | null {
  // "The report is denied", "cette rencontre n'a jamais eu lieu"
  const verb = scene.items.find(
    x => x.type === 'verb' && statusFrame(scene, x.verb!)?.emits.status === (x.verb!.negated ? 'held' : 'denied'),
  )
  return cue(scene, 'denial') ?? (verb ? { start: verb.start, end: verb.end } : citedDenial(scene))
}

/** Whether a telling is what others say and not what the text says: "aurait rencontré", "according to the paper". */
const claimed = (t: Telling): boolean => t.tense === 'rumour' || cue(t.scene, 'claim') !== null

/** Sets the status of claims that a sentence nearby denies. */
export function denyClaims(scenes: readonly Scene[], tellings: readonly Telling[]): void {
  const open = tellings.filter(t => t.status === 'held' && !t.headline && claimed(t))
  if (open.length === 0) return
  for (const scene of scenes) {
    const span = scene.headline ? null : denialIn(scene)
    if (!span) continue
    // a denial with a meeting of its own is about that one
    const own = open.filter(t => t.scene === scene)
    for (const t of own) Object.assign(t, { status: 'denied', statusSpan: span })
    if (tellings.some(t => t.scene === scene)) continue
    for (const t of open) {
      const away = scene.sentence.no - t.scene.sentence.no
      if (away > BEHIND || away < -BEFORE || Math.abs(scene.sentence.paragraph - t.scene.sentence.paragraph) > 1)
        continue
      t.status = 'denied'
      t.statusSpan = span
    }
  }
}
