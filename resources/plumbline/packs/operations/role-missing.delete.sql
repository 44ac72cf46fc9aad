DELETE FROM user_roles g
USING unnest(:keys_user_id, :keys_role_id) AS k (user_id, role_id)
WHERE g.user_id = k.user_id
  AND g.role_id = k.role_id
