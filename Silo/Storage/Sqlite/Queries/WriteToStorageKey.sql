-- The first statement answers the new version, or nothing when the caller's version is not the stored one: then the
-- writer goes no further. A card that is absent or not listed leaves no trace but its due time; one that is kept is not
-- listed anew and stays as it is. State and Rest are the two parts of PayloadBinary.
INSERT INTO grain_state (key, version, modified, state)
SELECT @GrainIdExtensionString, 1, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER), @State
WHERE @GrainStateVersion IS NULL OR EXISTS (SELECT 1 FROM grain_state WHERE key = @GrainIdExtensionString)
ON CONFLICT (key) DO UPDATE
    SET version = version + 1, modified = excluded.modified, state = excluded.state
    WHERE version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion;

DELETE FROM due
WHERE key = @GrainIdExtensionString AND @Rest ->> '$.card.due' IS NULL;

-- Rounded up: a grain woken too early would find nothing to do.
INSERT INTO due (key, at, take_at)
SELECT @GrainIdExtensionString, at, at
FROM (SELECT CAST(unixepoch(@Rest ->> '$.card.due', 'subsec') * 1000 AS INTEGER) + 1 AS at)
WHERE at IS NOT NULL
ON CONFLICT (key) DO UPDATE SET at = excluded.at, take_at = excluded.take_at;

-- The rest is left out when the card is kept and there is nothing to tell.

-- Links seldom change: they are replaced only when they differ from the stored card's, which is still there.
DELETE FROM card_link
WHERE from_key = @GrainIdExtensionString
  AND to_key IN (SELECT value ->> '$.to' FROM json_each((
    SELECT links FROM card
    WHERE key = @GrainIdExtensionString AND @Rest ->> '$.card.kept' IS NULL
      AND links IS NOT CASE WHEN @Rest ->> '$.card.listed' THEN @Rest -> '$.card.links' END)));

INSERT OR IGNORE INTO card_link (to_key, from_key, relation)
SELECT value ->> '$.to', @GrainIdExtensionString, value ->> '$.relation' FROM json_each(@Rest, '$.card.links')
WHERE @Rest ->> '$.card.listed'
  AND @Rest -> '$.card.links' IS NOT (SELECT links FROM card WHERE key = @GrainIdExtensionString);

DELETE FROM card_match
WHERE key = @GrainIdExtensionString AND @Rest ->> '$.card.kept' IS NULL
  AND value IS NOT CASE WHEN @Rest ->> '$.card.listed' THEN (@Rest -> '$.card.matches') ->> rule END;

INSERT OR IGNORE INTO card_match (rule, value, key)
SELECT json_each.key, json_each.value, @GrainIdExtensionString FROM json_each(@Rest, '$.card.matches')
WHERE @Rest ->> '$.card.listed';

DELETE FROM card
WHERE key = @GrainIdExtensionString AND @Rest ->> '$.card.kept' IS NULL
  AND NOT coalesce(@Rest ->> '$.card.listed', 0);

INSERT INTO card (key, kind, title, area, status, deadline, changed, labels, facts, links, terms)
SELECT @GrainIdExtensionString, substr(@GrainIdExtensionString, 1, instr(@GrainIdExtensionString, '/') - 1), c ->> '$.title', c ->> '$.area', c ->> '$.status', c ->> '$.deadline',
       CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER), c -> '$.labels', c -> '$.facts', c -> '$.links', c -> '$.terms'
FROM (SELECT @Rest -> '$.card' AS c)
WHERE c ->> '$.listed'
ON CONFLICT (key) DO UPDATE
    SET title = excluded.title, area = excluded.area, status = excluded.status, deadline = excluded.deadline, changed = excluded.changed,
        labels = excluded.labels, facts = excluded.facts, links = excluded.links, terms = excluded.terms
    WHERE (title, area, status, deadline, labels, facts, links, terms)
        IS NOT (excluded.title, excluded.area, excluded.status, excluded.deadline, excluded.labels, excluded.facts, excluded.links, excluded.terms);

-- An area leaves the map when it is no longer listed, and keeps its row to say so.
UPDATE region SET name = NULL, boundary = NULL
WHERE code = substr(@GrainIdExtensionString, instr(@GrainIdExtensionString, '/') + 1)
  AND substr(@GrainIdExtensionString, 1, instr(@GrainIdExtensionString, '/') - 1) IN ('district', 'street', 'community', 'grid', 'micro-grid')
  AND name IS NOT NULL
  AND @Rest ->> '$.card.kept' IS NULL
  AND NOT coalesce(@Rest ->> '$.card.listed', 0);

INSERT INTO region (code, name, boundary, version)
SELECT substr(@GrainIdExtensionString, instr(@GrainIdExtensionString, '/') + 1), r ->> '$.name', r ->> '$.boundary', 0
FROM (SELECT @Rest -> '$.card.region' AS r)
WHERE r IS NOT NULL AND @Rest ->> '$.card.listed'
ON CONFLICT (code) DO UPDATE
    SET name = excluded.name, boundary = excluded.boundary
    WHERE (name, boundary) IS NOT (excluded.name, excluded.boundary);

INSERT INTO feed (at, type, source, area, data)
SELECT CAST(unixepoch(value ->> '$.at', 'subsec') * 1000 AS INTEGER), value ->> '$.type', @GrainIdExtensionString, value ->> '$.area', value -> '$.data'
FROM json_each(@Rest, '$.events')
ORDER BY json_each.key;

INSERT INTO object_change (key, revision, at, actor, action, fields)
SELECT @GrainIdExtensionString, c ->> '$.revision', CAST(unixepoch(c ->> '$.at', 'subsec') * 1000 AS INTEGER), c ->> '$.by', c ->> '$.action', c -> '$.fields'
FROM (SELECT @Rest -> '$.change' AS c)
WHERE c IS NOT NULL;
