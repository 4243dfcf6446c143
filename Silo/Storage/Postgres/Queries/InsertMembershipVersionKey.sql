WITH made AS (
    INSERT INTO silo_cluster (cluster, version) VALUES (@DeploymentId, 0)
    ON CONFLICT DO NOTHING
    RETURNING cluster)
SELECT EXISTS (SELECT FROM made)
