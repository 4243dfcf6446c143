UPDATE grain_state
SET version = version + 1, modified = CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER), state = NULL
WHERE key = @GrainIdExtensionString AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion;

DELETE FROM card_link
WHERE from_key = @GrainIdExtensionString
  AND to_key IN (SELECT value ->> '$.to' FROM json_each((SELECT links FROM card WHERE key = @GrainIdExtensionString)));

DELETE FROM card_match WHERE key = @GrainIdExtensionString;

DELETE FROM card WHERE key = @GrainIdExtensionString;

DELETE FROM due WHERE key = @GrainIdExtensionString;

UPDATE region SET name = NULL, boundary = NULL
WHERE code = substr(@GrainIdExtensionString, instr(@GrainIdExtensionString, '/') + 1)
  AND substr(@GrainIdExtensionString, 1, instr(@GrainIdExtensionString, '/') - 1) IN ('district', 'street', 'community', 'grid', 'micro-grid')
  AND name IS NOT NULL;
