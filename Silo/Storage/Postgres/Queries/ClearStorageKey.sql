SELECT clear_state(@GrainIdExtensionString, @GrainStateVersion) AS NewGrainStateVersion
