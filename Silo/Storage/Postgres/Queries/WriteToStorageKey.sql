SELECT write_state(@GrainIdExtensionString, @GrainStateVersion, @PayloadBinary) AS NewGrainStateVersion
