DELETE FROM deploy_jobs WHERE id = ANY(:keys)
