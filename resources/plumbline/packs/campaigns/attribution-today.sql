SELECT CURRENT_DATE AS day, calculate_campaign_attributions(CURRENT_DATE)::text AS attributions
