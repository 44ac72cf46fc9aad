UPDATE risks SET risk_content = '待补充' WHERE id = ANY(:keys)
