SELECT CAST('{"state":' || state || '}' AS BLOB) AS PayloadBinary, version AS Version
FROM grain_state
WHERE key = @GrainIdExtensionString;
