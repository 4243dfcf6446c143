-- 3 is an active silo: however long ago it said so, only its fellows may declare it dead.
DELETE FROM silo
WHERE cluster = @DeploymentId AND status <> 3 AND alive < @IAmAliveTime
