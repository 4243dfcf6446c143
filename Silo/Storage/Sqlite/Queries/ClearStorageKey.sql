UPDATE grain_state
SET version = version + 1, modified = CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER), state = NULL
WHERE key = @GrainIdExtensionString AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion;

DELETE FROM card_term
WHERE key = @GrainIdExtensionString
  AND term IN (SELECT value FROM json_each((SELECT terms FROM card WHERE key = @GrainIdExtensionString)));

DELETE FROM card_link
WHERE from_key = @GrainIdExtensionString
  AND to_key IN (SELECT value ->> '$.to' FROM json_each((SELECT links FROM card WHERE key = @GrainIdExtensionString)));

DELETE FROM card WHERE key = @GrainIdExtensionString;

DELETE FROM due WHERE key = @GrainIdExtensionString;
