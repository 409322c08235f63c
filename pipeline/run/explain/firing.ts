// Which rules of a sentence told a meeting, and where the nearest rule of every other trigger stopped.
import type { FrameFunction } from '../../model/pack.ts'
import { type Diagnosis, diagnose, STEPS, whyNot } from '../../stages/5-extract/diagnose.ts'
import type { Match } from '../../stages/5-extract/match.ts'
import type { Scene, Telling } from '../../stages/5-extract/scene.ts'
import { entityName, words } from './layers.ts'
import type { Paint } from './paint.ts'

/** "subject = Karim Belhadi; with = Tomás Urrutia". */
function groups(scene: Scene, match: Match): string {
  const parts = (Object.keys(match.slots) as FrameFunction[]).map(fn => {
    const names = match.slots[fn]!.flatMap(i => {
      const entities = scene.who.get(i) ?? []
      return entities.length > 0 ? entities.map(e => entityName(scene, e)) : [words(scene, scene.items[i]!)]
    })
    return `${fn} = ${names.join(', ')}`
  })
  if (match.companions.length > 0)
    parts.push(`companions = ${match.companions.map(i => words(scene, scene.items[i]!)).join(', ')}`)
  return parts.join('; ')
}

/** What a rule does where it tells no meeting itself. */
function sideEffect({ rule }: Diagnosis): string | null {
  const { status, subject, ...others } = rule.emits
  const roles = Object.keys(others).filter(k => k !== 'kind')
  if (status !== undefined && subject === undefined && roles.length === 0)
    return `says "${status}" of a meeting told beside it`
  if (subject === 'accompanying' && roles.length === 0) return 'names companions of the meeting told before it'
  return null
}

const reached = ({ stop }: Diagnosis): number => (stop === null ? STEPS.length : STEPS.indexOf(stop.step))

/** The rule that came furthest; of equals the one tried first. */
const nearest = (tried: readonly Diagnosis[]): Diagnosis | undefined =>
  tried.toSorted((a, b) => reached(b) - reached(a))[0]

function firedLines(scene: Scene, at: number, tellings: readonly Telling[], indent: string, paint: Paint): string[] {
  const [first] = tellings
  const match = diagnose(scene, at).find(d => d.rule.id === first!.rule.id)?.match
  const noun = match && match.noun >= 0 && match.verb >= 0 ? ` + "${words(scene, scene.items[match.noun]!)}"` : ''
  const implied = tellings.flatMap(t => t.members).filter(m => m.implied)
  const taken =
    implied.length > 0
      ? `; from the text before: ${[...new Set(implied.map(m => `${entityName(scene, m.entity)} (${m.role})`))].join(', ')}`
      : ''
  const count = tellings.length > 1 ? `, ${tellings.length} meetings` : ''
  const head = `${indent}"${words(scene, scene.items[at]!)}"${noun}: ${paint.good(`${first!.rule.id} fires`)}, ${first!.status}${count}`
  const filled = match ? groups(scene, match) : ''
  return [head, ...(filled || taken ? [`${indent}  ${filled}${filled ? taken : taken.slice(2)}`] : [])]
}

function silentLine(scene: Scene, at: number, indent: string, paint: Paint): string {
  const item = scene.items[at]!
  const head = `${indent}"${words(scene, item)}": `
  const near = nearest(whyNot(scene, at))
  if (!near) {
    const [what, word] = item.verb ? ['verb', item.verb.lemma] : ['meeting noun', String(item.form?.entry.id)]
    return head + paint.faint(`no rule has the ${what} "${word}"`)
  }
  const side =
    near.stop === null || near.stop.step === 'parties' || near.stop.step === 'status' ? sideEffect(near) : null
  if (side) return `${head}${near.rule.id} ${side}`
  const filled = near.match ? groups(scene, near.match) : ''
  return `${head}${near.rule.id} ${paint.bad(`stopped: ${near.stop!.detail}`)}${filled ? paint.faint(` (${filled})`) : ''}`
}

/** Lines of every trigger of a sentence, left to right; nouns that belong to the frame of a verb are told with it. */
export function ruleLines(scene: Scene, tellings: readonly Telling[], indent: string, paint: Paint): string[] {
  const used = new Set<number>()
  const fired = new Map<number, Telling[]>()
  for (const t of tellings) fired.set(t.at, [...(fired.get(t.at) ?? []), t])
  for (const [at, [first]] of fired) {
    const noun =
      scene.items[at]!.type === 'verb'
        ? diagnose(scene, at).find(d => d.rule.id === first!.rule.id)?.match?.noun
        : undefined
    if (noun !== undefined && noun >= 0) used.add(noun)
  }
  return scene.items.flatMap((item, at) => {
    if ((item.type !== 'verb' && item.type !== 'noun') || used.has(at)) return []
    const told = fired.get(at)
    return told ? firedLines(scene, at, told, indent, paint) : [silentLine(scene, at, indent, paint)]
  })
}
