DELETE FROM silo_cluster WHERE cluster = @DeploymentId
