// Views of the SQLite database: the tables joined as people want to read them. Programs join the tables.

const WHO = `coalesce(e.name, e.label, trim(e.kind || ' ' || coalesce(e.country, '')))`
const ROLE_ORDER = `CASE p.role WHEN 'host' THEN 0 WHEN 'guest' THEN 1 WHEN 'participant' THEN 2 ELSE 3 END`

const joined = (table: string, column: string, id: string): string =>
  `(SELECT group_concat("${column}", ' | ') FROM (SELECT "${column}" FROM ${table} WHERE ${table}.${id} ORDER BY rowid))`

const BROWSE_MEETINGS = `CREATE VIEW browse_meetings AS -- meetings, who took part (hosts first) and what about
SELECT m.date_edtf AS "date", m.status, m.kind,
  (SELECT group_concat(who, ' | ') FROM (
    SELECT ${WHO} AS who FROM participants p JOIN entities e USING (entity_id)
    WHERE p.meeting_id = m.meeting_id ORDER BY ${ROLE_ORDER}, p.participant_id)) AS participants,
  m.city, m.country, ${joined('meeting_topics', 'topic', 'meeting_id = m.meeting_id')} AS topics,
  m.report_count AS reports, m.confidence, m.label, m.meeting_id
FROM meetings m ORDER BY m.date_start, m.meeting_id`

const BROWSE_PARTICIPANTS = `CREATE VIEW browse_participants AS -- who took part in which meeting, and in what capacity
SELECT ${WHO} AS who, p.role, p.position, p.country, m.date_edtf AS "date", m.status, m.city, m.label AS meeting,
  p.entity_id, p.meeting_id
FROM participants p JOIN entities e USING (entity_id) JOIN meetings m USING (meeting_id)
ORDER BY who, m.date_start, p.participant_id`

const BROWSE_ENTITIES = `CREATE VIEW browse_entities AS -- people and bodies with all their spellings, those who met most often first
SELECT ${WHO} AS who, e.kind, e.country, e.meeting_count AS meetings,
  ${joined('entity_aliases', 'alias', 'entity_id = e.entity_id')} AS aliases,
  ${joined('entity_positions', 'position', 'entity_id = e.entity_id')} AS positions,
  ${joined('entity_organisations', 'organisation', 'entity_id = e.entity_id')} AS organisations, e.entity_id
FROM entities e ORDER BY e.meeting_count DESC, who, e.entity_id`

const BROWSE_EVIDENCE = `CREATE VIEW browse_evidence AS -- every value with the words that say so and the article that has them
SELECT m.label AS meeting, v.field, v.value, ${WHO} AS who, v.quote, d.publisher, d.title, d.url, d.path,
  v.char_start, v.char_end, v.rule_id, v.confidence, v.evidence_id, v.meeting_id, v.document_id
FROM evidence v JOIN meetings m USING (meeting_id) JOIN documents d USING (document_id)
  LEFT JOIN entities e ON e.entity_id = v.entity_id`

const WHO_MET_WHOM = `CREATE VIEW who_met_whom AS -- pairs that were in the same meetings, of those that took place
SELECT a.entity_id AS entity_a, b.entity_id AS entity_b,
  coalesce(ea.name, ea.label, ea.kind) AS who_a, coalesce(eb.name, eb.label, eb.kind) AS who_b,
  count(*) AS meetings, min(m.date_start) AS first_date, max(m.date_end) AS last_date
FROM participants a JOIN participants b ON b.meeting_id = a.meeting_id AND b.entity_id > a.entity_id
  JOIN meetings m ON m.meeting_id = a.meeting_id
  JOIN entities ea ON ea.entity_id = a.entity_id JOIN entities eb ON eb.entity_id = b.entity_id
WHERE m.status = 'held' GROUP BY a.entity_id, b.entity_id ORDER BY meetings DESC, entity_a, entity_b`

const FOUND_EVIDENCE = `CREATE VIEW found_evidence AS -- SELECT * FROM found_evidence WHERE quote MATCH 'word'
SELECT s.quote, s.value, v.field, v.meeting_id, v.evidence_id, v.document_id, rank
FROM evidence_search s JOIN evidence v ON v.rowid = s.rowid`

export const VIEWS: readonly string[] = [
  BROWSE_MEETINGS,
  BROWSE_PARTICIPANTS,
  BROWSE_ENTITIES,
  BROWSE_EVIDENCE,
  WHO_MET_WHOM,
]

/** The view over the search index, which must be there first. */
export const SEARCH_VIEWS: readonly string[] = [FOUND_EVIDENCE]
