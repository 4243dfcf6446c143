SELECT convert_to('{"state":' || state || '}', 'UTF8') AS PayloadBinary, version AS Version
FROM grain_state
WHERE key = @GrainIdExtensionString
