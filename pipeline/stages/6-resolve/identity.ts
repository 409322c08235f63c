// New clusters and the ledger in, identifiers and redirects out: a cluster takes the id from which it holds most.
import { mintId } from '../../engine/ids.ts'
import { byCodeUnit } from '../../engine/order.ts'
import type { RedirectRow } from '../../model/records.ts'

/** A cluster by its smallest member (from which an id is minted) and all its members, where a ledger may know them. */
export interface Founded {
  founding: string
  members: readonly string[]
}

export interface Identities {
  /** Id of each cluster, in the order given. */
  ids: string[]
  redirects: RedirectRow[]
}

function claims(
  clusters: readonly Founded[],
  old: ReadonlyMap<string, string>,
): { cluster: number; id: string; count: number }[] {
  const list: { cluster: number; id: string; count: number }[] = []
  clusters.forEach((c, cluster) => {
    const counts = new Map<string, number>()
    for (const m of c.members) {
      const id = old.get(m)
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    for (const [id, count] of counts) list.push({ cluster, id, count })
  })
  return list
}

/** An id that nothing had: from the founding member, salted where that id is already another's. */
function mint(prefix: string, founding: string, taken: ReadonlySet<string>): string {
  for (let salt = 0; ; salt++) {
    const id = salt === 0 ? mintId(prefix, founding) : mintId(prefix, founding, salt)
    if (!taken.has(id)) return id
  }
}

/**
 * Gives every cluster an id. `old` maps a member (evidence or report id) to the id it had in the last version.
 * Most members win, ties by id, then by founding member; an id goes to one cluster at most.
 */
export function assignIds(
  prefix: string,
  clusters: readonly Founded[],
  old: ReadonlyMap<string, string>,
  version: string,
): Identities {
  const wanted = claims(clusters, old).sort(
    (a, b) =>
      b.count - a.count ||
      byCodeUnit(a.id, b.id) ||
      byCodeUnit(clusters[a.cluster]!.founding, clusters[b.cluster]!.founding),
  )
  const ids: (string | null)[] = clusters.map(() => null)
  const owner = new Map<string, number>()
  for (const { cluster, id } of wanted) {
    if (ids[cluster] !== null || owner.has(id)) continue
    ids[cluster] = id
    owner.set(id, cluster)
  }
  const taken = new Set([...old.values(), ...owner.keys()])
  const order = clusters.map((_, i) => i).sort((a, b) => byCodeUnit(clusters[a]!.founding, clusters[b]!.founding))
  for (const i of order) {
    if (ids[i] !== null) continue
    ids[i] = mint(prefix, clusters[i]!.founding, taken)
    taken.add(ids[i]!)
  }
  return { ids: ids as string[], redirects: redirectsOf(ids as string[], wanted, owner, old, version) }
}

function redirectsOf(
  ids: readonly string[],
  wanted: readonly { cluster: number; id: string }[],
  owner: ReadonlyMap<string, number>,
  old: ReadonlyMap<string, string>,
  version: string,
): RedirectRow[] {
  const rows: RedirectRow[] = []
  const alive = new Set(wanted.map(w => w.id))
  for (const { cluster, id } of wanted) {
    if (owner.get(id) === cluster) continue
    // the id stays with its greater part, or is gone into another cluster
    rows.push({ old_id: id, new_id: ids[cluster]!, reason: owner.has(id) ? 'split' : 'merged', since_version: version })
  }
  for (const id of new Set(old.values()))
    if (!alive.has(id)) rows.push({ old_id: id, new_id: null, reason: 'retired', since_version: version })
  const split = new Map<string, number>()
  for (const r of rows) split.set(r.old_id, (split.get(r.old_id) ?? 0) + 1)
  // an id without heir whose members went to several clusters was split, not merged
  return rows.map(r => (r.reason === 'merged' && split.get(r.old_id)! > 1 ? { ...r, reason: 'split' } : r))
}

/** Old redirects followed by new ones; chains are resolved, so that every `new_id` is in use. */
export function accumulate(
  before: readonly RedirectRow[],
  now: readonly RedirectRow[],
  inUse: ReadonlySet<string>,
): RedirectRow[] {
  const next = new Map<string, RedirectRow[]>()
  for (const r of now) next.set(r.old_id, [...(next.get(r.old_id) ?? []), r])
  const rows = new Map<string, RedirectRow>()
  for (const r of [...before, ...now]) {
    const stays = r.new_id === null || inUse.has(r.new_id)
    const targets = stays ? [r.new_id] : (next.get(r.new_id!) ?? [{ new_id: null }]).map(n => n.new_id)
    for (const target of targets) {
      // an id in use is redirected only where a part of it went elsewhere, and that part is still there
      const parted = r.reason === 'split' && target !== null
      if (target === r.old_id || (inUse.has(r.old_id) && !parted)) continue
      const reason = target === null ? 'retired' : r.reason === 'retired' ? 'merged' : r.reason
      const key = `${r.old_id}|${target ?? ''}`
      if (!rows.has(key)) rows.set(key, { ...r, new_id: target, reason })
    }
  }
  const targeted = new Set([...rows.values()].filter(r => r.new_id !== null).map(r => r.old_id))
  return [...rows.values()]
    .filter(r => r.new_id !== null || !targeted.has(r.old_id))
    .sort((a, b) => byCodeUnit(a.old_id, b.old_id) || byCodeUnit(a.new_id ?? '', b.new_id ?? ''))
}

/** The version that the redirects of this run belong to: the next minor one (dataset rules: ids redirected is minor). */
export function versionAfter(version: string): string {
  const [major, minor] = version.split('.').map(Number) as [number, number]
  return `${major}.${minor + 1}.0`
}
