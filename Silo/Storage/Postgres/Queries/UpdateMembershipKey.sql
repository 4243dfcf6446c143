WITH seen AS (
    UPDATE silo_cluster SET version = version + 1
    WHERE cluster = @DeploymentId AND version = @Version
      AND EXISTS (
        SELECT FROM silo
        WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING cluster),
changed AS (
    UPDATE silo SET status = @Status, suspect_times = @SuspectTimes, alive = @IAmAliveTime
    FROM seen
    WHERE silo.cluster = seen.cluster AND address = @Address AND port = @Port AND generation = @Generation
    RETURNING silo.cluster)
SELECT EXISTS (SELECT FROM changed)
