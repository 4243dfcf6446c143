WITH seen AS (
    UPDATE silo_cluster SET version = version + 1
    WHERE cluster = @DeploymentId AND version = @Version
      AND NOT EXISTS (
        SELECT FROM silo
        WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING cluster),
added AS (
    INSERT INTO silo (cluster, address, port, generation, name, host, status, proxy_port, started, alive)
    SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM seen
    RETURNING cluster)
SELECT EXISTS (SELECT FROM added)
