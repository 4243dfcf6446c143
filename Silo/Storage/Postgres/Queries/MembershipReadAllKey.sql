SELECT silo.address AS Address, silo.port AS Port, silo.generation AS Generation, silo.name AS SiloName, silo.host AS HostName,
       silo.status AS Status, silo.proxy_port AS ProxyPort, silo.suspect_times AS SuspectTimes,
       silo.started AS StartTime, silo.alive AS IAmAliveTime, silo_cluster.version AS Version
FROM silo_cluster LEFT JOIN silo USING (cluster)
WHERE cluster = @DeploymentId
